// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "acta/model/sheets.hpp"

namespace acta::forensics {

/// Rows of one copy as the tests of repetition need them: stations that state the ballots counted and every option's
/// votes.
struct VoteRows {
  std::size_t options = 0;
  std::vector<std::uint32_t> unit, area;
  std::vector<std::int64_t> ballots;
  std::vector<std::int64_t> votes;  ///< options of a row stand together
  std::size_t areas = 1;

  std::size_t size() const { return unit.size(); }
  std::span<const std::int64_t> row(std::size_t i) const { return std::span(votes).subspan(i * options, options); }
};
VoteRows vote_rows(const model::SheetTable& sheets);

/// Pairs of sheets of one smallest area whose ballots and votes of all options differ by `within` at the most.
struct RepeatedRows {
  std::int64_t rows = 0;                                       ///< with at least `fewest` ballots
  std::int64_t observed = 0;                                   ///< pairs
  double expected = 0;                                         ///< by chance
  double log10_p = 0;                                          ///< of so many or more, Poisson
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  ///< units, the first 1,000
  std::int64_t areas_left_out = 0;                             ///< areas of more than 5,000 rows
};
/// The expected number adds up, over all pairs of an area whose ballots are as near, the chance of such votes if both
/// sheets had the pair's own mean of every option: Poisson, the largest option left out. Pairs that differ in truth are
/// nearer to each other under it than they are, so it errs upwards. Areas of more than 5,000 rows are left out.
RepeatedRows repeated_rows(const VoteRows& rows, std::int64_t within, std::int64_t fewest);

/// One option in one area whose votes vary less from sheet to sheet than chance allows.
struct RegularSeries {
  std::uint32_t area = 0;
  std::size_t option = 0;
  std::int64_t rows = 0;
  double mean = 0;            ///< votes a sheet
  double dispersion = 0;      ///< sum of (y - R p)^2 / (R p (1 - p)) over its degrees of freedom; about 1 by chance
  double log10_p = 0;         ///< of so little or less, chi-square with rows - 1 degrees of freedom
  double log10_adjusted = 0;  ///< Holm, over all series tested
};
/// Every option in every area of at least `fewest_rows` sheets, where it has at least one vote a sheet on average and
/// at most 99 % of the ballots. Ascending by p.
struct RegularityTest {
  std::int64_t series = 0;             ///< tested
  std::vector<RegularSeries> regular;  ///< p adjusted below `level`
  double log10_p = 0;                  ///< the smallest, adjusted
};
RegularityTest regularity(const VoteRows& rows, std::int64_t fewest_rows, double log10_level);

}  // namespace acta::forensics
