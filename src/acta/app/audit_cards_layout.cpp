// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "acta/app/audit_cards_parts.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;

/// Lays all cards out in their numbering and gives every contest its column.
class Layout {
 public:
  Layout(CardsSubject& subject, RecordedCardList list, CardPools pools)
      : m_subject(subject), m_list(std::move(list)), m_pools(std::move(pools)), m_of_batch(m_list.batches.size()) {}
  base::Result<void> run();

 private:
  static constexpr std::uint32_t kNoRecord = 0xffff'ffff;
  struct PooledCards {
    std::size_t first;
    std::int64_t cards;
    const std::map<std::size_t, audit::CardPool>* contests;
  };

  base::Result<void> check_pools() const;
  std::vector<std::string> batch_names() const;
  void order_records(const std::vector<std::string>& names);
  base::Result<void> add_batch(const std::string& name, std::size_t& at);
  base::Result<void> add_records(const std::string& name, std::size_t& at);
  void add_rest(const std::string& name, std::int64_t cards);
  void fill_column(std::size_t c);
  base::Result<std::int64_t> phantoms_of(std::size_t c) const;
  base::Result<void> add_phantoms();
  void note_unlooked();
  base::Result<void> add_contests();
  Error placed(Error error, std::size_t c) const;
  base::Result<void> check_names() const;
  void add_card(std::string id, std::int64_t position, std::uint32_t record) {
    m_subject.ids.push_back(std::move(id));
    m_subject.positions.push_back(static_cast<std::int32_t>(position));
    m_record.push_back(record);
  }

  CardsSubject& m_subject;
  RecordedCardList m_list;
  CardPools m_pools;
  std::vector<std::uint32_t> m_order;  ///< records, by batch, position and name
  std::vector<std::int64_t> m_of_batch;
  std::vector<std::uint32_t> m_record;      ///< by card
  std::vector<PooledCards> m_pooled;        ///< those of batches with subtotals
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
      return Error{ErrorKind::format,
                   fmt::format("two records are of card {} of batch \"{}\"", last, name),
                   m_list.place(m_order[at]),
                   {}};
    last = card.position;
    ++place;
    const bool named = !card.id.empty();
    unplaced = unplaced || (!named && card.position == 0);
    if (unplaced && card.position > 0)
      return Error{ErrorKind::format,
                   "some records of batch \"" + name + "\" have neither a name nor a position",
                   m_list.place(m_order[at]),
                   {}};
    add_card(std::move(card.id), card.position > 0 || named ? card.position : place, m_order[at]);
  }
  return {};
}

/// Cards of the manifest without a record: of a pool, or phantoms; in polling simply cards.
void Layout::add_rest(const std::string& name, std::int64_t cards) {
  const auto pool = m_pools.find(name);
  if (pool != m_pools.end()) m_pooled.push_back({m_subject.ids.size(), cards, &pool->second});
  for (std::int64_t card = 1; card <= cards; ++card) {
    const bool phantom = m_subject.has_records() && pool == m_pools.end();
    if (phantom) m_phantoms.push_back(m_subject.ids.size());
    add_card({}, phantom ? 0 : card, kNoRecord);
  }
  if (pool != m_pools.end()) m_subject.pooled += cards;
}

void Layout::fill_column(std::size_t c) {
  audit::ContestRecords& records = m_list.contests[c];
  audit::RowColumn& column = m_columns[c];
  for (const std::uint32_t record : m_record)
    column.push_back(record == kNoRecord ? audit::kNotOnCard : records.row_of_card[record]);
  for (const PooledCards& pooled : m_pooled) {
    const auto own = pooled.contests->find(c);
    if (own == pooled.contests->end()) continue;
    records.pools.push_back(own->second);
    const std::uint32_t row = records.votes.size() + static_cast<std::uint32_t>(records.pools.size()) - 1;
    for (std::int64_t card = 0; card < pooled.cards; ++card)
      column.set(pooled.first + static_cast<std::size_t>(card), row);
  }
  records.row_of_card = {};
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

/// On how many cards without a record the contest may be: as many as its bound leaves, all of them without a bound.
/// Cards of pools may hold it and need not, so that only records of single cards can be more than the bound.
base::Result<std::int64_t> Layout::phantoms_of(std::size_t c) const {
  const read::CardsContest& contest = m_subject.file.contests[c];
  const auto all = static_cast<std::int64_t>(m_columns[c].size()), known = static_cast<std::int64_t>(m_phantoms.size());
  if (!contest.cards) return known;
  if (!m_subject.file.styles) return std::max(known, *contest.cards - (all - known));
  const std::int64_t with = all - m_columns[c].count(audit::kNotOnCard);
  std::int64_t single = 0;
  for (std::size_t card = 0; card < m_columns[c].size(); ++card)
    single += m_columns[c][card] < m_list.contests[c].votes.size();
  if (single > *contest.cards)
    return Error{ErrorKind::usage,
                 fmt::format("contest \"{}\" is on {} cards by the records, more than cards = {}", contest.id, single,
                             *contest.cards),
                 contest.place,
                 "cards is an upper bound of the cards with the contest, counted apart from the records"};
  return std::max<std::int64_t>(0, *contest.cards - with);
}

base::Result<void> Layout::add_phantoms() {
  m_subject.batch_begin.push_back(static_cast<std::int64_t>(m_subject.ids.size()));
  std::vector<std::int64_t> wanted;
  for (std::size_t c = 0; c < m_columns.size(); ++c) {
    const auto phantoms = phantoms_of(c);
    if (!phantoms) return phantoms.error();
    wanted.push_back(*phantoms);
  }
  const std::int64_t most = wanted.empty() ? 0 : *std::max_element(wanted.begin(), wanted.end());
  while (static_cast<std::int64_t>(m_phantoms.size()) < most) {
    m_phantoms.push_back(m_subject.ids.size());
    add_card({}, 0, kNoRecord);
    for (auto& column : m_columns) column.push_back(audit::kNotOnCard);
  }
  // Where every card may hold every contest, one that is not there is drawn for all of them and is found for none.
  if (!m_subject.file.styles) std::fill(wanted.begin(), wanted.end(), static_cast<std::int64_t>(m_phantoms.size()));
  for (std::size_t c = 0; c < m_columns.size(); ++c)
    for (std::int64_t k = 0; k < wanted[c]; ++k)
      m_columns[c].set(m_phantoms[static_cast<std::size_t>(k)], audit::kPhantomRecord);
  m_subject.phantoms = static_cast<std::int64_t>(m_phantoms.size());
  return {};
}

/// With styles no card is drawn for a contest that its record lacks. A stated bound is what holds records to account.
void Layout::note_unlooked() {
  m_subject.unlooked.assign(m_subject.file.contests.size(), 0);
  if (!m_subject.file.styles) return;
  tbb::parallel_for(std::size_t{0}, m_columns.size(), [&](std::size_t c) {
    if (!m_subject.file.contests[c].cards) m_subject.unlooked[c] = m_columns[c].count(audit::kNotOnCard);
  });
}

/// Cards that have no name go by "batch/position" or "card k": no record may be named so.
base::Result<void> Layout::check_names() const {
  std::unordered_map<std::string_view, std::uint64_t> suspects;
  std::size_t named = 0;
  for (std::uint64_t card = 0; card < m_subject.ids.size(); ++card) {
    const std::string& id = m_subject.ids[card];
    named += !id.empty();
    if (id.find('/') != std::string::npos || id.starts_with("card ")) suspects.emplace(id, card);
  }
  if (named == m_subject.ids.size() || suspects.empty()) return {};
  for (std::uint64_t card = 0; card < m_subject.ids.size(); ++card) {
    const auto same = m_subject.ids[card].empty() ? suspects.find(m_subject.unit(card)) : suspects.end();
    if (same == suspects.end()) continue;
    return Error{
        ErrorKind::format,
        fmt::format("a record of batch \"{}\" names its card \"{}\", and so is called {}",
                    m_subject.batch_name(same->second), same->first,
                    m_subject.positions[card] > 0 ? fmt::format("card {} of batch \"{}\", which has no name",
                                                                m_subject.positions[card], m_subject.batch_name(card))
                                                  : "a card without a record"),
        m_subject.file.records ? m_subject.file.records->place : base::Place{},
        "entries could not tell them apart: name the card of the record in another way"};
  }
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
  std::vector<std::optional<base::Result<audit::CardContestAudit>>> made(m_list.contests.size());
  std::vector<std::vector<double>> reported;
  for (const audit::ContestRecords& records : m_list.contests) reported.push_back(records.reported);
  tbb::parallel_for(std::size_t{0}, made.size(), [&](std::size_t c) {
    if (m_subject.has_records()) m_list.contests[c].row_of_card = std::move(m_columns[c]);
    made[c] = m_subject.file.stratum.empty()
                  ? audit::CardContestAudit::make(std::move(m_list.contests[c]), rules, m_subject.cards)
                  : audit::CardContestAudit::make_part(std::move(m_list.contests[c]), rules, m_subject.cards);
  });
  for (std::size_t c = 0; c < made.size(); ++c) {
    if (!*made[c]) return placed(made[c]->error(), c);
    if (m_subject.has_records()) stated_differ(**made[c], reported[c], m_subject.notes);
    m_subject.contests.push_back(std::move(**made[c]));
  }
  return {};
}

Error Layout::placed(Error error, std::size_t c) const {
  if (error.place.line == 0) error.place = m_subject.file.contests[c].place;
  if (error.advice.empty() && !m_subject.file.stratum.empty())
    error.advice = "contests = [ … ] lists those of the stratum";
  return error;
}

/// Batches of the records and of the manifest, in the order of their names.
std::vector<std::string> Layout::batch_names() const {
  std::vector<std::string> names = m_list.batches;
  for (const audit::ManifestBatch& batch : m_subject.manifest.batches()) names.push_back(batch.name);
  std::sort(names.begin(), names.end(), audit::name_before);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void Layout::order_records(const std::vector<std::string>& names) {
  m_order.resize(m_list.cards.size());
  std::iota(m_order.begin(), m_order.end(), 0U);
  std::vector<std::ptrdiff_t> rank;
  for (const std::string& name : m_list.batches)
    rank.push_back(std::lower_bound(names.begin(), names.end(), name, audit::name_before) - names.begin());
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    const auto &x = m_list.cards[a], &y = m_list.cards[b];
    if (rank[x.batch] != rank[y.batch]) return rank[x.batch] < rank[y.batch];
    if (x.position != y.position) return x.position < y.position;
    return x.id == y.id ? a < b : audit::name_before(x.id, y.id);
  };
  // Files are mostly in this order already.
  if (!std::is_sorted(m_order.begin(), m_order.end(), before))
    tbb::parallel_sort(m_order.begin(), m_order.end(), before);
}

base::Result<void> Layout::run() {
  if (auto checked = check_pools(); !checked) return checked;
  m_subject.recorded = static_cast<std::int64_t>(m_list.cards.size());
  m_subject.notes = std::move(m_list.notes);
  const std::vector<std::string> names = batch_names();
  order_records(names);
  m_columns.resize(m_subject.has_records() ? m_list.contests.size() : 0);
  std::size_t at = 0;
  for (const std::string& name : names)
    if (auto added = add_batch(name, at); !added) return added;
  tbb::parallel_for(std::size_t{0}, m_columns.size(), [&](std::size_t c) { fill_column(c); });
  if (m_subject.has_records()) {
    if (auto added = add_phantoms(); !added) return added;
  } else {
    m_subject.batch_begin.push_back(static_cast<std::int64_t>(m_subject.ids.size()));
  }
  m_subject.cards = static_cast<std::int64_t>(m_subject.ids.size());
  if (auto checked = check_names(); !checked) return checked;
  note_unlooked();
  return add_contests();
}

}  // namespace

base::Result<void> lay_out_cards(CardsSubject& subject, RecordedCardList list, CardPools pools) {
  return Layout(subject, std::move(list), std::move(pools)).run();
}

}  // namespace acta::app
