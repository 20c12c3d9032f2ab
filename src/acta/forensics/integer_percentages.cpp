// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/integer_percentages.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "acta/stats/binomial.hpp"
#include "acta/stats/exponential.hpp"
#include "acta/stats/poisson_binomial.hpp"

namespace acta::forensics {
namespace {

/// 2 exp(-29.93) = 2e-13: what is left out of a station's probability at the most.
constexpr double kExponent = 29.93;
/// Logarithms of factorials are kept up to here; larger stations (electronic voting) use the series.
constexpr std::int64_t kLargestTable = 16'384;

/// Sums probabilities of whole percentages; one a thread, as it holds a buffer.
class WholeSum {
 public:
  explicit WholeSum(const stats::LogFactorials& factorials) : m_factorials(factorials) {}

  /// REQUIRES: 0 <= k <= n, n > 0
  double operator()(std::int64_t k, std::int64_t n) {
    if (k == 0 || k == n) return 1;  // always 0 % or 100 %
    const auto size = static_cast<double>(n);
    const double p = static_cast<double>(k) / size, q = static_cast<double>(n - k) / size;
    const double half = stats::bernstein_half_width(size * p * q, kExponent);
    const auto from = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(static_cast<double>(k) - half)));
    const auto to = std::min<std::int64_t>(n, static_cast<std::int64_t>(std::ceil(static_cast<double>(k) + half)));
    m_count = 0;
    m_sum = 0;
    const double log_p = std::log(p), log_q = std::log(q), log_n = m_factorials(n);
    // Whole percentages j from the one below `from` to the one above `to`; those of the k that count for each j.
    for (std::int64_t j = 100 * from / n; j <= (100 * to + n - 1) / n; ++j) {
      const std::int64_t low = std::max(from, ceiling(20 * j * n - n, 2000));
      const std::int64_t high = std::min(to, floor(20 * j * n + n, 2000));
      for (std::int64_t i = low; i <= high; ++i)
        add(log_n - m_factorials(i) - m_factorials(n - i) + static_cast<double>(i) * log_p +
            static_cast<double>(n - i) * log_q);
    }
    flush();
    return std::min(m_sum, 1.0);
  }

 private:
  static std::int64_t floor(std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }
  static std::int64_t ceiling(std::int64_t a, std::int64_t b) { return -floor(-a, b); }

  void add(double log_probability) {
    if (log_probability < -100) return;
    m_buffer[m_count++] = log_probability;
    if (m_count == m_buffer.size()) flush();
  }
  void flush() {
    stats::exponentials({m_buffer.data(), m_count});
    for (std::size_t i = 0; i < m_count; ++i) m_sum += m_buffer[i];
    m_count = 0;
  }

  const stats::LogFactorials& m_factorials;
  std::array<double, 64> m_buffer{};
  std::size_t m_count = 0;
  double m_sum = 0;
};

bool usable_share(const IntegerStation& s) {
  return s.ballots > 0 && s.leader >= 0 && 100 * s.leader <= 99 * s.ballots;
}

bool usable(const IntegerStation& s) {
  return usable_share(s) && s.registered >= 100 && s.turnout >= 0 && 100 * s.turnout <= 99 * s.registered;
}

IntegerCount counted(std::span<const double> probabilities, std::int64_t observed) {
  IntegerCount count;
  count.observed = observed;
  double variance = 0;
  for (const double p : probabilities) {
    count.expected += p;
    variance += p * (1 - p);
  }
  count.sd = std::sqrt(variance);
  count.excess = static_cast<double>(observed) - count.expected;
  count.z = count.sd > 0 ? count.excess / count.sd : 0;
  count.log10_p = stats::log10_upper_tail(probabilities, observed);
  return count;
}

/// One table for all runs: it costs more than a year's stations.
const stats::LogFactorials& factorials() {
  static const stats::LogFactorials kTable(kLargestTable);
  return kTable;
}

struct Probabilities {
  std::vector<double> result, turnout, any;
};

Probabilities probabilities_of(const std::vector<IntegerStation>& stations, bool with_turnout) {
  Probabilities p{std::vector<double>(stations.size()), std::vector<double>(stations.size()),
                  std::vector<double>(stations.size())};
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, stations.size(), 1024),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      WholeSum sum(factorials());
                      for (std::size_t i = range.begin(); i < range.end(); ++i) {
                        p.result[i] = sum(stations[i].leader, stations[i].ballots);
                        if (with_turnout) p.turnout[i] = sum(stations[i].turnout, stations[i].registered);
                        p.any[i] = 1 - (1 - p.result[i]) * (1 - p.turnout[i]);
                      }
                    });
  return p;
}

IntegerResult tested(const std::vector<IntegerStation>& stations, bool with_turnout) {
  const Probabilities p = probabilities_of(stations, with_turnout);
  IntegerResult result;
  result.used = static_cast<std::int64_t>(stations.size());
  std::int64_t whole_result = 0, whole_turnout = 0, whole_any = 0;
  double variance = 0;
  for (std::size_t i = 0; i < stations.size(); ++i) {
    const bool share = is_whole_percentage(stations[i].leader, stations[i].ballots);
    const bool turnout = with_turnout && is_whole_percentage(stations[i].turnout, stations[i].registered);
    whole_result += share;
    whole_turnout += turnout;
    whole_any += share || turnout;
    const auto weight = static_cast<double>(stations[i].leader);
    if (share || turnout) result.any_leader_ballots.observed += stations[i].leader;
    result.any_leader_ballots.expected += weight * p.any[i];
    variance += weight * weight * p.any[i] * (1 - p.any[i]);
  }
  result.any_leader_ballots.sd = std::sqrt(variance);
  tbb::parallel_invoke([&] { result.result = counted(p.result, whole_result); },
                       [&] {
                         if (with_turnout) result.turnout = counted(p.turnout, whole_turnout);
                       },
                       [&] { result.any = counted(p.any, whole_any); });
  return result;
}

}  // namespace

bool is_whole_percentage(std::int64_t k, std::int64_t n) {
  const std::int64_t nearest = (200 * k + n) / (2 * n);
  return std::abs(100 * k - nearest * n) * 20 <= n;
}

double whole_percentage_probability(std::int64_t k, std::int64_t n) { return WholeSum(factorials())(k, n); }

IntegerResult integer_percentages(std::span<const IntegerStation> stations) {
  std::vector<IntegerStation> kept;
  kept.reserve(stations.size());
  std::copy_if(stations.begin(), stations.end(), std::back_inserter(kept), usable);
  return tested(kept, true);
}

IntegerResult integer_shares(std::span<const IntegerStation> stations) {
  std::vector<IntegerStation> kept;
  std::copy_if(stations.begin(), stations.end(), std::back_inserter(kept),
               [](const IntegerStation& s) { return usable_share(s) && s.ballots >= 100; });
  return tested(kept, false);
}

}  // namespace acta::forensics
