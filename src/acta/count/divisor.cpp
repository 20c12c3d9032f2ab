// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/count/list_steps.hpp"
#include "acta/count/margins.hpp"
#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using model::CountResult;
using model::Law;
using model::Poll;

std::string quotient(std::int64_t votes, std::int64_t divisor) {
  return grouped(votes) + " / " + std::to_string(divisor) + " = " + base::to_decimal({votes, divisor}, 2);
}

/// Walks through the awards in order of quotients, for people to follow. The seats themselves come from allocate(); the
/// tests hold the two against each other.
class Awards {
 public:
  Awards(const Poll& poll, const Law& law)
      : m_poll(poll), m_law(law), m_numbers(poll.lists.size()), m_standing(poll.lists.size(), 0) {}

  /// `surely`: seats per group without those that are tied. Stops there.
  void walk(const std::vector<Group>& groups, const std::vector<std::int64_t>& surely, CountResult& result) {
    std::vector<std::int64_t> seats(groups.size(), 0);
    std::vector<std::vector<std::int64_t>> numbers(groups.size());
    const std::string rule = article(m_law, "formula");
    for (std::int64_t number = 1;; ++number) {
      const std::size_t best = strongest(groups, seats, surely);
      if (best == groups.size()) break;
      model::Step step{"Seat " + std::to_string(number) + " goes to " + group_name(m_poll, groups[best]), rule,
                       m_standing, groups[best].lists.front(),
                       quotient(groups[best].votes, divisor_of(m_law.divisor, seats[best]))};
      result.steps.push_back(std::move(step));
      ++seats[best];
      ++m_standing[groups[best].lists.front()];
      numbers[best].push_back(number);
    }
    for (std::size_t g = 0; g < groups.size(); ++g)
      if (groups[g].lists.size() == 1)
        m_numbers[groups[g].lists[0]] = numbers[g];
      else
        walk_pair(groups[g], numbers[g], result);
  }

  const std::vector<std::vector<std::int64_t>>& numbers() const { return m_numbers; }

 private:
  std::size_t strongest(const std::vector<Group>& groups, const std::vector<std::int64_t>& seats,
                        const std::vector<std::int64_t>& most) const {
    std::size_t best = groups.size();
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (seats[g] == most[g]) continue;
      const base::Ratio own{groups[g].votes, divisor_of(m_law.divisor, seats[g])};
      if (best == groups.size() || own > base::Ratio{groups[best].votes, divisor_of(m_law.divisor, seats[best])})
        best = g;
    }
    return best;
  }

  void walk_pair(const Group& pair, const std::vector<std::int64_t>& numbers, CountResult& result) {
    std::vector<std::int64_t> seats(2, 0);
    m_standing[pair.lists[0]] = 0;  // the pair's seats stood there until now
    std::vector<Group> members;
    for (const std::size_t list : pair.lists) members.push_back({{list}, m_poll.lists[list].votes});
    std::vector<std::int64_t> surely;
    for (const std::size_t list : pair.lists) surely.push_back(result.lists[list].seats);
    for (const std::int64_t number : numbers) {
      const std::size_t best = strongest(members, seats, surely);
      if (best == members.size()) break;
      const std::size_t list = pair.lists[best];
      result.steps.push_back(
          {"Of the seats of " + group_name(m_poll, pair) + ", one goes to " + m_poll.lists[list].name,
           article(m_law, "agreement"), m_standing, list,
           quotient(m_poll.lists[list].votes, divisor_of(m_law.divisor, seats[best]))});
      ++seats[best];
      ++m_standing[list];
      m_numbers[list].push_back(number);
    }
  }

  const Poll& m_poll;
  const Law& m_law;
  std::vector<std::vector<std::int64_t>> m_numbers;
  std::vector<std::int64_t> m_standing;  ///< seats per list so far
};

}  // namespace

CountResult count_divisor(const Poll& poll, const Law& law) {
  const Allocation allocation = allocate(poll, law);
  CountResult result = list_result(poll, law, allocation);
  const std::vector<Group> all = groups(poll, law, allocation.passed);
  if (all.empty()) return result;
  Awards awards(poll, law);
  awards.walk(all, allocation.group_seats, result);
  if (result.outcome == model::Outcome::decided) result.margins = seat_margins(poll, law, allocation, awards.numbers());
  finish_statement(result, poll);
  return result;
}

}  // namespace acta::count
