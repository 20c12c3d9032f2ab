// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "acta/audit/claims.hpp"
#include "acta/model/poll.hpp"

namespace acta::audit {

/// Where a ballot goes that is for no list: columns after those of the lists.
enum ExtraColumn : std::size_t { kValidOfNoList, kNotValid, kExtraColumns };

/// Votes of one column: a list of the poll, or one of the kExtraColumns after them.
struct ClaimTerm {
  std::size_t column = 0;
  double weight = 0;
};

/// Votes of one ballot in one area.
struct ClaimPart {
  std::size_t ballot = 0;             ///< index into Poll::tallies
  std::size_t area = model::kNone;    ///< index into Poll::areas; kNone: the whole
  std::vector<ClaimTerm> terms = {};  ///< each column once
};

/// A statement: constant + sum of weights times votes > 0. Parts may lie inside each other.
struct AreaClaim {
  std::vector<ClaimPart> parts;
  double constant = 0;
};

/// The same by column. REQUIRES: one part at most, no constant.
Claim dense(const AreaClaim& claim, std::size_t columns);

/// Which row of the tallies (area of the last level) lies in which area.
class AreaTree {
 public:
  explicit AreaTree(const model::Poll& poll);
  std::size_t rows() const { return m_chains.size(); }
  /// The row's area and all that it lies in, the whole (kNone) last.
  std::span<const std::size_t> chain(std::size_t row) const { return m_chains[row]; }
  bool holds(std::size_t area, std::size_t row) const;
  /// Whether `inner` is `area` or lies in it; the whole holds all.
  bool within(std::size_t inner, std::size_t area) const;

 private:
  std::vector<std::size_t> m_parents;
  std::vector<std::vector<std::size_t>> m_chains;
};

/// The votes of a poll, column by column, in every area. REQUIRES: the poll has tallies (model::complete()).
class AreaVotes {
 public:
  explicit AreaVotes(const model::Poll& poll);
  std::span<const double> votes(std::size_t ballot, std::size_t area) const;
  double value(const AreaClaim& claim) const;
  /// constant and terms by their absolute values: what rounding is measured by.
  double scale(const AreaClaim& claim) const;

 private:
  std::size_t m_areas = 0;
  std::vector<std::vector<double>> m_votes;  ///< [ballot * (areas + 1) + area], the whole last
};

/// A claim as the ballots of one row see it.
struct LocalClaim {
  std::size_t claim = 0;
  std::vector<ClaimTerm> terms;         ///< columns of ballot b: from b * width on
  std::vector<double> lowest, highest;  ///< by ballot: least (<= 0) and most (>= 0) that one paper can give
};

/// Claims by row: those that hang on the votes there. Rows that no claim tells apart share a kind.
class LocalClaims {
 public:
  /// `width`: columns of one ballot.
  LocalClaims(std::span<const AreaClaim> claims, const AreaTree& tree, std::size_t width, std::size_t ballots);
  /// Claims of one area and ballot.
  explicit LocalClaims(std::span<const Claim> claims);

  std::size_t kinds() const { return m_kinds.size(); }
  std::size_t kind_of(std::size_t row) const { return m_kind_of_row[row]; }
  const std::vector<LocalClaim>& of_kind(std::size_t kind) const { return m_kinds[kind]; }
  const std::vector<LocalClaim>& of_row(std::size_t row) const { return m_kinds[m_kind_of_row[row]]; }
  /// Least that one paper of each ballot, wherever it lies, can give to a claim; most that one paper can.
  double lowest(std::size_t claim) const { return m_lowest[claim]; }
  double highest(std::size_t claim) const { return m_highest[claim]; }
  std::size_t size() const { return m_lowest.size(); }

 private:
  void add_extremes();

  std::vector<std::size_t> m_kind_of_row;
  std::vector<std::vector<LocalClaim>> m_kinds;
  std::vector<double> m_lowest, m_highest;
};

/// Sum of a claim's terms over the columns of all ballots.
double value_of(const LocalClaim& claim, std::span<const double> votes);

}  // namespace acta::audit
