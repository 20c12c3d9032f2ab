// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/assorters.hpp"

#include <algorithm>

namespace acta::audit {

Assorter::Assorter(Claim claim) : m_claim(std::move(claim)), m_scale(-0.5 / m_claim.lowest) {
  m_upper = 0.5 + m_scale * m_claim.highest;
}

double Assorter::value(std::span<const int> votes) const {
  double sum = 0;
  for (std::size_t k = 0; k < m_claim.weights.size(); ++k) sum += m_claim.weights[k] * votes[k];
  return std::max(0.0, 0.5 + m_scale * sum);
}

double Assorter::mean(std::span<const double> totals, double cards) const {
  return 0.5 + m_scale * m_claim.value(totals) / cards;
}

double record_value(const Assorter& assorter, const CardReading& record) {
  return record.phantom || !record.has_contest ? 0.5 : assorter.value(record.votes);
}

double paper_value(const Assorter& assorter, const CardReading& paper, CardStyle style) {
  if (paper.phantom) return 0;
  if (!paper.has_contest) return style == CardStyle::known ? 0 : 0.5;
  return assorter.value(paper.votes);
}

}  // namespace acta::audit
