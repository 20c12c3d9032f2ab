// SPDX-License-Identifier: Apache-2.0
#include "acta/check/fold.hpp"
#include "unit/check/tables.hpp"

namespace {

using namespace acta::test;
using acta::check::fold;

TEST(Fold, TakesOffCaseSpacesPunctuationQuotesAndAccents) {
  EXPECT_EQ(fold("Unidad  Nacional"), fold("UNIDAD NACIONAL"));
  EXPECT_EQ(fold("Acción Democrática"), fold("ACCION DEMOCRATICA"));
  EXPECT_EQ(fold("«Единая Россия»"), fold("\"ЕДИНАЯ РОССИЯ\""));
  EXPECT_EQ(fold("Semyonov, S. Ё."), fold("semyonov s е"));
  EXPECT_EQ(fold("הליכוד"), fold("הליכוד "));
  EXPECT_EQ(fold("ש״ס"), fold("שס"));
  EXPECT_EQ(fold("e\u0301t\u00A0e"), fold("ÉTE"));  // combining accent, no-break space
  EXPECT_EQ(fold("Łódź – Šiauliai ’"), "lodzsiauliai");
  EXPECT_EQ(fold("ΔΗΜΟΚΡΑΤΊΑ"), fold("δημοκρατία"));
}

TEST(Fold, KeepsDifferentNamesApart) {
  EXPECT_NE(fold("List 1.1"), fold("List 11"));
  EXPECT_NE(fold("List 1 2"), fold("List 12"));
  EXPECT_NE(fold("A+B"), fold("AB"));
  EXPECT_NE(fold("Край"), fold("Краи"));
  EXPECT_NE(fold("!"), fold("?"));
  EXPECT_NE(fold("ae"), fold("æ"));
}

TEST(Fold, TakesBrokenUtf8AsItIs) {
  EXPECT_NO_FATAL_FAILURE(fold("\xC3"));
  EXPECT_NO_FATAL_FAILURE(fold("\xFF\xFE\x80"));
}

model::Contest contest(const std::string& id, const std::vector<std::pair<std::string, std::string>>& options) {
  model::Contest contest;
  contest.id = id;
  for (const auto& [name, party] : options) {
    model::Option option;
    option.id = "o" + std::to_string(contest.options.size());
    option.name = name;
    option.party = party;
    contest.options.push_back(option);
  }
  return contest;
}

Finding check(const std::vector<model::Contest>& contests) { return acta::check::check_options(contests).front(); }

TEST(OptionNames, HoldWhereNamesDiffer) {
  EXPECT_EQ(check({contest("c", {{"Alfa", ""}, {"Beta", ""}})}).verdict, Verdict::holds);
}

TEST(OptionNames, AreRemarkableWithinAContest) {
  const Finding f = check({contest("c", {{"Alfa", ""}, {"Beta", ""}, {"ALFA.", ""}})});
  EXPECT_EQ(f.verdict, Verdict::remarkable);
  EXPECT_EQ(f.instances, 1);
  EXPECT_EQ(f.examples.front().detail, "\"ALFA.\" (o2, contest c) and \"Alfa\" (o0, contest c)");
}

TEST(OptionNames, OneCandidateOnTheCardsOfTwoPartiesIsTwoOptions) {
  EXPECT_EQ(check({contest("c", {{"Pérez", "AD"}, {"Pérez", "COPEI"}})}).verdict, Verdict::holds);
  EXPECT_EQ(check({contest("c", {{"Pérez", "AD"}, {"PEREZ", "A.D."}})}).verdict, Verdict::remarkable);
}

TEST(OptionNames, AcrossContestsOnlySpellingsAreCompared) {
  EXPECT_EQ(check({contest("c", {{"Alfa", ""}}), contest("d", {{"Alfa", ""}})}).verdict, Verdict::holds);
  EXPECT_EQ(check({contest("c", {{"Alfa", ""}}), contest("d", {{"Álfa", ""}})}).verdict, Verdict::remarkable);
}

TEST(OptionNames, AreNotCheckedWithoutTwoOptions) {
  EXPECT_EQ(check({contest("c", {{"Alfa", ""}})}).verdict, Verdict::not_checked);
  EXPECT_EQ(check({}).verdict, Verdict::not_checked);
}

}  // namespace
