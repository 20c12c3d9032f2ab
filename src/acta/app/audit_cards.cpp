// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_cards.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/app/audit_cards_law.hpp"
#include "acta/app/audit_parts.hpp"
#include "acta/app/audit_plots.hpp"
#include "acta/app/audit_strata.hpp"
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
  std::vector<report::Plot> plots() const override { return plan_plots(cards_plan(m_subject)); }
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
  base::Result<audit::CardDraw> drawn(const AuditExtent& extent, std::vector<std::int64_t>& sizes) const;
  report::CardsContestAssessment assessed(std::size_t c, const audit::CardDraw& draw, const CardPapers& papers,
                                          bool targeted) const;

  CardsSubject m_subject;
};

std::map<std::string, std::int64_t> CardsAudit::first_sizes() const {
  const auto planned = planned_sizes(m_subject, m_subject.file.risk_limit / 100);
  std::map<std::string, std::int64_t> sizes;
  for (std::size_t c = 0; c < planned.size(); ++c) sizes[m_subject.contests[c].contest().id] = planned[c];
  return sizes;
}

base::Result<audit::CardDraw> CardsAudit::drawn(const AuditExtent& extent, std::vector<std::int64_t>& sizes) const {
  if (auto can = can_draw(); !can) return can.error();
  if (auto seeded = check_draw_seed(extent); !seeded) return seeded.error();
  auto wanted = sizes_of_contests(m_subject.file, extent);
  if (!wanted) return wanted.error();
  sizes = std::move(*wanted);
  return audit::draw_cards(m_subject.contests, m_subject.styles, extent.seed, sizes);
}

base::Result<RetrievalList> CardsAudit::draw(const AuditExtent& extent) const {
  std::vector<std::int64_t> sizes;
  const auto draw = drawn(extent, sizes);
  if (!draw) return draw.error();
  return RetrievalList{retrieval_columns(), retrieval_rows(m_subject, *draw)};
}

std::vector<std::string> CardsAudit::entry_columns() const {
  std::vector<std::string> columns;
  for (const CardsColumn& one : columns_of(m_subject.file)) columns.push_back(one.id);
  return columns;
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
  got.exact = audit::needs_every_claim(contest.contest().kind);
  got.targeted = targeted, got.risk = walk.risk, got.cards = contest.cards();
  got.drawn = walk.drawn, got.counted = walk.counted, got.waiting = walk.waiting, got.differing = walk.differing;
  got.not_found = walk.not_found, got.next = walk.next, got.next_is_average = walk.next_is_average;
  got.impossible = walk.impossible, got.path = std::move(walk.path);
  for (std::size_t k = 0; k < walk.risks.size(); ++k)
    got.claims.push_back({contest.outcome().claims[k].text(), contest.margin(k), walk.risks[k]});
  got.differences =
      card_differences(m_subject, c, std::span(draw.samples[c]).first(static_cast<std::size_t>(walk.counted)), papers);
  for (const std::uint64_t card : draw.samples[c]) got.sample.push_back(m_subject.unit(card));
  got.finding =
      audit::measured_card_risk({got.id, got.outcome, got.hardest, m_subject.file.kind != "polling", !targeted,
                                 got.counted, got.differing, got.waiting, got.next, got.next_is_average, walk.all_seen,
                                 got.risk, limit, got.impossible, m_subject.unlooked[c]});
  got.warning = audit::unlooked_cards(m_subject.unlooked[c]);
  got.seats = seats_of(contest.outcome().seats), got.unproven = contest.outcome().unproven;
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

base::Result<void> check_draw_seed(const AuditExtent& extent) {
  if (!extent.seed.empty()) return {};
  return Error{
      ErrorKind::usage, "a draw needs a seed", {}, "--seed: dice thrown in public after the manifest was fixed"};
}

base::Result<std::vector<std::int64_t>> sizes_of_contests(const read::CardsFile& file, const AuditExtent& extent) {
  std::vector<std::int64_t> sizes(file.contests.size(), 0);
  bool any = false;
  for (const auto& [id, size] : extent.sizes) {
    const auto at =
        std::find_if(file.contests.begin(), file.contests.end(), [&](const auto& one) { return one.id == id; });
    const auto c = static_cast<std::size_t>(at - file.contests.begin());
    if (c == sizes.size()) {
      std::string there;
      for (const auto& contest : file.contests) there += (there.empty() ? "" : ", ") + contest.id;
      return Error{ErrorKind::usage, "there is no contest \"" + id + "\"", {}, "there are: " + there};
    }
    sizes[c] = size;
    any = any || size > 0;
  }
  if (!any) return Error{ErrorKind::usage, "no contest has a size", {}, "--sizes mayor=120,council=80"};
  return sizes;
}

bool is_cards_audit(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return false;
  const auto text = read_file(path, 64u << 20);
  return text && read::has_audit_table(*text);
}

base::Result<OpenedCards> open_cards_audit(const std::string& toml_path, const StrataRates& rates,
                                           const std::filesystem::path& laws) {
  FileHashes hashes;
  auto file = read_cards_toml(toml_path, hashes);
  if (!file) return file.error();
  const CardsFolders folders{std::filesystem::path(toml_path).parent_path(), laws};
  if (!file->strata.empty()) return open_strata_audit(std::move(*file), folders, std::move(hashes), rates);
  auto subject = load_cards(std::move(*file), folders, std::move(hashes));
  if (!subject) return subject.error();
  OpenedCards opened{nullptr, cards_name(subject->file), subject->hashes};
  opened.kind = std::make_unique<CardsAudit>(std::move(*subject));
  return opened;
}

}  // namespace acta::app
