// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ranked_output.hpp"

#include <charconv>
#include <chrono>
#include <functional>

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

base::Result<void> check(const OutputFile& file, const std::vector<fs::path>& inputs) {
  std::error_code failed;
  for (const fs::path& input : inputs)
    if (is_input(file.path, input))
      return Error{ErrorKind::usage,
                   file.option + ": the file is one of those that are read",
                   {file.path.string(), 0, 0},
                   "name another one"};
  if (!fs::is_directory(folder_of(file.path), failed))
    return Error{ErrorKind::not_found,
                 file.option + ": there is no folder \"" + folder_of(file.path).string() + "\"",
                 {file.path.string(), 0, 0},
                 "make it first"};
  if (fs::is_directory(file.path, failed))
    return Error{ErrorKind::io, file.option + ": is a folder, not a file", {file.path.string(), 0, 0}, {}};
  return {};
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

base::Result<void> check_outputs(const std::vector<OutputFile>& files, const std::vector<fs::path>& inputs) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (auto sound = check(files[i], inputs); !sound) return sound;
    for (std::size_t j = 0; j < i; ++j)
      if (fs::absolute(files[i].path).lexically_normal() == fs::absolute(files[j].path).lexically_normal())
        return Error{ErrorKind::usage,
                     files[j].option + " and " + files[i].option + " name the same file",
                     {files[i].path.string(), 0, 0},
                     {}};
  }
  return {};
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int year = 0;
  unsigned month = 0, day = 0;
  const auto whole = [&](std::size_t begin, std::size_t end, auto& value) {
    const auto read = std::from_chars(text.data() + begin, text.data() + end, value);
    return read.ec == std::errc() && read.ptr == text.data() + end;
  };
  return whole(0, 4, year) && whole(5, 7, month) && whole(8, 10, day) &&
         (std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day)).ok();
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
