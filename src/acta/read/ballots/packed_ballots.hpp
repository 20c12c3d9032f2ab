// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
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

  /// Ballots of one thread, by the part of the table that holds them.
  class Batch {
   public:
    void add(const PackedBallot& ballot) { m_shards[shard_of(ballot)].push_back(ballot); }

   private:
    friend class PackedBallots;
    std::array<std::vector<PackedBallot>, kShards> m_shards;
  };

  /// REQUIRES: 0 < candidates < 2^31. `most_marks`: of all distinct rankings.
  PackedBallots(std::uint32_t candidates, std::uint64_t most_marks);

  /// Ranks that fit into a PackedBallot; a ballot with more goes by add_wide.
  std::size_t ranks() const { return 2 * m_per_word; }
  /// REQUIRES: rank < ranks(), counted from 0, and nothing stands there.
  void mark(PackedBallot& ballot, std::size_t rank, model::RankMark candidate) const {
    ballot.words[word_of(rank)] |= std::uint64_t{candidate + 1} << shift_of(rank);
  }
  bool is_marked(const PackedBallot& ballot, std::size_t rank) const { return code_at(ballot, rank) != 0; }

  using WideBallot = std::vector<std::vector<model::RankMark>>;  ///< candidates by rank, ascending
  /// Threads may call these at one time. False: beyond most_marks.
  bool add(Batch& batch);
  bool add_wide(WideBallot ballot, std::int64_t count);

  /// Whether there are more marks than most_marks, and how to say so.
  bool is_full() const { return m_marks > m_most_marks; }
  std::string limit_message() const;

  /// Rows, sorted. Candidates' names and all else are left to the caller.
  model::RankedBallots finish() &&;

 private:
  struct Shard {
    std::mutex mutex;
    std::vector<PackedBallot> rows;
    std::vector<std::uint32_t> slots;  ///< row + 1; 0: free
  };

  std::size_t word_of(std::size_t rank) const { return rank < m_per_word ? 0 : 1; }
  unsigned shift_of(std::size_t rank) const {
    return 64 - m_bits * static_cast<unsigned>(rank - word_of(rank) * m_per_word + 1);
  }
  std::uint64_t code_at(const PackedBallot& ballot, std::size_t rank) const {
    return ballot.words[word_of(rank)] >> shift_of(rank) & m_mask;
  }
  static std::uint64_t hash_of(const PackedBallot& ballot);
  static std::size_t shard_of(const PackedBallot& ballot) { return ballot.words[0] >> 56; }
  static void grow(Shard& shard);
  static void fetch_ahead(const Shard& shard, std::span<const PackedBallot> ballots);
  bool add_to(Shard& shard, const std::vector<PackedBallot>& ballots);
  std::size_t marks_of(const PackedBallot& ballot) const;
  void sort_shards();

  unsigned m_bits;
  std::size_t m_per_word;
  std::uint64_t m_mask, m_most_marks;
  std::atomic<std::uint64_t> m_marks = 0;  ///< of all distinct rankings
  std::unique_ptr<std::array<Shard, kShards>> m_shards;
  std::mutex m_wide_mutex;
  std::map<WideBallot, std::int64_t> m_wide;
};

}  // namespace acta::read
