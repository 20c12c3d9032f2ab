// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/error.hpp"

/// What the public record of somebody else's audit states, as values: readers fill it (read/audits), audit/verify.hpp
/// computes it again. Nothing here is computed. Contests and options are named by their index.
namespace acta::model {

/// A number as printed.
struct StatedNumber {
  double value = 0;
  double tolerance = 0;  ///< half a unit of the last printed digit
  bool below = false;    ///< "<0.001": the true one is smaller than value
  std::string text;
};

/// The audit of one contest in one round.
struct ReportedRound {
  std::int64_t number = 1;  ///< from 1
  std::optional<std::int64_t> sample_size;
  std::optional<bool> met;  ///< the risk limit
  std::optional<StatedNumber> p_value;
  std::vector<std::int64_t> audited;  ///< votes found in this round, per option; empty: not stated
  std::optional<std::int64_t> batches;
  base::Place place;
};

/// One stratum of a hybrid audit.
struct ReportedStratum {
  std::int64_t ballots = 0;
  std::vector<std::int64_t> votes;  ///< reported, per option
};

struct ReportedContest {
  std::string name;
  bool targeted = true;  ///< it decides the sample; else ballots drawn for others are looked at ("opportunistic")
  std::int64_t winners = 1, votes_allowed = 1;
  std::int64_t ballots = 0;  ///< cards that hold the contest, as the audit bounds them
  std::int64_t pending = 0;  ///< ballots not yet in any batch
  std::vector<std::string> options;
  std::vector<std::int64_t> votes;  ///< reported, per option
  std::vector<ReportedRound> rounds;
  base::Place place;
  std::optional<ReportedStratum> with_records, without_records;  ///< of a hybrid audit: both or none
};

/// One draw of a card or batch: "Round 2: 0.5706".
struct ReportedTicket {
  std::int64_t round = 1;
  std::string number;  ///< as printed; "EXTRA": looked at without having been drawn
};

/// What one card shows of one contest.
struct ReportedMarks {
  enum class State { none_stated, marked, no_contest, not_in_records };
  State state = State::none_stated;
  std::vector<int> listed;  ///< per option, as listed; empty unless `marked`
};

struct ReportedBallot {
  enum class Status { audited, not_found, not_audited };
  std::string jurisdiction, container, tabulator, batch;
  std::int64_t position = 0;
  Status status = Status::not_audited;
  std::vector<std::vector<ReportedTicket>> tickets;  ///< per contest
  std::vector<ReportedMarks> paper, record;          ///< per contest; empty lists: the report has no such columns
  std::vector<std::optional<std::int64_t>> change;   ///< per contest: stated change of the margin; nothing: not stated
  base::Place place;
  bool without_record = false;  ///< neither a record nor an imprinted id is stated, nor that the record is missing
};

struct ReportedBatch {
  std::string jurisdiction, tabulator, batch;
  std::int64_t ballots = 0;
  bool audited = false;
  std::vector<std::vector<ReportedTicket>> tickets;          ///< per contest
  std::vector<std::vector<std::int64_t>> counted, reported;  ///< per contest, per option; empty: not stated
  base::Place place;
  std::vector<std::optional<std::int64_t>> change = {};  ///< as ReportedBallot; an empty cell is 0
};

enum class AuditMath { unknown, bravo, minerva, providence, super_simple, macro, suite };

/// Arlo's audit report (doc/formats/audits.md).
struct ReportedAudit {
  std::string file, election, name, type;  ///< type: "BALLOT_POLLING"
  AuditMath math = AuditMath::unknown;
  std::string math_name;  ///< "MINERVA"
  double risk_limit = 0;  ///< in (0, 1)
  std::string seed;
  std::vector<ReportedContest> contests;
  std::vector<ReportedBallot> ballots;
  std::vector<ReportedBatch> batches;
  bool has_ballots = false, has_batches = false;                         ///< the section is there
  std::vector<std::vector<std::int64_t>> total_counted, total_reported;  ///< row "Totals", as ReportedBatch
  std::optional<std::int64_t> total_ballots;
};

/// One batch of a list of everything that could be drawn.
struct ManifestBatch {
  std::string jurisdiction, container, tabulator, batch;
  std::optional<std::int64_t> ballots;
  std::vector<std::optional<std::int64_t>> votes;  ///< per column of AuditManifest::columns
  base::Place place;
  std::optional<bool> has_records = {};  ///< of a hybrid audit
};
struct AuditManifest {
  std::vector<std::string> columns;  ///< headings that are none of the manifest's own: names of options
  std::vector<ManifestBatch> batches;
};

}  // namespace acta::model
