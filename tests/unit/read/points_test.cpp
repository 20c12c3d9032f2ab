// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>

#include "acta/read/cells.hpp"
#include "unit/read/records.hpp"

namespace acta::read {
namespace {

const NumberForm kPlain{{"", "NA"}, "", false};

TEST(Points, DecimalDegrees) {
  EXPECT_EQ(read_degrees("-16.4958", 90, kPlain), -16.4958);
  EXPECT_EQ(read_degrees(" 41,7 ", 90, kPlain), 41.7);
  EXPECT_TRUE(std::isnan(read_degrees("NA", 90, kPlain).value_or(0)));
  for (const char* text : {"90.01", "16° 29'", "16.5S", "1e1", "1,2,3", "nan", "inf", "x"})
    EXPECT_FALSE(read_degrees(text, 90, kPlain)) << text;
  EXPECT_EQ(read_degrees("-180", 180, kPlain), -180);
}

TEST(Points, OfATable) {
  const auto copy = test::copy_of(
      test::record_of("unit = \"u\"\nlatitude = \"lat\"\nlongitude = \"lon\"\nvotes = { a = \"a\", b = \"b\" }"),
      {"u,lat,lon,a,b\n1,-16.5,-68.15,3,4\n2,,,3,4\n3,95,10,3,4\n"});
  ASSERT_EQ(copy.sheets().points.size(), 3u);
  EXPECT_EQ(copy.sheets().points[0].latitude, -16.5);
  EXPECT_EQ(copy.sheets().points[0].longitude, -68.15);
  EXPECT_FALSE(copy.sheets().points[1].known());
  EXPECT_FALSE(copy.sheets().points[2].known());
  EXPECT_EQ(copy.finding("R104").instances, 1);
}

TEST(Points, ComeInPairs) {
  const auto refused = test::try_copy(
      test::record_of("unit = \"u\"\nlatitude = \"lat\"\nvotes = { a = \"a\", b = \"b\" }"), {"u,lat,a,b\n1,1,1,2\n"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "a table has both \"latitude\" and \"longitude\", or neither");
}

}  // namespace
}  // namespace acta::read
