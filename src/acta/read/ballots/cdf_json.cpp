// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/cdf_json.hpp"

#include <optional>

#include "acta/read/ballots/cdf.hpp"
#include "acta/read/ballots/json_pieces.hpp"
#include "acta/read/ballots/json_walk.hpp"

namespace acta::read {
namespace {

using Next = JsonWalk::Next;
using Value = JsonWalk::Value;

class CdfJson {
 public:
  CdfJson(const std::string& name, const std::string& contest, const BallotOptions& options)
      : m_name(name), m_limits(options.limits), m_ballots(contest, options) {}
  base::Result<BallotReading> read(std::string bytes) &&;
  base::Result<BallotReading> read(const SourceAgain& again, std::size_t piece_bytes) &&;

 private:
  template <class Read>
  void each(Value list, Read read) {
    m_walk->array_or_one(list, [&](Value item, std::size_t) {
      read(item);
      return m_walk->error() ? Next::enough : Next::go_on;
    });
  }
  template <class Read>
  void fields(Value value, Read read) {
    m_walk->object(value, [&](std::string_view key, Value field) {
      read(key, field);
      return Next::go_on;
    });
  }
  void id(Value value, std::string& out) {
    if (m_walk->text(value, out) && !m_ballots.new_id(out)) m_walk->fail(m_ballots.problem({}));
  }
  void flag(Value value, bool& out);
  void yes_unless_no(Value value, bool& out);

  void election(Value value);
  void named(Value value, std::map<std::string, std::string>& names);
  void contest(Value value);
  void contest_selection(Value value, CdfContest& contest);
  void record(Value value);
  void snapshot(Value value, CdfRecord& record);
  void record_contest(Value value, CdfSnapshot& snapshot);
  void selection(Value value, CdfSelection& selection);
  void position(Value value, CdfPosition& position);

  bool elections();
  bool records();
  base::Result<void> pieces(const SourceAgain& again, bool listed, std::size_t bytes);

  std::string m_name;
  BallotLimits m_limits;
  std::optional<JsonWalk> m_walk;  ///< of the document, or of the piece that is read
  bool m_there = false;            ///< the records
  CdfBallots m_ballots;
  CdfElection m_election;
};

/// true, false, or the same as a text.
void CdfJson::flag(Value value, bool& out) {
  std::string text;
  simdjson::ondemand::json_type type;
  if (!value.type().get(type) && type == simdjson::ondemand::json_type::string) {
    if (m_walk->text(value, text)) out = text == "true";
  } else {
    m_walk->boolean(value, out);
  }
}

void CdfJson::yes_unless_no(Value value, bool& out) {
  std::string text;
  if (m_walk->text(value, text)) out = text != "no";
}

void CdfJson::named(Value value, std::map<std::string, std::string>& names) {
  std::string key_id, name;
  fields(value, [&](std::string_view key, Value field) {
    if (key == "@id") id(field, key_id);
    if (key == "Name") m_walk->text_or_number(field, name);
  });
  names[key_id] = name;
}

void CdfJson::contest_selection(Value value, CdfContest& contest) {
  CdfContestSelection& selection = contest.selections.emplace_back();
  fields(value, [&](std::string_view key, Value field) {
    if (key == "@id") id(field, selection.id);
    if (key == "IsWriteIn") flag(field, selection.is_write_in);
    if (key == "CandidateIds")
      each(field, [&](Value item) { m_walk->text(item, selection.candidate_ids.emplace_back()); });
  });
}

void CdfJson::contest(Value value) {
  CdfContest& contest = m_election.contests.emplace_back();
  fields(value, [&](std::string_view key, Value field) {
    if (key == "@id") id(field, contest.id);
    if (key == "Name") m_walk->text(field, contest.name);
    if (key == "ContestSelection") each(field, [&](Value item) { contest_selection(item, contest); });
  });
}

void CdfJson::election(Value value) {
  fields(value, [&](std::string_view key, Value field) {
    if (key == "Candidate") each(field, [&](Value item) { named(item, m_election.candidates); });
    if (key == "Contest") each(field, [&](Value item) { contest(item); });
  });
}

void CdfJson::position(Value value, CdfPosition& position) {
  fields(value, [&](std::string_view key, Value field) {
    if (key == "HasIndication") yes_unless_no(field, position.indication);
    if (key == "IsAllocable") yes_unless_no(field, position.allocable);
    if (key == "Rank") m_walk->text_or_number(field, position.rank);
    if (key == "CVRWriteIn") position.write_in = !m_walk->is_null(field);
  });
}

void CdfJson::selection(Value value, CdfSelection& selection) {
  fields(value, [&](std::string_view key, Value field) {
    if (key == "ContestSelectionId") m_walk->text_or_number(field, selection.id);
    if (key == "Rank") m_walk->text_or_number(field, selection.rank);
    if (key == "Status")
      each(field, [&](Value item) {
        std::string status;
        if (m_walk->text(item, status) && selection.status != "needs-adjudication") selection.status = status;
      });
    if (key == "SelectionPosition")
      each(field, [&](Value item) { position(item, selection.positions.emplace_back()); });
  });
}

void CdfJson::record_contest(Value value, CdfSnapshot& snapshot) {
  std::string contest_id;
  std::vector<CdfSelection> selections;
  fields(value, [&](std::string_view key, Value field) {
    if (key == "ContestId") m_walk->text_or_number(field, contest_id);
    if (key == "CVRContestSelection") each(field, [&](Value item) { selection(item, selections.emplace_back()); });
  });
  if (contest_id != m_ballots.contest_id()) return;
  if (snapshot.has_contest) m_walk->fail(base::ErrorKind::format, "the contest stands twice in one snapshot");
  snapshot.has_contest = true;
  snapshot.selections = std::move(selections);
}

void CdfJson::snapshot(Value value, CdfRecord& record) {
  CdfSnapshot& snapshot = record.snapshots.emplace_back();
  fields(value, [&](std::string_view key, Value field) {
    if (key == "@id") id(field, snapshot.id);
    if (key == "CVRContest") each(field, [&](Value item) { record_contest(item, snapshot); });
  });
}

void CdfJson::record(Value value) {
  CdfRecord record;
  fields(value, [&](std::string_view key, Value field) {
    if (key == "UniqueId") m_walk->text_or_number(field, record.unique_id);
    if (key == "BallotPrePrintedId") m_walk->text_or_number(field, record.printed_id);
    if (key == "BallotAuditId") m_walk->text_or_number(field, record.audit_id);
    if (key == "BatchId") m_walk->text_or_number(field, record.batch);
    if (key == "BallotStyleUnitId") m_walk->text_or_number(field, record.unit);
    if (key == "CurrentSnapshotId") m_walk->text_or_number(field, record.current);
    if (key == "CVRSnapshot") each(field, [&](Value item) { snapshot(item, record); });
  });
  if (!m_walk->error() && !m_ballots.add(record, {m_name, 0, 0})) m_walk->fail(m_ballots.problem({}));
}

/// All but the records.
bool CdfJson::elections() {
  return m_walk->document([&](std::string_view key, Value value) {
    if (key == "Election") each(value, [&](Value item) { election(item); });
    if (key == "GpUnit") each(value, [&](Value item) { named(item, m_election.units); });
    m_there = m_there || key == "CVR";
    return Next::go_on;
  });
}

bool CdfJson::records() {
  return m_walk->document([&](std::string_view key, Value value) {
    if (key == "CVR") each(value, [&](Value item) { record(item); });
    return Next::go_on;
  });
}

base::Result<BallotReading> CdfJson::read(std::string bytes) && {
  m_walk.emplace(m_name, std::move(bytes), m_limits);
  elections();
  if (!m_there) m_walk->fail(base::ErrorKind::format, "the report has no \"CVR\"");
  if (m_walk->error()) return *m_walk->error();
  if (!m_ballots.begin(m_election)) return m_ballots.problem({m_name, 0, 0});
  if (!records()) return *m_walk->error();
  return std::move(m_ballots).finish();
}

/// The records with `listed`, else all but them.
base::Result<void> CdfJson::pieces(const SourceAgain& again, bool listed, std::size_t bytes) {
  const ByteSource source = again();
  JsonPieces pieces(m_name, source, "CVR", m_limits, bytes);
  for (;;) {
    auto piece = pieces.next(listed);
    if (!piece) return piece.error();
    if (!*piece) break;
    m_walk.emplace(m_name, std::move((*piece)->text), m_limits, (*piece)->origin);
    if (listed ? !records() : !elections()) return *m_walk->error();
  }
  m_there = m_there || pieces.has_cut();
  return {};
}

base::Result<BallotReading> CdfJson::read(const SourceAgain& again, std::size_t piece_bytes) && {
  if (auto read = pieces(again, false, piece_bytes); !read) return read.error();
  if (!m_there) return base::Error{base::ErrorKind::format, "the report has no \"CVR\"", {m_name, 0, 0}, {}};
  if (!m_ballots.begin(m_election)) return m_ballots.problem({m_name, 0, 0});
  if (auto read = pieces(again, true, piece_bytes); !read) return read.error();
  return std::move(m_ballots).finish();
}

}  // namespace

base::Result<BallotReading> read_cdf_json(const std::string& name, std::string bytes, const std::string& contest,
                                          const BallotOptions& options) {
  return CdfJson(name, contest, options).read(std::move(bytes));
}

base::Result<BallotReading> stream_cdf_json(const std::string& name, const SourceAgain& again,
                                            const std::string& contest, const BallotOptions& options,
                                            std::size_t piece_bytes) {
  return CdfJson(name, contest, options).read(again, piece_bytes);
}

}  // namespace acta::read
