// SPDX-License-Identifier: Apache-2.0
#include "acta/check/subject.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "acta/base/ratio.hpp"

namespace acta::check {
namespace {

constexpr std::array<std::string_view, model::kQuantityCount> kWords = {"registered electors",
                                                                        "electors on additional lists",
                                                                        "ballots received",
                                                                        "ballots issued",
                                                                        "voters",
                                                                        "unused ballots",
                                                                        "spoiled ballots",
                                                                        "lost ballots",
                                                                        "ballots found",
                                                                        "blank ballots",
                                                                        "invalid ballots",
                                                                        "valid votes"};

}  // namespace

const model::FindingKind& kind(std::string_view code) {
  const auto all = kinds();
  return *std::find_if(all.begin(), all.end(), [&](const model::FindingKind& k) { return k.code == code; });
}

std::string counted(std::int64_t value, std::string_view singular) {
  return fmt::format("{} {}{}", grouped(value), singular, value == 1 ? "" : "s");
}

std::string percent(std::int64_t part, std::int64_t whole) {
  return whole <= 0 ? "0 %" : base::to_percent(base::Ratio(part, whole), 2) + " %";
}

std::string_view words(model::Quantity quantity) { return kWords[static_cast<std::size_t>(quantity)]; }

std::string name_of(const model::Option& option) { return option.name.empty() ? option.id : option.name; }

std::string name_of(const model::Contest& contest, const ColumnFacts& column) {
  if (column.option < 0) return std::string(words(column.quantity));
  return name_of(contest.options[static_cast<std::size_t>(column.option)]);
}

model::Finding start(std::string_view code, const Subject& subject) {
  model::Finding finding;
  finding.code = code;
  finding.verdict = model::Verdict::holds;
  finding.contest = subject.contest.id;
  finding.copy = subject.copy.id;
  return finding;
}

model::Finding not_checked(std::string_view code, const std::string& contest, const std::string& copy,
                           std::string reason) {
  model::Finding finding;
  finding.code = code;
  finding.contest = contest;
  finding.copy = copy;
  finding.statement = fmt::format("{}: not tested.", kind(code).title);
  finding.reason = std::move(reason);
  finding.basis = "doc/methods/check.md";
  return finding;
}

model::Finding not_checked(std::string_view code, const Subject& subject, std::string reason) {
  return not_checked(code, subject.contest.id, subject.copy.id, std::move(reason));
}

std::string absent(const model::SheetTable& table, std::span<const model::Quantity> wanted) {
  std::string text = "the copy states";
  bool any = false;
  for (const model::Quantity quantity : wanted) {
    if (table.quantity(quantity)) continue;
    text += fmt::format("{} no {}", any ? " and" : "", words(quantity));
    any = true;
  }
  return any ? text : "no unit states all of the numbers that are compared";
}

void number(model::Finding& finding, const char* name, const char* label, std::int64_t value, const char* unit) {
  finding.numbers.push_back({name, label, value, unit});
}

}  // namespace acta::check
