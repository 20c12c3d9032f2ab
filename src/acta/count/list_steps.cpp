// SPDX-License-Identifier: Apache-2.0
#include "acta/count/list_steps.hpp"

#include <algorithm>

#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

constexpr std::size_t kListsNamed = 12;

void threshold_step(model::CountResult& result, const model::Poll& poll, const model::Law& law) {
  if (law.threshold.numerator() == 0) return;
  const std::int64_t base = share_base(poll, law);
  const std::int64_t needed = votes_needed(law.threshold, base);
  const auto passed =
      std::count_if(result.lists.begin(), result.lists.end(), [](const auto& l) { return l.passed_threshold; });
  result.steps.push_back(
      {std::to_string(passed) + " of " + std::to_string(poll.lists.size()) + " lists reach the threshold of " +
           base::to_percent(law.threshold, 2) + " %",
       article(law, "threshold"),
       {},
       std::nullopt,
       base::to_percent(law.threshold, 2) + " % of " + grouped(base) + " is at least " + grouped(needed) + " votes"});
}

void agreement_steps(model::CountResult& result, const model::Poll& poll, const model::Law& law,
                     const Allocation& allocation) {
  if (!law.agreements) return;
  for (const Group& group : groups(poll, law, allocation.passed))
    if (group.lists.size() == 2)
      result.steps.push_back({group_name(poll, group) + " are counted as one list in the first division",
                              article(law, "agreement"),
                              {},
                              group.lists.front(),
                              grouped(poll.lists[group.lists[0]].votes) + " + " +
                                  grouped(poll.lists[group.lists[1]].votes) + " = " + grouped(group.votes)});
}

}  // namespace

std::string group_name(const model::Poll& poll, const Group& group) {
  std::string name = poll.lists[group.lists.front()].name;
  for (std::size_t i = 1; i < group.lists.size(); ++i) name += " and " + poll.lists[group.lists[i]].name;
  return name;
}

model::CountResult list_result(const model::Poll& poll, const model::Law& law, const Allocation& allocation) {
  model::CountResult result;
  for (std::size_t i = 0; i < poll.lists.size(); ++i)
    result.lists.push_back({allocation.seats[i], allocation.passed[i] != 0, false});
  threshold_step(result, poll, law);
  agreement_steps(result, poll, law, allocation);
  if (std::none_of(allocation.passed.begin(), allocation.passed.end(), [](char p) { return p != 0; })) {
    result.outcome = model::Outcome::tie;
    result.open = law.seats;
    result.statement = "No list has the votes for a seat.";
    return result;
  }
  if (allocation.undecided > 0) {
    result.outcome = model::Outcome::tie;
    result.tied = allocation.tied;
    result.open = allocation.undecided;
    result.statement = std::to_string(allocation.undecided) + (allocation.undecided == 1 ? " seat is" : " seats are") +
                       " tied between " + std::to_string(allocation.tied.size()) +
                       " lists; a draw, or another decision, is needed.";
  }
  return result;
}

void finish_statement(model::CountResult& result, const model::Poll& poll) {
  if (result.outcome != model::Outcome::decided) return;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < poll.lists.size(); ++i)
    if (result.lists[i].seats > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return result.lists[a].seats > result.lists[b].seats; });
  std::string text;
  for (std::size_t k = 0; k < std::min(order.size(), kListsNamed); ++k)
    text += (k == 0 ? "" : ", ") + poll.lists[order[k]].name + " " + std::to_string(result.lists[order[k]].seats);
  if (order.size() > kListsNamed)
    text += " and " + std::to_string(order.size() - kListsNamed) +
            (order.size() == kListsNamed + 1 ? " more list" : " more lists");
  if (!result.margins.empty()) {
    const model::SeatMargin& least = result.margins.front();
    text += "; " + grouped(least.votes_moved) + " votes moved from " + poll.lists[least.holder].name + " to " +
            poll.lists[*least.next].name + " would change a seat";
  }
  result.statement = text + ".";
}

}  // namespace acta::count
