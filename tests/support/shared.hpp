// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace acta::test {

/// The folder of real data and cases beside the checkout. It is not part of the project: where it is absent (on a
/// user's machine) the tests that need it say so and skip.
inline std::filesystem::path shared(const std::string& path) { return std::filesystem::path(ACTA_SHARED_DIR) / path; }

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << "cannot open " << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace acta::test

/// Skips the test, with the reason printed, where `path` of the shared folder is not there.
#define ACTA_NEED_SHARED(path)                            \
  if (!std::filesystem::exists(acta::test::shared(path))) \
  GTEST_SKIP() << "needs " << acta::test::shared(path).string() << ", a data folder that is not part of the project"
