// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "acta/app/observe.hpp"

/// What the three use cases of `observe` share.
namespace acta::app {

/// A contest and one copy of its sheets.
struct ObservedCopy {
  std::size_t contest = 0, copy = 0;
};
base::Result<std::size_t> observed_contest(const Loaded& loaded, const std::string& id);
/// Index of the copy; with an empty id the counted one. Errors: usage.
base::Result<std::size_t> observed_copy(const Loaded& loaded, std::size_t contest, const std::string& id);
/// Errors: usage, there is no such level.
base::Result<observe::Frame> observed_frame(const model::SheetTable& table, const std::string& strata);

/// A share: sum of y over sum of x. Stations where either is not told have `told` 0, and 0 in both.
struct ObservedShare {
  std::string id, name;
  std::vector<double> y, x;
  std::vector<std::uint8_t> told;
};
/// Turnout (where electors are known), then lists (alliances, and options in none) by votes, most first.
std::vector<ObservedShare> observed_shares(const model::Contest& contest, const model::CopyInfo& info,
                                           const model::SheetTable& table);

/// One station of a sample's file.
struct SampledStation {
  std::string key;
  std::uint32_t stratum = 0;
  double probability = 0;
};
struct SampleFile {
  std::string design;
  std::vector<SampledStation> stations;
  std::vector<std::string> strata;
  std::vector<double> sizes;  ///< N_h
};
base::Result<SampleFile> read_sample(const ObserveOptions& options);

/// Rates of every answer to every question with at most twelve answers.
base::Result<void> add_answers(report::ObservationEstimate& estimate, const SampleFile& sample,
                               const ObserveOptions& options);
/// Rates of stations with an incident, kind by kind; `reported` are places in the sample.
base::Result<void> add_incidents(report::ObservationEstimate& estimate, const SampleFile& sample,
                                 const std::vector<std::uint32_t>& reported, const ObserveOptions& options);
/// Seats by the contest's law from the sample's totals, with a bootstrap.
void add_seats(report::ObservationEstimate& estimate, const Loaded& loaded, std::size_t contest,
               const observe::Sample& sample, const std::vector<ObservedShare>& shares, int replicates);

}  // namespace acta::app
