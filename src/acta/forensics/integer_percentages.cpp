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

/// Terms below exp(-26) = 5e-12 are left out, from the centre outwards. There, more than six standard deviations s out,
/// neighbouring terms have a ratio of at most 1 - 6/s, and one in ten counts: what is left out on both sides is about
/// 2 (s/60) 5e-12, that is 1e-11 at stations of up to 10,000 (s <= 50).
constexpr double kSmallestLog = -26;
/// Logarithms are kept up to here; larger stations (electronic voting) use the series.
constexpr std::int64_t kLargestTable = 16'384;

/// The numbers k within 0.05 points of j per cent of n: from ceil((20 j - 1) n / 2000) to floor((20 j + 1) n / 2000),
/// kept with their remainders so that the next j needs no division.
class WholeRange {
 public:
  WholeRange(std::int64_t j, std::int64_t n)
      : m_quotient(20 * n / 2000),
        m_remainder(20 * n % 2000),
        m_low(ceiling((20 * j - 1) * n)),
        m_high((20 * j + 1) * n / 2000) {
    m_above_low = m_low * 2000 - (20 * j - 1) * n;
    m_below_high = (20 * j + 1) * n - m_high * 2000;
  }
  std::int64_t low() const { return m_low; }
  std::int64_t high() const { return m_high; }
  void next() {
    m_low += m_quotient;
    m_above_low -= m_remainder;
    if (m_above_low < 0) m_above_low += 2000, ++m_low;
    m_high += m_quotient;
    m_below_high += m_remainder;
    if (m_below_high >= 2000) m_below_high -= 2000, ++m_high;
  }
  void previous() {
    m_low -= m_quotient;
    m_above_low += m_remainder;
    if (m_above_low >= 2000) m_above_low -= 2000, --m_low;
    m_high -= m_quotient;
    m_below_high -= m_remainder;
    if (m_below_high < 0) m_below_high += 2000, --m_high;
  }

 private:
  static std::int64_t ceiling(std::int64_t a) { return a > 0 ? (a + 1999) / 2000 : -(-a / 2000); }

  std::int64_t m_quotient, m_remainder, m_low, m_high, m_above_low = 0, m_below_high = 0;
};

/// Sums probabilities of whole percentages; one a thread, as it holds a buffer.
class WholeSum {
 public:
  explicit WholeSum(const stats::LogFactorials& factorials) : m_factorials(factorials) {}
  WholeSum(const WholeSum&) = delete;
  WholeSum& operator=(const WholeSum&) = delete;

  /// REQUIRES: 0 <= k <= n, n > 0
  double operator()(std::int64_t k, std::int64_t n) {
    if (k == 0 || k == n) return 1;  // always 0 % or 100 %
    const double log_n = m_factorials.log(n), log_q = m_factorials.log(n - k) - log_n;
    m_n = n;
    m_log_odds = m_factorials.log(k) - log_n - log_q;
    m_constant = m_factorials(n) + static_cast<double>(n) * log_q;
    m_table = m_factorials.table(n);
    m_end = m_buffer.data();
    m_sum = 0;
    const std::int64_t centre = 100 * k / n;
    WholeRange range(centre, n);
    for (std::int64_t j = centre; j >= 0 && add_downwards(range, k); --j) range.previous();
    range = WholeRange(centre + 1, n);
    for (std::int64_t j = centre + 1; j <= 100 && add_upwards(range); ++j) range.next();
    flush();
    return std::min(m_sum, 1.0);
  }

 private:
  /// Adds the numbers of a percentage at or below k's; false once the likeliest of them is too far from k to matter.
  /// Small stations have no number at many percentages.
  bool add_downwards(const WholeRange& range, std::int64_t k) {
    bool more = true;
    for (std::int64_t i = std::min(m_n, range.high()); i >= std::max<std::int64_t>(0, range.low()); --i) {
      const bool counts = add(i);
      if (i <= k && !counts) return false;
      more = more && (counts || i > k);
    }
    return more;
  }
  bool add_upwards(const WholeRange& range) {
    const std::int64_t last = std::min(m_n, range.high());
    for (std::int64_t i = range.low(); i <= last; ++i)
      if (!add(i)) return false;
    return true;
  }

  /// False, and nothing added, where the probability of i is below exp(kSmallestLog).
  bool add(std::int64_t i) {
    const double both = m_table ? m_table[i] + m_table[m_n - i] : m_factorials(i) + m_factorials(m_n - i);
    const double log_probability = m_constant - both + static_cast<double>(i) * m_log_odds;
    if (log_probability < kSmallestLog) return false;
    *m_end++ = log_probability;
    if (m_end == m_buffer.data() + m_buffer.size()) flush();
    return true;
  }
  void flush() {
    stats::exponentials({m_buffer.data(), m_end});
    for (const double* at = m_buffer.data(); at != m_end; ++at) m_sum += *at;
    m_end = m_buffer.data();
  }

  const stats::LogFactorials& m_factorials;
  std::array<double, 128> m_buffer{};
  double* m_end = m_buffer.data();
  const double* m_table = nullptr;  ///< of the factorials, where it reaches up to n
  double m_sum = 0, m_constant = 0, m_log_odds = 0;
  std::int64_t m_n = 0;
};

bool usable_share(const Station& s) { return s.ballots > 0 && s.leader >= 0 && 100 * s.leader <= 99 * s.ballots; }

bool usable(const Station& s) {
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

Probabilities probabilities_of(const std::vector<Station>& stations, bool with_turnout) {
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

IntegerResult tested(const std::vector<Station>& stations, bool with_turnout) {
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

WholeProbabilities::WholeProbabilities(std::int64_t largest)
    : m_largest(largest), m_values(static_cast<std::size_t>(largest * (largest + 1) / 2 + 1)) {
  for (std::atomic<float>& value : m_values) value.store(-1, std::memory_order_relaxed);
}

double WholeProbabilities::operator()(std::int64_t k, std::int64_t n) const {
  if (k == 0 || k == n) return 1;
  if (n > m_largest) return whole_percentage_probability(k, n);
  std::atomic<float>& known = m_values[static_cast<std::size_t>(n * (n - 1) / 2 + k)];
  float value = known.load(std::memory_order_relaxed);
  if (value < 0) known.store(value = static_cast<float>(whole_percentage_probability(k, n)), std::memory_order_relaxed);
  return value;
}

double integer_any_z(std::span<const Station> stations, const WholeProbabilities& probabilities) {
  double expected = 0, variance = 0;
  std::int64_t observed = 0;
  for (const Station& s : stations) {
    if (!usable(s)) continue;
    const double p = 1 - (1 - probabilities(s.leader, s.ballots)) * (1 - probabilities(s.turnout, s.registered));
    expected += p;
    variance += p * (1 - p);
    observed += is_whole_percentage(s.leader, s.ballots) || is_whole_percentage(s.turnout, s.registered);
  }
  return variance > 0 ? (static_cast<double>(observed) - expected) / std::sqrt(variance) : 0;
}

IntegerResult integer_percentages(std::span<const Station> stations) {
  std::vector<Station> kept;
  kept.reserve(stations.size());
  std::copy_if(stations.begin(), stations.end(), std::back_inserter(kept), usable);
  return tested(kept, true);
}

IntegerResult integer_shares(std::span<const Station> stations) {
  std::vector<Station> kept;
  std::copy_if(stations.begin(), stations.end(), std::back_inserter(kept),
               [](const Station& s) { return usable_share(s) && s.ballots >= 100; });
  return tested(kept, false);
}

}  // namespace acta::forensics
