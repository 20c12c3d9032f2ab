// SPDX-License-Identifier: Apache-2.0
#include "acta/app/observe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>

#include "acta/app/counting.hpp"
#include "acta/app/observe_parts.hpp"
#include "acta/base/sha256.hpp"
#include "acta/stats/student.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using model::Quantity;
using model::SheetTable;

constexpr std::size_t kPlannedShares = 4;

Error usage(std::string message, std::string advice = {}) {
  return Error{ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// The first 64 bits of the seed's SHA-256, without the sign.
std::uint64_t number_of(const std::string& seed) {
  std::uint64_t bits = 0;
  const std::string digest = base::sha256_hex(seed);
  std::from_chars(digest.data(), digest.data() + 16, bits, 16);
  return bits >> 1;
}

base::Result<observe::Allocation> allocation_of(const std::string& name) {
  if (name == "proportional") return observe::Allocation::proportional;
  if (name == "neyman") return observe::Allocation::neyman;
  if (name == "equal") return observe::Allocation::equal;
  return usage("there is no allocation \"" + name + "\"", "use proportional, neyman or equal");
}

/// Only stations that tell the share; the others are left out of the frame.
struct Population {
  observe::Frame frame;
  std::vector<double> y, x;
};

Population population_of(const observe::Frame& frame, const ObservedShare& share) {
  Population own;
  own.frame.names = frame.names;
  own.frame.stations.assign(frame.stations.size(), 0);
  for (std::size_t u = 0; u < share.told.size(); ++u) {
    if (share.told[u] == 0) continue;
    own.frame.stratum.push_back(frame.stratum[u]);
    ++own.frame.stations[frame.stratum[u]];
    own.y.push_back(share.y[u]);
    own.x.push_back(share.x[u]);
  }
  return own;
}

class Planner {
 public:
  Planner(const ObserveOptions& options, const std::vector<ObservedShare>& shares, std::uint64_t seed)
      : m_options(options), m_shares(shares), m_seed(seed) {}

  report::PlannedDesign run(std::string name, const observe::Frame& frame, observe::Allocation allocation) const {
    report::PlannedDesign design;
    design.name = std::move(name);
    design.strata = frame.names.size();
    std::vector<Population> populations;
    for (const ObservedShare& share : m_shares) populations.push_back(population_of(frame, share));
    design.size = m_options.margin > 0 ? fewest(populations, allocation) : m_options.size;
    for (std::size_t s = 0; s < m_shares.size(); ++s) {
      const Population& own = populations[s];
      const auto sizes = sizes_of(own, design.size, populations, allocation);
      report::PlannedShare planned;
      planned.name = m_shares[s].name;
      planned.expected = half_width(own, sizes);
      planned.simulated = observe::resample(own.frame, sizes, own.y, own.x, m_options.replicates, m_seed + s,
                                            m_options.confidence / 100);
      design.shares.push_back(std::move(planned));
    }
    return design;
  }

  /// Stations with chances by their electors; only stations that tell all shares and electors.
  report::PlannedDesign by_size(const std::vector<std::int64_t>& electors) const {
    report::PlannedDesign design;
    design.name = "by size (registered electors)";
    std::int64_t low = 2, high = static_cast<std::int64_t>(electors.size());
    while (m_options.margin > 0 && low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      const std::vector<double> chance = observe::chances_by_size(electors, middle);
      const bool enough = std::all_of(m_shares.begin(), m_shares.end(), [&](const ObservedShare& share) {
        return half_width_by_size(chance, middle, share) <= m_options.margin / 100;
      });
      if (enough)
        high = middle;
      else
        low = middle + 1;
    }
    design.size = m_options.margin > 0 ? low : std::min(m_options.size, high);
    const std::vector<double> chance = observe::chances_by_size(electors, design.size);
    for (std::size_t s = 0; s < m_shares.size(); ++s) {
      const ObservedShare& share = m_shares[s];
      design.shares.push_back({share.name, half_width_by_size(chance, design.size, share),
                               observe::resample_by_size(chance, share.y, share.x, m_options.replicates, m_seed + s,
                                                         m_options.confidence / 100)});
    }
    return design;
  }

 private:
  double half_width_by_size(const std::vector<double>& chance, std::int64_t size, const ObservedShare& share) const {
    return stats::student_two_sided(std::max(1.0, static_cast<double>(size - 1)), m_options.confidence / 100) *
           observe::expected_error_by_size(chance, share.y, share.x);
  }

  /// Neyman's for the first list (or the only share), as one sample serves all.
  std::vector<std::int64_t> sizes_of(const Population& own, std::int64_t size, const std::vector<Population>& all,
                                     observe::Allocation allocation) const {
    std::vector<double> spread;
    if (allocation == observe::Allocation::neyman) {
      const Population& lead = all[std::min<std::size_t>(m_shares[0].id == "turnout" ? 1 : 0, all.size() - 1)];
      spread = observe::spreads(lead.frame, lead.y, lead.x);
    }
    return observe::allocate(own.frame, size, allocation, spread);
  }

  double half_width(const Population& own, const std::vector<std::int64_t>& sizes) const {
    double degrees = 0;
    for (const std::int64_t size : sizes) degrees += size > 1 ? static_cast<double>(size - 1) : 0;
    return stats::student_two_sided(std::max(1.0, degrees), m_options.confidence / 100) *
           observe::expected_error(own.frame, sizes, observe::spreads(own.frame, own.y, own.x), sum_of(own.x));
  }

  bool enough(const std::vector<Population>& all, std::int64_t size, observe::Allocation allocation) const {
    return std::all_of(all.begin(), all.end(), [&](const Population& own) {
      return half_width(own, sizes_of(own, size, all, allocation)) <= m_options.margin / 100;
    });
  }

  std::int64_t fewest(const std::vector<Population>& all, observe::Allocation allocation) const {
    std::int64_t low = 2, high = 2;
    for (const Population& own : all) high = std::max(high, own.frame.size());
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      if (enough(all, middle, allocation))
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

  const ObserveOptions& m_options;
  const std::vector<ObservedShare>& m_shares;
  std::uint64_t m_seed;
};

base::Result<void> check_numbers(const ObserveOptions& options) {
  if (options.confidence <= 0 || options.confidence >= 100) return usage("confidence lies between 0 and 100 per cent");
  if (options.replicates < 1 || options.replicates > 1'000'000) return usage("replicates lie between 1 and 1,000,000");
  if (options.margin < 0 || options.margin >= 100) return usage("a margin lies between 0 and 100 points");
  return {};
}

std::string level_name(const SheetTable& table, const ObserveOptions& options) {
  return options.strata.empty() && !table.levels.empty() ? table.levels[0].name : options.strata;
}

}  // namespace

base::Result<std::size_t> observed_contest(const Loaded& loaded, const std::string& id) {
  const auto& contests = loaded.file.record.contests;
  for (std::size_t c = 0; c < contests.size(); ++c)
    if (contests[c].id == id || (id.empty() && contests.size() == 1)) return c;
  return id.empty() ? usage("the record has several contests", "--contest ID names one")
                    : usage("the record has no contest \"" + id + "\"");
}

base::Result<std::size_t> observed_copy(const Loaded& loaded, std::size_t contest, const std::string& id) {
  const model::Contest& own = loaded.file.record.contests[contest];
  if (own.copies.empty())
    return usage("contest \"" + own.id + "\" has no tally sheets: there are no stations to draw from");
  if (id.empty()) {
    const auto counted = counted_account(loaded.file.record, contest);
    return counted && counted->copy != model::kNone ? counted->copy : std::size_t{0};
  }
  for (std::size_t c = 0; c < own.copies.size(); ++c)
    if (own.copies[c].id == id) return c;
  return usage("contest \"" + own.id + "\" has no copy \"" + id + "\"");
}

base::Result<observe::Frame> observed_frame(const SheetTable& table, const std::string& strata) {
  if (strata == "none") return observe::frame_of(table, model::kNone);
  if (strata.empty()) return observe::frame_of(table, 0);
  std::string known;
  for (std::size_t level = 0; level < table.levels.size(); ++level) {
    if (table.levels[level].name == strata) return observe::frame_of(table, level);
    known += (known.empty() ? "" : ", ") + table.levels[level].name;
  }
  return usage("the sheets have no level of areas \"" + strata + "\"",
               known.empty() ? "they have no areas" : "they have " + known + "; none is one stratum");
}

base::Result<report::ObservationPlan> plan_observation(const Loaded& loaded, const ObserveOptions& options) {
  if (const auto fine = check_numbers(options); !fine) return fine.error();
  if ((options.margin > 0) == (options.size > 0))
    return usage("plan needs a wanted margin or a size", "--margin 1 (points), or --size 500 (stations)");
  const auto contest = observed_contest(loaded, options.contest);
  if (!contest) return contest.error();
  const auto copy = observed_copy(loaded, *contest, options.copy);
  if (!copy) return copy.error();
  const SheetTable& table = loaded.sheets[*contest][*copy].sheets;
  report::ObservationPlan plan;
  plan.contest = &loaded.file.record.contests[*contest];
  plan.copy = plan.contest->copies[*copy].id;
  plan.stations = static_cast<std::int64_t>(table.units());
  plan.confidence = options.confidence / 100;
  if (options.margin > 0) plan.margin = options.margin / 100;
  plan.seed = number_of(options.seed);
  std::vector<ObservedShare> shares = observed_shares(*plan.contest, plan.contest->copies[*copy], table);
  if (shares.size() > kPlannedShares) shares.resize(kPlannedShares);
  if (shares.empty() || table.units() < 2) return usage("copy \"" + plan.copy + "\" has no votes to plan with");
  const Planner planner(options, shares, plan.seed);
  const auto strata = observed_frame(table, options.strata);
  if (!strata) return strata.error();
  plan.designs.push_back(
      planner.run("simple", observe::frame_of(table, model::kNone), observe::Allocation::proportional));
  const std::string by = "stratified by " + level_name(table, options) + ", ";
  for (const char* name : {"proportional", "neyman", "equal"})
    if (strata->names.size() > 1) plan.designs.push_back(planner.run(by + name, *strata, *allocation_of(name)));
  if (const model::Column* electors = table.quantity(Quantity::registered)) {
    std::vector<std::int64_t> measure(electors->cells.begin(), electors->cells.end());
    for (std::size_t u = 0; u < measure.size(); ++u) {
      const bool told =
          std::all_of(shares.begin(), shares.end(), [&](const ObservedShare& share) { return share.told[u] != 0; });
      measure[u] = told ? std::max<std::int64_t>(0, measure[u]) : 0;
    }
    // the last design: stations that do not tell everything are left out of all shares
    for (ObservedShare& share : shares)
      for (std::size_t u = 0; u < measure.size(); ++u)
        if (measure[u] == 0) share.y[u] = share.x[u] = 0, share.told[u] = 0;
    plan.designs.push_back(planner.by_size(measure));
  }
  return plan;
}

base::Result<report::ObservationDraw> draw_observation(const Loaded& loaded, const ObserveOptions& options) {
  if (options.seed.empty())
    return usage("draw needs a public seed", "--seed TEXT, such as the digits of dice thrown before witnesses");
  const auto allocation = allocation_of(options.allocation);
  if (!allocation) return allocation.error();
  const auto contest = observed_contest(loaded, options.contest);
  if (!contest) return contest.error();
  const auto copy = observed_copy(loaded, *contest, options.copy);
  if (!copy) return copy.error();
  const model::Contest& own = loaded.file.record.contests[*contest];
  report::ObservationDraw draw;
  draw.table = &loaded.sheets[*contest][*copy].sheets;
  draw.seed = options.seed;
  draw.design = options.design;
  if (options.size < 1 || options.size > static_cast<std::int64_t>(draw.table->units()))
    return usage(fmt::format("a size lies between 1 and {}, the number of stations", draw.table->units()), "--size N");
  if (options.design != "simple" && options.design != "stratified" && options.design != "size")
    return usage("there is no design \"" + options.design + "\"", "use simple, stratified or size");
  auto frame = observed_frame(*draw.table, options.design == "stratified" ? options.strata : "none");
  if (!frame) return frame.error();
  draw.frame = std::move(frame).value();
  if (options.design == "size") {
    const model::Column* electors = draw.table->quantity(Quantity::registered);
    if (!electors) return usage("the copy does not state registered electors: stations have no size to draw by");
    std::vector<std::int64_t> measure(electors->cells.begin(), electors->cells.end());
    for (std::int64_t& cell : measure) cell = std::max<std::int64_t>(0, cell);
    draw.sample = observe::draw_by_size(*draw.table, measure, options.size, options.seed);
    return draw;
  }
  std::vector<double> spread;
  if (*allocation == observe::Allocation::neyman) {
    std::vector<ObservedShare> shares = observed_shares(own, own.copies[*copy], *draw.table);
    std::erase_if(shares, [](const ObservedShare& share) { return share.id == "turnout"; });
    if (shares.empty()) return usage("Neyman's allocation needs the votes of a past election");
    spread = observe::spreads(draw.frame, shares[0].y, shares[0].x);
  }
  draw.sample = observe::draw(*draw.table, draw.frame, observe::allocate(draw.frame, options.size, *allocation, spread),
                              options.seed);
  return draw;
}

}  // namespace acta::app
