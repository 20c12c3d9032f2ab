// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "acta/simulate/simulate.hpp"
#include "parsed.hpp"

namespace acta::simulate {
namespace {

constexpr std::size_t kStations = 3000, kOptions = 5;

/// One manipulation alone: true rows, published rows, and which stations were touched.
struct One {
  One(ManipulationKind kind, base::Ratio share) {
    Settings settings;
    settings.seed = 21;
    settings.stations = kStations;
    settings.options = kOptions;
    settings.manipulations = {{kind, share}};
    simulated = run(settings);
    truth = rows_of(bytes_of(simulated, "truth.csv"), kOptions);
    published = rows_of(bytes_of(simulated, "sheets.csv"), kOptions);
    leader = kFirstOptionAt + simulated.leader;
    for (const std::uint32_t station : simulated.touched.at(0).stations) {
      std::string name = std::to_string(station + 1);
      touched.insert(name.insert(0, 6 - name.size(), '0'));
    }
  }
  /// Calls check(true numbers, published numbers, note) for each touched station.
  template <class Check>
  void each_touched(Check check) const {
    for (const std::string& station : touched)
      check(truth.at(station).numbers, published.at(station).numbers, truth.at(station).note);
  }

  Simulated simulated;
  Rows truth, published;
  std::size_t leader = 0;
  std::set<std::string> touched;
};

using Numbers = std::vector<std::int64_t>;

void expect_adds_up(const Numbers& n) {
  EXPECT_EQ(std::accumulate(n.begin() + kFirstOptionAt, n.end(), std::int64_t{0}), n[kValidAt]);
  EXPECT_EQ(n[kValidAt] + n[kInvalidAt], n[kBallotsAt]);
  EXPECT_LE(n[kIssuedAt], n[kRegisteredAt]);
  EXPECT_GE(*std::min_element(n.begin(), n.end()), 0);
}

class EachKind : public testing::TestWithParam<ManipulationKind> {};

TEST_P(EachKind, touches_the_share_that_was_asked_for) {
  EXPECT_EQ(One(GetParam(), {1, 50}).touched.size(), kStations / 50);
  if (GetParam() == ManipulationKind::small_stations) return;  // no third of the stations is so small
  EXPECT_EQ(One(GetParam(), {1, 3}).touched.size(), kStations / 3);
}

TEST_P(EachKind, share_zero_touches_none) {
  const One one(GetParam(), {0, 1});
  EXPECT_TRUE(one.touched.empty());
  Settings honest;
  honest.seed = 21;
  honest.stations = kStations;
  honest.options = kOptions;
  EXPECT_EQ(bytes_of(one.simulated, "sheets.csv"), bytes_of(run(honest), "sheets.csv"));
}

TEST_P(EachKind, changes_the_touched_stations_and_no_other) {
  const One one(GetParam(), {1, 10});
  for (const auto& [station, row] : one.truth) {
    const bool same = one.published.contains(station) && one.published.at(station).numbers == row.numbers;
    ASSERT_EQ(same, !one.touched.contains(station)) << station;
    ASSERT_EQ(row.note.empty(), same) << station;
    if (!same) {
      ASSERT_TRUE(row.note.starts_with(to_string(GetParam()))) << row.note;
    }
  }
}

TEST_P(EachKind, stations_of_a_smaller_share_are_among_those_of_a_larger) {
  const One few(GetParam(), {1, 50}), many(GetParam(), {1, 10});
  EXPECT_TRUE(std::includes(many.touched.begin(), many.touched.end(), few.touched.begin(), few.touched.end()));
}

TEST_P(EachKind, truth_json_lists_the_stations) {
  const One one(GetParam(), {1, 500});
  const std::string& json = bytes_of(one.simulated, "truth.json");
  EXPECT_NE(json.find("\"kind\": \"" + std::string(to_string(GetParam())) + "\""), std::string::npos);
  for (const std::string& station : one.touched) EXPECT_NE(json.find("\"" + station + "\""), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EachKind, testing::ValuesIn(all_manipulations().begin(), all_manipulations().end()),
                         [](const auto& kind) { return std::string(to_string(kind.param)); });

TEST(SmallStations, are_small_and_their_sheets_add_up) {
  const One one(ManipulationKind::small_stations, {1, 50});
  std::int64_t registered = 0;
  for (const auto& [station, row] : one.truth) registered += row.numbers[kRegisteredAt];
  one.each_touched([&](const Numbers& was, const Numbers& is, const std::string&) {
    EXPECT_LT(was[kRegisteredAt], registered / static_cast<std::int64_t>(kStations));
    EXPECT_GT(is[one.leader], was[one.leader]);
    expect_adds_up(is);
  });
}

TEST(InventedDigits, keep_the_tens_and_prefer_sevens) {
  const One one(ManipulationKind::invented_digits, {1, 2});
  std::array<int, 10> digits{};
  one.each_touched([&](const Numbers& was, const Numbers& is, const std::string&) {
    expect_adds_up(is);
    for (std::size_t c = kFirstOptionAt; c < is.size(); ++c) {
      EXPECT_EQ(is[c] / 10, was[c] / 10);
      if (is[c] >= 10) ++digits[static_cast<std::size_t>(is[c] % 10)];
    }
  });
  const int all = std::accumulate(digits.begin(), digits.end(), 0);
  EXPECT_NEAR(digits[7], all * 6 / 34.0, 0.02 * all);  // the urn has 34 digits: 6 sevens, 2 zeros, 2 fives
  EXPECT_NEAR(digits[0], all * 2 / 34.0, 0.02 * all);
  EXPECT_NEAR(digits[5], all * 2 / 34.0, 0.02 * all);
}

TEST(CopiedSheets, equal_the_sheet_before_and_keep_the_roll) {
  const One one(ManipulationKind::copied_sheets, {1, 50});
  one.each_touched([&](const Numbers& was, const Numbers& is, const std::string& note) {
    const Numbers& before = one.published.at(note.substr(note.size() - 6)).numbers;
    EXPECT_EQ(is[kRegisteredAt], was[kRegisteredAt]);
    EXPECT_TRUE(std::equal(is.begin() + kIssuedAt, is.end(), before.begin() + kIssuedAt));
    expect_adds_up(is);
  });
}

TEST(EvenShares, are_the_districts_but_for_rounding) {
  const One one(ManipulationKind::even_shares, {1, 1});
  std::map<std::string, Numbers> district;
  for (const auto& [station, row] : one.truth) {
    Numbers& sums = district.try_emplace(row.district, row.numbers.size(), 0).first->second;
    std::transform(row.numbers.begin(), row.numbers.end(), sums.begin(), sums.begin(), std::plus<>());
  }
  for (const std::string& station : one.touched) {
    const Row& row = one.published.at(station);
    const Numbers& sums = district.at(row.district);
    for (std::size_t c = kFirstOptionAt; c < row.numbers.size(); ++c)
      EXPECT_NEAR(static_cast<double>(row.numbers[c]),
                  static_cast<double>(row.numbers[kValidAt] * sums[c]) / static_cast<double>(sums[kValidAt]), kOptions);
  }
  one.each_touched([&](const Numbers& was, const Numbers& is, const std::string&) {
    EXPECT_TRUE(std::equal(is.begin(), is.begin() + kFirstOptionAt, was.begin()));
    expect_adds_up(is);
  });
}

TEST(AddedBallots, go_to_the_leader_and_to_nobody_else) {
  const One one(ManipulationKind::added_ballots, {1, 5});
  one.each_touched([&](const Numbers& was, const Numbers& is, const std::string&) {
    const std::int64_t added = is[one.leader] - was[one.leader];
    EXPECT_GT(added, 0);
    Numbers expected = was;
    for (const std::size_t cell : {std::size_t{kIssuedAt}, std::size_t{kBallotsAt}, std::size_t{kValidAt}, one.leader})
      expected[cell] += added;
    EXPECT_EQ(is, expected);
    expect_adds_up(is);
  });
}

TEST(MovedVotes, leave_everything_but_votes_as_it_was) {
  const One one(ManipulationKind::moved_votes, {1, 5});
  one.each_touched([&](const Numbers& was, const Numbers& is, const std::string&) {
    for (std::size_t c = 0; c < is.size(); ++c) {
      if (c < kFirstOptionAt) {
        EXPECT_EQ(is[c], was[c]);
      } else if (c != one.leader) {
        EXPECT_LE(is[c], was[c]);
      }
    }
    EXPECT_GT(is[one.leader], was[one.leader]);
    expect_adds_up(is);
  });
}

/// Whether `part` is the nearest whole number to some whole percentage of `total`.
bool is_whole(std::int64_t part, std::int64_t total) {
  for (std::int64_t percent = 0; percent <= 100; ++percent)
    if (2 * 100 * std::abs(part - (2 * percent * total + 100) / 200) == 0) return true;
  return false;
}

TEST(RoundedPercentages, turnout_or_share_is_whole) {
  const One one(ManipulationKind::rounded_percentages, {1, 5});
  int turnouts = 0, shares = 0;
  one.each_touched([&](const Numbers& was, const Numbers& is, const std::string& note) {
    const bool turnout = note.find("turnout") != std::string::npos, share = note.find("share") != std::string::npos;
    EXPECT_TRUE(turnout || share);
    if (turnout) {
      EXPECT_TRUE(is_whole(is[kIssuedAt], is[kRegisteredAt])) << note;
    }
    if (!turnout) {
      EXPECT_EQ(is[kBallotsAt], was[kBallotsAt]);
    }
    if (share) {
      EXPECT_TRUE(is_whole(is[one.leader], is[kBallotsAt])) << note;
    }
    EXPECT_GE(is[one.leader], was[one.leader]);
    EXPECT_EQ(is[kRegisteredAt], was[kRegisteredAt]);
    EXPECT_EQ(is[kInvalidAt], was[kInvalidAt]);
    expect_adds_up(is);
    turnouts += turnout;
    shares += share;
  });
  // Turnout alone, share alone and both are drawn with a third each: two thirds of 600 of either.
  EXPECT_NEAR(turnouts, 400, 60);
  EXPECT_NEAR(shares, 400, 60);
}

TEST(SwappedRows, exchange_two_options_or_two_stations_of_a_district) {
  const One one(ManipulationKind::swapped_rows, {1, 5});
  int stations = 0;
  for (const std::string& station : one.touched) {
    const Row& was = one.truth.at(station);
    const Numbers& is = one.published.at(station).numbers;
    expect_adds_up(is);
    const auto with = was.note.find("with station ");
    if (with == std::string::npos) {
      int changed = 0;
      for (std::size_t c = 0; c < is.size(); ++c) changed += is[c] != was.numbers[c];
      EXPECT_EQ(changed, 2);
      EXPECT_TRUE(std::is_permutation(is.begin(), is.end(), was.numbers.begin()));
      continue;
    }
    const Row& other = one.truth.at(was.note.substr(with + 13));
    EXPECT_EQ(is, other.numbers);
    EXPECT_EQ(was.district, other.district);
    ++stations;
  }
  EXPECT_GT(stations, 200);
  EXPECT_LT(stations, 500);
}

TEST(TypingErrors, change_one_digit_of_one_number) {
  const One one(ManipulationKind::typing_errors, {1, 5});
  std::set<std::size_t> columns;
  one.each_touched([&](const Numbers& was, const Numbers& is, const std::string&) {
    int digits = 0;
    for (std::size_t c = 0; c < is.size(); ++c) {
      const std::string a = std::to_string(was[c]), b = std::to_string(is[c]);
      ASSERT_EQ(a.size(), b.size());
      for (std::size_t i = 0; i < a.size(); ++i) digits += a[i] != b[i];
      if (a != b) columns.insert(c);
    }
    EXPECT_EQ(digits, 1);
  });
  EXPECT_EQ(columns.size(), kFirstOptionAt + kOptions);
}

TEST(LostSheets, are_not_in_the_table_but_in_the_announced_totals) {
  const One one(ManipulationKind::lost_sheets, {1, 10});
  EXPECT_EQ(one.published.size(), kStations - kStations / 10);
  for (const std::string& station : one.touched) EXPECT_FALSE(one.published.contains(station));
  for (const OptionTotal& total : one.simulated.totals) {
    EXPECT_EQ(total.announced, total.drawn);
    EXPECT_LT(total.published, total.announced);
  }
}

TEST(Manipulations, several_at_once_are_told_one_by_one) {
  Settings settings;
  settings.stations = 200;
  for (const ManipulationKind kind : all_manipulations()) settings.manipulations.push_back({kind, {1, 1}});
  const Simulated simulated = run(settings);
  ASSERT_EQ(simulated.touched.size(), all_manipulations().size());
  EXPECT_TRUE(rows_of(bytes_of(simulated, "sheets.csv"), 6).empty());
  int told = 0;
  for (const auto& [station, row] : rows_of(bytes_of(simulated, "truth.csv"), 6))
    told += row.note.find("added_ballots") != std::string::npos && row.note.ends_with("lost_sheets");
  EXPECT_GE(told, 199);
}

}  // namespace
}  // namespace acta::simulate
