// SPDX-License-Identifier: Apache-2.0
// Real contests of ranked ballots by their laws, against official numbers.
#include <gtest/gtest.h>

#include <algorithm>

#include "acta/app/ranked.hpp"
#include "support/shared.hpp"

namespace acta::test {
namespace {

/// Minneapolis, mayor, 5 November 2013, the city's published tabulation (rounds of its record of ballots, read from
/// cases/rctab): first choices Hodges 28,962, Andrew 19,648, Samuels 8,350, Winton 7,533; threshold
/// 39,708; last round Hodges 38,870, Andrew 24,972. With overvotes that end a ballot Hodges has 28,956.
TEST(RankedLaws, MinneapolisMayor2013) {
  const std::string name = "cases/rctab/2013_minneapolis_mayor/2013_minneapolis_mayor_cvr.xlsx";
  ACTA_NEED_SHARED(name);
  app::RankedLawOptions options;
  options.ballots = shared(name);
  options.law = std::filesystem::path(ACTA_SOURCE_DIR) / "laws/us/minneapolis.toml";
  options.law_name = "us/minneapolis.toml";
  options.source.precinct_column = 1;
  options.source.first_column = 2;
  options.source.ranks = 3;
  options.sensitivity = false;
  const auto shown = app::count_by_law(options);
  ASSERT_TRUE(shown) << base::to_text(shown.error());
  const auto& rounds = shown->passes.front().rounds;
  const auto votes = [&](const count::RankedRound& round, const std::string& candidate) {
    const auto& names = shown->contest.names;
    const auto at = std::find(names.begin(), names.end(), candidate) - names.begin();
    const auto& tally = round.figures.tally.at(static_cast<std::size_t>(at));
    return tally ? tally->text() : "-";
  };
  EXPECT_EQ(votes(rounds.front(), "BETSY HODGES"), "28962");
  EXPECT_EQ(votes(rounds.front(), "MARK ANDREW"), "19648");
  EXPECT_EQ(votes(rounds.front(), "DON SAMUELS"), "8350");
  EXPECT_EQ(votes(rounds.front(), "CAM WINTON"), "7533");
  EXPECT_EQ(rounds.back().threshold.text(), "39708");
  EXPECT_EQ(votes(rounds.back(), "BETSY HODGES"), "38870");
  EXPECT_EQ(votes(rounds.back(), "MARK ANDREW"), "24972");
  EXPECT_EQ(votes(rounds.back(), "DON SAMUELS"), "-");
}

}  // namespace
}  // namespace acta::test
