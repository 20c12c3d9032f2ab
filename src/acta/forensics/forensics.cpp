// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/forensics.hpp"

#include <tbb/parallel_for.h>

#include <array>
#include <optional>

#include "acta/forensics/findings_parts.hpp"

namespace acta::forensics {
namespace {

using model::Finding;
using model::SheetTable;

constexpr std::array kKinds = {
#define ACTA_KIND(code, name, title, explanation) model::FindingKind{#code, "forensics", #name, title, explanation},
#include "acta/forensics/codes.def"
#undef ACTA_KIND
};

using Test = Tested (*)(const Subject&);
constexpr std::array<Test, 17> kTests = {test_first_digits,   test_integers,
                                         test_spikes,         test_second_digits,
                                         test_last_digits,    test_zeros_and_fives,
                                         test_shape,          test_turnout_and_share,
                                         test_small_stations, test_core,
                                         test_model,          test_neighbours,
                                         test_groups,         test_repeated,
                                         test_regular,        test_mixture,
                                         test_two_elections};

std::vector<Finding> not_checked(const model::Contest& contest, const std::string& copy, const std::string& reason) {
  std::vector<Finding> findings;
  for (const model::FindingKind& kind : kKinds) {
    Finding finding;
    finding.code = kind.code;
    finding.contest = contest.id;
    finding.copy = copy;
    finding.statement = std::string(kind.title) + ": not tested. This needs numbers of each station.";
    finding.reason = reason;
    finding.basis = "doc/methods/forensics.md";
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

std::span<const model::FindingKind> kinds() { return kKinds; }

std::vector<Finding> findings(const model::Contest& contest, const model::CopyInfo& copy, const SheetTable& sheets,
                              const model::TurnoutBase& turnout, const Options& options) {
  const std::size_t option = options.option == model::kNone ? leading_option(sheets) : options.option;
  if (sheets.votes.empty() || !sheets.has_option(option))
    return not_checked(contest, copy.id, "the sheets have no votes");
  Subject subject{contest, copy, sheets, turnout, options, option, {}, nullptr, {}, {}, {}};
  subject.stations = stations_of(sheets, subject.leader, turnout);
  std::optional<Calibration> calibration;
  if (options.calibrate > 0) calibration = calibrate(subject.stations, options.calibrate, options.seed);
  if (calibration) subject.calibration = &*calibration;
  subject.shares = shares_of(subject.stations.list);
  subject.moments = moments(subject.shares.turnout, subject.shares.share);
  subject.intervals = bootstrap(subject.shares.turnout, subject.shares.share, options.replicates, options.seed);
  std::vector<Tested> tests(kTests.size());
  tbb::parallel_for(std::size_t{0}, kTests.size(), [&](std::size_t i) { tests[i] = kTests[i](subject); });
  return judged(std::move(tests), subject);
}

std::vector<Finding> not_checked_without_sheets(const model::Contest& contest) {
  return not_checked(contest, {}, "the record holds no tally sheets of this contest");
}

}  // namespace acta::forensics
