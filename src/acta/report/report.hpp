// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acta/claims/claims.hpp"
#include "acta/model/chart.hpp"
#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"
#include "acta/model/result.hpp"
#include "acta/model/sheets.hpp"

namespace acta::report {

/// A source as it was met.
struct SourceReport {
  const model::Source* source = nullptr;
  std::string sha256;   ///< of the bytes read; empty where the file was not there
  bool pinned = false;  ///< the record states the same hash
  std::uint64_t bytes = 0;
  std::string form;  ///< "delimited text, UTF-8, comma"
  std::uint64_t rows = 0;
};

struct CopyReport {
  const model::CopyInfo* info = nullptr;
  const model::SheetTable* sheets = nullptr;
  std::string unit_name;  ///< heading of the unit's column
  model::TurnoutBase turnout;
  model::Charts charts;
};

/// The seats under one reading of a contest's law or data.
/// Seats of a list or alliance that are not the proclaimed ones.
struct SeatDifference {
  std::string name;
  std::int64_t seats = 0, proclaimed = 0;
};

struct ReadingReport {
  std::string name;     ///< "release bulletin-2; every card a list"
  std::string basis;    ///< who reads it so
  std::string counted;  ///< as ContestReport::counted
  model::Poll poll;
  std::optional<model::CountResult> result;
  std::string refused;  ///< why there is no result
  /// holds: all seats are as proclaimed; fails: some are not; not_checked: nothing was proclaimed, or nothing decided.
  model::Verdict proclaimed = model::Verdict::not_checked;
  std::vector<SeatDifference> differs;  ///< where `proclaimed` fails; empty where only some seats were not proclaimed
};

/// "the proclaimed seats", or which are others; empty where nothing was compared.
std::string against_proclaimed(const ReadingReport& reading);

struct ContestComparison;    ///< report/comparison.hpp
struct ObservationEstimate;  ///< report/observation.hpp

struct ContestReport {
  const model::Contest* contest = nullptr;
  std::optional<model::Poll> poll;  ///< what was counted
  std::optional<model::Law> law;    ///< by which
  std::optional<model::CountResult> result;
  std::string counted;  ///< "copy official", "release bulletin-2"
  std::optional<std::int64_t> registered;
  std::optional<std::int64_t> took_part;  ///< numerator of turnout, over units that state both
  std::string turnout_basis;
  std::vector<CopyReport> copies;
  std::shared_ptr<const ContestComparison> comparison;  ///< of its copies; null where there are fewer than two
  std::shared_ptr<const ObservationEstimate> observation;  ///< of its sample; null where the record has none
  std::vector<ReadingReport> readings;  ///< where they were asked for; the first is the one that was counted
};

/// A risk-limiting audit of the same election, as far as its last assessment.
struct AuditCarried {
  struct Contest {
    std::string contest;  ///< id
    double risk = 1, risk_limit = 0.05;
    bool targeted = true;  ///< false: read where cards were drawn for others
    std::int64_t drawn = 0, counted = 0, differing = 0;
  };
  std::string file, page;        ///< of the audit; of its page, beside that of the report
  std::string title;             ///< of what it is of
  std::string decision, reason;  ///< stop, enter, next, count_all; empty: nothing was assessed
  bool unassessed = false;       ///< something was drawn or entered since
  std::string digest;            ///< of the log's last event
  std::vector<Contest> contests;
};

/// All that a report shows. Values computed by other rooms; nothing is computed here. Pointers are the caller's.
struct Report {
  std::string version;
  std::string command;  ///< that reproduces it
  std::optional<std::uint64_t> seed;
  std::string record_sha256;
  const model::Record* record = nullptr;
  std::vector<SourceReport> sources;
  std::vector<ContestReport> contests;
  std::vector<model::Finding> findings;
  std::vector<model::FindingKind> kinds;
  std::vector<claims::ClaimResult> claims;  ///< in the order of the record
  std::vector<AuditCarried> audits;         ///< that were named beside the record
};

/// Findings of each verdict, in the order of enum Verdict.
struct VerdictCounts {
  std::int64_t holds = 0, fails = 0, remarkable = 0, not_checked = 0;
};
VerdictCounts count_verdicts(std::span<const model::Finding> findings);
/// The kind of a Finding's code; nullptr when no room lists it.
const model::FindingKind* kind_of(const Report& report, const std::string& code);

/// doc/formats/report.md. The whole document; with `stations` false the "stations" of every copy are left out (for
/// `--json` on the terminal).
std::string to_json(const Report& report, bool stations = true);
/// The Findings alone: { "findings": [...], "summary": {...} }.
std::string findings_json(const Report& report);
/// The page: the template with `json` deflated into it. The same bytes for any number of threads.
std::string to_html(const Report& report, const std::string& json);

/// How text is set.
struct TextStyle {
  bool colour = false;
  std::size_t width = 100;
};
/// One screen: result and margin, Findings by verdict, what to look at first.
std::string summary_text(const Report& report, const TextStyle& style);
/// Each Finding with its statement: what fails first, what holds last.
std::string verdicts_text(const Report& report, const TextStyle& style);
/// Every Finding with its numbers and examples.
std::string findings_text(const Report& report, const TextStyle& style, bool all);
/// The count: lists, seats, steps (with `steps`), nearest seats.
std::string count_text(const Report& report, const TextStyle& style, bool steps);
/// Readings and their seats, a line each, and which gives the proclaimed seats; empty where none were counted.
std::string readings_text(const Report& report, const TextStyle& style);
/// What fails or is remarkable, a line and a sentence each; empty where nothing is.
std::string concerns_text(const Report& report, const TextStyle& style);

}  // namespace acta::report
