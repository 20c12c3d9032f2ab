// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/rules.hpp"

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

/// Smallest n in [0, most] for which `changed(n)` holds. REQUIRES: changed is monotone; changed(most) holds.
template <class Changed>
std::int64_t smallest(std::int64_t most, Changed changed) {
  std::int64_t low = 0, high = most;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (changed(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/// Votes that undo an outright win: for the second alone (which raises the base too), and moved to the second.
model::SeatMargin margin_of_win(const Poll& poll, std::size_t first, std::size_t second, std::int64_t base,
                                const Law& law) {
  const std::int64_t v = poll.lists[first].votes, s = poll.lists[second].votes;
  const auto added =
      smallest(3 * base + 1, [&](std::int64_t n) { return !wins(v, s + n, base + n, law) || s + n >= v; });
  const auto moved = smallest(v, [&](std::int64_t n) { return !wins(v - n, s + n, base, law) || s + n >= v - n; });
  return {0, first, second, added, moved, "votes for the second that end the outright win"};
}

/// Votes that turn a second round into an outright win of the first: for the first alone, and moved from the second.
model::SeatMargin margin_of_runoff(const Poll& poll, std::size_t first, std::size_t second, std::int64_t base,
                                   const Law& law) {
  const std::int64_t v = poll.lists[first].votes, s = poll.lists[second].votes;
  const auto added = smallest(3 * base + 1, [&](std::int64_t n) { return wins(v + n, s, base + n, law); });
  model::SeatMargin margin{0, second, first, added, added, "votes for the first that win outright"};
  if (wins(v + s, 0, base, law))
    margin.votes_moved = smallest(s, [&](std::int64_t n) { return wins(v + n, s - n, base, law); });
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

}  // namespace

CountResult count_majority(const Poll& poll, const Law& law) {
  CountResult result;
  result.lists.resize(poll.lists.size());
  const std::vector<std::size_t> order = by_votes(poll);
  const std::int64_t base = share_base(poll, law);
  const std::size_t first = order[0];
  const auto& lead = poll.lists[first];
  if (base == 0) {
    result.outcome = model::Outcome::tie;
    result.tied = order;
    result.statement = "No votes were cast.";
    return result;
  }
  const std::int64_t second_votes = order.size() > 1 ? poll.lists[order[1]].votes : 0;
  if (order.size() > 1) check_step(result, poll, first, order[1], base, law);
  const std::string share = base::to_percent({lead.votes, base}, 3) + " %";
  if (wins(lead.votes, second_votes, base, law) && lead.votes > second_votes) {
    result.lists[first].seats = 1;
    result.statement = lead.name + " wins in the first round with " + share + " of " + grouped(base);
    if (order.size() > 1) {
      result.margins.push_back(margin_of_win(poll, first, order[1], base, law));
      result.statement += ", " + base::to_percent({lead.votes - second_votes, base}, 3) + " points ahead of " +
                          poll.lists[order[1]].name + "; " + grouped(result.margins[0].votes_moved) +
                          " votes moved to the second would end the outright win";
    }
    result.statement += ".";
    return result;
  }
  const std::size_t third = order.size() > 2 ? order[2] : order[0];
  if (order.size() > 2 && poll.lists[third].votes == second_votes) {
    for (const std::size_t list : order)
      if (poll.lists[list].votes == second_votes) result.tied.push_back(list);
    result.outcome = model::Outcome::tie;
    result.statement = "A second round is needed, and its places are tied between " +
                       std::to_string(result.tied.size()) + " candidates.";
    return result;
  }
  result.outcome = model::Outcome::runoff;
  result.lists[first].in_runoff = true;
  if (order.size() > 1) {
    result.lists[order[1]].in_runoff = true;
    result.margins.push_back(margin_of_runoff(poll, first, order[1], base, law));
    if (order.size() > 2) {
      const std::int64_t gap = second_votes - poll.lists[third].votes;
      result.margins.push_back({0, order[1], third, gap, (gap + 1) / 2, "votes that change who is second"});
    }
    std::stable_sort(result.margins.begin(), result.margins.end(),
                     [](const auto& a, const auto& b) { return a.votes_moved < b.votes_moved; });
    result.statement = "A second round between " + lead.name + " (" + share + ") and " + poll.lists[order[1]].name +
                       " (" + base::to_percent({second_votes, base}, 3) + " %) is needed.";
  }
  return result;
}

}  // namespace acta::count
