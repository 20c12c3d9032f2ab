// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"
#include "acta/read/ballots/text_blocks.hpp"

namespace acta::read {

/// Where the text of a piece stands in its file: that after `made` bytes, which the file does not have.
struct JsonOrigin {
  std::uint64_t line = 1, column = 1;
  std::size_t made = 0;
  std::size_t first_index = 0;  ///< of the first element of the list that was cut
};

/// Cuts a JSON document of any length, an object, into documents of one key each. Of the list under one key it makes
/// several, with some elements each. Only how values are laid out is looked at; what they hold is for who reads the
/// pieces.
class JsonPieces {
 public:
  struct Piece {
    std::string text;  ///< {"key": value}, or {"key": [some elements]}
    JsonOrigin origin;
  };
  static constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

  /// Keeps a reference to the source. `cut`: the key whose list is cut. `bytes`: about how long its pieces are.
  JsonPieces(std::string name, const ByteSource& source, std::string cut, const BallotLimits& limits,
             std::size_t bytes = kPieceBytes);

  /// The next piece: of the list with `listed`, else of the other keys. nullopt: the document has ended.
  /// Errors: of the source; format, with line and column: the document is no object, or is cut off; limit: one value,
  /// or one element, longer than limits.json.
  base::Result<std::optional<Piece>> next(bool listed);
  /// Whether the key whose list is cut has been met.
  bool has_cut() const { return m_has_cut; }

 private:
  static constexpr int kEnd = -1;

  int peek();
  char take();
  template <class Stops>
  bool take_until(Stops stops, std::string* into);
  void skip_space();
  bool fill();
  bool fail(std::string message, base::ErrorKind kind = base::ErrorKind::format);
  bool expect(char wanted);
  bool text(std::string* into);
  bool nested(std::string* into);
  bool value(std::string* into);
  bool begin_key(std::string& key);
  bool end_key();
  bool elements(bool wanted, Piece& piece);
  bool whole(bool wanted, const std::string& key, Piece& piece);
  bool end_document();
  JsonOrigin here(std::size_t made, std::size_t index = 0) const { return {m_line, m_column, made, index}; }

  std::string m_name, m_cut;
  const ByteSource& m_source;
  std::uint64_t m_longest;
  std::size_t m_bytes;
  std::string m_buffer;
  std::size_t m_at = 0, m_have = 0;
  std::uint64_t m_line = 1, m_column = 1;
  bool m_source_ended = false, m_begun = false, m_ended = false, m_has_cut = false;
  bool m_in_list = false;
  std::string m_key;  ///< as it stands, of the list
  std::size_t m_index = 0;
  std::optional<base::Error> m_error;
};

}  // namespace acta::read
