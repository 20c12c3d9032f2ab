// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/blt_stream.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "acta/read/ballots/packed_ballots.hpp"
#include "acta/read/ballots/reader_pool.hpp"
#include "acta/read/ballots/text_lines.hpp"
#include "acta/read/ballots/whole_number.hpp"

namespace acta::read {
namespace {

constexpr std::size_t kMostNames = std::size_t{64} << 20;

/// What stands before the ballots.
struct Head {
  std::uint32_t candidates = 0;
  std::size_t end = 0;
  std::uint64_t lines = 0;
};

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "-3", or one pair of brackets, and nothing more: what stands behind them would begin a ballot.
bool is_option(std::string_view line) {
  if (line.front() == '-') return is_number(line.substr(1));
  if (line.front() != '[' || line.find(']') != line.size() - 1) return false;
  // Nicknames may be numbers, and then numbers in ballots are none.
  return line.find("nick") == std::string_view::npos ||
         std::none_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// False: the first line is not two numbers.
bool read_first(std::string_view line, Head& head, const BallotLimits& limits) {
  const auto first = take_part(line, ' ');
  const auto candidates = natural_number(first);
  if (!candidates || *candidates == 0 || *candidates > limits.candidates || !is_number(first)) return false;
  head.candidates = static_cast<std::uint32_t>(*candidates);
  return is_number(trimmed(line));
}

/// False: the line after `head.lines` is not plain, or the head does not end in the text.
bool read_head(std::string_view text, Head& head, const BallotLimits& limits) {
  while (head.end < text.size()) {
    const auto end = text.find('\n', head.end);
    const std::string_view line = trimmed(text.substr(head.end, end - head.end));
    if (head.lines == 0) {
      if (!read_first(line, head, limits)) return false;
    } else if (!line.empty()) {
      if (line.front() != '-' && line.front() != '[') return true;
      if (!is_option(line)) return false;
    }
    head.end = end + 1;
    ++head.lines;
  }
  return false;
}

/// Reads the ballots of blocks. REQUIRES: each text ends with a line feed.
class PlainBallots {
 public:
  PlainBallots(std::uint32_t candidates, std::uint64_t most_ranks, PackedBallots& ballots)
      : m_candidates(candidates), m_most_ranks(most_ranks), m_ballots(ballots) {}

  /// The line that is not plain, or that there is no room for.
  std::optional<std::uint64_t> read(const TextBlock& block) {
    const char* at = block.text.data();
    const char* const end = at + block.text.size();
    for (std::uint64_t line = block.first_line; at < end; ++line)
      if (!read_line(at)) return line;
    const bool full = m_batch.waiting() >= PackedBallots::kFullBatch;
    if (full && !m_ballots.add(m_batch, false)) return block.first_line;
    return std::nullopt;
  }
  void finish() { (void)m_ballots.add(m_batch); }
  std::int64_t count() const { return m_count; }

 private:
  static void skip_blanks(const char*& at) {
    while (*at == ' ' || *at == '\t') ++at;
  }
  static bool ends(const char*& at) {
    skip_blanks(at);
    if (*at == '\r') ++at;
    return *at++ == '\n';
  }
  /// False: no number from 0 to 10^9, or a 0 with more than one digit, which ends no ballot.
  static bool number(const char*& at, std::uint32_t& value) {
    value = 0;
    if (*at < '0' || *at > '9' || (*at == '0' && at[1] == '0')) return false;
    for (; *at >= '0' && *at <= '9'; ++at) {
      if (value > 100'000'000) return false;
      value = value * 10 + static_cast<std::uint32_t>(*at - '0');
    }
    return *at == ' ' || *at == '\t' || *at == '\r' || *at == '\n';
  }

  bool read_line(const char*& at) {
    skip_blanks(at);
    if (*at == '\n' || *at == '\r') return ends(at);
    std::uint32_t count = 0, candidate = 0;
    if (!number(at, count) || count == 0) return false;
    m_marks.clear();
    for (skip_blanks(at);; skip_blanks(at)) {
      if (!number(at, candidate) || candidate > m_candidates) return false;
      if (candidate == 0) break;
      m_marks.push_back(candidate - 1);
    }
    if (m_marks.size() > m_most_ranks || !ends(at)) return false;
    m_count += count;
    if (m_marks.size() > m_ballots.ranks()) return add_wide(count);
    PackedBallot ballot;
    ballot.count = count;
    for (std::size_t rank = 0; rank < m_marks.size(); ++rank) m_ballots.mark(ballot, rank, m_marks[rank]);
    m_batch.add(ballot);
    return true;
  }

  bool add_wide(std::uint32_t count) {
    PackedBallots::WideBallot ballot;
    for (const model::RankMark mark : m_marks) ballot.push_back({mark});
    return m_ballots.add_wide(std::move(ballot), count);
  }

  std::uint32_t m_candidates;
  std::uint64_t m_most_ranks;
  PackedBallots& m_ballots;
  PackedBallots::Batch m_batch;
  std::vector<model::RankMark> m_marks;
  std::int64_t m_count = 0;
};

/// The first line that begins with the number 0: it ends the ballots. "01" is how many ballots there are.
/// REQUIRES: the text ends with a line feed.
std::size_t end_of_ballots(std::string_view text) {
  for (std::size_t line = 0; line != std::string_view::npos;) {
    if (text[line] == '0' && !is_number(text.substr(line + 1, 1))) return line;
    const auto found = text.find("\n0", line);
    line = found == std::string_view::npos ? found : found + 1;
  }
  return std::string_view::npos;
}

class BltStream {
 public:
  BltStream(const std::string& name, TextBlocks& blocks, const Head& head, const BallotOptions& options)
      : m_name(name),
        m_blocks(blocks),
        m_head(head),
        m_options(options),
        m_ballots(head.candidates, options.limits.marks) {}

  /// `before`: the text of the head, behind which the blocks begin.
  base::Result<StreamedBlt> read(const std::string& before) {
    const auto odd = read_ballots();
    if (!odd) return odd.error();
    if (m_ballots.is_full())
      return base::Error{base::ErrorKind::limit,
                         m_ballots.limit_message(),
                         {m_name, 0, 0},
                         "every ranking that differs is held in memory"};
    if (*odd || m_tail.empty() || m_count > static_cast<std::int64_t>(m_options.limits.ballots))
      return StreamedBlt{std::nullopt, odd->value_or(m_tail_line)};
    const auto complete = read_tail();
    if (!complete) return complete.error();
    if (!*complete) return StreamedBlt{std::nullopt, m_tail_line};
    auto reading = read_blt(m_name, before + m_tail, BltMode::lenient, m_options);
    if (!reading) return refused(reading.error());
    if (reading->reading.ballots.rows() > 0) return StreamedBlt{std::nullopt, m_head.lines};  // ballots in the head
    for (ReadingNote& note : reading->reading.notes) move(note.first);
    model::RankedBallots rows = std::move(m_ballots).finish();
    rows.contest = std::move(reading->reading.ballots.contest);
    rows.candidates = std::move(reading->reading.ballots.candidates);
    reading->reading.ballots = std::move(rows);
    return StreamedBlt{std::move(*reading), 0};
  }

 private:
  base::Result<std::optional<std::uint64_t>> read_ballots() {
    const std::uint64_t most_ranks = m_options.most_ranks != 0 ? m_options.most_ranks : m_options.limits.ranks;
    ReaderPool<PlainBallots> readers(
        [&] { return std::make_unique<PlainBallots>(m_head.candidates, most_ranks, m_ballots); });
    auto odd = read_blocks(
        m_blocks, [this](TextBlock& block) { return cut(block); },
        [&](const TextBlock& block) { return readers.read(block); });
    if (odd && !*odd) readers.finish();
    for (const auto& reader : readers.all()) m_count += reader->count();
    return odd;
  }

  /// False: the ballots end in this block, which is cut off there.
  bool cut(TextBlock& block) {
    const std::size_t end = end_of_ballots(block.text);
    if (end == std::string::npos) return true;
    m_tail = block.text.substr(end);
    block.text.resize(end);
    m_tail_line = block.first_line + static_cast<std::uint64_t>(std::count(block.text.begin(), block.text.end(), '\n'));
    return false;
  }

  /// False: there is more behind the ballots than names are.
  base::Result<bool> read_tail() {
    while (m_tail.size() <= kMostNames) {
      auto block = m_blocks.next();
      if (!block) return block.error();
      if (!*block && m_blocks.added_line_feed()) m_tail.pop_back();
      if (!*block) return !m_blocks.long_line();
      m_tail += (*block)->text;
    }
    return false;
  }

  /// A place behind the ballots, which were cut out of the text that it is about.
  void move(base::Place& place) const {
    if (place.line > m_head.lines) place.line += m_tail_line - m_head.lines - 1;
  }

  /// What stands in the head is for the whole file to tell: ballots may go on from it.
  base::Result<StreamedBlt> refused(base::Error error) const {
    if (error.place.line <= m_head.lines)
      return StreamedBlt{std::nullopt, std::max(error.place.line, std::uint64_t{1})};
    move(error.place);
    return error;
  }

  const std::string& m_name;
  TextBlocks& m_blocks;
  const Head& m_head;
  const BallotOptions& m_options;
  PackedBallots m_ballots;
  std::int64_t m_count = 0;
  std::string m_tail;  ///< from the line that ends the ballots
  std::uint64_t m_tail_line = 0;
};

}  // namespace

base::Result<StreamedBlt> stream_blt(const std::string& name, const ByteSource& source, const BallotOptions& options,
                                     BlockSizes sizes) {
  TextBlocks blocks(source, name, sizes);
  auto first = blocks.next();
  if (!first) return first.error();
  const bool labels = !options.overvote_label.empty() || !options.skipped_label.empty();
  if (!*first || options.keep_cards || labels) return StreamedBlt{std::nullopt, 1};
  Head head;
  if (!read_head((*first)->text, head, options.limits)) return StreamedBlt{std::nullopt, head.lines + 1};
  const std::string before = (*first)->text.substr(0, head.end);
  blocks.put_back(std::string_view((*first)->text).substr(head.end), head.lines + 1);
  first->reset();
  return BltStream(name, blocks, head, options).read(before);
}

}  // namespace acta::read
