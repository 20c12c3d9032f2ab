// SPDX-License-Identifier: Apache-2.0
// A304: whether the numbers of Arlo's report agree with each other.
#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using State = model::ReportedMarks::State;
using Status = model::ReportedBallot::Status;

void compare(Recomputed& part, const std::string& what, std::int64_t stated, std::int64_t computed,
             const base::Place& place) {
  if (stated == computed)
    part.same();
  else
    part.differs(what, fmt::format("{} stated, {} by adding up", stated, computed), place);
}

bool in_round(const std::vector<std::vector<model::ReportedTicket>>& tickets, std::int64_t round) {
  for (const auto& of_contest : tickets)
    for (const auto& ticket : of_contest)
      if (ticket.round == round && ticket.number != "EXTRA") return true;
  return false;
}

std::int64_t times_in_round(const std::vector<model::ReportedTicket>& tickets, std::int64_t round) {
  return std::count_if(tickets.begin(), tickets.end(),
                       [&](const auto& one) { return one.round == round && one.number != "EXTRA"; });
}

/// Every ballot of a targeted contest counts as often as it was drawn; of another one once.
void ballots_in_round(const model::ReportedAudit& audit, std::size_t k, const model::ReportedRound& round,
                      Recomputed& part) {
  const model::ReportedContest& contest = audit.contests[k];
  std::vector<std::int64_t> votes(contest.options.size(), 0);
  std::int64_t drawn = 0;
  bool paper = true;
  for (const auto& ballot : audit.ballots) {
    const std::int64_t draws = times_in_round(ballot.tickets[k], round.number);
    drawn += draws;
    const std::int64_t times = contest.targeted ? draws : (in_round(ballot.tickets, round.number) ? 1 : 0);
    paper = paper && !ballot.paper.empty();
    if (contest.with_records && !ballot.without_record) continue;  // a hybrid audit's votes are those of polled ballots
    if (times == 0 || ballot.paper.empty() || ballot.paper[k].state != State::marked) continue;
    for (std::size_t v = 0; v < votes.size(); ++v) votes[v] += times * ballot.paper[k].listed[v];
  }
  if (contest.targeted && round.sample_size)
    compare(part, fmt::format("sample size, round {}", round.number), *round.sample_size, drawn, round.place);
  if (!paper || !round.p_value || round.audited.empty()) return;
  for (std::size_t v = 0; v < votes.size(); ++v)
    compare(part, fmt::format("audited votes of {}, round {}", contest.options[v], round.number), round.audited[v],
            votes[v], round.place);
}

void batches_in_round(const model::ReportedAudit& audit, std::size_t k, const model::ReportedRound& round,
                      Recomputed& part) {
  const model::ReportedContest& contest = audit.contests[k];
  std::vector<std::int64_t> votes(contest.options.size(), 0);
  std::int64_t drawn = 0, batches = 0;
  for (const auto& batch : audit.batches) {
    drawn += times_in_round(batch.tickets[k], round.number);
    if (!in_round(batch.tickets, round.number)) continue;
    ++batches;
    for (std::size_t v = 0; v < batch.counted[k].size(); ++v) votes[v] += batch.counted[k][v];
  }
  if (round.sample_size)
    compare(part, fmt::format("sample size, round {}", round.number), *round.sample_size, drawn, round.place);
  if (round.batches)
    compare(part, fmt::format("batches sampled, round {}", round.number), *round.batches, batches, round.place);
  if (!round.p_value || round.audited.empty()) return;
  for (std::size_t v = 0; v < votes.size(); ++v)
    compare(part, fmt::format("audited votes of {}, round {}", contest.options[v], round.number), round.audited[v],
            votes[v], round.place);
}

/// What was not found has no marks.
void marks_of_the_missing(const model::ReportedAudit& audit, std::size_t k, Recomputed& part) {
  for (const auto& ballot : audit.ballots) {
    if (ballot.status != Status::not_found || ballot.paper.empty()) continue;
    if (ballot.paper[k].state != State::marked)
      part.same();
    else
      part.differs(fmt::format("{} {} ballot {}", ballot.jurisdiction, ballot.batch, ballot.position),
                   "NOT_FOUND, yet \"Audit Result\" states marks", ballot.place);
  }
}

/// Versions of Arlo state the largest change over all pairs, or the largest of those that are not 0.
void changes_of_ballots(const model::ReportedAudit& audit, std::size_t k, Recomputed& part) {
  const ReportedOutcome outcome(audit.contests[k]);
  if (outcome.smallest_margin <= 0) return;
  for (const auto& ballot : audit.ballots) {
    if (ballot.paper.empty() || ballot.record.empty() || !ballot.change[k]) continue;
    if (ballot.status == Status::not_audited || (audit.contests[k].with_records && ballot.without_record)) continue;
    std::int64_t most = -3, of_changed = -3;
    const bool worst = ballot.status == Status::not_found || ballot.record[k].state == State::not_in_records;
    const auto record = valid_votes(ballot.record[k], audit.contests[k]),
               paper = valid_votes(ballot.paper[k], audit.contests[k]);
    for (const ReportedPair& pair : outcome.pairs) {
      const std::int64_t votes =
          worst ? 2 : (record[pair.winner] - record[pair.loser]) - (paper[pair.winner] - paper[pair.loser]);
      most = std::max(most, votes);
      if (votes != 0) of_changed = std::max(of_changed, votes);
    }
    if (*ballot.change[k] == most || *ballot.change[k] == of_changed)
      part.same();
    else
      compare(part,
              fmt::format("change of the margin, {} {} ballot {}", ballot.jurisdiction, ballot.batch, ballot.position),
              *ballot.change[k], most, ballot.place);
  }
}

/// Both strata of a hybrid audit make up the contest.
void strata_in_all(const model::ReportedContest& contest, Recomputed& part) {
  if (!contest.with_records) return;
  compare(part, "ballots of both strata", contest.ballots,
          contest.with_records->ballots + contest.without_records->ballots, contest.place);
  for (std::size_t v = 0; v < contest.options.size(); ++v)
    compare(part, "votes of " + contest.options[v] + " in both strata", contest.votes[v],
            contest.with_records->votes[v] + contest.without_records->votes[v], contest.place);
}

}  // namespace

model::Finding verify_sums(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k) {
  const model::ReportedContest& contest = audit.contests[k];
  Recomputed part("A304", contest.name);
  std::int64_t sum = 0;
  for (const std::int64_t votes : contest.votes) sum += votes;
  const auto most =
      std::clamp<std::int64_t>(contest.votes_allowed, 1, static_cast<std::int64_t>(contest.options.size()));
  if (sum <= contest.ballots * most)
    part.same();
  else
    part.differs("reported votes", fmt::format("{} votes on {} ballots", sum, contest.ballots), contest.place);
  strata_in_all(contest, part);
  for (const auto& round : contest.rounds) {
    if (audit.has_ballots) ballots_in_round(audit, k, round, part);
    if (audit.has_batches) batches_in_round(audit, k, round, part);
  }
  if (audit.has_batches) verify_batch_sums(audit, manifest, k, part);
  if (audit.has_ballots) marks_of_the_missing(audit, k, part);
  if (audit.has_ballots) changes_of_ballots(audit, k, part);
  part.explain("A ballot or batch that was entered again after the round was closed.");
  return part.finish("Sums and counts that the report states twice", "agree.", "do not all agree.");
}

}  // namespace acta::audit
