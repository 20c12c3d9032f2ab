// SPDX-License-Identifier: Apache-2.0
#include "acta/count/indices.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "acta/count/allotment.hpp"
#include "acta/count/count.hpp"
#include "acta/count/findings_indices.hpp"
#include "acta/count/indices_turnout.hpp"
#include "unit/count/csv.hpp"
#include "unit/count/polls.hpp"

namespace acta::count {
namespace {

using Rows = std::vector<std::map<std::string, std::string>>;

VotesAndSeats numbers_of(const Rows& rows, const std::string& year, const char* party, const char* votes,
                         const char* seats) {
  VotesAndSeats numbers;
  std::map<std::string, std::size_t> at;
  for (const auto& row : rows) {
    if (row.at("year") != year) continue;
    const auto [entry, fresh] = at.emplace(row.at(party), numbers.votes.size());
    if (fresh) {
      numbers.votes.push_back(0);
      numbers.seats.push_back(0);
    }
    numbers.votes[entry->second] += std::stoll(row.at(votes));
    numbers.seats[entry->second] += std::stoll(row.at(seats));
  }
  return numbers;
}

double two_decimals(double value) { return std::round(value * 100) / 100; }

// M. Gallagher, "Election indices", in the hand-made copy of github.com/christophergandrud/Disproportionality_Data
// (source/raw_data/dis_2014.csv): Austria 2013: 3.31, 5.15, 4.59; Norway 2013: 2.56, 4.87, 4.39. Its
// Disproportionality.csv has New Zealand 2008: 3.84 and Norway 2009: 3.01.
TEST(Indices, AsGallagherPublishesThem) {
  ACTA_NEED_SHARED("cases/seats/austria/nationalrat_1994_2019.csv");
  const Rows austria = test::case_rows("cases/seats/austria/nationalrat_1994_2019.csv");
  const auto a2013 = indices_of(numbers_of(austria, "2013", "party", "votes", "seats"));
  ASSERT_TRUE(a2013);
  EXPECT_DOUBLE_EQ(two_decimals(a2013->least_squares), 3.31);
  EXPECT_DOUBLE_EQ(two_decimals(a2013->effective_votes), 5.15);
  EXPECT_DOUBLE_EQ(two_decimals(a2013->effective_seats), 4.59);

  const Rows norway = test::case_rows("cases/seats/norway/storting_2013.csv");
  const auto n2013 = indices_of(numbers_of(norway, "2013", "party", "votes", "seats_total"));
  EXPECT_DOUBLE_EQ(two_decimals(n2013->least_squares), 2.56);
  EXPECT_DOUBLE_EQ(two_decimals(n2013->effective_votes), 4.87);
  EXPECT_DOUBLE_EQ(two_decimals(n2013->effective_seats), 4.39);

  const Rows before = test::case_rows("cases/seats/norway/storting_2009.csv");
  EXPECT_DOUBLE_EQ(two_decimals(indices_of(numbers_of(before, "2009", "party", "votes", "seats_total"))->least_squares),
                   3.01);
  const Rows zealand = test::case_rows("cases/seats/newzealand/party_vote.csv");
  EXPECT_DOUBLE_EQ(
      two_decimals(indices_of(numbers_of(zealand, "2008", "party", "party_votes", "total_seats"))->least_squares),
      3.84);
}

// By hand: 60, 30 and 10 of 100 votes; 7, 3 and 0 of 10 seats. Differences -10, 0, 10 points.
// Least squares sqrt((100 + 0 + 100) / 2) = 10. Loosemore-Hanby (10 + 0 + 10) / 2 = 10 %. Sainte-Lague 100/60 + 100/10
// = 11.67. Effective numbers 1 / (.36 + .09 + .01) = 2.17 and 1 / (.49 + .09) = 1.72. Advantage of A 7/6.
TEST(Indices, ByHand) {
  const auto of = indices_of({{60, 30, 10}, {7, 3, 0}, 0});
  ASSERT_TRUE(of);
  EXPECT_DOUBLE_EQ(of->least_squares, 10);
  EXPECT_EQ(of->loosemore_hanby, base::Ratio(1, 10));
  EXPECT_DOUBLE_EQ(two_decimals(*of->sainte_lague), 11.67);
  EXPECT_DOUBLE_EQ(two_decimals(of->effective_votes), 2.17);
  EXPECT_DOUBLE_EQ(two_decimals(of->effective_seats), 1.72);
  EXPECT_EQ(*of->advantage[0], base::Ratio(7, 6));
  EXPECT_EQ(*of->advantage[2], base::Ratio(0, 1));
  EXPECT_EQ(of->lists_with_votes, 3);
  EXPECT_EQ(of->lists_with_seats, 2);
}

// The same with the ten votes told for no list: as one list they are the same; left out, shares are 2/3 and 1/3 against
// 7/10 and 3/10: differences of 1/30 each, Loosemore-Hanby 1/30.
TEST(Indices, OthersAreOneListOrLeftOut) {
  EXPECT_DOUBLE_EQ(indices_of({{60, 30}, {7, 3}, 10})->least_squares, 10);
  EXPECT_EQ(indices_of({{60, 30}, {7, 3}, 10}, Others::left_out)->loosemore_hanby, base::Ratio(1, 30));
}

TEST(Indices, NeedVotesAndSeats) {
  EXPECT_FALSE(indices_of({{0, 0}, {1, 0}, 0}));
  EXPECT_FALSE(indices_of({{1, 2}, {0, 0}, 0}));
  EXPECT_FALSE(indices_of({{1, 0}, {1, 1}, 0})->sainte_lague);  // a seat without a vote
  EXPECT_FALSE(indices_of({{1, 0}, {1, 1}, 0})->advantage[1]);
}

// Loosemore and Hanby's index of the largest remainders by the Hare quota is the smallest that any seats have.
TEST(Indices, HareHasTheSmallestLoosemoreHanby) {
  int compared = 0;
  for (std::int64_t a = 1; a <= 9; ++a)
    for (std::int64_t b = 1; b <= 9; ++b)
      for (std::int64_t seats = 1; seats <= 6; ++seats) {
        const std::vector<std::int64_t> votes = {a, b, 4};
        const Allotment hare = allot({votes, seats, {}, {}, 0}, Method(model::hare()));
        if (hare.undecided > 0) continue;
        const base::Ratio least = indices_of({votes, hare.seats, 0})->loosemore_hanby;
        for (std::int64_t x = 0; x <= seats; ++x)
          for (std::int64_t y = 0; x + y <= seats; ++y, ++compared)
            ASSERT_LE(least, indices_of({votes, {x, y, seats - x - y}, 0})->loosemore_hanby);
      }
  EXPECT_GT(compared, 3'000);
}

TEST(Bonus, ManufacturedMajority) {
  EXPECT_TRUE(bonus_of({{50, 30, 20}, {6, 3, 1}, 0})->manufactured_majority);
  EXPECT_FALSE(bonus_of({{51, 30, 19}, {6, 3, 1}, 0})->manufactured_majority);
  EXPECT_FALSE(bonus_of({{50, 30, 20}, {5, 3, 2}, 0})->manufactured_majority);
  EXPECT_TRUE(bonus_of({{51, 30, 19}, {6, 3, 1}, 2})->manufactured_majority);  // 51 of 102
  EXPECT_EQ(bonus_of({{30, 40, 30}, {4, 4, 2}, 0})->list, 1u);                 // equal seats: more votes
}

model::Finding finding_of(const char* code, const std::vector<std::int64_t>& votes, std::int64_t seats,
                          const model::Record& record = {}, std::optional<base::Ratio> threshold = std::nullopt) {
  model::Contest contest;
  contest.id = "assembly";
  contest.law = model::one_tier(model::TierKind::lists, seats);
  if (threshold) contest.law->tiers[0].conditions = {test::share_of(*threshold)};
  const model::Poll poll = test::poll_of(votes);
  const auto result = count(poll, *contest.law, {false, false});
  for (const model::Finding& finding : findings_of_indices(record, contest, nullptr, poll, *result))
    if (finding.code == code) return finding;
  return {};
}

// 48, 26, 26 and three seats: 48 26 26 24 -> 1 1 1, no majority. With five: 48 26 26 24 16 -> 3 1 1: 60 % with 48 %.
TEST(Findings, Proportionality) {
  EXPECT_EQ(finding_of("N104", {48, 26, 25}, 3).verdict, model::Verdict::holds);
  const model::Finding majority = finding_of("N104", {48, 26, 26}, 5);
  EXPECT_EQ(majority.verdict, model::Verdict::remarkable);
  EXPECT_NE(majority.statement.find("60.00 % of the seats with 48.00 % of the votes"), std::string::npos);
  EXPECT_EQ(finding_of("N104", {10, 10}, 1).verdict, model::Verdict::not_checked);  // a tie: no seat is given
}

// One seat: 48 of 100 votes win it, 52 have none: 27 by formula and 25 too. With a threshold of 26 % the 25 took no
// part.
TEST(Findings, VotesWithoutSeats) {
  const model::Finding found = finding_of("N105", {48, 27, 25}, 1, {}, base::Ratio(26, 100));
  EXPECT_EQ(found.verdict, model::Verdict::holds);
  EXPECT_EQ(std::get<std::int64_t>(found.numbers[0].value), 25);
  EXPECT_EQ(std::get<std::int64_t>(found.numbers[1].value), 27);
  EXPECT_NE(found.statement.find("52 votes, 52.00 %"), std::string::npos);
}

TEST(Findings, AListWithoutASeatMayHaveMoreVotesThanOneWithASeat) {
  model::CountResult result;
  result.lists.resize(3);
  const WithoutSeats found = without_seats({{50, 20, 30}, {2, 1, 0}, 0}, result);
  ASSERT_TRUE(found.reversal);
  EXPECT_EQ(found.reversal->without, 2u);
  EXPECT_EQ(found.reversal->with, 1u);
  model::Contest contest;
  contest.id = "assembly";
  result.lists[0].seats = 2;
  result.lists[1].seats = 1;
  const auto all = findings_of_indices({}, contest, nullptr, test::poll_of({50, 20, 30}), result);
  EXPECT_EQ(all[1].verdict, model::Verdict::remarkable);
}

TEST(Findings, Competition) {
  EXPECT_EQ(finding_of("N106", {48, 27}, 1).verdict, model::Verdict::holds);
  const model::Finding alone = finding_of("N106", {48, 0}, 1);
  EXPECT_EQ(alone.verdict, model::Verdict::remarkable);
  EXPECT_EQ(alone.instances, 1);
  model::Record record;
  record.organisations = {{"X", "", "", true}, {"Y", "boycott", "", false}};
  const model::Finding absent = finding_of("N106", {48, 27}, 1, record);
  EXPECT_EQ(absent.verdict, model::Verdict::remarkable);
  EXPECT_EQ(absent.examples[0].label, "Y");
}

// Venezuela 2020, bulletin 1 (../shared/methods/seats-and-bulletins.md, section 2): 5,264,104 votes, 82.35 % of the
// sheets, "31 %", 20,710,421 registered. Of the whole roll that is 25.42 %, of 82.35 % of it 30.87 %: the second fits.
// The web page of 9 December: 6,227,690 and "30.5 %": 30.07 % of the roll, and nothing fits.
TEST(Turnout, TheBaseThatFitsIsNamed) {
  model::Contest contest;
  contest.id = "assembly";
  const auto add = [&](const char* id, std::int64_t valid, const char* counted, const char* turnout) {
    model::Release release;
    release.id = id;
    release.counted = counted;
    release.turnout = turnout;
    release.quantities[static_cast<std::size_t>(model::Quantity::registered)] = 20'710'421;
    release.quantities[static_cast<std::size_t>(model::Quantity::valid)] = valid;
    contest.releases.push_back(release);
  };
  add("bulletin-1", 5'264'104, "82.35 % of tally sheets", "31 %");
  const auto checks = turnout_checks(contest, nullptr);
  ASSERT_EQ(checks.size(), 1u);
  ASSERT_EQ(checks[0].bases.size(), 2u);
  EXPECT_EQ(checks[0].bases[0].fit, model::Fit::none);
  EXPECT_EQ(checks[0].bases[1].fit, model::Fit::rounded);
  const auto found = findings_of_indices({}, contest, nullptr, test::poll_of({1}), {});
  EXPECT_EQ(found[3].code, "N107");
  EXPECT_EQ(found[3].verdict, model::Verdict::holds);
  EXPECT_NE(found[3].statement.find("30.87 % of registered voters times the share counted (fits)"), std::string::npos);
  add("web", 6'227'690, "", "30.5 %");
  const auto after = findings_of_indices({}, contest, nullptr, test::poll_of({1}), {});
  EXPECT_EQ(after[3].verdict, model::Verdict::remarkable);
  EXPECT_EQ(after[3].instances, 1);
}

}  // namespace
}  // namespace acta::count
