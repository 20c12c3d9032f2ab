// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "acta/count/rules.hpp"
#include "acta/count/search.hpp"

namespace acta::count {
namespace {

using base::Int128;
using model::CountResult;
using model::Law;
using model::Poll;

/// Whether `votes` and `second` win outright out of `base`: more than the majority, or the lead rule's two conditions.
bool wins(std::int64_t votes, std::int64_t second, std::int64_t base, const Law& law) {
  const Int128 v = votes, b = base;
  if (v * law.majority.denominator() > b * law.majority.numerator()) return true;
  if (law.rule != model::Rule::lead_runoff) return false;
  return v * law.lead_share.denominator() >= b * law.lead_share.numerator() &&
         (v - second) * law.lead.denominator() >= b * law.lead.numerator();
}

/// Votes that undo an outright win: for the second alone (which raises the base too), and moved to the second. At the
/// latest the second draws level.
model::SeatMargin margin_of_win(const Poll& poll, std::size_t first, std::size_t second, std::int64_t base,
                                const Law& law) {
  const std::int64_t v = poll.lists[first].votes, s = poll.lists[second].votes;
  const auto added = smallest(0, v - s, [&](std::int64_t n) { return !wins(v, s + n, base + n, law) || s + n >= v; });
  const auto moved = smallest(0, v, [&](std::int64_t n) { return !wins(v - n, s + n, base, law) || s + n >= v - n; });
  return {0, first, second, added.value_or(v - s), moved.value_or(v), "votes for the second that end the outright win"};
}

/// Votes that turn a second round into an outright win of the first: for the first alone, and moved from the second.
/// None where the law asks for all votes.
std::optional<model::SeatMargin> margin_of_runoff(const Poll& poll, std::size_t first, std::size_t second,
                                                  std::int64_t base, const Law& law) {
  const std::int64_t v = poll.lists[first].votes, s = poll.lists[second].votes;
  const std::int64_t rest = law.majority.denominator() - law.majority.numerator();
  if (rest <= 0) return std::nullopt;
  const std::int64_t most = ceiling(static_cast<Int128>(base) * law.majority.denominator(), rest) + 1;
  const auto added = smallest(0, most, [&](std::int64_t n) { return wins(v + n, s, base + n, law); });
  if (!added) return std::nullopt;
  model::SeatMargin margin{0, second, first, *added, *added, "votes for the first that win outright"};
  if (const auto moved = smallest(0, s, [&](std::int64_t n) { return wins(v + n, s - n, base, law); }))
    margin.votes_moved = *moved;
  else
    margin.note += "; moved votes of the second alone do not suffice, so the number to add is given";
  return margin;
}

void check_step(CountResult& result, const Poll& poll, std::size_t first, std::size_t second, std::int64_t base,
                const Law& law) {
  const std::int64_t v = poll.lists[first].votes, s = poll.lists[second].votes;
  result.steps.push_back({"Is the first above " + base::to_percent(law.majority, 2) + " %?",
                          article(law, "majority"),
                          {},
                          first,
                          grouped(v) + " / " + grouped(base) + " = " + base::to_percent({v, base}, 4) + " %"});
  if (law.rule != model::Rule::lead_runoff) return;
  result.steps.push_back({"Has the first at least " + base::to_percent(law.lead_share, 2) +
                              " % and a lead of at least " + base::to_percent(law.lead, 2) + " points?",
                          article(law, "lead"),
                          {},
                          first,
                          "(" + grouped(v) + " - " + grouped(s) + ") / " + grouped(base) + " = " +
                              base::to_percent({v - s, base}, 4) + " points"});
}

/// Who goes to the second round: the two with most votes, by the recorded draw where places are equal. Fewer than two
/// where no draw decides; `tied` then names who is equal.
std::vector<std::size_t> finalists(const Poll& poll, const std::vector<std::size_t>& order,
                                   std::vector<std::size_t>& tied) {
  if (order.size() < 3 || poll.lists[order[1]].votes != poll.lists[order[2]].votes)
    return {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, order.size()))};
  std::vector<std::size_t> chosen;
  for (const std::size_t list : order)
    if (poll.lists[list].votes > poll.lists[order[1]].votes)
      chosen.push_back(list);
    else if (poll.lists[list].votes == poll.lists[order[1]].votes)
      tied.push_back(list);
  for (std::vector<std::size_t> left = tied; chosen.size() < 2;) {
    const std::size_t drawn = drawn_first(poll, left);
    if (drawn == static_cast<std::size_t>(-1)) return chosen;
    chosen.push_back(drawn);
    std::erase(left, drawn);
  }
  tied.clear();
  return chosen;
}

void decide_first_round(CountResult& result, const Poll& poll, const Law& law, const std::vector<std::size_t>& order,
                        std::int64_t base) {
  const auto& lead = poll.lists[order[0]];
  result.lists[order[0]].seats = 1;
  result.statement =
      lead.name + " wins in the first round with " + base::to_percent({lead.votes, base}, 3) + " % of " + grouped(base);
  if (order.size() > 1) {
    result.margins.push_back(margin_of_win(poll, order[0], order[1], base, law));
    result.statement += ", " + base::to_percent({lead.votes - poll.lists[order[1]].votes, base}, 3) +
                        " points ahead of " + poll.lists[order[1]].name + "; " +
                        grouped(result.margins[0].votes_moved) +
                        " votes moved to the second would end the outright win";
  }
  result.statement += ".";
}

void ask_for_second_round(CountResult& result, const Poll& poll, const Law& law, const std::vector<std::size_t>& order,
                          std::int64_t base) {
  const auto finals = finalists(poll, order, result.tied);
  if (!result.tied.empty()) {
    result.outcome = model::Outcome::tie;
    result.open = 1;
    result.statement = "A second round is needed, and its places are tied between " +
                       std::to_string(result.tied.size()) + " candidates.";
    return;
  }
  result.outcome = model::Outcome::runoff;
  for (const std::size_t list : finals) result.lists[list].in_runoff = true;
  const auto shown = [&](std::size_t list) {
    return poll.lists[list].name + " (" + base::to_percent({poll.lists[list].votes, base}, 3) + " %)";
  };
  if (finals.size() < 2) {
    result.statement = shown(order[0]) + " stood alone and does not have the votes that the law asks for.";
    return;
  }
  if (const auto margin = margin_of_runoff(poll, finals[0], finals[1], base, law)) result.margins.push_back(*margin);
  if (order.size() > 2) {
    const std::size_t third = *std::find_if(order.begin(), order.end(),
                                            [&](std::size_t list) { return list != finals[0] && list != finals[1]; });
    const std::int64_t gap = poll.lists[finals[1]].votes - poll.lists[third].votes;
    result.margins.push_back({0, finals[1], third, gap, (gap + 1) / 2, "votes that change who is second"});
  }
  std::stable_sort(result.margins.begin(), result.margins.end(),
                   [](const auto& a, const auto& b) { return a.votes_moved < b.votes_moved; });
  result.statement = "A second round between " + shown(finals[0]) + " and " + shown(finals[1]) + " is needed.";
}

}  // namespace

CountResult count_majority(const Poll& poll, const Law& law) {
  CountResult result;
  result.lists.resize(poll.lists.size());
  const std::vector<std::size_t> order = by_votes(poll);
  const std::int64_t base = share_base(poll, law);
  if (base == 0) {
    result.outcome = model::Outcome::tie;
    result.tied = order;
    result.open = 1;
    result.statement = "No votes were cast.";
    return result;
  }
  const std::int64_t second = order.size() > 1 ? poll.lists[order[1]].votes : 0;
  if (order.size() > 1) check_step(result, poll, order[0], order[1], base, law);
  if (wins(poll.lists[order[0]].votes, second, base, law) && poll.lists[order[0]].votes > second)
    decide_first_round(result, poll, law, order, base);
  else
    ask_for_second_round(result, poll, law, order, base);
  return result;
}

}  // namespace acta::count
