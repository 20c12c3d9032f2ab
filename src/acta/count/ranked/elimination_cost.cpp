// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/elimination_cost.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "acta/count/ranked/walk.hpp"
#include "acta/stats/linear_programme.hpp"

namespace acta::count {
namespace {

/// Whom ballots of a subset count for once the first `gone` of the order have gone: a position; nullopt: nobody.
std::optional<int> holder(std::size_t subset, int gone) {
  const std::size_t left = subset >> gone << gone;
  if (left == 0) return std::nullopt;
  return std::countr_zero(left);
}

/// +1 where ballots of the subset count for `next`, -1 for the one who goes, in round `gone`.
int weight(std::size_t subset, int gone, int next) {
  const auto at = holder(subset, gone);
  return !at ? 0 : *at == next ? 1 : *at == gone ? -1 : 0;
}

bool makes_order(const std::vector<std::int64_t>& ballots, int candidates) {
  for (int gone = 0; gone < candidates; ++gone)
    for (int next = gone + 1; next < candidates; ++next) {
      std::int64_t lead = 0;
      for (std::size_t s = 0; s < ballots.size(); ++s) lead += weight(s, gone, next) * ballots[s];
      if (lead < 0) return false;
    }
  return true;
}

/// Whole numbers near the reals, with the sum wanted: the largest remainders are rounded up.
std::vector<std::int64_t> rounded(const std::vector<double>& values, std::int64_t sum) {
  std::vector<std::int64_t> whole;
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (const double value : values) whole.push_back(static_cast<std::int64_t>(std::floor(value + 1e-7)));
  const auto rest = [&](std::size_t i) { return values[i] - static_cast<double>(whole[i]); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rest(a) > rest(b); });
  std::int64_t open = sum - std::accumulate(whole.begin(), whole.end(), std::int64_t{0});
  for (std::size_t i = 0; i < order.size() && open > 0; ++i, --open) ++whole[order[i]];
  return whole;
}

}  // namespace

EliminationCost::EliminationCost(const RankedContest& contest, const RankedRules& rules) {
  RankedRules plain = rules;
  if (plain.overvote == OvervoteRule::exhaust_if_several_continuing) plain.overvote = OvervoteRule::exhaust;
  for (std::size_t row = 0; row < contest.rows(); ++row) {
    std::vector<bool> open;
    for (const bool out : contest.excluded) open.push_back(!out);
    std::vector<std::uint32_t> ranking;
    for (Recipient to = walk(contest, row, plain, open); to < contest.names.size();
         to = walk(contest, row, plain, open)) {
      ranking.push_back(to);
      open[to] = false;
    }
    m_rankings[ranking] += contest.counts[row];
  }
}

std::vector<std::int64_t> EliminationCost::reduced(const std::vector<std::uint32_t>& order) const {
  std::vector<std::int64_t> ballots(std::size_t{1} << order.size(), 0);
  for (const auto& [ranking, count] : m_rankings) {
    std::size_t subset = 0;
    std::ptrdiff_t last = -1;
    for (const std::uint32_t candidate : ranking) {
      const std::ptrdiff_t at = std::find(order.begin(), order.end(), candidate) - order.begin();
      if (at <= last || at == static_cast<std::ptrdiff_t>(order.size())) continue;
      subset |= std::size_t{1} << at;
      last = at;
    }
    ballots[subset] += count;
  }
  return ballots;
}

std::optional<EliminationCost::Solved> EliminationCost::solve(const std::vector<std::uint32_t>& order,
                                                              const std::vector<std::int64_t>& ballots) const {
  const int k = static_cast<int>(order.size());
  stats::LinearProgramme programme;
  std::vector<int> in, out;
  for (const std::int64_t count : ballots) {
    in.push_back(programme.variable(1));
    out.push_back(programme.variable(0, 0, static_cast<double>(count)));
  }
  const int balance = programme.row(0, 0);
  for (std::size_t s = 0; s < ballots.size(); ++s) {
    programme.entry(balance, in[s], 1);
    programme.entry(balance, out[s], -1);
  }
  for (int gone = 0; gone < k; ++gone)
    for (int next = gone + 1; next < k; ++next) {
      std::int64_t lead = 0;
      for (std::size_t s = 0; s < ballots.size(); ++s) lead += weight(s, gone, next) * ballots[s];
      const int row = programme.row(static_cast<double>(-lead), stats::LinearProgramme::kNoLimit);
      for (std::size_t s = 0; s < ballots.size(); ++s)
        if (const int own = weight(s, gone, next); own != 0) {
          programme.entry(row, in[s], own);
          programme.entry(row, out[s], -own);
        }
    }
  const auto optimum = programme.solve();
  if (!optimum) return std::nullopt;
  Solved solved{optimum->cost, {}, {}};
  for (std::size_t s = 0; s < ballots.size(); ++s) {
    solved.in.push_back(optimum->values[static_cast<std::size_t>(in[s])]);
    solved.out.push_back(optimum->values[static_cast<std::size_t>(out[s])]);
  }
  return solved;
}

std::int64_t EliminationCost::least(const std::vector<std::uint32_t>& order) const {
  const auto solved = solve(order, reduced(order));
  // Where the solver fails nothing is claimed.
  return solved ? static_cast<std::int64_t>(std::ceil(solved->cost - 1e-6)) : 0;
}

std::optional<std::int64_t> EliminationCost::reached(const std::vector<std::uint32_t>& order) const {
  const std::vector<std::int64_t> ballots = reduced(order);
  const auto solved = solve(order, ballots);
  if (!solved) return std::nullopt;
  const auto moved = static_cast<std::int64_t>(std::ceil(solved->cost - 1e-6));
  const auto in = rounded(solved->in, moved), out = rounded(solved->out, moved);
  std::vector<std::int64_t> changed = ballots;
  std::int64_t sum = 0;
  for (std::size_t s = 0; s < changed.size(); ++s) {
    changed[s] += in[s] - out[s];
    sum += in[s];
    if (changed[s] < 0) return std::nullopt;
  }
  if (sum != std::accumulate(out.begin(), out.end(), std::int64_t{0})) return std::nullopt;
  return makes_order(changed, static_cast<int>(order.size())) ? std::optional(sum) : std::nullopt;
}

}  // namespace acta::count
