// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/table_stream.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>
#include <vector>

#include "acta/read/archive.hpp"
#include "acta/read/ballots/begun_source.hpp"
#include "acta/read/ballots/packed_ballots.hpp"
#include "acta/read/ballots/reader_pool.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/encoding.hpp"

namespace acta::read {
namespace {

using Form = BallotTableLayout::Form;

bool can_be_plain(const BallotTableLayout& layout, const BallotOptions& options) {
  const bool labels =
      !options.overvote_label.empty() || !options.skipped_label.empty() || !options.undeclared_write_in_label.empty();
  return layout.form == Form::candidate_columns && layout.first_vote_row == 2 && layout.last_vote_column == 0 &&
         layout.first_vote_column > 0 && layout.cards.id == 0 && layout.cards.count == 0 && !labels &&
         !options.keep_cards && options.refused.empty();
}

/// What the row of headings says.
struct Headings {
  BallotReading reading;
  char delimiter = ',';
  std::vector<model::RankMark> candidates;  ///< by column from the first vote on; kNoMark: no name
};

/// nullopt: the headings are not plain.
base::Result<std::optional<Headings>> headings_of(const std::string& name, std::string_view text, std::size_t end,
                                                  BallotTableLayout layout, const BallotOptions& options) {
  const std::string line(text.substr(0, end + 1));
  auto decoded = decode(line, "");
  const bool whole = decoded && (decoded->from.name == "UTF-8" || decoded->from.name == "US-ASCII") &&
                     !decoded->from.double_encoded && decoded->replaced == 0;
  // Where a carriage return stands before the only line feed, it may be what ends lines.
  const bool returns = line.find('\r') < end - (end > 0 && line[end - 1] == '\r' ? 1 : 0);
  if (!whole || returns || std::count(line.begin(), line.end(), '"') % 2 != 0) return std::optional<Headings>();
  Headings headings;
  headings.delimiter = layout.delimiter != 0 ? layout.delimiter : guess_dialect(text).delimiter;
  layout.delimiter = headings.delimiter;
  auto reading = read_ballot_table(name, decoded->utf8, layout, options);
  if (!reading) return reading.error();
  headings.reading = std::move(*reading);
  const auto grid = read_delimited(name, decoded->utf8, {headings.delimiter});
  if (!grid || grid->rows() != 1) return std::optional<Headings>();
  std::uint32_t candidate = 0;
  for (std::size_t column = layout.first_vote_column - 1; column < grid->width(); ++column)
    headings.candidates.push_back(trimmed(grid->cell(0, column)).empty() ? model::kNoMark : candidate++);
  if (candidate == 0 || candidate != headings.reading.ballots.candidates.size()) return std::optional<Headings>();
  return std::optional(std::move(headings));
}

struct Blanks {
  std::uint64_t rows = 0, first = std::numeric_limits<std::uint64_t>::max();
};

/// How many delimiters follow each other from `at` on. REQUIRES: another byte stands before `end`.
std::size_t delimiters_at(const char* at, const char* end, char delimiter) {
  const char* const begin = at;
#ifdef __SSE2__
  const __m128i wanted = _mm_set1_epi8(delimiter);
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const auto others = static_cast<unsigned>(~_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, wanted))) & 0xFFFFu;
    if (others != 0) return static_cast<std::size_t>(at - begin) + static_cast<std::size_t>(std::countr_zero(others));
  }
#else
  (void)end;
#endif
  while (*at == delimiter) ++at;
  return static_cast<std::size_t>(at - begin);
}

/// Reads lines of blocks. REQUIRES: each text ends with a line feed.
class PlainLines {
 public:
  PlainLines(const Headings& headings, std::size_t text_columns, std::uint64_t most_ranks, PackedBallots& ballots)
      : m_headings(headings), m_text_columns(text_columns), m_most_ranks(most_ranks), m_ballots(ballots) {}

  /// The line that is not plain, or that there is no room for.
  std::optional<std::uint64_t> read(const TextBlock& block) {
    const char* at = block.text.data();
    const char* const end = at + block.text.size();
    for (std::uint64_t line = block.first_line; at < end; ++line)
      if (!read_line(at, end, line)) return line;
    const bool full = m_batch.waiting() >= PackedBallots::kFullBatch;
    if (full && !m_ballots.add(m_batch, false)) return block.first_line;
    return std::nullopt;
  }
  void finish() { (void)m_ballots.add(m_batch); }
  const Blanks& blanks() const { return m_blanks; }

 private:
  struct Mark {
    std::uint32_t rank = 0;
    model::RankMark candidate = model::kNoMark;
  };

  bool read_line(const char*& at, const char* end, std::uint64_t line) {
    bool text = false;
    if (!skip_texts(at, text)) return false;
    const char* const votes = at;
    PackedBallot ballot;
    bool wide = false, marked = false;
    for (std::size_t column = 0;;) {
      const std::size_t passed = delimiters_at(at, end, m_headings.delimiter);
      at += passed;
      column += passed;
      if (*at < '0' || *at > '9') break;
      Mark mark;
      if (!read_mark(at, column, mark)) return false;
      marked = true;
      wide = wide || mark.rank > m_ballots.ranks() || m_ballots.is_marked(ballot, mark.rank - 1);
      if (!wide) m_ballots.mark(ballot, mark.rank - 1, mark.candidate);
      if (*at != m_headings.delimiter) break;
    }
    if (*at == '\r') ++at;
    if (*at++ != '\n') return false;
    if (!text && !marked) {
      ++m_blanks.rows;
      m_blanks.first = std::min(m_blanks.first, line);
      return true;
    }
    if (wide) return add_wide(votes);
    m_batch.add(ballot);
    return true;
  }

  /// Passes over the cells before the first vote.
  bool skip_texts(const char*& at, bool& text) const {
    for (std::size_t column = 0; column < m_text_columns; ++at) {
      const char c = *at;
      if (c == '\n' || c == '\r') return true;
      if (c == m_headings.delimiter)
        ++column;
      else if (c < ' ' || c > '~' || c == '"')
        return false;
      else
        text = text || c != ' ';
    }
    return true;
  }

  bool read_mark(const char*& at, std::size_t column, Mark& mark) const {
    std::uint32_t rank = 0;
    for (; *at >= '0' && *at <= '9'; ++at) {
      if (rank > 100'000) return false;
      rank = rank * 10 + static_cast<std::uint32_t>(*at - '0');
    }
    if (rank == 0 || rank > m_most_ranks || column >= m_headings.candidates.size()) return false;
    mark = {rank, m_headings.candidates[column]};
    return mark.candidate != model::kNoMark;
  }

  /// A line whose marks do not fit, read again. REQUIRES: it has been read once.
  bool add_wide(const char* at) {
    PackedBallots::WideBallot ballot;
    for (std::size_t column = 0; *at != '\n' && *at != '\r';) {
      if (*at == m_headings.delimiter) {
        ++column, ++at;
        continue;
      }
      Mark mark;
      (void)read_mark(at, column, mark);
      if (ballot.size() < mark.rank) ballot.resize(mark.rank);
      ballot[mark.rank - 1].push_back(mark.candidate);
    }
    return m_ballots.add_wide(std::move(ballot), 1);
  }

  const Headings& m_headings;
  std::size_t m_text_columns;
  std::uint64_t m_most_ranks;
  PackedBallots& m_ballots;
  PackedBallots::Batch m_batch;
  Blanks m_blanks;
};

BallotReading finished(Headings headings, PackedBallots&& ballots, const Blanks& blanks, const std::string& name) {
  BallotReading reading = std::move(headings.reading);
  model::RankedBallots rows = std::move(ballots).finish();
  rows.contest = std::move(reading.ballots.contest);
  rows.candidates = std::move(reading.ballots.candidates);
  rows.most_ranks = reading.ballots.most_ranks;
  reading.ballots = std::move(rows);
  if (blanks.rows > 0)
    reading.notes.push_back({"rows without any text are no ballots", blanks.rows, {name, blanks.first, 1}});
  return reading;
}

}  // namespace

base::Result<StreamedBallots> stream_ballot_table(const std::string& name, const ByteSource& source,
                                                  const BallotTableLayout& layout, const BallotOptions& options,
                                                  BlockSizes sizes) {
  if (!can_be_plain(layout, options)) return StreamedBallots{};
  const BegunSource begun = begin_source(source);
  if (is_packed(name, begun.begin)) return StreamedBallots{std::nullopt, 1, {}};
  TextBlocks blocks(begun.all, name, sizes);
  auto first = blocks.next();
  if (!first) return first.error();
  if (!*first) return StreamedBallots{std::nullopt, blocks.long_line().value_or(0), {}};
  const std::size_t end = (*first)->text.find('\n');
  auto headings = headings_of(name, blocks.own_bytes((*first)->text), end, layout, options);
  if (!headings) return headings.error();
  if (!*headings) return StreamedBallots{std::nullopt, 1, {}};
  blocks.put_back(std::string_view((*first)->text).substr(end + 1), 2);
  first->reset();
  PackedBallots ballots(static_cast<std::uint32_t>((*headings)->reading.ballots.candidates.size()),
                        options.limits.marks);
  const std::uint64_t most_ranks = options.most_ranks != 0 ? options.most_ranks : options.limits.ranks;
  ReaderPool<PlainLines> readers(
      [&] { return std::make_unique<PlainLines>(**headings, layout.first_vote_column - 1, most_ranks, ballots); });
  const auto odd = read_blocks(
      blocks, [](TextBlock&) { return true; }, [&](const TextBlock& text) { return readers.read(text); });
  if (odd && !*odd) readers.finish();
  if (!odd) return odd.error();
  if (ballots.is_full())
    return base::Error{
        base::ErrorKind::limit, ballots.limit_message(), {name, 0, 0}, "every ranking that differs is held in memory"};
  if (*odd) return StreamedBallots{std::nullopt, **odd, {}};
  Blanks blanks;
  for (const auto& reader : readers.all()) {
    blanks.rows += reader->blanks().rows;
    blanks.first = std::min(blanks.first, reader->blanks().first);
  }
  readers.clear();
  return StreamedBallots{finished(std::move(**headings), std::move(ballots), blanks, name), 0, {}};
}

}  // namespace acta::read
