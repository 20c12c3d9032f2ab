// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "acta/audit/card_contest.hpp"

namespace acta::audit {

/// What the paper of a card says; nullptr: it has not been entered. Phantoms are not asked for.
using PaperOf = std::function<const CardPaper*(std::size_t card)>;

/// One contest's cards in the order of the draw, as far as their paper is known.
struct CardWalk {
  std::int64_t drawn = 0;      ///< cards of the sample, phantoms included
  std::int64_t counted = 0;    ///< the first so many were used
  std::int64_t waiting = 0;    ///< without paper; none after the first of them is used
  std::int64_t differing = 0;  ///< of those counted, paper and record differ
  std::int64_t not_found = 0;  ///< of those counted, phantoms included
  double risk = 1;             ///< the largest p-value over claims; 0 or 1 once all cards were seen
  std::size_t claim = 0;       ///< which claim that is
  std::vector<double> risks;   ///< by claim
  std::vector<double> path;    ///< risk after each card counted; the last is `risk`
  bool all_seen = false;
  std::int64_t next = 0;  ///< further cards if no further error is found; 0: none are needed
  bool next_is_average = false;
  std::string impossible;  ///< why none is enough
};

/// Walks a sample (cards in order of their numbers) up to the first card that waits. Each claim has its own test; the
/// contest's risk is the largest of their p-values, so that all claims hold if the contest is confirmed.
CardWalk walk_cards(const CardContestAudit& audit, std::span<const std::uint64_t> sample, const PaperOf& paper,
                    double risk_limit);

}  // namespace acta::audit
