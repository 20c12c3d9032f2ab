// SPDX-License-Identifier: Apache-2.0
#include "acta/report/picture_svg.hpp"

#include <gtest/gtest.h>

namespace acta::report {
namespace {

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(PictureSvg, ALineRunsFromEndToEnd) {
  const std::string svg =
      picture_svg({model::Picture::Kind::line, "p", "Votes < 5", "x", "y", {0, 1, 2}, {0, 4, 0}, {}});
  // The frame: 64 to 620 across, 372 (zero) to 40 (the largest) upwards.
  EXPECT_NE(svg.find("points=\"64.0,372.0 342.0,40.0 620.0,372.0\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("Votes &lt; 5"), std::string::npos);
}

/// At 60 degrees north a degree of longitude is half as long as one of latitude: 1 by 1 degrees is twice as high as
/// wide.
TEST(PictureSvg, AMapKeepsItsProportions) {
  const std::string svg =
      picture_svg({model::Picture::Kind::map, "m", "Map", "x", "y", {10, 11, 10}, {59.5, 59.5, 60.5}, {-1, 1, 0.5}});
  EXPECT_EQ(times(svg, "<circle"), 3u);
  EXPECT_EQ(times(svg, "#28619f"), 1u);  // one place below 0
  EXPECT_NE(svg.find("cx=\"64.0\" cy=\"372.0\""), std::string::npos);
  EXPECT_NE(svg.find("cx=\"230.0\" cy=\"372.0\""), std::string::npos);  // 64 + (372 - 40) / 2
  EXPECT_NE(svg.find("cx=\"64.0\" cy=\"40.0\""), std::string::npos);
}

TEST(PictureSvg, NothingAndOneValueDraw) {
  EXPECT_NE(picture_svg({}).find("</svg>"), std::string::npos);
  const std::string one = picture_svg({model::Picture::Kind::line, "p", "t", "x", "y", {3}, {0}, {}});
  EXPECT_EQ(one.find("nan"), std::string::npos);
}

}  // namespace
}  // namespace acta::report
