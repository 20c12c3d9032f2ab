// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/batches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "acta/audit/remaining_weights.hpp"
#include "acta/audit/tickets_rivest.hpp"

namespace acta::audit {
namespace {

constexpr std::uint64_t kMostWeight = std::uint64_t{1} << 62;
constexpr double kUnits = 1e9;         ///< of weight for a bound of 1
constexpr double kLargestBound = 1e9;  ///< beyond, a margin is so small that no sample helps

std::vector<double> margins_of(const LocalClaims& claims, std::span<const double> constants,
                               const std::vector<Batch>& batches, double unseen) {
  std::vector<double> margins(constants.begin(), constants.end());
  for (const Batch& batch : batches)
    for (const LocalClaim& claim : claims.of_row(batch.row)) margins[claim.claim] += value_of(claim, batch.votes);
  for (std::size_t k = 0; k < margins.size(); ++k) margins[k] += unseen * claims.lowest(k);
  return margins;
}

}  // namespace

std::int64_t drawable(std::span<const std::uint64_t> weights) {
  return std::count_if(weights.begin(), weights.end(), [](std::uint64_t one) { return one > 0; });
}

base::Result<std::vector<BatchDraw>> draw_by_weight(std::span<const std::uint64_t> weights, std::string_view seed,
                                                    std::uint64_t draws, bool different) {
  RemainingWeights left(weights);
  if (left.total() == 0)
    return base::Error{base::ErrorKind::usage, "no batch can hold an error: there is nothing to draw", {}, {}};
  const std::int64_t most = drawable(weights);
  if (different && draws > static_cast<std::uint64_t>(most))
    return base::Error{
        base::ErrorKind::usage, fmt::format("{} sheets cannot be drawn: {} can hold an error", draws, most), {}, {}};
  const RivestTickets tickets(seed);
  std::vector<BatchDraw> drawn;
  for (std::uint64_t ticket = 1; ticket <= draws; ++ticket) {
    const std::uint64_t number = tickets.number(ticket, {1, left.total()});
    drawn.push_back({ticket, number, left.owner(number)});
    if (different) left.take(drawn.back().batch);
  }
  return drawn;
}

BatchAudit::BatchAudit(std::vector<Claim> claims, std::vector<double> totals, std::vector<Batch> batches, double unseen)
    : m_macro(std::move(claims), totals, unseen), m_batches(std::move(batches)) {
  weigh();
}

BatchAudit::BatchAudit(LocalClaims claims, std::span<const double> constants, std::vector<Batch> batches, double unseen)
    : m_macro(claims, margins_of(claims, constants, batches, unseen)), m_batches(std::move(batches)) {
  weigh();
}

void BatchAudit::weigh() {
  std::uint64_t end = 0;
  for (const Batch& batch : m_batches) {
    const double bound = m_macro.bound(batch);
    if (!(bound < kLargestBound)) {
      m_total_bound = std::numeric_limits<double>::infinity();
      m_ends.clear();
      return;
    }
    const auto weight = static_cast<std::uint64_t>(std::ceil(bound * kUnits));
    if (weight > kMostWeight - end) {
      m_total_bound = std::numeric_limits<double>::infinity();
      m_ends.clear();
      return;
    }
    end += weight;
    m_ends.push_back(end);
  }
  m_total_bound = static_cast<double>(end) / kUnits;
}

base::Result<void> BatchAudit::can_draw() const {
  if (total_weight() > 0 || !std::isinf(m_total_bound)) return {};
  return base::Error{base::ErrorKind::usage,
                     "some reported margin is not larger than what unseen ballots and the largest errors could do: no "
                     "sample proves the outcome",
                     {},
                     {}};
}

base::Result<std::vector<BatchDraw>> BatchAudit::draw(std::string_view seed, std::uint64_t draws) const {
  if (auto can = can_draw(); !can) return can.error();
  return draw_by_weight(weights(), seed, draws, false);
}

base::Result<std::vector<BatchDraw>> BatchAudit::draw_different(std::string_view seed, std::uint64_t draws) const {
  if (auto can = can_draw(); !can) return can.error();
  return draw_by_weight(weights(), seed, draws, true);
}

std::vector<std::uint64_t> BatchAudit::weights() const {
  std::vector<std::uint64_t> weights;
  for (std::size_t i = 0; i < m_ends.size(); ++i) weights.push_back(weight(i));
  return weights;
}

double BatchAudit::expected_batches(double draws) const {
  double sum = 0;
  for (std::size_t i = 0; i < m_ends.size(); ++i)
    sum -= std::expm1(draws * std::log1p(-std::min(1.0, bound(i) / m_total_bound)));
  return sum;
}

double BatchAudit::expected_ballots(double draws) const {
  double sum = 0;
  for (std::size_t i = 0; i < m_ends.size(); ++i)
    sum -= m_batches[i].all() * std::expm1(draws * std::log1p(-std::min(1.0, bound(i) / m_total_bound)));
  return sum;
}

}  // namespace acta::audit
