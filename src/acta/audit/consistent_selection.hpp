// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "acta/audit/digest256.hpp"
#include "acta/base/error.hpp"

namespace acta::audit {

/// The cards of an election, phantoms included: card i has the sample number numbers[i] and the contests of
/// contest_lists[list_of_card[i]]. Cards of one style can share a list. Contests are indices from 0.
/// Number is std::uint64_t or Digest256.
template <class Number>
struct NumberedCards {
  std::span<const Number> numbers;
  std::span<const std::uint32_t> list_of_card;
  std::span<const std::vector<std::uint32_t>> contest_lists;
};

template <class Number>
struct ContestSample {
  /// Ascending indices into ConsistentSelection::cards: the contest's cards, in the order of the sample numbers.
  std::vector<std::uint64_t> places;
  /// The number of the last of them: a card with the contest is in its sample if and only if its number is not above
  /// this (for equal numbers see ConsistentSelection). None where no card was wanted.
  std::optional<Number> threshold;
};

/// One sample for many contests (Glazer, Spertus and Stark 2021, "More style, less work", arXiv:2012.03371):
/// 1. Cards are ordered by number, equal numbers by index.
/// 2. The sample of contest c is the first wanted[c] cards that have c.
/// 3. `cards` is the union of the samples, in order: what comes from going through all cards once and taking each that
///    has a contest still short of cards.
/// A card taken for one contest that also has another, behind that one's threshold, is not in the other's sample.
template <class Number>
struct ConsistentSelection {
  std::vector<std::uint64_t> cards;             ///< indices
  std::vector<ContestSample<Number>> contests;  ///< one for each contest, in order
};

/// `wanted`: cards, one number for each contest. Time: cards x contests on a card; memory: 16 or 40 bytes for each
/// wanted card. Thread-safe.
/// Error `usage` where a contest has fewer cards than wanted, a list names a contest without a wanted size or twice, or
/// the spans do not fit together.
template <class Number>
base::Result<ConsistentSelection<Number>> select_cards(const NumberedCards<Number>& cards,
                                                       std::span<const std::uint64_t> wanted);

template <class Number>
struct SelectionRound {
  ConsistentSelection<Number> whole;  ///< as if it had been selected at once
  std::vector<std::uint64_t> added;   ///< the cards to fetch: those of `whole` that `before` has not, in order
};

/// A further round with larger samples; contests may be added behind the earlier ones. A card that was fetched earlier
/// for another contest can enter a contest's sample without being in `added`.
/// Errors of select_cards(), and `usage` where a contest's sample would shrink, or where `before` was selected from
/// other cards or numbers so that it holds a card that `whole` has not.
template <class Number>
base::Result<SelectionRound<Number>> extend_selection(const NumberedCards<Number>& cards,
                                                      const ConsistentSelection<Number>& before,
                                                      std::span<const std::uint64_t> wanted);

}  // namespace acta::audit
