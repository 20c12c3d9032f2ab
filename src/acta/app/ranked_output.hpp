// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "acta/app/rctab.hpp"

namespace acta::app {

/// A file that an option names to be written.
struct OutputFile {
  std::string option;  ///< "--cdf"
  std::filesystem::path path;
};

/// Whether files can be written where options want them, before anything is counted. Errors: usage for a file that is
/// one of the inputs (or lies in a folder that is one), or that two options name; not_found for a folder that does not
/// exist; io for a folder in place of a file.
base::Result<void> check_outputs(const std::vector<OutputFile>& files,
                                 const std::vector<std::filesystem::path>& inputs);

/// Whether the text is a date of the calendar, YYYY-MM-DD.
bool is_date(const std::string& text);

/// The count for RCVis (report/rcvis.hpp): FILE; of several passes FILE-1, FILE-2, … before its ending.
std::vector<RctabFile> rcvis_files(const report::RankedShown& shown, const std::string& file, const std::string& date);
/// The same as EML 520 (report/eml_result.hpp).
std::vector<RctabFile> eml_files(const report::RankedShown& shown, const std::string& file, const std::string& date,
                                 const std::string& created);

}  // namespace acta::app
