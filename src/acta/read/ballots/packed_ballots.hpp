// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "acta/model/ranked_ballots.hpp"

namespace acta::read {

/// A ranking in two words, a few bits a rank, the first rank in the highest, and how many ballots have it.
struct PackedBallot {
  std::array<std::uint64_t, 2> words{};
  std::int64_t count = 1;
};

/// Ballots of one contest grouped by any number of threads. About 40 bytes a distinct ranking that fits into a
/// PackedBallot, whatever the number of ballots; one that goes by add_wide takes 100 bytes and around 60 more a rank
/// (reckoned: lists of lists in a map). The result does not depend on the order of calls: rows are sorted.
class PackedBallots {
 public:
  static constexpr std::size_t kShards = 256;

  /// Ballots of one thread on their way into the table. Equal ones that follow each other closely are added up first:
  /// each ranking has one place among the recent ones, and goes on when another needs it.
  class Batch {
   public:
    void add(const PackedBallot& ballot) {
      PackedBallot& recent = m_recent[hash_of(ballot) >> (64 - kRecentBits)];
      if (recent.words[0] == ballot.words[0] && recent.words[1] == ballot.words[1]) {
        recent.count += ballot.count;
        return;
      }
      if (recent.count > 0) pass_on(recent);
      recent = ballot;
    }
    /// Ballots that wait, recent ones not counted.
    std::size_t waiting() const { return m_waiting; }

   private:
    friend class PackedBallots;
    static constexpr unsigned kRecentBits = 13;
    void pass_on(const PackedBallot& ballot) {
      m_shards[shard_of(ballot)].push_back(ballot);
      ++m_waiting;
    }

    std::vector<PackedBallot> m_recent{std::size_t{1} << kRecentBits, PackedBallot{{}, 0}};
    std::array<std::vector<PackedBallot>, kShards> m_shards;
    std::size_t m_waiting = 0;
  };
  /// So many that wait are worth a walk over the table.
  static constexpr std::size_t kFullBatch = std::size_t{1} << 17;

  /// REQUIRES: 0 < candidates < 2^30. `most_marks`: of all distinct rankings. `labels`: whether marks may be
  /// kOvervoteLabel and kUndeclaredWriteIn. Candidates beyond are not refused: their ballots go by add_wide.
  PackedBallots(std::uint32_t candidates, std::uint64_t most_marks, bool labels = false);

  /// Ranks that fit into a PackedBallot; a ballot with more goes by add_wide.
  std::size_t ranks() const { return 2 * m_per_word; }
  /// Whether a mark has a place in a PackedBallot. No set has.
  bool fits(model::RankMark mark) const {
    return mark < m_mask - (m_labels ? 2 : 0) ||
           (m_labels && (mark == model::kOvervoteLabel || mark == model::kUndeclaredWriteIn));
  }
  /// REQUIRES: rank < ranks(), counted from 0, nothing stands there, and the candidate fits.
  void mark(PackedBallot& ballot, std::size_t rank, model::RankMark candidate) const {
    ballot.words[word_of(rank)] |= std::uint64_t{candidate + 1} << m_shifts[rank];
  }
  /// The same of any mark that fits.
  void mark_any(PackedBallot& ballot, std::size_t rank, model::RankMark mark) const {
    const bool label = m_labels && mark >= model::kUndeclaredWriteIn;
    const std::uint64_t code = label ? m_mask - (model::kOvervoteLabel - mark) : std::uint64_t{mark} + 1;
    ballot.words[word_of(rank)] |= code << m_shifts[rank];
  }
  bool is_marked(const PackedBallot& ballot, std::size_t rank) const {
    return (ballot.words[word_of(rank)] >> m_shifts[rank] & m_mask) != 0;
  }

  using WideBallot = std::vector<std::vector<model::RankMark>>;  ///< marks by rank, ascending, none twice
  /// Threads may call these at one time. False: beyond most_marks. add: what waits in the batch, and with `last` the
  /// recent ballots too.
  bool add(Batch& batch, bool last = true);
  bool add_wide(WideBallot ballot, std::int64_t count);

  /// Whether there are more marks than most_marks, and how to say so.
  bool is_full() const { return m_marks > m_most_marks; }
  std::string limit_message() const;

  /// Rows, sorted. Candidates' names and all else are left to the caller.
  model::RankedBallots finish() &&;

 private:
  /// Memory of rows, in large pages where the system has them: filling small ones costs more than what is written.
  class Slabs {
   public:
    /// Room for kBlock rows. Threads may call this at one time.
    PackedBallot* block();
    /// Gives all back. REQUIRES: nobody reads a row again.
    void clear() { m_slabs.clear(); }

   private:
    struct Free {
      std::align_val_t alignment;
      void operator()(void* memory) const;
    };
    std::mutex m_mutex;
    std::vector<std::unique_ptr<PackedBallot, Free>> m_slabs;
    std::size_t m_left = 0;  ///< blocks of the last slab
  };
  static constexpr std::size_t kBlock = 1'024;

  /// Rows stand in blocks, which never move.
  struct Shard {
    std::mutex mutex;
    std::vector<PackedBallot*> blocks;
    std::size_t rows = 0;
    std::vector<std::uint32_t> slots;  ///< row + 1; 0: free

    PackedBallot& row(std::size_t number) { return blocks[number / kBlock][number % kBlock]; }
    const PackedBallot& row(std::size_t number) const { return blocks[number / kBlock][number % kBlock]; }
    void push_back(const PackedBallot& ballot, Slabs& slabs);
  };

  std::size_t word_of(std::size_t rank) const { return rank < m_per_word ? 0 : 1; }
  unsigned shift_of(std::size_t rank) const {
    return 64 - m_bits * static_cast<unsigned>(rank - word_of(rank) * m_per_word + 1);
  }
  std::uint64_t code_at(const PackedBallot& ballot, std::size_t rank) const {
    return ballot.words[word_of(rank)] >> shift_of(rank) & m_mask;
  }
  model::RankMark mark_of(std::uint64_t code) const {
    if (code == 0) return model::kNoMark;
    if (m_labels && code >= m_mask - 1) return model::kOvervoteLabel - static_cast<model::RankMark>(m_mask - code);
    return static_cast<model::RankMark>(code - 1);
  }
  static std::uint64_t hash_of(const PackedBallot& ballot) {
    std::uint64_t hash = ballot.words[0] * 0x9e3779b97f4a7c15;
    hash ^= std::rotl(ballot.words[1] * 0xc2b2ae3d27d4eb4f, 31);
    hash = (hash ^ (hash >> 32)) * 0xff51afd7ed558ccd;
    return hash ^ (hash >> 29);
  }
  static std::size_t shard_of(const PackedBallot& ballot) { return ballot.words[0] >> 56; }
  static void grow(Shard& shard);
  static void fetch_ahead(const Shard& shard, std::span<const PackedBallot> ballots);
  bool add_to(Shard& shard, Slabs& slabs, const std::vector<PackedBallot>& ballots);
  std::size_t marks_of(const PackedBallot& ballot) const;
  static void sort(Shard& shard);
  void sort_shards();

  bool m_labels;
  unsigned m_bits;
  std::size_t m_per_word;
  std::uint64_t m_mask, m_most_marks;
  std::array<std::uint8_t, 128> m_shifts{};  ///< shift_of each rank
  std::atomic<std::uint64_t> m_marks = 0;    ///< of all distinct rankings
  static constexpr std::size_t kShardsASlab = 16;
  std::array<Slabs, kShards / kShardsASlab> m_slabs;  ///< of neighbouring shards, which are given back together
  std::unique_ptr<std::array<Shard, kShards>> m_shards;
  std::mutex m_wide_mutex;
  std::map<WideBallot, std::int64_t> m_wide;
};

}  // namespace acta::read
