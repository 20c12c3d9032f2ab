// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/partial_parts.hpp"

namespace acta::count {
namespace {

/// The largest k in 0 .. seats that holds; what holds for k holds for fewer.
template <class Holds>
std::int64_t largest(std::int64_t seats, Holds holds) {
  std::int64_t low = 0, high = seats;
  while (low < high) {
    const std::int64_t middle = high - (high - low) / 2;
    holds(middle) ? low = middle : high = middle - 1;
  }
  return low;
}

/// Votes that other lists need for quotients as large as one list's k-th.
class Race {
 public:
  Race(const std::vector<std::int64_t>& votes, std::int64_t seats, std::int64_t outstanding, const Signposts& posts,
       const std::vector<char>& rivals)
      : m_votes(votes), m_seats(seats), m_outstanding(outstanding), m_posts(posts), m_rivals(rivals) {}

  /// Whether `list` keeps its k-th seat whoever gets the outstanding votes.
  bool keeps(std::size_t list, std::int64_t k) const {
    if (m_votes[list] == 0) return false;
    std::int64_t needed = m_seats - k + 1;
    std::vector<std::int64_t> have(m_votes.size(), 0);
    for (std::size_t j = 0; j < m_votes.size() && needed > 0; ++j) {
      if (j == list || !m_rivals[j]) continue;
      have[j] = largest(needed, [&](std::int64_t t) { return t == 0 || reaches(j, 0, t, list, k); });
      needed -= have[j];
    }
    if (needed <= 0) return false;
    // cheapest[n]: fewest votes for n quotients more
    std::vector<std::int64_t> cheapest(static_cast<std::size_t>(needed) + 1, m_outstanding + 1);
    cheapest[0] = 0;
    for (std::size_t j = 0; j < m_votes.size(); ++j)
      if (j != list && m_rivals[j]) add_rival(cheapest, j, have[j], list, k);
    return cheapest.back() > m_outstanding;
  }

 private:
  bool reaches(std::size_t rival, std::int64_t more, std::int64_t t, std::size_t list, std::int64_t k) const {
    const std::int64_t votes = m_votes[rival] + more;
    return votes > 0 && m_posts.compare(votes, t - 1, m_votes[list], k - 1) >= 0;
  }
  /// Fewest votes for t quotients of the rival; more than are outstanding where those do not suffice.
  std::int64_t cost(std::size_t rival, std::int64_t t, std::size_t list, std::int64_t k) const {
    if (!reaches(rival, m_outstanding, t, list, k)) return m_outstanding + 1;
    std::int64_t low = 0, high = m_outstanding;
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      reaches(rival, middle, t, list, k) ? high = middle : low = middle + 1;
    }
    return low;
  }
  void add_rival(std::vector<std::int64_t>& cheapest, std::size_t rival, std::int64_t has, std::size_t list,
                 std::int64_t k) const {
    const std::vector<std::int64_t> before = cheapest;
    const std::size_t needed = cheapest.size() - 1;
    for (std::size_t t = 1; t <= needed; ++t) {
      const std::int64_t price = cost(rival, has + static_cast<std::int64_t>(t), list, k);
      if (price > m_outstanding) return;
      for (std::size_t n = 0; n <= needed; ++n) {
        std::int64_t& sum = cheapest[std::min(needed, n + t)];
        sum = std::min(sum, before[n] + price);
      }
    }
  }

  const std::vector<std::int64_t>& m_votes;
  std::int64_t m_seats, m_outstanding;
  const Signposts& m_posts;
  const std::vector<char>& m_rivals;
};

/// Whether `list` may have k seats when all outstanding votes are its own and only `rivals` stand against it.
bool may_have(const std::vector<std::int64_t>& votes, std::int64_t seats, std::int64_t outstanding,
              const Signposts& posts, const std::vector<char>& rivals, std::size_t list, std::int64_t k) {
  const std::int64_t own = votes[list] + outstanding;
  if (own == 0) return false;
  std::int64_t larger = 0;
  for (std::size_t j = 0; j < votes.size() && larger <= seats - k; ++j) {
    if (j == list || !rivals[j] || votes[j] == 0) continue;
    for (std::int64_t t = 0; larger <= seats - k && posts.compare(votes[j], t, own, k - 1) > 0; ++t) ++larger;
  }
  return larger <= seats - k;
}

}  // namespace

std::vector<Range> divisor_ranges(const std::vector<std::int64_t>& votes, std::int64_t seats, std::int64_t outstanding,
                                  const Signposts& posts, const Chance& chance) {
  std::vector<Range> ranges(votes.size());
  const Race race(votes, seats, outstanding, posts, chance.perhaps);
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (chance.surely[i]) ranges[i].least = largest(seats, [&](std::int64_t k) { return race.keeps(i, k); });
    if (chance.perhaps[i])
      ranges[i].most = largest(
          seats, [&](std::int64_t k) { return may_have(votes, seats, outstanding, posts, chance.surely, i, k); });
  }
  return ranges;
}

void tighten(std::vector<Range>& ranges, std::int64_t seats) {
  std::int64_t certain = 0;
  for (const Range& range : ranges) certain += range.least;
  for (Range& range : ranges) range.most = std::max(range.least, std::min(range.most, seats - (certain - range.least)));
}

}  // namespace acta::count
