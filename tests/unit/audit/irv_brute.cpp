// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>
#include <bitset>
#include <limits>
#include <numeric>

#include "unit/audit/irv_brute.hpp"

namespace acta::audit::brute {
namespace {

using Order = std::vector<int>;

std::vector<std::int64_t> tallies(const IrvBallots& ballots, CandidateSet set) {
  std::vector<std::int64_t> result(static_cast<std::size_t>(ballots.candidates), 0);
  for (std::size_t i = 0; i < ballots.rankings.size(); ++i)
    for (const int candidate : ballots.rankings[i])
      if (contains(set, candidate)) {
        result[static_cast<std::size_t>(candidate)] += ballots.counts[i];
        break;
      }
  return result;
}

std::pair<std::int64_t, std::int64_t> neb_votes(const IrvBallots& ballots, int winner, int loser) {
  std::int64_t first = 0, ahead = 0;
  for (std::size_t i = 0; i < ballots.rankings.size(); ++i) {
    const auto& ranking = ballots.rankings[i];
    const auto at_winner = std::find(ranking.begin(), ranking.end(), winner);
    const auto at_loser = std::find(ranking.begin(), ranking.end(), loser);
    if (!ranking.empty() && at_winner == ranking.begin()) first += ballots.counts[i];
    if (at_loser != ranking.end() && at_loser < at_winner) ahead += ballots.counts[i];
  }
  return {first, ahead};
}

std::vector<Assertion> all_assertions(const IrvBallots& ballots, const Difficulty& difficulty) {
  std::vector<Assertion> result;
  const int n = ballots.candidates;
  for (int w = 0; w < n; ++w)
    for (int l = 0; l < n; ++l) {
      if (w == l) continue;
      const auto [first, ahead] = neb_votes(ballots, w, l);
      result.push_back({Assertion::Kind::NotEliminatedBefore, w, l, 0, first, ahead, difficulty(first, ahead)});
      for (CandidateSet set = 0; set <= everybody(n); ++set) {
        if (!contains(set, w) || !contains(set, l)) continue;
        const auto votes = tallies(ballots, set);
        const auto most = votes[static_cast<std::size_t>(w)], least = votes[static_cast<std::size_t>(l)];
        result.push_back({Assertion::Kind::NotEliminatedNext, w, l, set, most, least, difficulty(most, least)});
      }
    }
  return result;
}

template <class Visit>
void each_other_order(int candidates, int winner, Visit visit) {
  Order order(static_cast<std::size_t>(candidates));
  std::iota(order.begin(), order.end(), 0);
  do {
    if (order.back() != winner) visit(order);
  } while (std::next_permutation(order.begin(), order.end()));
}

using Orders = std::bitset<96>;

/// Whether `left` of the masks cover the open orders, branching on the first of those; false too after `most` steps.
bool coverable(const std::vector<Orders>& masks, const Orders& open, std::size_t left, std::size_t& most) {
  if (open.none()) return true;
  if (left == 0 || most == 0) return false;
  --most;
  std::size_t first = 0;
  while (!open[first]) ++first;
  for (const Orders& mask : masks)
    if (mask[first] && coverable(masks, open & ~mask, left - 1, most)) return true;
  return false;
}

/// Leaves out masks within others.
void drop_dominated(std::vector<Orders>& masks) {
  std::vector<Orders> kept;
  std::stable_sort(masks.begin(), masks.end(), [](const auto& a, const auto& b) { return a.count() > b.count(); });
  for (const Orders& mask : masks)
    if (std::none_of(kept.begin(), kept.end(), [&](const Orders& other) { return (mask & ~other).none(); }))
      kept.push_back(mask);
  masks = std::move(kept);
}

}  // namespace

bool contradicts(const Assertion& a, const Order& order) {
  const auto at = [&](int c) { return std::find(order.begin(), order.end(), c) - order.begin(); };
  if (a.kind == Assertion::Kind::NotEliminatedBefore) return at(a.winner) < at(a.loser);
  CandidateSet remaining = 0;
  for (auto i = static_cast<std::size_t>(at(a.winner)); i < order.size(); ++i) remaining |= only(order[i]);
  return remaining == a.continuing;
}

double brute_difficulty(const IrvBallots& ballots, int winner, const DifficultyModel& model) {
  const auto assertions = all_assertions(ballots, Difficulty(model, ballots.cards));
  double hardest = 0;
  each_other_order(ballots.candidates, winner, [&](const Order& order) {
    double least = std::numeric_limits<double>::infinity();
    for (const Assertion& a : assertions)
      if (a.difficulty < least && contradicts(a, order)) least = a.difficulty;
    hardest = std::max(hardest, least);
  });
  return hardest;
}

CandidateSet brute_winners(const IrvBallots& ballots) {
  CandidateSet winners = 0;
  std::vector<CandidateSet> open{everybody(ballots.candidates)};
  while (!open.empty()) {
    const CandidateSet set = open.back();
    open.pop_back();
    if (std::has_single_bit(set)) winners |= set;
    const auto votes = tallies(ballots, set);
    for (int c = 0; c < ballots.candidates && !std::has_single_bit(set); ++c) {
      bool least = contains(set, c);
      for (int d = 0; d < ballots.candidates; ++d)
        if (contains(set, d) && votes[static_cast<std::size_t>(d)] < votes[static_cast<std::size_t>(c)]) least = false;
      if (least) open.push_back(set & ~only(c));
    }
  }
  return winners;
}

bool brute_sufficient(const IrvBallots& ballots, int winner, const std::vector<Assertion>& assertions) {
  bool sufficient = true;
  each_other_order(ballots.candidates, winner, [&](const Order& order) {
    sufficient = sufficient && std::any_of(assertions.begin(), assertions.end(),
                                           [&](const Assertion& a) { return contradicts(a, order); });
  });
  return sufficient;
}

std::size_t brute_fewest(const IrvBallots& ballots, int winner, const DifficultyModel& model, double bound,
                         std::size_t most_steps) {
  const auto assertions = all_assertions(ballots, Difficulty(model, ballots.cards));
  std::vector<Orders> masks(assertions.size());
  std::size_t orders = 0;
  each_other_order(ballots.candidates, winner, [&](const Order& order) {
    for (std::size_t i = 0; i < assertions.size(); ++i)
      masks[i][orders] = assertions[i].difficulty <= bound && contradicts(assertions[i], order);
    ++orders;
  });
  drop_dominated(masks);
  Orders open;
  for (std::size_t i = 0; i < orders; ++i) open.set(i);
  for (std::size_t count = 0;; ++count) {
    const bool found = coverable(masks, open, count, most_steps);
    if (most_steps == 0) return 0;
    if (found) return count;
  }
}

}  // namespace acta::audit::brute
