// SPDX-License-Identifier: Apache-2.0
#include "acta/simulate/manipulate.hpp"

#include <algorithm>
#include <numeric>

#include "acta/base/random.hpp"
#include "acta/simulate/manipulations.hpp"

namespace acta::simulate {
namespace {

/// share times stations, halves upward.
std::uint64_t number_of(const base::Ratio& share, std::size_t stations) {
  const auto twice = 2 * static_cast<base::Int128>(share.numerator()) * static_cast<base::Int128>(stations);
  return static_cast<std::uint64_t>((twice + share.denominator()) /
                                    (2 * static_cast<base::Int128>(share.denominator())));
}

/// Stations in random order, drawn one by one (Fisher and Yates).
class RandomOrder {
 public:
  RandomOrder(std::size_t stations, base::RandomStream stream) : m_stations(stations), m_stream(stream) {
    std::iota(m_stations.begin(), m_stations.end(), 0u);
  }
  bool done() const { return m_next == m_stations.size(); }
  std::uint32_t next() {
    std::swap(m_stations[m_next], m_stations[m_next + m_stream.below(m_stations.size() - m_next)]);
    return m_stations[m_next++];
  }

 private:
  std::vector<std::uint32_t> m_stations;
  std::size_t m_next = 0;
  base::RandomStream m_stream;
};

Touched apply_one(const Settings& settings, const Manipulation& manipulation, const Election& election,
                  std::size_t leader, Manipulated& result) {
  const std::size_t stations = result.sheets.stations();
  const std::uint32_t purpose =
      static_cast<std::uint32_t>(Purpose::kFirstManipulation) + 2 * static_cast<std::uint32_t>(manipulation.kind);
  Touched touched{manipulation.kind, number_of(manipulation.share, stations), {}};
  std::vector<bool> is_touched(stations);
  Bench bench{election, result.sheets, leader, result.notes, result.lost, touched.stations, is_touched, touched.asked};
  RandomOrder order(stations, {settings.seed, 0, purpose});
  const Manipulate manipulate_station = manipulate(manipulation.kind);
  while (touched.stations.size() < touched.asked && !order.done()) {
    const std::uint32_t station = order.next();
    base::RandomStream stream(settings.seed, station, purpose + 1);
    if (!is_touched[station]) manipulate_station(bench, station, stream);
  }
  std::sort(touched.stations.begin(), touched.stations.end());
  return touched;
}

bool before_announcement(ManipulationKind kind) {
  return kind != ManipulationKind::typing_errors && kind != ManipulationKind::lost_sheets;
}

}  // namespace

Manipulated apply(const Settings& settings, const Election& election, std::size_t leader) {
  const std::size_t stations = election.sheets.stations();
  Manipulated result{election.sheets, std::vector<bool>(stations), std::vector<std::string>(stations), {}, {}};
  const auto apply_stage = [&](bool early) {
    for (const ManipulationKind kind : all_manipulations())
      for (const Manipulation& manipulation : settings.manipulations)
        if (manipulation.kind == kind && before_announcement(kind) == early)
          result.touched.push_back(apply_one(settings, manipulation, election, leader, result));
  };
  apply_stage(true);
  result.announced = result.sheets.totals();
  apply_stage(false);
  return result;
}

}  // namespace acta::simulate
