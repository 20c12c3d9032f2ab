// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"

namespace acta::read {

/// The bytes of a file in order: fills the front of the span and says how far; 0: the end.
using ByteSource = std::function<base::Result<std::size_t>(std::span<char>)>;

inline constexpr std::size_t kBlockBytes = std::size_t{4} << 20;

/// Whole lines of a text; the last one ends with a line feed too.
struct TextBlock {
  std::string text;
  std::uint64_t first_line = 1;
};

/// Cuts a text into blocks of whole lines, of about `block` bytes. The bytes of no more than one block are held.
class TextBlocks {
 public:
  /// Keeps a reference to the source. `name`: for errors.
  TextBlocks(const ByteSource& source, std::string name, std::size_t block)
      : m_source(source), m_name(std::move(name)), m_block(block) {}

  /// nullopt: the end. Errors: of the source; limit for a line of more than 64 MiB.
  base::Result<std::optional<TextBlock>> next();
  /// Gives text back that next() returns first. REQUIRES: whole lines, those read last.
  void put_back(std::string_view text, std::uint64_t first_line);

 private:
  base::Result<void> fill(std::string& text, std::size_t most);

  const ByteSource& m_source;
  std::string m_name;
  std::size_t m_block;
  std::string m_rest;
  std::uint64_t m_line = 1;
  bool m_ended = false;
};

/// What is found in a block: nothing, or a line (counted from 1 in the file) where reading has to stop.
using BlockReader = std::function<std::optional<std::uint64_t>(const TextBlock&)>;
/// May shorten a block, in order; false: no block comes after it.
using BlockEnd = std::function<bool(TextBlock&)>;

/// Reads all blocks on all cores; `ends` is asked for one block after the other. The first line that a reader stopped
/// at, whatever the number of threads; nullopt: all are read.
base::Result<std::optional<std::uint64_t>> read_blocks(TextBlocks& blocks, const BlockEnd& ends,
                                                       const BlockReader& read);

}  // namespace acta::read
