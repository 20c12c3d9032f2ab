// SPDX-License-Identifier: Apache-2.0
#include "acta/count/allotment.hpp"

#include <algorithm>
#include <numeric>

#include "acta/count/settle.hpp"

namespace acta::count {
namespace {

/// Hands out seats one by one from a start that is near the answer.
class HighestAverages {
 public:
  HighestAverages(const Division& division, const Signposts& signposts) : m_division(division), m_posts(signposts) {}

  /// Who would have the next seat and who had the last one (kNone where nobody has more than its least seats).
  struct Ends {
    std::size_t strong = model::kNone, weak = model::kNone;
  };
  Ends fill(std::vector<std::int64_t>& seats) const {
    seats = start();
    std::int64_t given = std::accumulate(seats.begin(), seats.end(), std::int64_t{0});
    for (; given < m_division.seats; ++given) ++seats[strongest(seats)];
    for (; given > m_division.seats; --given) {
      const std::size_t weak = weakest(seats);
      if (weak == model::kNone) return {};
      --seats[weak];
    }
    for (;;) {
      const Ends ends{strongest(seats), weakest(seats)};
      if (ends.weak == model::kNone || next_against_last(seats, ends.strong, ends.weak) <= 0) return ends;
      ++seats[ends.strong];
      --seats[ends.weak];
    }
  }
  std::size_t strongest(const std::vector<std::int64_t>& seats) const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < seats.size(); ++i)
      if (m_posts.compare(votes(i), seats[i], votes(best), seats[best]) > 0) best = i;
    return best;
  }
  /// The entry whose last seat beyond its least ones has the smallest quotient; kNone where nobody has one.
  std::size_t weakest(const std::vector<std::int64_t>& seats) const {
    std::size_t worst = model::kNone;
    for (std::size_t i = 0; i < seats.size(); ++i)
      if (seats[i] > least(i) && (worst == model::kNone || last_against_last(seats, i, worst) < 0)) worst = i;
    return worst;
  }
  int last_against_last(const std::vector<std::int64_t>& seats, std::size_t a, std::size_t b) const {
    return m_posts.compare(votes(a), seats[a] - 1, votes(b), seats[b] - 1);
  }
  int next_against_last(const std::vector<std::int64_t>& seats, std::size_t gains, std::size_t loses) const {
    return m_posts.compare(votes(gains), seats[gains], votes(loses), seats[loses] - 1);
  }
  std::int64_t least(std::size_t i) const { return m_division.least.empty() ? 0 : m_division.least[i]; }

 private:
  std::int64_t votes(std::size_t i) const { return m_division.votes[i]; }
  std::vector<std::int64_t> start() const {
    if (starts_near()) return near();
    base::Int128 sum = 0;
    for (const std::int64_t v : m_division.votes) sum += v;
    std::vector<std::int64_t> seats(m_division.votes.size());
    for (std::size_t i = 0; i < seats.size(); ++i) {
      const base::Int128 share = sum > 0 ? static_cast<base::Int128>(votes(i)) * m_division.seats / sum : 0;
      seats[i] = std::max(least(i), static_cast<std::int64_t>(share));
    }
    return seats;
  }

  bool starts_near() const {
    if (m_division.start.empty()) return false;
    const std::int64_t given = std::accumulate(m_division.start.begin(), m_division.start.end(), std::int64_t{0});
    return std::abs(given - m_division.seats) <= static_cast<std::int64_t>(m_division.start.size());
  }
  std::vector<std::int64_t> near() const {
    std::vector<std::int64_t> seats(m_division.start.begin(), m_division.start.end());
    for (std::size_t i = 0; i < seats.size(); ++i) seats[i] = std::max(least(i), seats[i]);
    return seats;
  }

  const Division& m_division;
  const Signposts& m_posts;
};

}  // namespace

Allotment allot_averages(const Division& division, const Method& method) {
  Allotment result;
  const HighestAverages rule(division, method.signposts);
  const auto [strong, weak] = rule.fill(result.seats);
  if (weak == model::kNone || rule.next_against_last(result.seats, strong, weak) < 0) return result;
  std::vector<std::size_t> tied, losers;
  for (std::size_t i = 0; i < result.seats.size(); ++i) {
    const bool holds = result.seats[i] > rule.least(i) && rule.last_against_last(result.seats, i, weak) == 0;
    if (holds) losers.push_back(i);
    if (holds || rule.next_against_last(result.seats, i, weak) == 0) tied.push_back(i);
  }
  for (const std::size_t i : losers) --result.seats[i];
  settle(result, std::move(tied), static_cast<std::int64_t>(losers.size()), division, method.ties);
  return result;
}

void settle(Allotment& result, std::vector<std::size_t> tied, std::int64_t open, const Division& division,
            model::Ties ties) {
  std::sort(tied.begin(), tied.end());
  const bool by_votes = ties == model::Ties::votes || ties == model::Ties::fewer_votes;
  if (by_votes)
    std::stable_sort(tied.begin(), tied.end(), [&](std::size_t a, std::size_t b) {
      return ties == model::Ties::votes ? division.votes[a] > division.votes[b] : division.votes[a] < division.votes[b];
    });
  const auto places = static_cast<std::size_t>(open);
  const bool told_apart =
      by_votes && places < tied.size() && division.votes[tied[places - 1]] != division.votes[tied[places]];
  if (ties == model::Ties::order || told_apart) {
    for (std::size_t k = 0; k < places; ++k) ++result.seats[tied[k]];
    return;
  }
  std::sort(tied.begin(), tied.end());
  const auto& drawn = division.drawn;
  const bool all = std::all_of(tied.begin(), tied.end(),
                               [&](std::size_t i) { return std::find(drawn.begin(), drawn.end(), i) != drawn.end(); });
  if (!all) {
    result.tied = std::move(tied);
    result.undecided = open;
    return;
  }
  for (const std::size_t i : drawn)
    if (open > 0 && std::find(tied.begin(), tied.end(), i) != tied.end()) {
      ++result.seats[i];
      --open;
    }
}

Allotment allot(const Division& division, const Method& method) {
  if (division.votes.empty()) return {{}, {}, 0, division.seats};
  if (!method.formula.quota) return allot_averages(division, method);
  return allot_quotas(division, method);
}

std::optional<model::DivisorInterval> interval_of(const Division& division, const Method& method,
                                                  const Allotment& allotment) {
  const Signposts& posts = method.signposts;
  if (method.formula.quota || posts.power() != 1 || posts.above(0) == 0 || allotment.undecided > 0) return std::nullopt;
  const HighestAverages rule(division, posts);
  const std::size_t weak = rule.weakest(allotment.seats);
  if (weak == model::kNone) return std::nullopt;
  const std::size_t strong = rule.strongest(allotment.seats);
  const auto quotient = [&](std::size_t i, std::int64_t seats) {
    const base::Ratio d = model::divisor_at(method.formula.divisors, seats);
    const base::Ratio& step = method.formula.divisors.step;  // as if the divisors went up by one: rounding's own scale
    return base::Ratio(
        base::checked_multiply(base::checked_multiply(division.votes[i], d.denominator()), step.numerator()),
        base::checked_multiply(d.numerator(), step.denominator()));
  };
  return model::DivisorInterval{quotient(strong, allotment.seats[strong]), quotient(weak, allotment.seats[weak] - 1)};
}

}  // namespace acta::count
