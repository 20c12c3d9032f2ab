// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/turnout_core.hpp"

#include <algorithm>
#include <numeric>

namespace acta::forensics {
namespace {

/// Nearly everybody: no core, but stations where voters are registered on the day, ships and hospitals.
constexpr std::size_t kNoPeak = 95;

template <class Values>
std::int64_t total(const Values& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

template <class Weight>
Core fullest(Weight weight) {
  std::size_t best = 0;
  for (std::size_t t = 1; t < kNoPeak; ++t)
    if (weight(t) > weight(best)) best = t;
  return {best, best, best};
}

}  // namespace

TurnoutBins turnout_bins(std::span<const Station> stations) {
  TurnoutBins bins;
  for (const Station& s : stations) {
    if (s.registered <= 0 || s.ballots <= 0 || s.turnout < 0) continue;
    const auto t = static_cast<std::size_t>(
        std::min<std::int64_t>((200 * s.turnout + s.registered) / (2 * s.registered), TurnoutBins::kBins - 1));
    bins.registered[t] += s.registered;
    bins.turnout[t] += s.turnout;
    bins.ballots[t] += s.ballots;
    bins.leader[t] += s.leader;
  }
  return bins;
}

std::optional<CoreEstimate> core_estimate(const TurnoutBins& bins, const Core& core) {
  std::int64_t leader = 0, others = 0;
  for (std::size_t t = core.first; t <= core.last; ++t) leader += bins.leader[t], others += bins.others(t);
  if (others <= 0) return std::nullopt;
  CoreEstimate result{core};
  result.ratio = static_cast<double>(leader) / static_cast<double>(others);
  for (std::size_t t = core.peak + 1; t < TurnoutBins::kBins; ++t)
    result.excess += static_cast<double>(bins.leader[t]) - result.ratio * static_cast<double>(bins.others(t));
  const auto all = [](const auto& values) { return static_cast<double>(total(values)); };
  result.turnout = (all(bins.turnout) - result.excess) / all(bins.registered);
  result.share = (all(bins.leader) - result.excess) / (all(bins.ballots) - result.excess);
  return result;
}

Core core_by_voters(const TurnoutBins& bins) {
  return fullest([&](std::size_t t) { return bins.registered[t]; });
}
Core core_by_leader(const TurnoutBins& bins) {
  return fullest([&](std::size_t t) { return bins.leader[t]; });
}
Core core_by_others(const TurnoutBins& bins) {
  return fullest([&](std::size_t t) { return bins.others(t); });
}
Core core_around(std::size_t peak) {
  return {peak, peak < 2 ? 0 : peak - 2, std::min(peak + 2, TurnoutBins::kBins - 1)};
}
Core core_left(std::size_t peak) { return {peak, peak * 6 / 10, peak}; }

std::optional<CoreBand> core_band(const TurnoutBins& bins) {
  const std::int64_t voters = total(bins.registered), turnout = total(bins.turnout);
  std::optional<CoreBand> band;
  std::int64_t below = 0;
  for (std::size_t peak = 1; peak < TurnoutBins::kBins; ++peak) {
    below += bins.registered[peak - 1];
    if (static_cast<std::int64_t>(peak) * voters > 100 * turnout) break;
    if (20 * below < voters) continue;
    for (const Core& core : {core_around(peak), core_left(peak)}) {
      const auto estimate = core_estimate(bins, core);
      if (!estimate) continue;
      if (!band) band = CoreBand{*estimate, *estimate, 0};
      ++band->cores;
      if (estimate->excess < band->least.excess) band->least = *estimate;
      if (estimate->excess > band->most.excess) band->most = *estimate;
    }
  }
  return band;
}

}  // namespace acta::forensics
