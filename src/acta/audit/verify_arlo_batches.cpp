// SPDX-License-Identifier: Apache-2.0
// Risk and draw of Arlo's batch comparison.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "acta/audit/arlo_batches.hpp"
#include "acta/audit/claims.hpp"
#include "acta/audit/macro.hpp"
#include "acta/audit/tickets_consistent.hpp"
#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using BatchKey = std::pair<std::string, std::string>;

/// Weights of all claims: 32 MB.
constexpr std::size_t kMostWeights = 4'000'000;

std::string why_no_claims(const ReportedOutcome& outcome, const model::ReportedContest& contest) {
  if (outcome.smallest_margin <= 0) return "the contest has no loser, or a tie";
  if (outcome.pairs.size() <= kMostWeights / contest.options.size()) return {};
  return "the contest has more winners and losers than batches are computed for";
}

std::vector<Claim> claims_of(const ReportedOutcome& outcome, const model::ReportedContest& contest) {
  std::vector<Claim> claims;
  for (const ReportedPair& pair : outcome.pairs)
    claims.push_back(winner_beats_loser(contest.options.size(), pair.winner, pair.loser));
  return claims;
}

std::vector<double> as_real(const std::vector<std::int64_t>& votes) { return {votes.begin(), votes.end()}; }

/// The draws up to a round, from the batches that the report lists.
struct DrawnErrors {
  struct One {
    double error = 0, bound = 0;
  };
  std::vector<One> draws;
  std::set<BatchKey> batches;
  std::vector<double> counted;  ///< votes in these batches
  std::string reason;
};

DrawnErrors errors_of(const model::ReportedAudit& audit, std::size_t k, std::int64_t round, const Macro& macro) {
  DrawnErrors all;
  all.counted.resize(audit.contests[k].options.size(), 0);
  for (const auto& batch : audit.batches) {
    const std::int64_t times = draws_until(batch.tickets[k], round);
    if (times == 0) continue;
    if (!batch.audited || batch.counted[k].empty()) all.reason = "some drawn batches were not yet counted";
    if (batch.reported[k].empty()) all.reason = "a drawn batch has no reported results";
    if (!all.reason.empty()) return all;
    const auto reported = as_real(batch.reported[k]);
    const DrawnErrors::One one{macro.error(reported, as_real(batch.counted[k])),
                               macro.bound(reported, static_cast<double>(batch.ballots))};
    all.draws.insert(all.draws.end(), static_cast<std::size_t>(times), one);
    if (!all.batches.insert({batch.jurisdiction, batch.batch}).second) continue;
    for (std::size_t v = 0; v < all.counted.size(); ++v) all.counted[v] += static_cast<double>(batch.counted[k][v]);
  }
  if (all.draws.empty()) all.reason = "the report lists no sampled batches of this contest";
  return all;
}

double product_of(const DrawnErrors& drawn, double total_bound) {
  MacroProduct product(total_bound);
  for (const auto& one : drawn.draws) product.add(one.error, one.bound);
  return std::exp(product.log_p());
}

/// Every batch with results of the contest once, whichever contest it was drawn for.
double once_each(const model::ReportedAudit& audit, std::size_t k, std::int64_t round, const Macro& macro,
                 double total) {
  MacroProduct product(total);
  for (const auto& batch : audit.batches) {
    const bool drawn = std::any_of(batch.tickets.begin(), batch.tickets.end(),
                                   [&](const auto& tickets) { return draws_until(tickets, round) > 0; });
    if (!drawn || batch.counted[k].empty() || batch.reported[k].empty()) continue;
    const auto reported = as_real(batch.reported[k]);
    product.add(macro.error(reported, as_real(batch.counted[k])),
                macro.bound(reported, static_cast<double>(batch.ballots)));
  }
  return std::exp(product.log_p());
}

std::vector<PythonValue> keys_of(const model::AuditManifest& manifest, const std::vector<std::size_t>& order) {
  std::vector<PythonValue> keys;
  for (const std::size_t b : order) {
    const auto& batch = manifest.batches[b];
    keys.push_back({std::vector<PythonValue>{{batch.jurisdiction}, {batch.batch}}});
  }
  return keys;
}

std::map<BatchKey, std::int64_t> listed_draws(const model::ReportedAudit& audit, std::size_t k) {
  std::map<BatchKey, std::int64_t> listed;
  for (const auto& batch : audit.batches)
    if (const auto times = draws_until(batch.tickets[k], std::numeric_limits<std::int64_t>::max()); times > 0)
      listed[{batch.jurisdiction, batch.batch}] += times;
  return listed;
}

/// The same from the seed; empty where numpy would refuse.
std::map<BatchKey, std::int64_t> drawn_again(const model::ReportedAudit& audit, const model::AuditManifest& manifest,
                                             const BatchBounds& bounds, const std::vector<std::size_t>& order,
                                             std::int64_t draws) {
  std::map<BatchKey, std::int64_t> found;
  std::vector<double> probabilities;
  for (const std::size_t b : order) probabilities.push_back(bounds.bounds[b] / bounds.total);
  const auto drawn =
      draw_batches(audit.seed, keys_of(manifest, order), probabilities, 0, static_cast<std::uint64_t>(draws));
  if (!drawn) return found;
  for (const auto& one : *drawn) {
    const auto& batch = manifest.batches[order[one.batch]];
    ++found[{batch.jurisdiction, batch.batch}];
  }
  return found;
}

void compare_draws(Recomputed& part, const std::map<BatchKey, std::int64_t>& listed,
                   const std::map<BatchKey, std::int64_t>& drawn) {
  std::set<BatchKey> all;
  for (const auto* one : {&listed, &drawn})
    for (const auto& [key, times] : *one) all.insert(key);
  const auto times = [](const auto& map, const BatchKey& key) {
    const auto at = map.find(key);
    return at == map.end() ? std::int64_t{0} : at->second;
  };
  for (const BatchKey& key : all) {
    const std::int64_t said = times(listed, key), got = times(drawn, key);
    if (said == got)
      part.same(got);
    else
      part.differs(key.first + ", " + key.second, fmt::format("drawn {} times, listed {} times", got, said), {});
  }
}

model::Finding batch_draw(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k) {
  const auto listed = listed_draws(audit, k);
  std::int64_t draws = 0;
  for (const auto& [key, times] : listed) draws += times;
  Recomputed part("A301", audit.contests[k].name);
  const std::string subject = fmt::format("The {} draws of batches", draws);
  const std::string holds = "are those that the seed gives.", fails = "are not all those that the seed gives.";
  const BatchBounds bounds = bounds_of(audit.contests[k], manifest);
  if (manifest.batches.empty())
    part.lacks("a draw in proportion to error bounds needs all batches with ballots and votes: --manifest FILE");
  else if (bounds.total <= 0)
    part.lacks(bounds.reason);
  else if (draws >= static_cast<std::int64_t>(manifest.batches.size()))
    part.lacks("the sample is as large as the list of batches: Arlo then takes all");
  else {
    std::vector<std::size_t> order(manifest.batches.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto drawn = drawn_again(audit, manifest, bounds, order, draws);
    if (drawn != listed) {
      std::vector<std::size_t> sorted = order;
      std::stable_sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) {
        const auto &x = manifest.batches[a], &y = manifest.batches[b];
        return std::tie(x.jurisdiction, x.batch) < std::tie(y.jurisdiction, y.batch);
      });
      if (auto again = drawn_again(audit, manifest, bounds, sorted, draws); again == listed) drawn = std::move(again);
    }
    compare_draws(part, listed, drawn);
    part.explain("Another order of the batches, other tallies or other bounds than those of the manifest.");
  }
  return part.finish(subject, holds, fails);
}

model::Finding batch_tickets(const model::ReportedAudit& audit, std::size_t k) {
  Recomputed part("A305", audit.contests[k].name);
  const ConsistentTickets tickets(audit.seed);
  for (const auto& batch : audit.batches) {
    const auto key = python_str({std::vector<PythonValue>{{batch.jurisdiction}, {batch.batch}}});
    std::string expected;
    for (const auto& ticket : batch.tickets[k]) {
      if (ticket.number == "EXTRA" || !key) continue;
      expected = printed_ticket(expected.empty() ? tickets.first(*key) : next_ticket(expected));
      if (ticket.number == expected)
        part.same();
      else
        part.differs(batch.jurisdiction + ", " + batch.batch,
                     fmt::format("ticket {}, from the seed {}", ticket.number, expected), batch.place);
    }
  }
  part.explain("Another seed, or another spelling of a jurisdiction or batch, than the audit used.");
  return part.finish("The ticket numbers of the sampled batches", "are those that the seed gives.",
                     "are not all those that the seed gives.");
}

}  // namespace

BatchBounds bounds_of(const model::ReportedContest& contest, const model::AuditManifest& manifest) {
  BatchBounds result;
  const ReportedOutcome outcome(contest);
  result.reason = why_no_claims(outcome, contest);
  if (!result.reason.empty()) return result;
  std::vector<std::size_t> columns;
  for (const std::string& option : contest.options) {
    const auto at = std::find(manifest.columns.begin(), manifest.columns.end(), option);
    if (at == manifest.columns.end()) {
      result.reason = "the manifest has no votes for \"" + option + "\"";
      return result;
    }
    columns.push_back(static_cast<std::size_t>(at - manifest.columns.begin()));
  }
  double ballots = 0;
  for (const auto& batch : manifest.batches) ballots += static_cast<double>(batch.ballots.value_or(0));
  result.unseen = static_cast<double>(contest.pending) + std::fmax(0, static_cast<double>(contest.ballots) - ballots);
  const Macro macro(claims_of(outcome, contest), as_real(contest.votes), result.unseen);
  for (const auto& batch : manifest.batches) {
    std::vector<double> votes;
    bool there = false;
    for (const std::size_t column : columns) {
      votes.push_back(static_cast<double>(batch.votes[column].value_or(0)));
      there = there || batch.votes[column].has_value();
    }
    const double bound = there ? macro.bound(votes, static_cast<double>(batch.ballots.value_or(0))) : 0;
    result.bounds.push_back(bound);
    result.total += bound;
  }
  if (!std::isfinite(result.total)) result.total = 0, result.reason = "unseen ballots could take the margin away";
  return result;
}

namespace {

void settle(RiskAgain& risk, double p, double once) {
  risk.p = p;
  risk.known = {{once,
                 "Every listed batch counted once, whichever contest it was drawn for, gives the stated number: "
                 "recorded reports of Arlo with several contests have such numbers"}};
}

/// Where every batch was counted the counts decide, whatever ballots in no batch say: 0 or 1. Negative: not every one.
double p_of_all(const DrawnErrors& drawn, const BatchBounds& bounds, const model::AuditManifest& manifest,
                const ReportedOutcome& outcome) {
  for (std::size_t b = 0; b < manifest.batches.size(); ++b)
    if (const auto& one = manifest.batches[b];
        bounds.bounds[b] > 0 && !drawn.batches.contains({one.jurisdiction, one.batch}))
      return -1;
  const auto beats = [&](const ReportedPair& pair) {
    return drawn.counted[pair.winner] - drawn.counted[pair.loser] > bounds.unseen;
  };
  return std::all_of(outcome.pairs.begin(), outcome.pairs.end(), beats) ? 0 : 1;
}

}  // namespace

RiskAgain batches_again(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                        std::size_t r) {
  const model::ReportedContest& contest = audit.contests[k];
  const ReportedOutcome outcome(contest);
  RiskAgain risk;
  risk.reason = contest.ballots > 0 ? why_no_claims(outcome, contest) : "the contest has no ballots";
  if (!risk.reason.empty()) return risk;
  const BatchBounds bounds = manifest.batches.empty() ? BatchBounds{} : bounds_of(contest, manifest);
  risk.reason = bounds.reason;
  if (!risk.reason.empty()) return risk;
  const double unseen = bounds.total > 0 ? bounds.unseen : static_cast<double>(contest.pending);
  const Macro macro(claims_of(outcome, contest), as_real(contest.votes), unseen);
  const DrawnErrors drawn = errors_of(audit, k, contest.rounds[r].number, macro);
  risk.reason = drawn.reason;
  if (!risk.reason.empty()) return risk;
  if (bounds.total > 0) {
    const double all = p_of_all(drawn, bounds, manifest, outcome);
    settle(risk, all >= 0 ? all : product_of(drawn, bounds.total),
           once_each(audit, k, contest.rounds[r].number, macro, bounds.total));
    if (all > 0) risk.known.push_back(arlos_full_count());
    return risk;
  }
  // With one pair the bounds add up to margin and ballots; with more pairs that is the least that they can be.
  const double margin = macro.smallest_margin();
  if (margin <= 0) {
    risk.reason = "pending ballots could take the margin away";
    return risk;
  }
  const double total = (outcome.smallest_margin + static_cast<double>(contest.ballots - contest.pending)) / margin;
  const double least = product_of(drawn, total);
  if (outcome.pairs.size() == 1) {
    settle(risk, least, once_each(audit, k, contest.rounds[r].number, macro, total));
    return risk;
  }
  risk.least = least;
  risk.reason = "the error bounds of all batches are needed: --manifest FILE";
  return risk;
}

void verify_batch_draw(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                       model::AuditVerification& result) {
  result.findings.push_back(batch_tickets(audit, k));
  result.findings.push_back(batch_draw(audit, manifest, k));
}

}  // namespace acta::audit
