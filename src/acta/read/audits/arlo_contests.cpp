// SPDX-License-Identifier: Apache-2.0
// The sections CONTESTS and ROUNDS of Arlo's report.
#include <algorithm>
#include <set>

#include "acta/read/audits/arlo_parts.hpp"
#include "acta/read/audits/stated.hpp"

namespace acta::read {
namespace {

/// What is computed grows with winners times losers.
constexpr std::size_t kMostChoices = 1000;

base::Result<std::vector<std::int64_t>> votes_of(const HeadedRows& rows, std::size_t row,
                                                 std::optional<std::size_t> column,
                                                 const model::ReportedContest& contest);

/// "Total Ballots Cast: CVR" and "Tabulated Votes: CVR", where both are there.
base::Result<std::optional<model::ReportedStratum>> stratum_of(const HeadedRows& rows, std::size_t row,
                                                               const std::string& name,
                                                               const model::ReportedContest& contest) {
  const auto ballots = rows.maybe_count(row, rows.column("Total Ballots Cast: " + name));
  if (!ballots) return ballots.error();
  auto column = rows.column("Tabulated Votes: " + name);
  if (!column) column = rows.column("Vote Totals: " + name);
  auto votes = votes_of(rows, row, column, contest);
  if (!votes) return votes.error();
  if (!*ballots || votes->empty()) return std::optional<model::ReportedStratum>();
  return std::optional(model::ReportedStratum{**ballots, std::move(*votes)});
}

base::Result<void> add_strata(const HeadedRows& rows, std::size_t row, model::ReportedContest& contest) {
  auto with = stratum_of(rows, row, "CVR", contest), without = stratum_of(rows, row, "Non-CVR", contest);
  if (!with) return with.error();
  if (!without) return without.error();
  if (*with && *without) contest.with_records = std::move(*with), contest.without_records = std::move(*without);
  return {};
}

base::Result<model::ReportedContest> contest_of(const HeadedRows& rows, std::size_t row, std::size_t name,
                                                std::size_t ballots, std::size_t votes) {
  model::ReportedContest contest;
  contest.name = rows.text(row, name);
  contest.place = rows.place(row, name);
  const std::string targeted = rows.text(row, rows.column("Targeted?"));
  contest.targeted = targeted.empty() || targeted == "Targeted";
  const auto all = rows.count(row, ballots);
  if (!all) return all.error();
  contest.ballots = *all;
  const auto winners = rows.maybe_count(row, rows.column("Number of Winners"));
  const auto allowed = rows.maybe_count(row, rows.column("Votes Allowed"));
  const auto pending = rows.maybe_count(row, rows.column("Pending Ballots"));
  for (const auto* number : {&winners, &allowed, &pending})
    if (!*number) return number->error();
  contest.winners = winners->value_or(1), contest.votes_allowed = allowed->value_or(1);
  contest.pending = pending->value_or(0);
  auto stated = stated_votes(rows.text(row, votes));
  if (!stated || stated->names.empty()) return rows.fail(row, votes, "this is not \"choice: votes; choice: votes\"");
  if (stated->names.size() > kMostChoices) return rows.fail(row, votes, "a contest has more than 1,000 choices");
  contest.options = std::move(stated->names), contest.votes = std::move(stated->counts);
  std::set<std::string> once(contest.options.begin(), contest.options.end());
  if (once.size() != contest.options.size()) return rows.fail(row, votes, "a choice stands twice");
  if (const auto added = add_strata(rows, row, contest); !added) return added.error();
  return contest;
}

base::Result<std::vector<std::int64_t>> votes_of(const HeadedRows& rows, std::size_t row,
                                                 std::optional<std::size_t> column,
                                                 const model::ReportedContest& contest) {
  const std::string text = rows.text(row, column);
  if (text.empty()) return std::vector<std::int64_t>();
  const auto stated = stated_votes(text);
  if (!stated) return rows.fail(row, column, "this is not \"choice: votes; choice: votes\"");
  std::vector<std::int64_t> votes(contest.options.size(), 0);
  for (std::size_t k = 0; k < stated->names.size(); ++k) {
    const auto at = std::find(contest.options.begin(), contest.options.end(), stated->names[k]);
    if (at == contest.options.end())
      return rows.fail(row, column, "the contest has no choice " + quoted_cell(stated->names[k]));
    votes[static_cast<std::size_t>(at - contest.options.begin())] = stated->counts[k];
  }
  return votes;
}

base::Result<model::ReportedRound> round_of(const HeadedRows& rows, std::size_t row, std::size_t number,
                                            const model::ReportedContest& contest) {
  model::ReportedRound round;
  round.place = rows.place(row, number);
  const auto count = rows.count(row, number);
  if (!count) return count.error();
  round.number = *count;
  const auto size = rows.maybe_count(row, rows.column("Sample Size"));
  const auto batches = rows.maybe_count(row, rows.column("Batches Sampled"));
  for (const auto* one : {&size, &batches})
    if (!*one) return one->error();
  round.sample_size = *size, round.batches = *batches;
  const std::string met = rows.text(row, rows.column("Risk Limit Met?"));
  if (met == "Yes" || met == "No") round.met = met == "Yes";
  const auto p = rows.column("P-Value");
  if (const std::string text = rows.text(row, p); !text.empty()) {
    round.p_value = stated_number(text);
    if (!round.p_value) return rows.fail(row, p, quoted_cell(text) + " is no P-value");
  }
  auto audited = votes_of(rows, row, rows.column("Audited Votes"), contest);
  if (!audited) return audited.error();
  round.audited = std::move(*audited);
  return round;
}

}  // namespace

base::Result<void> read_arlo_contests(const HeadedRows& rows, model::ReportedAudit& audit) {
  const auto name = rows.required("Contest Name"), ballots = rows.required("Total Ballots Cast"),
             votes = rows.required_one("Vote Totals", "Tabulated Votes");
  for (const auto* column : {&name, &ballots, &votes})
    if (!*column) return column->error();
  for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
    auto contest = contest_of(rows, row, *name, *ballots, *votes);
    if (!contest) return contest.error();
    for (const auto& other : audit.contests)
      if (other.name == contest->name) return rows.fail(row, *name, "two contests have this name");
    audit.contests.push_back(std::move(*contest));
  }
  if (audit.contests.empty()) return rows.fail(rows.begin() - 1, {}, "there is no contest");
  return {};
}

base::Result<void> read_arlo_rounds(const HeadedRows& rows, model::ReportedAudit& audit) {
  const auto number = rows.required("Round Number"), name = rows.required("Contest Name");
  for (const auto* column : {&number, &name})
    if (!*column) return column->error();
  for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
    const std::string text = rows.text(row, *name);
    const auto contest =
        std::find_if(audit.contests.begin(), audit.contests.end(), [&](const auto& one) { return one.name == text; });
    if (contest == audit.contests.end()) return rows.fail(row, *name, "no contest is called " + quoted_cell(text));
    auto round = round_of(rows, row, *number, *contest);
    if (!round) return round.error();
    if (!contest->rounds.empty() && contest->rounds.back().number >= round->number)
      return rows.fail(row, *number, "rounds do not follow each other");
    contest->rounds.push_back(std::move(*round));
  }
  return {};
}

}  // namespace acta::read
