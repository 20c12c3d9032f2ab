// SPDX-License-Identifier: Apache-2.0
// The file of an audit of cards and, after the first NUL byte, one table that is read as its manifest, its pools, its
// records and its entries.
#include <algorithm>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

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

/// Records by part; what tables.hpp promises of each.
struct Records : acta::read::RecordSink {
  explicit Records(const acta::read::CardsFile& cards_file) : file(cards_file) {}
  void parts(std::size_t count) override { texts.resize(count); }
  acta::base::Result<void> take(std::size_t part, const acta::read::RecordLine& line) override {
    if (line.batch.empty() || line.position < 0 || line.contests() != file.contests.size()) std::abort();
    std::string& text = texts[part];
    (((text += line.card) += '\0') += line.batch) += '\0' + std::to_string(line.line());
    for (std::size_t contest = 0; contest < line.contests(); ++contest) {
      const auto vote = line.vote(contest);
      text += vote ? '+' : '-';
      for (const std::uint16_t choice : vote.value_or(std::span<const std::uint16_t>())) {
        if (choice >= file.contests[contest].choices.size()) std::abort();
        text += std::to_string(choice) + ' ';
      }
    }
    return {};
  }
  std::string all() const {
    std::string text;
    for (const std::string& one : texts) text += one;
    return text;
  }
  const acta::read::CardsFile& file;
  std::vector<std::string> texts;
};

/// However the table is cut, it has the same records or the same error.
void check_records(const acta::read::CardsFile& file, const std::string& table) {
  Records whole(file), cut(file);
  const auto read = acta::read::read_record_table("c.csv", table, file, whole);
  const auto read_cut = acta::read::read_record_table("c.csv", table, file, cut, 8);
  if (read.has_value() != read_cut.has_value()) std::abort();
  if (read ? whole.all() != cut.all() : acta::base::to_text(read.error()) != acta::base::to_text(read_cut.error()))
    std::abort();
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
  if (file->records) check_records(*file, table);
  return 0;
}
