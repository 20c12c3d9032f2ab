// SPDX-License-Identifier: Apache-2.0
#include "acta/report/language.hpp"

#include <gtest/gtest.h>

#include "unit/report/mo.hpp"

namespace acta::report {
namespace {

using model::Decimal;
using model::Message;
using test::kUtf8Header;
using test::make_mo;

const Message kQuotient{"{0} / {1} = {2}", {std::int64_t{1066892}, std::int64_t{31}, Decimal{{1066892, 31}, 2}}};

Language language(const test::Pairs& pairs) {
  auto made = Language::from_mo(make_mo(pairs), "es", "es.mo");
  EXPECT_TRUE(made) << made.error().message;
  return std::move(*made);
}

TEST(Language, english_is_the_message_itself) {
  const Language english;
  EXPECT_EQ(english.code(), "en");
  EXPECT_EQ(english.translate("list"), "list");
  // 31 * 34,415.87 = 1,066,891.97 and 31 * 34,415.88 = 1,066,892.28
  EXPECT_EQ(english.text(kQuotient), "1,066,892 / 31 = 34,415.87");
}

TEST(Language, the_catalogue_says_how_numbers_are_written) {
  const Language spanish = language({kUtf8Header, {"number group\4,", "."}, {"number point\4.", ","}});
  EXPECT_EQ(spanish.code(), "es");
  EXPECT_EQ(spanish.text(kQuotient), "1.066.892 / 31 = 34.415,87");
  EXPECT_EQ(language({kUtf8Header}).text(kQuotient), "1,066,892 / 31 = 34,415.87");
}

TEST(Language, places_may_stand_in_another_order) {
  const Language spanish = language({kUtf8Header, {"{0} of {1} lists", "de {1} listas, {0}"}});
  EXPECT_EQ(spanish.text(Message{"{0} of {1} lists", {std::int64_t{2}, std::int64_t{3}}}), "de 3 listas, 2");
}

TEST(Language, what_the_catalogue_lacks_stays_english) {
  const Language spanish = language({kUtf8Header, {"list", ""}});
  EXPECT_EQ(spanish.translate("list"), "list") << "an empty translation is none";
  EXPECT_EQ(spanish.translate("seats"), "seats");
  EXPECT_EQ(spanish.text({}), "") << "the header of the catalogue is no translation of an empty message";
}

TEST(Language, a_damaged_catalogue_is_an_error_that_names_its_file) {
  const auto made = Language::from_mo("no catalogue", "es", "languages/es.mo");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().place.file, "languages/es.mo");
}

TEST(Language, codes_are_safe_parts_of_file_names) {
  for (const char* good : {"es", "pt_BR", "sr@latin", "zh-Hant"}) EXPECT_TRUE(is_language_code(good)) << good;
  for (const char* bad : {"", "e", "../es", "es/x", "es.mo", "_es", "es\n", "abcdefghijklmnopq"})
    EXPECT_FALSE(is_language_code(bad)) << bad;
}

}  // namespace
}  // namespace acta::report
