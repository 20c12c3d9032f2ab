// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/minerva.hpp"

#include <algorithm>
#include <cmath>

#include "acta/audit/binomial_tail.hpp"

namespace acta::audit {
namespace {

/// Counts that are not negligible under one of the shares, both ends included.
struct Window {
  std::int64_t low, high;
};
Window window(std::int64_t draws, double share) {
  if (draws <= 4000) return {0, draws};
  const double n = static_cast<double>(draws), reach = 14 * std::sqrt(n / 4);
  return {std::max<std::int64_t>(0, static_cast<std::int64_t>(n / 2 - reach)),
          std::min<std::int64_t>(draws, static_cast<std::int64_t>(n * share + reach))};
}

std::vector<double> masses(std::int64_t draws, double share, const Window& range) {
  std::vector<double> all;
  for (std::int64_t k = range.low; k <= range.high; ++k) all.push_back(std::exp(binomial_log_mass(draws, share, k)));
  return all;
}

/// P(K >= k) for every k from `first` on, `count` of them.
std::vector<double> upper_tails(std::int64_t draws, double share, std::int64_t first, std::size_t count) {
  std::vector<double> tails(count);
  double tail = binomial_upper_tail(draws, share, first + static_cast<std::int64_t>(count));
  for (std::size_t i = count; i-- > 0;) {
    tail += std::exp(binomial_log_mass(draws, share, first + static_cast<std::int64_t>(i)));
    tails[i] = tail;
  }
  return tails;
}

double convolved_tail(const std::vector<double>& before, std::int64_t first, std::int64_t draws, double share,
                      std::int64_t winner) {
  const std::int64_t last = first + static_cast<std::int64_t>(before.size()) - 1;
  const auto tails = upper_tails(draws, share, winner - last, before.size());
  double sum = 0;
  for (std::size_t i = 0; i < before.size(); ++i) sum += before[i] * tails[before.size() - 1 - i];
  return sum;
}

}  // namespace

Minerva::Tails Minerva::tails(std::int64_t drawn, std::int64_t winner) const {
  const std::int64_t more = drawn - m_drawn;
  if (m_drawn == 0) return {binomial_upper_tail(more, m_share, winner), binomial_upper_tail(more, 0.5, winner)};
  return {convolved_tail(m_masses.reported, m_masses.first, more, m_share, winner),
          convolved_tail(m_masses.tie, m_masses.first, more, 0.5, winner)};
}

double Minerva::p_value(std::int64_t drawn, std::int64_t winner) const {
  const Tails both = tails(drawn, winner);
  return both.tie == 0 && both.reported == 0 ? 0 : both.tie / both.reported;
}

std::int64_t Minerva::stopping_count(std::int64_t drawn, std::int64_t hint) const {
  const auto holds = [&](std::int64_t k) {
    const Tails both = tails(drawn, k);
    return both.reported > 0 && both.tie <= m_alpha * both.reported;
  };
  const double middle = static_cast<double>(drawn) / 2;
  if (hint == 0) hint = static_cast<std::int64_t>(middle + std::sqrt(middle));
  // Above n p + 14 sd nothing is left to be decided, and tails may be 0.
  const double top = m_share * static_cast<double>(drawn) + 7 * std::sqrt(static_cast<double>(drawn)) + 1;
  const auto high = std::min(drawn, static_cast<std::int64_t>(top));
  const std::int64_t least = first_holding(holds, drawn / 2, high, hint);
  return least > high ? drawn + 1 : least;
}

Minerva::Masses Minerva::after(std::int64_t drawn, std::int64_t below) const {
  const std::int64_t more = drawn - m_drawn;
  const Window range = window(more, m_share);
  const auto reported = masses(more, m_share, range), tie = masses(more, 0.5, range);
  Masses next;
  next.first = m_masses.first + range.low;
  const auto size = static_cast<std::int64_t>(m_masses.tie.size() + tie.size()) - 1;
  const auto kept = static_cast<std::size_t>(std::clamp<std::int64_t>(below - next.first, 0, size));
  next.reported.assign(kept, 0);
  next.tie.assign(kept, 0);
  for (std::size_t i = 0; i < m_masses.tie.size(); ++i)
    for (std::size_t j = 0; j < tie.size() && i + j < kept; ++j) {
      next.reported[i + j] += m_masses.reported[i] * reported[j];
      next.tie[i + j] += m_masses.tie[i] * tie[j];
    }
  return next;
}

void Minerva::close_round(std::int64_t drawn) {
  const std::int64_t least = stopping_count(drawn);
  if (least <= drawn) m_risk_spent += tails(drawn, least).tie;
  m_masses = after(drawn, least);
  m_drawn = drawn;
}

double Minerva::chance(std::int64_t drawn, std::int64_t winner_so_far, std::int64_t hint) const {
  return binomial_upper_tail(drawn - m_drawn, m_share, stopping_count(drawn, hint) - winner_so_far);
}

RoundSizes Minerva::next_sizes(double wanted, std::int64_t winner_so_far, std::int64_t limit) const {
  std::int64_t hint = 0, last = 0;
  const auto reach = [&](std::int64_t drawn) {
    const std::int64_t start = std::llabs(drawn - last) == 1 ? hint : 0;
    const std::int64_t least = stopping_count(drawn, start);
    hint = least, last = drawn;
    return binomial_upper_tail(drawn - m_drawn, m_share, least - winner_so_far);
  };
  return find_sizes(reach, wanted, m_share, m_drawn, limit);
}

}  // namespace acta::audit
