// SPDX-License-Identifier: Apache-2.0
#include "acta/read/delimited.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace acta::read {
namespace {

#ifdef __SSE2__

/// Bit i is set where byte i of the 64 is `a` or `b`.
std::uint64_t block_bits(const char* block, char a, char b) {
  const __m128i as = _mm_set1_epi8(a), bs = _mm_set1_epi8(b);
  std::uint64_t bits = 0;
  for (int i = 0; i < 64; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
    const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, as), _mm_cmpeq_epi8(bytes, bs));
    bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << i;
  }
  return bits;
}

#else

std::uint64_t block_bits(const char* block, char a, char b) {
  std::uint64_t bits = 0;
  for (int i = 0; i < 64; ++i) bits |= static_cast<std::uint64_t>(block[i] == a || block[i] == b) << i;
  return bits;
}

#endif

/// Walks the positions of two characters in a text, a block of 64 bytes at a time.
class Marks {
 public:
  Marks(std::string_view text, char a, char b) : m_text(text), m_a(a), m_b(b) { load(0); }

  /// The first position at or after `from` that holds one of the two; the text's size when there is none.
  /// REQUIRES: `from` does not fall from call to call.
  std::size_t next(std::size_t from) {
    if (from >= m_begin + 64) load(from & ~std::size_t{63});
    std::uint64_t bits = from > m_begin ? m_bits & (~std::uint64_t{0} << (from - m_begin)) : m_bits;
    while (bits == 0) {
      if (m_begin + 64 >= m_text.size()) return m_text.size();
      load(m_begin + 64);
      bits = m_bits;
    }
    return m_begin + static_cast<std::size_t>(std::countr_zero(bits));
  }

 private:
  void load(std::size_t begin) {
    m_begin = begin;
    m_bits = 0;
    if (begin >= m_text.size()) return;
    std::array<char, 64> last;
    const char* block = m_text.data() + begin;
    if (m_text.size() - begin < 64) {
      // The rest of the last block is filled with a byte that is neither of the two.
      last.fill(static_cast<char>(m_a != 'x' && m_b != 'x' ? 'x' : 'y'));
      std::memcpy(last.data(), block, m_text.size() - begin);
      block = last.data();
    }
    m_bits = block_bits(block, m_a, m_b);
  }

  std::string_view m_text;
  char m_a, m_b;
  std::size_t m_begin = 0;
  std::uint64_t m_bits = 0;
};

/// Splits one text. Cells that hold doubled quotes are closed up in place, inside their own bytes.
class Splitter {
 public:
  /// `sink`: where rows go; nullptr: into the grid.
  Splitter(std::string name, std::string text, const Dialect& dialect, const Limits& limits,
           const RowSink* sink = nullptr, std::uint64_t first_line = 1)
      : m_name(name),
        m_delimiter(dialect.delimiter),
        m_limits(limits),
        m_sink(sink),
        m_builder(std::move(name), std::move(text)),
        m_line(first_line) {
    m_end_mark = dialect.line_end != 0 ? dialect.line_end : line_end_of(m_builder.bytes());
  }

  base::Result<Grid> run() &&;

 private:
  void reserve();
  void unquoted();
  void quoted();
  void after_cell(std::size_t begin, std::size_t length, std::size_t end);
  void end_row();
  void hand_over();
  bool fail(std::string message) {
    if (!m_error) m_error = base::Error{base::ErrorKind::limit, std::move(message), {m_name, m_line, 0}, {}};
    return false;
  }

  std::string m_name;
  char m_delimiter;
  char m_end_mark = '\n';
  const Limits& m_limits;
  const RowSink* m_sink;
  std::vector<std::string_view> m_row;  ///< for the sink
  Grid::Builder m_builder;
  std::optional<Marks> m_marks;
  std::size_t m_at = 0;          ///< where the next cell begins
  bool m_row_open = false;       ///< the last mark was a delimiter: one more cell follows
  std::uint64_t m_line;          ///< on which the row began
  std::uint64_t m_lines_in = 0;  ///< line ends inside quoted cells of the row
  std::size_t m_cells = 0;       ///< of the row
  std::uint64_t m_rows = 0, m_all_cells = 0;
  std::size_t m_row_begin = 0;
  std::optional<base::Error> m_error;
};

void Splitter::reserve() {
  const std::string_view sample = std::string_view(m_builder.bytes()).substr(0, 65'536);
  const auto rows = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), m_end_mark));
  const auto cells = rows + static_cast<std::size_t>(std::count(sample.begin(), sample.end(), m_delimiter));
  const std::size_t times = m_builder.bytes().size() / std::max<std::size_t>(sample.size(), 1) + 1;
  m_builder.reserve(std::min<std::size_t>(rows * times, m_limits.rows) + 16,
                    std::min<std::size_t>(cells * times, m_limits.cells) + 16);
}

void Splitter::end_row() {
  m_all_cells += m_cells;
  if (++m_rows > m_limits.rows) return void(fail("the table has more than " + std::to_string(m_limits.rows) + " rows"));
  if (!m_sink && m_all_cells > m_limits.cells)
    return void(fail("the table has more than " + std::to_string(m_limits.cells) + " cells"));
  if (m_sink)
    hand_over();
  else
    m_builder.end_row(m_line);
  m_line += 1 + m_lines_in;
  m_lines_in = 0;
  m_cells = 0;
  m_row_open = false;
}

void Splitter::hand_over() {
  if (auto taken = (*m_sink)({m_name, m_line, m_row}); !taken) m_error = taken.error();
  m_row.clear();
}

void Splitter::after_cell(std::size_t begin, std::size_t length, std::size_t end) {
  const std::string& bytes = m_builder.bytes();
  if (length > m_limits.cell) return void(fail("a cell is longer than " + std::to_string(m_limits.cell) + " bytes"));
  if (end - m_row_begin > m_limits.line)
    return void(fail("a line is longer than " + std::to_string(m_limits.line) + " bytes"));
  if (++m_cells > m_limits.columns)
    return void(fail("a row has more than " + std::to_string(m_limits.columns) + " cells"));
  if (m_sink)
    m_row.emplace_back(bytes.data() + begin, length);
  else
    m_builder.add_cell(begin, length);
  m_at = end + 1;
  if (end < bytes.size() && bytes[end] == m_delimiter) {
    m_row_open = true;
    return;
  }
  end_row();
  m_row_begin = m_at;
}

void Splitter::unquoted() {
  const std::size_t end = m_marks->next(m_at);
  const std::string& bytes = m_builder.bytes();
  std::size_t length = end - m_at;
  const bool row_ends = end >= bytes.size() || bytes[end] != m_delimiter;
  if (row_ends && m_end_mark == '\n' && length > 0 && bytes[end - 1] == '\r') --length;
  after_cell(m_at, length, end);
}

void Splitter::quoted() {
  std::string& bytes = m_builder.bytes();
  const std::size_t begin = m_at + 1;
  std::size_t write = begin, read = begin;
  while (true) {
    const std::size_t quote = bytes.find('"', read);
    if (quote == std::string::npos) {
      m_error = base::Error{base::ErrorKind::format,
                            "a quoted cell that begins here is never closed",
                            {m_name, m_line + m_lines_in, m_cells + 1},
                            "a quote that is text must not stand at the beginning of a cell, or must be doubled"};
      return;
    }
    m_lines_in +=
        static_cast<std::uint64_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(read),
                                              bytes.begin() + static_cast<std::ptrdiff_t>(quote), m_end_mark));
    const bool doubled = quote + 1 < bytes.size() && bytes[quote + 1] == '"';
    const std::size_t kept = quote - read + (doubled ? 1 : 0);
    if (write != read) std::memmove(bytes.data() + write, bytes.data() + read, kept);
    write += kept;
    read = quote + (doubled ? 2 : 1);
    if (!doubled) break;
  }
  const std::size_t end = m_marks->next(read);
  std::size_t rest = end - read;
  const bool row_ends = end >= bytes.size() || bytes[end] != m_delimiter;
  if (row_ends && m_end_mark == '\n' && rest > 0 && bytes[end - 1] == '\r') --rest;
  if (rest > 0) std::memmove(bytes.data() + write, bytes.data() + read, rest);
  after_cell(begin, write + rest - begin, end);
}

base::Result<Grid> Splitter::run() && {
  const std::string& bytes = m_builder.bytes();
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    const auto passed = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(nul), m_end_mark);
    return base::Error{base::ErrorKind::format,
                       "a NUL byte in delimited text",
                       {m_name, m_line + static_cast<std::uint64_t>(passed), 0},
                       {}};
  }
  if (!m_sink) reserve();
  m_marks.emplace(bytes, m_delimiter, m_end_mark);
  while (!m_error && (m_at < bytes.size() || m_row_open)) {
    if (m_at >= bytes.size()) m_row_open = false;
    if (m_at < bytes.size() && bytes[m_at] == '"')
      quoted();
    else
      unquoted();
  }
  if (m_error) return *m_error;
  return std::move(m_builder).finish();
}

/// Walks over a text's quoted cells, to tell line ends of rows from those inside cells.
class QuotedCells {
 public:
  QuotedCells(std::string_view text, const Dialect& dialect) : m_text(text), m_dialect(dialect) {}

  /// Past the first row's end at or after `from`; the text's end where there is none. REQUIRES: `from` does not fall.
  std::size_t row_end(std::size_t from) {
    while (from < m_text.size()) {
      while (m_end <= from) next();
      if (m_begin <= from) {
        from = m_end;
        continue;
      }
      const std::size_t found = m_text.substr(0, std::min(m_begin, m_text.size())).find(m_dialect.line_end, from);
      if (found != std::string_view::npos) return found + 1;
      from = m_begin;
    }
    return m_text.size();
  }

 private:
  bool opens(std::size_t quote) const {
    return quote == 0 || m_text[quote - 1] == m_dialect.delimiter || m_text[quote - 1] == m_dialect.line_end;
  }
  /// The next quoted cell, from its first quote to past its last; behind the text where there is none.
  void next() {
    m_begin = m_text.find('"', m_end);
    while (m_begin != std::string_view::npos && !opens(m_begin)) m_begin = m_text.find('"', m_begin + 1);
    m_end = m_begin;
    if (m_begin == std::string_view::npos) return;
    for (std::size_t quote = m_text.find('"', m_begin + 1); quote != std::string_view::npos;
         quote = m_text.find('"', quote + 2)) {
      m_end = quote + 1;
      if (m_end >= m_text.size() || m_text[m_end] != '"') return;
    }
    m_end = std::string_view::npos;
  }

  std::string_view m_text;
  Dialect m_dialect;
  std::size_t m_begin = 0, m_end = 0;
};

std::uint64_t line_ends(std::string_view text, const RowsPart& part, char line_end) {
  return static_cast<std::uint64_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(part.begin),
                                               text.begin() + static_cast<std::ptrdiff_t>(part.end), line_end));
}

/// Cells of each of the first rows under a delimiter, quotes respected.
std::vector<std::size_t> widths(std::string_view text, char delimiter) {
  std::vector<std::size_t> found;
  std::size_t cells = 1;
  bool inside = false, any = false;
  for (std::size_t i = 0; i < text.size() && found.size() < 200; ++i) {
    if (text[i] == '"') {
      inside = !inside;
    } else if (!inside && text[i] == delimiter) {
      ++cells;
    } else if (!inside && (text[i] == '\n' || text[i] == '\r')) {
      if (any) found.push_back(cells);
      cells = 1;
      any = false;
      continue;
    }
    any = true;
  }
  if (any && found.empty()) found.push_back(cells);
  return found;
}

/// How well a delimiter explains the rows: rows of the commonest width above 1, then that width.
std::pair<std::size_t, std::size_t> fit(std::string_view text, char delimiter) {
  std::vector<std::size_t> all = widths(text, delimiter);
  std::sort(all.begin(), all.end());
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (auto from = all.begin(); from != all.end();) {
    const auto to = std::upper_bound(from, all.end(), *from);
    if (*from > 1) best = std::max(best, {static_cast<std::size_t>(to - from), *from});
    from = to;
  }
  return best;
}

}  // namespace

Dialect guess_dialect(std::string_view utf8) {
  const std::string_view sample = utf8.substr(0, 262'144);
  Dialect best;
  std::pair<std::size_t, std::size_t> best_fit{0, 0};
  for (const char delimiter : {',', ';', '\t', '|'})
    if (const auto found = fit(sample, delimiter); found > best_fit) {
      best_fit = found;
      best.delimiter = delimiter;
    }
  return best;
}

base::Result<Grid> read_delimited(std::string name, std::string utf8, const Dialect& dialect, const Limits& limits) {
  return Splitter(std::move(name), std::move(utf8), dialect, limits).run();
}

base::Result<void> read_delimited_rows(std::string name, std::string utf8, const Dialect& dialect, const RowSink& take,
                                       const Limits& limits, std::uint64_t first_line) {
  const auto done = Splitter(std::move(name), std::move(utf8), dialect, limits, &take, first_line).run();
  if (!done) return done.error();
  return {};
}

char line_end_of(std::string_view utf8) {
  return utf8.find('\n') == std::string_view::npos && utf8.find('\r') != std::string_view::npos ? '\r' : '\n';
}

std::vector<RowsPart> parts_of_rows(std::string_view utf8, const Dialect& dialect, std::size_t bytes) {
  std::vector<RowsPart> parts;
  QuotedCells quoted(utf8, dialect);
  for (std::size_t begin = 0, end = 0; begin < utf8.size(); begin = end) {
    end = quoted.row_end(std::min(begin + std::max<std::size_t>(bytes, 1) - 1, utf8.size()));
    const std::uint64_t line =
        parts.empty() ? 1 : parts.back().first_line + line_ends(utf8, parts.back(), dialect.line_end);
    parts.push_back({begin, end, line});
  }
  return parts;
}

}  // namespace acta::read
