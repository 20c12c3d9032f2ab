// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_sweep.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

// Built twice where the machine that runs it may or may not have 32-byte vectors: without fused multiplication, and
// with sums whose order is written down, both give the same bits.
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__AVX2__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#define ACTA_FOR_EVERY_MACHINE __attribute__((target_clones("avx2", "default")))
#endif
#endif
#ifndef ACTA_FOR_EVERY_MACHINE
#define ACTA_FOR_EVERY_MACHINE
#endif
#define ACTA_INLINE __attribute__((always_inline)) inline

namespace acta::forensics {
namespace {

/// Eight numbers side by side, a row of cells.
using Eight = float __attribute__((vector_size(32)));
using EightWhole = std::uint32_t __attribute__((vector_size(32)));
static_assert(kMoved == 8);

ACTA_INLINE void load(const float* at, Eight& x) { std::memcpy(&x, at, sizeof x); }
ACTA_INLINE void store(const Eight& x, float* at) { std::memcpy(at, &x, sizeof x); }

ACTA_INLINE float sum_of(const Eight& x) { return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7])); }

ACTA_INLINE float largest_of(const Eight& x) {
  return std::max(std::max(std::max(x[0], x[4]), std::max(x[2], x[6])),
                  std::max(std::max(x[1], x[5]), std::max(x[3], x[7])));
}

/// e^x of x <= 0: 2^n times 2^r, r in [-1/2, 1/2] by its interpolation at Chebyshev's six points (error 1.1e-7).
ACTA_INLINE void exponential(Eight& x) {
  constexpr float kRound = 12'582'912.0f;  // 1.5 * 2^23: adding it leaves the nearest whole number in the lowest bits
  const Eight least = Eight{} - 80.0f;
  const Eight t = (least > x ? least : x) * 1.442695041f, rounded = t + kRound, r = t - (rounded - kRound);
  Eight p = 0.001339086336f * r + 0.009676031918f;
  p = p * r + 0.05550357114f;
  p = p * r + 0.2402210749f;
  p = p * r + 0.6931471880f;
  p = p * r + 1.0f;
  EightWhole bits, n;
  std::memcpy(&bits, &p, sizeof bits);
  std::memcpy(&n, &rounded, sizeof n);
  bits += n << 23;
  std::memcpy(&x, &bits, sizeof x);
}

}  // namespace

ACTA_FOR_EVERY_MACHINE
float cell_logs(const MixtureData::Table& table, const SweepInput& input, Cells& logs) {
  Eight most = Eight{} + MixtureData::kImpossible, log_moved, support, support_log;
  load(input.log_moved, log_moved);
  for (std::size_t g = 0; g < table.rows; ++g) {
    const float dt = table.turnout[g] - input.turnout_mean;
    const float own = input.log_added[g] + table.turnout_log[g] - dt * dt * input.turnout_factor - input.base;
    load(&table.support[g * kMoved], support);
    load(&table.support_log[g * kMoved], support_log);
    const Eight dv = support - input.support_mean;
    const Eight sum = own + log_moved + support_log - dv * dv * input.support_factor;
    store(sum, &logs[g * kMoved]);
    most = most > sum ? most : sum;
  }
  return largest_of(most);
}

ACTA_FOR_EVERY_MACHINE
float exponentiate(Cells& logs, std::size_t cells, float shift) {
  Eight sum{}, weight;
  for (std::size_t at = 0; at < cells; at += kMoved) {
    load(&logs[at], weight);
    weight -= shift;
    exponential(weight);
    store(weight, &logs[at]);
    sum += weight;
  }
  return sum_of(sum);
}

ACTA_FOR_EVERY_MACHINE
CellSums sum_cells(const MixtureData::Table& table, const SweepInput& input, const Cells& weights) {
  CellSums sums;
  Eight support{}, support_square{}, moved{}, weight, value;
  for (std::size_t g = 0; g < table.rows; ++g) {
    load(&weights[g * kMoved], weight);
    load(&table.support[g * kMoved], value);
    const Eight dv = value - input.support_mean, first = weight * dv;
    support += first;
    support_square += first * dv;
    moved += weight;
    const float dt = table.turnout[g] - input.turnout_mean, own = sum_of(weight);
    sums.added[g] = own;
    sums.weight += own;
    sums.turnout += own * dt;
    sums.turnout_square += own * dt * dt;
  }
  sums.support = sum_of(support), sums.support_square = sum_of(support_square);
  store(moved, sums.moved.data());
  return sums;
}

}  // namespace acta::forensics
