// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/cdf_xml.hpp"

#include "acta/read/ballots/cdf.hpp"
#include "acta/read/ballots/xml_path.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

constexpr std::string_view kReport = "CastVoteRecordReport";

std::string id_of(const char** attributes) {
  const char* id = attribute(attributes, "ObjectId");
  return id ? id : "";
}

/// First pass: contests, candidates and units.
class ElectionPass : public XmlPath {
 public:
  ElectionPass(CdfBallots& ballots, const BallotLimits& limits) : XmlPath(limits.file.cell), m_ballots(ballots) {}
  CdfElection election;

 private:
  void opened(std::string_view element, const char** attributes) override {
    if (parent().empty() && element != kReport) stopped = "the document is no CastVoteRecordReport";
    const bool in_election = parent() == "Election", in_contest = parent() == "Contest" && parent(2) == "Election";
    const bool taken = (in_election && (element == "Candidate" || element == "Contest")) ||
                       (in_contest && element == "ContestSelection") || (parent() == kReport && element == "GpUnit");
    if (!taken) return;
    m_id = id_of(attributes);
    if (!m_ballots.new_id(m_id)) stopped = m_ballots.problem({}).message;
    if (element == "Contest") election.contests.push_back({m_id, {}, {}});
    if (element == "ContestSelection") election.contests.back().selections.push_back({m_id, {}, false});
    if (element == "Candidate") election.candidates[m_id];
    if (element == "GpUnit") election.units[m_id];
  }
  void closed(std::string_view element, std::string_view raw) override {
    const std::string_view text = trimmed(raw);
    if (parent() == "Candidate" && parent(2) == "Election" && element == "Name") election.candidates[m_id] = text;
    if (parent() == "GpUnit" && parent(2) == kReport && element == "Name") election.units[m_id] = text;
    if (parent() == "Contest" && parent(2) == "Election" && element == "Name") election.contests.back().name = text;
    if (parent() != "ContestSelection" || parent(2) != "Contest" || parent(3) != "Election") return;
    CdfContestSelection& selection = election.contests.back().selections.back();
    if (element == "CandidateIds") selection.candidate_ids.emplace_back(text);
    if (element == "IsWriteIn") selection.is_write_in = text == "true" || text == "1";
  }

  CdfBallots& m_ballots;
  std::string m_id;
};

/// Second pass: the records.
class RecordPass : public XmlPath {
 public:
  RecordPass(const std::string& name, CdfBallots& ballots, const BallotLimits& limits)
      : XmlPath(limits.file.cell), m_name(name), m_ballots(ballots) {}

 private:
  void opened(std::string_view element, const char** attributes) override;
  void closed(std::string_view element, std::string_view raw) override;
  void record_part(std::string_view element, std::string_view text);
  void selection_part(std::string_view element, std::string_view text);
  void position_part(std::string_view element, std::string_view text);
  void end_contest();
  bool in_record() const { return !m_record.snapshots.empty(); }

  std::string m_name;
  CdfBallots& m_ballots;
  CdfRecord m_record;
  std::string m_contest;
  std::vector<CdfSelection> m_selections;
};

void RecordPass::opened(std::string_view element, const char** attributes) {
  if (element == "CVR" && parent() == kReport) m_record = {};
  if (element == "CVRSnapshot" && parent() == "CVR") {
    const std::string& id = m_record.snapshots.emplace_back().id = id_of(attributes);
    if (!m_ballots.new_id(id)) stopped = m_ballots.problem({}).message;
  }
  if (element == "CVRContest" && parent() == "CVRSnapshot") {
    m_contest.clear();
    m_selections.clear();
  }
  if (element == "CVRContestSelection" && parent() == "CVRContest") m_selections.emplace_back();
  if (m_selections.empty()) return;
  if (element == "SelectionPosition" && parent() == "CVRContestSelection") m_selections.back().positions.emplace_back();
  if (element == "CVRWriteIn" && parent() == "SelectionPosition" && !m_selections.back().positions.empty())
    m_selections.back().positions.back().write_in = true;
}

void RecordPass::record_part(std::string_view element, std::string_view text) {
  if (element == "UniqueId") m_record.unique_id = text;
  if (element == "BallotPrePrintedId") m_record.printed_id = text;
  if (element == "BallotAuditId") m_record.audit_id = text;
  if (element == "BatchId") m_record.batch = text;
  if (element == "BallotStyleUnitId") m_record.unit = text;
  if (element == "CurrentSnapshotId") m_record.current = text;
}

void RecordPass::selection_part(std::string_view element, std::string_view text) {
  CdfSelection& selection = m_selections.back();
  if (element == "ContestSelectionId") selection.id = text;
  if (element == "Rank") selection.rank = text;
  if (element == "Status" && selection.status != "needs-adjudication") selection.status = text;
}

void RecordPass::position_part(std::string_view element, std::string_view text) {
  CdfPosition& position = m_selections.back().positions.back();
  if (element == "HasIndication") position.indication = text != "no";
  if (element == "IsAllocable") position.allocable = text != "no";
  if (element == "Rank") position.rank = text;
}

void RecordPass::end_contest() {
  if (m_contest != m_ballots.contest_id() || !in_record()) return;
  CdfSnapshot& snapshot = m_record.snapshots.back();
  if (snapshot.has_contest) stopped = "the contest stands twice in one snapshot";
  snapshot.has_contest = true;
  snapshot.selections = std::move(m_selections);
  m_selections.clear();
}

void RecordPass::closed(std::string_view element, std::string_view raw) {
  const std::string_view text = trimmed(raw);
  if (parent() == "CVR") record_part(element, text);
  if (parent() == "CVRContest" && element == "ContestId") m_contest = text;
  if (!m_selections.empty() && parent() == "CVRContestSelection") selection_part(element, text);
  if (!m_selections.empty() && parent() == "SelectionPosition" && !m_selections.back().positions.empty())
    position_part(element, text);
  if (element == "CVRContest" && parent() == "CVRSnapshot") end_contest();
  if (element == "CVR" && parent() == kReport && !m_ballots.add(m_record, {m_name, 0, 0}))
    stopped = m_ballots.problem({}).message;
}

/// Both passes; `push` streams the document through a handler.
template <class Push>
base::Result<BallotReading> passes(const std::string& name, const std::string& contest, const BallotOptions& options,
                                   Push push) {
  CdfBallots ballots(contest, options);
  ElectionPass election(ballots, options.limits);
  if (auto read = push(election); !read) return read.error();
  if (!ballots.begin(election.election)) return ballots.problem({name, 0, 0});
  RecordPass records(name, ballots, options.limits);
  if (auto read = push(records); !read) return read.error();
  return std::move(ballots).finish();
}

}  // namespace

base::Result<BallotReading> read_cdf_xml(const std::string& name, std::string_view bytes, const std::string& contest,
                                         const BallotOptions& options) {
  return passes(name, contest, options,
                [&](XmlHandler& handler) { return push_xml(name, bytes, handler, options.limits); });
}

base::Result<BallotReading> stream_cdf_xml(const std::string& name, const SourceAgain& again,
                                           const std::string& contest, const BallotOptions& options) {
  return passes(name, contest, options,
                [&](XmlHandler& handler) { return push_xml(name, again(), handler, options.limits); });
}

}  // namespace acta::read
