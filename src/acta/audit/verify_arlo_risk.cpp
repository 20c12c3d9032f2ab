// SPDX-License-Identifier: Apache-2.0
// The risk of polling and of ballot comparison, from Arlo's report.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "acta/audit/bravo.hpp"
#include "acta/audit/minerva.hpp"
#include "acta/audit/providence.hpp"
#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using model::AuditMath;
using Status = model::ReportedBallot::Status;
using State = model::ReportedMarks::State;

/// Beyond this Minerva's distributions would take the machine.
constexpr std::int64_t kMostVotes = 20'000'000;

RiskAgain lacking(std::string reason) {
  RiskAgain risk;
  risk.reason = std::move(reason);
  return risk;
}

/// Cumulative counts of one pair, round by round.
std::vector<RoundCounts> looks_of(const model::ReportedContest& contest, const ReportedPair& pair, std::size_t rounds) {
  std::vector<RoundCounts> looks;
  RoundCounts sum;
  for (std::size_t r = 0; r <= rounds; ++r) {
    const auto& found = contest.rounds[r].audited;
    sum.winner += found[pair.winner];
    sum.drawn += found[pair.winner] + found[pair.loser];
    looks.push_back(sum);
  }
  return looks;
}

double pair_risk(AuditMath math, double alpha, const model::ReportedContest& contest, const ReportedPair& pair,
                 const std::vector<RoundCounts>& looks) {
  const double w = static_cast<double>(contest.votes[pair.winner]), l = static_cast<double>(contest.votes[pair.loser]);
  const RoundCounts last = looks.back();
  if (math == AuditMath::bravo)
    return std::exp(-bravo_log_statistic({w / (w + l), l / (w + l)}, {last.winner, last.drawn - last.winner}));
  const RoundCounts before = looks.size() > 1 ? looks[looks.size() - 2] : RoundCounts{};
  if (math == AuditMath::providence) return std::exp(providence_log_p(w / (w + l), before, last));
  Minerva test(alpha, w / (w + l));
  for (std::size_t r = 0; r + 1 < looks.size(); ++r) test.close_round(looks[r].drawn);
  return test.p_value(last.drawn, last.winner);
}

bool counts_grow(const std::vector<RoundCounts>& looks) {
  for (std::size_t r = 0; r < looks.size(); ++r)
    if (looks[r].drawn <= (r == 0 ? 0 : looks[r - 1].drawn)) return false;
  return true;
}

/// Arlo then takes the sample for a full count.
bool is_as_large(const model::ReportedContest& contest, std::size_t r) {
  std::int64_t drawn = 0;
  for (std::size_t i = 0; i <= r; ++i)
    drawn = std::min(contest.ballots, drawn + contest.rounds[i].sample_size.value_or(0));
  return contest.ballots > 0 && drawn >= contest.ballots;
}

/// How one ballot counts: by Acta's rule, and by that of the pair with most votes in error.
struct BallotShare {
  double largest = 0, by_votes = 0;
};
BallotShare share_of(const ReportedOutcome& outcome, const std::vector<int>& record, const std::vector<int>& paper) {
  BallotShare share{pair_difference(outcome.pairs, record, paper).share, 0};
  int most = -3;
  for (const ReportedPair& pair : outcome.pairs) {
    const int votes = (record[pair.winner] - record[pair.loser]) - (paper[pair.winner] - paper[pair.loser]);
    const double weight = votes / pair.margin;
    if (votes > most || (votes == most && weight > share.by_votes)) most = votes, share.by_votes = weight;
  }
  return share;
}

struct ComparedBallots {
  std::int64_t drawn = 0;
  std::vector<double> largest, by_votes;  ///< once for each draw
  std::string reason;
};

ComparedBallots compared(const model::ReportedAudit& audit, std::size_t k, std::int64_t round,
                         const ReportedOutcome& outcome) {
  const model::ReportedContest& contest = audit.contests[k];
  ComparedBallots all;
  for (const auto& ballot : audit.ballots) {
    const std::int64_t times = times_looked_at(ballot, k, contest.targeted, round);
    if (times == 0) continue;
    if (ballot.status == Status::not_audited) all.reason = "some drawn ballots were not yet looked at";
    if (ballot.paper.empty() || ballot.record.empty())
      all.reason = "the report lacks \"CVR Result\" or \"Audit Result\"";
    if (!all.reason.empty()) return all;
    const bool worst = ballot.status == Status::not_found || ballot.record[k].state == State::not_in_records;
    const double most = worst_difference(outcome.pairs).share;
    const BallotShare share =
        worst ? BallotShare{most, most}
              : share_of(outcome, valid_votes(ballot.record[k], contest), valid_votes(ballot.paper[k], contest));
    all.drawn += times;
    for (std::int64_t i = 0; i < times; ++i)
      all.largest.push_back(share.largest), all.by_votes.push_back(share.by_votes);
  }
  if (all.drawn == 0) all.reason = "the report lists no sampled ballots of this contest";
  return all;
}

std::vector<double> without_credit(std::vector<double> shares) {
  for (double& share : shares) share = std::fmax(0, share);
  return shares;
}

/// Where a sample is as large as the contest, and its ballots decide: p is 0 or 1. Nothing: they do not.
std::optional<RiskAgain> decided(WholeCount count) {
  if (count != WholeCount::confirms && count != WholeCount::refutes) return std::nullopt;
  RiskAgain risk;
  risk.p = count == WholeCount::confirms ? 0 : 1;
  risk.known = {arlos_full_count()};
  return risk;
}

RiskAgain bets_of_rounds(const model::ReportedAudit& audit, std::size_t k, std::size_t r,
                         const ReportedOutcome& outcome) {
  RiskAgain risk;
  risk.relative = audit.math == AuditMath::bravo ? 1e-9 : 1e-6;
  risk.p = 0;
  for (const ReportedPair& pair : outcome.pairs) {
    const auto looks = looks_of(audit.contests[k], pair, r);
    if (audit.math != AuditMath::bravo && !counts_grow(looks))
      return lacking("a round has no vote for either of two choices: the test needs some");
    risk.p = std::fmax(risk.p, pair_risk(audit.math, audit.risk_limit, audit.contests[k], pair, looks));
  }
  return risk;
}

/// Votes of all rounds, none above kMostVotes + 1.
std::optional<std::vector<std::int64_t>> found_until(const model::ReportedContest& contest, std::size_t r) {
  std::vector<std::int64_t> found(contest.options.size(), 0);
  for (std::size_t i = 0; i <= r; ++i) {
    if (contest.rounds[i].audited.empty()) return std::nullopt;
    for (std::size_t v = 0; v < found.size(); ++v)
      found[v] = std::min(kMostVotes + 1, found[v] + contest.rounds[i].audited[v]);
  }
  return found;
}

bool elects_same(const ReportedOutcome& outcome, const std::vector<std::int64_t>& found) {
  return std::all_of(outcome.pairs.begin(), outcome.pairs.end(),
                     [&](const ReportedPair& pair) { return found[pair.winner] > found[pair.loser]; });
}

}  // namespace

RiskAgain polling_again(const model::ReportedAudit& audit, std::size_t k, std::size_t r) {
  const model::ReportedContest& contest = audit.contests[k];
  const ReportedOutcome outcome(contest);
  if (outcome.smallest_margin <= 0) return lacking("the contest has no loser, or a tie");
  const auto found = found_until(contest, r);
  if (!found) return lacking("a round states no audited votes");
  if (std::accumulate(found->begin(), found->end(), std::int64_t{0}) > kMostVotes)
    return lacking("more votes were found than a sample can hold");
  if (!is_as_large(contest, r)) return bets_of_rounds(audit, k, r, outcome);
  WholeCount count = whole_count(audit, k, contest.rounds[r].number, outcome);
  if (count == WholeCount::unknown && !elects_same(outcome, *found)) count = WholeCount::refutes;
  if (count == WholeCount::unknown)
    return lacking(
        "as many draws as ballots are no full count unless they are all different: the report does not list them");
  if (auto risk = decided(count)) return *risk;
  RiskAgain risk = bets_of_rounds(audit, k, r, outcome);
  risk.known = {arlos_full_count()};
  return risk;
}

RiskAgain comparison_again(const model::ReportedAudit& audit, std::size_t k, std::size_t r) {
  const model::ReportedContest& contest = audit.contests[k];
  const ReportedOutcome outcome(contest);
  if (outcome.smallest_margin <= 0 || contest.ballots <= 0) return lacking("the contest has no loser, or a tie");
  const SuperSimple test{outcome.smallest_margin / static_cast<double>(contest.ballots), 1.03905};
  if (test.diluted_margin > 1) return lacking("the margin is larger than the ballots");
  const ComparedBallots sample = compared(audit, k, contest.rounds[r].number, outcome);
  if (!sample.reason.empty()) return lacking(sample.reason);
  const bool as_large = sample.drawn >= contest.ballots;
  if (as_large)
    if (auto risk = decided(whole_count(audit, k, contest.rounds[r].number, outcome))) return *risk;
  RiskAgain risk;
  const auto p = [&](const std::vector<double>& shares) {
    return std::exp(super_simple_log_p(test, outcome.smallest_margin, sample.drawn, shares));
  };
  risk.p = p(without_credit(sample.largest));
  risk.known = {{p(without_credit(sample.by_votes)),
                 "A known defect of Arlo gives the stated number: it weighs a ballot by the pair with most votes in "
                 "error, not by the pair with the largest share of its margin, so that a worse error lowers the risk"},
                {p(sample.largest),
                 "Crediting ballots that are better for the winner on paper gives the stated number: "
                 "older versions of Arlo did"},
                {p(sample.by_votes),
                 "Older versions of Arlo give the stated number: they credit ballots that are "
                 "better for the winner, and weigh a ballot by the pair with most votes in error"}};
  if (as_large) risk.known.push_back(arlos_full_count());
  return risk;
}

}  // namespace acta::audit
