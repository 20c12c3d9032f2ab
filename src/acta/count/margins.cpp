// SPDX-License-Identifier: Apache-2.0
#include "acta/count/margins.hpp"

#include <algorithm>
#include <optional>

#include "acta/count/rules.hpp"
#include "acta/count/search.hpp"

namespace acta::count {
namespace {

constexpr std::int64_t kMostSearches = 2'000'000;

/// One question asked many times: does `holder` keep `keep` seats for sure when votes change?
class Search {
 public:
  Search(const model::Poll& poll, const model::Law& law, std::size_t holder, std::int64_t keep)
      : m_poll(poll), m_law(law), m_holder(holder), m_keep(keep), m_before(allocate(poll, law)) {
    m_poll.drawn.clear();
  }

  /// Fewest votes moved from the holder to `next`, at most `most`.
  std::optional<std::int64_t> moved(std::size_t next, std::int64_t most) {
    return first(moved_bounds(next), most, [&](std::int64_t n) { return loses(next, n, n, 0); });
  }
  /// Fewest votes added to `next`.
  std::optional<std::int64_t> added(std::size_t next, std::int64_t most) {
    return first(added_bounds(), most, [&](std::int64_t n) { return loses(next, 0, n, n); });
  }
  /// Whether `next` gains a seat, or ties for one, when n votes move to it.
  bool gains(std::size_t next, std::int64_t n) {
    const Allocation now = changed(next, n, n, 0);
    return now.seats[next] > m_before.seats[next] || std::count(now.tied.begin(), now.tied.end(), next) != 0;
  }

 private:
  Allocation changed(std::size_t next, std::int64_t taken, std::int64_t given, std::int64_t more) {
    auto& lists = m_poll.lists;
    lists[m_holder].votes -= taken;
    lists[next].votes += given;
    m_poll.valid += more;
    m_poll.ballots += m_poll.ballots > 0 ? more : 0;
    Allocation now = allocate(m_poll, m_law);
    lists[m_holder].votes += taken;
    lists[next].votes -= given;
    m_poll.valid -= more;
    m_poll.ballots -= m_poll.ballots > 0 ? more : 0;
    return now;
  }
  bool loses(std::size_t next, std::int64_t taken, std::int64_t given, std::int64_t more) {
    return changed(next, taken, given, more).seats[m_holder] < m_keep;  // of tied lists only the sure seats are counted
  }

  /// Where the set of lists that pass the threshold changes while votes move: between these numbers an answer that has
  /// become yes stays yes.
  std::vector<std::int64_t> moved_bounds(std::size_t next) const {
    const std::int64_t short_of = votes_needed(m_law.threshold, share_base(m_poll, m_law)) - m_poll.lists[next].votes;
    return {0, std::max<std::int64_t>(0, short_of)};
  }
  /// The same while votes are added: the threshold rises with the base, and lists fall below it.
  std::vector<std::int64_t> added_bounds() const {
    std::vector<std::int64_t> bounds = {0};
    if (m_law.threshold.numerator() == 0) return bounds;
    const std::int64_t base = share_base(m_poll, m_law);
    for (std::size_t i = 0; i < m_poll.lists.size(); ++i) {
      if (!m_before.passed[i]) continue;
      // The largest base whose threshold the list still reaches, and one more.
      const base::Int128 most = static_cast<base::Int128>(m_poll.lists[i].votes) * m_law.threshold.denominator() /
                                m_law.threshold.numerator();
      bounds.push_back(static_cast<std::int64_t>(most) - base + 1);
    }
    std::sort(bounds.begin(), bounds.end());
    return bounds;
  }

  /// Bisects between one bound and the next, in order.
  template <class Loses>
  static std::optional<std::int64_t> first(const std::vector<std::int64_t>& bounds, std::int64_t most, Loses yes) {
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      const std::int64_t high = i + 1 < bounds.size() ? std::min(most, bounds[i + 1] - 1) : most;
      if (const auto found = smallest(std::max<std::int64_t>(0, bounds[i]), high, yes)) return found;
    }
    return std::nullopt;
  }

  model::Poll m_poll;
  const model::Law& m_law;
  std::size_t m_holder;
  std::int64_t m_keep;
  Allocation m_before;
};

bool are_partners(const model::Poll& poll, std::size_t a, std::size_t b) {
  return std::any_of(poll.agreements.begin(), poll.agreements.end(), [&](const auto& pair) {
    return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
  });
}

/// Where votes_added is a number that suffices and not surely the fewest.
std::string note_of(const model::Poll& poll, const model::Law& law, std::size_t holder, std::size_t next) {
  if (law.rule == model::Rule::quota) return "the number to add suffices: largest remainders are not monotone in it";
  if (law.agreements && are_partners(poll, holder, next))
    return "the number to add suffices: the two have an agreement";
  return {};
}

/// The list that takes the holder's `keep`-th seat with the fewest moved votes; of several, one that gains by them, and
/// of these the one that needs the fewest added.
std::optional<model::SeatMargin> margin_of(const model::Poll& poll, const model::Law& law, std::size_t holder,
                                           std::int64_t keep) {
  Search search(poll, law, holder, keep);
  std::optional<std::int64_t> best;
  std::vector<std::size_t> who;
  for (std::size_t next = 0; next < poll.lists.size(); ++next) {
    if (next == holder) continue;
    const auto moved = search.moved(next, best.value_or(poll.lists[holder].votes));
    if (!moved || (best && *moved > *best)) continue;
    if (!best || *moved < *best) who.clear();
    best = moved;
    who.push_back(next);
  }
  if (!best) return std::nullopt;
  const auto gaining =
      std::stable_partition(who.begin(), who.end(), [&](std::size_t n) { return search.gains(n, *best); });
  if (gaining != who.begin()) who.erase(gaining, who.end());
  const std::int64_t most = base::checked_multiply(2 * law.seats + 3, std::max<std::int64_t>(share_base(poll, law), 1));
  std::optional<model::SeatMargin> margin;
  for (const std::size_t next : who) {
    const auto added = search.added(next, most);
    if (margin && (!added || *added >= margin->votes_added)) continue;
    margin = model::SeatMargin{0, holder, next, added.value_or(most), *best, note_of(poll, law, holder, next)};
    if (!added) margin->note = "added votes alone do not move it";
  }
  return margin;
}

}  // namespace

std::vector<model::SeatMargin> seat_margins(const model::Poll& poll, const model::Law& law, const Allocation& result,
                                            const std::vector<std::vector<std::int64_t>>& order) {
  std::vector<model::SeatMargin> all;
  const auto lists = static_cast<std::int64_t>(poll.lists.size());
  const bool every = lists * lists * law.seats <= kMostSearches;
  for (std::size_t holder = 0; holder < poll.lists.size(); ++holder)
    for (std::int64_t keep = result.seats[holder]; keep > 0; --keep) {
      if (auto margin = margin_of(poll, law, holder, keep)) {
        margin->seat = order[holder][static_cast<std::size_t>(keep - 1)];
        all.push_back(std::move(*margin));
      }
      if (!every) break;
    }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.votes_moved < b.votes_moved; });
  return all;
}

}  // namespace acta::count
