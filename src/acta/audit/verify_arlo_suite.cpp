// SPDX-License-Identifier: Apache-2.0
// The risk of hybrid audits (SUITE), from Arlo's report.
#include <algorithm>
#include <array>
#include <cmath>

#include "acta/audit/suite.hpp"
#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using Status = model::ReportedBallot::Status;

/// The sample of one pair in both strata.
struct PairSample {
  ComparisonStratum comparison;
  PollingStratum polling;
  std::int64_t lost = 0;  ///< polled ballots that were not found
};

void add_error(ErrorCounts& errors, int votes, std::int64_t times) {
  if (votes == 1) errors.over_one += times;
  if (votes >= 2) errors.over_two += times;
  if (votes == -1) errors.under_one += times;
  if (votes <= -2) errors.under_two += times;
}

void add_ballot(const model::ReportedBallot& ballot, std::size_t k, const model::ReportedContest& contest,
                const ReportedPair& pair, std::int64_t times, PairSample& sample) {
  const bool lost = ballot.status == Status::not_found;
  const auto paper = valid_votes(ballot.paper[k], contest);
  const int counted = lost ? 0 : paper[pair.winner] - paper[pair.loser];
  if (!ballot.without_record) {
    const auto record = valid_votes(ballot.record[k], contest);
    const bool worst = lost || ballot.record[k].state == model::ReportedMarks::State::not_in_records;
    sample.comparison.drawn += times;
    return add_error(sample.comparison.errors, worst ? 2 : record[pair.winner] - record[pair.loser] - counted, times);
  }
  if (lost) sample.lost += times;
  (counted > 0 ? sample.polling.winner : counted < 0 ? sample.polling.loser : sample.polling.neither) += times;
}

SuiteContest contest_of(const model::ReportedContest& contest, const ReportedPair& pair) {
  return {static_cast<std::int64_t>(pair.margin), contest.without_records->votes[pair.winner],
          contest.without_records->votes[pair.loser], 1.03905};
}

PairSample sample_of(const model::ReportedAudit& audit, std::size_t k, std::int64_t round, const ReportedPair& pair) {
  const model::ReportedContest& contest = audit.contests[k];
  PairSample sample;
  sample.comparison.ballots = contest.with_records->ballots;
  sample.comparison.margin = contest.with_records->votes[pair.winner] - contest.with_records->votes[pair.loser];
  sample.polling.ballots = contest.without_records->ballots;
  sample.polling.margin = contest.without_records->votes[pair.winner] - contest.without_records->votes[pair.loser];
  for (const auto& ballot : audit.ballots)
    if (const std::int64_t times = times_looked_at(ballot, k, contest.targeted, round); times > 0)
      add_ballot(ballot, k, contest, pair, times, sample);
  return sample;
}

constexpr double kWidestGrid = 5'000;  ///< beyond it a grid of 0.05 is not gone through

/// What versions of Arlo make of a sample.
struct Way {
  bool grid = false;      ///< the largest P-value is looked for on a grid of 0.05 only
  bool credit = false;    ///< ballots that are better for the winner on paper are credited
  bool not_lost = false;  ///< polled ballots that were not found are no vote
};
constexpr std::array<Way, 7> kWays{Way{true, false, false}, {true, true, false}, {false, true, false},
                                   Way{true, false, true},  {true, true, true},  {false, true, true},
                                   Way{false, false, true}};

PairSample as_counted(PairSample sample, Way way) {
  if (!way.credit) sample.comparison.errors.under_one = sample.comparison.errors.under_two = 0;
  if (!way.not_lost) sample.polling.neither -= sample.lost, sample.polling.loser += sample.lost;
  return sample;
}

double p_value(const SuiteContest& contest, const PairSample& sample, bool grid) {
  const SuiteResult range = suite_p_value(contest, sample.comparison, sample.polling);
  if (!grid || range.high - range.low > kWidestGrid) return range.p_value;
  double largest = range.high > range.low ? 0 : 1;
  for (double lambda = range.low; lambda <= range.high + 1e-12; lambda += 0.05)
    largest = std::fmax(largest, suite_combined(contest, sample.comparison, sample.polling, lambda));
  return largest;
}

std::string words(Way way) {
  std::string text;
  const auto add = [&](bool has, const char* part) {
    if (has) text += (text.empty() ? "" : "; ") + std::string(part);
  };
  add(way.grid, "it looks for the largest P-value on a grid of 0.05 only, which is a known defect");
  add(way.credit, "ballots that are better for the winner on paper are credited");
  add(way.not_lost, "polled ballots that were not found are no vote");
  return "A rule of Arlo, or of older versions of it, gives the stated number: " + text;
}

std::string lacking_of(const model::ReportedAudit& audit, const model::ReportedContest& contest, std::size_t k,
                       std::int64_t round) {
  if (!contest.with_records) return "the report lacks \"Total Ballots Cast: CVR\" or \"Tabulated Votes: CVR\"";
  std::int64_t drawn = 0;
  for (const auto& ballot : audit.ballots) {
    const std::int64_t times = times_looked_at(ballot, k, contest.targeted, round);
    drawn += times;
    if (times > 0 && ballot.status == Status::not_audited) return "some drawn ballots were not yet looked at";
    if (times > 0 && (ballot.paper.empty() || ballot.record.empty()))
      return "the report lacks \"CVR Result\" or \"Audit Result\"";
  }
  return drawn == 0 ? "the report lists no sampled ballots of this contest" : "";
}

}  // namespace

RiskAgain hybrid_again(const model::ReportedAudit& audit, std::size_t k, std::size_t r) {
  const model::ReportedContest& contest = audit.contests[k];
  const ReportedOutcome outcome(contest);
  RiskAgain risk;
  risk.reason = lacking_of(audit, contest, k, contest.rounds[r].number);
  if (outcome.smallest_margin <= 0) risk.reason = "the contest has no loser, or a tie";
  if (!risk.reason.empty()) return risk;
  risk.p = 0;
  std::vector<double> known(kWays.size(), 0);
  for (const ReportedPair& pair : outcome.pairs) {
    const PairSample sample = sample_of(audit, k, contest.rounds[r].number, pair);
    const SuiteContest own = contest_of(contest, pair);
    risk.p = std::fmax(risk.p, p_value(own, as_counted(sample, {}), false));
    for (std::size_t i = 0; i < known.size(); ++i)
      known[i] = std::fmax(known[i], p_value(own, as_counted(sample, kWays[i]), kWays[i].grid));
  }
  for (std::size_t i = 0; i < known.size(); ++i) risk.known.push_back({known[i], words(kWays[i])});
  return risk;
}

}  // namespace acta::audit
