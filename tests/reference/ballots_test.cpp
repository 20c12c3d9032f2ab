// SPDX-License-Identifier: Apache-2.0
// Cast vote records of RCTab's test cases (BrightSpots/rcv 2.0.1) against its reports and conversions, and preferences
// of New South Wales' contests (RAIRE) against their counts.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <sstream>

#include "acta/read/ballots/cdf_json.hpp"
#include "acta/read/ballots/cdf_xml.hpp"
#include "acta/read/ballots/preference_json.hpp"
#include "acta/read/ballots/rctab.hpp"
#include "acta/read/ballots/writers.hpp"
#include "reference/rctab.hpp"
#include "support/ballots.hpp"
#include "support/shared.hpp"

namespace acta {
namespace {

using nlohmann::json;
using test::RctabCase;

/// Cases whose sources RCTab refuses, or whose configuration is meant to be wrong.
bool must_fail(const std::string& name) { return name == "invalid_params_test" || name == "max_ranking_enforcement"; }

/// Every case that is to be read, read once.
const std::vector<RctabCase>& cases() {
  static const std::vector<RctabCase> all = [] {
    std::vector<RctabCase> read;
    for (const std::string& name : test::rctab_cases())
      if (!must_fail(name)) read.push_back(test::read_rctab_case(name));
    return read;
  }();
  return all;
}

const RctabCase& case_of(const std::string& name) {
  for (const RctabCase& one : cases())
    if (one.name == name) return one;
  throw std::runtime_error("no case " + name);
}

TEST(Ballots, EverySourceIsRead) {
  ACTA_NEED_SHARED("cases/rctab");
  EXPECT_EQ(cases().size(), 45u);
  for (const RctabCase& one : cases()) EXPECT_EQ(one.refusal, "") << one.name;
}

TEST(Ballots, ARankBeyondTheMostIsRefused) {
  ACTA_NEED_SHARED("cases/rctab");
  EXPECT_NE(test::read_rctab_case("max_ranking_enforcement").refusal.find("beyond"), std::string::npos);
}

TEST(Ballots, TotalsBlankBallotsAndFirstRoundsAreThoseOfTheReports) {
  ACTA_NEED_SHARED("cases/rctab");
  int compared = 0;
  for (const RctabCase& one : cases()) {
    SCOPED_TRACE(one.name);
    const json report = test::rctab_report(one);
    if (report.is_null()) continue;
    const test::FirstRound round = test::first_round(one);
    EXPECT_EQ(std::to_string(round.ballots), report["summary"]["totalNumBallots"].get<std::string>());
    EXPECT_EQ(round.blank, report["summary"]["undervotes"].get<std::int64_t>());
    std::map<std::string, std::int64_t> tally;
    for (const auto& [candidate, votes] : report["results"][0]["tally"].items())
      if (const auto number = static_cast<std::int64_t>(std::stod(votes.get<std::string>())); number != 0)
        tally[candidate] = number;
    EXPECT_EQ(round.tally, tally);
    ++compared;
  }
  EXPECT_EQ(compared, 42);
}

/// How many ballots each name of a column has.
std::map<std::string, std::int64_t> counts_by(const std::vector<std::uint32_t>& column,
                                              const std::vector<std::string>& names) {
  std::map<std::string, std::int64_t> counts;
  for (const std::uint32_t index : column) ++counts[names[index]];
  return counts;
}

int compare_slices(const RctabCase& one, const char* folder, const char* key,
                   const std::map<std::string, std::int64_t>& counts) {
  const auto path = std::filesystem::path(one.folder) / folder;
  if (!std::filesystem::exists(path)) return 0;
  int slices = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() != ".json") continue;
    const json report = json::parse(test::read_file(entry.path()));
    const auto found = counts.find(report["config"].value(key, ""));
    ++slices;
    EXPECT_NE(found, counts.end()) << entry.path();
    if (found == counts.end()) continue;
    EXPECT_EQ(std::to_string(found->second), report["summary"]["totalNumBallots"].get<std::string>()) << entry.path();
  }
  return slices;
}

TEST(Ballots, PrecinctsAndBatchesHaveTheBallotsOfTheirReports) {
  ACTA_NEED_SHARED("cases/rctab");
  int slices = 0;
  for (const RctabCase& one : cases())
    for (const auto& reading : one.readings) {
      const auto& cards = reading.ballots.cards;
      slices += compare_slices(one, "Tabulate by Precinct", "precinct", counts_by(cards.precinct, cards.precincts));
      slices += compare_slices(one, "Tabulate by Batch", "batch", counts_by(cards.batch, cards.batches));
    }
  EXPECT_EQ(slices, 5);
}

struct Conversion {
  const char *name, *expected, *write_in;
  bool bytes;  ///< whether the file is to be equal byte by byte: its headings are those of version 2.0
};

void compare_conversion(const Conversion& conversion) {
  SCOPED_TRACE(conversion.name);
  const RctabCase& one = case_of(conversion.name);
  const auto& ours = one.readings.at(0).ballots;
  const std::string csv = test::read_file(one.folder + "/" + one.name + conversion.expected);
  read::BallotOptions options;
  options.keep_cards = true;
  options.undeclared_write_in_label = conversion.write_in;
  const auto theirs = read::read_rctab_csv(conversion.expected, csv, options);
  ASSERT_TRUE(theirs) << to_text(theirs.error());
  // RCTab's file has as many columns as the configuration allows ranks, the source may have more.
  const std::uint32_t ranks = theirs->ballots.most_ranks;
  EXPECT_EQ(test::cards_of(ours, ranks), test::cards_of(theirs->ballots, ranks));
  if (!theirs->ballots.cards.precincts.empty()) {
    EXPECT_EQ(ours.cards.precincts, theirs->ballots.cards.precincts);
  }
  if (!conversion.bytes) return;
  const json& source = one.config["cvrFileSources"][0];
  const bool dominion = source["provider"] == "dominion";
  const read::RctabCsvSource head{source["filePath"], source["provider"], source.value("contestId", ""), 0, dominion,
                                  dominion,           conversion.write_in};
  EXPECT_TRUE(read::write_rctab_csv(ours, head) == csv);
}

TEST(Ballots, ConversionsAreThoseOfRctab) {
  ACTA_NEED_SHARED("cases/rctab");
  compare_conversion({"conversions_from_ess", "_expected.csv", "Undeclared Write-ins", true});
  compare_conversion({"conversions_from_dominion", "_expected.csv", "12", true});
  compare_conversion({"2024_alaska_dominion", "_expected_rctab_cvr.csv", "476", false});
}

/// RCTab's CDF report of what it read. The current snapshot is that of the last round; the ballot as it was read is the
/// one without a round.
std::string as_read(std::string report) {
  for (std::size_t at = report.find("\"CurrentSnapshotId\""); at != std::string::npos;
       at = report.find("\"CurrentSnapshotId\"", at + 1)) {
    const std::size_t end = report.find('\n', at), round = report.find("-round-", at);
    if (round < end) report.erase(round, report.find('"', round) - round);
  }
  return report;
}

TEST(Ballots, RctabsCdfReportsHaveTheSameBallots) {
  ACTA_NEED_SHARED("cases/rctab");
  int compared = 0;
  for (const RctabCase& one : cases()) {
    SCOPED_TRACE(one.name);
    const std::string path = one.folder + "/" + one.name + "_expected_cdf_cvr.json";
    // The aliases of aliases_cdf_json are settled by who counts.
    if (!std::filesystem::exists(path) || one.name == "aliases_cdf_json") continue;
    read::BallotOptions options;
    options.keep_cards = true;
    options.overvote_label = "overvote";
    options.undeclared_write_in_label = one.name.starts_with("conversions")
                                            ? one.config["cvrFileSources"][0].value("undeclaredWriteInLabel", "")
                                            : "Undeclared Write-ins";
    const auto theirs = read::read_cdf_json("cdf.json", as_read(test::read_file(path)),
                                            one.config["outputSettings"]["contestName"], options);
    ++compared;
    // RCTab writes Dominion's codes as selections ("cs-9") that its own contest does not list.
    if (one.name == "conversions_from_dominion") {
      EXPECT_TRUE(!theirs && theirs.error().message.find("no selection \"cs-9\"") != std::string::npos);
      continue;
    }
    ASSERT_TRUE(theirs) << to_text(theirs.error());
    std::vector<std::string> ours;
    for (const auto& reading : one.readings)
      for (std::string& card : test::cards_of(reading.ballots)) ours.push_back(std::move(card));
    ours.resize(std::min(ours.size(), theirs->ballots.cards.row.size()));
    EXPECT_TRUE(ours == test::cards_of(theirs->ballots));
  }
  EXPECT_EQ(compared, 10);
}

/// Every contest of a CDF file of Unisyn: as many ballots as snapshots that have it.
TEST(Ballots, EveryContestOfUnisynsFiles) {
  ACTA_NEED_SHARED("cases/rctab");
  int contests = 0;
  for (const char* name : {"101-RCV-CVT_TEST_3_UNIOVS2103-2.xml", "797-GEN-OVCS_Sess_3_Combined_UVSOVS22516.xml"}) {
    const std::string bytes = test::read_file(test::shared("cases/rctab/unisyn_cvrs") / name);
    const std::string key = "xsi:type=\"CandidateContest\" ObjectId=\"";
    for (std::size_t at = bytes.find(key); at != std::string::npos; at = bytes.find(key, at + 1)) {
      const std::size_t begin = at + key.size();
      const std::string contest = bytes.substr(begin, bytes.find('"', begin) - begin);
      const std::string record = "ContestId>" + contest + "<";
      std::int64_t there = 0;
      for (std::size_t id = bytes.find(record); id != std::string::npos; id = bytes.find(record, id + 1)) ++there;
      const auto reading = read::read_cdf_xml(name, bytes, contest, {});
      ASSERT_TRUE(reading) << to_text(reading.error());
      EXPECT_EQ(test::ballots_of(reading->ballots), there) << contest;
      ++contests;
    }
  }
  EXPECT_EQ(contests, 35);
}

/// "lge_Ballina_Mayoral" as "./lge/Ballina_Mayoral.json".
std::string raire_member(std::string name) {
  name = "./" + name.replace(name.find('_'), 1, "/") + ".json";
  if (name.ends_with("Hunters_Hill_Mayoral.json")) name.insert(name.rfind("s_Hill"), "'");
  return name;
}

/// The files of a packed tar by name, in one pass.
std::map<std::string, std::string> unpacked(const std::string& tar) {
  std::map<std::string, std::string> files;
  const std::unique_ptr<archive, decltype(&archive_read_free)> from(archive_read_new(), archive_read_free);
  archive_read_support_format_tar(from.get());
  archive_read_support_filter_xz(from.get());
  EXPECT_EQ(archive_read_open_memory(from.get(), tar.data(), tar.size()), ARCHIVE_OK);
  for (archive_entry* entry = nullptr; archive_read_next_header(from.get(), &entry) == ARCHIVE_OK;) {
    std::string& bytes = files[archive_entry_pathname(entry)];
    bytes.resize(static_cast<std::size_t>(archive_entry_size(entry)));
    EXPECT_EQ(archive_read_data(from.get(), bytes.data(), bytes.size()), static_cast<la_ssize_t>(bytes.size()));
  }
  return files;
}

TEST(Ballots, PreferencesOfNewSouthWales) {
  ACTA_NEED_SHARED("cases/audit/raire");
  const auto files = unpacked(test::read_file(test::shared("cases/audit/raire/inputs.tar.xz")));
  std::istringstream lines(test::read_file(test::shared("cases/audit/raire/expected.jsonl")));
  int cases = 0;
  for (std::string line; std::getline(lines, line);) {
    const json expected = json::parse(line);
    const std::string member = raire_member(expected["case"]);
    const auto file = files.find(member);
    if (file == files.end() && member.starts_with("./AWAIRE/")) continue;  // three contests without their ballots
    ASSERT_NE(file, files.end()) << member;
    const auto reading = read::read_preference_json(member, file->second, {});
    ASSERT_TRUE(reading) << to_text(reading.error());
    EXPECT_EQ(reading->ballots.candidates.size(), expected["num_candidates"]) << member;
    EXPECT_EQ(test::ballots_of(reading->ballots), expected["ballots"]) << member;
    EXPECT_LE(reading->ballots.rows(), expected["distinct"]) << member;
    ++cases;
  }
  EXPECT_EQ(cases, 139);
}

}  // namespace
}  // namespace acta
