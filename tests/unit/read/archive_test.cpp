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
  limits = {};
  limits.bytes = 1'000'000;
  for (const char* format : {"raw", "tar"})
    EXPECT_EQ(refused("x.gz", packed({{"x.csv", zeros}}, format, "gzip"), {}, limits).kind, base::ErrorKind::limit);
}

TEST(Archive, GzipIsVerified) {
  const std::string first = packed({{"x", "a,b\n"}}, "raw", "gzip"), second = packed({{"x", "1,2\n"}}, "raw", "gzip");
  EXPECT_EQ(opened("x.csv.gz", first + second), kCells);  // RFC 1952 2.2: members follow one another
  EXPECT_EQ(opened("x.csv.gz", first + second + std::string(512, '\0')), kCells);
  EXPECT_EQ(refused("x.csv.gz", first + second + "9,9\n").kind, base::ErrorKind::format);
  EXPECT_EQ(refused("x.csv.gz", first + second.substr(0, 12)).kind, base::ErrorKind::format);
  for (const char* format : {"raw", "tar"}) {
    const std::string whole = packed({{"x.csv", kText}}, format, "gzip");
    // RFC 1952 2.3: the last eight bytes are CRC-32 and length.
    for (std::size_t back = 1; back <= 8; ++back) {
      std::string wrong = whole;
      wrong[wrong.size() - back] = static_cast<char>(wrong[wrong.size() - back] ^ 1);
      EXPECT_EQ(refused("x.gz", wrong).kind, base::ErrorKind::format) << format << back;
      EXPECT_EQ(refused("x.gz", whole.substr(0, whole.size() - back)).kind, base::ErrorKind::format) << format << back;
    }
  }
}

TEST(Archive, OnlyTheOutermostCompressionIsTakenOffAtOnce) {
  const std::string inner = packed({{"x", kText}}, "raw", "gzip");
  std::string wrong = inner;
  wrong[wrong.size() - 5] = static_cast<char>(wrong[wrong.size() - 5] ^ 1);
  EXPECT_EQ(opened("x.csv.gz.xz", packed({{"x", inner}}, "raw", "xz")), kCells);
  EXPECT_EQ(refused("x.csv.gz.xz", packed({{"x", wrong}}, "raw", "xz")).kind, base::ErrorKind::format);
  // lrzip's and lzop's marks: libarchive would run those programs.
  for (const std::string& mark : {std::string("LRZI\0\6", 6), std::string("\x89LZO\0\r\n\x1A\n", 9)}) {
    const base::Error error = refused("x.csv.gz", packed({{"x", mark + std::string(64, '\0')}}, "raw", "gzip"));
    EXPECT_NE(error.message.find("no text"), std::string::npos) << error.message;
  }
}

TEST(Archive, ANameThatIsNotThereOrThereTwice) {
  TableHints hints;
  hints.member = "other.csv";
  EXPECT_EQ(refused("x.zip", packed({{"x.csv", kText}}, "zip"), hints).kind, base::ErrorKind::not_found);
  EXPECT_EQ(refused("x.csv", kText, hints).kind, base::ErrorKind::not_found);
  const std::string twice = packed({{"x.csv", kText}, {"x.csv", "a,b\n9,9\n"}}, "zip");
  EXPECT_EQ(refused("x.zip", twice).kind, base::ErrorKind::format);
  hints.member = "x.csv";
  EXPECT_EQ(refused("x.zip", twice, hints).kind, base::ErrorKind::format);
}

TEST(Archive, EmptyArchiveAndNothingInside) {
  (void)refused("x.zip", packed({}, "zip"));
  (void)refused("x.zip", packed({{"x.csv", ""}}, "zip"));
}

}  // namespace
}  // namespace acta::read
