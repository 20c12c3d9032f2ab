// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/sorted_rows.hpp"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <bit>
#include <numeric>

namespace acta::count {
namespace {

using model::RankMark;

/// Marks as small numbers from 1 on, each with its own.
class Codes {
 public:
  explicit Codes(std::span<const RankMark> marks) {
    RankMark candidates = 0, sets = 0;
    for (const RankMark mark : marks) {
      if (mark >= model::kFirstSet)
        sets = std::max(sets, mark - model::kFirstSet + 1);
      else if (model::is_candidate(mark))
        candidates = std::max(candidates, mark + 1);
    }
    m_first_set = candidates + 4;
    m_bits = static_cast<unsigned>(std::bit_width(m_first_set + sets));
  }
  unsigned bits() const { return m_bits; }
  std::uint64_t operator()(RankMark mark) const {
    if (mark >= model::kFirstSet) return std::uint64_t{m_first_set} + (mark - model::kFirstSet);
    return model::is_candidate(mark) ? mark + 4 : model::kNoMark - mark + 1;
  }

 private:
  RankMark m_first_set = 0;
  unsigned m_bits = 0;
};

struct Keyed {
  std::uint64_t key = 0;  ///< the first marks, as many as there is room for, the first above all
  std::uint32_t row = 0;
};

std::size_t same_marks(std::span<const RankMark> a, std::span<const RankMark> b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

/// The end of the rows from `row` on that share its first `marks`.
std::uint32_t end_of_shared(const RankedContest& contest, RowRange range, std::size_t marks) {
  const auto wanted = contest.row(range.row).first(marks);
  const auto shares = [&](std::uint32_t row) { return same_marks(wanted, contest.row(row)) == marks; };
  const std::uint32_t end = range.row + range.rows;
  std::uint32_t last = range.row, step = 1;
  for (; end - last > step && shares(last + step); step *= 2) last += step;
  std::uint32_t beyond = end - last > step ? last + step : end;
  while (beyond - last > 1) {
    const std::uint32_t middle = last + (beyond - last) / 2;
    (shares(middle) ? last : beyond) = middle;
  }
  return beyond;
}

}  // namespace

std::vector<std::uint32_t> sorted_rows(std::span<const std::uint32_t> begin, std::span<const RankMark> marks) {
  const Codes code(marks);
  const std::size_t room = 64 / code.bits();
  std::vector<Keyed> keyed(begin.size() - 1);
  for (std::uint32_t row = 0; row < keyed.size(); ++row) {
    keyed[row].row = row;
    for (std::size_t at = begin[row], left = room; left > 0; --left, ++at)
      keyed[row].key = keyed[row].key << code.bits() | (at < begin[row + 1] ? code(marks[at]) : 0);
  }
  tbb::parallel_sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
    if (a.key != b.key) return a.key < b.key;
    return std::lexicographical_compare(marks.begin() + begin[a.row], marks.begin() + begin[a.row + 1],
                                        marks.begin() + begin[b.row], marks.begin() + begin[b.row + 1]);
  });
  std::vector<std::uint32_t> rows(keyed.size());
  std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const Keyed& one) { return one.row; });
  return rows;
}

void walk_rows(const RankedContest& contest, RowRange range, const RankedRules& rules,
               const std::vector<bool>& continuing, const std::function<void(RowRange, Recipient)>& tell) {
  RowRange part{range.row, 0};
  Recipient to = kUnassigned;
  while (range.rows > 0) {
    std::size_t read = 0;
    const Recipient next = walk(contest, range.row, rules, continuing, &read);
    const bool alone = !contest.sorted || read > contest.row(range.row).size();
    const std::uint32_t end = alone ? range.row + 1 : end_of_shared(contest, range, read);
    if (part.rows > 0 && (next != to || !contest.sorted)) {
      tell(part, to);
      part = {range.row, 0};
    }
    to = next;
    part.rows += end - range.row;
    range = {end, range.row + range.rows - end};
  }
  if (part.rows > 0) tell(part, to);
}

std::int64_t ballots_of(const RankedContest& contest, RowRange range) {
  const auto sum = [&](std::uint32_t row, std::uint32_t end) {
    return std::accumulate(contest.counts.begin() + row, contest.counts.begin() + end, std::int64_t{0});
  };
  const std::uint32_t end = range.row + range.rows, step = RankedContest::kSumStep;
  if (contest.ballots_before.empty() || range.rows <= 2 * step) return sum(range.row, end);
  const std::uint32_t first = (range.row + step - 1) / step, last = end / step;
  return sum(range.row, first * step) + contest.ballots_before[last] - contest.ballots_before[first] +
         sum(last * step, end);
}

}  // namespace acta::count
