// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "acta/app/audit_cards_law.hpp"
#include "acta/app/files.hpp"
#include "acta/audit/manifest_faults.hpp"
#include "acta/base/number_text.hpp"
#include "acta/base/sha256.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

constexpr std::int64_t kMostCards = 50'000'000;  ///< about 40 bytes each, and 4 more for each contest

base::Result<std::string> read_hashed(const fs::path& path, FileHashes& hashes) {
  auto bytes = read_file(path);
  if (bytes) hashes.emplace_back(path.string(), base::sha256_hex(*bytes));
  return bytes;
}

base::Result<void> load_manifest(CardsSubject& subject, const fs::path& folder) {
  const fs::path path = folder / subject.file.manifest;
  auto bytes = read_hashed(path, subject.hashes);
  if (!bytes) return bytes.error();
  const auto lines = read::read_manifest(path.string(), std::move(*bytes), subject.file);
  if (!lines) return lines.error();
  for (const read::ManifestLine& line : *lines)
    subject.rows.push_back({line.tabulator.empty() ? line.batch : line.tabulator + "-" + line.batch, line.cards,
                            line.batch_place, line.cards_place});
  subject.manifest = audit::Manifest(subject.rows);
  std::int64_t cards = subject.manifest.cards();
  for (const read::CardsContest& contest : subject.file.contests) cards = std::max(cards, contest.cards.value_or(0));
  if (cards > kMostCards)
    return Error{ErrorKind::limit,
                 base::grouped(cards) + " cards; an audit is of at most " + base::grouped(kMostCards),
                 {path.string(), 0, 0},
                 "is a number in the manifest or under cards mistyped?"};
  return {};
}

base::Result<void> add_pool(const CardsSubject& subject, const read::PoolLine& line, CardPools& pools) {
  const auto refuse = [&](std::string why) { return Error{ErrorKind::format, std::move(why), line.place, {}}; };
  const auto columns = columns_of(subject.file);
  const CardsColumn* column = column_with(columns, line.contest);
  if (!column) return refuse("there is no contest \"" + line.contest + "\"");
  const std::size_t contest = column->contest;
  const auto& choices = subject.file.contests[contest].choices;
  const std::string name = column->part ? read::choice_of_part(*column->part, line.choice) : line.choice;
  const auto choice = std::find(choices.begin(), choices.end(), name);
  if (choice == choices.end()) return refuse("contest \"" + line.contest + "\" has no choice \"" + line.choice + "\"");
  const std::size_t batch = subject.manifest.find(line.batch);
  if (batch == subject.manifest.batches().size()) return refuse("the manifest has no batch \"" + line.batch + "\"");
  audit::CardPool& pool = pools[line.batch].try_emplace(contest).first->second;
  pool.totals.resize(choices.size(), 0);
  pool.cards = static_cast<double>(subject.manifest.batches()[batch].cards);
  pool.totals[static_cast<std::size_t>(choice - choices.begin())] += static_cast<double>(line.votes);
  const double votes = std::accumulate(pool.totals.begin(), pool.totals.end(), 0.0);
  if (votes > pool.cards * static_cast<double>(subject.file.contests[contest].votes_for))
    return refuse(fmt::format("batch \"{}\" has more votes than its {:.0f} cards could hold", line.batch, pool.cards));
  return {};
}

base::Result<CardPools> load_pools(CardsSubject& subject, const fs::path& folder) {
  CardPools pools;
  if (subject.file.pools.empty()) return pools;
  const fs::path path = folder / subject.file.pools;
  auto bytes = read_hashed(path, subject.hashes);
  if (!bytes) return bytes.error();
  const auto lines = read::read_pools(path.string(), std::move(*bytes));
  if (!lines) return lines.error();
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const read::PoolLine& line : *lines) {
    if (!seen.emplace(line.batch, line.contest, line.choice).second)
      return Error{ErrorKind::format, "choice \"" + line.choice + "\" of batch \"" + line.batch + "\" stands twice",
                   line.place, "one row each: subtotals are not added up"};
    if (auto added = add_pool(subject, line, pools); !added) return added.error();
  }
  return pools;
}

/// Formats that know no batches go with a manifest of one.
base::Result<void> name_batches(const CardsSubject& subject, RecordedCardList& list) {
  for (std::string& name : list.batches) {
    if (!name.empty()) continue;
    if (subject.manifest.batches().size() != 1 || list.batches.size() > 1)
      return Error{ErrorKind::usage, "the records do not say in which batch a card is", subject.file.records->place,
                   "without that the manifest has to be one batch"};
    name = subject.manifest.batches().front().name;
  }
  return {};
}

base::Result<void> check_polling(const CardsSubject& subject) {
  if (subject.has_records()) return {};
  const std::int64_t cards = subject.manifest.cards();
  for (const read::CardsContest& contest : subject.file.contests) {
    std::int64_t votes = 0;
    for (const auto& [choice, count] : contest.reported) votes += count;
    if (contest.cards.value_or(0) > cards)
      return Error{ErrorKind::usage,
                   fmt::format("contest \"{}\" may be on {} cards, and the manifest has {}", contest.id,
                               base::grouped(*contest.cards), base::grouped(cards)),
                   contest.place, "the manifest must list all cards"};
    const std::int64_t most = contest.cards.value_or(cards);
    if (votes > most * contest.votes_for)
      return Error{ErrorKind::usage,
                   fmt::format("contest \"{}\" reports {} votes, more than {} {} cards can hold", contest.id,
                               base::grouped(votes), contest.cards ? "its" : "the manifest's", base::grouped(most)),
                   contest.place,
                   {}};
  }
  return {};
}

/// More records than cards are A206, and the draw goes on; a position beyond the cards of a batch that has no more
/// records than cards would be seen by nobody.
base::Result<void> check_positions(const CardsSubject& subject, const RecordedCardList& list) {
  std::vector<std::int64_t> records(list.batches.size(), 0);
  for (const auto& card : list.cards) ++records[card.batch];
  for (std::size_t b = 0; b < list.farthest.size(); ++b) {
    const std::size_t listed = subject.manifest.find(list.batches[b]);
    if (listed == subject.manifest.batches().size()) continue;
    const std::int64_t cards = subject.manifest.batches()[listed].cards;
    if (list.farthest[b].position > cards && records[b] <= cards)
      return Error{ErrorKind::format,
                   base::printable(fmt::format("a record is of card {} of batch \"{}\", of which the manifest has {}",
                                               list.farthest[b].position, list.batches[b], cards)),
                   list.farthest[b].place, "positions go from 1 to the cards of the batch"};
  }
  return {};
}

audit::RecordedCards recorded_by_batch(const CardsSubject& subject, const RecordedCardList& list,
                                       const CardPools& pools) {
  std::vector<std::int64_t> counts(list.batches.size(), 0);
  for (const auto& card : list.cards) ++counts[card.batch];
  audit::RecordedCards recorded;
  for (std::size_t b = 0; b < counts.size(); ++b) recorded[list.batches[b]] = counts[b];
  for (const auto& [name, contests] : pools)
    recorded.emplace(name, subject.manifest.batches()[subject.manifest.find(name)].cards);
  return recorded;
}

}  // namespace

std::size_t CardsSubject::batch_of(std::uint64_t card) const {
  const auto after = std::upper_bound(batch_begin.begin(), batch_begin.end(), static_cast<std::int64_t>(card));
  return static_cast<std::size_t>(after - batch_begin.begin()) - 1;
}

std::string CardsSubject::batch_name(std::uint64_t card) const {
  const std::size_t batch = batch_of(card);
  return batch < batches.size() ? batches[batch] : std::string();
}

std::string CardsSubject::unit(std::uint64_t card) const {
  if (!ids[card].empty()) return ids[card];
  if (positions[card] > 0) return fmt::format("{}/{}", batch_name(card), positions[card]);
  return fmt::format("card {}", card + 1);
}

bool CardsSubject::is_phantom(std::uint64_t card) const {
  return has_records() && ids[card].empty() && positions[card] == 0;
}

std::size_t CardsSubject::contest(const std::string& id) const {
  for (std::size_t c = 0; c < file.contests.size(); ++c)
    if (file.contests[c].id == id) return c;
  return file.contests.size();
}

base::Result<read::CardsFile> read_cards_toml(const std::string& toml_path, FileHashes& hashes) {
  const auto text = read_hashed(toml_path, hashes);
  if (!text) return text.error();
  return read::parse_cards_file(*text, toml_path);
}

namespace {

/// Records by contest, each with its law.
base::Result<RecordedCardList> load_records(CardsSubject& subject, const CardsFolders& folders) {
  const bool in_columns = subject.file.records.has_value();
  const read::CardsFile columns = in_columns ? file_of_columns(subject.file) : subject.file;
  auto list = read_records(columns, folders.own, subject.hashes);
  if (!list) return list.error();
  if (in_columns)
    if (auto joined = join_columns(subject.file, *list); !joined) return joined.error();
  auto given = give_laws(subject.file, list->contests, folders.own, folders.laws, subject.hashes);
  if (!given) return given.error();
  return list;
}

/// A manifest that is not in order is told first: what comes after may follow from it.
Error beside_manifest(Error error, const std::vector<audit::ManifestRow>& rows) {
  const auto refusal = audit::manifest_refusal(audit::manifest_findings(rows, nullptr));
  if (!refusal) return error;
  if (!error.advice.empty()) error.advice += "; ";
  Error first = *refusal;
  first.advice.clear();
  error.advice += "the manifest has a fault that may be the cause: " + base::to_text(first);
  return error;
}

base::Result<CardsSubject> load_rest(CardsSubject subject, const CardsFolders& folders) {
  if (auto checked = check_polling(subject); !checked) return checked.error();
  auto list = load_records(subject, folders);
  if (!list) return list.error();
  if (auto named = name_batches(subject, *list); !named) return named.error();
  if (auto checked = check_positions(subject, *list); !checked) return checked.error();
  auto pools = load_pools(subject, folders.own);
  if (!pools) return pools.error();
  const audit::RecordedCards recorded = recorded_by_batch(subject, *list, *pools);
  subject.findings = audit::manifest_findings(subject.rows, subject.has_records() ? &recorded : nullptr);
  if (auto laid = lay_out_cards(subject, std::move(*list), std::move(*pools)); !laid) return laid.error();
  subject.styles = audit::card_styles(subject.contests, subject.cards);
  return subject;
}

}  // namespace

base::Result<CardsSubject> load_cards(read::CardsFile file, const CardsFolders& folders, FileHashes hashes) {
  CardsSubject subject;
  subject.file = std::move(file);
  subject.hashes = std::move(hashes);
  if (auto loaded = load_manifest(subject, folders.own); !loaded) return loaded.error();
  const std::vector<audit::ManifestRow> rows = subject.rows;
  auto loaded = load_rest(std::move(subject), folders);
  if (!loaded) return beside_manifest(loaded.error(), rows);
  return loaded;
}

}  // namespace acta::app
