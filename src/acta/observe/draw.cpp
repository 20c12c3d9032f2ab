// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/draw.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "acta/base/sha256.hpp"

namespace acta::observe {
namespace {

std::vector<std::string> tickets_of(const model::SheetTable& table, const std::string& seed) {
  std::vector<std::string> tickets(table.units());
  for (std::size_t u = 0; u < tickets.size(); ++u) tickets[u] = ticket(seed, table.keys[u]);
  return tickets;
}

/// In (0, 1): the first 52 bits and a half.
double as_number(const std::string& ticket) {
  std::uint64_t bits = 0;
  std::from_chars(ticket.data(), ticket.data() + 13, bits, 16);
  return (static_cast<double>(bits) + 0.5) * 0x1.0p-52;
}

}  // namespace

std::string ticket(const std::string& seed, std::string_view key) {
  return base::sha256_hex(seed + "," + std::string(key));
}

std::vector<Drawn> draw(const model::SheetTable& table, const Frame& frame, std::span<const std::int64_t> sizes,
                        const std::string& seed) {
  const std::vector<std::string> tickets = tickets_of(table, seed);
  std::vector<std::uint32_t> order(table.units());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return tickets[a] < tickets[b]; });
  std::vector<std::int64_t> left(sizes.begin(), sizes.end());
  std::vector<Drawn> sample;
  for (const std::uint32_t unit : order) {
    const std::uint32_t h = frame.stratum[unit];
    if (left[h] == 0) continue;
    --left[h];
    sample.push_back({unit, static_cast<double>(sizes[h]) / static_cast<double>(frame.stations[h])});
  }
  return sample;
}

std::vector<double> chances_by_size(std::span<const std::int64_t> measure, std::int64_t size) {
  std::vector<double> chance(measure.size(), 0);
  for (bool again = true; again;) {
    again = false;
    double sum = 0;
    std::int64_t certain = 0;
    for (std::size_t u = 0; u < measure.size(); ++u) {
      if (chance[u] >= 1)
        ++certain;
      else if (measure[u] > 0)
        sum += static_cast<double>(measure[u]);
    }
    for (std::size_t u = 0; u < measure.size() && sum > 0; ++u) {
      if (chance[u] >= 1 || measure[u] <= 0) continue;
      chance[u] = static_cast<double>(size - certain) * static_cast<double>(measure[u]) / sum;
      if (chance[u] >= 1) chance[u] = 1, again = true;
    }
  }
  return chance;
}

std::vector<Drawn> draw_by_size(const model::SheetTable& table, std::span<const std::int64_t> measure,
                                std::int64_t size, const std::string& seed) {
  const std::vector<double> chance = chances_by_size(measure, size);
  const std::vector<std::string> tickets = tickets_of(table, seed);
  std::vector<std::uint32_t> order;
  std::vector<double> rank(table.units(), 0);
  for (std::uint32_t u = 0; u < table.units(); ++u) {
    if (chance[u] <= 0) continue;
    rank[u] = chance[u] >= 1 ? 0 : as_number(tickets[u]) / chance[u];
    order.push_back(u);
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rank[a] < rank[b]; });
  if (order.size() > static_cast<std::size_t>(size)) order.resize(static_cast<std::size_t>(size));
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return tickets[a] < tickets[b]; });
  std::vector<Drawn> sample;
  for (const std::uint32_t unit : order) sample.push_back({unit, chance[unit]});
  return sample;
}

}  // namespace acta::observe
