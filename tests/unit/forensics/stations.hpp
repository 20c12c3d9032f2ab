// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/base/random.hpp"
#include "acta/forensics/stations.hpp"
#include "acta/stats/portable.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::test {

/// Areas of 25 stations; turnout about 55 %, share about 45 %, logit-normal and independent; every number binomial.
inline forensics::Stations honest_stations(std::size_t stations, std::uint64_t seed) {
  forensics::Stations all;
  all.areas = stations / 25 + 1;
  for (std::size_t i = 0; i < stations; ++i) {
    base::RandomStream stream(seed, i);
    stats::Normal normal(stream);
    const auto registered = static_cast<std::int64_t>(200 + stream.below(1'800));
    const std::int64_t turnout = stats::binomial(stream, registered, stats::logistic(normal(0.2, 0.25)));
    all.list.push_back(
        {registered, turnout, turnout, stats::binomial(stream, turnout, stats::logistic(normal(-0.2, 0.33)))});
    all.unit.push_back(static_cast<std::uint32_t>(i));
    all.area.push_back(static_cast<std::uint32_t>(i / 25));
    all.group.push_back(0);
  }
  return all;
}

}  // namespace acta::test
