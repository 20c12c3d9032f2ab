// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_lazy.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <queue>

#include "acta/audit/irv_set_index.hpp"

namespace acta::audit {
namespace {

/// A way into `set`, whose first to go is `candidate`: `width` is the easiest assertion against it and all after it.
struct Entrance {
  double width;
  int size;
  CandidateSet set;
  int candidate;
  bool with_next;  ///< whether NEN is part of the width

  bool operator<(const Entrance& other) const { return width != other.width ? width < other.width : size < other.size; }
};

class WidestPath {
 public:
  WidestPath(const SetTallies& tallies, const NebDifficulties& neb, const Difficulty& difficulty, int winner)
      : m_tallies(tallies),
        m_neb(neb),
        m_difficulty(difficulty),
        m_winner(winner),
        m_all(everybody(neb.candidates())) {}

  std::optional<double> run(std::size_t most_sets) {
    extend(0, std::numeric_limits<double>::infinity());
    while (!m_queue.empty()) {
      Entrance entrance = m_queue.top();
      m_queue.pop();
      if (m_entered.find(entrance.set) >= 0) continue;
      if (!entrance.with_next) {
        entrance.width = std::min(entrance.width, next_difficulty(entrance.set, entrance.candidate));
        entrance.with_next = true;
        if (m_read.size() > most_sets) return std::nullopt;
        if (!m_queue.empty() && entrance < m_queue.top()) {
          if (entrance.width > 0) m_queue.push(entrance);
          continue;
        }
      }
      if (entrance.set == m_all) return entrance.width;
      m_entered.add(entrance.set);
      extend(entrance.set, entrance.width);
    }
    return 0;
  }

 private:
  void extend(CandidateSet set, double width) {
    const CandidateSet joining = set == 0 ? m_all & ~only(m_winner) : m_all & ~set;
    for (CandidateSet left = joining; left != 0; left &= left - 1) {
      const int candidate = std::countr_zero(left);
      const CandidateSet joined = set | only(candidate);
      if (m_entered.find(joined) >= 0) continue;
      m_queue.push(
          {std::min(width, m_neb.easiest(candidate, joined)), std::popcount(joined), joined, candidate, false});
    }
  }

  double next_difficulty(CandidateSet set, int candidate) {
    const auto candidates = static_cast<std::size_t>(m_neb.candidates());
    const auto [number, fresh] = m_read.add(set);
    const std::size_t row = static_cast<std::size_t>(number) * candidates;
    if (fresh) {
      m_votes.resize(row + candidates, std::numeric_limits<std::int64_t>::max());
      m_tallies.within(set, {m_votes.data() + row, candidates});
      m_weakest.push_back(*std::min_element(m_votes.begin() + static_cast<std::ptrdiff_t>(row), m_votes.end()));
    }
    return m_difficulty(m_votes[row + static_cast<std::size_t>(candidate)],
                        m_weakest[static_cast<std::size_t>(number)]);
  }

  const SetTallies& m_tallies;
  const NebDifficulties& m_neb;
  const Difficulty& m_difficulty;
  int m_winner;
  CandidateSet m_all;
  std::priority_queue<Entrance> m_queue;
  SetIndex m_entered, m_read;
  std::vector<std::int64_t> m_votes, m_weakest;
};

}  // namespace

std::optional<double> lazy_difficulty(const SetTallies& tallies, const NebDifficulties& neb,
                                      const Difficulty& difficulty, int winner, std::size_t most_sets) {
  return WidestPath(tallies, neb, difficulty, winner).run(most_sets);
}

}  // namespace acta::audit
