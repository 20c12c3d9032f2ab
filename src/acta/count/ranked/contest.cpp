// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/contest.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "acta/count/ranked/sorted_rows.hpp"

namespace acta::count {
namespace {

using base::Error;
using base::ErrorKind;
using model::RankMark;

std::string trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

class Assembly {
 public:
  Assembly(std::span<const RankedCandidate> candidates, const ContestOptions& options) : m_options(options) {
    for (const RankedCandidate& candidate : candidates) {
      m_contest.names.push_back(trimmed(candidate.name));
      m_contest.excluded.push_back(candidate.excluded);
    }
    if (options.write_ins) write_ins();
  }

  base::Result<void> learn_names(std::span<const RankedCandidate> candidates) {
    for (std::uint32_t c = 0; c < candidates.size(); ++c) {
      std::vector<std::string> texts{candidates[c].name};
      texts.insert(texts.end(), candidates[c].aliases.begin(), candidates[c].aliases.end());
      for (const std::string& text : texts) {
        const auto [at, fresh] = m_index.emplace(trimmed(text), c);
        if (!fresh && at->second != c)
          return Error{ErrorKind::format,
                       "candidates: \"" + text + "\" stands for both \"" + candidates[at->second].name + "\" and \"" +
                           candidates[c].name + "\"",
                       {},
                       {}};
      }
    }
    return {};
  }

  base::Result<void> add(const RankedSource& source) {
    const model::RankedBallots& ballots = *source.ballots;
    m_images.assign(ballots.candidates.size(), std::nullopt);
    m_set_images.assign(ballots.sets.size(), std::nullopt);
    if (m_options.one_by_one) return add_one_by_one(source);
    if (m_options.sorted && !source.most_ranks && !m_options.by_precinct && !m_options.by_batch) {
      auto apart = keeps_rows_apart(source);
      if (!apart) return apart.error();
      if (*apart) return add_sorted(source);
    }
    std::vector<std::uint32_t> rows(ballots.rows());
    for (std::size_t r = 0; r < ballots.rows(); ++r) {
      const auto marks = std::span(ballots.marks).subspan(ballots.begin[r], ballots.begin[r + 1] - ballots.begin[r]);
      auto row = translated(marks, source);
      if (!row) return row.error();
      rows[r] = row_of(*row);
      m_contest.counts[rows[r]] += ballots.counts[r];
      m_contest.ballots += ballots.counts[r];
    }
    return slice(ballots, rows);
  }

  /// REQUIRES: nothing was added. False: the rows cannot be used as they are.
  base::Result<bool> take_over(model::RankedBallots& ballots, const RankedSource& source) {
    m_images.assign(ballots.candidates.size(), std::nullopt);
    m_set_images.assign(ballots.sets.size(), std::nullopt);
    const auto apart = keeps_rows_apart(source);
    if (!apart) return apart.error();
    bool same = *apart && ballots.sorted && m_contest.write_ins == kNobody;
    for (RankMark mark = 0; mark < m_images.size(); ++mark) same = same && m_images[mark].value_or(mark) == mark;
    for (RankMark set = 0; set < m_set_images.size(); ++set) same = same && m_set_images[set] == model::kFirstSet + set;
    if (!same) return false;
    m_contest.begin = std::move(ballots.begin);
    m_contest.marks = std::move(ballots.marks);
    m_contest.counts = std::move(ballots.counts);
    m_contest.ballots = std::accumulate(m_contest.counts.begin(), m_contest.counts.end(), std::int64_t{0});
    m_contest.sorted = true;
    return true;
  }

  RankedContest finish() {
    if (m_contest.sorted) sum_up();
    m_contest.precincts = slices_of(std::move(m_precincts));
    m_contest.batches = slices_of(std::move(m_batches));
    return std::move(m_contest);
  }

 private:
  /// The cards of slices: a slice's number above a row's.
  struct SlicedCards {
    std::map<std::string, std::uint32_t> numbers;
    std::vector<std::uint64_t> cards;
  };

  void sum_up() {
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < m_contest.rows(); ++row) {
      if (row % RankedContest::kSumStep == 0) m_contest.ballots_before.push_back(sum);
      sum += m_contest.counts[row];
    }
    if (m_contest.rows() % RankedContest::kSumStep == 0) m_contest.ballots_before.push_back(sum);
  }

  std::uint32_t write_ins() {
    if (m_contest.write_ins == kNobody) {
      m_contest.write_ins = static_cast<std::uint32_t>(m_contest.names.size());
      m_contest.names.push_back(kWriteInsName);
      m_contest.excluded.push_back(false);
    }
    return m_contest.write_ins;
  }

  /// Every mark that occurs, in order of first appearance.
  static std::vector<RankMark> distinct_marks(const model::RankedBallots& ballots) {
    std::vector<bool> candidates(ballots.candidates.size(), false), sets(ballots.sets.size(), false);
    std::vector<RankMark> found;
    std::array<bool, 3> others{};  // no mark, overvote, write-in
    for (const RankMark mark : ballots.marks) {
      if (mark < candidates.size()) {
        if (candidates[mark]) continue;
        candidates[mark] = true;
      } else if (mark >= model::kFirstSet) {
        if (sets[mark - model::kFirstSet]) continue;
        sets[mark - model::kFirstSet] = true;
      } else if (const RankMark other = model::kNoMark - mark; other < others.size()) {
        if (others[other]) continue;
        others[other] = true;
      }
      found.push_back(mark);
    }
    return found;
  }

  /// Translates every mark. Whether rows that differ in the source differ here.
  base::Result<bool> keeps_rows_apart(const RankedSource& source) {
    for (const RankMark mark : distinct_marks(*source.ballots))
      if (auto own = translated(mark, source); !own) return own.error();
    std::vector<RankMark> images{model::kNoMark, model::kOvervoteLabel};
    if (m_contest.write_ins != kNobody) images.push_back(m_contest.write_ins);
    for (const auto* all : {&m_images, &m_set_images})
      for (const auto& image : *all)
        if (image) images.push_back(*image);
    std::sort(images.begin(), images.end());
    return std::adjacent_find(images.begin(), images.end()) == images.end();
  }

  /// REQUIRES: every mark has been translated.
  base::Result<void> add_sorted(const RankedSource& source) {
    const model::RankedBallots& ballots = *source.ballots;
    const auto own = [&](RankMark mark) { return *translated(mark, source); };
    m_contest.begin.reserve(ballots.rows() + 1);
    m_contest.counts.reserve(ballots.rows());
    m_contest.marks.reserve(ballots.marks.size());
    for (const std::uint32_t r : sorted_rows(ballots.begin, ballots.marks)) {
      for (std::uint32_t at = ballots.begin[r]; at < ballots.begin[r + 1]; ++at)
        m_contest.marks.push_back(own(ballots.marks[at]));
      m_contest.begin.push_back(static_cast<std::uint32_t>(m_contest.marks.size()));
      m_contest.counts.push_back(ballots.counts[r]);
      m_contest.ballots += ballots.counts[r];
    }
    m_contest.sorted = true;
    return {};
  }

  base::Result<void> add_one_by_one(const RankedSource& source) {
    const model::RankedBallots& ballots = *source.ballots;
    std::vector<std::vector<RankMark>> rows;
    for (std::size_t r = 0; r < ballots.rows(); ++r) {
      const auto marks = std::span(ballots.marks).subspan(ballots.begin[r], ballots.begin[r + 1] - ballots.begin[r]);
      auto row = translated(marks, source);
      if (!row) return row.error();
      rows.push_back(std::move(*row));
    }
    for (const std::uint32_t row : ballots.cards.row) append(rows[row], 1);
    for (std::size_t r = 0; ballots.cards.row.empty() && r < rows.size(); ++r) append(rows[r], ballots.counts[r]);
    return {};
  }

  void append(const std::vector<RankMark>& marks, std::int64_t count) {
    m_contest.marks.insert(m_contest.marks.end(), marks.begin(), marks.end());
    m_contest.begin.push_back(static_cast<std::uint32_t>(m_contest.marks.size()));
    m_contest.counts.push_back(count);
    m_contest.ballots += count;
  }

  base::Result<std::vector<RankMark>> translated(std::span<const RankMark> marks, const RankedSource& source) {
    std::vector<RankMark> row;
    for (const RankMark mark : marks) {
      auto own = translated(mark, source);
      if (!own) return own.error();
      row.push_back(*own);
    }
    if (source.most_ranks && row.size() > static_cast<std::size_t>(*source.most_ranks)) {
      if (!source.cuts_ranks)
        return Error{ErrorKind::format,
                     "maxRankingsAllowed: a ballot has a rank " + std::to_string(row.size()) + ", the rules allow " +
                         std::to_string(*source.most_ranks),
                     {},
                     {}};
      row.resize(static_cast<std::size_t>(*source.most_ranks));
    }
    while (!row.empty() && row.back() == model::kNoMark) row.pop_back();
    return row;
  }

  base::Result<RankMark> translated(RankMark mark, const RankedSource& source) {
    if (mark == model::kNoMark || mark == model::kOvervoteLabel) return mark;
    if (mark == model::kUndeclaredWriteIn) return write_ins();
    auto& image = mark < model::kFirstSet ? m_images[mark] : m_set_images[mark - model::kFirstSet];
    if (image) return *image;
    auto own = mark < model::kFirstSet ? candidate(mark, source) : translated_set(mark, source);
    if (own) image = *own;
    return own;
  }

  base::Result<RankMark> translated_set(RankMark mark, const RankedSource& source) {
    std::vector<RankMark> set;
    for (const RankMark member : source.ballots->sets[mark - model::kFirstSet]) {
      auto own = translated(member, source);
      if (!own) return own.error();
      if (*own == model::kOvervoteLabel) return *own;
      if (*own != model::kNoMark) set.push_back(*own);
    }
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    if (set.empty()) return model::kNoMark;
    if (set.size() == 1) return set.front();
    const auto fresh = static_cast<RankMark>(m_contest.sets.size());
    const auto at = m_sets.emplace(set, model::kFirstSet + fresh);
    if (at.second) m_contest.sets.push_back(std::move(set));
    return at.first->second;
  }

  base::Result<RankMark> candidate(RankMark mark, const RankedSource& source) {
    const std::string name = trimmed(source.ballots->candidates[mark]);
    if (const auto at = m_index.find(name); at != m_index.end()) return at->second;
    if (mark < source.codes.size())
      if (const auto at = m_index.find(trimmed(source.codes[mark])); at != m_index.end()) return at->second;
    if (name == kWriteInsName) return write_ins();
    return Error{ErrorKind::not_found,
                 "candidates: ballots have \"" + name + "\", which is no candidate's name or alias",
                 {},
                 "add it to the candidate's aliases"};
  }

  std::uint32_t row_of(const std::vector<RankMark>& marks) {
    const std::string_view bytes(reinterpret_cast<const char*>(marks.data()), marks.size() * sizeof(RankMark));
    const auto fresh = static_cast<std::uint32_t>(m_contest.counts.size());
    const auto [at, added] = m_rows.emplace(std::string(bytes), fresh);
    if (added) append(marks, 0);
    return at->second;
  }

  base::Result<void> slice(const model::RankedBallots& ballots, std::span<const std::uint32_t> rows) {
    const auto& cards = ballots.cards;
    if (m_options.by_precinct && !add_cards(cards.precinct, cards.precincts, cards.row, rows, m_precincts))
      return lacks("tabulateByPrecinct", ballots);
    if (m_options.by_batch && !add_cards(cards.batch, cards.batches, cards.row, rows, m_batches))
      return lacks("tabulateByBatch", ballots);
    return {};
  }

  static Error lacks(const char* key, const model::RankedBallots& ballots) {
    return {
        ErrorKind::format, std::string(key) + ": the ballots of \"" + ballots.contest + "\" do not say theirs", {}, {}};
  }

  /// false where the source does not have these slices.
  static bool add_cards(const std::vector<std::uint32_t>& slice, const std::vector<std::string>& names,
                        const std::vector<std::uint32_t>& row, std::span<const std::uint32_t> rows,
                        SlicedCards& sliced) {
    if (row.empty() || slice.size() != row.size()) return false;
    std::vector<std::uint64_t> number;
    for (const std::string& name : names) {
      const auto fresh = static_cast<std::uint32_t>(sliced.numbers.size());
      number.push_back(sliced.numbers.emplace(name, fresh).first->second);
    }
    for (std::size_t i = 0; i < row.size(); ++i) sliced.cards.push_back(number[slice[i]] << 32 | rows[row[i]]);
    return true;
  }

  static std::vector<RankedSlice> slices_of(SlicedCards sliced) {
    std::vector<RankedSlice> by_number(sliced.numbers.size()), by_name;
    std::sort(sliced.cards.begin(), sliced.cards.end());
    for (std::size_t i = 0; i < sliced.cards.size(); ++i) {
      RankedSlice& slice = by_number[sliced.cards[i] >> 32];
      if (i == 0 || sliced.cards[i] != sliced.cards[i - 1]) {
        slice.row.push_back(static_cast<std::uint32_t>(sliced.cards[i]));
        slice.count.push_back(0);
      }
      ++slice.count.back();
    }
    for (const auto& [name, number] : sliced.numbers) {
      by_number[number].name = name;
      by_name.push_back(std::move(by_number[number]));
    }
    return by_name;
  }

  ContestOptions m_options;
  RankedContest m_contest;
  std::unordered_map<std::string, std::uint32_t> m_index, m_rows;
  std::map<std::vector<RankMark>, RankMark> m_sets;
  std::vector<std::optional<RankMark>> m_images, m_set_images;  ///< of the source's candidates and sets
  SlicedCards m_precincts, m_batches;
};

}  // namespace

base::Result<RankedContest> assemble_contest(std::span<const RankedSource> sources,
                                             std::span<const RankedCandidate> candidates,
                                             const ContestOptions& options) {
  ContestOptions own = options;
  own.sorted = options.sorted && sources.size() == 1;
  Assembly assembly(candidates, own);
  if (auto done = assembly.learn_names(candidates); !done) return done.error();
  for (const RankedSource& source : sources)
    if (auto done = assembly.add(source); !done) return done.error();
  return assembly.finish();
}

base::Result<RankedContest> assemble_contest(model::RankedBallots&& ballots, std::span<const std::string> codes,
                                             std::span<const RankedCandidate> candidates) {
  ContestOptions options;
  options.sorted = true;
  const RankedSource source{&ballots, codes, std::nullopt, false};
  Assembly assembly(candidates, options);
  if (auto done = assembly.learn_names(candidates); !done) return done.error();
  const auto taken = assembly.take_over(ballots, source);
  if (!taken) return taken.error();
  if (*taken) return assembly.finish();
  return assemble_contest(std::span(&source, 1), candidates, options);
}

RankedContest without(const RankedContest& contest, std::span<const std::uint32_t> gone) {
  RankedContest rest = contest;
  for (const std::uint32_t candidate : gone) rest.excluded[candidate] = true;
  return rest;
}

}  // namespace acta::count
