// SPDX-License-Identifier: Apache-2.0
// Manifests and what is told of them; numbers by hand.
#include "acta/audit/manifest.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "acta/audit/findings.hpp"
#include "acta/audit/manifest_faults.hpp"

namespace acta::audit {
namespace {

std::vector<ManifestRow> rows_of(std::initializer_list<std::pair<const char*, const char*>> cells) {
  std::vector<ManifestRow> rows;
  std::uint64_t line = 2;
  for (const auto& [batch, cards] : cells) {
    rows.push_back({batch, cards, {"m.csv", line, 1}, {"m.csv", line, 2}});
    ++line;
  }
  return rows;
}

const model::Finding& of(const std::vector<model::Finding>& findings, std::string_view code) {
  for (const auto& one : findings)
    if (one.code == code) return one;
  static const model::Finding none;
  ADD_FAILURE() << "no " << code;
  return none;
}

TEST(Manifest, CardsAndPlacesAreEachOthersInverse) {
  const Manifest manifest(rows_of({{"B", "3"}, {"A", "2"}, {"C", "0"}, {"D", "1"}}));
  EXPECT_EQ(manifest.cards(), 6);
  for (std::int64_t card = 0; card < 6; ++card) EXPECT_EQ(manifest.card(manifest.place(card)), card);
  EXPECT_EQ(manifest.batches()[manifest.place(2).batch].name, "B");
  EXPECT_EQ(manifest.place(4).position, 3);
  EXPECT_EQ(manifest.batches()[manifest.place(5).batch].name, "D");
  EXPECT_EQ(manifest.find("C"), 2u);
  EXPECT_EQ(manifest.find("c"), 4u);
}

TEST(Manifest, IsTheSameInAnyOrderOfRows) {
  const Manifest one(rows_of({{"A", "2"}, {"B", "3"}})), other(rows_of({{"B", "3"}, {"A", "2"}}));
  for (std::int64_t card = 0; card < 5; ++card)
    EXPECT_EQ(one.batches()[one.place(card).batch].name, other.batches()[other.place(card).batch].name);
}

TEST(Manifest, NamesAreInOrderOfTheirNumbers) {
  const std::vector<std::string> ordered = {"",     "1",   "2-9",  "2-10",  "10",   "A",      "B", "B 002",
                                            "B 02", "B 2", "B 2a", "B 2a1", "B 10", "B 10-1", "a"};
  for (std::size_t i = 0; i < ordered.size(); ++i)
    for (std::size_t j = 0; j < ordered.size(); ++j)
      EXPECT_EQ(name_before(ordered[i], ordered[j]), i < j) << ordered[i] << " | " << ordered[j];
}

TEST(ManifestCount, ReadsWhatPeopleType) {
  EXPECT_EQ(manifest_count("1,204"), 1204);
  EXPECT_EQ(manifest_count("12 345"), 12345);
  EXPECT_EQ(manifest_count("0"), 0);
  EXPECT_EQ(manifest_count("1.234.567"), 1'234'567);
  EXPECT_EQ(manifest_count("123 456"), 123'456);
  // Groups of three after one to three digits, and one mark throughout: else it may be a decimal or a slip.
  for (const char* none : {"", "12a", "1,2", "1.5", "about 10", "99999999999", "1234.567", "1,234.567", "1,234567",
                           "1,234,56", ",123", "1,,234", "1,234,"})
    EXPECT_EQ(manifest_count(none), -1) << none;
  EXPECT_EQ(manifest_count("-3"), -2);
}

TEST(ManifestFaults, AGoodManifestHasNone) {
  const RecordedCards recorded{{"A1", 5}, {"A2", 6}, {"A3", 7}};
  const auto findings = manifest_findings(rows_of({{"A1", "5"}, {"A2", "6"}, {"A3", "7"}}), &recorded);
  ASSERT_EQ(findings.size(), 6u);
  for (const auto& one : findings) EXPECT_EQ(one.verdict, model::Verdict::holds) << one.code;
  EXPECT_FALSE(manifest_refusal(findings));
}

TEST(ManifestFaults, CountsWithTheirCell) {
  const auto findings = manifest_findings(rows_of({{"A", "x"}, {"B", "-1"}, {"C", "0"}, {"D", "4"}}), nullptr);
  const auto& told = of(findings, "A201");
  EXPECT_EQ(told.verdict, model::Verdict::fails);
  EXPECT_EQ(told.instances, 3);
  EXPECT_EQ(told.examples[0].place, (base::Place{"m.csv", 2, 2}));
  ASSERT_TRUE(manifest_refusal(findings));
  EXPECT_EQ(manifest_refusal(findings)->place.line, 2u);
}

TEST(ManifestFaults, TotalsByNameAndBySum) {
  const auto named = manifest_findings(rows_of({{"A", "5"}, {"B", "6"}, {"Total", "12"}}), nullptr);
  EXPECT_EQ(of(named, "A202").verdict, model::Verdict::fails);
  const auto summed = manifest_findings(rows_of({{"A", "5"}, {"B", "6"}, {"C", "11"}}), nullptr);
  EXPECT_EQ(of(summed, "A202").examples[0].label, "C");
  EXPECT_TRUE(manifest_refusal(summed));
  const auto two = manifest_findings(rows_of({{"A", "5"}, {"B", "5"}}), nullptr);
  EXPECT_EQ(of(two, "A202").verdict, model::Verdict::holds);
}

// 100 = 50 + 50, and A is an honest batch. A total stands last, has no name, or is no batch of the records.
TEST(ManifestFaults, ABatchOfHalfTheCardsIsNoTotal) {
  const auto honest = manifest_findings(rows_of({{"A", "100"}, {"B", "50"}, {"C", "50"}}), nullptr);
  EXPECT_EQ(of(honest, "A202").verdict, model::Verdict::remarkable);
  EXPECT_FALSE(manifest_refusal(honest));
  const auto nameless = manifest_findings(rows_of({{"", "100"}, {"B", "50"}, {"C", "50"}}), nullptr);
  EXPECT_EQ(of(nameless, "A202").verdict, model::Verdict::fails);
  const auto last = rows_of({{"B", "50"}, {"C", "50"}, {"A", "100"}});
  EXPECT_EQ(of(manifest_findings(last, nullptr), "A202").verdict, model::Verdict::fails);
  const RecordedCards with{{"A", 100}, {"B", 50}, {"C", 50}}, without{{"B", 50}, {"C", 50}};
  EXPECT_EQ(of(manifest_findings(last, &with), "A202").verdict, model::Verdict::remarkable);
  const auto first = rows_of({{"A", "100"}, {"B", "50"}, {"C", "50"}});
  EXPECT_EQ(of(manifest_findings(first, &without), "A202").verdict, model::Verdict::fails);
}

TEST(ManifestFaults, NamesTwiceAndNearlyTwice) {
  const auto twice = manifest_findings(rows_of({{"Box 1", "5"}, {"Box 1", "6"}}), nullptr);
  EXPECT_EQ(of(twice, "A203").verdict, model::Verdict::fails);
  const auto near = manifest_findings(rows_of({{"Box 01", "5"}, {"box-1", "6"}}), nullptr);
  EXPECT_EQ(of(near, "A203").verdict, model::Verdict::remarkable);
  EXPECT_FALSE(manifest_refusal(near));
  const auto other = manifest_findings(rows_of({{"Box 10", "5"}, {"Box 1", "6"}}), nullptr);
  EXPECT_EQ(of(other, "A203").verdict, model::Verdict::holds);
}

TEST(ManifestFaults, GapsInNumbers) {
  const auto gap = manifest_findings(rows_of({{"B1", "5"}, {"B2", "6"}, {"B5", "6"}, {"B6", "9"}}), nullptr);
  EXPECT_EQ(of(gap, "A204").examples.at(0).detail, "B3 to 4 are missing before it");
  // Two numbers only, or more missing than there: no series.
  EXPECT_EQ(of(manifest_findings(rows_of({{"B1", "5"}, {"B9", "6"}}), nullptr), "A204").instances, 0);
}

TEST(ManifestFaults, NamesOfRecordsBothWays) {
  const RecordedCards recorded{{"North 1", 5}, {"North 2", 6}};
  const auto findings = manifest_findings(rows_of({{"North 1", "5"}, {"Nort 2", "6"}}), &recorded);
  const auto& told = of(findings, "A205");
  EXPECT_EQ(told.instances, 2);
  EXPECT_NE(told.examples[0].detail.find("\"Nort 2\""), std::string::npos);
  EXPECT_TRUE(manifest_refusal(findings));
}

TEST(ManifestFaults, CountsOfRecords) {
  const RecordedCards fewer{{"A", 4}, {"B", 6}}, more{{"A", 6}, {"B", 6}};
  const auto rows = rows_of({{"A", "5"}, {"B", "6"}});
  EXPECT_EQ(of(manifest_findings(rows, &fewer), "A206").verdict, model::Verdict::remarkable);
  EXPECT_EQ(of(manifest_findings(rows, &more), "A206").verdict, model::Verdict::fails);
  EXPECT_FALSE(manifest_refusal(manifest_findings(rows, &more)));
}

TEST(ManifestFaults, EveryCodeIsRegistered) {
  for (const std::string code : {"A102", "A201", "A202", "A203", "A204", "A205", "A206"})
    EXPECT_TRUE(std::any_of(kinds().begin(), kinds().end(), [&](const auto& kind) { return kind.code == code; }))
        << code;
}

TEST(CardFindings, VerdictsOfARisk) {
  MeasuredCardRisk measured{"mayor",
                            "Ann has the most votes",
                            "Ann has more votes than Burr",
                            true,
                            false,
                            60,
                            1,
                            0,
                            12,
                            false,
                            false,
                            0.08,
                            0.05,
                            ""};
  EXPECT_EQ(measured_card_risk(measured).verdict, model::Verdict::not_checked);
  EXPECT_EQ(measured_card_risk(measured).reason, "12 more cards, if no further difference is found");
  measured.risk = 0.05;
  EXPECT_EQ(measured_card_risk(measured).verdict, model::Verdict::holds);
  measured.risk = 1, measured.all_seen = true, measured.impossible = "on paper it is not so";
  EXPECT_EQ(measured_card_risk(measured).verdict, model::Verdict::fails);
}

TEST(Names, Distances) {
  EXPECT_EQ(plain_name("Box-007 b"), "box7b");
  EXPECT_EQ(plain_name("10"), "10");
  EXPECT_EQ(edits_between("kitten", "sitting"), 3u);  // Levenshtein's own example
  EXPECT_EQ(closest_name("Sout 3", std::vector<std::string>{"South 3", "North 3"}), "South 3");
  EXPECT_EQ(closest_name("xyz", std::vector<std::string>{"South 3"}), "");
}

}  // namespace
}  // namespace acta::audit
