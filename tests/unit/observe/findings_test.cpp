// SPDX-License-Identifier: Apache-2.0
#include "acta/observe/findings.hpp"

#include <gtest/gtest.h>

namespace acta::observe {
namespace {

Estimate estimate() {
  Estimate e;
  e.share = 0.16, e.error = 0.01, e.low = 0.14, e.high = 0.18, e.degrees = 100, e.whole = 1'000, e.reported = 101;
  return e;
}

TEST(Announced, OutsideTheIntervalIsRemarkable) {
  const auto f = announced_figure("c", {"turnout", "30.5", 0.305}, estimate());
  EXPECT_EQ(f.code, "O101");
  EXPECT_EQ(f.verdict, model::Verdict::remarkable);
  EXPECT_EQ(f.votes_at_stake, 145);
  EXPECT_FALSE(announced_figure("c", {"turnout", "30.5", 0.305, false}, estimate()).votes_at_stake);
  EXPECT_EQ(announced_figure("c", {"turnout", "18", 0.18}, estimate()).verdict,
            model::Verdict::holds);  // the end is in
}

TEST(Announced, NothingIsComparedWithOneStation) {
  Estimate none;
  none.error = 1.0 / 0.0;
  const auto f = announced_figure("c", {"turnout", "30.5", 0.305}, none);
  EXPECT_EQ(f.verdict, model::Verdict::not_checked);
  EXPECT_FALSE(f.reason.empty());
}

}  // namespace
}  // namespace acta::observe
