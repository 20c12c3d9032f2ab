// SPDX-License-Identifier: Apache-2.0
// The file of an audit of cards and, after the first NUL byte, one table that is read as its manifest, its pools, its
// records and its entries.
#include <algorithm>
#include <cstdlib>

#include "acta/read/cards/config.hpp"
#include "acta/read/cards/tables.hpp"
#include "fuzz/input.hpp"

namespace {

/// What cards/config.hpp and cards/tables.hpp promise.
void check(const acta::read::CardsFile& file) {
  if (file.contests.empty() || !(file.risk_limit > 0 && file.risk_limit < 100)) std::abort();
  for (const auto& contest : file.contests)
    if (contest.choices.size() < 2 || contest.winners < 1 || contest.votes_for < 1) std::abort();
  if (!file.stratum.empty() && (!file.strata.empty() || file.manifest.empty() || file.draws < 0)) std::abort();
  for (const acta::read::CardsFile& stratum : file.strata) {
    if (stratum.stratum.empty()) std::abort();
    check(stratum);
  }
}

void check(const acta::read::CardsFile& file, const acta::read::RecordLine& line) {
  if (line.batch.empty() || line.position < 0 || line.votes.size() != file.contests.size()) std::abort();
  for (std::size_t contest = 0; contest < line.votes.size(); ++contest)
    for (const std::uint16_t choice : line.votes[contest].value_or(std::vector<std::uint16_t>()))
      if (choice >= file.contests[contest].choices.size()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = acta::fuzz::bytes(data, size);
  const auto cut = std::min(input.find('\0'), input.size());
  const std::string table = cut < input.size() ? input.substr(cut + 1) : std::string();
  const auto file = acta::read::parse_cards_file(input.substr(0, cut), "cards.toml");
  if (!file) return 0;
  check(*file);
  (void)acta::read::read_manifest("m.csv", table, *file);
  (void)acta::read::read_pools("p.csv", table);
  if (file->records)
    (void)acta::read::read_record_table("c.csv", table, *file, [&](const acta::read::RecordLine& line) {
      check(*file, line);
      return acta::base::Result<void>();
    });
  return 0;
}
