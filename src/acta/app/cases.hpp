// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"
#include "acta/read/case.hpp"
#include "acta/report/report.hpp"

namespace acta::app {

struct CaseOptions {
  std::vector<std::filesystem::path> data;  ///< folders in which "$shared/…" is looked for
  std::filesystem::path laws;
  bool margins = true;
};

/// One expectation of a case and whether the count meets it.
struct CaseCheck {
  base::Place place;
  model::Verdict verdict = model::Verdict::not_checked;
  std::string what;  ///< "seats of tier district: 152 of 152", or how it differs
};

/// A case that was counted: doc/formats/case.md.
struct CaseRun {
  read::Case read;
  model::Contest contest;  ///< so that reports can show it
  std::optional<model::CountResult> result;
  std::optional<base::Error> refused;  ///< by the law or the count
  std::vector<CaseCheck> checks;

  /// As a contest of a report; points into this run.
  report::ContestReport shown() const;
  /// Fails where some expectation is not met.
  model::Verdict verdict() const;
};

/// Reads a case, counts it and looks at what it expects. Errors: those of reading; a refusal of the law or the count
/// that the case does not expect.
base::Result<CaseRun> run_case(const std::filesystem::path& path, const CaseOptions& options);

}  // namespace acta::app
