// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "acta/app/audit.hpp"
#include "acta/app/audit_kind.hpp"
#include "acta/audit/batches.hpp"
#include "acta/audit/outcome_claims.hpp"

namespace acta::app {

/// The sheets of one of the law's ballots.
struct AuditedSheets {
  const model::Contest* contest = nullptr;
  std::size_t index = 0, copy = 0;  ///< of the contest in the record, of the copy in the contest
  const model::SheetTable* sheets = nullptr;
  std::string ballot;                             ///< as the law names it; empty: the only one
  std::vector<std::vector<std::size_t>> options;  ///< of each list of the poll: indices into Contest::options
  std::vector<std::size_t> rows;                  ///< of each area of the sheets' last level: row of the poll's tallies
  std::size_t first = 0;                          ///< batch of the first unit

  std::size_t row(std::size_t unit) const { return sheets->area.empty() ? 0 : rows[sheets->area[unit]]; }
};

/// A contest's sheets as batches, and what is claimed of them: one batch a unit of each table, in their order.
struct AuditSubject {
  const model::Contest* contest = nullptr;
  std::size_t index = 0, copy = 0;  ///< of the contest in the record, of the copy in the contest
  std::vector<AuditedSheets> tables;
  model::Poll poll;
  std::string outcome;  ///< the count's sentence
  audit::OutcomeClaims claims;
  std::optional<audit::BatchAudit> batches;
  std::int64_t missing = 0, bounded_by_roll = 0, more_votes_than_ballots = 0, unseen = 0;

  std::size_t width() const { return poll.lists.size() + audit::kExtraColumns; }
  std::size_t columns() const { return width() * tables.size(); }
  const AuditedSheets& table_of(std::size_t batch) const;
  std::size_t unit_of(std::size_t batch) const { return batch - table_of(batch).first; }
  /// Where there are several ballots, with the ballot's name: "second/A17".
  std::string key(std::size_t batch) const;
  std::string place(std::size_t batch) const;
  std::string column_name(std::size_t column) const;
};
/// What the claims prove and what not, for reports.
std::vector<report::AuditSeats> seats_of(const std::vector<audit::SeatGroup>& groups);
base::Result<AuditSubject> audit_subject(const Loaded& loaded, const AuditOptions& options);

base::Result<std::size_t> copy_of(const model::Record& record, std::size_t contest, const std::string& wanted);

/// What one sheet says, per column of the claims. Cells that hold no count, or a negative one, give 0 and are named.
struct SheetReading {
  std::vector<double> votes;
  std::string unreadable;       ///< the first option without a count; empty: all are there
  bool any = false;             ///< some option has a count
  bool ballots_stated = false;  ///< ballots, or valid and not valid ones
};
/// `sheets`: the audited ones of that table, or those of its paper.
SheetReading reading_of(const AuditSubject& subject, std::size_t table, const model::SheetTable& sheets,
                        std::size_t unit);
/// Batches by AuditSubject::key(). Error: usage: two sheets have one key and could not be told apart on paper.
base::Result<std::unordered_map<std::string, std::size_t>> batches_by_key(const AuditSubject& subject);

/// What the paper of drawn sheets says. A sheet that lacks a number that some claim needs is not counted.
struct PaperCounts {
  std::map<std::size_t, std::vector<double>> counts;  ///< by batch
  std::map<std::size_t, std::string> incomplete;      ///< by batch: what has no count
  std::set<std::size_t> lost;                         ///< batches whose paper was not found
  std::set<std::size_t> votes_only;                   ///< batches whose paper states no ballots: those are not compared
  std::int64_t unknown = 0;                           ///< sheets whose key the audited copy does not have
};
/// From a copy of the same keys. Errors: usage: no such copy; an option of the audited copy that the paper lacks; a key
/// twice.
base::Result<PaperCounts> paper_counts(const Loaded& loaded, const AuditSubject& subject, const std::string& copy);
/// From entries; the last of a sheet counts. Errors: format, with the entry's place.
base::Result<PaperCounts> paper_entries(const AuditSubject& subject, std::span<const PaperEntry> entries);
/// Columns that an entry needs: an option's name (with its id where another column has that name), "valid", "ballots";
/// where there are several ballots those of each, "second: valid", and those of other ballots are left empty.
std::vector<std::string> paper_columns(const AuditSubject& subject);

/// The sheets that options.seed and options.draws give; also in the order of draws. Errors: usage: no seed, no draws.
base::Result<report::AuditDraw> draw_sheets(const AuditSubject& subject, const AuditOptions& options,
                                            std::vector<audit::BatchDraw>* order);

/// Sheets as one contest's test is fed them, in the order of their draws.
struct SheetsDrawn {
  struct One {
    std::optional<std::size_t> batch;  ///< of the contest; nullopt: the contest is not at that station
    double bound = 0;                  ///< it was drawn by, in margins; at least that of the contest's batch
  };
  std::vector<One> order;
  double total_bound = 0;    ///< U, of all that can be drawn
  std::vector<double> next;  ///< ALPHA: bounds of the sheets that the seed draws after these
};
/// Of an audit of this contest alone.
SheetsDrawn drawn_alone(const AuditSubject& subject, const std::vector<audit::BatchDraw>& order,
                        const std::string& seed, bool alpha);
/// What a contest's part of a draw looks like in reports.
report::AuditDraw shown_draw(const AuditSubject& subject, const std::vector<audit::BatchDraw>& order,
                             const std::string& seed, std::int64_t draws);

struct AssessedAgainst {
  std::string paper;  ///< id of the copy, or "paper entries"
  double risk_limit = 0.05;
  bool alpha = false;
};
report::AuditAssessment assess_sheets(const AuditSubject& subject, const PaperCounts& paper, report::AuditDraw draw,
                                      const SheetsDrawn& drawn, const AssessedAgainst& against);

}  // namespace acta::app
