// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "acta/app/audit_cards_parts.hpp"
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

/// Subtotals of one batch, by contest.
using Pools = std::map<std::string, std::map<std::size_t, audit::CardPool>>;

base::Result<void> add_pool(const CardsSubject& subject, const read::PoolLine& line, Pools& pools) {
  const auto refuse = [&](std::string why) { return Error{ErrorKind::format, std::move(why), line.place, {}}; };
  const std::size_t contest = subject.contest(line.contest);
  if (contest == subject.file.contests.size()) return refuse("there is no contest \"" + line.contest + "\"");
  const auto& choices = subject.file.contests[contest].choices;
  const auto choice = std::find(choices.begin(), choices.end(), line.choice);
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

base::Result<Pools> load_pools(CardsSubject& subject, const fs::path& folder) {
  Pools pools;
  if (subject.file.pools.empty()) return pools;
  const fs::path path = folder / subject.file.pools;
  auto bytes = read_hashed(path, subject.hashes);
  if (!bytes) return bytes.error();
  const auto lines = read::read_pools(path.string(), std::move(*bytes));
  if (!lines) return lines.error();
  for (const read::PoolLine& line : *lines)
    if (auto added = add_pool(subject, line, pools); !added) return added.error();
  return pools;
}

/// Lays all cards out in their numbering and gives every contest its column.
class Layout {
 public:
  Layout(CardsSubject& subject, RecordedCardList list, Pools pools)
      : m_subject(subject), m_list(std::move(list)), m_pools(std::move(pools)), m_of_batch(m_list.batches.size()) {}
  base::Result<void> run();

 private:
  base::Result<void> check_pools() const;
  base::Result<void> add_batch(const std::string& name, std::size_t& at);
  base::Result<void> add_records(const std::string& name, std::size_t& at);
  void add_rest(const std::string& name, std::int64_t cards);
  base::Result<void> add_phantoms();
  base::Result<void> add_contests();
  void add_card(std::string id, std::int64_t position) {
    m_subject.ids.push_back(std::move(id));
    m_subject.positions.push_back(static_cast<std::int32_t>(position));
  }

  CardsSubject& m_subject;
  RecordedCardList m_list;
  Pools m_pools;
  std::vector<std::uint32_t> m_order;  ///< records, by batch, position and name
  std::vector<std::int64_t> m_of_batch;
  std::vector<audit::RowColumn> m_columns;  ///< by contest
  std::vector<std::uint64_t> m_phantoms;    ///< cards
};

base::Result<void> Layout::check_pools() const {
  for (const std::string& name : m_list.batches)
    if (m_pools.contains(name))
      return Error{ErrorKind::usage,
                   "batch \"" + name + "\" has records of its cards and subtotals too",
                   {},
                   "leave it out of the pools, or out of the records"};
  return {};
}

base::Result<void> Layout::add_records(const std::string& name, std::size_t& at) {
  std::int64_t place = 0, last = 0;
  bool unplaced = false;
  for (; at < m_order.size() && m_list.batches[m_list.cards[m_order[at]].batch] == name; ++at) {
    RecordedCardList::Card& card = m_list.cards[m_order[at]];
    if (card.position > 0 && card.position == last)
      return Error{ErrorKind::format, fmt::format("two records are of card {} of batch \"{}\"", last, name), {}, {}};
    last = card.position;
    ++place;
    const bool named = !card.id.empty();
    unplaced = unplaced || (!named && card.position == 0);
    if (unplaced && card.position > 0)
      return Error{
          ErrorKind::format, "some records of batch \"" + name + "\" have neither a name nor a position", {}, {}};
    add_card(std::move(card.id), card.position > 0 || named ? card.position : place);
    for (std::size_t c = 0; c < m_columns.size(); ++c)
      m_columns[c].push_back(m_list.contests[c].row_of_card[m_order[at]]);
  }
  return {};
}

/// Cards of the manifest without a record: of a pool, or phantoms; in polling simply cards.
void Layout::add_rest(const std::string& name, std::int64_t cards) {
  const auto pool = m_pools.find(name);
  for (std::size_t c = 0; c < m_columns.size() && pool != m_pools.end(); ++c)
    if (const auto own = pool->second.find(c); own != pool->second.end())
      m_list.contests[c].pools.push_back(own->second);
  for (std::int64_t card = 1; card <= cards; ++card) {
    const bool phantom = m_subject.has_records() && pool == m_pools.end();
    if (phantom) m_phantoms.push_back(m_subject.ids.size());
    add_card({}, phantom ? 0 : card);
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
      const bool in_pool = pool != m_pools.end() && pool->second.contains(c);
      m_columns[c].push_back(in_pool ? m_list.contests[c].votes.size() +
                                           static_cast<std::uint32_t>(m_list.contests[c].pools.size()) - 1
                                     : audit::kNotOnCard);
    }
  }
  if (pool != m_pools.end()) m_subject.pooled += cards;
}

base::Result<void> Layout::add_batch(const std::string& name, std::size_t& at) {
  m_subject.batches.push_back(name);
  m_subject.batch_begin.push_back(static_cast<std::int64_t>(m_subject.ids.size()));
  const std::size_t first = at;
  if (auto added = add_records(name, at); !added) return added;
  const std::size_t listed = m_subject.manifest.find(name);
  if (listed < m_subject.manifest.batches().size())
    add_rest(name, m_subject.manifest.batches()[listed].cards - static_cast<std::int64_t>(at - first));
  return {};
}

/// Each contest may be on as many cards without a record as its bound leaves, on all of them without a bound.
base::Result<void> Layout::add_phantoms() {
  const bool styles = m_subject.file.styles;
  m_subject.batch_begin.push_back(static_cast<std::int64_t>(m_subject.ids.size()));
  std::vector<std::int64_t> wanted;
  for (std::size_t c = 0; c < m_columns.size(); ++c) {
    std::int64_t with = 0;
    for (std::size_t card = 0; card < m_columns[c].size(); ++card) with += m_columns[c][card] != audit::kNotOnCard;
    if (!styles) with = static_cast<std::int64_t>(m_columns[c].size() - m_phantoms.size());
    const read::CardsContest& contest = m_subject.file.contests[c];
    const std::int64_t bound = contest.cards.value_or(with + static_cast<std::int64_t>(m_phantoms.size()));
    if (bound < with && styles)
      return Error{
          ErrorKind::usage,
          fmt::format("contest \"{}\" is on {} cards by the records, more than cards = {}", contest.id, with, bound),
          contest.place, "cards is an upper bound of the cards with the contest, counted apart from the records"};
    wanted.push_back(styles ? bound - with : std::max(bound - with, static_cast<std::int64_t>(m_phantoms.size())));
  }
  const std::int64_t most = wanted.empty() ? 0 : *std::max_element(wanted.begin(), wanted.end());
  while (static_cast<std::int64_t>(m_phantoms.size()) < most) {
    m_phantoms.push_back(m_subject.ids.size());
    add_card({}, 0);
    for (auto& column : m_columns) column.push_back(audit::kNotOnCard);
  }
  for (std::size_t c = 0; c < m_columns.size(); ++c)
    for (std::int64_t k = 0; k < wanted[c]; ++k)
      m_columns[c].set(m_phantoms[static_cast<std::size_t>(k)], audit::kPhantomRecord);
  m_subject.phantoms = static_cast<std::int64_t>(m_phantoms.size());
  return {};
}

void stated_differ(const audit::CardContestAudit& audit, const std::vector<double>& reported,
                   std::vector<std::string>& notes) {
  for (std::size_t k = 0; k < reported.size(); ++k)
    if (reported[k] != audit.totals()[k])
      notes.push_back(fmt::format("{}: {:.0f} votes for {} are reported, the records have {:.0f}", audit.contest().id,
                                  reported[k], audit.contest().choices[k], audit.totals()[k]));
}

base::Result<void> Layout::add_contests() {
  audit::CardRules rules;
  const std::string& kind = m_subject.file.kind;
  rules.method = kind == "polling"    ? audit::CardMethod::polling
                 : kind == "oneaudit" ? audit::CardMethod::one_audit
                                      : audit::CardMethod::comparison;
  rules.style = m_subject.file.styles ? audit::CardStyle::known : audit::CardStyle::unknown;
  rules.expected = {m_subject.file.over_two, m_subject.file.over_one, m_subject.file.under_one,
                    m_subject.file.under_two};
  for (std::size_t c = 0; c < m_list.contests.size(); ++c) {
    audit::ContestRecords& records = m_list.contests[c];
    const std::vector<double> reported = records.reported;
    if (m_subject.has_records()) records.row_of_card = std::move(m_columns[c]);
    auto made = audit::CardContestAudit::make(std::move(records), rules, m_subject.cards);
    if (!made) {
      Error error = made.error();
      error.place = m_subject.file.contests[c].place;
      return error;
    }
    if (m_subject.has_records()) stated_differ(*made, reported, m_subject.notes);
    m_subject.contests.push_back(std::move(*made));
  }
  return {};
}

base::Result<void> Layout::run() {
  if (auto checked = check_pools(); !checked) return checked;
  m_subject.recorded = static_cast<std::int64_t>(m_list.cards.size());
  m_subject.notes = std::move(m_list.notes);
  m_order.resize(m_list.cards.size());
  std::iota(m_order.begin(), m_order.end(), 0U);
  std::vector<std::string> names = m_list.batches;
  for (const audit::ManifestBatch& batch : m_subject.manifest.batches()) names.push_back(batch.name);
  std::sort(names.begin(), names.end(), audit::name_before);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::uint32_t> rank;
  for (const std::string& name : m_list.batches)
    rank.push_back(static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), name, audit::name_before) -
                                              names.begin()));
  std::sort(m_order.begin(), m_order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto &x = m_list.cards[a], &y = m_list.cards[b];
    if (rank[x.batch] != rank[y.batch]) return rank[x.batch] < rank[y.batch];
    if (x.position != y.position) return x.position < y.position;
    return x.id == y.id ? a < b : audit::name_before(x.id, y.id);
  });
  m_columns.resize(m_subject.has_records() ? m_list.contests.size() : 0);
  std::size_t at = 0;
  for (const std::string& name : names)
    if (auto added = add_batch(name, at); !added) return added;
  if (m_subject.has_records()) {
    if (auto added = add_phantoms(); !added) return added;
  } else {
    m_subject.batch_begin.push_back(static_cast<std::int64_t>(m_subject.ids.size()));
  }
  m_subject.cards = static_cast<std::int64_t>(m_subject.ids.size());
  return add_contests();
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
    if (votes > cards * contest.votes_for)
      return Error{ErrorKind::usage,
                   fmt::format("contest \"{}\" reports {} votes, more than the manifest's {} cards can hold",
                               contest.id, base::grouped(votes), base::grouped(cards)),
                   contest.place,
                   {}};
  }
  return {};
}

audit::RecordedCards recorded_by_batch(const CardsSubject& subject, const RecordedCardList& list, const Pools& pools) {
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

base::Result<CardsSubject> load_cards(const std::string& toml_path) {
  CardsSubject subject;
  const fs::path path = toml_path, folder = path.parent_path();
  auto text = read_hashed(path, subject.hashes);
  if (!text) return text.error();
  auto file = read::parse_cards_file(*text, path.string());
  if (!file) return file.error();
  subject.file = std::move(*file);
  if (auto loaded = load_manifest(subject, folder); !loaded) return loaded.error();
  if (auto checked = check_polling(subject); !checked) return checked.error();
  auto list = read_records(subject.file, folder, subject.hashes);
  if (!list) return list.error();
  if (auto named = name_batches(subject, *list); !named) return named.error();
  auto pools = load_pools(subject, folder);
  if (!pools) return pools.error();
  const audit::RecordedCards recorded = recorded_by_batch(subject, *list, *pools);
  subject.findings = audit::manifest_findings(subject.rows, subject.has_records() ? &recorded : nullptr);
  if (auto laid = Layout(subject, std::move(*list), std::move(*pools)).run(); !laid) return laid.error();
  subject.styles = audit::card_styles(subject.contests, subject.cards);
  return subject;
}

}  // namespace acta::app
