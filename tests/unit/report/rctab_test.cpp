// SPDX-License-Identifier: Apache-2.0
// Reports of a count that is worked out in tests/golden/README.md ("ranked ballots").
#include <gtest/gtest.h>

#include <string>

#include "acta/count/ranked/count.hpp"
#include "acta/report/rctab.hpp"
#include "unit/count/ranked_elections.hpp"

namespace acta::report {
namespace {

class RctabReports : public ::testing::Test {
 protected:
  RctabReports()
      : m_contest(
            count::contest_of("ABCD", {{6, "AB"}, {3, "AC"}, {5, "B"}, {4, "C"}, {2, "DC"}, {1, "(AB)"}, {1, ""}})) {
    m_rules.mode = count::WinnerMode::several_winners_per_round;
    m_rules.seats = 2;
    m_contest.precincts = {{"North \"1\"", {0, 3}, {6, 4}}, {"South", {1, 2, 4, 5, 6}, {3, 5, 2, 1, 1}}};
    m_result = *count::count_ranked(m_contest, m_rules, {{}, true});
  }

  RctabReport whole() const { return {m_head, m_rules, m_contest, m_result, 2}; }
  RctabReport north() const { return {m_head, m_rules, m_contest, m_result, 2, &m_result.precincts[0], "precinct"}; }

  RctabHead m_head{"Council, two seats", "2026-11-03", "Exampletown", "Council"};
  count::RankedRules m_rules;
  count::RankedContest m_contest;
  count::RankedResult m_result;
};

void expect_line(const std::string& text, const std::string& line) {
  EXPECT_NE(("\n" + text).find("\n" + line + "\n"), std::string::npos) << line << "\nis not in\n" << text;
}

TEST_F(RctabReports, TablesAreRctabs) {
  const std::string csv = rctab_detailed_csv(whole(), "acta");
  expect_line(csv, "Contest,\"Council, two seats\"");
  expect_line(csv, "Winner(s),\"A, C\"");
  expect_line(csv, "Final Threshold,7");
  expect_line(csv, "Total Number of Ballots,22");
  expect_line(csv, "Number of Undervotes (No Rankings),1");
  expect_line(csv, "A,9,45.0%,-2,7,35.0%,0,7,35.0%,0,7,35.0%,0,7,35.0%,0");
  expect_line(csv, "B,5,25.0%,1.3332,6.3332,31.66%,0.0000,6.3332,31.66%,-6.3332,0,0.0%,0,0,0.0%,0");
  expect_line(csv, "Active Ballots,20,,,19.9998,,,19.9998,,,13.6666,,,13.6666,,");
  expect_line(csv, "Residual surplus,0,,,0.0002,,,0.0002,,,0.0002,,,0.0002,,");
}

TEST_F(RctabReports, DocumentsAreRctabs) {
  const std::string json = rctab_detailed_json(whole(), "acta");
  EXPECT_EQ(json.rfind("{\n  \"config\" : {\n    \"contest\" : \"Council, two seats\",", 0), 0u);
  EXPECT_NE(json.find("\"B\" : \"1.3332\",\n        \"C\" : \"0.6666\",\n        \"residual surplus\" : \"0.0002\""),
            std::string::npos)
      << json;
  EXPECT_NE(json.find("\"totalNumBallots\" : \"22\",\n    \"undervotes\" : 1\n"), std::string::npos);
}

TEST_F(RctabReports, SlicesHaveTheirOwnVotesAndTheWholesDecisions) {
  const std::string csv = rctab_detailed_csv(north(), "acta");
  expect_line(csv, "Precinct,\"North \"\"1\"\"\"");
  expect_line(csv, "Total Number of Ballots,10");
  EXPECT_NE(csv.find("\nA,6,60.0%,"), std::string::npos) << csv;
  EXPECT_NE(csv.find("are from the full contest"), std::string::npos);
}

TEST_F(RctabReports, ANameThatIsNoUtf8IsReplaced) {
  m_result.precincts[0].name = "\xff";
  EXPECT_NE(rctab_detailed_json(north(), "acta").find("\"precinct\" : \"\uFFFD\""), std::string::npos);
}

}  // namespace
}  // namespace acta::report
