// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_cards.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/app/audit_cards_parts.hpp"
#include "acta/app/files.hpp"
#include "acta/audit/findings.hpp"
#include "acta/audit/manifest_faults.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;

class CardsAudit final : public AuditKind {
 public:
  explicit CardsAudit(CardsSubject subject) : m_subject(std::move(subject)) {}

  std::string plan_text(const report::TextStyle& style) const override {
    return report::cards_plan_text(cards_plan(m_subject), style);
  }
  std::string plan_json() const override { return report::cards_plan_json(cards_plan(m_subject)); }
  std::map<std::string, std::int64_t> first_sizes() const override;
  std::map<std::string, double> risk_limits() const override {
    std::map<std::string, double> limits;
    for (const auto& contest : m_subject.contests) limits[contest.contest().id] = m_subject.file.risk_limit / 100;
    return limits;
  }
  base::Result<void> can_draw() const override {
    if (auto refusal = audit::manifest_refusal(m_subject.findings)) return *refusal;
    return {};
  }
  base::Result<RetrievalList> draw(const AuditExtent& extent) const override;
  std::vector<std::string> entry_columns() const override;
  base::Result<AuditStanding> assess(const AuditExtent& extent, std::span<const PaperEntry> entries) const override;

 private:
  base::Result<std::vector<std::int64_t>> sizes_of(const AuditExtent& extent) const;
  base::Result<audit::CardDraw> drawn(const AuditExtent& extent, std::vector<std::int64_t>& sizes) const;
  report::CardsContestAssessment assessed(std::size_t c, const audit::CardDraw& draw, const CardPapers& papers,
                                          bool targeted) const;
  std::vector<report::CardsDifference> differences(std::size_t c, std::span<const std::uint64_t> sample,
                                                   const CardPapers& papers) const;

  CardsSubject m_subject;
};

std::map<std::string, std::int64_t> CardsAudit::first_sizes() const {
  const auto planned = planned_sizes(m_subject, m_subject.file.risk_limit / 100);
  std::map<std::string, std::int64_t> sizes;
  for (std::size_t c = 0; c < planned.size(); ++c) sizes[m_subject.contests[c].contest().id] = planned[c];
  return sizes;
}

base::Result<std::vector<std::int64_t>> CardsAudit::sizes_of(const AuditExtent& extent) const {
  std::vector<std::int64_t> sizes(m_subject.contests.size(), 0);
  bool any = false;
  for (const auto& [id, size] : extent.sizes) {
    const std::size_t c = m_subject.contest(id);
    if (c == sizes.size()) {
      std::string there;
      for (const auto& contest : m_subject.file.contests) there += (there.empty() ? "" : ", ") + contest.id;
      return Error{ErrorKind::usage, "there is no contest \"" + id + "\"", {}, "there are: " + there};
    }
    sizes[c] = size;
    any = any || size > 0;
  }
  if (!any) return Error{ErrorKind::usage, "no contest has a size", {}, "--sizes mayor=120,council=80"};
  return sizes;
}

base::Result<audit::CardDraw> CardsAudit::drawn(const AuditExtent& extent, std::vector<std::int64_t>& sizes) const {
  if (auto can = can_draw(); !can) return can.error();
  if (extent.seed.empty())
    return Error{
        ErrorKind::usage, "a draw needs a seed", {}, "--seed: dice thrown in public after the manifest was fixed"};
  auto wanted = sizes_of(extent);
  if (!wanted) return wanted.error();
  sizes = std::move(*wanted);
  return audit::draw_cards(m_subject.contests, m_subject.styles, extent.seed, sizes);
}

base::Result<RetrievalList> CardsAudit::draw(const AuditExtent& extent) const {
  std::vector<std::int64_t> sizes;
  const auto draw = drawn(extent, sizes);
  if (!draw) return draw.error();
  RetrievalList list;
  list.columns = retrieval_columns();
  std::vector<std::pair<std::uint64_t, std::size_t>> cards;
  for (std::size_t k = 0; k < draw->cards.size(); ++k)
    if (!m_subject.is_phantom(draw->cards[k])) cards.emplace_back(draw->cards[k], k + 1);
  std::sort(cards.begin(), cards.end());  // by batch, then place in it
  for (const auto& [card, order] : cards) {
    std::string contests;
    for (const auto& contest : m_subject.contests)
      if (contest.has(card)) contests += (contests.empty() ? "" : "; ") + contest.contest().id;
    const std::int32_t position = m_subject.positions[card];
    list.rows.push_back({m_subject.unit(card), m_subject.batch_name(card),
                         position > 0 ? std::to_string(position) : std::string(), std::to_string(card + 1),
                         std::to_string(order), contests});
  }
  return list;
}

std::vector<std::string> CardsAudit::entry_columns() const {
  std::vector<std::string> columns;
  for (const auto& contest : m_subject.contests) columns.push_back(contest.contest().id);
  return columns;
}

std::vector<report::CardsDifference> CardsAudit::differences(std::size_t c, std::span<const std::uint64_t> sample,
                                                             const CardPapers& papers) const {
  const audit::CardContestAudit& contest = m_subject.contests[c];
  std::vector<report::CardsDifference> differences;
  for (const std::uint64_t card : sample) {
    const auto paper = papers.by_contest[c].find(card);
    if (paper == papers.by_contest[c].end()) continue;
    const auto row = contest.row(card);
    const std::string seen = paper_text(contest.contest(), paper->second);
    const std::string record = row                        ? vote_text(contest.contest(), contest.vote(*row))
                               : contest.is_without(card) ? "no contest"
                                                          : "";
    if (record.empty() ? seen == "not found" : record != seen)
      differences.push_back({m_subject.unit(card), record.empty() ? "–" : record, seen});
  }
  return differences;
}

report::CardsContestAssessment CardsAudit::assessed(std::size_t c, const audit::CardDraw& draw,
                                                    const CardPapers& papers, bool targeted) const {
  const audit::CardContestAudit& contest = m_subject.contests[c];
  const double limit = m_subject.file.risk_limit / 100;
  const auto paper = [&](std::size_t card) -> const audit::CardPaper* {
    const auto at = papers.by_contest[c].find(card);
    return at == papers.by_contest[c].end() ? nullptr : &at->second;
  };
  audit::CardWalk walk = audit::walk_cards(contest, draw.samples[c], paper, limit);
  report::CardsContestAssessment got;
  got.id = contest.contest().id, got.name = contest.contest().name, got.outcome = contest.outcome().statement;
  got.hardest = contest.outcome().claims[walk.claim].text();
  got.targeted = targeted, got.risk = walk.risk, got.cards = contest.cards();
  got.drawn = walk.drawn, got.counted = walk.counted, got.waiting = walk.waiting, got.differing = walk.differing;
  got.not_found = walk.not_found, got.next = walk.next, got.next_is_average = walk.next_is_average;
  got.impossible = walk.impossible, got.path = std::move(walk.path);
  got.differences = differences(c, std::span(draw.samples[c]).first(static_cast<std::size_t>(walk.counted)), papers);
  for (const std::uint64_t card : draw.samples[c]) got.sample.push_back(m_subject.unit(card));
  got.finding =
      audit::measured_card_risk({got.id, got.outcome, got.hardest, m_subject.file.kind != "polling", !targeted,
                                 got.counted, got.differing, got.waiting, got.next, got.next_is_average, walk.all_seen,
                                 got.risk, limit, got.impossible, m_subject.unlooked[c]});
  got.warning = audit::unlooked_cards(m_subject.unlooked[c]);
  return got;
}

base::Result<AuditStanding> CardsAudit::assess(const AuditExtent& extent, std::span<const PaperEntry> entries) const {
  std::vector<std::int64_t> sizes;
  const auto draw = drawn(extent, sizes);
  if (!draw) return draw.error();
  const auto papers = card_papers(m_subject, *draw, entries);
  if (!papers) return papers.error();
  report::CardsAssessment got{cards_name(m_subject.file),
                              cards_kind(m_subject.file),
                              extent.seed,
                              m_subject.file.risk_limit / 100,
                              static_cast<std::int64_t>(draw->cards.size()),
                              {},
                              papers->notes,
                              m_subject.hashes};
  AuditStanding standing;
  for (std::size_t c = 0; c < m_subject.contests.size(); ++c) {
    const auto& one = got.contests.emplace_back(assessed(c, *draw, *papers, sizes[c] > 0));
    standing.findings.push_back(one.finding);
    standing.contests.push_back({one.id, one.risk, got.risk_limit, one.drawn, one.counted, one.waiting, one.differing,
                                 sizes[c] > 0 ? one.next : 0, one.impossible, one.path, sizes[c] > 0,
                                 one.cards - one.drawn});
  }
  standing.text = report::cards_assessment_text(got, {});
  standing.advice = report::cards_advice(got);
  standing.json = report::cards_assessment_json(got);
  return standing;
}

}  // namespace

bool is_cards_audit(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return false;
  const auto text = read_file(path, 64u << 20);
  return text && read::has_audit_table(*text);
}

base::Result<OpenedCards> open_cards_audit(const std::string& toml_path) {
  auto subject = load_cards(toml_path);
  if (!subject) return subject.error();
  OpenedCards opened{nullptr, cards_name(subject->file), subject->hashes};
  opened.kind = std::make_unique<CardsAudit>(std::move(*subject));
  return opened;
}

}  // namespace acta::app
