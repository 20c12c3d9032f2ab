// SPDX-License-Identifier: Apache-2.0
#include "acta/count/count.hpp"

#include <algorithm>

#include "acta/count/evaluate.hpp"
#include "acta/count/margins.hpp"
#include "acta/count/results.hpp"
#include "acta/count/rules.hpp"
#include "acta/count/steps.hpp"

namespace acta::count {
namespace {

base::Error refused(std::string message) { return {base::ErrorKind::usage, std::move(message), {}, {}}; }

std::optional<base::Error> unfit(const model::Tally& tally, const model::Poll& poll) {
  std::int64_t all = 0;
  for (std::size_t row = 0; row < tally.votes.size(); ++row) {
    if (tally.votes[row].size() != poll.lists.size()) return refused("a row of votes is not as long as the lists");
    for (std::size_t i = 0; i < poll.lists.size(); ++i) {
      if (tally.votes[row][i] < 0) return refused("\"" + poll.lists[i].name + "\" has a negative number of votes");
      all = base::checked_add(all, tally.votes[row][i]);
    }
    if (tally.valid[row] < 0 || tally.cast[row] < 0) return refused("a total of votes is negative");
    all = base::checked_add(all, std::max(tally.valid[row], tally.cast[row]));
  }
  if (all > kMostVotes) return refused("there are more votes than can be counted exactly");
  return std::nullopt;
}

std::optional<base::Error> unfit(const model::Poll& poll, const model::Law& law) {
  if (poll.lists.empty()) return refused("there is no list to count");
  for (const model::ListVotes& list : poll.lists)
    if (list.votes < 0) return refused("\"" + list.name + "\" has a negative number of votes");
  for (const auto& pair : poll.agreements)
    if (pair.first == pair.second || pair.first >= poll.lists.size() || pair.second >= poll.lists.size())
      return refused("an agreement does not join two lists");
  for (const model::Tally& tally : poll.tallies)
    if (auto error = unfit(tally, poll)) return error;
  if (!law.office && law.tiers.empty()) return refused("the law fills no seat");
  for (const model::Tier& tier : law.tiers)
    if (tier.seats.total < 0 || tier.seats.total > kMostSeats || tier.seats.each > kMostSeats)
      return refused("the law fills more seats than can be counted");
  return std::nullopt;
}

/// Seats of one tier in one area bear the numbers in which they were awarded.
void number_seats(model::CountResult& result, const Work& work) {
  for (std::size_t t = 0; t < work.plan.tiers.size(); ++t)
    for (std::size_t area = 0; area < result.tiers[t].areas.size(); ++area) {
      if (result.tiers[t].areas[area].area != kNone) continue;
      const auto numbers = award_numbers(work, t, area);
      for (model::SeatMargin& margin : result.margins)
        if (margin.tier == t && static_cast<std::size_t>(margin.seat) <= numbers[margin.holder].size())
          margin.seat = numbers[margin.holder][static_cast<std::size_t>(margin.seat) - 1];
    }
}

}  // namespace

std::string article(const model::Law& law, std::string_view what, std::string_view tier) {
  const std::string* general = nullptr;
  for (const model::Clause& clause : law.clauses) {
    if (clause.about != what) continue;
    if (!clause.tier.empty() && clause.tier == tier) return clause.article;
    if (clause.tier.empty() && !general) general = &clause.article;
  }
  return general ? *general : std::string();
}

std::int64_t ceiling(base::Int128 a, base::Int128 b) {
  const base::Int128 quotient = a / b;
  return static_cast<std::int64_t>(a % b > 0 ? quotient + 1 : quotient);
}

std::size_t drawn_first(const model::Poll& poll, const std::vector<std::size_t>& tied) {
  const auto place = [&](std::size_t list) { return std::find(poll.drawn.begin(), poll.drawn.end(), list); };
  std::size_t first = static_cast<std::size_t>(-1);
  for (const std::size_t list : tied) {
    if (place(list) == poll.drawn.end()) return static_cast<std::size_t>(-1);
    if (first == static_cast<std::size_t>(-1) || place(list) < place(first)) first = list;
  }
  return first;
}

base::Result<model::CountResult> count(const model::Poll& given, const model::Law& law, const CountOptions& options) {
  if (auto error = unfit(given, law)) return *error;
  if (law.office) return count_office(given, law);
  model::Poll poll = given;
  model::complete(poll);
  const Votes votes(poll);
  auto plan = make_plan(poll, law, votes);
  if (!plan) return plan.error();
  Standing standing = evaluate(*plan, votes);
  const Work work{*plan, votes, standing};
  model::CountResult result = result_of(work);
  if (options.steps) {
    StepWriter writer(work, result);
    for (std::size_t t = 0; t < plan->tiers.size(); ++t) writer.tier(t);
  }
  if (options.margins && result.outcome == model::Outcome::decided) {
    result.margins = seat_margins(*plan, votes, standing);
    number_seats(result, work);
  }
  state(result, *plan);
  return result;
}

}  // namespace acta::count
