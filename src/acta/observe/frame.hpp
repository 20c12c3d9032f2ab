// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "acta/model/sheets.hpp"

/// Samples of stations and what they allow to say of the whole. Method: doc/methods/observe.md.
namespace acta::observe {

/// The stations that can be drawn, and their strata. At least one stratum; every stratum has a station.
struct Frame {
  std::vector<std::uint32_t> stratum;  ///< of each station of the table: index into `names`
  std::vector<std::string> names;
  std::vector<std::int64_t> stations;  ///< N_h
  std::int64_t size() const { return static_cast<std::int64_t>(stratum.size()); }
};
/// Strata are the areas of a level that have stations, in the order of the table. `level` is an index into
/// SheetTable::levels, or any larger number for one stratum.
Frame frame_of(const model::SheetTable& table, std::size_t level);

/// How a sample's size is shared out.
enum class Allocation {
  proportional,  ///< as N_h
  neyman,        ///< as N_h S_h: Neyman, J. R. Stat. Soc. 97 (1934)
  equal,
};
/// Sizes n_h that add up to `size` (at most all stations): each at least min(2, N_h) as far as that fits, at most N_h;
/// what is left by largest remainders. `spread` is S_h per stratum (neyman only). REQUIRES: size >= 0.
std::vector<std::int64_t> allocate(const Frame& frame, std::int64_t size, Allocation allocation,
                                   std::span<const double> spread = {});

}  // namespace acta::observe
