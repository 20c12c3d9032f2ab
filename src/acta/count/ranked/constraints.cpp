// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/constraints.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace acta::count {
namespace {

using base::Error;
using base::ErrorKind;

std::string told(const RankedConstraint& constraint) {
  std::string text = "\"" + constraint.group + "\": at least " + std::to_string(constraint.least);
  if (constraint.most) text += ", at most " + std::to_string(*constraint.most);
  return text;
}

constexpr std::size_t kMostSteps = 200'000'000;  ///< of one judgement, at the most

bool holds(const std::vector<RankedConstraint>& constraints, const std::vector<int>& seats) {
  for (std::size_t g = 0; g < constraints.size(); ++g)
    if (seats[g] < constraints[g].least) return false;
  return true;
}

bool is_within(const std::vector<RankedConstraint>& constraints, const std::vector<int>& seats) {
  for (std::size_t g = 0; g < constraints.size(); ++g)
    if (constraints[g].most && seats[g] > *constraints[g].most) return false;
  return true;
}

base::Result<void> check_groups(const RankedContest& contest, int seats) {
  std::size_t states = 1;
  for (const RankedConstraint& one : contest.constraints) {
    if (one.least < 0 || (one.most && *one.most < one.least))
      return Error{ErrorKind::usage, "constraint " + told(one) + ": there is no such number", {}, {}};
    for (const std::uint32_t member : one.members)
      if (member >= contest.names.size())
        return Error{ErrorKind::usage, "constraint " + told(one) + ": a member is no candidate", {}, {}};
    states *= static_cast<std::size_t>(std::min(seats, one.most.value_or(seats)) + 1);
    if (states > kMostStates)
      return Error{ErrorKind::limit,
                   "the constraints allow more than " + std::to_string(kMostStates) + " numbers of seats by group",
                   {},
                   "leave groups out that bind nobody"};
  }
  const std::size_t kinds = ConstraintBook(contest).kinds(), places = static_cast<std::size_t>(seats) + 1;
  if (states * places > kMostSteps / (kinds * (2 * kinds + 1)))
    return Error{ErrorKind::limit,
                 "the constraints have too many combinations of groups to be judged in each round",
                 {},
                 "leave groups out that bind nobody"};
  return {};
}

bool can_be_met(const RankedContest& contest, int seats) {
  std::vector<bool> standing(contest.names.size());
  for (std::size_t c = 0; c < standing.size(); ++c) standing[c] = !contest.excluded[c];
  return ConstraintBook(contest).judge(standing, {}, seats).possible;
}

}  // namespace

ConstraintBook::ConstraintBook(const RankedContest& contest) : m_constraints(&contest.constraints) {
  std::map<std::vector<bool>, std::size_t> known;
  for (std::uint32_t c = 0; c < contest.names.size(); ++c) {
    Kind kind;
    for (const RankedConstraint& one : contest.constraints)
      kind.in.push_back(std::find(one.members.begin(), one.members.end(), c) != one.members.end());
    const auto [at, added] = known.try_emplace(kind.in, m_kinds.size());
    if (added) m_kinds.push_back(std::move(kind));
    m_kind_of.push_back(at->second);
  }
}

ConstraintBook::Numbers ConstraintBook::kinds_of(const std::vector<bool>& standing) const {
  Numbers numbers(m_kinds.size(), 0);
  for (std::size_t c = 0; c < standing.size(); ++c) numbers[m_kind_of[c]] += standing[c] ? 1 : 0;
  return numbers;
}

ConstraintBook::Numbers ConstraintBook::in_groups(const std::vector<std::uint32_t>& elected) const {
  Numbers numbers(m_constraints->size(), 0);
  for (const std::uint32_t c : elected)
    for (std::size_t g = 0; g < numbers.size(); ++g) numbers[g] += m_kinds[m_kind_of[c]].in[g] ? 1 : 0;
  return numbers;
}

/// Kind by kind all numbers of seats by group that can be reached, with the seats that are left.
bool ConstraintBook::completes(const Numbers& standing, const Numbers& elected, int seats, const Numbers& least) const {
  std::set<std::pair<Numbers, int>> reached{{elected, seats}};
  for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
    std::set<std::pair<Numbers, int>> next;
    for (const auto& [groups, left] : reached) {
      Numbers own = groups;
      for (int taken = 0; taken <= std::min(standing[kind], left); ++taken) {
        if (!is_within(*m_constraints, own)) break;
        if (taken >= least[kind]) next.emplace(own, left - taken);
        for (std::size_t g = 0; g < own.size(); ++g) own[g] += m_kinds[kind].in[g] ? 1 : 0;
      }
    }
    reached = std::move(next);
  }
  return std::any_of(reached.begin(), reached.end(),
                     [&](const auto& end) { return end.second == 0 && holds(*m_constraints, end.first); });
}

ConstraintBook::Standing ConstraintBook::judge(const std::vector<bool>& standing,
                                               const std::vector<std::uint32_t>& elected, int seats) const {
  Standing judged{std::vector<bool>(standing.size(), false), std::vector<bool>(standing.size(), false), true};
  const auto all = static_cast<int>(std::count(standing.begin(), standing.end(), true));
  const Numbers numbers = kinds_of(standing), groups = in_groups(elected), none(m_kinds.size(), 0);
  const int left = std::min(seats, all);
  judged.possible = completes(numbers, groups, left, none);
  if (!judged.possible) return judged;
  for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
    if (numbers[kind] == 0) continue;
    Numbers one = none, fewer = numbers;
    one[kind] = 1;
    --fewer[kind];
    const bool doomed = !completes(numbers, groups, left, one);
    const bool guarded = !completes(fewer, groups, left, none);
    for (std::size_t c = 0; c < standing.size(); ++c)
      if (standing[c] && m_kind_of[c] == kind) {
        judged.doomed[c] = doomed;
        judged.guarded[c] = guarded;
      }
  }
  return judged;
}

bool ConstraintBook::allows(std::vector<bool> standing, std::vector<std::uint32_t> elected, int seats,
                            const std::vector<std::uint32_t>& winners) const {
  for (const std::uint32_t c : winners) {
    standing[c] = false;
    elected.push_back(c);
    --seats;
  }
  const auto all = static_cast<int>(std::count(standing.begin(), standing.end(), true));
  return seats >= 0 &&
         completes(kinds_of(standing), in_groups(elected), std::min(seats, all), Numbers(m_kinds.size(), 0));
}

base::Result<void> check_constraints(const RankedContest& contest, const RankedRules& rules) {
  if (contest.constraints.empty()) return {};
  const bool kept = is_iterated(rules) || (is_staged(rules) && rules.fewest_votes == 0 && !rules.restart &&
                                           rules.surplus != SurplusRule::every_nth);
  if (!kept)
    return Error{
        ErrorKind::usage,
        "the law keeps no constraints",
        {},
        "constraints go with transfers one_at_a_time, without fewest_votes, restart and every_nth, and with meek and "
        "warren"};
  if (auto sound = check_groups(contest, rules.seats); !sound) return sound;
  if (can_be_met(contest, rules.seats)) return {};
  RankedContest alone = contest;
  std::string all;
  for (const RankedConstraint& one : contest.constraints) {
    alone.constraints = {one};
    if (!can_be_met(alone, rules.seats))
      return Error{ErrorKind::usage, "the constraint cannot be met by those who stand: " + told(one), {}, {}};
    all += (all.empty() ? "" : "; ") + told(one);
  }
  return Error{ErrorKind::usage, "the constraints cannot be met together by those who stand: " + all, {}, {}};
}

}  // namespace acta::count
