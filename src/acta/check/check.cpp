// SPDX-License-Identifier: Apache-2.0
#include "acta/check/check.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

constexpr std::array kKinds = {
#define ACTA_CHECK(code, needs, name, title, explanation) model::FindingKind{#code, "check", #name, title, explanation},
#include "acta/check/codes.def"
#undef ACTA_CHECK
};

constexpr std::array<std::string_view, kKinds.size()> kNeeds = {
#define ACTA_CHECK(code, needs, name, title, explanation) needs,
#include "acta/check/codes.def"
#undef ACTA_CHECK
};

}  // namespace

std::span<const model::FindingKind> kinds() { return kKinds; }

std::vector<model::Finding> check_copy(const model::Contest& contest, const model::CopyInfo& copy,
                                       const model::SheetTable& table, const Options& options) {
  const Scan scanned = scan(table);
  const Subject s{contest, copy, table, options, scanned};
  std::vector<model::Finding> findings = {
      options_sum(s),    ballot_sum(s),   registered_bound(s), negative_numbers(s), absent_numbers(s),
      zero_sheets(s),    full_turnout(s), unanimous_units(s),  invalid_share(s),    blank_share(s),
      ballots_issued(s), no_electors(s),  papers_received(s),  duplicate_keys(s),   identical_rows(s)};
  std::vector<model::Finding> totals = published_totals(s);
  std::move(totals.begin(), totals.end(), std::back_inserter(findings));
  findings.push_back(release_totals(s));
  if (contest.copies.size() < 2)
    findings.push_back(not_checked("C207", s, "the record has no second copy of the contest's sheets"));
  findings.push_back(hidden_totals(s));
  findings.push_back(arithmetic_enforced(s, std::span(findings).first(2)));
  return findings;
}

std::vector<model::Finding> not_checked_without_sheets(const model::Contest& contest) {
  std::vector<model::Finding> findings;
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (kKinds[i].code < "C210") {
      findings.push_back(
          not_checked(kKinds[i].code, contest.id, "", "the record holds no tally sheets of this contest"));
      findings.back().statement = fmt::format("{}: not tested. This needs {}.", kKinds[i].title, kNeeds[i]);
    }
  return findings;
}

}  // namespace acta::check
