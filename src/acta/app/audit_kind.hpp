// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/finding.hpp"
#include "acta/report/plots.hpp"
#include "acta/report/report.hpp"

namespace acta::app {

/// How far an audit has drawn: all rounds together. `sizes` by contest id: draws of sheets, or cards of the contest.
struct AuditExtent {
  std::string seed;
  std::map<std::string, std::int64_t> sizes;
};

/// What a retrieval list has: a header and a row for each sheet or card, grouped by place.
struct RetrievalList {
  std::vector<std::string> columns;  ///< the first is the unit's name, as entries name it; the second its place
  std::vector<std::vector<std::string>> rows;  ///< as many cells as columns
};

/// What was seen on paper of one sheet or card, as typed.
struct PaperEntry {
  std::string unit;                                         ///< as in the retrieval list
  std::vector<std::pair<std::string, std::string>> values;  ///< by column of the file; the unit's own left out
  std::string where;                                        ///< "round-1.csv:17", for errors
  std::vector<std::uint64_t> cells = {};  ///< of each value: its column in the file, from 1; empty: not known
  std::uint64_t unit_cell = 0;            ///< the column of the unit's name; 0: not known
  /// What the file repeats of the retrieval list, by column, and where; checked when it is read, not kept in the log.
  std::vector<std::pair<std::string, std::string>> listed = {};
  std::vector<std::uint64_t> listed_cells = {};
};

struct ContestStanding {
  std::string contest;  ///< id
  double risk = 1, risk_limit = 0.05;
  std::int64_t drawn = 0, counted = 0, waiting = 0, differing = 0;
  std::int64_t next = 0;          ///< further draws if no further difference is found; 0: met
  std::string impossible;         ///< why no further draw is enough; empty: some may be
  std::vector<double> path = {};  ///< the risk after every draw that was assessed, for pictures; may be empty
  bool targeted = true;           ///< false: nothing was drawn for it, and no advice waits for it (opportunistic)
  std::int64_t left = std::numeric_limits<std::int64_t>::max();  ///< that could still be drawn
};

struct AuditStanding {
  std::vector<ContestStanding> contests;
  std::vector<model::Finding> findings;  ///< A..., one a contest at least
  std::string text;                      ///< for people; the work flow adds what to do next
  std::string advice;                    ///< what to do next, where no work flow says it; may be empty
  std::string json;                      ///< everything that `text` says and what it takes to repeat it
};

/// How many draws of a contest come from each stratum beside those of others: by contest, then stratum.
using StrataRates = std::map<std::string, std::map<std::string, double>>;

/// One audit whose subject is known: what the work flow (plan, draw, enter, assess, next, report) needs of it. All
/// answers depend on the arguments alone, so that a log of seeds, sizes and entries repeats the audit.
class AuditKind {
 public:
  virtual ~AuditKind() = default;
  virtual std::string plan_text(const report::TextStyle& style) const = 0;
  virtual std::string plan_json() const = 0;
  /// Pictures of the plan, where this kind has them.
  virtual std::vector<report::Plot> plots() const { return {}; }
  /// By contest: what the plan would draw in a first round.
  virtual std::map<std::string, std::int64_t> first_sizes() const = 0;
  /// By contest: its risk limit, for the text before the draw. Empty: `plan_text` says it.
  virtual std::map<std::string, double> risk_limits() const { return {}; }
  /// What the plan fixes of the order of draws beside its files; empty: nothing. Kept with the plan, and given back
  /// when the audit is opened again, so that no other computer's arithmetic decides who is drawn next.
  virtual StrataRates strata_rates() const { return {}; }
  /// Error: why nothing can be drawn at all, whatever the seed; then no audit begins.
  virtual base::Result<void> can_draw() const { return {}; }
  /// Error: usage: no such contest, more than there is.
  virtual base::Result<RetrievalList> draw(const AuditExtent& extent) const = 0;
  /// Columns that an entry needs beside its unit; none is called like a column of the retrieval list.
  virtual std::vector<std::string> entry_columns() const = 0;
  /// Later entries of a unit replace earlier ones. Errors: format, with PaperEntry::where: no such unit or column, a
  /// value that is none.
  virtual base::Result<AuditStanding> assess(const AuditExtent& extent, std::span<const PaperEntry> entries) const = 0;
};

}  // namespace acta::app
