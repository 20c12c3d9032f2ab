// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/observe/frame.hpp"

namespace acta::observe {

/// One station of a sample.
struct Drawn {
  std::uint32_t unit = 0;  ///< index into the table
  double probability = 0;  ///< of being in the sample
};

/// The number that orders a station: SHA-256 of "SEED,KEY" as hexadecimal digits, so that anyone can draw again with a
/// spreadsheet. The smallest are taken; where two are equal (never seen), the earlier row.
std::string ticket(const std::string& seed, std::string_view key);

/// sizes[h] stations of each stratum by simple random sampling, in the order of their tickets over all strata: the
/// first stations of the list are a sample, too. REQUIRES: sizes[h] <= N_h.
std::vector<Drawn> draw(const model::SheetTable& table, const Frame& frame, std::span<const std::int64_t> sizes,
                        const std::string& seed);

/// Chances of being drawn that add up to `size`, proportional to the measures; those above 1 are set to 1 and the rest
/// shared out again. 0 for measures of 0 and less.
std::vector<double> chances_by_size(std::span<const std::int64_t> measure, std::int64_t size);

/// `size` stations with chances about as their measures (electors): sequential Poisson sampling (Ohlsson, J. Official
/// Stat. 14, 1998): the smallest of ticket / chance, the ticket taken as a number in (0, 1). Stations whose chance
/// would be above 1 are all taken. Stations of measure 0 are never drawn.
std::vector<Drawn> draw_by_size(const model::SheetTable& table, std::span<const std::int64_t> measure,
                                std::int64_t size, const std::string& seed);

}  // namespace acta::observe
