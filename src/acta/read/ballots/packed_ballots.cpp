// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/packed_ballots.hpp"

#include <tbb/parallel_for.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <bit>
#include <optional>
#include <span>

namespace acta::read {
namespace {

using model::RankMark;
using Row = std::vector<RankMark>;

/// A quarter more at a time: doubling would leave half of the table's memory unused.
void make_room(std::vector<PackedBallot>& rows) {
  if (rows.size() == rows.capacity()) rows.reserve(rows.size() + rows.size() / 4 + 16);
}

/// Word by word: an array's own comparison is a call.
bool same_ranking(const PackedBallot& a, const PackedBallot& b) {
  return a.words[0] == b.words[0] && a.words[1] == b.words[1];
}

/// Memory that was freed counts as taken until the allocator gives it back: rows would stand twice.
void give_back() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

void append(model::RankedBallots& into, std::span<const RankMark> marks, std::int64_t count) {
  into.marks.insert(into.marks.end(), marks.begin(), marks.end());
  into.begin.push_back(static_cast<std::uint32_t>(into.marks.size()));
  into.counts.push_back(count);
}

/// A blank rank is below all others, as in the words; a row that ends is filled up with blanks.
bool is_before(std::span<const RankMark> a, std::span<const RankMark> b) {
  const auto at = [](std::span<const RankMark> row, std::size_t rank) {
    return rank >= row.size() || row[rank] == model::kNoMark ? std::uint64_t{0} : std::uint64_t{row[rank]} + 1;
  };
  for (std::size_t rank = 0; rank < std::max(a.size(), b.size()); ++rank)
    if (at(a, rank) != at(b, rank)) return at(a, rank) < at(b, rank);
  return false;
}

struct WideRow {
  Row marks;
  std::int64_t count = 0;
};

/// Rows with several marks at a rank, the last of them in front.
class WideRows {
 public:
  explicit WideRows(const std::map<PackedBallots::WideBallot, std::int64_t>& wide) {
    for (const auto& [ballot, count] : wide) {
      WideRow& row = m_rows.emplace_back(WideRow{{}, count});
      for (const Row& marks : ballot)
        row.marks.push_back(marks.empty() ? model::kNoMark : marks.size() == 1 ? marks.front() : number_of(marks));
    }
    std::sort(m_rows.begin(), m_rows.end(),
              [](const WideRow& a, const WideRow& b) { return is_before(b.marks, a.marks); });
    m_final.resize(m_numbers.size());
  }
  std::size_t size() const { return m_rows.size(); }
  bool has_before(std::span<const RankMark> marks) const {
    return !m_rows.empty() && is_before(m_rows.back().marks, marks);
  }
  /// Sets are numbered anew in the order of the rows. REQUIRES: size() > 0
  void append_next(model::RankedBallots& into) {
    for (RankMark& mark : m_rows.back().marks) {
      if (mark < model::kFirstSet) continue;
      auto& number = m_final[mark - model::kFirstSet];
      if (!number) {
        number = model::kFirstSet + static_cast<RankMark>(into.sets.size());
        into.sets.push_back(*m_sets[mark - model::kFirstSet]);
      }
      mark = *number;
    }
    append(into, m_rows.back().marks, m_rows.back().count);
    m_rows.pop_back();
  }

 private:
  RankMark number_of(const Row& set) {
    const auto [at, added] = m_numbers.emplace(set, model::kFirstSet + static_cast<RankMark>(m_sets.size()));
    if (added) m_sets.push_back(&at->first);
    return at->second;
  }

  std::map<Row, RankMark> m_numbers;
  std::vector<const Row*> m_sets;
  std::vector<std::optional<RankMark>> m_final;
  std::vector<WideRow> m_rows;
};

}  // namespace

PackedBallots::PackedBallots(std::uint32_t candidates, std::uint64_t most_marks)
    : m_bits(static_cast<unsigned>(std::bit_width(candidates))),
      m_per_word(64 / m_bits),
      m_mask((std::uint64_t{1} << m_bits) - 1),
      m_most_marks(most_marks),
      m_shards(std::make_unique<std::array<Shard, kShards>>()) {
  for (Shard& shard : *m_shards) shard.slots.assign(16, 0);
}

std::uint64_t PackedBallots::hash_of(const PackedBallot& ballot) {
  std::uint64_t hash = ballot.words[0] * 0x9e3779b97f4a7c15;
  hash ^= std::rotl(ballot.words[1] * 0xc2b2ae3d27d4eb4f, 31);
  hash = (hash ^ (hash >> 32)) * 0xff51afd7ed558ccd;
  return hash ^ (hash >> 29);
}

std::size_t PackedBallots::marks_of(const PackedBallot& ballot) const {
  const std::size_t word = ballot.words[1] != 0 ? 1 : 0;
  const auto bits = 64 - static_cast<std::size_t>(std::countr_zero(ballot.words[word]));
  return ballot.words[word] == 0 ? 0 : word * m_per_word + (bits + m_bits - 1) / m_bits;
}

void PackedBallots::grow(Shard& shard) {
  shard.slots.assign(shard.slots.size() * 2, 0);
  const std::size_t mask = shard.slots.size() - 1;
  for (std::size_t row = 0; row < shard.rows.size(); ++row) {
    std::size_t slot = hash_of(shard.rows[row]) & mask;
    while (shard.slots[slot] != 0) slot = (slot + 1) & mask;
    shard.slots[slot] = static_cast<std::uint32_t>(row + 1);
  }
}

/// The table is larger than the caches: what the ballots after the first will look at is asked for early.
void PackedBallots::fetch_ahead(const Shard& shard, std::span<const PackedBallot> ballots) {
  constexpr std::size_t kSlotAhead = 16, kRowAhead = 8;
  const std::size_t mask = shard.slots.size() - 1;
  if (ballots.size() > kSlotAhead) __builtin_prefetch(&shard.slots[hash_of(ballots[kSlotAhead]) & mask]);
  if (ballots.size() <= kRowAhead) return;
  const std::uint32_t row = shard.slots[hash_of(ballots[kRowAhead]) & mask];
  if (row != 0) __builtin_prefetch(&shard.rows[row - 1]);
}

bool PackedBallots::add_to(Shard& shard, const std::vector<PackedBallot>& ballots) {
  std::uint64_t marks = 0;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const PackedBallot& ballot = ballots[i];
    fetch_ahead(shard, std::span(ballots).subspan(i));
    const std::size_t mask = shard.slots.size() - 1;
    std::size_t slot = hash_of(ballot) & mask;
    while (shard.slots[slot] != 0 && !same_ranking(shard.rows[shard.slots[slot] - 1], ballot)) slot = (slot + 1) & mask;
    if (shard.slots[slot] != 0) {
      shard.rows[shard.slots[slot] - 1].count += ballot.count;
      continue;
    }
    marks += marks_of(ballot);
    make_room(shard.rows);
    shard.rows.push_back(ballot);
    shard.slots[slot] = static_cast<std::uint32_t>(shard.rows.size());
    if (shard.rows.size() * 4 > shard.slots.size() * 3) grow(shard);
  }
  return m_marks.fetch_add(marks) + marks <= m_most_marks;
}

bool PackedBallots::add(Batch& batch) {
  for (std::size_t s = 0; s < kShards; ++s) {
    if (batch.m_shards[s].empty()) continue;
    Shard& shard = (*m_shards)[s];
    const std::lock_guard lock(shard.mutex);
    if (!add_to(shard, batch.m_shards[s])) return false;
  }
  return true;
}

bool PackedBallots::add_wide(WideBallot ballot, std::int64_t count) {
  const std::lock_guard lock(m_wide_mutex);
  const std::size_t marks = ballot.size();
  const auto [at, added] = m_wide.try_emplace(std::move(ballot), 0);
  at->second += count;
  return !added || m_marks.fetch_add(marks) + marks <= m_most_marks;
}

std::string PackedBallots::limit_message() const {
  return "there are more than " + std::to_string(m_most_marks) + " marks in rankings that differ";
}

void PackedBallots::sort_shards() {
  tbb::parallel_for(std::size_t{0}, kShards, [&](std::size_t s) {
    Shard& shard = (*m_shards)[s];
    std::vector<std::uint32_t>().swap(shard.slots);
    std::sort(shard.rows.begin(), shard.rows.end(), [](const PackedBallot& a, const PackedBallot& b) {
      return a.words[0] != b.words[0] ? a.words[0] < b.words[0] : a.words[1] < b.words[1];
    });
  });
}

model::RankedBallots PackedBallots::finish() && {
  sort_shards();
  model::RankedBallots into;
  WideRows wide(m_wide);
  std::size_t rows = wide.size();
  for (const Shard& shard : *m_shards) rows += shard.rows.size();
  into.begin.reserve(rows + 1);
  into.counts.reserve(rows);
  into.marks.reserve(m_marks);
  Row marks;
  std::size_t freed = 0;
  for (Shard& shard : *m_shards) {
    for (const PackedBallot& ballot : shard.rows) {
      marks.resize(marks_of(ballot));
      for (std::size_t rank = 0; rank < marks.size(); ++rank) {
        const std::uint64_t code = code_at(ballot, rank);
        marks[rank] = code == 0 ? model::kNoMark : static_cast<RankMark>(code - 1);
      }
      while (wide.has_before(marks)) wide.append_next(into);
      append(into, marks, ballot.count);
    }
    std::vector<PackedBallot>().swap(shard.rows);
    if (++freed % 8 == 0) give_back();
  }
  while (wide.size() > 0) wide.append_next(into);
  into.sorted = true;
  return into;
}

}  // namespace acta::read
