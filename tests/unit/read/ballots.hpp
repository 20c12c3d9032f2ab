// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "acta/read/ballots/reading.hpp"
#include "support/ballots.hpp"

namespace acta::test {

/// The rows of a reading, "3 A > B; 1 C", or its error.
inline std::string rows_of(const base::Result<read::BallotReading>& reading) {
  return reading ? rows_text(reading->ballots) : to_text(reading.error());
}
/// The same of readers that tell more.
template <class Reading>
std::string rows_of(const base::Result<Reading>& reading) {
  return reading ? rows_text(reading->reading.ballots) : to_text(reading.error());
}

/// That the input is refused with an error that names its file and holds `words`, its place included.
template <class Reading>
void expect_refused(const base::Result<Reading>& reading, const std::string& words) {
  ASSERT_FALSE(reading.has_value()) << "must be refused with: " << words;
  EXPECT_NE(to_text(reading.error()).find(words), std::string::npos)
      << to_text(reading.error()) << "\n  lacks " << words;
  EXPECT_FALSE(reading.error().place.file.empty()) << to_text(reading.error());
}

/// A folder of these files.
inline read::BallotFiles files_of(const std::map<std::string, std::string>& bytes) {
  read::BallotFiles files{"folder", {}, {}};
  for (const auto& [name, content] : bytes) files.names.push_back(name);
  files.bytes = [bytes](const std::string& name) -> base::Result<std::string> { return bytes.at(name); };
  return files;
}

}  // namespace acta::test
