// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/count/rules.hpp"
#include "acta/count/steps.hpp"

namespace acta::count {
namespace {

using model::Decimal;
using model::Message;

/// Hands out seats in the order of their quotients until every entry has `most`; `award(entry, seats before)`.
template <class Award>
void walk_awards(const Division& division, const Signposts& posts, std::vector<std::int64_t> seats,
                 const std::vector<std::int64_t>& most, Award award) {
  for (;;) {
    std::size_t best = kNone;
    for (std::size_t k = 0; k < seats.size(); ++k)
      if (seats[k] < most[k] &&
          (best == kNone || posts.compare(division.votes[k], seats[k], division.votes[best], seats[best]) > 0))
        best = k;
    if (best == kNone) return;
    award(best, seats[best]);
    ++seats[best];
  }
}

/// The seats beyond whole quotas in the order in which they go; `award(entry, seats before)`.
template <class Award>
void walk_rest(const AreaDivision& division, const Quotas& quotas, const Method& method, Award award) {
  const std::vector<std::int64_t>& seats = division.allotment.seats;
  if (method.formula.quota->rest == model::Quota::Rest::highest_average)
    return walk_awards(division.division(), method.signposts, quotas.whole, seats, award);
  std::vector<std::size_t> order(seats.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return quotas.remainder[a] > quotas.remainder[b]; });
  for (std::int64_t round = 0;; ++round) {
    bool any = false;
    for (const std::size_t g : order)
      if (quotas.whole[g] + round < seats[g]) {
        award(g, quotas.whole[g] + round);
        any = true;
      }
    if (!any) return;
  }
}

std::string group_name(const model::Poll& poll, const Group& group) {
  std::string name = poll.lists[group.lists.front()].name;
  for (std::size_t i = 1; i < group.lists.size(); ++i) name += " + " + poll.lists[group.lists[i]].name;
  return name;
}

std::vector<std::int64_t> none_of(const Division& division) {
  return std::vector<std::int64_t>(division.votes.size(), 0);
}

}  // namespace

Message quotient_text(std::int64_t votes, const model::Divisors& divisors, std::int64_t seats) {
  const base::Ratio d = model::divisor_at(divisors, seats);
  const int decimals = d.numerator() % d.denominator() == 0 ? 0 : 2;
  if (model::power_of(divisors) == 2) return Message{"{0} / root of {1}", {votes, d.numerator()}};
  if (d.numerator() == 0) return Message{"{0} votes, the first seat of the list", {votes}};
  return Message{
      "{0} / {1} = {2}",
      {votes, Decimal{d, decimals}, Decimal{{base::checked_multiply(votes, d.denominator()), d.numerator()}, 2}}};
}

void StepWriter::lists(std::size_t tier, std::size_t area) {
  const AreaDivision division = divide_area(m_work, tier, area);
  if (division.groups.empty()) return;
  agreements(division);
  majority(division);
  if (m_work.plan.tiers[tier].tier->formula.quota)
    quotas(division);
  else
    averages(division);
  for (const auto& [group, inner] : division.inner) pair(division, group, inner);
  const auto interval = interval_of(division.division(), m_work.plan.tiers[tier].method, division.allotment);
  if (interval)
    add(Message{"Every divisor above {0} and up to {1} gives these seats",
                {Decimal{interval->above, 3}, Decimal{interval->at_most, 3}}},
        "formula");
}

void StepWriter::agreements(const AreaDivision& division) {
  for (const Group& group : division.groups)
    if (group.lists.size() == 2)
      add(Message{"{0} and {1} are counted as one list in the first division",
                  {name(group.lists[0]), name(group.lists[1])}},
          "agreement", Message{"{0} + {1} = {2}", {group.votes[0], group.votes[1], group.sum}}, group.lists.front());
}

void StepWriter::majority(const AreaDivision& division) {
  if (division.majority == kNone) return;
  const Group& group = division.groups[division.majority];
  add(Message{"{0} has a majority of the votes and so {1} of the {2} seats; the others share the rest",
              {group_name(*m_work.plan.poll, group), division.allotment.seats[division.majority], division.seats}},
      "majority", {}, group.lists.front());
}

void StepWriter::averages(const AreaDivision& division) {
  const Method& method = m_work.plan.tiers[m_tier].method;
  std::int64_t number = 0;
  walk_awards(division.division(), method.signposts, none_of(division.division()), division.allotment.seats,
              [&](std::size_t g, std::int64_t seats) {
                const Group& group = division.groups[g];
                add(Message{"Seat {0} goes to {1}", {++number, group_name(*m_work.plan.poll, group)}}, "formula",
                    quotient_text(group.sum, method.formula.divisors, seats), group.lists.front(), m_standing);
                ++m_standing[group.lists.front()];
              });
}

void StepWriter::pair(const AreaDivision& division, std::size_t group, const Allotment& inner) {
  const Group& both = division.groups[group];
  const Method& method = m_work.plan.tiers[m_tier].method;
  for (const std::size_t list : both.lists) m_standing[list] = 0;
  walk_awards(
      {both.votes, 0, {}, {}, 0}, method.signposts, {0, 0}, inner.seats, [&](std::size_t k, std::int64_t seats) {
        add(Message{"Of the seats of both, number {0} goes to {1}",
                    {m_standing[both.lists[0]] + m_standing[both.lists[1]] + 1, name(both.lists[k])}},
            "agreement", quotient_text(both.votes[k], method.formula.divisors, seats), both.lists[k], m_standing);
        ++m_standing[both.lists[k]];
      });
}

void StepWriter::quotas(const AreaDivision& division) {
  const Method& method = m_work.plan.tiers[m_tier].method;
  const Quotas quotas = quotas_of(division.division(), *method.formula.quota);
  const base::Ratio quota{static_cast<std::int64_t>(quotas.above), static_cast<std::int64_t>(quotas.below)};
  add(Message{"The quota is {0}", {Decimal{quota, quotas.below == 1 ? 0 : 4}}}, "formula",
      Message{
          "{0} votes, {1} seats",
          {division.quota_votes > 0 ? division.quota_votes
                                    : std::accumulate(division.votes.begin(), division.votes.end(), std::int64_t{0}),
           division.seats}});
  for (std::size_t g = 0; g < division.groups.size(); ++g) {
    const Group& group = division.groups[g];
    const base::Ratio left{static_cast<std::int64_t>(quotas.remainder[g]), static_cast<std::int64_t>(quotas.below)};
    add(Message{"{0}: {1} whole quotas", {group_name(*m_work.plan.poll, group), quotas.whole[g]}}, "formula",
        Message{"{0} votes, {1} left", {group.sum, Decimal{left, quotas.below == 1 ? 0 : 4}}}, group.lists.front(),
        m_standing);
    m_standing[group.lists.front()] += quotas.whole[g];
  }
  for (std::size_t g = 0; g < division.groups.size(); ++g)
    if (const std::int64_t over = quotas.whole[g] - division.allotment.seats[g];
        over > 0 && division.allotment.tied.empty())
      add(Message{"{0} gives back a seat: there are more whole quotas than seats, and its remainder is smallest",
                  {group_name(*m_work.plan.poll, division.groups[g])}},
          "formula", {}, division.groups[g].lists.front());
  const bool averages = method.formula.quota->rest == model::Quota::Rest::highest_average;
  walk_rest(division, quotas, method, [&](std::size_t g, std::int64_t seats) {
    const Group& group = division.groups[g];
    add(averages ? Message{"A seat of the rest goes to {0} for its average", {group_name(*m_work.plan.poll, group)}}
                 : Message{"A seat of the rest goes to {0} for its remainder", {group_name(*m_work.plan.poll, group)}},
        "formula",
        averages ? quotient_text(group.sum, method.formula.divisors, seats)
                 : Message{"{0} left",
                           {Decimal{{static_cast<std::int64_t>(quotas.remainder[g]),
                                     static_cast<std::int64_t>(quotas.below)},
                                    quotas.below == 1 ? 0 : 4}}},
        group.lists.front(), m_standing);
    ++m_standing[group.lists.front()];
  });
}

std::vector<std::vector<std::int64_t>> award_numbers(const Work& work, std::size_t tier, std::size_t area) {
  std::vector<std::vector<std::int64_t>> numbers(work.lists());
  const TierPlan& plan = work.plan.tiers[tier];
  if (plan.tier->kind != model::TierKind::lists || plan.tier->formula.quota) return numbers;
  const AreaDivision division = divide_area(work, tier, area);
  std::vector<std::vector<std::int64_t>> of_group(division.groups.size());
  std::int64_t number = 0;
  walk_awards(division.division(), plan.method.signposts, none_of(division.division()), division.allotment.seats,
              [&](std::size_t g, std::int64_t) { of_group[g].push_back(++number); });
  for (std::size_t g = 0; g < division.groups.size(); ++g)
    if (division.groups[g].lists.size() == 1) numbers[division.groups[g].lists[0]] = of_group[g];
  for (const auto& [g, inner] : division.inner) {
    std::size_t taken = 0;
    walk_awards({division.groups[g].votes, 0, {}, {}, 0}, plan.method.signposts, {0, 0}, inner.seats,
                [&, group = g](std::size_t k, std::int64_t) {
                  numbers[division.groups[group].lists[k]].push_back(of_group[group][taken++]);
                });
  }
  return numbers;
}

}  // namespace acta::count
