// SPDX-License-Identifier: Apache-2.0
#include "acta/count/open_list.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"

namespace acta::count {
namespace {

using Reason = Placed::Reason;
using Kind = OpenListRule::Kind;

base::Ratio product(const base::Ratio& a, const base::Ratio& b) {
  return {base::checked_multiply(a.numerator(), b.numerator()),
          base::checked_multiply(a.denominator(), b.denominator())};
}

base::Ratio threshold_of(const OpenList& list, const OpenListRule& rule) {
  if (rule.kind == Kind::threshold)
    return product(rule.share, rule.of == OpenListRule::Base::quota ? list.quota : base::Ratio(list.votes, 1));
  if (rule.kind != Kind::devolution) return {0, 1};
  const std::int64_t times = rule.per_seat ? list.seats : 1;
  return {base::Ratio(base::checked_multiply(list.votes, times), list.seats + 1).ceil(), 1};
}

std::vector<Placed> in_list_order(const OpenList& list) {
  std::vector<Placed> order;
  for (std::size_t i = 0; i < list.own.size(); ++i) order.push_back({i, Reason::list_order, list.own[i], 0});
  return order;
}

/// To each in turn what is missing to the figure, while the pool lasts.
void hand_down(const OpenList& list, const OpenListRule& rule, std::int64_t figure, std::vector<Placed>& order) {
  const std::int64_t times = rule.per_seat ? list.seats : 1;
  std::int64_t pool = product(rule.pool, {base::checked_multiply(list.list_only, times), 1}).ceil();
  for (Placed& placed : order) {
    placed.handed = std::clamp<std::int64_t>(figure - placed.votes, 0, pool);
    placed.reason = placed.votes >= figure ? Reason::own_figure : Reason::with_pool;
    placed.votes += placed.handed;
    pool -= placed.handed;
  }
}

/// Place in the recorded draw; those who took no part come last.
std::size_t draw_of(const OpenList& list, std::size_t candidate) {
  const auto found = std::find(list.drawn.begin(), list.drawn.end(), candidate);
  return static_cast<std::size_t>(found - list.drawn.begin());
}

/// Most votes first, then as drawn, then in the order of the list.
template <class Iterator>
void sort_by_votes(const OpenList& list, Iterator first, Iterator last) {
  std::stable_sort(first, last, [&](const Placed& a, const Placed& b) {
    if (a.votes != b.votes) return a.votes > b.votes;
    return draw_of(list, a.candidate) < draw_of(list, b.candidate);
  });
}

/// How many at the front of the order stand there by their votes.
std::size_t arrange(const OpenList& list, const OpenListRule& rule, ElectedOfList& result) {
  auto& order = result.order;
  auto ranked = order.begin();
  if (rule.kind == Kind::threshold) {
    const auto enough = [&](const Placed& placed) {
      const base::Ratio own(placed.votes, 1);
      return rule.more_than ? own > result.threshold : own >= result.threshold;
    };
    ranked = std::stable_partition(order.begin(), order.end(), enough);
    for (auto at = order.begin(); at != ranked; ++at) at->reason = Reason::threshold;
  } else if (rule.kind != Kind::closed) {
    ranked = order.end();
  }
  if (rule.kind == Kind::by_votes)
    for (Placed& placed : order) placed.reason = Reason::votes;
  if (rule.kind == Kind::devolution) hand_down(list, rule, result.threshold.numerator(), order);
  sort_by_votes(list, order.begin(), ranked);
  return static_cast<std::size_t>(ranked - order.begin());
}

/// Takes back the seats of those who have as many votes as someone without one, where lots have to decide.
void find_ties(const OpenList& list, const OpenListRule& rule, std::size_t ranked, ElectedOfList& result) {
  const std::size_t seats = result.elected;
  const auto& order = result.order;
  if (rule.ties != OpenListRule::Ties::lot || seats == 0 || seats >= ranked) return;
  const std::int64_t votes = order[seats].votes;
  if (order[seats - 1].votes != votes) return;
  // A draw decides when it tells the last with a seat from the first without.
  if (draw_of(list, order[seats - 1].candidate) < draw_of(list, order[seats].candidate)) return;
  while (result.elected > 0 && order[result.elected - 1].votes == votes &&
         draw_of(list, order[result.elected - 1].candidate) == list.drawn.size())
    --result.elected;
  result.open = static_cast<std::int64_t>(seats - result.elected);
  for (std::size_t i = result.elected; i < ranked && order[i].votes == votes; ++i)
    result.tied.push_back(order[i].candidate);
}

}  // namespace

ElectedOfList elect(const OpenList& list, const OpenListRule& rule) {
  ElectedOfList result;
  result.threshold = threshold_of(list, rule);
  result.order = in_list_order(list);
  const std::size_t ranked = arrange(list, rule, result);
  const auto candidates = static_cast<std::int64_t>(list.own.size());
  result.unfilled = std::max<std::int64_t>(0, list.seats - candidates);
  result.elected = static_cast<std::size_t>(list.seats - result.unfilled);
  find_ties(list, rule, ranked, result);
  return result;
}

}  // namespace acta::count
