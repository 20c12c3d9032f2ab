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

  std::vector<std::int64_t> seats() const {
    std::vector<std::int64_t> seats = start();
    std::int64_t given = std::accumulate(seats.begin(), seats.end(), std::int64_t{0});
    for (; given < m_division.seats; ++given) ++seats[strongest(seats)];
    for (; given > m_division.seats; --given) {
      const std::size_t weak = weakest(seats);
      if (weak == model::kNone) return seats;
      --seats[weak];
    }
    for (;;) {
      const std::size_t weak = weakest(seats), strong = strongest(seats);
      if (weak == model::kNone || next_against_last(seats, strong, weak) <= 0) return seats;
      ++seats[strong];
      --seats[weak];
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
    base::Int128 sum = 0;
    for (const std::int64_t v : m_division.votes) sum += v;
    std::vector<std::int64_t> seats(m_division.votes.size());
    for (std::size_t i = 0; i < seats.size(); ++i) {
      const base::Int128 share = sum > 0 ? static_cast<base::Int128>(votes(i)) * m_division.seats / sum : 0;
      seats[i] = std::max(least(i), static_cast<std::int64_t>(share));
    }
    return seats;
  }

  const Division& m_division;
  const Signposts& m_posts;
};

Allotment highest_averages(const Division& division, const Method& method) {
  Allotment result;
  const HighestAverages rule(division, method.signposts);
  result.seats = rule.seats();
  const std::size_t weak = rule.weakest(result.seats);
  if (weak == model::kNone) return result;
  if (rule.next_against_last(result.seats, rule.strongest(result.seats), weak) < 0) return result;
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

}  // namespace

void settle(Allotment& result, std::vector<std::size_t> tied, std::int64_t open, const Division& division,
            model::Ties ties) {
  std::sort(tied.begin(), tied.end());
  if (ties == model::Ties::votes)
    std::stable_sort(tied.begin(), tied.end(),
                     [&](std::size_t a, std::size_t b) { return division.votes[a] > division.votes[b]; });
  const auto places = static_cast<std::size_t>(open);
  const bool told_apart = ties == model::Ties::votes && places < tied.size() &&
                          division.votes[tied[places - 1]] > division.votes[tied[places]];
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
  if (!method.formula.quota) return highest_averages(division, method);
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
