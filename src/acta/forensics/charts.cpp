// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/charts.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"

namespace acta::forensics {
namespace {

using model::Cell;

/// Bin of part/whole; -1 where it is no percentage from 0 to 100.
std::int64_t bin_of(Cell part, Cell whole, std::int64_t bins) {
  if (!model::is_count(part) || !model::is_count(whole) || whole <= 0 || part < 0 || part > whole) return -1;
  return std::min(part * bins / whole, bins - 1);
}

struct Units {
  std::vector<Cell> registered, turnout, ballots;
};

Units units_of(const model::SheetTable& sheets, const model::TurnoutBase& base) {
  Units units;
  const model::Column* registered = sheets.quantity(model::Quantity::registered);
  units.registered = registered ? registered->cells : std::vector<Cell>(sheets.units(), model::kMissing);
  units.turnout.resize(sheets.units());
  units.ballots.resize(sheets.units());
  for (std::size_t i = 0; i < sheets.units(); ++i) {
    units.turnout[i] = model::turnout_count(sheets, base, i);
    units.ballots[i] = model::ballots_counted(sheets, i);
  }
  return units;
}

model::Histogram histogram(std::string name, std::string label, std::string weight, const std::vector<Cell>& parts,
                           const std::vector<Cell>& wholes, std::int64_t per_percent) {
  model::Histogram shown{
      std::move(name), std::move(label), 1.0 / static_cast<double>(per_percent), std::move(weight), {}, 0};
  shown.bins.assign(static_cast<std::size_t>(100 * per_percent), 0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::int64_t bin = bin_of(parts[i], wholes[i], 100 * per_percent);
    if (bin < 0)
      ++shown.left_out;
    else
      shown.bins[static_cast<std::size_t>(bin)] += wholes[i];
  }
  return shown;
}

model::Fingerprint fingerprint(const std::string& option, const Units& units, const std::vector<Cell>& votes,
                               std::int64_t per_percent) {
  model::Fingerprint shown{option, "registered voters", 1.0 / static_cast<double>(per_percent), {}, 0};
  const std::int64_t side = 100 * per_percent;
  std::vector<std::int64_t> weights(static_cast<std::size_t>(side * side), 0);
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const std::int64_t x = bin_of(units.turnout[i], units.registered[i], side),
                       y = bin_of(votes[i], units.ballots[i], side);
    if (x < 0 || y < 0)
      ++shown.left_out;
    else
      weights[static_cast<std::size_t>(x * side + y)] += units.registered[i];
  }
  for (std::int64_t at = 0; at < side * side; ++at)
    if (const std::int64_t weight = weights[static_cast<std::size_t>(at)]; weight > 0)
      shown.squares.push_back({static_cast<std::int32_t>(at / side), static_cast<std::int32_t>(at % side), weight});
  return shown;
}

}  // namespace

model::Charts charts(const model::Contest& contest, const model::SheetTable& sheets, const model::TurnoutBase& turnout,
                     const std::vector<std::size_t>& options, const ChartOptions& choice) {
  model::Charts shown;
  shown.turnout_basis = model::to_text(turnout);
  shown.share_basis = "votes / ballots counted";
  const Units units = units_of(sheets, turnout);
  const bool rolls = sheets.quantity(model::Quantity::registered) != nullptr;
  if (rolls)
    shown.histograms.push_back(
        histogram("turnout", "Turnout", "registered voters", units.turnout, units.registered, choice.bins_per_percent));
  for (const std::size_t option : options) {
    const auto& votes = sheets.votes[option].cells;
    const model::Option& named = contest.options[option];
    shown.histograms.push_back(
        histogram(named.id, named.name, "ballots counted", votes, units.ballots, choice.bins_per_percent));
    if (rolls && shown.fingerprints.size() < choice.fingerprints)
      shown.fingerprints.push_back(fingerprint(named.id, units, votes, choice.squares_per_percent));
  }
  return shown;
}

}  // namespace acta::forensics
