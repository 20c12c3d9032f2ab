// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/reading.hpp"

namespace acta::read {

// What the JSON and XML readers of NIST SP 1500-103 share: the parts of a report that tell one contest's ballots, and
// what they mean. The readers fill these and say where an error stands.

struct CdfContestSelection {
  std::string id;
  std::vector<std::string> candidate_ids;
  bool is_write_in = false;
};
struct CdfContest {
  std::string id, name;
  std::vector<CdfContestSelection> selections;
};
/// Names of candidates and units by id, and the contests.
struct CdfElection {
  std::map<std::string, std::string> candidates, units;
  std::vector<CdfContest> contests;
};

struct CdfPosition {
  std::string rank;  ///< as it stands; empty: none
  bool indication = true, allocable = true, write_in = false;
};
struct CdfSelection {
  std::string id, rank, status;
  std::vector<CdfPosition> positions;
};
struct CdfSnapshot {
  std::string id;
  bool has_contest = false;
  std::vector<CdfSelection> selections;  ///< of the contest
};
struct CdfRecord {
  std::string unique_id, printed_id, audit_id, batch, unit, current;
  std::vector<CdfSnapshot> snapshots;
};

/// Turns records into ballots. Functions that return false leave a problem() behind.
class CdfBallots {
 public:
  CdfBallots(const std::string& contest, const BallotOptions& options);

  /// That no other object has this id. Empty ids are not compared.
  bool new_id(const std::string& id);
  /// Finds the contest by name, or by id, and takes its selections as candidates.
  bool begin(const CdfElection& election);
  /// The contest's id. REQUIRES: begin()
  const std::string& contest_id() const { return m_contest_id; }
  /// Adds the ballot of the record's current snapshot; a record without the contest is none.
  bool add(const CdfRecord& record, const base::Place& place);
  base::Error problem(const base::Place& place) const;
  BallotReading finish() && { return std::move(m_grouper).finish(0); }

 private:
  bool fail(base::ErrorKind kind, std::string message, std::string advice = {});
  bool selection(const CdfSelection& selection, const base::Place& place);
  bool position(const CdfSelection& selection, const CdfPosition& position, const base::Place& place);

  std::string m_contest, m_contest_id;
  BallotGrouper m_grouper;
  TextIndex m_ids;
  std::map<std::string, std::string> m_units;
  base::Error m_problem;
  bool m_own_problem = false;  ///< m_problem, not the grouper's
};

}  // namespace acta::read
