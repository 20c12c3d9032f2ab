// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/piles.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>

namespace acta::count {
namespace {

bool goes_on(const RankedContest& contest, const Sorted& papers) { return papers.next < contest.names.size(); }

std::int64_t number_of(const std::vector<Sorted>& all) {
  std::int64_t sum = 0;
  for (const Sorted& one : all) sum += one.papers.count;
  return sum;
}

Amount worth_of(const std::vector<Sorted>& all) {
  Worth worth;
  for (const Sorted& one : all) worth.add(one.papers.value, one.papers.count);
  return worth.sum();
}

/// floor(surplus * heap / all) of each heap, then one each for the largest remainders.
base::Result<std::map<Recipient, std::int64_t>> proportional(const std::map<Recipient, std::int64_t>& heaps,
                                                             std::int64_t surplus, std::int64_t all,
                                                             const TiedChoice& choose) {
  std::map<Recipient, std::int64_t> take;
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::uint32_t>, std::greater<>> rests;
  std::int64_t open = surplus;
  for (const auto& [to, heap] : heaps) {
    take[to] = surplus * heap / all;
    open -= take[to];
    rests[{surplus * heap % all, heap}].push_back(to);
  }
  for (auto& [key, equal] : rests)
    for (; open > 0 && !equal.empty(); --open) {
      std::uint32_t next = equal.front();
      if (static_cast<std::size_t>(open) < equal.size()) {
        const auto chosen = choose(equal);
        if (!chosen) return chosen.error();
        next = *chosen;
      }
      ++take[next];
      std::erase(equal, next);
    }
  return take;
}

/// REQUIRES: the papers go on, each at 1.
base::Result<SurplusMove> whole_ballots(std::vector<Sorted> on, std::int64_t surplus, const TiedChoice& choose) {
  const std::int64_t all = number_of(on);
  SurplusMove move;
  move.value = Amount(1);
  if (all <= surplus) {
    move.moving = std::move(on);
    move.without_next = Amount(surplus - all);
    return move;
  }
  std::map<Recipient, std::int64_t> heaps;
  for (const Sorted& one : on) heaps[one.next] += one.papers.count;
  auto found = proportional(heaps, surplus, all, choose);
  if (!found) return found.error();
  auto& take = *found;
  for (auto at = on.rbegin(); at != on.rend(); ++at) {
    at->papers.count = std::min(at->papers.count, take[at->next]);
    take[at->next] -= at->papers.count;
    if (at->papers.count > 0) move.moving.push_back(*at);
  }
  std::reverse(move.moving.begin(), move.moving.end());
  return move;
}

/// Rows of a pile lie apart: what those behind the first will look at is asked for early.
void fetch_ahead(const RankedContest& contest, std::span<const Papers> pile) {
  constexpr std::size_t kBeginAhead = 16, kMarksAhead = 8;
  if (pile.size() > kBeginAhead) __builtin_prefetch(&contest.begin[pile[kBeginAhead].rows.row]);
  if (pile.size() > kMarksAhead) __builtin_prefetch(contest.marks.data() + contest.begin[pile[kMarksAhead].rows.row]);
}

}  // namespace

void sort_pile(const RankedContest& contest, const RankedRules& rules, const Pile& pile,
               const std::vector<bool>& continuing, const std::function<void(Sorted)>& tell) {
  for (std::size_t i = 0; i < pile.size(); ++i) {
    fetch_ahead(contest, std::span(pile).subspan(i));
    const Papers& papers = pile[i];
    if (papers.rows.rows == 1) {
      tell({papers, walk(contest, papers.rows.row, rules, continuing)});
      continue;
    }
    std::int64_t left = papers.count;  // of several rows all ballots are here
    const std::uint32_t end = papers.rows.row + papers.rows.rows;
    walk_rows(contest, papers.rows, rules, continuing, [&](RowRange rows, Recipient to) {
      const std::int64_t count = rows.row + rows.rows == end ? left : ballots_of(contest, rows);
      left -= count;
      tell({{rows, count, papers.value, papers.stage}, to});
    });
  }
}

std::vector<Sorted> sorted(const RankedContest& contest, const RankedRules& rules, const Pile& pile,
                           const std::vector<bool>& continuing) {
  std::vector<Sorted> all;
  all.reserve(pile.size());
  sort_pile(contest, rules, pile, continuing, [&](Sorted one) { all.push_back(std::move(one)); });
  return all;
}

Pile last_parcel(const Pile& pile) {
  Pile last;
  for (const Papers& papers : pile)
    if (papers.stage == pile.back().stage) last.push_back(papers);
  return last;
}

base::Result<SurplusMove> surplus_move(const RankedContest& contest, const RankedRules& rules, const Pile& pile,
                                       const Amount& votes, const Amount& surplus, const std::vector<bool>& continuing,
                                       const TiedChoice& choose) {
  const bool weighted = rules.surplus == SurplusRule::weighted_inclusive;
  const bool all_papers = weighted || rules.surplus == SurplusRule::unweighted_inclusive;
  std::vector<Sorted> all = sorted(contest, rules, all_papers ? pile : last_parcel(pile), continuing);
  const bool whole = rules.surplus == SurplusRule::whole_ballots;
  if (rules.transferable_only || whole) std::erase_if(all, [&](const Sorted& one) { return !goes_on(contest, one); });
  if (whole) return whole_ballots(std::move(all), static_cast<std::int64_t>(surplus.floor()), choose);
  const Amount worth = worth_of(all);
  SurplusMove move;
  if (rules.transferable_only && worth <= surplus) {
    move.without_next = surplus - worth;
    move.moving = std::move(all);
    return move;
  }
  const Arithmetic arithmetic{rules.decimals ? std::optional(*rules.decimals + rules.guard_decimals) : std::nullopt};
  const Amount each = weighted || all.empty() ? Amount(0) : arithmetic.divide(surplus, Amount(number_of(all)));
  const Amount divisor = rules.transferable_only ? worth : votes;
  const auto carried = [&](const Amount& value) {
    if (weighted) return arithmetic.divide(Arithmetic{std::nullopt}.multiply(value, surplus), divisor);
    return rules.surplus == SurplusRule::unweighted_inclusive || each < value ? each : value;
  };
  std::map<const Amount*, std::pair<SharedAmount, SharedAmount>> known;  // held, so that no address comes twice
  for (Sorted& one : all) {
    auto at = known.find(one.papers.value.get());
    if (at == known.end())
      at = known.emplace(one.papers.value.get(), std::pair(one.papers.value, carried(*one.papers.value))).first;
    one.papers.value = at->second.second;
  }
  move.moving = std::move(all);
  const auto other = [&](const Sorted& one) { return !(one.papers.value == move.moving.front().papers.value); };
  if (!move.moving.empty() && std::none_of(move.moving.begin(), move.moving.end(), other))
    move.value = *move.moving.front().papers.value;
  return move;
}

}  // namespace acta::count
