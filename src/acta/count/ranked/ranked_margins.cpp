// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/ranked_margins.hpp"

#include <algorithm>
#include <queue>

#include "acta/count/ranked/elimination_cost.hpp"
#include "acta/count/ranked/law.hpp"
#include "acta/count/ranked/walk.hpp"

namespace acta::count {
namespace {

using Candidates = std::vector<std::uint32_t>;

std::int64_t half_up(const Amount& gap) {
  return static_cast<std::int64_t>(Arithmetic{std::nullopt}.divide(gap, Amount(2)).ceil());
}

/// Candidates with votes in a round, most votes first.
Candidates by_votes(const RankedRound& round) {
  Candidates list;
  for (std::uint32_t c = 0; c < round.figures.tally.size(); ++c)
    if (round.figures.tally[c]) list.push_back(c);
  std::stable_sort(list.begin(), list.end(),
                   [&](auto a, auto b) { return *round.figures.tally[a] > *round.figures.tally[b]; });
  return list;
}

Amount gap(const RankedRound& round, std::uint32_t above, std::uint32_t below) {
  return *round.figures.tally[above] - *round.figures.tally[below];
}

/// Until two are left nobody's order depends on anything but who is lowest: the least gap to the next above.
std::int64_t least_gap(const RankedResult& result) {
  std::optional<std::int64_t> least;
  for (const RankedRound& round : result.rounds) {
    const Candidates list = by_votes(round);
    if (list.size() < 2) continue;
    const std::int64_t own = half_up(gap(round, list[list.size() - 2], list.back()));
    least = least ? std::min(*least, own) : own;
  }
  return least.value_or(0);
}

class OrderSearch {
 public:
  OrderSearch(const RankedContest& contest, const RankedRules& rules, std::uint32_t winner, RankedMargin& margin)
      : m_costs(contest, rules), m_winner(winner), m_margin(margin) {
    for (std::uint32_t c = 0; c < contest.names.size(); ++c)
      if (!contest.excluded[c]) m_all.push_back(c);
  }

  /// Makes the margin exact, or its bounds as near as so many nodes can.
  void run(std::size_t most_nodes) {
    for (const std::uint32_t c : m_all)
      if (c != m_winner) m_open.push({0, {c}});
    std::int64_t unreached = m_margin.high;  // of whole orders whose programme has no whole solution
    for (std::size_t nodes = 0; !m_open.empty() && m_open.top().bound < m_margin.high; ++nodes) {
      if (nodes == most_nodes) {
        m_margin.low = std::max(m_margin.low, std::min(unreached, m_open.top().bound));
        m_margin.low_by = "search over orders of elimination, not finished";
        return;
      }
      const Node node = m_open.top();
      m_open.pop();
      if (node.order.size() == m_all.size()) {
        if (!reach(node)) unreached = std::min(unreached, node.bound);
      } else {
        expand(node);
      }
    }
    m_margin.low = std::max(m_margin.low, std::min(unreached, m_margin.high));
    m_margin.low_by = "search over orders of elimination";
  }

 private:
  struct Node {
    std::int64_t bound = 0;
    Candidates order;  ///< the first of them goes first, the last wins; all others went before
    bool operator<(const Node& other) const {
      return bound != other.bound ? bound > other.bound : order.size() < other.order.size();
    }
  };

  void expand(const Node& node) {
    for (const std::uint32_t c : m_all) {
      if (std::find(node.order.begin(), node.order.end(), c) != node.order.end()) continue;
      Node child{0, {c}};
      child.order.insert(child.order.end(), node.order.begin(), node.order.end());
      child.bound = std::max(node.bound, m_costs.least(child.order));
      if (child.bound < m_margin.high) m_open.push(std::move(child));
    }
  }

  bool reach(const Node& node) {
    const auto ballots = m_costs.reached(node.order);
    if (ballots && *ballots < m_margin.high) {
      m_margin.high = *ballots;
      m_margin.high_by = "changed ballots, counted in another order of elimination";
      m_margin.instead = {node.order.back()};
    }
    return ballots && *ballots == node.bound;
  }

  EliminationCost m_costs;
  std::uint32_t m_winner;
  RankedMargin& m_margin;
  Candidates m_all;
  std::priority_queue<Node> m_open;
};

/// Undeclared write-ins go before anybody else and never win: the count is that of the others.
RankedContest without_write_ins(const RankedContest& contest) {
  if (contest.write_ins == kNobody) return contest;
  RankedContest others = without(contest, std::span(&contest.write_ins, 1));
  return std::count(others.excluded.begin(), others.excluded.end(), false) > 0 ? others : contest;
}

class Recount {
 public:
  Recount(const RankedContest& contest, const RankedRules& rules, const RankedOptions& options, Candidates elected)
      : m_contest(contest), m_rules(rules), m_options(options), m_elected(std::move(elected)) {
    std::vector<bool> standing;
    for (const bool out : contest.excluded) standing.push_back(!out);
    for (std::size_t row = 0; row < contest.rows(); ++row) m_first.push_back(walk(contest, row, rules, standing));
  }

  std::int64_t first_choices(std::uint32_t candidate) const {
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < m_first.size(); ++row)
      if (m_first[row] == candidate) sum += m_contest.counts[row];
    return sum;
  }

  /// Whether others are elected, or a tie stops the count.
  bool changes(std::uint32_t from, std::uint32_t to, std::int64_t ballots, Candidates& elected) const {
    RankedContest other = m_contest;
    other.sorted = false;
    other.ballots_before.clear();
    std::int64_t open = ballots;
    for (std::size_t row = 0; row < m_first.size() && open > 0; ++row) {
      if (m_first[row] != from) continue;
      const std::int64_t taken = std::min(open, other.counts[row]);
      other.counts[row] -= taken;
      open -= taken;
    }
    const auto ballot = shortest_formal(m_contest, m_rules, to, m_elected);
    other.marks.insert(other.marks.end(), ballot.begin(), ballot.end());
    other.begin.push_back(static_cast<std::uint32_t>(other.marks.size()));
    other.counts.push_back(ballots);
    const auto counted = count_ranked(other, m_rules, m_options);
    elected = counted ? counted->elected : Candidates{};
    std::sort(elected.begin(), elected.end());
    return elected != m_elected;
  }

 private:
  const RankedContest& m_contest;
  const RankedRules& m_rules;
  const RankedOptions& m_options;
  Candidates m_elected;
  std::vector<Recipient> m_first;  ///< by row
};

void halve(const Recount& recount, std::uint32_t from, std::uint32_t to, RankedMargin& margin) {
  Candidates elected;
  // As few ballots again are of use only where it is not known yet who is elected then.
  std::int64_t high = std::min(recount.first_choices(from), margin.high - (margin.instead.empty() ? 0 : 1)), low = 0;
  if (high < 1 || !recount.changes(from, to, high, elected)) return;
  while (low + 1 < high) {
    const std::int64_t middle = low + (high - low) / 2;
    Candidates other;
    if (recount.changes(from, to, middle, other)) {
      high = middle;
      elected = std::move(other);
    } else {
      low = middle;
    }
  }
  margin.high = high;
  margin.instead = elected;
  margin.high_by = "changed ballots, counted again";
}

}  // namespace

base::Result<RankedMargin> irv_margin(const RankedContest& all, const RankedRules& rules, const RankedOptions& options,
                                      std::size_t most_nodes) {
  if (rules.mode != WinnerMode::single_winner)
    return base::Error{base::ErrorKind::usage, "the margin of elimination orders needs single_winner", {}, {}};
  const RankedContest contest = without_write_ins(all);
  RankedRules whole = rules;
  whole.continue_until_two = true;
  whole.batch_elimination = false;
  whole.stop_after_round.reset();
  const auto result = count_ranked(contest, whole, options);
  if (!result) return result.error();
  RankedMargin margin;
  const RankedRound& last = result->rounds.back();
  const Candidates left = by_votes(last);
  if (left.size() < 2 || result->elected.empty()) {
    margin.low = margin.high = contest.ballots + 1;
    margin.low_by = margin.high_by = "there is nobody else";
    return margin;
  }
  const std::uint32_t winner = result->elected.front();
  margin.high = half_up(gap(last, left[0], left[1]));
  margin.high_by = "half of the difference in the last round";
  margin.instead = {left[0] == winner ? left[1] : left[0]};
  margin.low = std::min(margin.high, least_gap(*result));
  margin.low_by = "half of the least gap between who goes and the next";
  const auto stand = static_cast<std::size_t>(std::count(contest.excluded.begin(), contest.excluded.end(), false));
  if (margin.low < margin.high && stand <= kMostExact) OrderSearch(contest, rules, winner, margin).run(most_nodes);
  margin.low = std::min(margin.low, margin.high);
  return margin;
}

base::Result<RankedMargin> transferable_margin(const RankedContest& contest, const RankedRules& rules,
                                               const RankedOptions& options) {
  const auto result = count_ranked(contest, rules, options);
  if (!result) return result.error();
  Candidates elected = result->elected;
  std::sort(elected.begin(), elected.end());
  RankedMargin margin;
  const bool tie =
      std::any_of(result->rounds.begin(), result->rounds.end(), [](const auto& one) { return one.by_tie; });
  margin.low = tie ? 0 : 1;
  margin.low_by = tie ? "a tie was broken" : "no tie was broken";
  margin.high = contest.ballots + 1;
  margin.high_by = "no change of this kind elects others";
  const Recount recount(contest, rules, options, elected);
  for (const std::uint32_t from : elected)
    for (std::uint32_t to = 0; to < contest.names.size(); ++to)
      if (!contest.excluded[to] && !std::binary_search(elected.begin(), elected.end(), to))
        halve(recount, from, to, margin);
  return margin;
}

}  // namespace acta::count
