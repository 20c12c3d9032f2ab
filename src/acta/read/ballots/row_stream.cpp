// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/row_stream.hpp"

#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <utility>

#include "acta/read/archive.hpp"
#include "acta/read/ballots/begun_source.hpp"
#include "acta/read/ballots/reader_pool.hpp"
#include "acta/read/double_encoding.hpp"
#include "acta/read/table.hpp"

namespace acta::read {
namespace {

/// Of this much the first names are learned.
constexpr std::size_t kFirstBytes = std::size_t{64} << 10;
/// So many marks of ballots that wait end an epoch: after it their names are known.
constexpr std::size_t kMostWaiting = std::size_t{4} << 20;
constexpr std::uint64_t kMostInEpoch = 4096;

/// Where a quote stands that neither begins nor ends a cell, nor is doubled inside one; npos: nowhere.
/// REQUIRES: the text begins with a row and ends with a line feed.
std::size_t odd_quote(std::string_view text, char delimiter) {
  for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
    if (at > 0 && text[at - 1] != delimiter && text[at - 1] != '\n') return at;
    const std::size_t begin = at;
    for (at = text.find('"', at + 1);; at = text.find('"', at + 2)) {
      if (at == std::string_view::npos) return begin;
      if (text[at + 1] != '"') break;
    }
    const char next = text[++at];
    if (next != delimiter && next != '\n' && !(next == '\r' && text[at + 1] == '\n')) return at;
  }
  return std::string_view::npos;
}

/// Characters by which whole files may be told to be no text.
bool has_controls(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
         }) > 0;
}

/// What readers know together: how many marks wait, and what the parts of a text say of its being encoded twice.
struct Shared {
  std::atomic<std::size_t> waiting = 0;
  std::atomic<bool> single = false;    ///< some part cannot be
  std::atomic<std::size_t> twice = 0;  ///< characters of the parts that may be
  bool may_be_double() const { return !single && twice >= 4; }
  void look_at(std::string_view utf8) {
    if (single) return;
    const auto letters = double_encoded_letters(utf8);
    if (letters)
      twice += *letters;
    else
      single = true;
  }
};

std::uint64_t lines_of(std::string_view text) {
  return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
}

/// How many lines stand before the first that is no text in UTF-8. REQUIRES: there is one.
std::uint64_t odd_lines(std::string_view text) {
  std::uint64_t lines = 0;
  for (std::size_t begin = 0; begin < text.size(); ++lines) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = text.substr(begin, end - begin);
    if (!simdjson::validate_utf8(line.data(), line.size()) || has_controls(line)) break;
    begin = end;
  }
  return lines;
}

/// Reads rows of blocks.
class RowReader {
 public:
  RowReader(const std::string& name, const RowForm& form, char delimiter, const BallotGrouper& names,
            const BallotOptions& options, Shared& shared)
      : m_name(name),
        m_form(form),
        m_delimiter(delimiter),
        m_limits(options.limits.file),
        m_shared(shared),
        m_ballots(names, options) {}

  /// The line that is not plain, or that there is no room for.
  std::optional<std::uint64_t> read(const TextBlock& block) {
    if (const auto line = odd_line(block)) return line;
    const std::size_t waited = m_ballots.waiting();
    const RowSink take = [&](const TableRow& row) -> base::Result<void> {
      m_width = std::max(m_width, row.cells.size());
      const StreamRow own(row, block.first_line - 1);
      m_ballots.begin_row(own.line());
      auto taken = m_form.read(m_ballots, own);
      // Readers go from block to block: the first fault of the file is kept.
      if (!taken && (!m_fault || taken.error().place.line < m_fault->place.line)) m_fault = taken.error();
      return taken;
    };
    const auto done = read_delimited_rows(m_name, block.text, {m_delimiter}, take, m_limits);
    if (!done)
      return m_fault ? m_fault->place.line : block.first_line - 1 + std::max<std::uint64_t>(1, done.error().place.line);
    m_shared.waiting += m_ballots.waiting() - waited;
    if (m_ballots.is_full() && !m_ballots.pass_on(false)) return block.first_line;
    return std::nullopt;
  }
  void finish() { (void)m_ballots.pass_on(true); }
  StreamGrouper& ballots() { return m_ballots; }
  std::size_t width() const { return m_width; }
  const std::optional<base::Error>& fault() const { return m_fault; }

 private:
  std::optional<std::uint64_t> odd_line(const TextBlock& block) const {
    const std::string& text = block.text;
    if (!simdjson::validate_utf8(text.data(), text.size()) || has_controls(text))
      return block.first_line + odd_lines(text);
    m_shared.look_at(text);
    const std::size_t quote = odd_quote(text, m_delimiter);
    if (quote == std::string::npos) return std::nullopt;
    return block.first_line + lines_of(std::string_view(text).substr(0, quote));
  }

  const std::string& m_name;
  const RowForm& m_form;
  char m_delimiter;
  const Limits& m_limits;
  Shared& m_shared;
  StreamGrouper m_ballots;
  std::size_t m_width = 0;
  std::optional<base::Error> m_fault;
};

class RowStream {
 public:
  RowStream(const std::string& name, const ByteSource& source, const RowForm& form, const BallotOptions& options,
            BlockSizes sizes)
      : m_name(name), m_form(form), m_options(options), m_blocks(source, name, sizes), m_names(form.contest, options) {}
  base::Result<StreamedBallots> read();

 private:
  using Readers = ReaderPool<RowReader>;

  base::Result<bool> open();
  base::Result<std::optional<std::uint64_t>> read_epochs(Readers& readers);
  base::Result<bool> settle(Readers& readers);
  bool has_twice(Readers& readers) const;
  base::Result<StreamedBallots> finished(Readers& readers);
  base::Error full() const {
    return {base::ErrorKind::limit,
            m_ballots->limit_message(),
            {m_name, 0, 0},
            "every ranking that differs is held in memory"};
  }

  const std::string& m_name;
  const RowForm& m_form;
  const BallotOptions& m_options;
  TextBlocks m_blocks;
  BallotGrouper m_names;
  char m_delimiter = ',';
  std::size_t m_head_width = 0;
  Shared m_shared;
  std::optional<PackedBallots> m_ballots;
  std::optional<base::Error> m_fault;  ///< of the head
  std::optional<TextBlock> m_first;    ///< rows below the head from which the first names are learned
};

/// The end of the rows in the first bytes of a text, or of its first `least` rows where these are longer.
std::size_t end_of_first(std::string_view text, std::size_t least) {
  std::size_t end = 0, rows = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size() && (rows < least || at < kFirstBytes); ++at) {
    if (text[at] == '"') inside = !inside;
    if (text[at] == '\n' && !inside) end = at + 1, ++rows;
  }
  return end == 0 ? text.size() : end;
}

/// Where the line of that number begins.
std::size_t begin_of_line(std::string_view text, std::uint64_t line) {
  std::size_t at = 0;
  for (; line > 1; --line) at = text.find('\n', at) + 1;
  return at;
}

/// Reads the head. False: it is not plain.
base::Result<bool> RowStream::open() {
  auto block = m_blocks.next();
  if (!block) return block.error();
  if (!*block) return false;
  std::string& text = (*block)->text;
  if (m_blocks.added_line_feed() && text.find('\n') + 1 == text.size()) return false;
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  m_delimiter = m_form.delimiter != 0 ? m_form.delimiter : guess_dialect(m_blocks.own_bytes(text)).delimiter;
  const std::size_t end = end_of_first(text, m_form.head + 1);
  if (has_controls(std::string_view(text).substr(0, end))) return false;
  TableHints hints;
  hints.delimiter = m_delimiter;
  const auto table = open_table(m_name, text.substr(0, end), hints, m_options.limits.file);
  if (!table || table->format != TableFormat::delimited || table->decoded.replaced != 0) return false;
  const std::string& encoding = table->decoded.from.name;
  if (encoding != "UTF-8" && encoding != "US-ASCII") return false;
  const Grid& grid = table->grid;
  if (grid.rows() < m_form.head || table->decoded.from.double_encoded) return false;
  if (auto opened = m_form.open(grid, m_names); !opened) {
    m_fault = opened.error();
    return false;
  }
  for (std::size_t row = 0; row < m_form.head; ++row) m_head_width = std::max(m_head_width, grid.columns(row));
  const bool more = grid.rows() > m_form.head;
  const std::uint64_t line = more ? grid.line(m_form.head) : 1 + lines_of(std::string_view(text).substr(0, end));
  const std::size_t begin = begin_of_line(text, line);
  m_shared.look_at(std::string_view(text).substr(0, begin));
  m_first = TextBlock{text.substr(begin, end - begin), line};
  m_blocks.put_back(std::string_view(text).substr(end), line + lines_of(m_first->text));
  return true;
}

/// Names that are new get their numbers in the order of the file, and ballots that wait for them a place. False: there
/// are too many marks.
base::Result<bool> RowStream::settle(Readers& readers) {
  std::vector<StreamGrouper::NewName> names;
  for (const auto& reader : readers.all())
    for (const auto& name : reader->ballots().new_names()) names.push_back(name);
  std::sort(names.begin(), names.end());
  for (const auto& name : names)
    if (!m_names.candidate(name.name, name.name)) return m_names.problem({m_name, name.line, 0});
  if (!m_ballots) {
    const std::uint32_t known = static_cast<std::uint32_t>(m_names.candidates());
    m_ballots.emplace(2 * known + 8, m_options.limits.marks, true);
  }
  bool room = true;
  for (const auto& reader : readers.all()) {
    reader->ballots().add_to(&*m_ballots);
    room = reader->ballots().settle() && room;
  }
  m_shared.waiting = 0;
  return room && !m_ballots->is_full();
}

/// The first line that is not plain. Epochs grow, as fewer and fewer names are new.
base::Result<std::optional<std::uint64_t>> RowStream::read_epochs(Readers& readers) {
  using Odd = std::optional<std::uint64_t>;
  if (const auto odd = readers.read(*m_first)) return Odd(odd);
  m_first.reset();
  for (std::uint64_t most = 1;; most = std::min(4 * most, kMostInEpoch)) {
    const auto settled = settle(readers);
    if (!settled) return settled.error();
    if (!*settled) return full();
    std::uint64_t blocks = 0;
    const auto ends = [&](TextBlock&) { return ++blocks < most && m_shared.waiting < kMostWaiting; };
    const auto odd = read_blocks(m_blocks, ends, [&](const TextBlock& text) { return readers.read(text); });
    if (!odd) return odd.error();
    if (m_ballots->is_full()) return full();
    if (*odd || blocks == 0) return *odd;
  }
}

bool RowStream::has_twice(Readers& readers) const {
  std::size_t size = 0;
  for (const auto& reader : readers.all()) size += reader->ballots().ids().size();
  std::vector<std::uint64_t> ids;
  ids.reserve(size);
  for (const auto& reader : readers.all()) {
    const auto& own = reader->ballots().ids();
    ids.insert(ids.end(), own.begin(), own.end());
  }
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) != ids.end();
}

base::Result<StreamedBallots> RowStream::finished(Readers& readers) {
  std::size_t width = m_head_width;
  std::int64_t count = 0;
  std::vector<ReadingNote> notes;
  for (const auto& reader : readers.all()) {
    width = std::max(width, reader->width());
    count += reader->ballots().count();
    notes.insert(notes.end(), reader->ballots().notes().begin(), reader->ballots().notes().end());
  }
  const auto ranks = m_form.ranks(width);
  const bool too_many = count > static_cast<std::int64_t>(m_options.limits.ballots);
  if (!ranks || too_many || m_shared.may_be_double() || has_twice(readers)) return StreamedBallots{};
  std::sort(notes.begin(), notes.end(),
            [](const ReadingNote& a, const ReadingNote& b) { return a.first.line < b.first.line; });
  for (const ReadingNote& note : notes) m_names.note(note.text, note.first, note.count);
  readers.clear();
  BallotReading reading = std::move(m_names).finish(*ranks);
  model::RankedBallots rows = std::move(*m_ballots).finish();
  rows.contest = std::move(reading.ballots.contest);
  rows.candidates = std::move(reading.ballots.candidates);
  rows.most_ranks = reading.ballots.most_ranks;
  reading.ballots = std::move(rows);
  return StreamedBallots{std::move(reading), 0, {}};
}

base::Result<StreamedBallots> RowStream::read() {
  const auto opened = open();
  if (!opened) return opened.error();
  if (!*opened) return StreamedBallots{std::nullopt, m_blocks.long_line().value_or(1), m_fault};
  Readers readers([&] {
    auto reader = std::make_unique<RowReader>(m_name, m_form, m_delimiter, m_names, m_options, m_shared);
    if (m_ballots) reader->ballots().add_to(&*m_ballots);
    return reader;
  });
  const auto odd = read_epochs(readers);
  if (!odd) return odd.error();
  if (*odd) {
    StreamedBallots stopped{std::nullopt, **odd, {}};
    for (const auto& reader : readers.all())
      if (reader->fault() && reader->fault()->place.line == **odd) stopped.fault = reader->fault();
    return stopped;
  }
  readers.finish();
  if (m_ballots->is_full()) return full();
  return finished(readers);
}

}  // namespace

base::Result<StreamedBallots> stream_rows(const std::string& name, const ByteSource& source, const RowForm& form,
                                          const BallotOptions& options, BlockSizes sizes) {
  if (options.keep_cards || !options.refused.empty()) return StreamedBallots{};
  sizes.quotes = true;
  const BegunSource begun = begin_source(source);
  if (is_packed(name, begun.begin)) return StreamedBallots{std::nullopt, 1, {}};
  return RowStream(name, begun.all, form, options, sizes).read();
}

}  // namespace acta::read
