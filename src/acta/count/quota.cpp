// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/count/list_steps.hpp"
#include "acta/count/margins.hpp"
#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using base::Int128;
using model::CountResult;
using model::Law;
using model::Poll;

/// Steps of the Hare quota: whole quotas of each list, then remainders; seats are numbered in that order.
std::vector<std::vector<std::int64_t>> quota_steps(const Poll& poll, const Law& law, const Allocation& allocation,
                                                   CountResult& result) {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < poll.lists.size(); ++i)
    if (allocation.passed[i]) total = base::checked_add(total, poll.lists[i].votes);
  const std::string rule = article(law, "formula");
  result.steps.push_back(
      {"The quota is the votes of the lists that take part over the seats",
       rule,
       {},
       std::nullopt,
       grouped(total) + " / " + grouped(law.seats) + " = " + base::to_decimal({total, law.seats}, 4)});
  std::vector<std::vector<std::int64_t>> numbers(poll.lists.size());
  std::int64_t number = 0;
  std::vector<std::pair<Int128, std::size_t>> remainders;
  for (const std::size_t list : by_votes(poll)) {
    if (!allocation.passed[list]) continue;
    const Int128 product = static_cast<Int128>(poll.lists[list].votes) * law.seats;
    const auto whole = static_cast<std::int64_t>(product / total);
    const auto left = static_cast<std::int64_t>(product % total);
    remainders.emplace_back(left, list);
    for (std::int64_t k = 0; k < whole; ++k) numbers[list].push_back(++number);
    result.steps.push_back({poll.lists[list].name + ": " + grouped(whole) + " whole quotas",
                            rule,
                            {},
                            list,
                            grouped(poll.lists[list].votes) + " x " + grouped(law.seats) + " / " + grouped(total) +
                                " = " + grouped(whole) + " and " + grouped(left) + "/" + grouped(total)});
  }
  std::stable_sort(remainders.begin(), remainders.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [left, list] : remainders) {
    if (static_cast<std::int64_t>(numbers[list].size()) >= allocation.seats[list]) continue;
    numbers[list].push_back(++number);
    result.steps.push_back(
        {"Seat " + std::to_string(number) + " goes to " + poll.lists[list].name + " for its remainder",
         rule,
         {},
         list,
         base::to_decimal({static_cast<std::int64_t>(left), total}, 6) + " of a quota"});
  }
  return numbers;
}

}  // namespace

CountResult count_quota(const Poll& poll, const Law& law) {
  const Allocation allocation = allocate(poll, law);
  CountResult result = list_result(poll, law, allocation);
  if (std::none_of(allocation.passed.begin(), allocation.passed.end(), [](char p) { return p != 0; })) return result;
  const auto numbers = quota_steps(poll, law, allocation, result);
  if (result.outcome == model::Outcome::decided) result.margins = seat_margins(poll, law, allocation, numbers);
  finish_statement(result, poll);
  return result;
}

}  // namespace acta::count
