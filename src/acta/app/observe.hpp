// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "acta/app/load.hpp"
#include "acta/report/observation.hpp"

namespace acta::app {

struct ObserveOptions {
  std::string contest;                      ///< id; empty: the only one
  std::string copy;                         ///< the stations and, for plan, their full count; empty: the counted copy
  std::string strata;                       ///< name of a level of areas; empty: the first; "none": one stratum
  std::string design = "stratified";        ///< "simple", "stratified", "size"
  std::string allocation = "proportional";  ///< "proportional", "neyman", "equal"
  std::int64_t size = 0;                    ///< stations
  double margin = 0;                        ///< wanted half width in points; 0: `size` is given
  double confidence = 95;                   ///< per cent
  int replicates = 1'000;
  std::string seed;         ///< public: any text
  std::string reports;      ///< copy with the sheets of the sample; empty: one of kind observer, else `copy`
  std::string sample_text;  ///< its bytes, where they were read already: `sample` then is only a name
  std::filesystem::path sample, forms;  ///< as draw wrote it; observers' answers
  std::filesystem::path incidents;      ///< an incident a row
  std::string kind;                     ///< heading of the incidents' column of kinds; empty: "kind"
  std::string station;                  ///< heading of the forms' column of stations; empty: "station"
  std::vector<std::string> announced;   ///< "turnout=30.5", "ID=51.2"
};

/// What samples would do on a past election. Errors: usage.
base::Result<report::ObservationPlan> plan_observation(const Loaded& loaded, const ObserveOptions& options);
/// A sample from a public seed. Errors: usage.
base::Result<report::ObservationDraw> draw_observation(const Loaded& loaded, const ObserveOptions& options);
/// Shares, seats and answers from the reports of a sample. Errors: usage, io, format (of the sample or the forms, with
/// line).
base::Result<report::ObservationEstimate> estimate_observation(const Loaded& loaded, const ObserveOptions& options);

}  // namespace acta::app
