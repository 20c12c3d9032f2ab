// SPDX-License-Identifier: Apache-2.0
// The exact test of integer percentages against cases/forensics beside the project (exact rationals in another
// language).
#include <cmath>
#include <nlohmann/json.hpp>

#include "acta/forensics/integer_percentages.hpp"
#include "reference/recipes.hpp"

namespace acta {
namespace {

using test::recipe;

void expect_close(double got, double expected, const std::string& what) {
  EXPECT_NEAR(got, expected, 1e-9 * std::abs(expected)) << what;
}

void expect_count(const forensics::IntegerCount& got, const nlohmann::json& expected, const std::string& what) {
  EXPECT_EQ(got.observed, expected["observed"].get<std::int64_t>()) << what;
  expect_close(got.expected, expected["expected"], what + " expected");
  expect_close(got.sd, expected["sd"], what + " sd");
  expect_close(got.z, expected["z"], what + " z");
}

forensics::IntegerResult tested(const test::Read& read, const std::string& leader, const model::TurnoutBase& turnout) {
  const auto& sheets = read.sheets();
  const auto& options = read.loaded->file.record.contests[0].options;
  std::size_t index = 0;
  while (options[index].id != leader) ++index;
  std::vector<forensics::Station> stations;
  const model::Column& registered = *sheets.quantity(model::Quantity::registered);
  for (std::size_t i = 0; i < sheets.units(); ++i) {
    const forensics::Station station{registered.cells[i], model::turnout_count(sheets, turnout, i),
                                     model::ballots_counted(sheets, i), sheets.votes[index].cells[i]};
    if (model::is_count(station.registered) && model::is_count(station.turnout) && model::is_count(station.ballots) &&
        model::is_count(station.leader))
      stations.push_back(station);
  }
  return forensics::integer_percentages(stations);
}

TEST(IntegerPercentages, SixVotesOfRussia) {
  ACTA_NEED_SHARED("cases/forensics/integer-anomaly.json");
  const auto cases = nlohmann::json::parse(test::read_file(test::shared("cases/forensics/integer-anomaly.json")));
  // ballots R = valid + invalid (methods/forensics.md 2.1); turnout G = issued, in 2020 the ballots found.
  const model::TurnoutBase issued{model::Quantity::issued, false}, found{model::Quantity::ballots, true};
  int done = 0;
  for (const auto& [year, name, leader] : {std::tuple{"2011", "ru-2011-duma", "er"},
                                           {"2012", "ru-2012-president", "putin"},
                                           {"2018", "ru-2018-president", "putin"},
                                           {"2020", "ru-2020-amendments", "yes"},
                                           {"2021", "ru-2021-duma", "er"},
                                           {"2024", "ru-2024-president", "putin"}}) {
    ASSERT_TRUE(cases.contains(year)) << year;
    const auto& expected = cases[year];
    const auto got = tested(recipe(name), leader, std::string(year) == "2020" ? found : issued);
    EXPECT_EQ(got.used, expected["n_stations_used"].get<std::int64_t>()) << year;
    expect_count(got.any, expected["any"], std::string(year) + " any");
    expect_count(got.result, expected["result"], std::string(year) + " result");
    expect_count(got.turnout, expected["turnout"], std::string(year) + " turnout");
    EXPECT_EQ(static_cast<double>(got.any_leader_ballots.observed),
              expected["any_leader_ballots"]["observed"].get<double>());
    expect_close(got.any_leader_ballots.expected, expected["any_leader_ballots"]["expected"], year);
    ++done;
  }
  EXPECT_EQ(done, 6);
}

// misc-russia.json: 2020 by ballots issued and by ballots found; the definition moves the excess by 77 stations.
TEST(IntegerPercentages, TurnoutOf2020HasTwoDefinitions) {
  ACTA_NEED_SHARED("cases/forensics/misc-russia.json");
  const auto cases = nlohmann::json::parse(test::read_file(test::shared("cases/forensics/misc-russia.json")));
  const auto& read = recipe("ru-2020-amendments");
  for (const auto& [key, base] : {std::pair{"2020_issued", model::TurnoutBase{model::Quantity::issued, false}},
                                  {"2020_found", model::TurnoutBase{model::Quantity::ballots, true}}}) {
    const auto got = tested(read, "yes", base);
    EXPECT_EQ(got.used, cases[key]["n"].get<std::int64_t>());
    EXPECT_EQ(got.any.observed, cases[key]["any"]["obs"].get<std::int64_t>());
    expect_close(got.any.expected, cases[key]["any"]["exp"], key);
    expect_close(got.result.excess, cases[key]["result_excess"], key);
    expect_close(got.turnout.excess, cases[key]["turnout_excess"], key);
  }
}

}  // namespace
}  // namespace acta
