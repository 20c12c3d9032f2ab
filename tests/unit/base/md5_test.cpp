// SPDX-License-Identifier: Apache-2.0
#include "acta/base/md5.hpp"

#include <gtest/gtest.h>

namespace acta::base {
namespace {

/// RFC 1321, appendix A.5: MD5 ("abc") = 900150983cd24fb0d6963f7d28e17f72.
TEST(Md5, OfAbc) {
  const auto digest = md5("abc");
  ASSERT_TRUE(digest);
  EXPECT_EQ(*digest, (std::array<std::uint8_t, 16>{0x90, 0x01, 0x50, 0x98, 0x3c, 0xd2, 0x4f, 0xb0, 0xd6, 0x96, 0x3f,
                                                   0x7d, 0x28, 0xe1, 0x7f, 0x72}));
}

}  // namespace
}  // namespace acta::base
