// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/ranked_ballots.hpp"

namespace acta::count {

/// How write-ins without a name of their own are called in results, as in RCTab.
inline constexpr const char* kWriteInsName = "Undeclared Write-ins";
inline constexpr std::uint32_t kNobody = 0xffff'ffff;

/// A candidate on the ballot, and all the texts that stand for it in ballots.
struct RankedCandidate {
  std::string name;
  std::vector<std::string> aliases;
  bool excluded = false;  ///< ranks given to it are passed over
};

/// Ballots of one file, and how many ranks of them count.
struct RankedSource {
  const model::RankedBallots* ballots = nullptr;
  std::span<const std::string> codes;  ///< of each of its candidates; empty: it has names only
  std::optional<int> most_ranks;       ///< nullopt: all
  bool cuts_ranks = false;             ///< ranks beyond are left unread (ES&S sheets); else they are an error
};

/// How many ballots of each row belong to one part of the contest (a precinct, a batch).
struct RankedSlice {
  std::string name;
  std::vector<std::uint32_t> row;  ///< ascending
  std::vector<std::int64_t> count;
};

/// How many of a group are elected.
struct RankedConstraint {
  std::string group;                   ///< for people
  std::vector<std::uint32_t> members;  ///< candidates; a candidate may be in several groups
  int least = 0;
  std::optional<int> most;  ///< nullopt: any number
};

/// One contest, ready to count: candidates settled, equal rows of all sources put together.
struct RankedContest {
  std::vector<std::string> names;  ///< candidates in the order of the contest, then kWriteInsName if there are any
  std::vector<bool> excluded;
  std::uint32_t write_ins = kNobody;    ///< index of kWriteInsName
  std::vector<std::uint32_t> begin{0};  ///< as in RankedBallots; candidates are indices into names
  std::vector<model::RankMark> marks;   ///< candidate, kNoMark, kOvervoteLabel, or kFirstSet + index into sets
  std::vector<std::vector<model::RankMark>> sets;  ///< candidates, ascending, at least two different ones
  std::vector<std::int64_t> counts;
  std::int64_t ballots = 0;
  std::vector<RankedSlice> precincts, batches;  ///< by name; empty unless asked for
  std::vector<RankedConstraint> constraints;    ///< see constraints.hpp
  bool sorted = false;                          ///< rows with the same first marks follow each other
  /// Ballots of all rows before rows 0, kSumStep, 2 * kSumStep, …; empty: not known. Whoever changes counts clears it.
  std::vector<std::int64_t> ballots_before;
  static constexpr std::uint32_t kSumStep = 64;

  std::size_t rows() const { return counts.size(); }
  std::span<const model::RankMark> row(std::size_t r) const {
    return std::span(marks).subspan(begin[r], begin[r + 1] - begin[r]);
  }
};

struct ContestOptions {
  bool write_ins = false;    ///< kWriteInsName stands even where no ballot has one
  bool by_precinct = false;  ///< needs cards with precincts in every source
  bool by_batch = false;
  bool one_by_one = false;  ///< a row for every ballot, in the order of the cards where a source keeps them
  bool sorted = false;      ///< where one source is put together without slices: a count then moves rows together
};

/// Puts the sources together. A candidate of a source is found by its name, else by its code, among names and
/// aliases, without white space at their ends. Two marks at one rank that turn out to be the same candidate are one.
/// Errors: not_found for a marked name that no candidate has; format for a rank beyond most_ranks, for an alias of two
/// candidates and for slices that the source does not have. Messages name RCTab's key where there is one.
base::Result<RankedContest> assemble_contest(std::span<const RankedSource> sources,
                                             std::span<const RankedCandidate> candidates,
                                             const ContestOptions& options);

/// The same of one source without slices, whose rows are taken over where they are sorted and candidates are those of
/// the source in its order. `ballots` is then of no use.
base::Result<RankedContest> assemble_contest(model::RankedBallots&& ballots, std::span<const std::string> codes,
                                             std::span<const RankedCandidate> candidates);

/// The contest without candidates at `gone`: a further pass of a sequential count.
RankedContest without(const RankedContest& contest, std::span<const std::uint32_t> gone);

}  // namespace acta::count
