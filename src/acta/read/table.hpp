// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/delimited.hpp"
#include "acta/read/eml.hpp"
#include "acta/read/encoding.hpp"
#include "acta/read/grid.hpp"

namespace acta::read {

/// What the record says about a file's form; empty or nullopt where it leaves it to be found.
struct TableHints {
  std::string member;
  std::string encoding;
  std::optional<char> delimiter;
};

enum class TableFormat { delimited, xlsx, xls, eml };

/// A file of any supported kind as a grid, and what was found on the way.
struct OpenedTable {
  Grid grid;
  TableFormat format = TableFormat::delimited;
  std::string member;  ///< inside the archive, sheet of the workbook, contest of the EML; empty where there is none
  Decoded decoded;     ///< without the text: how it was decoded (delimited only)
  Dialect dialect;     ///< (delimited only)
  EmlShape eml = {};   ///< (EML only)
};

/// Unpacks (archives, also around workbooks), decodes and splits. The one door for every tabular source. EML (eml.hpp)
/// is one too: a contest a table. `name` is used in messages and to tell formats whose bytes look alike; `bytes` is the
/// file as published.
base::Result<OpenedTable> open_table(std::string_view name, std::string bytes, const TableHints& hints,
                                     const Limits& limits = {});

/// open_table() row by row, without keeping the table where it is delimited text (read_delimited_rows()); workbooks are
/// opened whole. Errors: the same, and those of `take`, which end it.
base::Result<void> read_rows(std::string_view name, std::string bytes, const TableHints& hints, const RowSink& take,
                             const Limits& limits = {});

/// Takes the rows of a table whose parts are read at one time.
class RowPartsSink {
 public:
  virtual ~RowPartsSink() = default;
  /// The first rows, one after the other, until one is the last of the head: true.
  virtual base::Result<bool> head(const TableRow& row) = 0;
  /// How many parts follow; once, after the head.
  virtual void parts(std::size_t count) = 0;
  /// Rows of a part in order. Threads call this at one time for different parts.
  virtual base::Result<void> row(std::size_t part, const TableRow& row) = 0;
};
inline constexpr std::size_t kPartOfRows = std::size_t{4} << 20;  ///< bytes of text

/// read_rows() on all cores where the table is delimited text; else in one part. Parts follow each other in the table:
/// what is put together in their order does not depend on how many there are. Errors: those of read_rows(), that of the
/// first part where several have one; parts behind it may have been read too.
base::Result<void> read_rows_in_parts(std::string_view name, std::string bytes, const TableHints& hints,
                                      RowPartsSink& sink, const Limits& limits = {},
                                      std::size_t part_bytes = kPartOfRows);

}  // namespace acta::read
