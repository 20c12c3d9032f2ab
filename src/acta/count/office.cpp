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

std::int64_t share_base(const Poll& poll, const model::Office& office) {
  return office.of == model::ShareBase::ballots && poll.ballots > 0 ? poll.ballots : poll.valid;
}

model::Decimal percent(std::int64_t part, std::int64_t whole, int decimals) { return {{part, whole}, decimals, true}; }
model::Decimal percent(const base::Ratio& ratio) { return {ratio, 2, true}; }

/// Whether `votes` and `second` win outright out of `base`: more than the majority, or the lead rule's two conditions.
bool wins(std::int64_t votes, std::int64_t second, std::int64_t base, const Law& law) {
  const Int128 v = votes, b = base;
  if (v * law.office->majority.denominator() > b * law.office->majority.numerator()) return true;
  if (law.office->rule != model::Office::Rule::lead) return false;
  return v * law.office->lead_share.denominator() >= b * law.office->lead_share.numerator() &&
         (v - second) * law.office->lead.denominator() >= b * law.office->lead.numerator();
}

/// Votes that undo an outright win: for the second alone (which raises the base too), and moved to the second. At the
/// latest the second draws level.
model::SeatMargin margin_of_win(const Poll& poll, std::size_t first, std::size_t second, std::int64_t base,
                                const Law& law) {
  const std::int64_t v = poll.lists[first].votes, s = poll.lists[second].votes;
  const auto added = smallest(0, v - s, [&](std::int64_t n) { return !wins(v, s + n, base + n, law) || s + n >= v; });
  const auto moved = smallest(0, v, [&](std::int64_t n) { return !wins(v - n, s + n, base, law) || s + n >= v - n; });
  model::SeatMargin margin;
  margin.holder = first;
  margin.next = second;
  margin.votes_added = added.value_or(v - s);
  margin.votes_moved = moved.value_or(v);
  margin.note = "votes for the second that end the outright win";
  return margin;
}

/// Votes that turn a second round into an outright win of the first: for the first alone, and moved from the second.
/// None where the law asks for all votes.
std::optional<model::SeatMargin> margin_of_runoff(const Poll& poll, std::size_t first, std::size_t second,
                                                  std::int64_t base, const Law& law) {
  const std::int64_t v = poll.lists[first].votes, s = poll.lists[second].votes;
  const std::int64_t rest = law.office->majority.denominator() - law.office->majority.numerator();
  if (rest <= 0) return std::nullopt;
  const std::int64_t most = ceiling(static_cast<Int128>(base) * law.office->majority.denominator(), rest) + 1;
  const auto added = smallest(0, most, [&](std::int64_t n) { return wins(v + n, s, base + n, law); });
  if (!added) return std::nullopt;
  model::SeatMargin margin;
  margin.holder = second;
  margin.next = first;
  margin.votes_added = margin.votes_moved = *added;
  margin.note = "votes for the first that win outright";
  if (const auto moved = smallest(0, s, [&](std::int64_t n) { return wins(v + n, s - n, base, law); }))
    margin.votes_moved = *moved;
  else
    margin.note += "; moved votes of the second alone do not suffice, so the number to add is given";
  return margin;
}

void check_step(CountResult& result, const Poll& poll, std::size_t first, std::size_t second, std::int64_t base,
                const Law& law) {
  const std::int64_t v = poll.lists[first].votes, s = poll.lists[second].votes;
  result.steps.push_back({model::Message{"Is the first above {0} %?", {percent(law.office->majority)}},
                          article(law, "majority"),
                          {},
                          first,
                          model::Message{"{0} / {1} = {2} %", {v, base, percent(v, base, 4)}}});
  if (law.office->rule != model::Office::Rule::lead) return;
  result.steps.push_back({model::Message{"Has the first at least {0} % and a lead of at least {1} points?",
                                         {percent(law.office->lead_share), percent(law.office->lead)}},
                          article(law, "lead"),
                          {},
                          first,
                          model::Message{"({0} - {1}) / {2} = {3} points", {v, s, base, percent(v - s, base, 4)}}});
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
  const std::int64_t own = lead.votes;
  result.statement =
      model::Message{"{0} wins in the first round with {1} % of {2}.", {lead.name, percent(own, base, 3), base}};
  if (order.size() < 2) return;
  result.margins.push_back(margin_of_win(poll, order[0], order[1], base, law));
  const auto& next = poll.lists[order[1]];
  result.statement = model::Message{
      "{0} wins in the first round with {1} % of {2}, {3} points ahead of {4}; {5} votes moved to the second would end "
      "the outright win.",
      {lead.name, percent(own, base, 3), base, percent(own - next.votes, base, 3), next.name,
       result.margins[0].votes_moved}};
}

void ask_for_second_round(CountResult& result, const Poll& poll, const Law& law, const std::vector<std::size_t>& order,
                          std::int64_t base) {
  const auto finals = finalists(poll, order, result.tied);
  if (!result.tied.empty()) {
    result.outcome = model::Outcome::tie;
    result.open = 1;
    result.statement = model::Message{"A second round is needed, and its places are tied between {0} candidates.",
                                      {static_cast<std::int64_t>(result.tied.size())}};
    return;
  }
  result.outcome = model::Outcome::runoff;
  for (const std::size_t list : finals) result.lists[list].in_runoff = true;
  const auto share = [&](std::size_t list) { return percent(poll.lists[list].votes, base, 3); };
  if (finals.size() < 2) {
    result.statement = model::Message{"{0} ({1} %) stood alone and does not have the votes that the law asks for.",
                                      {poll.lists[order[0]].name, share(order[0])}};
    return;
  }
  if (const auto margin = margin_of_runoff(poll, finals[0], finals[1], base, law)) result.margins.push_back(*margin);
  if (order.size() > 2) {
    const std::size_t third = *std::find_if(order.begin(), order.end(),
                                            [&](std::size_t list) { return list != finals[0] && list != finals[1]; });
    const std::int64_t gap = poll.lists[finals[1]].votes - poll.lists[third].votes;
    model::SeatMargin margin;
    margin.holder = finals[1];
    margin.next = third;
    margin.votes_added = gap;
    margin.votes_moved = (gap + 1) / 2;
    margin.note = "votes that change who is second";
    result.margins.push_back(std::move(margin));
  }
  std::stable_sort(result.margins.begin(), result.margins.end(),
                   [](const auto& a, const auto& b) { return a.votes_moved < b.votes_moved; });
  result.statement =
      model::Message{"A second round between {0} ({1} %) and {2} ({3} %) is needed.",
                     {poll.lists[finals[0]].name, share(finals[0]), poll.lists[finals[1]].name, share(finals[1])}};
}

}  // namespace

CountResult count_office(const Poll& poll, const Law& law) {
  CountResult result;
  result.lists.resize(poll.lists.size());
  const std::vector<std::size_t> order = by_votes(poll);
  const std::int64_t base = share_base(poll, *law.office);
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
