// SPDX-License-Identifier: Apache-2.0
#include "unit/count/ranked_elections.hpp"

#include "acta/count/ranked/sorted_rows.hpp"

#include <algorithm>
#include <numeric>

namespace acta::count {

using model::RankMark;

namespace {

void begin_contest(RankedContest& contest, const std::string& candidates) {
  for (const char name : candidates) contest.names.emplace_back(1, name);
  contest.excluded.assign(contest.names.size(), false);
}

void add_row(RankedContest& contest, const std::vector<RankMark>& marks, std::int64_t count) {
  contest.marks.insert(contest.marks.end(), marks.begin(), marks.end());
  contest.begin.push_back(static_cast<std::uint32_t>(contest.marks.size()));
  contest.counts.push_back(count);
  contest.ballots += count;
}

RankMark set_of(RankedContest& contest, std::vector<RankMark> set) {
  std::sort(set.begin(), set.end());
  contest.sets.push_back(std::move(set));
  return model::kFirstSet + static_cast<RankMark>(contest.sets.size() - 1);
}

std::string text_of(const RankedFigures& figures) {
  std::string text;
  for (const auto& tally : figures.tally) text += (tally ? tally->text() : "-") + ' ';
  for (const auto& inactive : figures.inactive) text += inactive.text() + ' ';
  for (const auto& transfer : figures.transfers)
    text += std::to_string(transfer.from) + '>' + std::to_string(transfer.to) + '=' + transfer.amount.text() + ' ';
  return text + '\n';
}

}  // namespace

RankedContest contest_of(const std::string& candidates,
                         const std::vector<std::pair<std::int64_t, std::string>>& rankings) {
  RankedContest contest;
  begin_contest(contest, candidates);
  for (const auto& [count, ranking] : rankings) {
    std::vector<RankMark> marks, set;
    bool inside = false;
    for (const char c : ranking) {
      const auto candidate = static_cast<RankMark>(candidates.find(c));
      if (c == '(')
        inside = true;
      else if (c == ')')
        marks.push_back(set_of(contest, std::exchange(set, {}))), inside = false;
      else if (inside)
        set.push_back(candidate);
      else
        marks.push_back(c == '-' ? model::kNoMark : candidate);
    }
    add_row(contest, marks, count);
  }
  return contest;
}

RankedContest drawn_contest(JavaRandom& random, bool wild) {
  RankedContest contest;
  const auto candidates = static_cast<std::size_t>(3 + random.next_int(5));
  begin_contest(contest, std::string("ABCDEFGH").substr(0, candidates));
  if (wild && random.next_int(3) == 0) {
    contest.write_ins = static_cast<std::uint32_t>(candidates);
    contest.names.push_back(kWriteInsName);
    contest.excluded.push_back(random.next_int(8) == 0);
  }
  const int all = static_cast<int>(contest.names.size()), rows = 3 + random.next_int(30);
  for (int row = 0; row < rows; ++row) {
    std::vector<RankMark> order(contest.names.size()), marks;
    std::iota(order.begin(), order.end(), 0U);
    java_shuffle(std::span(order), random);
    const int length = random.next_int(all + 1);
    for (int i = 0; i < length; ++i) {
      const int kind = wild ? random.next_int(12) : 11;
      if (kind == 0)
        marks.push_back(model::kNoMark);
      else if (kind == 1)
        marks.push_back(set_of(contest, {order[0], order[1]}));
      else if (kind == 2)
        marks.push_back(order[0]);
      else
        marks.push_back(order[static_cast<std::size_t>(i)]);
    }
    while (!marks.empty() && marks.back() == model::kNoMark) marks.pop_back();
    add_row(contest, marks, 1 + random.next_int(9));
  }
  RankedSlice one{"one", {}, {}}, two{"two", {}, {}};
  for (std::uint32_t r = 0; r < contest.rows(); ++r) {
    const std::int64_t part = random.next_int(static_cast<int>(contest.counts[r]) + 1);
    one.row.push_back(r);
    one.count.push_back(part);
    two.row.push_back(r);
    two.count.push_back(contest.counts[r] - part);
  }
  contest.precincts = {one, two};
  return contest;
}

RankedContest shuffled(const RankedContest& contest, JavaRandom& random) {
  RankedContest other = contest;
  std::vector<std::size_t> order(contest.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  java_shuffle(std::span(order), random);
  other.begin = {0};
  other.marks.clear();
  other.counts.clear();
  other.precincts.clear();
  other.ballots = 0;
  for (const std::size_t row : order) {
    const auto marks = contest.row(row);
    add_row(other, {marks.begin(), marks.end()}, contest.counts[row]);
  }
  return other;
}

RankedContest sorted(const RankedContest& contest) {
  RankedContest other = contest;
  other.begin = {0};
  other.marks.clear();
  other.counts.clear();
  other.precincts.clear();
  other.ballots = 0;
  for (const std::uint32_t row : sorted_rows(contest.begin, contest.marks)) {
    const auto marks = contest.row(row);
    add_row(other, {marks.begin(), marks.end()}, contest.counts[row]);
  }
  other.sorted = true;
  return other;
}

RankedContest ungrouped(const RankedContest& contest) {
  RankedContest other = contest;
  other.begin = {0};
  other.marks.clear();
  other.counts.clear();
  other.precincts.clear();
  other.ballots = 0;
  for (std::size_t row = 0; row < contest.rows(); ++row)
    for (std::int64_t i = 0; i < contest.counts[row]; ++i) {
      const auto marks = contest.row(row);
      add_row(other, {marks.begin(), marks.end()}, 1);
    }
  return other;
}

std::string text_of(const RankedResult& result) {
  std::string text = std::to_string(result.ballots) + ' ' + std::to_string(result.undervotes) + '\n';
  for (const auto& round : result.rounds) {
    text +=
        text_of(round.figures) + round.threshold.text() + ' ' + round.residual.text() + (round.by_tie ? " tie" : "");
    for (const auto c : round.elected) text += " +" + std::to_string(c);
    for (const auto c : round.eliminated) text += " -" + std::to_string(c);
    text += '\n';
  }
  return text;
}

std::string names_of(const RankedContest& contest, const std::vector<std::uint32_t>& candidates) {
  std::string names;
  for (const auto c : candidates) names += contest.names[c];
  return names;
}

}  // namespace acta::count
