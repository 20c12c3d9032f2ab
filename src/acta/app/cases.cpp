// SPDX-License-Identifier: Apache-2.0
#include "acta/app/cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/app/case_checks.hpp"
#include "acta/app/files.hpp"
#include "acta/count/count.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestCase = 16u << 20;
constexpr std::uint64_t kLargestTable = 256u << 20;

read::CaseFiles files_for(const fs::path& beside, const CaseOptions& options) {
  read::CaseFiles files;
  files.law = [beside, options](const std::string& id) -> base::Result<std::string> {
    const bool own = id.starts_with("./");
    if (!own && (id.starts_with('/') || ("/" + id + "/").find("/../") != std::string::npos))
      return base::Error{
          base::ErrorKind::usage, "\"" + id + "\" is no id of a law", {}, "write ./FILE for one beside the case"};
    const std::string name = id.ends_with(".toml") ? id : id + ".toml";
    auto text = read_file((own ? beside : options.laws) / name, 1u << 20);
    if (!text && text.error().kind == base::ErrorKind::not_found)
      return base::Error{
          base::ErrorKind::not_found, "there is no law \"" + id + "\"", {}, "`acta law list` prints those there are"};
    return text;
  };
  files.file = [beside, options](const std::string& file) -> base::Result<std::string> {
    if (file.starts_with('/') || ("/" + file + "/").find("/../") != std::string::npos)
      return base::Error{base::ErrorKind::usage, "\"" + file + "\" leaves the folder of the case", {}, {}};
    if (!file.starts_with("$shared/")) return read_file(beside / file, kLargestTable);
    for (const fs::path& folder : options.data) {
      auto text = read_file(folder / file.substr(8), kLargestTable);
      if (text || text.error().kind != base::ErrorKind::not_found) return text;
    }
    return base::Error{base::ErrorKind::not_found, "\"" + file + "\" is in no folder given with --data", {}, {}};
  };
  return files;
}

}  // namespace

report::ContestReport CaseRun::shown() const {
  report::ContestReport shown;
  shown.contest = &contest;
  shown.poll = read.poll;
  shown.law = read.law;
  shown.result = result;
  shown.counted = "case";
  return shown;
}

model::Verdict CaseRun::verdict() const {
  const bool all = std::all_of(checks.begin(), checks.end(),
                               [](const CaseCheck& check) { return check.verdict == model::Verdict::holds; });
  return all ? model::Verdict::holds : model::Verdict::fails;
}

base::Result<CaseRun> run_case(const fs::path& path, const CaseOptions& options) {
  auto text = read_file(path, kLargestCase);
  if (!text) return text.error();
  const fs::path beside = path.has_parent_path() ? path.parent_path() : fs::path(".");
  auto read = read::parse_case(*text, path.filename().string(), files_for(beside, options));
  if (!read) return read.error();
  CaseRun run;
  run.read = std::move(read).value();
  run.contest.id = "case";
  run.contest.name = run.read.title.empty() ? path.stem().string() : run.read.title;
  run.contest.law = run.read.law;
  run.refused = run.read.refused;
  if (!run.refused) {
    count::CountOptions how;
    how.margins =
        options.margins || std::any_of(run.read.expectations.begin(), run.read.expectations.end(), needs_margins);
    auto result = count::count(run.read.poll, run.read.law, how);
    if (result)
      run.result = std::move(result).value();
    else
      run.refused = result.error();
  }
  const bool expected = std::any_of(run.read.expectations.begin(), run.read.expectations.end(),
                                    [](const auto& e) { return e.kind == read::Expectation::Kind::error; });
  if (run.refused && !expected) return *run.refused;
  for (const read::Expectation& expectation : run.read.expectations)
    run.checks.push_back(check_expectation(run, expectation));
  return run;
}

}  // namespace acta::app
