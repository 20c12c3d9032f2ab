// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "acta/audit/macro.hpp"
#include "acta/base/error.hpp"

namespace acta::audit {

/// One draw.
struct BatchDraw {
  std::uint64_t ticket = 0;  ///< from 1
  std::uint64_t number = 0;  ///< in [1, total_weight]
  std::size_t batch = 0;
};

/// Draws 1 to n by weight: number k is SHA-256(seed "," k) modulo the sum of weights, plus 1; things own runs of
/// numbers in their order. `different`: without replacement, modulo the sum of the weights that are left, whose owners
/// keep their order. The first draws of a longer sample are the shorter one. Errors `usage`: nothing to draw; more
/// different things than have a weight.
base::Result<std::vector<BatchDraw>> draw_by_weight(std::span<const std::uint64_t> weights, std::string_view seed,
                                                    std::uint64_t draws, bool different);
/// How many can be drawn: those with a weight.
std::int64_t drawable(std::span<const std::uint64_t> weights);

/// A comparison audit of batches, drawn with replacement in proportion to bounds of their error (macro.hpp).
class BatchAudit {
 public:
  /// REQUIRES: claims, and batches whose votes have their columns.
  BatchAudit(std::vector<Claim> claims, std::vector<double> totals, std::vector<Batch> batches, double unseen);
  /// Claims of areas and ballots. Margins are those of the batches, less what `unseen` papers of each ballot could do.
  BatchAudit(LocalClaims claims, std::span<const double> constants, std::vector<Batch> batches, double unseen);

  /// U: the sum of the bounds; infinite where a reported margin is not positive.
  double total_bound() const { return m_total_bound; }
  const Macro& macro() const { return m_macro; }
  const std::vector<Batch>& batches() const { return m_batches; }
  /// Bound of a batch in billionths, rounded up: that is what it is drawn by and judged by.
  std::uint64_t weight(std::size_t batch) const { return m_ends[batch] - (batch == 0 ? 0 : m_ends[batch - 1]); }
  std::uint64_t total_weight() const { return m_ends.empty() ? 0 : m_ends.back(); }
  double bound(std::size_t batch) const { return 1e-9 * static_cast<double>(weight(batch)); }

  /// draw_by_weight(). Error `usage`: nothing to draw.
  base::Result<std::vector<BatchDraw>> draw(std::string_view seed, std::uint64_t draws) const;
  /// The same without replacement. Errors `usage`: nothing to draw; fewer batches that can hold an error.
  base::Result<std::vector<BatchDraw>> draw_different(std::string_view seed, std::uint64_t draws) const;
  /// Batches that can hold an error, and so can be drawn.
  std::int64_t drawable() const { return audit::drawable(weights()); }
  std::vector<std::uint64_t> weights() const;
  /// Different batches among so many draws, on average, and the ballots in them.
  double expected_batches(double draws) const;
  double expected_ballots(double draws) const;

 private:
  base::Result<void> can_draw() const;
  void weigh();

  Macro m_macro;
  std::vector<Batch> m_batches;
  std::vector<std::uint64_t> m_ends;  ///< of each batch: its last number
  double m_total_bound = 0;
};

}  // namespace acta::audit
