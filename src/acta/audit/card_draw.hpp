// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "acta/audit/card_contest.hpp"
#include "acta/audit/digest256.hpp"
#include "acta/base/error.hpp"

namespace acta::audit {

/// Which contests each card has: cards of one style share a list.
struct CardStyles {
  std::vector<std::uint32_t> list_of_card;
  std::vector<std::vector<std::uint32_t>> lists;  ///< contests, ascending
  std::vector<std::int64_t> cards;                ///< of each list
};
CardStyles card_styles(std::span<const CardContestAudit> contests, std::int64_t cards);

/// Sample numbers: card k = 1, 2, ... has SHA-256(seed "," k), as a number of 256 bits (Rivest's sampler).
std::vector<Digest256> card_numbers(std::string_view seed, std::int64_t cards);

struct CardDraw {
  std::vector<std::uint64_t> cards;                 ///< to be read: the union, in order of the numbers
  std::vector<std::vector<std::uint64_t>> samples;  ///< by contest, in the same order
};

/// One sample for all contests: a contest's sample is its first sizes[c] cards in order of the numbers
/// (consistent_selection.hpp). A contest of size 0 is opportunistic: its sample is its first cards as far as all of
/// them are drawn for other contests, which what is on paper does not influence. Error `usage`: more cards than a
/// contest has.
base::Result<CardDraw> draw_cards(std::span<const CardContestAudit> contests, const CardStyles& styles,
                                  std::string_view seed, std::span<const std::int64_t> sizes);

/// Cards that such a draw takes on average: each card is taken with the largest of sizes[c] / N_c over its contests
/// (Glazer, Spertus and Stark 2021).
double expected_cards(std::span<const CardContestAudit> contests, const CardStyles& styles,
                      std::span<const std::int64_t> sizes);

}  // namespace acta::audit
