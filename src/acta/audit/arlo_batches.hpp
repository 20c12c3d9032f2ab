// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/audit/python_repr.hpp"
#include "acta/base/error.hpp"

namespace acta::audit {

/// A batch that an Arlo batch comparison audit draws.
struct DrawnBatch {
  std::uint64_t batch = 0;       ///< index, from 0
  std::uint64_t generation = 1;  ///< how often it has been drawn by now, this draw included
  /// A label that decides nothing, 18 digits after the leading nines. The first is that of the consistent sampler. Arlo
  /// goes on from the shortened text, so that later ones are not the consistent sampler's next tickets of the batch.
  std::string ticket;
};

/// Batches as Arlo draws them, with replacement and with probability proportional to their error bounds (PPEB; Aslam,
/// Popa and Rivest 2008): numpy_choice() of default_rng(SHA-256(seed)), in the order of the draw, without the first
/// `skip`, which earlier rounds drew. `seed` in UTF-8. `keys` are Arlo's, (jurisdiction, batch name), in the order of
/// its results; `probabilities` one for each key.
/// Errors of numpy_choice() and python_repr(), and `usage` where the two lists differ in length.
base::Result<std::vector<DrawnBatch>> draw_batches(std::string_view seed, std::span<const PythonValue> keys,
                                                   std::span<const double> probabilities, std::uint64_t skip,
                                                   std::uint64_t take);

/// Where a round would take every batch that is left, Arlo draws nothing and lists all batches but those `examined`
/// before (indices), in the order of the keys, each with its first ticket. Errors of python_repr().
base::Result<std::vector<DrawnBatch>> all_batches(std::string_view seed, std::span<const PythonValue> keys,
                                                  const std::set<std::uint64_t>& examined);

}  // namespace acta::audit
