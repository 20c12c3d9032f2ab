// SPDX-License-Identifier: Apache-2.0
#include "reference/recipes.hpp"

#include <map>

namespace acta::test {

std::int64_t Read::votes(const std::string& option, std::size_t copy, std::size_t contest) const {
  const auto& options = loaded->file.record.contests[contest].options;
  for (std::size_t i = 0; i < options.size(); ++i)
    if (options[i].id == option) return model::sum(sheets(copy, contest).votes[i]).total;
  ADD_FAILURE() << "no option " << option;
  return -1;
}

const model::Finding& Read::finding(const std::string& code, const std::string& copy) const {
  for (const model::Finding& finding : report.findings)
    if (finding.code == code && (copy.empty() || finding.copy == copy)) return finding;
  ADD_FAILURE() << "no finding " << code;
  static const model::Finding kNone;
  return kNone;
}

const Read& recipe(const std::string& name) {
  static std::map<std::string, Read> known;
  Read& read = known[name];
  if (read.loaded) return read;
  app::LoadOptions options;
  options.data = {shared("data")};
  options.laws = std::filesystem::path(ACTA_SOURCE_DIR) / "laws";
  auto loaded = app::load(std::filesystem::path(ACTA_SOURCE_DIR) / "recipes" / name / "election.toml", options);
  if (!loaded) throw std::runtime_error(base::to_text(loaded.error()));
  read.loaded = std::move(loaded).value();
  app::AnalyseOptions analysis;
  analysis.tests.replicates = 20;  // no test here looks at bootstraps
  auto report = app::analyse(*read.loaded, analysis);
  if (!report) throw std::runtime_error(base::to_text(report.error()));
  read.report = std::move(report).value();
  return read;
}

}  // namespace acta::test
