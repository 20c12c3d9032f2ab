// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::read {

/// The bytes of a file in order: fills the front of the span and says how far; 0: the end.
using ByteSource = std::function<base::Result<std::size_t>(std::span<char>)>;
/// Begins a file anew: the source before it ends.
using SourceAgain = std::function<ByteSource()>;

inline constexpr std::size_t kBlockBytes = std::size_t{4} << 20;
inline constexpr std::size_t kLongestLine = std::size_t{64} << 20;

/// How a text is cut, in bytes. `quotes`: rows, which end at a line feed with an even number of quotes before it.
struct BlockSizes {
  BlockSizes(std::size_t bytes = kBlockBytes, std::size_t longest = kLongestLine, bool with_quotes = false)
      : block(bytes), longest_line(longest), quotes(with_quotes) {}
  std::size_t block, longest_line;
  bool quotes;
};

/// Whole lines (or rows) of a text; the last one ends with a line feed too.
struct TextBlock {
  std::string text;
  std::uint64_t first_line = 1;
};

/// Cuts a text into blocks of whole lines, of about `block` bytes. The bytes of no more than one block are held, or of
/// a line that is longer.
class TextBlocks {
 public:
  /// Keeps a reference to the source. `name`: for errors.
  TextBlocks(const ByteSource& source, std::string name, BlockSizes sizes)
      : m_source(source), m_name(std::move(name)), m_sizes(sizes) {}

  /// nullopt: the end, or a line that is too long. Errors: of the source, with the name of the file.
  base::Result<std::optional<TextBlock>> next();
  /// The line that is longer than `longest_line`, at which the blocks end: too long for a stream, not for a file.
  std::optional<std::uint64_t> long_line() const { return m_long_line; }
  /// Whether the last line feed of the last block is not the text's own.
  bool added_line_feed() const { return m_added; }
  /// The text's own bytes of its first block, where that is what `text` is.
  std::string_view own_bytes(std::string_view text) const { return text.substr(0, text.size() - (m_added ? 1 : 0)); }
  /// Takes the memory of a block that has been read, for a later one. Threads may call this while another calls next().
  void recycle(std::string&& text);
  /// Gives all such memory back.
  void forget_spare() { m_spare.clear(); }
  /// Gives text back that next() returns first. REQUIRES: whole lines, those read last.
  void put_back(std::string_view text, std::uint64_t first_line);

 private:
  base::Result<void> fill(std::string& text, std::size_t& have, std::size_t most);
  std::size_t last_end(std::string_view text) const;
  base::Result<std::size_t> fill_lines(std::string& text, std::size_t& have);
  std::string spare();

  const ByteSource& m_source;
  std::string m_name;
  BlockSizes m_sizes;
  std::string m_rest;
  std::mutex m_mutex;
  std::vector<std::string> m_spare;  ///< memory of blocks that were read, as large as it was used
  std::optional<std::uint64_t> m_long_line;
  std::uint64_t m_line = 1;
  bool m_ended = false, m_added = false;
};

/// What is found in a block: nothing, or a line (counted from 1 in the file) where reading has to stop.
using BlockReader = std::function<std::optional<std::uint64_t>(const TextBlock&)>;
/// May shorten a block, in order; false: no block comes after it.
using BlockEnd = std::function<bool(TextBlock&)>;

/// Reads all blocks on all cores; `ends` is asked for one block after the other. The first line that a reader stopped
/// at, whatever the number of threads, or that is too long; nullopt: all are read. Errors: of the blocks, where no
/// reader stopped before.
base::Result<std::optional<std::uint64_t>> read_blocks(TextBlocks& blocks, const BlockEnd& ends,
                                                       const BlockReader& read);

}  // namespace acta::read
