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

base::Result<void> can_draw(std::uint64_t total_weight, double total_bound) {
  if (total_weight > 0) return {};
  return base::Error{base::ErrorKind::usage,
                     std::isinf(total_bound)
                         ? "some reported margin is not larger than what unseen ballots and the largest "
                           "errors could do: no sample proves the outcome"
                         : "no batch can hold an error: there is nothing to draw",
                     {},
                     {}};
}

}  // namespace

BatchAudit::BatchAudit(std::vector<Claim> claims, std::vector<double> totals, std::vector<Batch> batches, double unseen)
    : m_macro(std::move(claims), totals, unseen), m_batches(std::move(batches)) {
  std::uint64_t end = 0;
  for (const Batch& batch : m_batches) {
    const double bound = m_macro.bound(batch.votes, batch.ballots);
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

base::Result<std::vector<BatchDraw>> BatchAudit::draw(std::string_view seed, std::uint64_t draws) const {
  if (auto can = can_draw(total_weight(), m_total_bound); !can) return can.error();
  auto numbers = draw_rivest(seed, {{1, total_weight()}, 0, draws, true});
  if (!numbers) return numbers.error();
  std::vector<BatchDraw> drawn;
  for (const RivestNumber& one : *numbers) {
    const auto at = std::lower_bound(m_ends.begin(), m_ends.end(), one.number);
    drawn.push_back({one.ticket, one.number, static_cast<std::size_t>(at - m_ends.begin())});
  }
  return drawn;
}

std::vector<std::uint64_t> BatchAudit::weights() const {
  std::vector<std::uint64_t> weights;
  for (std::size_t i = 0; i < m_ends.size(); ++i) weights.push_back(weight(i));
  return weights;
}

std::int64_t BatchAudit::drawable() const {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < m_ends.size(); ++i) count += weight(i) > 0;
  return count;
}

base::Result<std::vector<BatchDraw>> BatchAudit::draw_different(std::string_view seed, std::uint64_t draws) const {
  if (auto can = can_draw(total_weight(), m_total_bound); !can) return can.error();
  if (draws > static_cast<std::uint64_t>(drawable()))
    return base::Error{base::ErrorKind::usage,
                       fmt::format("{} sheets cannot be drawn: {} can hold an error", draws, drawable()),
                       {},
                       {}};
  const RivestTickets tickets(seed);
  RemainingWeights left(weights());
  std::vector<BatchDraw> drawn;
  for (std::uint64_t ticket = 1; ticket <= draws; ++ticket) {
    const std::uint64_t number = tickets.number(ticket, {1, left.total()});
    drawn.push_back({ticket, number, left.owner(number)});
    left.take(drawn.back().batch);
  }
  return drawn;
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
    sum -= m_batches[i].ballots * std::expm1(draws * std::log1p(-std::min(1.0, bound(i) / m_total_bound)));
  return sum;
}

}  // namespace acta::audit
