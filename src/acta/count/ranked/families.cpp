// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <set>

#include "acta/count/ranked/pairwise.hpp"
#include "acta/count/ranked/positions.hpp"

namespace acta::count {
namespace {

constexpr std::size_t kMostOrders = 5040;
constexpr std::uint32_t kMostStars = 5;

using Places = std::vector<std::size_t>;  ///< indices of the matrix

/// A point of half a ballot's worth: whole numbers for scores that have halves.
std::string halves(std::int64_t twice) { return std::to_string(twice / 2) + (twice % 2 != 0 ? ".5" : ""); }

class Families {
 public:
  Families(const RankedContest& contest, const PairwiseMatrix& matrix) : m_contest(contest), m_matrix(matrix) {
    m_all.resize(matrix.size());
    std::iota(m_all.begin(), m_all.end(), std::size_t{0});
    score_ballots();
  }

  std::vector<FamilyResult> all() {
    if (m_all.empty()) return {};
    return {condorcet(),
            smith(),
            schulze(),
            ranked_pairs(),
            copeland(),
            minimax(),
            borda(),
            most("plurality", m_first),
            most("approval", m_marked),
            star()};
  }

 private:
  std::size_t n() const { return m_all.size(); }
  FamilyResult won(const char* method, const Places& winners) const {
    FamilyResult result{method, {}, {}, {}};
    for (const std::size_t i : winners) result.winners.push_back(m_matrix.candidates[i]);
    return result;
  }
  Places where(const std::function<bool(std::size_t)>& holds) const {
    Places found;
    for (const std::size_t i : m_all)
      if (holds(i)) found.push_back(i);
    return found;
  }
  bool every(const std::function<bool(std::size_t)>& holds) const {
    return std::all_of(m_all.begin(), m_all.end(), holds);
  }

  void score_ballots() {
    m_first.assign(n(), 0);
    m_marked.assign(n(), 0);
    m_stars.assign(n(), 0);
    for (std::size_t row = 0; row < m_contest.rows(); ++row) {
      const auto position = positions_of(m_contest, row);
      std::uint32_t best = std::numeric_limits<std::uint32_t>::max();
      for (const std::size_t i : m_all) best = std::min(best, position[m_matrix.candidates[i]]);
      for (const std::size_t i : m_all) {
        const std::uint32_t at = position[m_matrix.candidates[i]];
        if (at == std::numeric_limits<std::uint32_t>::max()) continue;
        m_marked[i] += m_contest.counts[row];
        if (at == best) m_first[i] += m_contest.counts[row];
        m_stars[i] += m_contest.counts[row] * stars(at);
      }
    }
  }

  FamilyResult condorcet() const {
    return won("condorcet",
               where([&](auto i) { return every([&](auto j) { return i == j || m_matrix.beats(i, j); }); }));
  }

  /// Grown from the Copeland winners by whoever is not beaten by a member.
  FamilyResult smith() const {
    Places set = copeland_places();
    for (std::size_t before = 0; before != set.size();) {
      before = set.size();
      for (const std::size_t j : m_all) {
        const bool in = std::find(set.begin(), set.end(), j) != set.end();
        const bool unbeaten = std::any_of(set.begin(), set.end(), [&](auto i) { return !m_matrix.beats(i, j); });
        if (!in && unbeaten) set.push_back(j);
      }
    }
    std::sort(set.begin(), set.end());
    return won("smith", set);
  }

  FamilyResult schulze() const {
    const auto path = strongest_paths(m_matrix);
    return won("schulze",
               where([&](auto i) { return every([&](auto j) { return path[i * n() + j] >= path[j * n() + i]; }); }));
  }

  Places copeland_places() const {
    const auto twice = copeland_points();
    const auto best = *std::max_element(twice.begin(), twice.end());
    return where([&](auto i) { return twice[i] == best; });
  }
  std::vector<std::int64_t> copeland_points() const {
    std::vector<std::int64_t> twice(n(), 0);
    for (const std::size_t i : m_all)
      for (const std::size_t j : m_all)
        if (i != j) twice[i] += m_matrix.beats(i, j) ? 2 : m_matrix.beats(j, i) ? 0 : 1;
    return twice;
  }
  FamilyResult copeland() const {
    FamilyResult result = won("copeland", copeland_places());
    for (const std::int64_t points : copeland_points()) result.scores.push_back(halves(points));
    return result;
  }

  FamilyResult minimax() const {
    std::vector<std::int64_t> defeat(n(), 0);
    for (const std::size_t i : m_all)
      for (const std::size_t j : m_all)
        if (m_matrix.beats(j, i)) defeat[i] = std::max(defeat[i], m_matrix.at(j, i));
    const auto least = *std::min_element(defeat.begin(), defeat.end());
    FamilyResult result = won("minimax", where([&](auto i) { return defeat[i] == least; }));
    for (const std::int64_t one : defeat) result.scores.push_back(std::to_string(one));
    return result;
  }

  FamilyResult borda() const {
    std::vector<std::int64_t> twice(n(), 0);
    for (const std::size_t i : m_all)
      for (const std::size_t j : m_all)
        if (i != j) twice[i] += m_contest.ballots + m_matrix.at(i, j) - m_matrix.at(j, i);
    const auto best = *std::max_element(twice.begin(), twice.end());
    FamilyResult result = won("borda", where([&](auto i) { return twice[i] == best; }));
    for (const std::int64_t one : twice) result.scores.push_back(halves(one));
    return result;
  }

  FamilyResult most(const char* method, const std::vector<std::int64_t>& points) const {
    const auto best = *std::max_element(points.begin(), points.end());
    FamilyResult result = won(method, where([&](auto i) { return points[i] == best; }));
    for (const std::int64_t one : points) result.scores.push_back(std::to_string(one));
    return result;
  }

  static std::uint32_t stars(std::uint32_t position) { return position < kMostStars ? kMostStars - position : 0; }

  /// Ballots with more stars for `i` less those with more for `j`.
  std::int64_t star_lead(std::size_t i, std::size_t j) const {
    std::int64_t lead = 0;
    for (std::size_t row = 0; row < m_contest.rows(); ++row) {
      const auto position = positions_of(m_contest, row);
      const auto own = stars(position[m_matrix.candidates[i]]), other = stars(position[m_matrix.candidates[j]]);
      if (own != other) lead += own > other ? m_contest.counts[row] : -m_contest.counts[row];
    }
    return lead;
  }

  /// The two with the most stars; of them who has more on more ballots, of equal ones who has more stars in all.
  FamilyResult star() const {
    std::vector<std::int64_t> sorted = m_stars;
    std::sort(sorted.rbegin(), sorted.rend());
    const std::int64_t first = sorted.front(), second = sorted[std::min<std::size_t>(1, n() - 1)];
    std::set<std::size_t> winners;
    for (const std::size_t i : m_all)
      for (const std::size_t j : m_all)
        if (i != j && m_stars[i] == first && m_stars[j] == second) {
          const std::int64_t lead = star_lead(i, j);
          if (lead >= 0) winners.insert(i);
          if (lead < 0 || (lead == 0 && first == second)) winners.insert(j);
        }
    if (n() == 1) winners.insert(0);
    FamilyResult result = won("star", {winners.begin(), winners.end()});
    for (const std::int64_t one : m_stars) result.scores.push_back(std::to_string(one));
    return result;
  }

  struct Pair {
    std::size_t winner, loser;
    std::int64_t votes, against;
  };

  FamilyResult ranked_pairs() const {
    std::vector<Pair> pairs;
    for (const std::size_t i : m_all)
      for (const std::size_t j : m_all)
        if (m_matrix.beats(i, j)) pairs.push_back({i, j, m_matrix.at(i, j), m_matrix.at(j, i)});
    const auto stronger = [](const Pair& a, const Pair& b) {
      return a.votes != b.votes ? a.votes > b.votes : a.against < b.against;
    };
    std::stable_sort(pairs.begin(), pairs.end(), stronger);
    std::vector<std::size_t> groups;  // ends of runs of equal strength
    std::size_t orders = 1;
    for (std::size_t i = 0, begin = 0; i < pairs.size(); ++i) {
      if (i > begin) orders = std::min(kMostOrders + 1, orders * (i - begin + 1));
      if (i + 1 == pairs.size() || stronger(pairs[i], pairs[i + 1])) {
        groups.push_back(i + 1);
        begin = i + 1;
      }
    }
    if (orders > kMostOrders) {
      FamilyResult none = won("ranked_pairs", {});
      none.note = "too many pairs are equally strong";
      return none;
    }
    std::set<std::size_t> winners;
    lock(pairs, groups, 0, 0, std::vector<bool>(n() * n(), false), winners);
    return won("ranked_pairs", {winners.begin(), winners.end()});
  }

  /// Every order of the pairs within each group.
  void lock(std::vector<Pair>& pairs, const std::vector<std::size_t>& groups, std::size_t group, std::size_t at,
            std::vector<bool> locked, std::set<std::size_t>& winners) const {
    while (group < groups.size() && at == groups[group]) ++group;
    if (group == groups.size()) {
      for (const std::size_t i : m_all)
        if (every([&](auto j) { return !locked[j * n() + i]; })) winners.insert(i);
      return;
    }
    for (std::size_t pick = at; pick < groups[group]; ++pick) {
      std::swap(pairs[at], pairs[pick]);
      std::vector<bool> next = locked;
      add(next, pairs[at]);
      lock(pairs, groups, group, at + 1, std::move(next), winners);
      std::swap(pairs[at], pairs[pick]);
    }
  }

  /// Keeps the relation transitive, so that a circle is seen at once.
  void add(std::vector<bool>& locked, const Pair& pair) const {
    if (locked[pair.loser * n() + pair.winner]) return;
    for (const std::size_t i : m_all)
      for (const std::size_t j : m_all)
        if ((i == pair.winner || locked[i * n() + pair.winner]) && (j == pair.loser || locked[pair.loser * n() + j]))
          locked[i * n() + j] = true;
  }

  const RankedContest& m_contest;
  const PairwiseMatrix& m_matrix;
  Places m_all;
  std::vector<std::int64_t> m_first, m_marked, m_stars;
};

}  // namespace

std::vector<FamilyResult> count_families(const RankedContest& contest, const PairwiseMatrix& matrix) {
  return Families(contest, matrix).all();
}

}  // namespace acta::count
