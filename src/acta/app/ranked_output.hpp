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
  bool makes_folder = false;  ///< its folder need not be there yet
};
struct OutputText {
  OutputFile file;
  std::string bytes;
};

/// Whether files can be written where options want them, before anything is counted. `written`: files that are there
/// already, which none may replace. Errors: usage for a file that is one of the inputs (or lies in a folder that is
/// one), or that two options name, FILE.part included, through which FILE is written; not_found for a folder that does
/// not exist; io for a folder in place of a file, a file in place of a folder, and what is no regular file (a device, a
/// pipe).
base::Result<void> check_outputs(const std::vector<OutputFile>& files, const std::vector<std::filesystem::path>& inputs,
                                 const std::vector<OutputFile>& written = {});
/// Writes them all where check_outputs has nothing against any, and else none. Errors: of check_outputs, write_file.
base::Result<void> write_outputs(const std::vector<OutputText>& files, const std::vector<std::filesystem::path>& inputs,
                                 const std::vector<OutputFile>& written = {});
/// Errors: io where the folder, or what it would lie in, is something else.
base::Result<void> check_folder(const std::string& option, const std::filesystem::path& folder);

/// Whether the text is a date of the calendar, YYYY-MM-DD.
bool is_date(const std::string& text);
/// Errors (usage): the text has not this form, or is no day of the calendar.
base::Result<void> check_date(const std::string& option, const std::string& text);
/// (usage) A date is needed and nothing says it.
base::Error no_date();

/// The count for RCVis (report/rcvis.hpp): FILE; of several passes FILE-1, FILE-2, … before its ending.
std::vector<RctabFile> rcvis_files(const report::RankedShown& shown, const std::string& file, const std::string& date);
/// The same as EML 520 (report/eml_result.hpp).
std::vector<RctabFile> eml_files(const report::RankedShown& shown, const std::string& file, const std::string& date,
                                 const std::string& created);

}  // namespace acta::app
