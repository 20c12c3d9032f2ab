// SPDX-License-Identifier: Apache-2.0
// RCTab's own test cases (cases/rctab: BrightSpots/rcv, MPL-2.0; SOURCES.md there), by the code of
// `acta count --rctab -o`. Every report that is expected there, or that a run of RCTab 2.0.1 left there, must be equal
// but for who made it.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "acta/app/rctab.hpp"
#include "support/shared.hpp"

namespace acta {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Compared {
  int documents = 0, tables = 0;
};

json without_maker(const std::string& text) {
  json document = json::parse(text, nullptr, false);
  if (document.is_object() && document.contains("config")) {
    document["config"].erase("generatedBy");
    document["config"].erase("GeneratedDate");
  }
  return document;
}

std::string without_maker_lines(const std::string& text) {
  std::istringstream in(text);
  std::string kept;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find("Generated") == std::string::npos) kept += line + '\n';
  }
  return kept;
}

/// The first line in which they differ.
std::string difference(const std::string& expected, const std::string& found) {
  std::istringstream left(expected), right(found);
  std::string a, b;
  while (std::getline(left, a)) {
    if (!std::getline(right, b)) b = "<end>";
    if (a != b) return a.substr(0, 200) + "\nfound\n" + b.substr(0, 200);
  }
  return "longer";
}

void compare(const fs::path& expected, const std::string& found, Compared& compared) {
  if (!fs::exists(expected)) return;
  const std::string text = test::read_file(expected);
  if (expected.extension() == ".json") {
    ++compared.documents;
    const json a = without_maker(text), b = without_maker(found);
    EXPECT_TRUE(a == b) << expected << "\n" << difference(a.dump(1), b.dump(1));
  } else {
    ++compared.tables;
    const std::string a = without_maker_lines(text), b = without_maker_lines(found);
    EXPECT_TRUE(a == b) << expected << "\n" << difference(a, b);
  }
}

/// A written report beside its namesakes: "Contest_1_detailed_report.csv" is "case_1_expected_detailed_report.csv" in
/// the case, and "<time>_detailed_report.csv" in a run's folder.
void compare_file(const fs::path& folder, const app::RctabFile& file, std::size_t contest, bool several,
                  Compared& compared) {
  const fs::path inside = fs::path(file.name).parent_path();
  std::string rest = fs::path(file.name).filename().string().substr(contest);
  std::string name = folder.filename().string();
  if (several) {
    name += "_" + rest.substr(0, rest.find('_'));
    rest = rest.substr(rest.find('_') + 1);
  }
  compare(folder / inside / (name + "_expected_" + rest), file.bytes, compared);
  if (several || !fs::exists(folder / "output")) return;
  for (const auto& run : fs::directory_iterator(folder / "output"))
    compare(run.path() / inside / (run.path().filename().string().substr(0, 16) + "_" + rest), file.bytes, compared);
}

void run_case(const fs::path& folder, Compared& compared) {
  const std::string name = folder.filename().string();
  const auto shown = app::count_rctab(folder / (name + "_config.json"), {});
  const std::map<std::string, std::string> refused = {
      {"invalid_params_test", "tabulatorVersion: is missing"},
      {"max_ranking_enforcement", "maxRankingsAllowed: a ballot has a rank 4, the rules allow 3"},
      {"tabulate_by_precinct_without_precincts", "tabulateByPrecinct: the ballots of"}};
  if (const auto at = refused.find(name); at != refused.end()) {
    ASSERT_FALSE(shown);
    EXPECT_EQ(shown.error().message.rfind(at->second, 0), 0u) << shown.error().message;
    return;
  }
  ASSERT_TRUE(shown) << base::to_text(shown.error());
  const bool several = shown->rules.mode == count::WinnerMode::multi_pass;
  const auto files = app::rctab_files(*shown, "RCTab");
  const std::size_t contest = files.front().name.find(several ? "_1_detailed_report" : "_detailed_report") + 1;
  for (const app::RctabFile& file : files) compare_file(folder, file, contest, several, compared);
}

TEST(Rctab, ItsOwnCasesAreReportedTheSame) {
  ACTA_NEED_SHARED("cases/rctab");
  std::set<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(test::shared("cases/rctab")))
    if (fs::exists(entry.path() / (entry.path().filename().string() + "_config.json"))) folders.insert(entry.path());
  Compared compared;
  for (const fs::path& folder : folders) {
    SCOPED_TRACE(folder.filename());
    run_case(folder, compared);
  }
  EXPECT_EQ(folders.size(), 47u);
  EXPECT_EQ(compared.documents, 75);
  EXPECT_EQ(compared.tables, 80);
}

}  // namespace
}  // namespace acta
