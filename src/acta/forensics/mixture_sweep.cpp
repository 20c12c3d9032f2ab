// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_sweep.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace acta::forensics {
namespace {

/// Four floats side by side; every operation is that of IEEE 754 single precision.
#ifdef __SSE2__
struct Four {
  __m128 v;

  static Four load(const float* at) { return {_mm_loadu_ps(at)}; }
  static Four all(float x) { return {_mm_set1_ps(x)}; }
  void store(float* at) const { _mm_storeu_ps(at, v); }
  friend Four operator+(Four a, Four b) { return {_mm_add_ps(a.v, b.v)}; }
  friend Four operator-(Four a, Four b) { return {_mm_sub_ps(a.v, b.v)}; }
  friend Four operator*(Four a, Four b) { return {_mm_mul_ps(a.v, b.v)}; }
  friend Four larger(Four a, Four b) { return {_mm_max_ps(a.v, b.v)}; }
  /// 2^x of whole numbers in [-126, 127].
  friend Four power_of_two(Four x) {
    const __m128i exponent = _mm_add_epi32(_mm_cvtps_epi32(x.v), _mm_set1_epi32(127));
    return {_mm_castsi128_ps(_mm_slli_epi32(exponent, 23))};
  }
};
#else
struct Four {
  std::array<float, 4> v;

  static Four load(const float* at) { return {{at[0], at[1], at[2], at[3]}}; }
  static Four all(float x) { return {{x, x, x, x}}; }
  void store(float* at) const { std::copy(v.begin(), v.end(), at); }
  template <class Operation>
  friend Four each(Four a, Four b, Operation operation) {
    for (std::size_t i = 0; i < 4; ++i) a.v[i] = operation(a.v[i], b.v[i]);
    return a;
  }
  friend Four operator+(Four a, Four b) {
    return each(a, b, [](float x, float y) { return x + y; });
  }
  friend Four operator-(Four a, Four b) {
    return each(a, b, [](float x, float y) { return x - y; });
  }
  friend Four operator*(Four a, Four b) {
    return each(a, b, [](float x, float y) { return x * y; });
  }
  friend Four larger(Four a, Four b) {
    return each(a, b, [](float x, float y) { return x > y ? x : y; });
  }
  friend Four power_of_two(Four x) {
    for (float& one : x.v) one = std::bit_cast<float>((static_cast<std::int32_t>(one) + 127) << 23);
    return x;
  }
};
#endif

/// e^x of x <= 0: 2^n times a polynomial of degree 6 on [-1/2, 1/2].
Four exponential(Four x) {
  constexpr float kRound = 12'582'912.0f;  // 1.5 * 2^23: adding it rounds to a whole number
  const Four t = larger(x, Four::all(-80.0f)) * Four::all(1.442695041f);
  const Four whole = (t + Four::all(kRound)) - Four::all(kRound), r = t - whole;
  Four p = Four::all(0.000154035f);
  for (const float c : {0.0013333558f, 0.0096181291f, 0.0555041087f, 0.2402265070f, 0.6931471806f, 1.0f})
    p = p * r + Four::all(c);
  return p * power_of_two(whole);
}

float lanes_of(Four x) {
  float lanes[4];
  x.store(lanes);
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

static_assert(kMoved % 4 == 0);

}  // namespace

float cell_logs(const MixtureData::Table& table, const SweepInput& input, Cells& logs) {
  Four most = Four::all(MixtureData::kImpossible);
  for (std::size_t g = 0; g < table.rows; ++g) {
    const float dt = table.turnout[g] - input.turnout_mean;
    const float own = input.log_added[g] + table.turnout_log[g] - dt * dt * input.turnout_factor - input.base;
    for (std::size_t h = 0; h < kMoved; h += 4) {
      const std::size_t at = g * kMoved + h;
      const Four dv = Four::load(&table.support[at]) - Four::all(input.support_mean);
      const Four sum = Four::all(own) + Four::load(&input.log_moved[h]) + Four::load(&table.support_log[at]) -
                       dv * dv * Four::all(input.support_factor);
      sum.store(&logs[at]);
      most = larger(most, sum);
    }
  }
  float lanes[4];
  most.store(lanes);
  return std::max(std::max(lanes[0], lanes[1]), std::max(lanes[2], lanes[3]));
}

float exponentiate(Cells& logs, std::size_t cells, float shift) {
  Four sum = Four::all(0);
  for (std::size_t at = 0; at < cells; at += 4) {
    const Four weight = exponential(Four::load(&logs[at]) - Four::all(shift));
    weight.store(&logs[at]);
    sum = sum + weight;
  }
  return lanes_of(sum);
}

CellSums sum_cells(const MixtureData::Table& table, const SweepInput& input, const Cells& weights) {
  CellSums sums;
  Four support = Four::all(0), support_square = support;
  std::array<Four, kMoved / 4> moved;
  moved.fill(support);
  for (std::size_t g = 0; g < table.rows; ++g) {
    Four row = Four::all(0);
    for (std::size_t h = 0; h < kMoved; h += 4) {
      const std::size_t at = g * kMoved + h;
      const Four weight = Four::load(&weights[at]);
      const Four dv = Four::load(&table.support[at]) - Four::all(input.support_mean), first = weight * dv;
      support = support + first;
      support_square = support_square + first * dv;
      moved[h / 4] = moved[h / 4] + weight;
      row = row + weight;
    }
    const float dt = table.turnout[g] - input.turnout_mean, own = lanes_of(row);
    sums.added[g] = own;
    sums.weight += own;
    sums.turnout += own * dt;
    sums.turnout_square += own * dt * dt;
  }
  sums.support = lanes_of(support), sums.support_square = lanes_of(support_square);
  for (std::size_t h = 0; h < kMoved; h += 4) moved[h / 4].store(&sums.moved[h]);
  return sums;
}

}  // namespace acta::forensics
