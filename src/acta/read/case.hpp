// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/law.hpp"
#include "acta/model/poll.hpp"

namespace acta::read {

/// Seats of one list in one area (empty: the whole).
struct ExpectedSeats {
  std::string area, list;
  std::int64_t seats = 0;
  std::uint64_t line = 0;
};

/// One `expect` of a case.
struct Expectation {
  enum class Kind { seats, elected, total, moved, added, removed, interval, step, tie, unfilled, error };
  Kind kind = Kind::seats;
  base::Place place;
  std::string tier, area, list;
  std::int64_t number = 0;
  std::string text, more;            ///< step, error; the two ends of an interval
  std::vector<std::string> lists;    ///< of a tie
  std::vector<ExpectedSeats> seats;  ///< of a table; of `elected` the lists and people (as area)
};

/// A law, votes and what is expected of them: doc/formats/case.md.
struct Case {
  std::string title, source;
  model::Law law;
  model::Poll poll;
  std::vector<Expectation> expectations;
  /// Why the law was refused, where an `expect error` says that it is.
  std::optional<base::Error> refused;
};

/// How a case gets at other files. `law`: the text of a law by id or "./path"; `file`: a table by its path as written.
struct CaseFiles {
  std::function<base::Result<std::string>(const std::string&)> law, file;
};

/// Errors: format with line and column: an unknown word, a table that does not fit, a number that is none; not_found, a
/// file that is not there; and those of the law and of tables.
base::Result<Case> parse_case(std::string_view text, std::string_view name, const CaseFiles& files);

}  // namespace acta::read
