// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_strata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "acta/app/audit_cards_law.hpp"
#include "acta/app/audit_entries.hpp"
#include "acta/app/audit_parts.hpp"
#include "acta/app/audit_plots.hpp"
#include "acta/app/audit_strata_parts.hpp"
#include "acta/audit/findings.hpp"
#include "acta/audit/manifest_faults.hpp"
#include "acta/base/number_text.hpp"
#include "acta/read/cards/headed.hpp"
#include "acta/read/cells.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::size_t kNumberColumn = 3, kOrderColumn = 4;  ///< of retrieval_columns()

/// What was drawn in each stratum, and the samples of each contest by its parts.
struct StrataDraw {
  std::vector<audit::CardDraw> strata;
  std::vector<std::vector<std::vector<std::uint64_t>>> samples;
  std::vector<std::int64_t> sizes;  ///< by contest
};

class StrataAudit final : public AuditKind {
 public:
  explicit StrataAudit(StrataSubject subject) : m_subject(std::move(subject)) {}

  std::string plan_text(const report::TextStyle& style) const override {
    return report::cards_plan_text(strata_plan(m_subject), style);
  }
  std::string plan_json() const override { return report::cards_plan_json(strata_plan(m_subject)); }
  std::vector<report::Plot> plots() const override { return plan_plots(strata_plan(m_subject)); }
  std::map<std::string, std::int64_t> first_sizes() const override {
    const auto planned = planned_strata_sizes(m_subject);
    std::map<std::string, std::int64_t> sizes;
    for (std::size_t c = 0; c < planned.size(); ++c) sizes[m_subject.file.contests[c].id] = planned[c];
    return sizes;
  }
  std::map<std::string, double> risk_limits() const override {
    std::map<std::string, double> limits;
    for (const auto& contest : m_subject.file.contests) limits[contest.id] = m_subject.file.risk_limit / 100;
    return limits;
  }
  StrataRates strata_rates() const override;
  base::Result<void> can_draw() const override {
    if (auto refusal = audit::manifest_refusal(m_subject.findings())) return *refusal;
    return {};
  }
  base::Result<RetrievalList> draw(const AuditExtent& extent) const override;
  std::vector<std::string> entry_columns() const override {
    std::vector<std::string> columns;
    for (const CardsColumn& one : columns_of(m_subject.file)) columns.push_back(one.id);
    return columns;
  }
  base::Result<AuditStanding> assess(const AuditExtent& extent, std::span<const PaperEntry> entries) const override;

 private:
  base::Result<StrataDraw> drawn(const AuditExtent& extent) const;
  std::map<std::pair<std::size_t, std::uint64_t>, std::int64_t> turns(const StrataDraw& draw) const;
  base::Result<std::vector<std::vector<std::int64_t>>> sizes_by_stratum(const std::vector<std::int64_t>& wanted) const;
  base::Result<std::vector<CardPapers>> papers(const StrataDraw& draw, std::span<const PaperEntry> entries) const;
  base::Result<PaperEntry> in_stratum(const PaperEntry& entry, std::size_t stratum) const;
  report::CardsContestAssessment assessed(std::size_t c, const StrataDraw& draw,
                                          const std::vector<CardPapers>& papers) const;
  void add_parts(std::size_t c, const StrataDraw& draw, const std::vector<CardPapers>& papers,
                 report::CardsContestAssessment& got) const;
  report::CardsContestStratum part_of(std::size_t c, std::size_t k, std::span<const std::uint64_t> used,
                                      const CardPapers& papers) const;

  StrataSubject m_subject;
};

/// By stratum and its contests: how many of the sizes of whole contests are drawn there.
base::Result<std::vector<std::vector<std::int64_t>>> StrataAudit::sizes_by_stratum(
    const std::vector<std::int64_t>& wanted) const {
  std::vector<std::vector<std::int64_t>> sizes;
  for (const CardsSubject& stratum : m_subject.strata) sizes.emplace_back(stratum.contests.size(), 0);
  for (std::size_t c = 0; c < m_subject.contests.size(); ++c) {
    const audit::CardStrata& contest = m_subject.contests[c];
    if (wanted[c] > contest.cards())
      return Error{ErrorKind::usage,
                   fmt::format("contest \"{}\" is on {} cards; {} cannot be drawn", contest.contest().id,
                               base::grouped(contest.cards()), base::grouped(wanted[c])),
                   {},
                   {}};
    const auto of = contest.sizes(wanted[c]);
    for (std::size_t k = 0; k < of.size(); ++k)
      sizes[m_subject.parts[c][k].stratum][m_subject.parts[c][k].contest] = of[k];
  }
  return sizes;
}

base::Result<StrataDraw> StrataAudit::drawn(const AuditExtent& extent) const {
  if (auto can = can_draw(); !can) return can.error();
  if (auto seeded = check_draw_seed(extent); !seeded) return seeded.error();
  auto wanted = sizes_of_contests(m_subject.file, extent);
  if (!wanted) return wanted.error();
  StrataDraw draw;
  draw.sizes = std::move(*wanted);
  const auto sizes = sizes_by_stratum(draw.sizes);
  if (!sizes) return sizes.error();
  for (std::size_t s = 0; s < m_subject.strata.size(); ++s) {
    const std::string seed = extent.seed + "/" + m_subject.file.strata[s].stratum;
    auto one = audit::draw_cards(m_subject.strata[s].contests, m_subject.strata[s].styles, seed, (*sizes)[s]);
    if (!one) return one.error();
    draw.strata.push_back(std::move(*one));
  }
  for (std::size_t c = 0; c < m_subject.contests.size(); ++c) {
    draw.samples.emplace_back();
    for (const StrataSubject::Part& part : m_subject.parts[c]) {
      auto& sample = draw.samples[c].emplace_back(draw.strata[part.stratum].samples[part.contest]);
      // A contest that is drawn for takes its own cards alone, also where a stratum's turn has not come yet.
      if (draw.sizes[c] > 0) sample.resize(static_cast<std::size_t>((*sizes)[part.stratum][part.contest]));
    }
  }
  return draw;
}

StrataRates StrataAudit::strata_rates() const {
  StrataRates rates;
  for (std::size_t c = 0; c < m_subject.contests.size(); ++c)
    for (std::size_t k = 0; k < m_subject.parts[c].size(); ++k)
      rates[m_subject.file.contests[c].id][m_subject.file.strata[m_subject.parts[c][k].stratum].stratum] =
          m_subject.contests[c].rates()[k];
  return rates;
}

/// By stratum and card: when some contest first asks for it, as far as one does.
std::map<std::pair<std::size_t, std::uint64_t>, std::int64_t> StrataAudit::turns(const StrataDraw& draw) const {
  std::map<std::pair<std::size_t, std::uint64_t>, std::int64_t> first;
  for (std::size_t c = 0; c < m_subject.contests.size(); ++c) {
    std::int64_t turn = 0;
    for (const auto& [part, card] : audit::strata_path(m_subject.contests[c], draw.samples[c])) {
      const auto [at, added] = first.emplace(std::pair(m_subject.parts[c][part].stratum, card), ++turn);
      if (!added) at->second = std::min(at->second, turn);
    }
  }
  return first;
}

/// Cards are numbered in the order in which contests ask for them, over all strata.
base::Result<RetrievalList> StrataAudit::draw(const AuditExtent& extent) const {
  const auto draw = drawn(extent);
  if (!draw) return draw.error();
  const auto first = turns(*draw);
  RetrievalList list;
  list.columns = retrieval_columns();
  std::vector<std::tuple<std::int64_t, std::size_t, std::int64_t, std::size_t>> order;  // turn, stratum, its own, row
  for (std::size_t s = 0; s < m_subject.strata.size(); ++s) {
    const std::string prefix = m_subject.file.strata[s].stratum + ":";
    for (auto& row : retrieval_rows(m_subject.strata[s], draw->strata[s])) {
      const auto at = first.find({s, std::stoull(row[kNumberColumn]) - 1});
      order.emplace_back(at == first.end() ? std::numeric_limits<std::int64_t>::max() : at->second, s,
                         std::stoll(row[kOrderColumn]), list.rows.size());
      row[0] = prefix + row[0], row[1] = prefix + row[1];
      list.rows.push_back(std::move(row));
    }
  }
  std::sort(order.begin(), order.end());
  for (std::size_t k = 0; k < order.size(); ++k) list.rows[std::get<3>(order[k])][kOrderColumn] = std::to_string(k + 1);
  return list;
}

/// Whether all that is entered of a card is that it was not found, of a contest of its own among others.
bool is_not_found(const PaperEntry& entry, const CardsSubject& subject) {
  bool own = false;
  for (const auto& [column, text] : entry.values) {
    const std::string word = read::lowered(text);
    if (!word.empty() && word != "not found") return false;
    own = own || (word == "not found" && column_with(columns_of(subject.file), column));
  }
  return own;
}

/// The entry as the stratum's own audit would have it: its card's name there, and no cells of other strata's contests.
base::Result<PaperEntry> StrataAudit::in_stratum(const PaperEntry& entry, std::size_t stratum) const {
  PaperEntry own{entry.unit.substr(entry.unit.find(':') + 1),
                 {},
                 entry.where,
                 {},
                 entry.unit_cell,
                 entry.listed,
                 entry.listed_cells};
  const CardsSubject& subject = m_subject.strata[stratum];
  const bool lost = is_not_found(entry, subject);
  const auto all = columns_of(m_subject.file), here = columns_of(subject.file);
  for (std::size_t k = 0; k < entry.values.size(); ++k) {
    const auto& [column, text] = entry.values[k];
    if (column_with(all, column) && !column_with(here, column)) {
      const std::string word = read::lowered(text);
      if (word.empty() || word == "no contest" || lost) continue;
      return Error{
          ErrorKind::format,
          base::printable(fmt::format("contest \"{}\" is not of stratum \"{}\", where card \"{}\" lies", column,
                                      m_subject.file.strata[stratum].stratum, base::cut(entry.unit, 80))),
          place_of(entry, column), "leave the cell empty"};
    }
    own.values.push_back(entry.values[k]);
    if (k < entry.cells.size()) own.cells.push_back(entry.cells[k]);
  }
  return own;
}

base::Result<std::vector<CardPapers>> StrataAudit::papers(const StrataDraw& draw,
                                                          std::span<const PaperEntry> entries) const {
  std::vector<std::vector<PaperEntry>> by_stratum(m_subject.strata.size());
  for (const PaperEntry& entry : entries) {
    const std::string id = entry.unit.substr(0, entry.unit.find(':'));
    const auto& strata = m_subject.file.strata;
    const auto at = std::find_if(strata.begin(), strata.end(), [&](const auto& one) { return one.stratum == id; });
    if (at == strata.end() || entry.unit.find(':') == std::string::npos)
      return Error{ErrorKind::format,
                   base::printable(fmt::format("card \"{}\" is of no stratum", base::cut(entry.unit, 80))),
                   place_of(entry), "entries name cards as the retrieval list does: stratum:card"};
    const auto stratum = static_cast<std::size_t>(at - strata.begin());
    auto own = in_stratum(entry, stratum);
    if (!own) return own.error();
    by_stratum[stratum].push_back(std::move(*own));
  }
  std::vector<CardPapers> papers;
  for (std::size_t s = 0; s < by_stratum.size(); ++s) {
    auto read = card_papers(m_subject.strata[s], draw.strata[s], by_stratum[s]);
    if (!read) return read.error();
    papers.push_back(std::move(*read));
  }
  return papers;
}

report::CardsContestStratum StrataAudit::part_of(std::size_t c, std::size_t k, std::span<const std::uint64_t> used,
                                                 const CardPapers& papers) const {
  const audit::CardContestAudit& audit = m_subject.contests[c].part(k);
  const audit::StratumDesign& design = m_subject.contests[c].design(m_subject.contests[c].hardest()).strata[k];
  const auto& seen = papers.by_contest[m_subject.parts[c][k].contest];
  report::CardsContestStratum part;
  part.id = m_subject.file.strata[m_subject.parts[c][k].stratum].stratum;
  part.cards = audit.cards(), part.rate = design.rate, part.bet = design.bet;
  part.counted = static_cast<std::int64_t>(used.size());
  for (const std::uint64_t card : used) {
    const auto at = seen.find(card);
    const bool lost = at == seen.end() || at->second.seen == audit::CardPaper::Seen::not_found;
    part.not_found += lost;
    part.differing += at == seen.end() || audit.differs(card, at->second);
  }
  return part;
}

/// Strata, differences and the sample's names.
void StrataAudit::add_parts(std::size_t c, const StrataDraw& draw, const std::vector<CardPapers>& papers,
                            report::CardsContestAssessment& got) const {
  const audit::CardStrata& contest = m_subject.contests[c];
  const auto& parts = m_subject.parts[c];
  const auto drawn = contest.sizes(got.drawn), used = contest.sizes(got.counted);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const auto sample = std::span(draw.samples[c][k]).first(static_cast<std::size_t>(used[k]));
    got.strata.push_back(part_of(c, k, sample, papers[parts[k].stratum]));
    got.strata.back().drawn = drawn[k];
    const std::string prefix = m_subject.file.strata[parts[k].stratum].stratum + ":";
    for (auto& one :
         card_differences(m_subject.strata[parts[k].stratum], parts[k].contest, sample, papers[parts[k].stratum])) {
      one.card = prefix + one.card;
      got.differences.push_back(std::move(one));
    }
  }
  std::vector<std::size_t> at(parts.size(), 0);
  for (const std::uint32_t k : contest.order(got.drawn))
    got.sample.push_back(m_subject.unit(parts[k].stratum, draw.samples[c][k][at[k]++]));
}

report::CardsContestAssessment StrataAudit::assessed(std::size_t c, const StrataDraw& draw,
                                                     const std::vector<CardPapers>& papers) const {
  const audit::CardStrata& contest = m_subject.contests[c];
  const auto& parts = m_subject.parts[c];
  const auto paper = [&](std::size_t part, std::size_t card) -> const audit::CardPaper* {
    const auto& seen = papers[parts[part].stratum].by_contest[parts[part].contest];
    const auto at = seen.find(card);
    return at == seen.end() ? nullptr : &at->second;
  };
  const double limit = m_subject.file.risk_limit / 100;
  audit::CardWalk walk = audit::walk_strata(contest, draw.samples[c], paper, limit);
  report::CardsContestAssessment got;
  got.id = contest.contest().id, got.name = contest.contest().name, got.outcome = contest.outcome().statement;
  got.hardest = contest.outcome().claims[walk.claim].text();
  got.exact = audit::needs_every_claim(contest.contest().kind);
  got.targeted = draw.sizes[c] > 0, got.risk = walk.risk, got.cards = contest.cards();
  got.drawn = walk.drawn, got.counted = walk.counted, got.waiting = walk.waiting, got.differing = walk.differing;
  got.not_found = walk.not_found, got.next = walk.next, got.next_is_average = walk.next_is_average;
  got.impossible = walk.impossible, got.path = std::move(walk.path);
  for (std::size_t k = 0; k < walk.risks.size(); ++k)
    got.claims.push_back({contest.outcome().claims[k].text(), contest.margin(k), walk.risks[k]});
  add_parts(c, draw, papers, got);
  bool compared = true;
  for (std::size_t k = 0; k < parts.size(); ++k)
    compared = compared && contest.part(k).method() != audit::CardMethod::polling;
  got.finding = audit::measured_card_risk({got.id, got.outcome, got.hardest, compared, !got.targeted, got.counted,
                                           got.differing, got.waiting, got.next, got.next_is_average, walk.all_seen,
                                           got.risk, limit, got.impossible, m_subject.unlooked(c), true});
  got.warning = audit::unlooked_cards(m_subject.unlooked(c));
  got.seats = seats_of(contest.outcome().seats), got.unproven = contest.outcome().unproven;
  return got;
}

base::Result<AuditStanding> StrataAudit::assess(const AuditExtent& extent, std::span<const PaperEntry> entries) const {
  const auto draw = drawn(extent);
  if (!draw) return draw.error();
  const auto papers = this->papers(*draw, entries);
  if (!papers) return papers.error();
  report::CardsAssessment got{cards_name(m_subject.file),
                              strata_kind(m_subject.file),
                              extent.seed,
                              m_subject.file.risk_limit / 100,
                              0,
                              {},
                              {},
                              m_subject.hashes};
  for (std::size_t s = 0; s < papers->size(); ++s) {
    got.cards += static_cast<std::int64_t>(draw->strata[s].cards.size());
    for (const std::string& note : (*papers)[s].notes)
      got.notes.push_back(m_subject.file.strata[s].stratum + ": " + note);
  }
  AuditStanding standing;
  for (std::size_t c = 0; c < m_subject.contests.size(); ++c) {
    const auto& one = got.contests.emplace_back(assessed(c, *draw, *papers));
    standing.findings.push_back(one.finding);
    standing.contests.push_back({one.id, one.risk, got.risk_limit, one.drawn, one.counted, one.waiting, one.differing,
                                 one.targeted ? one.next : 0, one.impossible, one.path, one.targeted,
                                 one.cards - one.drawn});
  }
  standing.text = report::cards_assessment_text(got, {});
  standing.advice = report::cards_advice(got);
  standing.json = report::cards_assessment_json(got);
  return standing;
}

}  // namespace

base::Result<OpenedCards> open_strata_audit(read::CardsFile file, const CardsFolders& folders, FileHashes hashes,
                                            const StrataRates& rates) {
  auto subject = load_strata(std::move(file), folders, std::move(hashes), rates);
  if (!subject) return subject.error();
  OpenedCards opened{nullptr, cards_name(subject->file), subject->hashes};
  opened.kind = std::make_unique<StrataAudit>(std::move(*subject));
  return opened;
}

}  // namespace acta::app
