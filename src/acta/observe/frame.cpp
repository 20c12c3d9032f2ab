// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/frame.hpp"

#include <algorithm>
#include <numeric>

namespace acta::observe {
namespace {

/// The ancestor of an area of the lowest level.
std::uint32_t area_at(const model::SheetTable& table, std::size_t level, std::uint32_t area) {
  for (std::size_t l = table.levels.size() - 1; l > level; --l) area = table.levels[l].areas[area].parent;
  return area;
}

std::string name_at(const model::SheetTable& table, std::size_t level, std::uint32_t area) {
  std::string name;
  for (const std::string_view part : model::area_path(table, level, area))
    name += (name.empty() ? "" : " / ") + std::string(part);
  return name;
}

std::vector<double> weights_of(const Frame& frame, Allocation allocation, std::span<const double> spread) {
  std::vector<double> weights(frame.stations.size(), 1);
  for (std::size_t h = 0; h < weights.size(); ++h) {
    if (allocation == Allocation::equal) continue;
    weights[h] = static_cast<double>(frame.stations[h]);
    if (allocation == Allocation::neyman) weights[h] *= spread[h];
  }
  return weights;
}

/// Shares `left` out among strata that are not full, by weight; returns what no stratum could take.
std::int64_t share_out(std::vector<std::int64_t>& sizes, const Frame& frame, const std::vector<double>& weights,
                       std::int64_t left) {
  double sum = 0;
  std::vector<std::size_t> open;
  for (std::size_t h = 0; h < sizes.size(); ++h)
    if (sizes[h] < frame.stations[h] && weights[h] > 0) open.push_back(h), sum += weights[h];
  if (open.empty() || left <= 0) return left;
  std::vector<std::pair<double, std::size_t>> remainders;
  std::int64_t given = 0;
  for (const std::size_t h : open) {
    const double quota = static_cast<double>(left) * weights[h] / sum;
    const std::int64_t whole = std::min(frame.stations[h] - sizes[h], static_cast<std::int64_t>(quota));
    sizes[h] += whole;
    given += whole;
    if (sizes[h] < frame.stations[h]) remainders.emplace_back(quota - static_cast<double>(whole), h);
  }
  std::stable_sort(remainders.begin(), remainders.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  const bool full = given == 0 || left - given < static_cast<std::int64_t>(remainders.size());
  for (const auto& [rest, h] : remainders)
    if (full && given < left) ++sizes[h], ++given;
  return left - given;
}

}  // namespace

Frame frame_of(const model::SheetTable& table, std::size_t level) {
  Frame frame;
  frame.stratum.assign(table.units(), 0);
  if (level >= table.levels.size()) {
    frame.names = {"all stations"};
    frame.stations = {static_cast<std::int64_t>(table.units())};
    return frame;
  }
  std::vector<std::uint32_t> index(table.levels[level].areas.size(), ~0u);
  for (std::size_t u = 0; u < table.units(); ++u) {
    const std::uint32_t area = area_at(table, level, table.area[u]);
    if (index[area] == ~0u) {
      index[area] = static_cast<std::uint32_t>(frame.names.size());
      frame.names.push_back(name_at(table, level, area));
      frame.stations.push_back(0);
    }
    frame.stratum[u] = index[area];
    ++frame.stations[index[area]];
  }
  return frame;
}

std::vector<std::int64_t> allocate(const Frame& frame, std::int64_t size, Allocation allocation,
                                   std::span<const double> spread) {
  std::vector<std::int64_t> sizes(frame.stations.size(), 0);
  std::int64_t left = std::min(size, frame.size());
  for (int round = 0; round < 2; ++round)
    for (std::size_t h = 0; h < sizes.size() && left > 0; ++h)
      if (sizes[h] < frame.stations[h]) ++sizes[h], --left;
  std::vector<double> weights = weights_of(frame, allocation, spread);
  // the two that each stratum has already are part of its share
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (sum > 0 && left > 0)
    for (std::size_t h = 0; h < sizes.size(); ++h)
      weights[h] = std::max(0.0, weights[h] / sum * static_cast<double>(size) - static_cast<double>(sizes[h]));
  for (std::int64_t before = -1; left > 0 && left != before;) {
    before = left;
    left = share_out(sizes, frame, weights, left);
  }
  if (left > 0) {  // strata without weight take what others could not
    std::vector<double> rest(frame.stations.begin(), frame.stations.end());
    for (std::int64_t before = -1; left > 0 && left != before;) {
      before = left;
      left = share_out(sizes, frame, rest, left);
    }
  }
  return sizes;
}

}  // namespace acta::observe
