// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_risk.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "acta/app/files.hpp"
#include "folder.hpp"

namespace acta::app {
namespace {

class AuditRisk : public ::testing::Test {
 protected:
  RiskOptions of_values(const std::string& test, const std::string& lines) {
    RiskOptions options;
    options.test = test, options.values = (m_folder / "values.txt").string();
    EXPECT_TRUE(write_file(options.values, lines));
    return options;
  }
  static report::RiskShown got(const RiskOptions& options) {
    auto made = audit_risk(options);
    EXPECT_TRUE(made) << (made ? "" : base::to_text(made.error()));
    return made ? std::move(*made) : report::RiskShown{};
  }
  static std::string refused(const RiskOptions& options) {
    const auto made = audit_risk(options);
    return made ? "taken" : base::to_text(made.error());
  }

  test::Folder m_folder;
};

// Five ones. Kaplan-Markov (1.1 / 0.6)^-5 with g = 0.1 and 2^-5 without, Kaplan-Wald 1.9^-5 (SHANGRLA's tests).
TEST_F(AuditRisk, KaplansTestsOfFiveOnes) {
  RiskOptions options = of_values("kaplan-markov", "1\n1\n\n1\n 1 \r\n1");
  EXPECT_NEAR(*got(options).smallest, 1.0 / 32, 1e-12);
  EXPECT_EQ(got(options).met_at, 5);
  options.shift = 0.1;
  EXPECT_NEAR(*got(options).smallest, std::pow(0.6 / 1.1, 5), 1e-12);
  options.test = "kaplan-wald";
  EXPECT_NEAR(*got(options).smallest, std::pow(1.9, -5), 1e-12);
}

// 1 0 1 1 0 0 1 are all seven cards, against 3/7: the sum is above 3, p = 0; with a last 0 it is not (SHANGRLA's
// tests).
TEST_F(AuditRisk, AllCardsDecide) {
  RiskOptions options = of_values("kaplan-kolmogorov", "1\n0\n1\n1\n0\n0\n1\n");
  options.cards = 7, options.mean = 3.0 / 7;
  EXPECT_EQ(*got(options).smallest, 0);
  of_values("kaplan-kolmogorov", "1\n0\n1\n1\n0\n0\n0\n");
  EXPECT_GT(*got(options).smallest, 0) << "3 of 7: a tie";
}

// eta = 3/4 of ones: each draw multiplies T by 1.5: 8 of them for 5 % (SHANGRLA's tests).
TEST_F(AuditRisk, AlphaOfEightOnes) {
  RiskOptions options = of_values("alpha-fixed", "1\n1\n1\n1\n1\n1\n1\n1\n");
  options.eta = 0.75;
  EXPECT_EQ(got(options).met_at, 8);
  EXPECT_NEAR(*got(options).smallest, std::pow(1.5, -8), 1e-12);
  EXPECT_EQ(got(options).sentence, "ALPHA with a fixed alternative; with replacement.");
}

TEST_F(AuditRisk, EveryTestOfValuesTakesTheSample) {
  for (const RiskTest& test : risk_tests()) {
    if (test.sample != RiskTest::Sample::values) continue;
    RiskOptions options = of_values(test.name, "0.6\n0.6\n0.6\n");
    if (test.needs == "eta") options.eta = 0.7;
    if (test.needs == "bet") options.bet = 1;
    if (test.needs == "bets") options.bets = "1=1,0.5=1";
    if (test.needs == "upper") options.upper = 1.1;
    const report::RiskShown shown = got(options);
    EXPECT_LT(*shown.smallest, 1) << test.name;
    const auto json = nlohmann::json::parse(report::risk_json(shown));
    EXPECT_EQ(json["test"], test.name);
    EXPECT_EQ(json["draws"], 3);
  }
}

/// 0.6 three times against a mean of 1/2: a bet of 1 gives 1.1 each; ALPHA and Wald at 0.7 0.6 0.7/0.5 + 0.4 0.3/0.5
/// = 1.08.
TEST_F(AuditRisk, TestsOfValuesByHand) {
  const auto smallest = [&](const std::string& name, std::optional<double> eta, std::optional<double> bet) {
    RiskOptions options = of_values(name, "0.6\n0.6\n0.6\n");
    options.eta = eta, options.bet = bet;
    return *got(options).smallest;
  };
  EXPECT_NEAR(smallest("bet", {}, 1), std::pow(1.1, -3), 1e-12);
  EXPECT_NEAR(smallest("alpha-fixed", 0.7, {}), std::pow(1.08, -3), 1e-12);
  EXPECT_NEAR(smallest("wald", 0.7, {}), std::pow(1.08, -3), 1e-12);
}

/// Values of a comparison: 0.6 without error, 0.1 above the mean under test, so that --upper is 1.2; 0 on a card with
/// a two-vote overstatement, 0.5 below. Where these are expected at rates q and p, p + q = 1, the bet solves 0.1 q / (1
/// + 0.1 b) = 0.5 p / (1 - 0.5 b): b = 2 - 12 p. With 0.3, 0.2 below, for the error: b = 5 - 15 p.
class Cobra : public AuditRisk {
 protected:
  report::RiskShown cobra(const std::string& lines, const std::string& rates, double weight) {
    RiskOptions options = of_values("cobra", lines);
    options.upper = 1.2, options.rates = rates, options.weight = weight;
    return got(options);
  }
  static constexpr double kUnchanged = std::numeric_limits<double>::infinity();
};

// p = 0.1, then 0.1 / 2 and 0.1 / 3: bets 0.8, 1.4, 1.6, so T = 1.08, 1.08 1.14, 1.08 1.14 0.2.
TEST_F(Cobra, LearnsFromTheDraws) {
  const report::RiskShown shown = cobra("0.6\n0.6\n0\n", "o2=0.1", 1);
  EXPECT_NEAR(*shown.smallest, 1 / (1.08 * 1.14), 1e-9);
  EXPECT_EQ(shown.smallest_at, 2);
  EXPECT_EQ(*shown.last, 1);
}

// p = 0.15 of weight 10 bets 0.2, so that an error leaves T = 0.9; after n draws then p = 2.5 / (10 + n), which bets
// nothing up to n = 5, and 2 - 30 / (10 + n) from then on.
TEST_F(Cobra, LearnsFromErrors) {
  double t = 0.9;
  for (int n = 6; n <= 10; ++n) t *= 1 + 0.1 * (2 - 30.0 / (10 + n));
  EXPECT_NEAR(*cobra("0\n0.6\n0.6\n0.6\n0.6\n0.6\n0.6\n0.6\n0.6\n0.6\n0.6\n", "o2=0.15", 10).smallest, 1 / t, 1e-9);
}

// Bets 0.8 throughout: 1.08, 1.08^2; 1.05 with a bet of 0.5 on p = 0.3 of one-vote errors, 0.9 on one.
TEST_F(Cobra, RatesThatStay) {
  EXPECT_NEAR(*cobra("0.6\n0.6\n0\n", "o2=0.1", kUnchanged).smallest, std::pow(1.08, -2), 1e-9);
  EXPECT_NEAR(*cobra("0.6\n0.6\n0.3\n0.6\n", "o1=0.3", kUnchanged).smallest, std::pow(1.05, -2), 1e-9);
  EXPECT_NEAR(*cobra("0.6\n0.6\n0.3\n0.6\n", "o1=0.3", kUnchanged).last, 1 / (std::pow(1.05, 3) * 0.9), 1e-9);
}

// A bet of 1 where p = r / 11 + 7 q / 17: 0.5 p / 0.5 = 0.1 r / 1.1 + 0.7 q / 1.7, of two-vote understatements (1.2);
// q = 0.17, r = 0.76 11 / 12, p = 2 / 15. Of one vote (0.9) 0.4 q / 1.4: q = 0.14, r = 0.82 11 / 12, p = 13 / 120.
TEST_F(Cobra, Understatements) {
  EXPECT_NEAR(*cobra("1.2\n", "o2=0.1333333333333,u2=0.17", kUnchanged).smallest, 1 / 1.7, 1e-9);
  EXPECT_NEAR(*cobra("0.9\n", "o2=0.1083333333333,u1=0.14", kUnchanged).smallest, 1 / 1.4, 1e-9);
}

// No errors expected: the largest bet, 1 / (1.03905 m): of ten cards m = 5 / 10, then 4.4 / 9.
TEST_F(Cobra, LargestBet) {
  EXPECT_NEAR(*cobra("0.6\n", "", 100).smallest, 1 / (1 + 0.2 / 1.03905), 1e-12);
  RiskOptions options = of_values("cobra", "0.6\n0.6\n");
  options.upper = 1.2, options.cards = 10;
  EXPECT_NEAR(*got(options).smallest, 1 / ((1 + 0.2 / 1.03905) * (1 + (0.6 * 9 / 4.4 - 1) / 1.03905)), 1e-12);
}

TEST_F(Cobra, WhatIsRefused) {
  RiskOptions options = of_values("cobra", "0.6\n");
  EXPECT_NE(refused(options).find("the test cobra needs --upper"), std::string::npos);
  options.upper = 1;
  EXPECT_NE(refused(options).find("--upper of a comparison is twice"), std::string::npos) << "1/2 is not above 1/2";
  options.upper = 1.2;
  for (const char* rates : {"o3=0.1", "o1", "o1=x", "o1=-0.1", "o1=inf", "o1=0.1,o1=0.1", "o1=0.5,o2=0.5", "o2=1"}) {
    options.rates = rates;
    EXPECT_NE(refused(options).find("--rates"), std::string::npos) << rates;
  }
  options.rates = "o1=0.5,o2=0.4";
  EXPECT_EQ(refused(options), "taken");
  for (const double weight : {0.0, -1.0, std::nan("")}) {
    options.weight = weight;
    EXPECT_NE(refused(options).find("--weight of cobra"), std::string::npos) << weight;
  }
}

// Bets of 1 and 1/2 on 1, 0 and 1, with 3/4 and 1/4: 1.5, 0.75, 1.125 and 1.25, 0.9375, 1.171875.
TEST_F(AuditRisk, MixtureIsTheMeanOfItsBets) {
  RiskOptions options = of_values("mixture", "1\n0\n1\n");
  options.bets = "1=3, 0.5=1";
  EXPECT_NEAR(*got(options).smallest, 4 / (3 * 1.5 + 1.25), 1e-12);
  EXPECT_NEAR(*got(options).last, 4 / (3 * 1.125 + 1.171875), 1e-12);
  for (const char* bets : {"", "1", "x=1", "-1=1", "inf=1", "1=0", "1=-1", "1=1,1=2", "2000000=1"}) {
    options.bets = bets;
    EXPECT_NE(refused(options).find("--bets"), std::string::npos) << bets;
  }
}

// Colorado 2024, president: V = 350,348 of 4,746,866 cards, 3 %: 99 ballots (Colorado's tool).
TEST_F(AuditRisk, SuperSimpleOfColorado) {
  RiskOptions options;
  options.test = "super-simple", options.margin = 100 * 350'348.0 / 4'746'866, options.draws = 99;
  options.risk_limit = 3;
  EXPECT_EQ(*got(options).enough, 99);
  EXPECT_TRUE(got(options).met);
  options.errors = "o1=1";
  EXPECT_FALSE(got(options).met);
}

// bptool's example: 200,000 cards, a sample of 60, 40 and 10: 97.86 % and 2.14 %, by simulation.
TEST_F(AuditRisk, PolyaIsNoRisk) {
  RiskOptions options;
  options.test = "polya", options.reported = "a=600,b=400,c=100", options.ballots = 200'000;
  options.rounds = {"a=60,b=40,c=10"};
  const report::RiskShown shown = got(options);
  EXPECT_NEAR(shown.chances[0], 0.9786, 0.004);
  EXPECT_NEAR(shown.chances[2], 0, 1e-6);
  EXPECT_NE(report::risk_text(shown, {}).find("not risk-limiting"), std::string::npos);
  EXPECT_EQ(report::risk_text(shown, {}).find("limit of 5 %"), std::string::npos);
}

TEST_F(AuditRisk, BayesSaysWhatItsLimitIs) {
  RiskOptions options;
  options.test = "bayes", options.reported = "a=3,b=1", options.rounds = {"a=1,b=0"};
  EXPECT_NEAR(got(options).risk[0], 0.4, 1e-12) << "polling_risk_test.cpp";
  EXPECT_NE(got(options).caution.find("risk limit of 5.263 %"), std::string::npos) << "0.05 / 0.95";
}

TEST_F(AuditRisk, WhatIsRefused) {
  RiskOptions options = of_values("kaplan-markov", "1\n  oops\n");
  EXPECT_NE(refused(options).find("values.txt:2:3: \"oops\" is no number from 0 to 1"), std::string::npos);
  for (const char* line : {"-0.1", "1.5", "nan", "inf", "0x1", "1,0", "1 1"}) {
    options = of_values("kaplan-markov", std::string("1\n") + line + "\n");
    EXPECT_NE(refused(options).find("values.txt:2:1: "), std::string::npos) << line;
  }
  options = of_values("kaplan-markov", " \n\n");
  EXPECT_NE(refused(options).find("holds no values"), std::string::npos);
  options = of_values("kaplan-markov", "1\n");
  options.cards = 5;
  EXPECT_NE(refused(options).find("--cards is not for it"), std::string::npos);
  options.test = "kaplan-kolmogorov", options.cards = 5, options.eta = 0.6;
  EXPECT_NE(refused(options).find("--eta is not for the test kaplan-kolmogorov"), std::string::npos);
  options.eta.reset(), options.mean = 1;
  EXPECT_NE(refused(options).find("--mean lies between 0"), std::string::npos);
  options = of_values("alpha", "1\n1\n1\n");
  EXPECT_NE(refused(options).find("the test alpha needs --eta"), std::string::npos);
  options.eta = 0.5;
  EXPECT_NE(refused(options).find("--eta lies above the mean"), std::string::npos);
  options.eta = 0.6, options.cards = 2;
  EXPECT_NE(refused(options).find("3 values of 2 cards"), std::string::npos);
}

TEST_F(AuditRisk, CountsAreOfEveryChoice) {
  RiskOptions options;
  options.test = "minerva", options.reported = "Ann=6,Burr=3,Cole=1", options.rounds = {"Ann=3,Burr=1"};
  EXPECT_NE(refused(options).find("round 1 says nothing of Cole"), std::string::npos);
  options.rounds = {"Ann=3,Burr=1,Cole=0,Dee=1"};
  EXPECT_NE(refused(options).find("\"Dee\" is not among those reported"), std::string::npos);
  options.rounds = {"Ann=3,Burr=1,Ann=0"};
  EXPECT_NE(refused(options).find("\"Ann\" stands twice"), std::string::npos);
  options.rounds = {"Ann=3,Burr=-1,Cole=0"};
  EXPECT_NE(refused(options).find("\"Burr=-1\" is no NAME=VOTES"), std::string::npos);
  options.rounds = {"Ann=3,Burr=1,Cole=0,"};
  EXPECT_NE(refused(options).find("\"\" is no NAME=VOTES"), std::string::npos);
}

}  // namespace
}  // namespace acta::app
