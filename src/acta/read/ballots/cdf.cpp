// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/cdf.hpp"

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

std::string in_quotes(std::string_view text) { return "\"" + base::printable(base::cut(text, 100)) + "\""; }

/// Names of a selection's candidates, joined; its id where there are none.
std::string name_of(const CdfContestSelection& selection, const CdfElection& election) {
  std::string name;
  for (const std::string& id : selection.candidate_ids) {
    const auto found = election.candidates.find(id);
    if (found != election.candidates.end() && !found->second.empty())
      name += (name.empty() ? "" : " and ") + found->second;
  }
  return name.empty() ? selection.id : name;
}

}  // namespace

CdfBallots::CdfBallots(const std::string& contest, const BallotOptions& options)
    : m_contest(contest), m_grouper(contest, options) {}

bool CdfBallots::fail(base::ErrorKind kind, std::string message, std::string advice) {
  m_problem = {kind, std::move(message), {}, std::move(advice)};
  m_own_problem = true;
  return false;
}

base::Error CdfBallots::problem(const base::Place& place) const {
  if (!m_own_problem) return m_grouper.problem(place);
  base::Error error = m_problem;
  error.place = place;
  return error;
}

bool CdfBallots::new_id(const std::string& id) {
  if (id.empty() || m_ids.add(id).second) return true;
  return fail(base::ErrorKind::format, "two objects have the id " + in_quotes(id));
}

bool CdfBallots::begin(const CdfElection& election) {
  m_units = election.units;
  const CdfContest* found = nullptr;
  std::string known;
  for (const CdfContest& contest : election.contests) {
    const bool only = m_contest.empty() && election.contests.size() == 1;
    if (only || contest.name == m_contest || contest.id == m_contest) {
      if (found)
        return fail(base::ErrorKind::not_found, "several contests are " + in_quotes(m_contest), "name it by its id");
      found = &contest;
    }
    if (known.size() < 500) known += (known.empty() ? "" : ", ") + in_quotes(contest.name);
  }
  if (!found && m_contest.empty())
    return fail(base::ErrorKind::usage, "the file does not have exactly one contest: name it", "it has " + known);
  if (!found) return fail(base::ErrorKind::not_found, "there is no contest " + in_quotes(m_contest), "it has " + known);
  m_contest_id = found->id;
  for (const CdfContestSelection& selection : found->selections) {
    if (selection.id.empty()) return fail(base::ErrorKind::format, "a selection of the contest has no id");
    if (!m_grouper.candidate(selection.id, name_of(selection, election), selection.is_write_in)) return false;
  }
  return true;
}

bool CdfBallots::position(const CdfSelection& selection, const CdfPosition& position, const base::Place& place) {
  if (!position.indication || !position.allocable) {
    m_grouper.note(
        position.indication ? "marks that are not allocable are left out" : "positions without indication are left out",
        place);
    return true;
  }
  const std::string& text = position.rank.empty() ? selection.rank : position.rank;
  if (text.empty()) m_grouper.note("marks without rank are taken as first", place);
  const auto rank = text.empty() ? std::uint64_t{1} : natural_number(text);
  if (!rank) return fail(base::ErrorKind::format, "a Rank is no whole number: " + in_quotes(text));
  if (position.write_in) return m_grouper.mark(*rank, model::kUndeclaredWriteIn);
  const auto mark = m_grouper.known(selection.id);
  if (!mark) return fail(base::ErrorKind::format, "the contest has no selection " + in_quotes(selection.id));
  return m_grouper.mark(*rank, *mark);
}

bool CdfBallots::selection(const CdfSelection& selection, const base::Place& place) {
  if (selection.status == "needs-adjudication") {
    m_grouper.note("selections that need adjudication are left out", place);
    return true;
  }
  if (selection.positions.empty()) return position(selection, {}, place);
  for (const CdfPosition& mark : selection.positions)
    if (!position(selection, mark, place)) return false;
  return true;
}

bool CdfBallots::add(const CdfRecord& record, const base::Place& place) {
  const auto current = std::find_if(record.snapshots.begin(), record.snapshots.end(),
                                    [&](const CdfSnapshot& snapshot) { return snapshot.id == record.current; });
  if (current == record.snapshots.end())
    return fail(base::ErrorKind::format,
                "the CVR has no snapshot with its CurrentSnapshotId " + in_quotes(record.current));
  if (!current->has_contest) {
    m_grouper.note("records without the contest are left out", place);
    return true;
  }
  for (const CdfSelection& made : current->selections)
    if (!selection(made, place)) return false;
  const auto unit = m_units.find(record.unit);
  std::string_view id = record.unique_id;
  if (id.empty()) id = record.printed_id.empty() ? record.audit_id : record.printed_id;
  return m_grouper.end_ballot(
      1, {id, unit == m_units.end() || unit->second.empty() ? record.unit : unit->second, record.batch});
}

}  // namespace acta::read
