// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/stv_standing.hpp"

#include <algorithm>
#include <limits>

namespace acta::audit {

double Standing::least() const {
  return leads.empty() ? std::numeric_limits<double>::infinity() : *std::min_element(leads.begin(), leads.end());
}

StvStanding::StvStanding(const VoteRows& votes, const CardTallies& tallies, std::vector<char> elected,
                         std::size_t seats, std::vector<double> most)
    : m_rows(most.size()),
      m_first(most.size(), 0),
      m_most(std::move(most)),
      m_elected(std::move(elected)),
      m_seats(seats) {
  for (std::uint32_t row = 0; row < tallies.rows.size(); ++row) {
    const auto vote = votes.vote(row);
    if (vote.empty() || tallies.rows[row] <= 0) continue;
    const auto count = static_cast<double>(tallies.rows[row]);
    m_first[vote.front()] += count;
    for (const Choice choice : vote) m_rows[choice].push_back({vote, count});
  }
}

std::vector<double> StvStanding::leads(std::size_t loser, const std::vector<char>& others) const {
  std::vector<double> ahead(m_first.size(), 0);  // for l, by the choice that is above it
  double against = 0;
  std::vector<std::size_t> above;
  for (const Row& row : m_rows[loser]) {
    above.clear();
    for (const Choice choice : row.vote) {
      if (choice == loser) break;
      if (others[choice]) above.push_back(choice);
    }
    if (above.size() >= m_seats) continue;
    const double worth = row.count * (row.vote.front() == loser ? 1 : m_most[row.vote.front()]);
    against += worth;
    for (const std::size_t other : above) ahead[other] += worth;
  }
  std::vector<double> leads(m_first.size(), 0);
  for (std::size_t o = 0; o < leads.size(); ++o) leads[o] = m_first[o] - (against - ahead[o]);
  return leads;
}

Standing StvStanding::largest(std::size_t loser, std::vector<char> others, double least) const {
  for (;;) {
    const std::vector<double> all = leads(loser, others);
    bool changed = false;
    Standing found;
    for (std::size_t o = 0; o < others.size(); ++o) {
      if (!others[o]) continue;
      if (all[o] <= least)
        others[o] = 0, changed = true;
      else
        found.others.push_back(o), found.leads.push_back(all[o]);
    }
    if (found.others.size() < m_seats) return {};
    if (!changed) return found;
  }
}

Standing StvStanding::beside(std::size_t loser, double least) const {
  std::vector<char> others(m_first.size(), 1);
  for (std::size_t o = 0; o < others.size(); ++o) others[o] = o != loser && !m_elected[o];
  Standing best;
  for (Standing next = largest(loser, others, least); !next.others.empty();
       next = largest(loser, others, best.least())) {
    best = std::move(next);
    std::fill(others.begin(), others.end(), 0);
    for (const std::size_t o : best.others) others[o] = 1;
  }
  return best;
}

}  // namespace acta::audit
