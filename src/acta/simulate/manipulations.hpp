// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "acta/base/random.hpp"
#include "acta/simulate/draw.hpp"

namespace acta::simulate {

/// What one manipulation may look at and change.
struct Bench {
  const Election& election;
  Sheets& sheets;
  std::size_t leader;                   ///< index of the option
  std::vector<std::string>& notes;      ///< of each station: what was done, parts joined by "; "
  std::vector<bool>& lost;              ///< of each station
  std::vector<std::uint32_t>& touched;  ///< by this manipulation, in order of drawing
  std::vector<bool>& is_touched;        ///< the same, by station
  std::uint64_t asked;                  ///< touched never grows beyond it

  void touch(std::size_t station, const std::string& note);
};

/// Tries the manipulation at this station; touches it, and for exchanged rows one neighbour, or nothing where it is not
/// possible there. REQUIRES: touched.size() < asked, station not touched.
using Manipulate = void (*)(Bench& bench, std::size_t station, base::RandomStream& stream);
Manipulate manipulate(ManipulationKind kind);

}  // namespace acta::simulate
