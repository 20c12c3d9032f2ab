// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/packed_ballots.hpp"

#include <tbb/parallel_for.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <algorithm>
#include <bit>
#include <cstddef>
#include <new>
#include <optional>
#include <span>

#include "acta/base/large_pages.hpp"

namespace acta::read {
namespace {

using model::RankMark;
using Row = std::vector<RankMark>;

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

template <class T>
void reserve_large(std::vector<T>& into, std::size_t size) {
  into.reserve(size);
  base::prefer_large_pages(into.data(), size * sizeof(T));
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

PackedBallots::PackedBallots(std::uint32_t candidates, std::uint64_t most_marks, bool labels)
    : m_labels(labels),
      m_bits(static_cast<unsigned>(std::bit_width(candidates + (labels ? 2u : 0u)))),
      m_per_word(64 / m_bits),
      m_mask((std::uint64_t{1} << m_bits) - 1),
      m_most_marks(most_marks),
      m_shards(std::make_unique<std::array<Shard, kShards>>()) {
  for (Shard& shard : *m_shards) shard.slots.assign(16, 0);
  for (std::size_t rank = 0; rank < ranks(); ++rank) m_shifts[rank] = static_cast<std::uint8_t>(shift_of(rank));
}

std::size_t PackedBallots::marks_of(const PackedBallot& ballot) const {
  const std::size_t word = ballot.words[1] != 0 ? 1 : 0;
  const auto bits = 64 - static_cast<std::size_t>(std::countr_zero(ballot.words[word]));
  return ballot.words[word] == 0 ? 0 : word * m_per_word + (bits + m_bits - 1) / m_bits;
}

void PackedBallots::Slabs::Free::operator()(void* memory) const { ::operator delete(memory, alignment); }

/// The first slab is small, each one after it twice as large up to 8 MiB.
PackedBallot* PackedBallots::Slabs::block() {
  constexpr std::size_t kBytes = kBlock * sizeof(PackedBallot), kFirst = 8, kMost = (std::size_t{8} << 20) / kBytes;
  const std::lock_guard lock(m_mutex);
  if (m_left == 0) {
    m_left = std::min(kMost, kFirst << std::min<std::size_t>(m_slabs.size(), 16));
    const std::size_t page = m_left < kMost ? alignof(std::max_align_t) : base::kLargePage;
    const auto alignment = std::align_val_t(page);
    const std::size_t bytes = (m_left * kBytes + page - 1) / page * page;
    void* memory = ::operator new(bytes, alignment);
    m_slabs.emplace_back(static_cast<PackedBallot*>(memory), Free{alignment});
    if (page == base::kLargePage) base::prefer_large_pages(memory, bytes);
  }
  return m_slabs.back().get() + --m_left * kBlock;
}

void PackedBallots::Shard::push_back(const PackedBallot& ballot, Slabs& slabs) {
  if (rows == blocks.size() * kBlock) blocks.push_back(slabs.block());
  row(rows++) = ballot;
}

void PackedBallots::grow(Shard& shard) {
  shard.slots.assign(shard.slots.size() * 2, 0);
  const std::size_t mask = shard.slots.size() - 1;
  for (std::size_t row = 0; row < shard.rows; ++row) {
    std::size_t slot = hash_of(shard.row(row)) & mask;
    while (shard.slots[slot] != 0) slot = (slot + 1) & mask;
    shard.slots[slot] = static_cast<std::uint32_t>(row + 1);
  }
}

/// The table is larger than the caches: what the ballots after the first will look at is asked for early.
void PackedBallots::fetch_ahead(const Shard& shard, std::span<const PackedBallot> ballots) {
  constexpr std::size_t kSlotAhead = 32, kRowAhead = 16;
  const std::size_t mask = shard.slots.size() - 1;
  if (ballots.size() > kSlotAhead) __builtin_prefetch(&shard.slots[hash_of(ballots[kSlotAhead]) & mask]);
  if (ballots.size() <= kRowAhead) return;
  const std::uint32_t row = shard.slots[hash_of(ballots[kRowAhead]) & mask];
  if (row != 0) __builtin_prefetch(&shard.row(row - 1));
}

bool PackedBallots::add_to(Shard& shard, Slabs& slabs, const std::vector<PackedBallot>& ballots) {
  std::uint64_t marks = 0;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const PackedBallot& ballot = ballots[i];
    fetch_ahead(shard, std::span(ballots).subspan(i));
    const std::size_t mask = shard.slots.size() - 1;
    std::size_t slot = hash_of(ballot) & mask;
    while (shard.slots[slot] != 0 && !same_ranking(shard.row(shard.slots[slot] - 1), ballot)) slot = (slot + 1) & mask;
    if (shard.slots[slot] != 0) {
      shard.row(shard.slots[slot] - 1).count += ballot.count;
      continue;
    }
    marks += marks_of(ballot);
    shard.push_back(ballot, slabs);
    shard.slots[slot] = static_cast<std::uint32_t>(shard.rows);
    if (shard.rows * 4 > shard.slots.size() * 3) grow(shard);
  }
  return m_marks.fetch_add(marks) + marks <= m_most_marks;
}

bool PackedBallots::add(Batch& batch, bool last) {
  for (PackedBallot& recent : batch.m_recent)
    if (last && recent.count > 0) {
      batch.pass_on(recent);
      recent = {{}, 0};
    }
  for (std::size_t s = 0; s < kShards; ++s) {
    if (batch.m_shards[s].empty()) continue;
    Shard& shard = (*m_shards)[s];
    const std::lock_guard lock(shard.mutex);
    if (!add_to(shard, m_slabs[s / kShardsASlab], batch.m_shards[s])) return false;
    batch.m_shards[s].clear();
  }
  batch.m_waiting = 0;
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

/// In one piece, and back.
void PackedBallots::sort(Shard& shard) {
  std::vector<std::uint32_t>().swap(shard.slots);
  std::vector<PackedBallot> all;
  all.reserve(shard.rows);
  for (std::size_t row = 0; row < shard.rows; row += kBlock)
    all.insert(all.end(), &shard.row(row), &shard.row(row) + std::min(kBlock, shard.rows - row));
  std::sort(all.begin(), all.end(), [](const PackedBallot& a, const PackedBallot& b) {
    return a.words[0] != b.words[0] ? a.words[0] < b.words[0] : a.words[1] < b.words[1];
  });
  for (std::size_t row = 0; row < shard.rows; row += kBlock)
    std::copy_n(&all[row], std::min(kBlock, shard.rows - row), &shard.row(row));
}

void PackedBallots::sort_shards() {
  tbb::parallel_for(std::size_t{0}, kShards, [&](std::size_t s) { sort((*m_shards)[s]); });
}

model::RankedBallots PackedBallots::finish() && {
  sort_shards();
  give_back();
  model::RankedBallots into;
  WideRows wide(m_wide);
  std::size_t rows = wide.size();
  for (const Shard& shard : *m_shards) rows += shard.rows;
  reserve_large(into.begin, rows + 1);
  reserve_large(into.counts, rows);
  reserve_large(into.marks, m_marks);
  Row marks;
  for (std::size_t s = 0; s < kShards; ++s) {
    const Shard& shard = (*m_shards)[s];
    for (std::size_t row = 0; row < shard.rows; ++row) {
      const PackedBallot& ballot = shard.row(row);
      marks.resize(marks_of(ballot));
      for (std::size_t rank = 0; rank < marks.size(); ++rank) marks[rank] = mark_of(code_at(ballot, rank));
      while (wide.has_before(marks)) wide.append_next(into);
      append(into, marks, ballot.count);
    }
    if ((s + 1) % kShardsASlab == 0) m_slabs[s / kShardsASlab].clear();
  }
  while (wide.size() > 0) wide.append_next(into);
  into.sorted = true;
  return into;
}

}  // namespace acta::read
