// SPDX-License-Identifier: Apache-2.0
// A case and, after the first NUL byte, the table that it reads in place and the law that it names.
#include <algorithm>
#include <cstdlib>

#include "acta/read/case.hpp"
#include "fuzz/input.hpp"

namespace {

/// What doc/formats/case.md and model::Poll promise of a case that was read.
void check(const acta::model::Poll& poll) {
  if (poll.tallies.empty()) std::abort();
  for (const auto& tally : poll.tallies) {
    if (tally.votes.size() != poll.tallies[0].votes.size() || tally.valid.size() != tally.votes.size()) std::abort();
    for (std::size_t row = 0; row < tally.votes.size(); ++row) {
      std::int64_t sum = 0;
      for (const std::int64_t votes : tally.votes[row]) sum += votes;
      if (tally.votes[row].size() != poll.lists.size() || sum > tally.valid[row]) std::abort();
    }
  }
  for (std::size_t a = 0; a < poll.areas.size(); ++a) {
    const auto& area = poll.areas[a];
    if (area.level >= poll.levels.size() || (area.level == 0) != (area.parent == acta::model::kNone)) std::abort();
    if (area.level > 0 && (area.parent >= a || poll.areas[area.parent].level + 1 != area.level)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  const auto cut = std::min(input.find('\0'), input.size());
  const std::string beside = cut < input.size() ? input.substr(cut + 1) : std::string();
  const auto file = [&](const std::string&) -> acta::base::Result<std::string> { return beside; };
  const auto read = acta::read::parse_case(input.substr(0, cut), "x.count", {file, file});
  if (read) check(read->poll);
  return 0;
}
