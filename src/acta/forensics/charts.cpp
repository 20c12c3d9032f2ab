// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/charts.hpp"

#include <algorithm>
#include <cmath>

#include "acta/base/checked.hpp"
#include "acta/forensics/turnout_core.hpp"

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

model::TurnoutCurve::Core core_of(const CoreEstimate& estimate) {
  return {static_cast<std::int64_t>(estimate.core.peak), estimate.ratio, std::llround(estimate.excess)};
}

std::vector<model::TurnoutCurve> curves(const std::string& option, const Stations& stations) {
  const TurnoutBins bins = turnout_bins(stations.list);
  const std::optional<CoreBand> band = core_band(bins);
  if (!band) return {};
  model::TurnoutCurve curve;
  curve.option = option;
  for (std::size_t t = 0; t < TurnoutBins::kBins; ++t) {
    curve.leader.push_back(bins.leader[t]);
    curve.others.push_back(bins.others(t));
  }
  curve.cores = {core_of(band->least), core_of(band->most)};
  if (const auto centre = robust_centre(stations.list))
    if (const auto robust = core_estimate(
            bins, core_around(static_cast<std::size_t>(std::lround(100 * std::clamp(centre->turnout, 0.0, 1.0))))))
      curve.cores.push_back(core_of(*robust));
  return {std::move(curve)};
}

/// Voters in squares of 100 / side points.
class Squares {
 public:
  explicit Squares(std::int64_t side) : m_side(side), m_weights(static_cast<std::size_t>(side * side), 0) {}
  /// False where the station has no turnout or no share.
  bool add(const Station& s) {
    const std::int64_t x = bin_of(s.turnout, s.registered, m_side), y = bin_of(s.leader, s.ballots, m_side);
    if (x < 0 || y < 0) return false;
    m_weights[static_cast<std::size_t>(x * m_side + y)] += s.registered;
    return true;
  }
  std::vector<model::Fingerprint::Square> list() const {
    std::vector<model::Fingerprint::Square> squares;
    for (std::int64_t at = 0; at < m_side * m_side; ++at)
      if (const std::int64_t weight = m_weights[static_cast<std::size_t>(at)]; weight > 0)
        squares.push_back({static_cast<std::int32_t>(at / m_side), static_cast<std::int32_t>(at % m_side), weight});
    return squares;
  }

 private:
  std::int64_t m_side;
  std::vector<std::int64_t> m_weights;
};

/// Squares of five points in each largest area.
std::vector<model::RegionPrint> regions(const model::SheetTable& sheets, const Stations& stations) {
  constexpr std::size_t kMost = 24;
  if (sheets.levels.empty() || stations.groups < 2) return {};
  std::vector<model::RegionPrint> all(stations.groups);
  std::vector<Squares> squares(stations.groups, Squares(20));
  for (std::size_t g = 0; g < all.size(); ++g) all[g].name = sheets.levels.front().areas[g].name;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    const Station& s = stations.list[i];
    if (!squares[stations.group[i]].add(s)) continue;
    model::RegionPrint& region = all[stations.group[i]];
    region.registered += s.registered, ++region.stations;
  }
  for (std::size_t g = 0; g < all.size(); ++g) all[g].squares = squares[g].list();
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.registered > b.registered; });
  if (all.size() > kMost) all.resize(kMost);
  std::erase_if(all, [](const model::RegionPrint& region) { return region.stations == 0; });
  return all;
}

}  // namespace

model::ElectionPrint election_print(std::string name, std::string option, const Stations& stations) {
  model::ElectionPrint print{std::move(name), std::move(option), 0, 0, {}, {}, {}};
  print.turnout.assign(100, 0), print.share.assign(100, 0);
  Squares squares(50);
  for (const Station& s : stations.list) {
    if (!squares.add(s)) continue;
    print.registered += s.registered, ++print.stations;
    print.turnout[static_cast<std::size_t>(bin_of(s.turnout, s.registered, 100))] += s.registered;
    print.share[static_cast<std::size_t>(bin_of(s.leader, s.ballots, 100))] += s.ballots;
  }
  print.squares = squares.list();
  return print;
}

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
  if (!rolls || options.empty()) return shown;
  const Stations stations = stations_of(sheets, options.front(), turnout);
  shown.curves = curves(contest.options[options.front()].id, stations);
  shown.regions = regions(sheets, stations);
  return shown;
}

}  // namespace acta::forensics
