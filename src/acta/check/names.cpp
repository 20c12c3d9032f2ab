// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>
#include <string>

#include "acta/check/fold.hpp"
#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

using model::Contest;
using model::Finding;
using model::Option;

struct Seen {
  const Contest* contest = nullptr;
  const Option* option = nullptr;
};

/// Two options that are one under two names: in one contest, folded name and party are the same; in two contests, the
/// folded names are the same and their spellings are not.
bool same_option(const Seen& a, const Seen& b) {
  if (a.contest == b.contest) return fold(a.option->party) == fold(b.option->party);
  return name_of(*a.option) != name_of(*b.option);
}

std::string describe(const Seen& seen) {
  return fmt::format("\"{}\" ({}, contest {})", name_of(*seen.option), seen.option->id, seen.contest->id);
}

void compare(Finding& finding, const std::vector<Seen>& group) {
  for (std::size_t i = 1; i < group.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (!same_option(group[i], group[j])) continue;
      ++finding.instances;
      if (finding.examples.size() < model::kLargestExamples)
        finding.examples.push_back(
            {-1, name_of(*group[i].option), describe(group[i]) + " and " + describe(group[j]), {}});
      break;
    }
}

}  // namespace

std::vector<Finding> check_options(const std::vector<Contest>& contests) {
  std::map<std::string, std::size_t> by_name;
  std::vector<std::vector<Seen>> groups;
  std::int64_t options = 0;
  for (const Contest& contest : contests)
    for (const Option& option : contest.options) {
      ++options;
      const auto [found, added] = by_name.try_emplace(fold(name_of(option)), groups.size());
      if (added) groups.emplace_back();
      groups[found->second].push_back({&contest, &option});
    }
  const std::string only = contests.size() == 1 ? contests.front().id : "";
  if (options < 2) return {not_checked("C301", only, "", "the record names fewer than two options")};
  Finding finding;
  finding.code = "C301";
  finding.contest = only;
  finding.tested = options;
  for (const auto& group : groups) compare(finding, group);
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::remarkable;
  finding.statement =
      finding.instances == 0
          ? fmt::format("No two of {} differ only in case, spaces, punctuation or accents.", counted(options, "option"))
          : fmt::format("{} of {} {} a name that differs from another's only in case, spaces, punctuation or accents.",
                        grouped(finding.instances), counted(options, "option"),
                        finding.instances == 1 ? "has" : "have");
  number(finding, "names", "names that differ in more than that", static_cast<std::int64_t>(groups.size()), "names");
  finding.explanations = {"One list written in two ways by two offices.", "Two lists with nearly the same name."};
  finding.cannot_show = {"The same option under two unlike names, or in two scripts.",
                         "Whether two people of one name are the same."};
  finding.basis = "doc/methods/check.md";
  return {std::move(finding)};
}

}  // namespace acta::check
