// SPDX-License-Identifier: Apache-2.0
#include "acta/model/printed_share.hpp"

#include <gtest/gtest.h>

namespace acta::model {
namespace {

TEST(PrintedShare, ReadsAndFits) {
  EXPECT_EQ(printed_percent("30.5 %")->value, 305);
  EXPECT_EQ(printed_percent("31 %")->decimals, 0);
  EXPECT_EQ(printed_percent("82,35 % of tally sheets")->value, 8235);
  EXPECT_FALSE(printed_percent(""));
  EXPECT_FALSE(printed_percent("2020"));
  EXPECT_EQ(fit_of({305, 1}, 3'055, {10'000, 1}), Fit::truncated);  // 30.55 is rounded to 30.6
  EXPECT_EQ(fit_of({306, 1}, 3'055, {10'000, 1}), Fit::rounded);
  EXPECT_EQ(fit_of({307, 1}, 3'055, {10'000, 1}), Fit::none);
}

}  // namespace
}  // namespace acta::model
