// SPDX-License-Identifier: Apache-2.0
// Official results from the cases beside the project; their origin is in cases/seats/SOURCES.md there.
#include <gtest/gtest.h>

#include "acta/count/count.hpp"
#include "unit/count/csv.hpp"
#include "unit/count/polls.hpp"

namespace acta::count {
namespace {

using Rows = std::vector<std::map<std::string, std::string>>;

std::map<std::string, Rows> by(const Rows& rows, const std::string& key) {
  std::map<std::string, Rows> parts;
  for (const auto& row : rows) parts[row.at(key)].push_back(row);
  return parts;
}

model::Poll poll_from(const Rows& rows) {
  model::Poll poll;
  for (const auto& row : rows) {
    const std::string name = row.contains("list") ? row.at("list") : row.at("party");
    poll.lists.push_back({name, name, std::stoll(row.at("votes")), {}, {}, 1});
    poll.valid += poll.lists.back().votes;
  }
  return poll;
}

void expect_official(const Rows& rows, const model::CountResult& result, const std::string& what) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    EXPECT_EQ(result.lists[i].seats, std::stoll(rows[i].at("seats"))) << what << " row " << i;
}

TEST(Cases, KnessetWithSurplusAgreements) {
  ACTA_NEED_SHARED("cases/seats/israel/knesset_19_22.csv");
  const auto all = by(test::case_rows("cases/seats/israel/knesset_19_22.csv"), "knesset");
  EXPECT_EQ(all.size(), 4u);
  for (const auto& [knesset, rows] : all) {
    model::Poll poll = poll_from(rows);
    std::map<std::string, std::vector<std::size_t>> agreed;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (const std::string& group = rows[i].at("surplus_agreement_group"); !group.empty()) agreed[group].push_back(i);
    for (const auto& [group, members] : agreed)
      if (members.size() == 2) poll.agreements.push_back({members[0], members[1]});
    model::Law law = model::one_tier(model::TierKind::lists, 120);
    law.tiers[0].agreements = true;
    const auto result = count(poll, law);
    ASSERT_TRUE(result);
    expect_official(rows, *result, "Knesset " + knesset);
  }
}

// SOURCES.md there: without the agreements D'Hondt gives Likud 31 and Labor 5, the official seats are 32 and 4.
TEST(Cases, Knesset25WithoutAgreementsDiffersAsKnown) {
  ACTA_NEED_SHARED("cases/seats/israel/knesset_25.csv");
  const Rows rows = test::case_rows("cases/seats/israel/knesset_25.csv");
  model::Poll poll = poll_from(rows);
  poll.valid = 4'764'742;
  model::Law law = model::one_tier(model::TierKind::lists, 120);
  law.tiers[0].conditions = {test::share_of({13, 400})};
  const auto result = count(poll, law);
  ASSERT_TRUE(result);
  EXPECT_EQ(rows[0].at("list"), "Likud");
  EXPECT_EQ(result->lists[0].seats, 31);
  int labor = 0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].at("list").find("Labor") != std::string::npos) {
      EXPECT_EQ(result->lists[i].seats, 5);
      ++labor;
    }
  EXPECT_EQ(labor, 1);
}

TEST(Cases, AustriaNationalTier) {
  ACTA_NEED_SHARED("cases/seats/austria/nationalrat_1994_2019.csv");
  const auto all = by(test::case_rows("cases/seats/austria/nationalrat_1994_2019.csv"), "year");
  EXPECT_EQ(all.size(), 9u);
  for (const auto& [year, rows] : all) {
    model::Law law = model::one_tier(model::TierKind::lists, 183);
    law.tiers[0].conditions = {test::share_of({1, 25})};
    const auto result = count(poll_from(rows), law);
    ASSERT_TRUE(result);
    expect_official(rows, *result, "Austria " + year);
  }
}

TEST(Cases, SpainByProvince) {
  ACTA_NEED_SHARED("cases/seats/spain/congreso_2019_04.csv");
  std::int64_t seats = 0;
  for (const auto& [province, rows] : by(test::case_rows("cases/seats/spain/congreso_2019_04.csv"), "province")) {
    std::int64_t own = 0;
    for (const auto& row : rows) own += std::stoll(row.at("seats"));
    seats += own;
    const model::Law law = model::one_tier(model::TierKind::lists, own);
    const auto result = count(poll_from(rows), law);
    ASSERT_TRUE(result) << province;
    expect_official(rows, *result, province);
  }
  EXPECT_EQ(seats, 350);
}

// methods/seats-and-bulletins.md 2, computed there: 48 seats on the alliance totals of bulletin 2; 36th quotient of
// the first 118,831, its 37th 115,620, the second's ninth 121,686.
TEST(Cases, VenezuelaNationalListOfBulletin2) {
  const model::Law law = model::one_tier(model::TierKind::lists, 48);
  const auto result = count(test::poll_of({4'277'926, 1'095'170, 259'450, 168'743}), law);
  ASSERT_TRUE(result);
  EXPECT_EQ(test::seats_of(*result), (std::vector<std::int64_t>{36, 9, 2, 1}));
  EXPECT_EQ(4'277'926 / 36, 118'831);
  EXPECT_EQ(1'095'170 / 9, 121'685);  // 121,685.6, printed rounded
}

// The same page: bulletin 2 of 2025 gives 44-3-2-1 of 50.
TEST(Cases, VenezuelaNationalList2025) {
  const model::Law law = model::one_tier(model::TierKind::lists, 50);
  const auto result = count(test::poll_of({5'024'475, 361'769, 304'425, 141'588}), law);
  ASSERT_TRUE(result);
  EXPECT_EQ(test::seats_of(*result), (std::vector<std::int64_t>{44, 3, 2, 1}));
}

}  // namespace
}  // namespace acta::count
