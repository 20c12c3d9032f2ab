// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "acta/simulate/texts.hpp"

namespace acta::simulate {
namespace {

/// Options by votes drawn, the most first; equals in the order of the columns.
std::vector<std::size_t> by_votes(const std::vector<OptionTotal>& totals) {
  std::vector<std::size_t> order(totals.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return totals[a].drawn != totals[b].drawn ? totals[a].drawn > totals[b].drawn : a < b;
  });
  return order;
}

std::string results(const Simulated& simulated) {
  const auto& totals = simulated.totals;
  const std::int64_t valid = std::accumulate(totals.begin(), totals.end(), std::int64_t{0},
                                             [](std::int64_t sum, const OptionTotal& o) { return sum + o.drawn; });
  std::string text;
  for (const std::size_t o : by_votes(totals))
    text += fmt::format(
        "{}\n    {{\"option\": \"{}\", \"name\": \"{}\", \"drawn\": {}, \"percent\": \"{}\", \"announced\": {}, "
        "\"published\": {}}}",
        text.empty() ? "" : ",", totals[o].id, totals[o].name, totals[o].drawn,
        base::to_percent(base::Ratio(totals[o].drawn, std::max<std::int64_t>(valid, 1)), 4), totals[o].announced,
        totals[o].published);
  return text;
}

std::string share_text(const Settings& settings, ManipulationKind kind) {
  for (const Manipulation& manipulation : settings.manipulations)
    if (manipulation.kind == kind)
      return fmt::format("{}/{}", manipulation.share.numerator(), manipulation.share.denominator());
  return "0/1";
}

std::string manipulations(const Settings& settings, const Simulated& simulated) {
  std::string text;
  for (const Touched& touched : simulated.touched) {
    text +=
        fmt::format("{}\n    {{\"kind\": \"{}\", \"share\": \"{}\", \"asked\": {}, \"touched\": {}, \"stations\": [",
                    text.empty() ? "" : ",", to_string(touched.kind), share_text(settings, touched.kind), touched.asked,
                    touched.stations.size());
    for (std::size_t i = 0; i < touched.stations.size(); ++i)
      text += fmt::format("{}\"{:06}\"", i == 0 ? "" : ", ", touched.stations[i] + 1);
    text += "]}";
  }
  return text;
}

}  // namespace

std::string truth_json(const Settings& settings, const Simulated& simulated) {
  return fmt::format(R"({{
  "format": "acta-truth",
  "version": 1,
  "title": {},
  "seed": "{}",
  "stations": {},
  "regions": {},
  "districts": {},
  "registered": {},
  "ballots": {},
  "leader": "{}",
  "result": [{}
  ],
  "manipulations": [{}{}]
}}
)",
                     in_quotes(title_of(settings)), settings.seed, settings.stations, simulated.regions,
                     simulated.districts, simulated.registered, simulated.ballots,
                     simulated.totals[simulated.leader].id, results(simulated), manipulations(settings, simulated),
                     simulated.touched.empty() ? "" : "\n  ");
}

}  // namespace acta::simulate
