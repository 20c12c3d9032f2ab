// SPDX-License-Identifier: Apache-2.0
#include "acta/check/compare.hpp"

#include <algorithm>
#include <numeric>

#include "acta/stats/sign_test.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Column;
using model::is_count;
using model::Quantity;
using model::SheetTable;

/// A number of the form in both copies; nullptr where a copy lacks it.
struct Pair {
  const Column *first = nullptr, *second = nullptr;
};

/// The two options with most votes in the second copy, of those that both copies have.
void find_leaders(const SheetTable& first, const SheetTable& second, Comparison& result) {
  std::vector<std::pair<std::int64_t, std::size_t>> sums;
  for (std::size_t option = 0; option < second.votes.size(); ++option)
    if (first.has_option(option) && second.has_option(option))
      sums.emplace_back(-model::sum(second.votes[option]).total, option);
  std::sort(sums.begin(), sums.end());
  if (sums.size() < 2) return;
  result.leader = sums[0].second;
  result.second = sums[1].second;
}

class Comparer {
 public:
  Comparer(const model::Contest& contest, const SheetTable& first, const SheetTable& second)
      : m_contest(contest), m_first(first), m_second(second) {}

  Comparison run() {
    m_result.join = join_by_key(m_first, m_second);
    find_leaders(m_first, m_second, m_result);
    for (std::size_t option = 0; option < m_contest.options.size(); ++option)
      if (m_first.has_option(option) && m_second.has_option(option))
        add_column(m_contest.options[option].name, {&m_first.votes[option], &m_second.votes[option]}, option);
    for (std::size_t q = 0; q < model::kQuantityCount; ++q) {
      const auto quantity = static_cast<Quantity>(q);
      if (m_first.quantity(quantity) && m_second.quantity(quantity))
        add_column(std::string(to_string(quantity)), {m_first.quantity(quantity), m_second.quantity(quantity)},
                   model::kNone);
    }
    for (SheetDifference& sheet : m_result.differences) judge(sheet);
    const stats::SignTest test = stats::sign_test(m_result.lean.grows, m_result.lean.shrinks);
    m_result.lean = {m_result.lean.grows, m_result.lean.shrinks, test.chance, test.share, test.low, test.high};
    m_result.only_first = one_sided(m_first, m_result.join.only_first);
    m_result.only_second = one_sided(m_second, m_result.join.only_second);
    whole(m_first, m_result.votes_first, m_result.margin_first);
    whole(m_second, m_result.votes_second, m_result.margin_second);
    add_late();
    return std::move(m_result);
  }

 private:
  /// Compares one column on all joined sheets, and notes what differs with its sheet.
  void add_column(const std::string& name, Pair pair, std::size_t option) {
    ColumnChange change;
    change.name = name;
    change.option = option;
    if (m_of_sheet.empty()) m_of_sheet.assign(m_first.units(), kNobody);
    for (const auto& [a, b] : m_result.join.both) {
      const Cell left = pair.first->cells[a], right = pair.second->cells[b];
      if (is_count(left) != is_count(right)) ++change.told_once;
      if (left != right) difference(a, b).numbers.push_back({m_result.columns.size(), left, right});
      if (!is_count(left) || !is_count(right)) continue;
      ++change.sheets;
      change.differ += left != right;
      change.first += left;
      change.second += right;
      change.up += std::max<std::int64_t>(0, right - left);
      change.down += std::max<std::int64_t>(0, left - right);
    }
    m_result.columns.push_back(std::move(change));
  }

  SheetDifference& difference(std::uint32_t a, std::uint32_t b) {
    if (m_of_sheet[a] == kNobody) {
      m_of_sheet[a] = m_result.differences.size();
      m_result.differences.push_back({a, b, DifferenceKind::not_votes, 0, {}});
    }
    return m_result.differences[m_of_sheet[a]];
  }

  void judge(SheetDifference& sheet) {
    std::vector<Cell> first, second;
    for (const ColumnChange& column : m_result.columns) {
      if (column.option == model::kNone) continue;
      first.push_back(m_first.votes[column.option].cells[sheet.first]);
      second.push_back(m_second.votes[column.option].cells[sheet.second]);
    }
    sheet.kind = kind_of({first, second, stated_sum(m_first, sheet.first), stated_sum(m_second, sheet.second)});
    sheet.margin = lead(m_second, sheet.second) - lead(m_first, sheet.first);
    KindCount& count = m_result.kinds[static_cast<std::size_t>(sheet.kind)];
    ++count.sheets;
    count.margin += sheet.margin;
    m_result.lean.grows += sheet.margin > 0;
    m_result.lean.shrinks += sheet.margin < 0;
  }

  static Cell stated_sum(const SheetTable& table, std::uint32_t unit) {
    for (const Quantity quantity : {Quantity::valid, Quantity::ballots, Quantity::voters})
      if (const Column* column = table.quantity(quantity); column && is_count(column->cells[unit]))
        return column->cells[unit];
    return model::kMissing;
  }

  static Cell votes(const SheetTable& table, std::size_t option, std::uint32_t unit) {
    if (option == model::kNone || !table.has_option(option)) return 0;
    const Cell cell = table.votes[option].cells[unit];
    return is_count(cell) ? cell : 0;
  }
  std::int64_t lead(const SheetTable& table, std::uint32_t unit) const {
    return votes(table, m_result.leader, unit) - votes(table, m_result.second, unit);
  }

  OneSided one_sided(const SheetTable& table, const std::vector<std::uint32_t>& units) const {
    OneSided sum;
    for (const std::uint32_t unit : units) {
      ++sum.sheets;
      for (std::size_t option = 0; option < table.votes.size(); ++option) sum.votes += votes(table, option, unit);
      sum.margin += lead(table, unit);
    }
    return sum;
  }

  void whole(const SheetTable& table, std::int64_t& all, std::int64_t& margin) const {
    for (std::size_t option = 0; option < table.votes.size(); ++option) {
      if (!table.has_option(option)) continue;
      const std::int64_t sum = model::sum(table.votes[option]).total;
      all += sum;
      if (option == m_result.leader) margin += sum;
      if (option == m_result.second) margin -= sum;
    }
  }

  void add_late() {
    if (m_result.join.only_second.empty() || m_result.second == model::kNone || m_result.join.both.empty()) return;
    std::vector<std::uint32_t> early;
    for (const auto& [a, b] : m_result.join.both) early.push_back(b);
    std::sort(early.begin(), early.end());
    m_result.late = late_sheets(m_second, m_result.join.only_second, early, m_result.leader, m_result.second);
  }

  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  const model::Contest& m_contest;
  const SheetTable &m_first, &m_second;
  std::vector<std::size_t> m_of_sheet;  ///< unit of the first copy: index into differences
  Comparison m_result;
};

}  // namespace

Comparison compare(const model::Contest& contest, const SheetTable& first, const SheetTable& second) {
  Comparison result = Comparer(contest, first, second).run();
  std::sort(result.differences.begin(), result.differences.end(),
            [](const SheetDifference& a, const SheetDifference& b) { return a.first < b.first; });
  return result;
}

}  // namespace acta::check
