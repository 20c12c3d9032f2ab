// SPDX-License-Identifier: Apache-2.0
#include "acta/read/archive.hpp"

#include <random>

#include "unit/read/grids.hpp"
#include "unit/read/packing.hpp"

namespace acta::read {
namespace {

using test::Cells;
using test::opened;
using test::packed;
using test::refused;

const std::string kText = "a,b\n1,2\n";
const Cells kCells = {{"a", "b"}, {"1", "2"}};

TEST(Archive, EveryWrappingGivesTheSameTable) {
  EXPECT_EQ(opened("x.zip", packed({{"x.csv", kText}}, "zip")), kCells);
  for (const char* filter : {"gzip", "xz", "zstd", "bzip2"}) {
    EXPECT_EQ(opened("x.csv.z", packed({{"x.csv", kText}}, "raw", filter)), kCells) << filter;
    EXPECT_EQ(opened("x.tar.z", packed({{"x.csv", kText}}, "tar", filter)), kCells) << filter;
  }
  EXPECT_EQ(opened("x.tar", packed({{"x.csv", kText}}, "tar")), kCells);
}

TEST(Archive, AnArchiveInAnArchive) {
  const std::string inner = packed({{"x.csv", kText}}, "raw", "gzip");
  EXPECT_EQ(opened("x.zip", packed({{"x.csv.gz", inner}}, "zip")), kCells);
}

TEST(Archive, AMemberIsChosenByName) {
  const std::string two = packed({{"a.csv", "x\n"}, {"b.csv", kText}}, "zip");
  TableHints hints;
  hints.member = "b.csv";
  EXPECT_EQ(opened("x.zip", two, hints), kCells);
  const base::Error several = refused("x.zip", two);
  EXPECT_NE(base::to_text(several).find("a.csv"), std::string::npos) << base::to_text(several);
  hints.member = "c.csv";
  EXPECT_EQ(refused("x.zip", two, hints).kind, base::ErrorKind::not_found);
}

TEST(Archive, DamagedOnesEndWithAnError) {
  std::mt19937_64 random(3);
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(random()) + "," + std::to_string(i) + "\n";
  const std::string whole = packed({{"x.csv", text}}, "zip");
  for (const std::size_t kept :
       {std::size_t{4}, std::size_t{30}, whole.size() / 4, whole.size() / 2, whole.size() - 200})
    (void)refused("x.zip", whole.substr(0, kept));
  std::string flipped = whole;
  flipped[whole.size() / 2] = static_cast<char>(flipped[whole.size() / 2] ^ 0x55);
  (void)refused("x.zip", flipped);  // its CRC differs
}

TEST(Archive, BombsStopAtTheBound) {
  Limits limits;
  limits.bytes = 1'000'000;
  std::string zeros(3'000'000, '0');
  for (std::size_t i = 79; i < zeros.size(); i += 80) zeros[i] = '\n';
  EXPECT_EQ(refused("x.zip", packed({{"x.csv", zeros}}, "zip"), {}, limits).kind, base::ErrorKind::limit);
  limits = {};
  limits.line = 100'000;
  EXPECT_EQ(refused("x.gz", packed({{"x.csv", std::string(3'000'000, '0')}}, "raw", "gzip"), {}, limits).kind,
            base::ErrorKind::limit);
}

TEST(Archive, EmptyArchiveAndNothingInside) {
  (void)refused("x.zip", packed({}, "zip"));
  (void)refused("x.zip", packed({{"x.csv", ""}}, "zip"));
}

}  // namespace
}  // namespace acta::read
