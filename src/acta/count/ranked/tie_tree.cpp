// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/tie_tree.hpp"

#include <algorithm>
#include <map>

#include "acta/count/ranked/ties.hpp"

namespace acta::count {
namespace {

/// The picks of the next leaf; false: there is none.
bool next_picks(std::vector<std::size_t>& picks, const std::vector<TieScript::Met>& met) {
  picks.clear();
  for (const TieScript::Met& tie : met) picks.push_back(tie.pick);
  while (!picks.empty() && picks.back() + 1 == met[picks.size() - 1].tied.size()) picks.pop_back();
  if (picks.empty()) return false;
  ++picks.back();
  return true;
}

void sum_up(TieTree& tree, const std::map<std::vector<std::uint32_t>, std::int64_t>& found) {
  for (const auto& [elected, leaves] : found) {
    tree.outcomes.push_back({elected, leaves});
    if (tree.outcomes.size() == 1) tree.certain = elected;
    std::erase_if(tree.certain,
                  [&, own = &elected](std::uint32_t c) { return !std::binary_search(own->begin(), own->end(), c); });
  }
  std::stable_sort(tree.outcomes.begin(), tree.outcomes.end(),
                   [](const auto& a, const auto& b) { return a.leaves > b.leaves; });
}

}  // namespace

base::Result<TieTree> tie_tree(const RankedContest& contest, const RankedRules& rules, std::int64_t most) {
  TieTree tree;
  std::map<std::vector<std::uint32_t>, std::int64_t> found;
  for (std::vector<std::size_t> picks;;) {
    TieScript script(picks);
    RankedOptions options;
    options.script = &script;
    const auto passes = count_passes(contest, rules, options);
    if (!passes) return passes.error();
    std::vector<std::uint32_t> elected;
    for (const RankedResult& pass : *passes) elected.insert(elected.end(), pass.elected.begin(), pass.elected.end());
    std::sort(elected.begin(), elected.end());
    ++found[elected];
    ++tree.leaves;
    const bool more = next_picks(picks, script.met());
    tree.complete = !more;
    if (!more || tree.leaves == most) break;
  }
  sum_up(tree, found);
  return tree;
}

}  // namespace acta::count
