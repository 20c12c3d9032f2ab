// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::claims {

/// A value of SQL: NULL, an integer, a real number or text.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
std::string to_text(const Value& value);

/// A table of the record, as it is offered to SQL. `fill` is called at most once, when a query names the table, and
/// hands every row to `add`.
struct Table {
  std::string name;
  std::vector<std::string> columns;
  using Add = std::function<void(std::span<const Value>)>;
  std::function<void(const Add& add)> fill;
};

struct QueryResult {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

/// Bounds of one query. None of them is a clock: the same query on the same record ends in the same way everywhere.
struct QueryLimits {
  std::size_t rows = 10'000;         ///< of the result
  std::int64_t steps = 100'000'000;  ///< of SQLite's virtual machine
  std::int64_t bytes = 512 << 20;    ///< of memory, the tables of the record apart
  std::size_t text = 64 << 10;       ///< length of the query
  std::int32_t value = 1 << 20;      ///< length of one text
};

/// The tables of a record in memory, for queries that only read. A query is one SELECT (or WITH … SELECT): it cannot
/// write, attach or open files, load extensions, set pragmas or see other tables than those given.
class Database {
 public:
  /// Errors (of queries): usage, SQL that is wrong, does something else than read, or names what is not there; limit,
  /// one of the bounds is reached.
  explicit Database(std::vector<Table> tables);
  ~Database();
  Database(Database&&) noexcept;

  base::Result<QueryResult> query(const std::string& sql, const QueryLimits& limits = {});
  const std::vector<Table>& tables() const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace acta::claims
