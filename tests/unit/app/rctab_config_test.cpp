// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "acta/app/rctab_config.hpp"

namespace acta::app {
namespace {

nlohmann::json sound_config() {
  return nlohmann::json::parse(R"({"tabulatorVersion": "TEST", "outputSettings": {"contestName": "c"},
    "cvrFileSources": [{"provider": "ess", "filePath": "f", "firstVoteColumnIndex": "2", "firstVoteRowIndex": 2}],
    "candidates": [{"name": "A"}, {"name": "B", "aliases": ["b"]}, {"name": "C"}],
    "rules": {"tiebreakMode": "random", "randomSeed": "1", "overvoteRule": "alwaysSkipToNextRank",
      "winnerElectionMode": "singleWinnerMajority", "numberOfWinners": "1", "decimalPlacesForVoteArithmetic": "4",
      "maxSkippedRanksAllowed": "unlimited", "maxRankingsAllowed": "max"}})");
}

/// Each change makes the configuration wrong; the message must name the key.
TEST(RctabConfig, FaultsNameTheirKey) {
  EXPECT_TRUE(read_rctab_config("c", sound_config().dump()).has_value()) << "the sound configuration is read";
  const struct {
    const char* place;
    const char* value;
    const char* key;
  } faults[] = {
      {"/tabulatorVersion", "null", "tabulatorVersion"},
      {"/outputSettings/contestName", "\"\"", "contestName"},
      {"/outputSettings/tabulateByPrecinct", "true", "tabulateByPrecinct"},
      {"/outputSettings/tabulateByBatch", "true", "tabulateByBatch"},
      {"/cvrFileSources", "[]", "cvrFileSources"},
      {"/cvrFileSources/0/provider", "\"x\"", "provider"},
      {"/cvrFileSources/0/provider", "\"hart\"", "contestId"},
      {"/cvrFileSources/0/filePath", "\"\"", "filePath"},
      {"/cvrFileSources/0/contestId", "\"x\"", "contestId"},
      {"/cvrFileSources/0/firstVoteColumnIndex", "\"0\"", "firstVoteColumnIndex"},
      {"/cvrFileSources/0/firstVoteRowIndex", "\"\"", "firstVoteRowIndex"},
      {"/candidates", "[]", "candidates"},
      {"/candidates/0/name", "\"b\"", "aliases"},
      {"/candidates/0/name", "\"C\"", "name"},
      {"/rules/winnerElectionMode", "\"x\"", "winnerElectionMode"},
      {"/rules/tiebreakMode", "\"x\"", "tiebreakMode"},
      {"/rules/overvoteRule", "\"x\"", "overvoteRule"},
      {"/rules/randomSeed", "\"\"", "randomSeed"},
      {"/rules/randomSeed", "\"140737488355329\"", "randomSeed"},
      {"/rules/numberOfWinners", "2", "numberOfWinners"},
      {"/rules/numberOfWinners", "\"1.5\"", "numberOfWinners"},
      {"/rules/decimalPlacesForVoteArithmetic", "21", "decimalPlacesForVoteArithmetic"},
      {"/rules/decimalPlacesForVoteArithmetic", "0", "decimalPlacesForVoteArithmetic"},
      {"/rules/maxSkippedRanksAllowed", "-1", "maxSkippedRanksAllowed"},
      {"/rules/maxRankingsAllowed", "0", "maxRankingsAllowed"},
      {"/rules/hareQuota", "true", "hareQuota"},
      {"/rules/nonIntegerWinningThreshold", "true", "nonIntegerWinningThreshold"},
      {"/rules/batchElimination", "\"True\"", "batchElimination"},
      {"/rules/cutoffElimination", "true", "cutoffElimination"},
      {"/rules/stopTabulationEarlyAfterRound", "0", "stopTabulationEarlyAfterRound"},
      {"/rules/multiSeatBottomsUpPercentageThreshold", "\"15\"", "multiSeatBottomsUpPercentageThreshold"},
  };
  for (const auto& fault : faults) {
    auto config = sound_config();
    config[nlohmann::json::json_pointer(fault.place)] = nlohmann::json::parse(fault.value);
    const auto read = read_rctab_config("c", config.dump());
    EXPECT_TRUE(!read && read.error().message.find(fault.key) != std::string::npos)
        << (std::string("fault in ") + fault.place + ": " + (read ? "is read" : read.error().message));
  }
}

TEST(RctabConfig, TextThatIsNoJsonHasItsPlace) {
  const auto read = read_rctab_config("c.json", "{\n  \"rules\": nothing\n}");
  ASSERT_FALSE(read);
  EXPECT_EQ(base::to_text(read.error().place), "c.json:2:13");
  EXPECT_FALSE(read_rctab_config("c", "[1]"));
  EXPECT_FALSE(read_rctab_config("c", ""));
}

TEST(RctabConfig, NullAndWrongKindsAreFaultsNotCrashes) {
  for (const char* place : {"/outputSettings", "/cvrFileSources", "/candidates", "/rules", "/candidates/0",
                            "/cvrFileSources/0", "/candidates/1/aliases"})
    for (const char* value : {"null", "3", "[[]]", "{}", "\"x\"", "true"}) {
      auto config = sound_config();
      config[nlohmann::json::json_pointer(place)] = nlohmann::json::parse(value);
      (void)read_rctab_config("c", config.dump());
    }
}

}  // namespace
}  // namespace acta::app
