// SPDX-License-Identifier: Apache-2.0
// Samples that Arlo takes for a full count.
#include <algorithm>
#include <set>
#include <tuple>

#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using model::ReportedBallot;
using State = model::ReportedMarks::State;

struct Paper {
  std::vector<std::int64_t> votes;
  std::int64_t held = 0, missing = 0;  ///< ballots with the contest; ballots that nobody could read
  bool stated = true;
};

void add_ballot(const ReportedBallot& ballot, std::size_t k, const model::ReportedContest& contest, Paper& paper) {
  paper.stated = paper.stated && ballot.status != ReportedBallot::Status::not_audited && !ballot.paper.empty();
  if (!paper.stated) return;
  const model::ReportedMarks& marks = ballot.paper[k];
  if (ballot.status == ReportedBallot::Status::not_found || marks.state == State::none_stated) {
    ++paper.missing;
  } else if (marks.state != State::no_contest) {
    ++paper.held;
    const std::vector<int> votes = valid_votes(marks, contest);
    for (std::size_t v = 0; v < votes.size(); ++v) paper.votes[v] += votes[v];
  }
}

/// Every ballot once, however often it was drawn or listed.
Paper paper_of(const model::ReportedAudit& audit, std::size_t k, std::int64_t round) {
  const model::ReportedContest& contest = audit.contests[k];
  Paper paper;
  paper.votes.resize(contest.options.size(), 0);
  std::set<std::tuple<std::string, std::string, std::string, std::string, std::int64_t>> once;
  for (const ReportedBallot& one : audit.ballots)
    if (times_looked_at(one, k, contest.targeted, round) > 0 &&
        once.emplace(one.jurisdiction, one.container, one.tabulator, one.batch, one.position).second)
      add_ballot(one, k, contest, paper);
  paper.stated = paper.stated && !once.empty();
  return paper;
}

/// By draws, or by the ballots of the counted batches.
bool may_be_all(const model::ReportedAudit& audit, std::size_t k, std::size_t r) {
  const model::ReportedContest& contest = audit.contests[k];
  std::int64_t drawn = 0, listed = 0;
  for (std::size_t i = 0; i <= r; ++i)
    drawn = std::min(contest.ballots, drawn + contest.rounds[i].sample_size.value_or(0));
  for (const auto& ballot : audit.ballots)
    listed += times_looked_at(ballot, k, contest.targeted, contest.rounds[r].number);
  if (audit.has_batches) drawn = 0;
  for (const auto& batch : audit.batches)
    if (batch.audited && !batch.counted[k].empty()) listed = std::min(contest.ballots, listed + batch.ballots);
  return contest.ballots <= std::max(drawn, listed);
}

}  // namespace

WholeCount whole_count(const model::ReportedAudit& audit, std::size_t k, std::int64_t round,
                       const ReportedOutcome& outcome) {
  const Paper paper = paper_of(audit, k, round);
  if (!paper.stated) return WholeCount::unknown;
  const std::int64_t asked_for = paper.held + paper.missing, ballots = audit.contests[k].ballots;
  const std::int64_t unread = paper.missing + std::max<std::int64_t>(0, ballots - asked_for);
  const bool confirms = std::all_of(outcome.pairs.begin(), outcome.pairs.end(), [&](const ReportedPair& pair) {
    return paper.votes[pair.winner] - paper.votes[pair.loser] > unread;
  });
  if (confirms) return WholeCount::confirms;
  return asked_for >= ballots ? WholeCount::refutes : WholeCount::partial;
}

RiskAgain::Known arlos_full_count() {
  return {0,
          "A rule of Arlo gives the stated number: as many draws as ballots, or all batches, have risk 0, though draws "
          "repeat ballots and whatever was found"};
}

RiskAgain tie_again(const model::ReportedAudit& audit, std::size_t k, std::size_t r) {
  RiskAgain risk;
  if (may_be_all(audit, k, r))
    risk.reason = "the reported votes are tied: a count of all the paper decides, and for whom is not reported";
  else
    risk.p = 1;
  return risk;
}

}  // namespace acta::audit
