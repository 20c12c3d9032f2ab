// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "unit/check/tables.hpp"

namespace {

using namespace acta::test;

TEST(Kinds, HaveCodesOfTheirOwnInOrder) {
  std::string last;
  for (const model::FindingKind& kind : acta::check::kinds()) {
    EXPECT_LT(last, std::string(kind.code));
    last = kind.code;
    EXPECT_EQ(kind.room, "check");
    EXPECT_FALSE(kind.name.empty() || kind.title.empty() || kind.explanation.empty()) << kind.code;
  }
}

TEST(CheckCopy, ReturnsEveryKindOfACopyOnceInOrder) {
  std::vector<std::string> expected;
  for (const model::FindingKind& kind : acta::check::kinds())
    if (kind.code < "C210" && kind.code != "C301") expected.emplace_back(kind.code);
  for (const std::size_t units : {std::size_t{0}, std::size_t{3}}) {
    std::vector<std::string> codes;
    for (const Finding& f : Hand(units).run()) codes.push_back(f.code);
    EXPECT_EQ(codes, expected);
  }
}

TEST(CheckCopy, GivesAReasonExactlyWhereItDidNotCheck) {
  Hand hand(2);
  hand.option("a", {1, 2}).quantity(Quantity::valid, {1, 2});
  for (const Finding& f : hand.run()) {
    EXPECT_EQ(f.reason.empty(), f.verdict != Verdict::not_checked) << f.code;
    EXPECT_FALSE(f.statement.empty()) << f.code;
    EXPECT_FALSE(f.basis.empty()) << f.code;
    EXPECT_EQ(f.contest, "c");
    EXPECT_EQ(f.copy, "main");
    EXPECT_TRUE(f.verdict == Verdict::not_checked || !f.cannot_show.empty()) << f.code;
  }
}

TEST(CheckCopy, KeepsAsManyExamplesAsAgreedAndAllUnits) {
  const std::size_t many = 50;
  const Finding f = Hand(many).option("a", std::vector<Cell>(many, -1)).run("C104");
  EXPECT_EQ(f.examples.size(), model::kLargestExamples);
  EXPECT_EQ(f.units.size(), many);
}

TEST(WithoutSheets, EveryKindSaysWhatItWouldNeed) {
  model::Contest contest;
  contest.id = "c";
  const auto findings = acta::check::not_checked_without_sheets(contest);
  // all but C301, the six of releases, which need no sheets, and the three of two copies
  EXPECT_EQ(findings.size(), acta::check::kinds().size() - 10);
  for (const Finding& f : findings) {
    EXPECT_EQ(f.verdict, Verdict::not_checked);
    EXPECT_EQ(f.reason, "the record holds no tally sheets of this contest");
    EXPECT_NE(f.statement.find("This needs "), std::string::npos) << f.code;
    EXPECT_TRUE(f.copy.empty());
  }
}

TEST(Wording, IsNeutral) {
  Hand hand(3);
  hand.option("a", {-1, 60, 60}).option("b", {0, 0, 0}).quantity(Quantity::registered, {0, 5, 60});
  hand.quantity(Quantity::valid, {1, 2, 3});
  for (const Finding& f : hand.run()) {
    std::string all = f.statement + f.reason + f.basis;
    for (const auto* texts : {&f.explanations, &f.cannot_show})
      for (const std::string& text : *texts) all += text;
    for (const char* word : {"fraud", "rigged", "clean", "stolen", "manipul"})
      EXPECT_EQ(all.find(word), std::string::npos) << f.code << " says " << word;
  }
}

}  // namespace
