// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/arithmetic.hpp"

#include <algorithm>
#include <cmath>

#include "acta/base/checked.hpp"

namespace acta::read::draft_detail {
namespace {

using model::is_count;

model::Cell value_or_zero(model::Cell cell) { return is_count(cell) ? cell : 0; }

/// Sums and numbers of non-zero cells of the candidates, from the left.
struct Prefix {
  std::vector<Series> sums;
  std::vector<std::vector<std::uint32_t>> filled;
  std::vector<model::Cell> totals;
};

Prefix make_prefix(const Numbers& numbers, const Columns& candidates) {
  Prefix prefix;
  prefix.sums.assign(candidates.size() + 1, Series(numbers.rows(), 0));
  prefix.filled.assign(candidates.size() + 1, std::vector<std::uint32_t>(numbers.rows(), 0));
  prefix.totals.assign(candidates.size() + 1, 0);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    model::Cell total = prefix.totals[i];
    for (std::size_t row = 0; row < numbers.rows(); ++row) {
      const model::Cell cell = value_or_zero(numbers.of(candidates[i])[row]);
      prefix.sums[i + 1][row] = base::checked_add(prefix.sums[i][row], cell);
      prefix.filled[i + 1][row] = prefix.filled[i][row] + (cell != 0 ? 1 : 0);
      total = base::checked_add(total, cell);
    }
    prefix.totals[i + 1] = total;
  }
  return prefix;
}

model::Cell total_of(const Series& series) {
  model::Cell total = 0;
  for (const model::Cell cell : series) total = base::checked_add(total, value_or_zero(cell));
  return total;
}

double share_of_run(const Prefix& prefix, std::size_t first, std::size_t last, const Series& target) {
  std::size_t tried = 0, equal = 0;
  for (std::size_t row = 0; row < target.size(); ++row) {
    if (!is_count(target[row]) || prefix.filled[last + 1][row] - prefix.filled[first][row] < 2) continue;
    ++tried;
    equal += prefix.sums[last + 1][row] - prefix.sums[first][row] == target[row] ? 1 : 0;
    if (tried == 24 && equal < 8) return 0;
  }
  return tried < 3 || tried * 10 < target.size() ? 0 : static_cast<double>(equal) / static_cast<double>(tried);
}

template <class Holds>
double share(const Series& a, const Series& b, Holds holds) {
  std::size_t tried = 0, held = 0;
  for (std::size_t row = 0; row < a.size(); ++row) {
    if (!is_count(a[row]) || !is_count(b[row]) || (a[row] == 0 && b[row] == 0)) continue;
    ++tried;
    held += holds(a[row], b[row]) ? 1 : 0;
  }
  return tried == 0 ? 0 : static_cast<double>(held) / static_cast<double>(tried);
}

}  // namespace

Numbers::Numbers(const TableProfile& profile, std::size_t most) : m_columns(profile.width()) {
  const auto rows = profile.sample(most);
  m_rows = rows.size();
  for (std::size_t i = 0; i < profile.width(); ++i) {
    if (profile.column(i).kind != ColumnKind::whole) continue;
    m_columns[i].reserve(m_rows);
    for (const std::size_t row : rows) m_columns[i].push_back(profile.number(row, i));
  }
}

Series Numbers::sum(const Columns& columns) const {
  Series total(m_rows, model::kMissing);
  for (const std::uint32_t column : columns)
    for (std::size_t row = 0; row < m_columns[column].size(); ++row)
      if (const model::Cell cell = m_columns[column][row]; is_count(cell))
        total[row] = base::checked_add(value_or_zero(total[row]), cell);
  return total;
}

Series combined(const Series& a, const Series& b, int sign) {
  Series result(a);
  for (std::size_t row = 0; row < a.size(); ++row)
    if (is_count(a[row])) result[row] = base::checked_add(a[row], sign * value_or_zero(b[row]));
  return result;
}

double share_equal(const Series& a, const Series& b) {
  return share(a, b, [](model::Cell x, model::Cell y) { return x == y; });
}
double share_at_most(const Series& a, const Series& b) {
  return share(a, b, [](model::Cell x, model::Cell y) { return x <= y; });
}

std::optional<Run> find_run(const Numbers& numbers, const Columns& candidates, const std::vector<Series>& targets,
                            const std::vector<std::size_t>& own) {
  const Prefix prefix = make_prefix(numbers, candidates);
  std::optional<Run> best;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const model::Cell total = total_of(targets[t]);
    if (total <= 0) continue;
    for (std::size_t first = 0; first < candidates.size(); ++first)
      for (std::size_t last = first + 1; last < candidates.size(); ++last) {
        if (own[t] >= first && own[t] <= last) continue;
        const model::Cell sum = prefix.totals[last + 1] - prefix.totals[first];
        if (std::abs(sum - total) * 10 > total) continue;
        const double holds = share_of_run(prefix, first, last, targets[t]);
        if (holds < 0.5) continue;
        const bool longer = !best || last - first > best->last - best->first;
        if (!best || holds > best->holds + 0.02 || (longer && holds > best->holds - 0.02))
          best = Run{first, last, t, holds};
      }
  }
  return best;
}

}  // namespace acta::read::draft_detail
