// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <numeric>

#include "acta/base/random.hpp"
#include "unit/check/tables.hpp"

namespace acta::test {

/// A made-up election: sheets that add up, except for errors in about one of 200 units and missing cells in as many.
inline Hand random_hand(std::size_t units, std::size_t options, std::uint64_t seed) {
  base::RandomStream random(seed, 1);
  const auto below = [&](std::uint64_t bound) { return static_cast<Cell>(random.below(bound)); };
  Hand hand(units);
  std::vector<std::vector<Cell>> votes(options, std::vector<Cell>(units));
  std::vector<Cell> registered(units), issued(units), ballots(units), invalid(units), blank(units), valid(units);
  std::vector<std::uint32_t> area(units);
  for (std::size_t u = 0; u < units; ++u) {
    for (auto& option : votes) valid[u] += option[u] = below(1 + 200 / options);
    invalid[u] = below(8);
    blank[u] = below(5);
    ballots[u] = valid[u] + invalid[u] + blank[u] + (below(200) == 0);
    issued[u] = ballots[u] + below(2);
    registered[u] = below(100) == 0 ? 0 : issued[u] + below(300);
    area[u] = static_cast<std::uint32_t>(u * 40 / units);
    if (below(200) == 0) votes[0][u] = kMissing;
    if (below(400) == 0) invalid[u] = kUnreadable;
    if (below(400) == 0) valid[u] = -valid[u];
  }
  for (std::size_t i = 0; i < options; ++i) hand.option("o" + std::to_string(i), std::move(votes[i]));
  hand.quantity(Quantity::registered, registered).quantity(Quantity::issued, issued);
  hand.quantity(Quantity::ballots, ballots).quantity(Quantity::invalid, invalid);
  hand.quantity(Quantity::blank, blank).quantity(Quantity::valid, valid).areas(40, area);
  return hand;
}

/// The rows of `hand` in the order given: row i of the result is row order[i].
inline Hand reordered(const Hand& hand, const std::vector<std::size_t>& order) {
  Hand result = hand;
  const auto move = [&](Column& column, const Column& from) {
    for (std::size_t i = 0; i < order.size() && !from.cells.empty(); ++i) column.cells[i] = from.cells[order[i]];
  };
  for (std::size_t q = 0; q < model::kQuantityCount; ++q)
    if (hand.table.quantities[q]) move(*result.table.quantities[q], *hand.table.quantities[q]);
  for (std::size_t v = 0; v < hand.table.votes.size(); ++v) move(result.table.votes[v], hand.table.votes[v]);
  result.table.keys = {};
  for (std::size_t i = 0; i < order.size(); ++i) {
    result.table.keys.push_back(hand.table.keys[order[i]]);
    result.table.places[i] = hand.table.places[order[i]];
    if (!hand.table.area.empty()) result.table.area[i] = hand.table.area[order[i]];
  }
  return result;
}

}  // namespace acta::test
