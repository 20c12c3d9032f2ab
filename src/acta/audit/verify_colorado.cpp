// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "acta/audit/tickets_rivest.hpp"
#include "acta/audit/verify.hpp"
#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using model::ColoradoCard;
using model::ColoradoContest;

constexpr std::int64_t kMostDraws = 10'000'000;

SuperSimple test_of(const ColoradoContest& contest) {
  return {static_cast<double>(contest.min_margin) / static_cast<double>(contest.cards), contest.gamma};
}
ErrorCounts errors_of(const ColoradoContest& contest) {
  return {contest.over_one, contest.over_two, contest.under_one, contest.under_two};
}
std::int64_t sum_of(const ErrorCounts& errors) {
  return errors.over_one + errors.over_two + errors.under_one + errors.under_two;
}
bool computable(const ColoradoContest& contest) {
  return contest.cards > 0 && contest.min_margin > 0 && contest.min_margin <= contest.cards;
}

/// A302: the size that would end the audit with these errors. Where none was found, the estimate is the same.
model::Finding size_finding(const ColoradoContest& contest, std::vector<model::ComparedNumber>& numbers) {
  Recomputed part("A302", contest.name);
  const std::string subject = "The sample sizes";
  if (!computable(contest)) {
    part.lacks("the margin is 0 or larger than the cards");
    return part.finish(subject, "follow from margin, limit and errors.", "do not follow.");
  }
  const ErrorCounts errors = errors_of(contest);
  const std::int64_t size = draws_with_errors(test_of(contest), contest.risk_limit, errors);
  const auto compare = [&](const char* what, std::int64_t stated) {
    const bool same = stated == size;
    numbers.push_back({contest.name, what, std::to_string(stated), std::to_string(size),
                       same ? model::Verdict::holds : model::Verdict::fails});
    if (same)
      part.same();
    else
      part.differs(what, fmt::format("{} stated, {} computed", stated, size), contest.place);
  };
  compare("Optimistic samples to audit", contest.optimistic);
  if (sum_of(errors) == 0) compare("Estimated samples to audit", contest.estimated);
  if (sum_of(errors) <= contest.audited && contest.audited > 0) {
    const double p = super_simple_p_value(test_of(contest), contest.audited, errors);
    part.number("risk", "Risk after the audited draws", p);
    numbers.push_back({contest.name, fmt::format("P-value after {} draws", contest.audited), "not stated", p_text(p),
                       model::Verdict::not_checked});
  }
  return part.finish(subject, "follow from margin, limit and errors.", "do not follow from margin, limit and errors.");
}

/// A303: the limit is met once the audited draws are as many as the size that the errors ask for.
model::Finding status_finding(const ColoradoContest& contest, std::vector<model::ComparedNumber>& numbers) {
  Recomputed part("A303", contest.name);
  const bool said = contest.status == "risk_limit_achieved";
  if (!computable(contest)) part.lacks("the margin is 0 or larger than the cards");
  if (!computable(contest) || (!said && contest.status != "in_progress")) {
    part.lacks("the status \"" + contest.status + "\" says nothing of the risk");
    return part.finish("Whether the limit was met", "follows from the risk.", "does not follow from the risk.");
  }
  const bool met = contest.audited >= draws_with_errors(test_of(contest), contest.risk_limit, errors_of(contest));
  numbers.push_back({contest.name, "Risk limit met", said ? "yes" : "no", met ? "yes" : "no",
                     met == said ? model::Verdict::holds : model::Verdict::fails});
  if (met == said)
    part.same();
  else
    part.differs("random_audit_status", fmt::format("\"{}\" after {} draws", contest.status, contest.audited),
                 contest.place);
  part.explain("An export from the middle of a round: a status that was not yet brought up to date.");
  return part.finish("Whether the limit was met", "follows from the risk.", "does not follow from the risk.");
}

int has(const std::vector<std::string>& choices, const std::string& name) {
  return std::find(choices.begin(), choices.end(), name) == choices.end() ? 0 : 1;
}

/// In votes: the worst over all winners and all other choices that the file shows; 2 where there is no record.
int discrepancy(const ColoradoCard& card, const std::vector<std::string>& winners,
                const std::set<std::string>& losers) {
  if (card.phantom) return 2;
  int most = -2;
  for (const std::string& w : winners)
    for (const std::string& l : losers)
      most = std::max(most, (has(card.record, w) - has(card.record, l)) - (has(card.paper, w) - has(card.paper, l)));
  return most;
}

std::set<std::string> losers_of(const ColoradoContest& contest, const std::vector<const ColoradoCard*>& cards) {
  std::set<std::string> losers;
  for (const ColoradoCard* card : cards)
    for (const auto* choices : {&card->record, &card->paper})
      for (const std::string& one : *choices)
        if (has(contest.winners, one) == 0) losers.insert(one);
  if (losers.empty()) losers.insert("");
  return losers;
}

/// Counts of contest.csv that no audit can have together.
void counts_together(const ColoradoContest& contest, Recomputed& part) {
  const auto at_most = [&](const char* what, std::int64_t part_of, const char* whole, std::int64_t all) {
    if (part_of <= all)
      part.same();
    else
      part.differs(what, fmt::format("{}, more than {} {}", part_of, whole, all), contest.place);
  };
  at_most("discrepancies", sum_of(errors_of(contest)), "audited_sample_count", contest.audited);
  at_most("contest_ballot_card_count", contest.contest_cards, "ballot_card_count", contest.cards);
  at_most("min_margin", contest.min_margin, "contest_ballot_card_count", contest.contest_cards);
}

/// A card that is listed twice says the same both times.
void cards_twice(const std::vector<const ColoradoCard*>& cards, Recomputed& part) {
  std::map<std::pair<std::string, std::string>, const ColoradoCard*> once;
  for (const ColoradoCard* card : cards) {
    const auto [first, fresh] = once.emplace(std::pair{card->county, card->card}, card);
    if (fresh) continue;
    if (first->second->record == card->record && first->second->paper == card->paper)
      part.same();
    else
      part.differs(card->county + " " + card->card,
                   fmt::format("read in another way in line {}", first->second->place.line), card->place);
  }
}

/// Discrepancies that the comparison shows, against those that the contest's row counts.
void counts_shown(const ColoradoContest& contest, const std::vector<const ColoradoCard*>& cards, Recomputed& part) {
  const std::set<std::string> losers = losers_of(contest, cards);
  std::map<int, std::int64_t> shown;
  for (const ColoradoCard* card : cards)
    if (card->consensus) ++shown[discrepancy(*card, contest.winners, losers)];
  const std::pair<int, std::int64_t> counts[] = {
      {2, contest.over_two}, {1, contest.over_one}, {-1, contest.under_one}, {-2, contest.under_two}};
  for (const auto& [votes, stated] : counts)
    if (stated == shown[votes])
      part.same();
    else
      part.differs(fmt::format("{} of {} vote{}", votes > 0 ? "overstatements" : "understatements", std::abs(votes),
                               std::abs(votes) == 1 ? "" : "s"),
                   fmt::format("{} counted, {} shown by the cards", stated, shown[votes]), contest.place);
}

/// A304. `compared`: contestComparison.csv was given.
model::Finding counts_finding(const ColoradoContest& contest, const std::vector<const ColoradoCard*>& cards,
                              bool compared) {
  Recomputed part("A304", contest.name);
  counts_together(contest, part);
  cards_twice(cards, part);
  const std::int64_t discrepancies = sum_of(errors_of(contest));
  if (cards.empty() && compared && discrepancies > 0)
    part.differs("discrepancies", fmt::format("{} counted, no card of it in contestComparison.csv", discrepancies),
                 contest.place);
  if (cards.empty())
    part.lacks("contestComparison.csv shows no card of it");
  else if (contest.winners.empty())
    part.lacks("contest.csv names no winner of it");
  else
    counts_shown(contest, cards, part);
  part.explain("A card that was drawn several times is listed once and counts as often as it was drawn.");
  return part.finish("Counts of cards, draws and discrepancies", "agree with each other and with the cards.",
                     "do not all agree with each other and with the cards.");
}

bool decides(const ColoradoContest& contest) {
  return contest.reason == "state_wide_contest" || contest.reason == "county_wide_contest";
}

/// Which batches a contest draws from; none where that cannot be told.
std::vector<const model::ManifestBatch*> universe_of(const ColoradoContest& contest, const model::ColoradoAudit& audit,
                                                     const model::AuditManifest& manifest) {
  std::set<std::string> counties;
  if (contest.reason == "county_wide_contest")
    for (const ColoradoCard& card : audit.cards)
      if (card.contest == contest.name) counties.insert(card.county);
  std::vector<const model::ManifestBatch*> batches;
  for (const auto& batch : manifest.batches)
    if (contest.reason == "state_wide_contest" || counties.contains(batch.jurisdiction)) batches.push_back(&batch);
  return batches;
}

using CardName = std::pair<std::string, std::string>;

/// Adds the cards that the seed draws for a contest. Nothing where the manifest does not hold its cards.
bool draw_cards(const ColoradoContest& contest, const std::vector<const model::ManifestBatch*>& batches,
                const std::string& seed, std::set<CardName>& drawn) {
  std::vector<std::uint64_t> ends;
  std::uint64_t all = 0;
  for (const auto* batch : batches) ends.push_back(all += static_cast<std::uint64_t>(batch->ballots.value_or(0)));
  if (all != static_cast<std::uint64_t>(contest.cards) || all == 0 || contest.audited > kMostDraws) return false;
  const RivestTickets tickets(seed);
  for (std::int64_t k = 1; k <= contest.audited; ++k) {
    const std::uint64_t number = tickets.number(static_cast<std::uint64_t>(k), {1, all});
    const auto at = static_cast<std::size_t>(std::lower_bound(ends.begin(), ends.end(), number) - ends.begin());
    const std::uint64_t place = number - (at == 0 ? 0 : ends[at - 1]);
    drawn.insert(
        {batches[at]->jurisdiction, fmt::format("{}-{}-{}", batches[at]->tabulator, batches[at]->batch, place)});
  }
  return true;
}

/// A301: every audited card is in the draw of some contest that decides, and every drawn card was audited.
model::Finding draw_finding(const model::ColoradoAudit& audit, const std::string& seed,
                            const model::AuditManifest& manifest) {
  Recomputed part("A301", "");
  std::set<CardName> drawn;
  std::map<CardName, const ColoradoCard*> listed;
  for (const ColoradoCard& card : audit.cards) listed[{card.county, card.card}] = &card;
  if (seed.empty()) part.lacks("the exports do not state the seed: --seed TEXT");
  if (manifest.batches.empty()) part.lacks("the draw needs the manifests of all counties: --manifest FILE");
  if (listed.empty()) part.lacks("contestComparison.csv lists the audited cards");
  const bool able = !seed.empty() && !manifest.batches.empty() && !listed.empty();
  for (const ColoradoContest& contest : audit.contests)
    if (able && decides(contest) && !draw_cards(contest, universe_of(contest, audit, manifest), seed, drawn))
      part.lacks("the manifest does not hold the " + std::to_string(contest.cards) + " cards of \"" + contest.name +
                 "\"");
  const std::string subject = fmt::format("The {} audited cards", listed.size());
  if (drawn.empty()) {
    part.lacks("no contest decides the draw");
    return part.finish(subject, "are those that the seed gives.", "are not all those that the seed gives.");
  }
  for (const auto& [name, card] : listed)
    if (drawn.contains(name))
      part.same();
    else
      part.differs(name.first + " " + name.second, "audited, not drawn", card->place);
  for (const CardName& name : drawn)
    if (!listed.contains(name)) part.differs(name.first + " " + name.second, "drawn, not in contestComparison.csv", {});
  part.explain("Manifests in another order, or draws made for contests that the export does not mark as deciding.");
  return part.finish(subject, "are those that the seed gives.", "are not all those that the seed gives.");
}

}  // namespace

model::AuditVerification verify_colorado(const model::ColoradoAudit& audit, const std::string& seed,
                                         const model::AuditManifest& manifest) {
  model::AuditVerification result;
  result.tool = "Colorado RLA";
  result.file = audit.file;
  result.method = "card comparison, super-simple, understatements counted";
  result.sampler = "1: SHA-256 of \"seed,k\" (Rivest)";
  result.seed = seed;
  result.findings.push_back(draw_finding(audit, seed, manifest));
  std::map<std::string, std::vector<const ColoradoCard*>> by_contest;
  for (const ColoradoCard& card : audit.cards) by_contest[card.contest].push_back(&card);
  for (const ColoradoContest& contest : audit.contests) {
    result.findings.push_back(size_finding(contest, result.numbers));
    result.findings.push_back(status_finding(contest, result.numbers));
    result.findings.push_back(counts_finding(contest, by_contest[contest.name], !audit.cards.empty()));
  }
  return result;
}

}  // namespace acta::audit
