// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ranked_output.hpp"

#include <charconv>
#include <chrono>
#include <functional>
#include <map>
#include <optional>

#include "acta/app/files.hpp"
#include "acta/report/eml_result.hpp"
#include "acta/report/rcvis.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

/// The folder that holds a file as it was named.
fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

bool is_input(const fs::path& file, const fs::path& input) {
  std::error_code failed;
  if (fs::is_directory(input, failed))
    return fs::exists(file, failed) && fs::equivalent(folder_of(file), input, failed);
  return fs::equivalent(file, input, failed) && !failed;
}

/// The file that write_file writes first.
fs::path beside(const fs::path& file) { return file.string() + ".part"; }

base::Result<void> check_place(const OutputFile& file) {
  std::error_code failed;
  const fs::path folder = folder_of(file.path);
  if (file.makes_folder) {
    if (auto sound = check_folder(file.option, folder); !sound) return sound;
  } else if (!fs::is_directory(folder, failed)) {
    return Error{ErrorKind::not_found,
                 file.option + ": there is no folder \"" + folder.string() + "\"",
                 {file.path.string(), 0, 0},
                 "make it first"};
  }
  if (fs::is_directory(file.path, failed))
    return Error{ErrorKind::io, file.option + ": is a folder, not a file", {file.path.string(), 0, 0}, {}};
  if (fs::exists(file.path, failed) && !fs::is_regular_file(file.path, failed))
    return Error{ErrorKind::io, file.option + ": is no regular file", {file.path.string(), 0, 0}, "name another one"};
  return {};
}

base::Result<void> check(const OutputFile& file, const std::vector<fs::path>& inputs) {
  for (const fs::path& input : inputs)
    for (const fs::path& own : {file.path, beside(file.path)})
      if (is_input(own, input))
        return Error{ErrorKind::usage,
                     file.option + ": the file is one of those that are read",
                     {own.string(), 0, 0},
                     "name another one"};
  return check_place(file);
}

/// Names of files with the option that has each; links are followed.
class Names {
 public:
  /// Errors: another option has the file.
  base::Result<void> add(const OutputFile& file) {
    for (const fs::path& own : {file.path, beside(file.path)}) {
      std::error_code failed;
      const fs::path name = fs::weakly_canonical(fs::absolute(own, failed), failed);
      const auto [other, is_new] = m_options.emplace(failed ? own : name, file.option);
      if (!is_new)
        return Error{
            ErrorKind::usage, other->second + " and " + file.option + " name the same file", {own.string(), 0, 0}, {}};
    }
    return {};
  }

 private:
  std::map<fs::path, std::string> m_options;
};

/// nullopt: not of the form YYYY-MM-DD. Need not be a day of the calendar.
std::optional<std::chrono::year_month_day> date_of(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int year = 0;
  unsigned month = 0, day = 0;
  const auto whole = [&](std::size_t begin, std::size_t end, auto& value) {
    const auto read = std::from_chars(text.data() + begin, text.data() + end, value);
    return read.ec == std::errc() && read.ptr == text.data() + end;
  };
  if (!whole(0, 4, year) || !whole(5, 7, month) || !whole(8, 10, day)) return std::nullopt;
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

/// A text for each pass, with the name that its file has.
std::vector<RctabFile> pass_files(const report::RankedShown& shown, const std::string& file,
                                  const std::function<std::string(const report::RctabReport&)>& text) {
  std::vector<RctabFile> files;
  const bool several = shown.passes.size() > 1;
  const fs::path path(file);
  for (std::size_t pass = 0; pass < shown.passes.size(); ++pass) {
    const report::RctabReport report{shown.head, shown.rules, shown.contest, shown.passes[pass],
                                     several ? 1 : shown.rules.seats};
    fs::path own = path;
    if (several)
      own.replace_filename(path.stem().string() + "-" + std::to_string(pass + 1) + path.extension().string());
    files.push_back({own.string(), text(report)});
  }
  return files;
}

}  // namespace

base::Result<void> check_outputs(const std::vector<OutputFile>& files, const std::vector<fs::path>& inputs,
                                 const std::vector<OutputFile>& written) {
  Names names;
  for (const OutputFile& file : written)
    if (auto added = names.add(file); !added) return added;
  for (const OutputFile& file : files) {
    if (auto sound = check(file, inputs); !sound) return sound;
    if (auto added = names.add(file); !added) return added;
  }
  return {};
}

base::Result<void> write_outputs(const std::vector<OutputText>& files, const std::vector<fs::path>& inputs,
                                 const std::vector<OutputFile>& written) {
  std::vector<OutputFile> names;
  for (const OutputText& one : files) names.push_back(one.file);
  if (auto sound = check_outputs(names, inputs, written); !sound) return sound;
  for (const OutputText& one : files)
    if (auto done = write_file(one.file.path, one.bytes); !done) return done;
  return {};
}

base::Result<void> check_folder(const std::string& option, const fs::path& folder) {
  std::error_code failed;
  fs::path there = fs::absolute(folder, failed);
  while (!fs::exists(there, failed) && there.has_relative_path()) there = there.parent_path();
  if (fs::is_directory(there, failed)) return {};
  return Error{ErrorKind::io, option + ": is a file, not a folder", {there.string(), 0, 0}, {}};
}

bool is_date(const std::string& text) {
  const auto date = date_of(text);
  return date && date->ok();
}

base::Result<void> check_date(const std::string& option, const std::string& text) {
  const auto date = date_of(text);
  if (date && date->ok()) return {};
  const std::string why = date ? "no day of the calendar" : "no date of the form YYYY-MM-DD";
  return Error{ErrorKind::usage, option + ": \"" + text + "\" is " + why, {}, {}};
}

base::Error no_date() {
  return {ErrorKind::usage,
          "--rcvis and --eml: nothing says on which day the election was",
          {},
          "say it with --date YYYY-MM-DD"};
}

std::vector<RctabFile> rcvis_files(const report::RankedShown& shown, const std::string& file, const std::string& date) {
  return pass_files(shown, file, [&](const report::RctabReport& report) { return report::rcvis_json(report, date); });
}

std::vector<RctabFile> eml_files(const report::RankedShown& shown, const std::string& file, const std::string& date,
                                 const std::string& created) {
  return pass_files(shown, file,
                    [&](const report::RctabReport& report) { return report::eml_result(report, date, created); });
}

}  // namespace acta::app
