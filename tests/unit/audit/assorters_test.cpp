// SPDX-License-Identifier: Apache-2.0
// Numbers: shared/methods/audit.md, 1.1 to 1.3 and 1.12 (SHANGRLA's own tests), and by hand.
#include "acta/audit/assorters.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "support/seat_claims.hpp"

namespace acta::audit {
namespace {

using Votes = std::vector<int>;
const Votes kWinner{1, 0, 0}, kLoser{0, 1, 0}, kOther{0, 0, 1}, kBlank{0, 0, 0};

double compared(double margin, const Votes& record, const Votes& paper) {
  const Assorter plain(winner_beats_loser(3, 0, 1));
  return ComparisonAssorter(1, margin).value(plain.value(record), plain.value(paper));
}

TEST(ComparisonAssorter, ValuesOfOverstatements) {
  EXPECT_DOUBLE_EQ(compared(0.2, kWinner, kWinner), 1 / 1.8);
  EXPECT_EQ(compared(0.2, kWinner, kLoser), 0);
  EXPECT_DOUBLE_EQ(compared(0.3, kLoser, kWinner), 2 / 1.7);
  EXPECT_DOUBLE_EQ(compared(0.1, kWinner, kOther), 0.5 / 1.9);
}

// SHANGRLA's make_overstatement gives -0.19 here (methods/audit.md, section 2, f).
TEST(ComparisonAssorter, AWinnerThatIsALoserCountsNothingWhateverTheUpperBound) {
  EXPECT_EQ(ComparisonAssorter(0.75, 0.1).value(0.75, 0), 0);
}

TEST(CardReading, CardsThatAreNotThere) {
  const Assorter plain(winner_beats_loser(3, 0, 1));
  const CardReading found{kWinner}, phantom{kBlank, true, true}, without{kBlank, false, false};
  EXPECT_EQ(record_value(plain, found), 1);
  EXPECT_EQ(record_value(plain, phantom), 0.5);
  EXPECT_EQ(record_value(plain, without), 0.5);
  EXPECT_EQ(paper_value(plain, phantom, CardStyle::unknown), 0);
  EXPECT_EQ(paper_value(plain, phantom, CardStyle::known), 0);
  EXPECT_EQ(paper_value(plain, without, CardStyle::known), 0);
  EXPECT_EQ(paper_value(plain, without, CardStyle::unknown), 0.5);
}

TEST(Pools, MeansOfTwoPools) {
  const Assorter plain(winner_beats_loser(2, 0, 1));
  EXPECT_DOUBLE_EQ(pool_value(plain, std::vector<double>{1, 0}, 3), 2.0 / 3);
  EXPECT_DOUBLE_EQ(pool_value(plain, std::vector<double>{0, 1}, 2), 0.25);
}

TEST(Assorter, TwoThirds) {
  const Assorter assorter(above_share(2, 0, 2.0 / 3));
  EXPECT_DOUBLE_EQ(assorter.upper(), 0.75);
  EXPECT_DOUBLE_EQ(assorter.value(Votes{1, 0}), 0.75);
  EXPECT_EQ(assorter.value(Votes{0, 0}), 0.5);
  // q (p / f - 1) with q = 0.9 valid, p = 0.7 for it
  EXPECT_NEAR(2 * assorter.mean(std::vector<double>{630, 270}, 1000) - 1, 0.9 * (0.7 * 1.5 - 1), 1e-14);
}

// u = 1 / (2 t) = 10 and 1 / (2 (1 - t)) = 0.526316 for 5 %: the second is rlauxe's row of Hainaut.
TEST(Assorter, ThresholdOfFivePerCent) {
  EXPECT_DOUBLE_EQ(Assorter(above_share(3, 0, 0.05)).upper(), 10);
  EXPECT_NEAR(Assorter(below_share(3, 0, 0.05)).upper(), 0.526316, 1e-6);
}

// u = (d(L_B) / d(W_A) + 1) / 2, mean = 1/2 + d(L_B) / 2 (V_A / d(W_A) - V_B / d(L_B)) / N.
TEST(Assorter, SeatsByDivisors) {
  const Assorter assorter(seat_before(2, 0, 3, 1, 2));
  EXPECT_DOUBLE_EQ(assorter.upper(), (2.0 / 3 + 1) / 2);
  EXPECT_DOUBLE_EQ(assorter.mean(std::vector<double>{330, 200}, 1000), 0.5 + (330.0 / 3 - 200.0 / 2) / 1000);
}

// Seats 2, 0, 1 of those who take part: every last seat against every next one.
TEST(SeatClaims, EveryLastSeatAgainstEveryNextOne) {
  const Drafts drafts =
      divisor_drafts({entrant_of(0, 2), entrant_of(1, 0), entrant_of(2, 1)}, model::dhondt().divisors, "");
  std::vector<std::string> texts;
  for (const Draft& one : drafts) texts.push_back(one.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"seat 2 of 0 before seat 1 of 1", "seat 2 of 0 before seat 2 of 2",
                                             "seat 1 of 2 before seat 3 of 0", "seat 1 of 2 before seat 1 of 1"}));
}

/// Sum of the assorter over a count of single votes and one card more, which is blank.
double mean_over_cards(const Assorter& assorter, const std::vector<double>& totals) {
  double sum = 0.5, cards = 1;
  for (std::size_t k = 0; k < totals.size(); ++k) {
    Votes vote(totals.size(), 0);
    vote[k] = 1;
    const double value = assorter.value(vote);
    EXPECT_GE(value, 0);
    EXPECT_LE(value, assorter.upper() + 1e-12);
    sum += value * totals[k], cards += totals[k];
  }
  return sum / cards;
}

// All totals of up to six votes: the mean is above 1/2 exactly if the claim holds.
TEST(Assorter, MeanAboveHalfIsTheClaim) {
  const std::vector<Claim> claims{winner_beats_loser(3, 0, 1), above_share(3, 1, 0.4), below_share(3, 2, 0.35),
                                  seat_before(3, 0, 3, 2, 2)};
  for (int a = 0; a <= 6; ++a)
    for (int b = 0; a + b <= 6; ++b)
      for (int c = 0; a + b + c <= 6; ++c)
        for (const Claim& claim : claims) {
          const std::vector<double> totals{double(a), double(b), double(c)};
          const Assorter assorter(claim);
          const double mean = mean_over_cards(assorter, totals), margin = claim.value(totals);
          EXPECT_NEAR(assorter.mean(totals, a + b + c + 1), mean, 1e-12);
          if (std::abs(margin) > 1e-9) {
            EXPECT_EQ(mean > 0.5, margin > 0) << a << " " << b << " " << c;
          }
        }
}

}  // namespace
}  // namespace acta::audit
