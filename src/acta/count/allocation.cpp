// SPDX-License-Identifier: Apache-2.0
#include "acta/count/allocation.hpp"

#include <algorithm>
#include <numeric>

#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using base::Int128;

/// a / b compared with c / d, all denominators positive.
int compare(Int128 a, Int128 b, Int128 c, Int128 d) {
  const Int128 left = a * d, right = c * b;
  return left < right ? -1 : left > right ? 1 : 0;
}

/// Hands out seats one by one from a start that is near the answer.
class HighestAverages {
 public:
  HighestAverages(std::span<const std::int64_t> votes, model::Divisor divisor) : m_votes(votes), m_divisor(divisor) {}

  void start(std::vector<std::int64_t>& seats, std::int64_t total) const {
    Int128 sum = 0;
    for (const std::int64_t v : m_votes) sum += v;
    for (std::size_t i = 0; i < seats.size(); ++i)
      seats[i] = static_cast<std::int64_t>(static_cast<Int128>(m_votes[i]) * total / sum);
  }
  std::size_t strongest(const std::vector<std::int64_t>& seats) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < seats.size(); ++i)
      if (compare_next(seats, i, best) > 0) best = i;
    return best;
  }
  /// The list whose last seat has the smallest quotient; size_t(-1) where nobody has one.
  std::size_t weakest(const std::vector<std::int64_t>& seats) const {
    auto worst = static_cast<std::size_t>(-1);
    for (std::size_t i = 0; i < seats.size(); ++i)
      if (seats[i] > 0 && (worst == static_cast<std::size_t>(-1) || compare_last(seats, i, worst) < 0)) worst = i;
    return worst;
  }
  int compare_next(const std::vector<std::int64_t>& seats, std::size_t a, std::size_t b) const {
    return compare(m_votes[a], next(seats[a]), m_votes[b], next(seats[b]));
  }
  int compare_last(const std::vector<std::int64_t>& seats, std::size_t a, std::size_t b) const {
    return compare(m_votes[a], next(seats[a] - 1), m_votes[b], next(seats[b] - 1));
  }
  int compare_next_last(const std::vector<std::int64_t>& seats, std::size_t gains, std::size_t loses) const {
    return compare(m_votes[gains], next(seats[gains]), m_votes[loses], next(seats[loses] - 1));
  }

 private:
  std::int64_t next(std::int64_t seats) const { return divisor_of(m_divisor, seats); }

  std::span<const std::int64_t> m_votes;
  model::Divisor m_divisor;
};

/// Takes the `open` seats off the tied entries and gives them to the first of the draw, or leaves them open.
void settle(Allocation& result, std::vector<std::size_t> tied, std::int64_t open, std::span<const std::size_t> drawn) {
  const bool all = std::all_of(tied.begin(), tied.end(),
                               [&](std::size_t i) { return std::find(drawn.begin(), drawn.end(), i) != drawn.end(); });
  if (!all) {
    result.tied = std::move(tied);
    result.undecided = open;
    return;
  }
  for (const std::size_t i : drawn)
    if (open > 0 && std::find(tied.begin(), tied.end(), i) != tied.end()) {
      ++result.seats[i];
      --open;
    }
}

}  // namespace

std::vector<char> passing(const model::Poll& poll, const model::Law& law) {
  const std::int64_t needed = votes_needed(law.threshold, share_base(poll, law));
  std::vector<char> passed;
  for (const model::ListVotes& list : poll.lists) passed.push_back(list.votes > 0 && list.votes >= needed);
  return passed;
}

std::vector<Group> groups(const model::Poll& poll, const model::Law& law, std::span<const char> passed) {
  std::vector<std::size_t> partner(poll.lists.size(), static_cast<std::size_t>(-1));
  if (law.agreements)
    for (const auto& pair : poll.agreements)
      if (passed[pair.first] && passed[pair.second] && partner[pair.first] == static_cast<std::size_t>(-1) &&
          partner[pair.second] == static_cast<std::size_t>(-1)) {
        partner[pair.first] = pair.second;
        partner[pair.second] = pair.first;
      }
  std::vector<Group> all;
  for (std::size_t i = 0; i < poll.lists.size(); ++i) {
    if (!passed[i] || (partner[i] != static_cast<std::size_t>(-1) && partner[i] < i)) continue;
    Group group{{i}, poll.lists[i].votes};
    if (partner[i] != static_cast<std::size_t>(-1)) {
      group.lists.push_back(partner[i]);
      group.votes = base::checked_add(group.votes, poll.lists[partner[i]].votes);
    }
    all.push_back(std::move(group));
  }
  return all;
}

Allocation allocate_divisor(std::span<const std::int64_t> votes, std::int64_t seats, model::Divisor divisor,
                            std::span<const std::size_t> drawn) {
  Allocation result;
  result.seats.resize(votes.size());
  const HighestAverages rule(votes, divisor);
  rule.start(result.seats, seats);
  std::int64_t given = std::accumulate(result.seats.begin(), result.seats.end(), std::int64_t{0});
  for (; given < seats; ++given) ++result.seats[rule.strongest(result.seats)];
  for (auto weak = rule.weakest(result.seats); weak != static_cast<std::size_t>(-1);
       weak = rule.weakest(result.seats)) {
    const std::size_t strong = rule.strongest(result.seats);
    if (rule.compare_next_last(result.seats, strong, weak) <= 0) break;
    ++result.seats[strong];
    --result.seats[weak];
  }
  const std::size_t weak = rule.weakest(result.seats);
  if (weak == static_cast<std::size_t>(-1)) return result;
  if (rule.compare_next_last(result.seats, rule.strongest(result.seats), weak) < 0) return result;
  std::vector<std::size_t> tied, losers;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const bool holds = result.seats[i] > 0 && rule.compare_last(result.seats, i, weak) == 0;
    if (holds) losers.push_back(i);
    if (holds || rule.compare_next_last(result.seats, i, weak) == 0) tied.push_back(i);
  }
  for (const std::size_t i : losers) --result.seats[i];
  settle(result, std::move(tied), static_cast<std::int64_t>(losers.size()), drawn);
  return result;
}

Allocation allocate_quota(std::span<const std::int64_t> votes, std::int64_t seats, std::span<const std::size_t> drawn) {
  Allocation result;
  Int128 sum = 0;
  for (const std::int64_t v : votes) sum += v;
  std::vector<Int128> remainder;
  std::int64_t open = seats;
  for (const std::int64_t v : votes) {
    const Int128 product = static_cast<Int128>(v) * seats;
    result.seats.push_back(static_cast<std::int64_t>(product / sum));
    remainder.push_back(product % sum);
    open -= result.seats.back();
  }
  if (open == 0) return result;
  std::vector<std::size_t> order(votes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  const auto places = static_cast<std::size_t>(open);
  const Int128 last = remainder[order[places - 1]];
  const bool tie = places < order.size() && remainder[order[places]] == last;
  std::vector<std::size_t> tied;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (tie && remainder[order[i]] == last) {
      tied.push_back(order[i]);
    } else if (i < places) {
      ++result.seats[order[i]];
      --open;
    }
  }
  if (tie) settle(result, std::move(tied), open, drawn);
  return result;
}

namespace {

/// Indices of `drawn` as positions in `members`, others left out.
std::vector<std::size_t> drawn_among(const model::Poll& poll, const std::vector<Group>& all) {
  std::vector<std::size_t> drawn;
  for (const std::size_t list : poll.drawn)
    for (std::size_t g = 0; g < all.size(); ++g)
      if (std::count(all[g].lists.begin(), all[g].lists.end(), list) && !std::count(drawn.begin(), drawn.end(), g))
        drawn.push_back(g);
  return drawn;
}

/// Divides a pair's seats between its two lists by the same rule.
void divide(Allocation& result, const model::Poll& poll, const model::Law& law, const Group& pair, std::int64_t seats) {
  const std::vector<Group> members = {{{pair.lists[0]}, poll.lists[pair.lists[0]].votes},
                                      {{pair.lists[1]}, poll.lists[pair.lists[1]].votes}};
  const std::vector<std::int64_t> votes = {members[0].votes, members[1].votes};
  const Allocation inner = allocate_divisor(votes, seats, law.divisor, drawn_among(poll, members));
  for (std::size_t k = 0; k < 2; ++k) result.seats[pair.lists[k]] = inner.seats[k];
  for (const std::size_t k : inner.tied) result.tied.push_back(pair.lists[k]);
  result.undecided += inner.undecided;
}

}  // namespace

Allocation allocate(const model::Poll& poll, const model::Law& law) {
  Allocation result;
  result.passed = passing(poll, law);
  result.seats.assign(poll.lists.size(), 0);
  const std::vector<Group> all = groups(poll, law, result.passed);
  if (all.empty()) return result;
  std::vector<std::int64_t> votes;
  for (const Group& group : all) votes.push_back(group.votes);
  const std::vector<std::size_t> drawn = drawn_among(poll, all);
  const Allocation outer = law.rule == model::Rule::quota ? allocate_quota(votes, law.seats, drawn)
                                                          : allocate_divisor(votes, law.seats, law.divisor, drawn);
  result.undecided = outer.undecided;
  result.group_seats = outer.seats;
  for (const std::size_t g : outer.tied)
    result.tied.insert(result.tied.end(), all[g].lists.begin(), all[g].lists.end());
  for (std::size_t g = 0; g < all.size(); ++g) {
    if (all[g].lists.size() == 1)
      result.seats[all[g].lists[0]] = outer.seats[g];
    else
      divide(result, poll, law, all[g], outer.seats[g]);
  }
  std::sort(result.tied.begin(), result.tied.end());
  result.tied.erase(std::unique(result.tied.begin(), result.tied.end()), result.tied.end());
  return result;
}

}  // namespace acta::count
