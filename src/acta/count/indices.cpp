// SPDX-License-Identifier: Apache-2.0
#include "acta/count/indices.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/base/checked.hpp"

namespace acta::count {
namespace {

using base::Int128;
using model::TierKind;

std::int64_t sum_of(const std::vector<std::int64_t>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0}, base::checked_add);
}

std::int64_t base_of(const VotesAndSeats& numbers, Others others) {
  const std::int64_t lists = sum_of(numbers.votes);
  return others == Others::one_list ? base::checked_add(lists, numbers.others) : lists;
}

/// total^2 over the sum of squares.
double effective(const std::vector<std::int64_t>& numbers, std::int64_t total) {
  double squares = 0;
  for (const std::int64_t n : numbers) {
    const double share = static_cast<double>(n) / static_cast<double>(total);
    squares += share * share;
  }
  return squares > 0 ? 1 / squares : 0;
}

/// Share of votes less share of seats, times votes times seats: exact.
Int128 difference(const Indices& of, std::int64_t votes, std::int64_t seats) {
  return static_cast<Int128>(votes) * of.seats - static_cast<Int128>(seats) * of.votes;
}

double in_points(const Indices& of, Int128 difference) {
  return 100 * static_cast<double>(difference) / (static_cast<double>(of.votes) * static_cast<double>(of.seats));
}

void measure_disproportion(Indices& of, const std::vector<std::int64_t>& votes,
                           const std::vector<std::int64_t>& seats) {
  double squares = 0, weighted = 0;
  Int128 absolute = 0;
  bool defined = true;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const Int128 gap = difference(of, votes[i], seats[i]);
    const double points = in_points(of, gap);
    absolute += gap < 0 ? -gap : gap;
    squares += points * points;
    if (votes[i] > 0)
      weighted += points * points / (100 * static_cast<double>(votes[i]) / static_cast<double>(of.votes));
    else if (seats[i] > 0)
      defined = false;
  }
  of.least_squares = std::sqrt(squares / 2);
  of.loosemore_hanby = {static_cast<std::int64_t>(absolute),
                        base::checked_multiply(2, base::checked_multiply(of.votes, of.seats))};
  if (defined) of.sainte_lague = weighted;
}

std::size_t largest_list(const VotesAndSeats& numbers) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < numbers.seats.size(); ++i)
    if (std::pair(numbers.seats[i], numbers.votes[i]) > std::pair(numbers.seats[best], numbers.votes[best])) best = i;
  return best;
}

}  // namespace

std::string measured_ballot(const model::Law& law) {
  std::string ballot = law.tiers.empty() ? std::string() : law.tiers.front().votes;
  for (const model::Tier& tier : law.tiers)
    if (tier.kind == TierKind::lists || tier.kind == TierKind::compensation || tier.kind == TierKind::biproportional)
      ballot = tier.votes;
  return ballot;
}

VotesAndSeats votes_and_seats(const model::Poll& poll, const model::CountResult& result, const std::string& ballot) {
  VotesAndSeats numbers;
  for (const model::ListResult& list : result.lists) numbers.seats.push_back(list.seats);
  numbers.votes.assign(poll.lists.size(), 0);
  std::int64_t valid = 0;
  if (const auto tally = model::tally_of(poll, ballot)) {
    for (const auto& row : poll.tallies[*tally].votes)
      for (std::size_t i = 0; i < row.size(); ++i) numbers.votes[i] = base::checked_add(numbers.votes[i], row[i]);
    valid = sum_of(poll.tallies[*tally].valid);
  } else {
    for (std::size_t i = 0; i < poll.lists.size(); ++i) numbers.votes[i] = poll.lists[i].votes;
    valid = poll.valid;
  }
  numbers.others = std::max<std::int64_t>(0, valid - sum_of(numbers.votes));
  return numbers;
}

std::optional<Indices> indices_of(const VotesAndSeats& numbers, Others others) {
  Indices of;
  of.votes = base_of(numbers, others);
  of.seats = sum_of(numbers.seats);
  if (of.votes == 0 || of.seats == 0) return std::nullopt;
  std::vector<std::int64_t> votes = numbers.votes, seats = numbers.seats;
  if (others == Others::one_list && numbers.others > 0) {
    votes.push_back(numbers.others);
    seats.push_back(0);
  }
  const auto positive = [](std::int64_t n) { return n > 0; };
  of.lists_with_votes = std::count_if(numbers.votes.begin(), numbers.votes.end(), positive);
  of.lists_with_seats = std::count_if(seats.begin(), seats.end(), positive);
  of.effective_votes = effective(votes, of.votes);
  of.effective_seats = effective(seats, of.seats);
  measure_disproportion(of, votes, seats);
  for (std::size_t i = 0; i < numbers.votes.size(); ++i)
    of.advantage.push_back(numbers.votes[i] == 0
                               ? std::nullopt
                               : std::optional(base::Ratio(base::checked_multiply(numbers.seats[i], of.votes),
                                                           base::checked_multiply(numbers.votes[i], of.seats))));
  return of;
}

std::optional<Bonus> bonus_of(const VotesAndSeats& numbers, Others others) {
  const std::int64_t votes = base_of(numbers, others), seats = sum_of(numbers.seats);
  if (votes == 0 || seats == 0) return std::nullopt;
  Bonus bonus;
  bonus.list = largest_list(numbers);
  bonus.seats = {numbers.seats[bonus.list], seats};
  bonus.votes = {numbers.votes[bonus.list], votes};
  const base::Ratio half(1, 2);
  bonus.manufactured_majority = bonus.seats > half && bonus.votes <= half;
  return bonus;
}

WithoutSeats without_seats(const VotesAndSeats& numbers, const model::CountResult& result) {
  WithoutSeats found;
  std::optional<std::size_t> largest, smallest;
  for (std::size_t i = 0; i < numbers.votes.size(); ++i) {
    if (numbers.seats[i] > 0 && (!smallest || numbers.votes[i] < numbers.votes[*smallest])) smallest = i;
    if (numbers.votes[i] == 0 || numbers.seats[i] > 0) continue;
    const bool took_part = result.lists[i].passed_threshold;
    (took_part ? found.by_formula : found.by_threshold).push_back(i);
    std::int64_t& sum = took_part ? found.votes_by_formula : found.votes_by_threshold;
    sum = base::checked_add(sum, numbers.votes[i]);
    if (!largest || numbers.votes[i] > numbers.votes[*largest]) largest = i;
  }
  if (largest && smallest && numbers.votes[*largest] > numbers.votes[*smallest])
    found.reversal = WithoutSeats::Pair{*largest, *smallest};
  return found;
}

std::vector<std::size_t> uncontested(const model::Poll& poll, const std::string& ballot) {
  std::vector<std::size_t> found;
  const auto one_only = [](const std::vector<std::int64_t>& row) {
    return std::count_if(row.begin(), row.end(), [](std::int64_t v) { return v > 0; }) == 1;
  };
  const auto tally = model::tally_of(poll, ballot);
  if (!tally) {
    std::vector<std::int64_t> votes;
    for (const model::ListVotes& list : poll.lists) votes.push_back(list.votes);
    if (one_only(votes)) found.push_back(model::kNone);
    return found;
  }
  const auto& rows = poll.tallies[*tally].votes;
  const std::size_t first = poll.levels.empty() ? 0 : poll.areas.size() - rows.size();
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (one_only(rows[row])) found.push_back(poll.levels.empty() ? model::kNone : first + row);
  return found;
}

}  // namespace acta::count
