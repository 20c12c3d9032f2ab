// SPDX-License-Identifier: Apache-2.0
#include "acta/read/law.hpp"

#include <gtest/gtest.h>

#include "support/shared.hpp"

namespace acta::read {
namespace {

const std::string kLaw = "format = \"acta-law\"\nversion = 2\nname = \"L\"\n";

TEST(Law, EveryLawOfTheRepositoryIsOne) {
  int laws = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(ACTA_SOURCE_DIR) / "laws")) {
    if (entry.path().extension() != ".toml") continue;
    const auto law = parse_law(test::read_file(entry.path()), entry.path().filename().string());
    EXPECT_TRUE(law) << entry.path() << ": " << (law ? "" : base::to_text(law.error()));
    EXPECT_TRUE(!law || !law->clauses.empty()) << entry.path();
    ++laws;
  }
  EXPECT_GE(laws, 28);
}

TEST(Law, SharesAreExact) {
  const auto law = parse_law(kLaw + "seats = 120\nthreshold = \"3.25 %\"\n", "x.toml");
  ASSERT_TRUE(law);
  ASSERT_EQ(law->tiers.size(), 1u);
  EXPECT_EQ(*law->tiers[0].conditions.at(0).share, base::Ratio(13, 400));
  EXPECT_EQ(law->tiers[0].seats.total, 120);
  EXPECT_EQ(law->tiers[0].formula.name, "dhondt");
}

TEST(Law, FormulasInWords) {
  const auto formula = [](const std::string& text) {
    const auto law = parse_law(kLaw + "seats = 9\nformula = " + text + "\n", "x.toml");
    EXPECT_TRUE(law) << text << (law ? "" : base::to_text(law.error()));
    return law ? law->tiers[0].formula : model::Formula{};
  };
  EXPECT_EQ(model::divisor_at(formula("\"sainte_lague_1.4\"").divisors, 0), base::Ratio(7, 5));
  EXPECT_EQ(model::divisor_at(formula("{ divisors = [\"1.2\", 3, 5] }").divisors, 4), base::Ratio(9, 1));
  EXPECT_EQ(model::divisor_at(formula("{ stationary = \"0.5\" }").divisors, 3), base::Ratio(7, 2));
  const auto droop = formula("{ quota = \"droop\", rest = \"highest_average\", divisors = \"sainte_lague\" }");
  EXPECT_EQ(droop.quota->plus, 1);
  EXPECT_EQ(droop.quota->rounding, model::Quota::Rounding::down_plus_one);
  EXPECT_EQ(droop.quota->rest, model::Quota::Rest::highest_average);
  for (const std::string_view name : model::formula_names())
    EXPECT_EQ(formula("\"" + std::string(name) + "\"").name, name);
}

TEST(Law, RankedAnswersHaveTheirSources) {
  const auto law = parse_law(kLaw +
                                 "[ranked]\nquota = \"hare\"\ndecimals = 5\nrestart = true\n[ranked.source]\nquota = "
                                 "\"s 7\"\n",
                             "x.toml");
  ASSERT_TRUE(law) << base::to_text(law.error());
  ASSERT_TRUE(law->ranked && law->ranked->answers.size() == 3u);
  for (const model::RankedAnswer& answer : law->ranked->answers) {
    if (answer.question == "quota") {
      EXPECT_TRUE(answer.answer == "hare" && answer.source == "s 7" && answer.place.line == 5) << "a text";
    } else {
      EXPECT_EQ(answer.answer, answer.question == "decimals" ? "5" : "true") << answer.question;
    }
  }
  EXPECT_TRUE(law->tiers.empty());
}

TEST(Law, RankedFaultsHaveAPlace) {
  const auto line_of = [](const std::string& text) {
    const auto law = parse_law(kLaw + text, "x.toml");
    return law ? 0u : law.error().place.line;
  };
  EXPECT_EQ(line_of("[ranked]\nseats = 1.5\n"), 5u) << "no whole number";
  EXPECT_EQ(line_of("[ranked]\nquota = \"hare\"\n[ranked.source]\nseats = \"s 1\"\n"), 7u) << "no answer to it";
  EXPECT_EQ(line_of("seats = 5\n[ranked]\nquota = \"hare\"\n"), 5u) << "either tiers or ranked ballots";
  EXPECT_EQ(line_of("ranked = 1\n"), 4u) << "a table";
}

TEST(Law, ConditionsInWords) {
  const auto law =
      parse_law(kLaw +
                    "seats = 9\nthreshold = [ { more_than = \"5 %\", members = 1 }, { share = \"7 %\", of = "
                    "\"ballots\", members = \"2-3\" }, { count = 9, members = \"4-\" }, { kind = \"m\" } ]\n",
                "x.toml");
  ASSERT_TRUE(law) << base::to_text(law.error());
  const auto& all = law->tiers[0].conditions;
  ASSERT_EQ(all.size(), 4u);
  EXPECT_TRUE(all[0].exceed);
  EXPECT_EQ(all[1].of, model::ShareBase::ballots);
  EXPECT_EQ(all[1].members_most, 3);
  EXPECT_EQ(all[2].members_most, 0);
  EXPECT_EQ(*all[2].count, 9);
}

const std::string kTwo =
    "[[tier]]\nid = \"a\"\nareas = \"district\"\nseats = 3\n\n[[tier]]\nid = \"b\"\nkind = \"compensation\"\n"
    "counts = [\"a\"]\nseats = 2\n";

TEST(Law, Tiers) {
  const auto law = parse_law(kLaw + kTwo, "x.toml");
  ASSERT_TRUE(law) << base::to_text(law.error());
  ASSERT_EQ(law->tiers.size(), 2u);
  EXPECT_EQ(law->tiers[0].seats.each, 3);
  EXPECT_EQ(law->tiers[1].seats.each, 2);
  EXPECT_EQ(law->tiers[1].counts, std::vector<std::string>{"a"});
}

TEST(Law, ValuesStandInForOthers) {
  const auto law = parse_law(kLaw + kTwo, "x.toml", {{"tier.b.formula", "\"hare\""}, {"tier.a.seats", "{ each = 4 }"}});
  ASSERT_TRUE(law) << base::to_text(law.error());
  EXPECT_TRUE(law->tiers[1].formula.quota);
  EXPECT_EQ(law->tiers[0].seats.each, 4);
  EXPECT_FALSE(parse_law(kLaw + kTwo, "x.toml", {{"tier.c.formula", "\"hare\""}}));
  EXPECT_FALSE(parse_law(kLaw + kTwo, "x.toml", {{"tier.b.formula", "hare"}}));
  EXPECT_EQ(parse_law(kLaw + "seats = 5\n", "x.toml", {{"seats", "6"}})->tiers[0].seats.total, 6);
}

TEST(Law, ReadingsMustBeLaws) {
  const std::string reading = "seats = 5\n[[reading]]\nid = \"r\"\nname = \"R\"\nset = { formula = ";
  const auto law = parse_law(kLaw + reading + "\"hare\" }\n", "x.toml");
  ASSERT_TRUE(law) << base::to_text(law.error());
  ASSERT_EQ(law->readings.size(), 1u);
  const auto other = parse_law(kLaw + reading + "\"hare\" }\n", "x.toml", law->readings[0].set);
  ASSERT_TRUE(other) << base::to_text(other.error());
  EXPECT_TRUE(other->tiers[0].formula.quota);
  const auto wrong = parse_law(kLaw + reading + "\"lottery\" }\n", "x.toml");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message.find("reading \"r\""), std::string::npos);
}

TEST(Law, WrongReadingsAreToldAtTheReading) {
  const auto law =
      parse_law(kLaw + kTwo + "[[reading]]\nid = \"r\"\nname = \"R\"\nset = { tier.b.formula = 1 }\n", "x.toml");
  ASSERT_FALSE(law);
  EXPECT_EQ(law.error().place.line, 14u);
  const auto wrong = parse_law(
      kLaw + kTwo +
          "[[reading]]\nid = \"r\"\nname = \"R\"\nset = { \"tier.b.seats\" = 4, \"tier.b.formula\" = \"no\" }\n",
      "x.toml");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(base::to_text(wrong.error().place), "x.toml:14:1");
  EXPECT_NE(wrong.error().message.find("reading \"r\": \"tier.b.formula\" = 'no': \"no\" is no formula"),
            std::string::npos)
      << wrong.error().message;
}

// Values of every shape come back from the file as they went in.
TEST(Law, ReadingsOfTablesAndLists) {
  const auto law = parse_law(kLaw + kTwo +
                                 "[[reading]]\nid = \"r\"\nname = \"R\"\n[reading.set]\n\"tier.b.threshold\" = [ { "
                                 "share = \"4 %\" }, { kind = "
                                 "\"m\" } ]\n\"tier.a.agreements\" = true\n[reading.set.\"tier.a.seats\"]\ntable = { "
                                 "\"Aust-Agder\" = 3, B = 4 }\n",
                             "x.toml");
  ASSERT_TRUE(law) << base::to_text(law.error());
  const auto other = parse_law(kLaw + kTwo, "x.toml", law->readings.at(0).set);
  ASSERT_TRUE(other) << base::to_text(other.error());
  EXPECT_EQ(other->tiers[1].conditions.size(), 2u);
  EXPECT_TRUE(other->tiers[0].agreements);
  EXPECT_EQ(other->tiers[0].seats.table.at("Aust-Agder"), 3);
}

TEST(Law, ValuesThatDoNotFitAreNamed) {
  const auto refused = [](const Overrides& overrides) {
    const auto law = parse_law(kLaw + kTwo, "x.toml", overrides);
    EXPECT_FALSE(law);
    return law ? std::string() : law.error().message;
  };
  EXPECT_EQ(refused({{"tier.b.seats", "0"}}), "\"tier.b.seats\" = 0: seats must lie between 1 and 100,000");
  EXPECT_EQ(refused({{"tier.a.seats", "4"}, {"tier.c.seats", "1"}}), "\"tier.c.seats\" = 1: the law has no such place");
  EXPECT_EQ(refused({{"seats", "1"}}), "\"seats\" = 1: the law has no such place");
  EXPECT_EQ(refused({{"tier.b", "1"}}), "\"tier.b\" = 1: the law has no such place");
  EXPECT_EQ(refused({{"tier.b.seats", "1\nformat = 2"}}).find("\"tier.b.seats\""), 0u);
  EXPECT_NE(refused({{"tier.b.seats", std::string(100'000, '[')}}), "");
  std::string deep = "{ a";
  for (int i = 0; i < 100'000; ++i) deep += ".a";
  EXPECT_NE(refused({{"tier.b.seats", deep + " = 1 }"}}).find("too many parts"), std::string::npos);
}

/// Line of the error, which must have `words` in it; 0 where there is none.
std::uint64_t line_of(const std::string& text, const std::string& words) {
  const auto law = parse_law(kLaw + text, "x.toml");
  EXPECT_FALSE(law) << text;
  if (law) return 0;
  EXPECT_NE(law.error().message.find(words), std::string::npos) << base::to_text(law.error());
  EXPECT_GT(law.error().place.column, 0u);
  return law.error().place.line;
}

TEST(Law, WrongOnesSayWhere) {
  EXPECT_EQ(line_of("seats = 0\n", "between 1 and 100,000"), 4u);
  EXPECT_EQ(line_of("seats = 5\nformula = \"lottery\"\n", "no formula"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = \"120 %\"\n", "more than the whole"), 5u);
  EXPECT_EQ(line_of("seats = 5\ntreshold = \"5 %\"\n", "treshold"), 5u);
  EXPECT_EQ(line_of("seats = 5\nkind = \"lotery\"\n", "no kind"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { of = \"valid\" } ]\n", "no share"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { in = \"whole\" } ]\n", "asks for nothing"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { share = \"5 %\", in = \"area\" } ]\n", "has no areas"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { seats = 3, tier = \"x\" } ]\n", "no earlier tier"), 5u);
  EXPECT_EQ(
      line_of("areas = \"d\"\nseats = { total = 5, table = { A = 2, B = 4 } }\n", "add up to 6, and total says 5"), 5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { total = 5 }\n", "how the seats are spread"), 5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { by = \"population\" }\n", "what is apportioned"), 5u);
  EXPECT_EQ(line_of("seats = { given = true }\n", "no areas"), 4u);
  EXPECT_EQ(line_of("seats = 5\nformula = { divisors = [3, 2] }\n", "must grow"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { divisors = [1, 2], step = 0 }\n", "more than 0"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { rest = \"none\" }\n", "goes with a quota"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { quota = \"hare\", rest = \"none\" }\n", "left for another tier"), 5u);
  EXPECT_EQ(line_of("seats = { total = 5, formula = \"lottery\" }\n", "no formula"), 4u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { total = 5, by = \"area\" }\n", "cannot be apportioned"), 5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { total = 5, by = \"population\", formula = { quota = \"hare\", rest = "
                    "\"none\" } }\n",
                    "left for another tier"),
            5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { table = { A = 2, B = 1 }, less = 2 }\n", "\"B\" has 1"), 5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { each = 2, less = 3 }\n", "than an area has"), 5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { each = 2, given = true }\n", "more than one way"), 5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { each = 2, minimum = 1 }\n", "apportioned"), 5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { table = { A = -1 } }\n", "between 0 and 100,000"), 5u);
  EXPECT_EQ(line_of("areas = \"d\"\nseats = { table = {} }\n", "is empty"), 5u);
  EXPECT_EQ(line_of("seats = -5\n", "between 1 and 100,000"), 4u);
  EXPECT_EQ(line_of("seats = 100001\n", "between 1 and 100,000"), 4u);
  EXPECT_EQ(line_of("seats = \"5\"\n", "whole number"), 4u);
  EXPECT_EQ(line_of("formula = \"hare\"\n", "neither an office nor tiers"), 1u);
  EXPECT_EQ(line_of("kind = \"lists\"\n", "how many seats"), 1u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = \"-5 %\"\n", "\"-5 %\""), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { share = \"5 %\", of = \"voters\" } ]\n", "no of"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { share = \"5 %\", more_than = \"4 %\" } ]\n", "cannot both"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { seats = 1 } ]\n", "of a tier"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { tier = \"x\" } ]\n", "how many seats"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { count = 0 } ]\n", "at least 1"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { members = \"3-2\" } ]\n", "no number of parties"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { members = 0 } ]\n", "at least one party"), 5u);
  EXPECT_EQ(line_of("seats = 5\nthreshold = [ { share = \"5 %\", base = \"valid\" } ]\n", "no key \"base\""), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { divisors = [] }\n", "is empty"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { divisors = [\"-1\"] }\n", "is a number"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { divisors = [0, 0] }\n", "must grow"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { divisors = \"hare\" }\n", "no divisor method"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { stationary = \"1.5\" }\n", "more than the whole"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { quota = \"half\" }\n", "no quota"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { quota = { plus = -1 } }\n", "between 0 and 1,000"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { quota = \"hare\", rounding = \"off\" }\n", "no rounding"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { quota = \"hare\", rest = \"lot\" }\n", "no rule for the rest"), 5u);
  EXPECT_EQ(line_of("seats = 5\nformula = { quota = \"hare\", quota_of = \"cast\" }\n", "nothing that a quota"), 5u);
  EXPECT_EQ(line_of("kind = \"biproportional\"\nseats = 5\n", "has areas"), 1u);
  EXPECT_EQ(line_of("kind = \"biproportional\"\nareas = \"d\"\nseats = 5\nformula = \"hare\"\n", "divisor methods"),
            7u);
  EXPECT_EQ(line_of("kind = \"plurality\"\nseats = 5\nthreshold = \"5 %\"\n", "does not go with"), 6u);
  EXPECT_EQ(line_of("kind = \"external\"\nseats = 5\n", "does not go with"), 5u);
  EXPECT_EQ(line_of("seats = 5\nvoters = true\n", "does not go with"), 5u);
  EXPECT_EQ(line_of("seats = 5\nplaces = { areas = \"d\", rule = \"votes\" }\n", "does not go with"), 5u);
  EXPECT_EQ(line_of("[office]\nrule = \"lottery\"\n", "no rule of an office"), 5u);
  EXPECT_EQ(line_of("[office]\nrule = \"majority\"\nof = \"lists\"\n", "no of"), 6u);
  EXPECT_EQ(line_of("[office]\nrule = \"majority\"\n[[tier]]\nseats = 1\n", "not both"), 4u);
  EXPECT_EQ(line_of("seats = 5\n[[clause]]\ntext = \"t\"\n", "needs \"about\""), 5u);
  EXPECT_EQ(line_of("seats = 5\nagreements = true\nformula = \"hare\"\n", "divisor methods only"), 5u);
  EXPECT_EQ(line_of("kind = \"plurality\"\nseats = 5\nformula = \"hare\"\n", "does not go with"), 6u);
  EXPECT_EQ(line_of("seats = 5\ncounts = [\"a\"]\n", "does not go with"), 5u);
  EXPECT_EQ(line_of("seats = 5\n[office]\nrule = \"majority\"\n", "not both"), 5u);
  EXPECT_EQ(line_of("[office]\nrule = \"majority\"\nlead = \"5 %\"\n", "goes with rule"), 6u);
  EXPECT_EQ(line_of("seats = 5\n[[clause]]\nabout = \"seats\"\ntext = \"t\"\ntier = \"x\"\n", "no tier"), 8u);
}

TEST(Law, TiesAndPeople) {
  const auto law = parse_law(
      kLaw + "seats = 5\nties = \"votes\"\npeople = { rule = \"threshold\", more_than = \"25 %\", of = \"quota\" }\n",
      "x.toml");
  ASSERT_TRUE(law) << base::to_text(law.error());
  EXPECT_EQ(law->tiers[0].ties, model::Ties::votes);
  ASSERT_TRUE(law->tiers[0].people);
  EXPECT_TRUE(law->tiers[0].people->more_than);
  EXPECT_EQ(law->tiers[0].people->share, base::Ratio(1, 4));
  EXPECT_EQ(law->tiers[0].people->of, model::OpenListRule::Base::quota);
  EXPECT_EQ(line_of("seats = 5\nties = \"coin\"\n", "no ties"), 5u);
  EXPECT_EQ(line_of("seats = 5\npeople = \"age\"\n", "no rule for the people"), 5u);
  EXPECT_EQ(line_of("seats = 5\npeople = \"threshold\"\n", "how many own votes"), 5u);
  EXPECT_EQ(line_of("seats = 5\npeople = { rule = \"threshold\" }\n", "how many own votes"), 5u);
  EXPECT_EQ(line_of("seats = 5\npeople = { rule = \"votes\", share = \"5 %\" }\n", "goes with rule"), 5u);
  EXPECT_EQ(
      line_of("seats = 5\npeople = { rule = \"threshold\", share = \"5 %\", of = \"all\" }\n", "own votes are a share"),
      5u);
  EXPECT_EQ(line_of("seats = 5\npeople = { rule = \"votes\", ties = \"coin\" }\n", "use"), 5u);
  EXPECT_EQ(line_of("kind = \"plurality\"\nseats = 5\npeople = \"votes\"\n", "goes with kind"), 6u);
}

TEST(Law, TiersThatDoNotFitEachOther) {
  const auto replaced = [](std::string from, const std::string& to) {
    std::string text = kTwo;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  EXPECT_EQ(line_of(replaced("counts = [\"a\"]", "counts = [\"z\"]"), "no earlier tier"), 9u);
  EXPECT_EQ(line_of(replaced("counts = [\"a\"]", "counts = [\"a\", \"a\"]"), "twice"), 9u);
  EXPECT_EQ(line_of(replaced("counts = [\"a\"]", "counts = [\"b\"]"), "no earlier tier"), 9u);
  EXPECT_EQ(line_of(replaced("counts = [\"a\"]\n", ""), "which tiers' seats it counts"), 9u);
  EXPECT_EQ(line_of(kTwo + "places = { areas = \"district\", rule = \"lot\" }\n", "no rule for places"), 14u);
  EXPECT_EQ(line_of(kTwo + "places = { areas = \"district\", rule = \"votes\", guarantee = \"larger\" }\n", "first"),
            14u);
  EXPECT_EQ(line_of(kTwo + "overhang = \"levelled\"\nminimum = \"larger\"\n", "first allotment"), 15u);
  EXPECT_EQ(line_of(kTwo + "minimum = \"direct\"\n", "levelled"), 14u);
  EXPECT_EQ(line_of(replaced("id = \"b\"", "id = \"a\""), "two tiers"), 9u);
  EXPECT_EQ(line_of(replaced("seats = 3", "seats = 3\nprovisional = true"), "not filled"), 10u);
  EXPECT_EQ(line_of(kTwo + "first = \"a\"\n", "provisional"), 9u);
  EXPECT_EQ(line_of(kTwo + "uncovered_up_to = 2\n", "levelled"), 14u);
  EXPECT_EQ(line_of(kTwo + "overhang = \"continued\"\nformula = \"hare\"\n", "highest averages"), 14u);
  EXPECT_EQ(line_of(kTwo + "overhang = \"uncovered\"\n", "place by place"), 14u);
  EXPECT_EQ(line_of(kTwo + "places = { rule = \"votes\" }\n", "areas"), 14u);
  EXPECT_EQ(line_of("[[tier]]\nseats = 5\nprovisional = true\n", "no later tier"), 4u);
}

// Whatever the bytes are, there is an answer.
TEST(Law, HostileText) {
  const auto refused = [](const std::string& text) { EXPECT_FALSE(parse_law(text, "x.toml")) << text.substr(0, 99); };
  refused("");
  refused(std::string(1 << 20, '['));
  refused(std::string(1 << 20, 'a'));
  refused(kLaw + "seats = 99999999999999999999999\n");
  refused(kLaw + "seats = 9223372036854775807\n");
  refused(kLaw + "seats = 5\nthreshold = \"" + std::string(100, '9') + " %\"\n");
  refused(kLaw + "seats = 5\nnote = \"" + std::string(1, '\0') + "\"\n");
  refused(kLaw + "seats = 5\nnote = \"\\u001b[2J\"\n");
  refused(kLaw + "seats = 5\nformula = { divisors = [\"1000000001\", \"1/3000000\"] }\n");
  std::string deep = kLaw + "a";
  for (int i = 0; i < 200'000; ++i) deep += ".a";
  refused(deep + " = 1\n");
  std::string many = kLaw + "seats = 5\n";
  for (int i = 0; i < 101; ++i)
    many += "[[reading]]\nid = \"r" + std::to_string(i) + "\"\nname = \"R\"\nset = { seats = 6 }\n";
  refused(many);
  std::string tiers = kLaw;
  for (int i = 0; i < 101; ++i) tiers += "[[tier]]\nid = \"t" + std::to_string(i) + "\"\nseats = 6\n";
  refused(tiers);
  EXPECT_TRUE(parse_law(kLaw + "seats = 5\nnote = \"" + std::string(1'000'000, 'x') + "\"\n", "x.toml"));
}

TEST(Law, OldVersionSaysWhatChanged) {
  const auto law = parse_law("format = \"acta-law\"\nversion = 1\nname = \"L\"\nrule = \"divisor\"\n", "x.toml");
  ASSERT_FALSE(law);
  EXPECT_EQ(law.error().place.line, 2u);
  EXPECT_NE(law.error().advice.find("version 1"), std::string::npos);
}

}  // namespace
}  // namespace acta::read
