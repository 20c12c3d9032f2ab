// SPDX-License-Identifier: Apache-2.0
#include "acta/report/catalogue.hpp"

#include <gtest/gtest.h>

#include "unit/report/mo.hpp"

namespace acta::report {
namespace {

using test::kUtf8Header;
using test::make_mo;
using test::Pairs;
using test::put_word;

const Pairs kPairs = {kUtf8Header, {"list", "lista"}, {"seat", "escaño"}};

// Where make_mo() puts things: header 28 bytes, then two tables of 8 bytes a message.
constexpr std::size_t kRevision = 4, kCount = 8, kKeys = 12, kTexts = 16, kFirstKey = 28, kSecondText = 28 + 3 * 8 + 8;

std::string refusal(const std::string& bytes) {
  const auto catalogue = read_mo(bytes, "es.mo");
  return catalogue ? "" : catalogue.error().place.file + ": " + catalogue.error().message;
}

std::string with_word(std::size_t at, std::uint32_t word) {
  std::string bytes = make_mo(kPairs);
  put_word(bytes, at, word);
  return bytes;
}

TEST(Catalogue, what_is_written_is_read_in_either_byte_order) {
  for (const bool big_endian : {false, true}) {
    const auto catalogue = read_mo(make_mo(kPairs, big_endian), "es.mo");
    ASSERT_TRUE(catalogue) << catalogue.error().message;
    EXPECT_EQ(*catalogue, Catalogue(kPairs.begin(), kPairs.end()));
  }
}

TEST(Catalogue, of_plural_forms_the_first_is_taken) {
  using namespace std::string_literals;
  const auto catalogue = read_mo(make_mo({kUtf8Header, {"seat\0seats"s, "escaño\0escaños"s}}), "es.mo");
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  EXPECT_EQ(catalogue->at("seat"), "escaño");
}

TEST(Catalogue, every_shortened_file_is_refused) {
  const std::string bytes = make_mo(kPairs);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_NE(refusal(bytes.substr(0, length)), "") << length;
}

TEST(Catalogue, any_damaged_byte_is_survived) {
  const std::string bytes = make_mo(kPairs);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const int damage : {0x01, 0x80, 0xff}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ damage);
      refused += refusal(damaged).empty() ? 0 : 1;
    }
  EXPECT_GE(refused, 4 * 3) << "at least all damage to the magic number";
}

TEST(Catalogue, tables_outside_the_file_are_refused) {
  const std::string outside = "es.mo: the tables of the catalogue lie outside the file";
  for (const std::uint32_t place : {0U, 27U, 1000000U, 0xfffffff8U, 0xffffffffU}) {
    EXPECT_EQ(refusal(with_word(kKeys, place)), outside) << place;
    EXPECT_EQ(refusal(with_word(kTexts, place)), outside) << place;
  }
  for (const std::uint32_t count : {100U, 0x20000000U, 0x20000001U, 0xffffffffU})
    EXPECT_EQ(refusal(with_word(kCount, count)), outside) << count;
}

TEST(Catalogue, texts_outside_the_file_are_refused) {
  const std::string lies = " of the catalogue lies outside the file or has no zero byte at its end";
  EXPECT_EQ(refusal(with_word(kFirstKey, 0xffffffff)), "es.mo: message 1" + lies);
  EXPECT_EQ(refusal(with_word(kFirstKey + 4, 0)), "es.mo: message 1" + lies);
  EXPECT_EQ(refusal(with_word(kSecondText + 4, 0xffffffff)), "es.mo: message 2" + lies);
  EXPECT_EQ(refusal(with_word(kSecondText, 4)), "es.mo: message 2" + lies)
      << "no zero byte after \"list\" of \"lista\"";
}

TEST(Catalogue, what_is_no_catalogue_is_refused) {
  EXPECT_EQ(refusal(std::string(28, 'x')), "es.mo: not a compiled catalogue of messages (.mo)");
  EXPECT_EQ(refusal(with_word(kRevision, 1)), "es.mo: a catalogue of revision 0 was expected");
  EXPECT_EQ(refusal(make_mo({{"list", "lista"}})), "es.mo: the catalogue's header does not say charset=UTF-8");
  EXPECT_EQ(refusal(make_mo({kUtf8Header, {"a", "b"}, {"a", "c"}})),
            "es.mo: message 3 of the catalogue stands there twice");
  EXPECT_EQ(refusal(make_mo({kUtf8Header, {"a", "\xff"}})), "es.mo: message 2 of the catalogue is not UTF-8");
  EXPECT_EQ(refusal(make_mo({kUtf8Header, {"a", "\033[2J"}})),
            "es.mo: message 2 of the catalogue has control characters");
}

TEST(Catalogue, more_than_16_MiB_are_refused) {
  const auto catalogue = read_mo(std::string(kMostCatalogueBytes + 1, '\0'), "es.mo");
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().kind, base::ErrorKind::limit);
}

}  // namespace
}  // namespace acta::report
