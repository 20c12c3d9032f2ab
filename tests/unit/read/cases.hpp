// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "acta/read/case.hpp"
#include "support/shared.hpp"

namespace acta::test {

/// Files of a case that stand in memory; "$shared/…" is read from the folder beside the project.
inline read::CaseFiles case_files(std::map<std::string, std::string> held = {}) {
  const auto look = [held = std::move(held)](const std::string& path) -> base::Result<std::string> {
    if (const auto found = held.find(path); found != held.end()) return found->second;
    if (path.starts_with("$shared/") && std::filesystem::exists(shared(path.substr(8))))
      return read_file(shared(path.substr(8)));
    return base::Error{base::ErrorKind::not_found, "there is no \"" + path + "\"", {}, {}};
  };
  return {look, look};
}

/// A law of one tier, ten seats, in a case.
inline const std::string kCaseLaw =
    "law {\nformat = \"acta-law\"\nversion = 2\nname = \"L\"\nid = \"list\"\nseats = 10\n}\n";
inline constexpr std::uint64_t kCaseLawLines = 7;

}  // namespace acta::test
