// SPDX-License-Identifier: Apache-2.0
#include "acta/count/margins.hpp"

#include <algorithm>
#include <optional>

#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

constexpr std::int64_t kMostSearches = 2'000'000;

/// One question asked many times: does `holder` keep `seats` for sure when votes change?
class Search {
 public:
  Search(const model::Poll& poll, const model::Law& law, std::size_t holder, std::int64_t keep)
      : m_poll(poll), m_law(law), m_holder(holder), m_keep(keep) {
    m_poll.drawn.clear();
  }

  bool loses_when_moved(std::size_t next, std::int64_t n) { return loses(next, n, n, 0); }
  bool loses_when_added(std::size_t next, std::int64_t n) { return loses(next, 0, n, n); }

 private:
  bool loses(std::size_t next, std::int64_t taken, std::int64_t given, std::int64_t more) {
    auto& lists = m_poll.lists;
    lists[m_holder].votes -= taken;
    lists[next].votes += given;
    m_poll.valid += more;
    m_poll.ballots += m_poll.ballots > 0 ? more : 0;
    const Allocation now = allocate(m_poll, m_law);
    lists[m_holder].votes += taken;
    lists[next].votes -= given;
    m_poll.valid -= more;
    m_poll.ballots -= m_poll.ballots > 0 ? more : 0;
    return now.seats[m_holder] < m_keep;  // of tied lists only the sure seats are counted
  }

  model::Poll m_poll;
  const model::Law& m_law;
  std::size_t m_holder;
  std::int64_t m_keep;
};

/// Smallest n in [0, most] with changes(n), for a monotone one; nullopt where even `most` does not.
template <class Changes>
std::optional<std::int64_t> smallest(std::int64_t most, Changes changes) {
  if (!changes(most)) return std::nullopt;
  std::int64_t low = 0, high = most;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (changes(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

std::string note_of(const model::Law& law) {
  if (law.rule == model::Rule::quota) return "found by search: largest remainders are not monotone in added votes";
  if (law.agreements) return "found by search: an agreement can make it smaller";
  return {};
}

/// The list that takes the holder's `keep`-th seat with the fewest moved votes.
std::optional<model::SeatMargin> margin_of(const model::Poll& poll, const model::Law& law, std::size_t holder,
                                           std::int64_t keep) {
  Search search(poll, law, holder, keep);
  std::optional<model::SeatMargin> best;
  const std::int64_t own = poll.lists[holder].votes;
  for (std::size_t next = 0; next < poll.lists.size(); ++next) {
    if (next == holder) continue;
    // Only a list that beats the best so far is worth a whole search.
    if (best && (best->votes_moved == 0 || !search.loses_when_moved(next, best->votes_moved - 1))) continue;
    const auto moved =
        smallest(best ? best->votes_moved - 1 : own, [&](std::int64_t n) { return search.loses_when_moved(next, n); });
    if (moved) best = model::SeatMargin{0, holder, next, 0, *moved, note_of(law)};
  }
  if (!best) return best;
  const std::int64_t most = base::checked_multiply(2 * law.seats + 3, std::max<std::int64_t>(share_base(poll, law), 1));
  const auto added = smallest(most, [&](std::int64_t n) { return search.loses_when_added(*best->next, n); });
  best->votes_added = added.value_or(most);
  if (!added) best->note += (best->note.empty() ? "" : "; ") + std::string("added votes alone do not move it");
  return best;
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
