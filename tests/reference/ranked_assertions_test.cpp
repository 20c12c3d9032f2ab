// SPDX-License-Identifier: Apache-2.0
// Assertions from the ballots of a count, of the instant-runoff contests of cases/audit/raire.
#include "acta/app/ranked_assertions.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "acta/count/ranked/count.hpp"
#include "reference/raire_ranked.hpp"
#include "support/shared.hpp"

namespace acta::test {
namespace {

report::RankedShown counted(const RaireContest& from) {
  report::RankedShown shown;
  shown.contest = ranked(from);
  shown.rules.ties = count::TieMode::candidate_order;
  if (auto passes = count::count_passes(shown.contest, shown.rules, {})) shown.passes = std::move(*passes);
  return shown;
}

/// The least work of raire-rs, ballots / margin of the hardest, times -ln(0.05) 2 gamma.
TEST(RankedAssertions, TakeTheWorkThatIsKnown) {
  ACTA_NEED_SHARED("cases/audit/raire/inputs.tar.xz");
  const auto results = raire_results(shared("cases/audit/raire/expected.jsonl"));
  const double work = -std::log(0.05) * 2 * 1.03905;
  std::size_t compared = 0;
  for (const RaireContest& contest : raire_contests(shared("cases/audit/raire/inputs.tar.xz"))) {
    const auto at = results.find(contest.name);
    if (at == results.end() || !at->second.winners_by_count.empty()) continue;
    const auto shown = counted(contest);
    ASSERT_EQ(shown.passes.size(), 1u) << contest.name;
    const auto passes = app::ranked_assertions(shown, contest.ballots.cards, 0.05);
    ASSERT_TRUE(passes) << contest.name;
    EXPECT_EQ(passes->front().none, "") << contest.name;
    const double known = work * at->second.difficulty;
    EXPECT_NEAR(passes->front().draws, known, known * (at->second.six_digits ? 1e-5 : 1e-9)) << contest.name;
    ++compared;
  }
  EXPECT_EQ(compared, 137u);
}

}  // namespace
}  // namespace acta::test
