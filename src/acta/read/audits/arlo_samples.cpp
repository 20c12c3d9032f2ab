// SPDX-License-Identifier: Apache-2.0
// The sections SAMPLED BALLOTS and SAMPLED BATCHES of Arlo's report.
#include <algorithm>

#include "acta/read/audits/arlo_parts.hpp"
#include "acta/read/audits/stated.hpp"
#include "acta/read/ballots/whole_number.hpp"

namespace acta::read {
namespace {

using Columns = std::vector<std::optional<std::size_t>>;

bool any(const Columns& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const auto& one) { return one.has_value(); });
}

base::Result<std::vector<model::ReportedMarks>> read_marks(const HeadedRows& rows, std::size_t row,
                                                           const Columns& columns,
                                                           const std::vector<model::ReportedContest>& contests) {
  std::vector<model::ReportedMarks> all;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    auto marks = stated_marks(rows.text(row, columns[k]), contests[k].options);
    if (!marks) return rows.fail(row, columns[k], "the contest has no such choice");
    all.push_back(std::move(*marks));
  }
  return all;
}

/// Where a record is said to be missing, it is missing for every contest.
void note_missing_record(const HeadedRows& rows, std::size_t row, const Columns& words, std::optional<std::size_t> id,
                         model::ReportedBallot& ballot) {
  const bool said = std::any_of(words.begin(), words.end(),
                                [&](const auto& column) { return rows.text(row, column) == "Ballot not in CVR"; });
  const bool silent =
      id && rows.text(row, id).empty() && std::all_of(ballot.record.begin(), ballot.record.end(), [](const auto& one) {
        return one.state == model::ReportedMarks::State::none_stated;
      });
  if (!said && !silent) return;
  ballot.without_record = !said;
  for (auto& marks : ballot.record) marks = {model::ReportedMarks::State::not_in_records, {}};
}

struct BallotColumns {
  BallotColumns(const HeadedRows& rows, const model::ReportedAudit& audit)
      : tickets(ticket_columns(rows, audit)),
        paper(contest_columns(rows, audit, "Audit Result")),
        record(contest_columns(rows, audit, "CVR Result")),
        words(contest_columns(rows, audit, "Change in Results")),
        change(contest_columns(rows, audit, "Change in Margin")) {
    if (!any(change)) change = contest_columns(rows, audit, "Discrepancy");
  }
  Columns tickets, paper, record, words, change;
};

base::Result<std::vector<std::optional<std::int64_t>>> read_changes(const HeadedRows& rows, std::size_t row,
                                                                    const Columns& columns) {
  std::vector<std::optional<std::int64_t>> changes;
  for (const auto& column : columns) {
    const std::string text = rows.text(row, column);
    auto& change = changes.emplace_back();
    if (!column) continue;
    change = text.empty() ? 0 : whole_number(text.starts_with('+') ? std::string_view(text).substr(1) : text);
    if (!change) return rows.fail(row, column, quoted_cell(text) + " is no whole number");
  }
  return changes;
}

base::Result<model::ReportedBallot> ballot_of(const HeadedRows& rows, std::size_t row, std::size_t position,
                                              const BallotColumns& columns, const model::ReportedAudit& audit) {
  model::ReportedBallot ballot;
  ballot.place = rows.place(row, position);
  ballot.jurisdiction = rows.text(row, rows.column("Jurisdiction Name"));
  ballot.container = rows.text(row, rows.column("Container"));
  ballot.tabulator = rows.text(row, rows.column("Tabulator"));
  ballot.batch = rows.text(row, rows.column("Batch Name"));
  const auto count = rows.count(row, position);
  if (!count) return count.error();
  ballot.position = *count;
  using Status = model::ReportedBallot::Status;
  const std::string status = rows.text(row, rows.column("Audited?"));
  ballot.status = status == "AUDITED"     ? Status::audited
                  : status == "NOT_FOUND" ? Status::not_found
                                          : Status::not_audited;
  auto tickets = read_tickets(rows, row, columns.tickets);
  if (!tickets) return tickets.error();
  ballot.tickets = std::move(*tickets);
  if (any(columns.paper)) {
    auto paper = read_marks(rows, row, columns.paper, audit.contests);
    if (!paper) return paper.error();
    ballot.paper = std::move(*paper);
  }
  if (any(columns.record)) {
    auto record = read_marks(rows, row, columns.record, audit.contests);
    if (!record) return record.error();
    ballot.record = std::move(*record);
    note_missing_record(rows, row, columns.words, rows.column("Imprinted ID"), ballot);
  }
  auto changes = read_changes(rows, row, columns.change);
  if (!changes) return changes.error();
  ballot.change = std::move(*changes);
  return ballot;
}

base::Result<std::vector<std::vector<std::int64_t>>> read_votes(const HeadedRows& rows, std::size_t row,
                                                                const Columns& columns,
                                                                const std::vector<model::ReportedContest>& contests) {
  std::vector<std::vector<std::int64_t>> all(contests.size());
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const std::string text = rows.text(row, columns[k]);
    if (text.empty()) continue;
    const auto votes = stated_votes(text);
    if (!votes) return rows.fail(row, columns[k], "this is not \"choice: votes; choice: votes\"");
    all[k].assign(contests[k].options.size(), 0);
    for (std::size_t v = 0; v < votes->names.size(); ++v) {
      const auto& options = contests[k].options;
      const auto at = std::find(options.begin(), options.end(), votes->names[v]);
      if (at == options.end())
        return rows.fail(row, columns[k], "the contest has no choice " + quoted_cell(votes->names[v]));
      all[k][static_cast<std::size_t>(at - options.begin())] = votes->counts[v];
    }
  }
  return all;
}

}  // namespace

std::vector<std::optional<std::size_t>> contest_columns(const HeadedRows& rows, const model::ReportedAudit& audit,
                                                        const std::string& prefix) {
  Columns columns;
  for (const auto& contest : audit.contests) columns.push_back(rows.column(prefix + ": " + contest.name));
  return columns;
}

std::vector<std::optional<std::size_t>> ticket_columns(const HeadedRows& rows, const model::ReportedAudit& audit) {
  Columns columns = contest_columns(rows, audit, "Ticket Numbers");
  const auto alone = rows.column("Ticket Numbers");
  if (any(columns) || !alone) return columns;
  for (std::size_t k = 0; k < audit.contests.size(); ++k)
    if (audit.contests[k].targeted) {
      columns[k] = alone;
      break;
    }
  return columns;
}

base::Result<std::vector<std::vector<model::ReportedTicket>>> read_tickets(const HeadedRows& rows, std::size_t row,
                                                                           const Columns& columns) {
  std::vector<std::vector<model::ReportedTicket>> all;
  for (const auto& column : columns) {
    auto tickets = stated_tickets(rows.text(row, column));
    if (!tickets) return rows.fail(row, column, "these are no ticket numbers");
    all.push_back(std::move(*tickets));
  }
  return all;
}

base::Result<void> read_arlo_ballots(const HeadedRows& rows, model::ReportedAudit& audit) {
  const auto batch = rows.required("Batch Name"), position = rows.required("Ballot Position");
  for (const auto* column : {&batch, &position})
    if (!*column) return column->error();
  const BallotColumns columns(rows, audit);
  if (!any(columns.tickets)) return rows.required("Ticket Numbers: " + audit.contests.front().name).error();
  audit.has_ballots = true;
  for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
    auto ballot = ballot_of(rows, row, *position, columns, audit);
    if (!ballot) return ballot.error();
    audit.ballots.push_back(std::move(*ballot));
  }
  return {};
}

base::Result<void> read_arlo_batches(const HeadedRows& rows, model::ReportedAudit& audit) {
  const auto place = rows.required("Jurisdiction Name"), name = rows.required("Batch Name");
  for (const auto* column : {&place, &name})
    if (!*column) return column->error();
  const Columns tickets = ticket_columns(rows, audit);
  if (!any(tickets)) return rows.required("Ticket Numbers: " + audit.contests.front().name).error();
  const Columns counted = contest_columns(rows, audit, "Audit Results"),
                reported = contest_columns(rows, audit, "Reported Results"),
                change = contest_columns(rows, audit, "Change in Margin");
  audit.has_batches = true;
  for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
    auto found = read_votes(rows, row, counted, audit.contests), said = read_votes(rows, row, reported, audit.contests);
    if (!found) return found.error();
    if (!said) return said.error();
    const auto ballots = rows.maybe_count(row, rows.column("Ballots in Batch"));
    if (!ballots) return ballots.error();
    if (rows.text(row, *place) == "Totals" && rows.text(row, *name).empty()) {
      audit.total_counted = std::move(*found), audit.total_reported = std::move(*said);
      audit.total_ballots = *ballots;
      continue;
    }
    auto drawn = read_tickets(rows, row, tickets);
    if (!drawn) return drawn.error();
    auto changes = read_changes(rows, row, change);
    if (!changes) return changes.error();
    audit.batches.push_back({rows.text(row, *place), rows.text(row, rows.column("Tabulator")), rows.text(row, *name),
                             ballots->value_or(0), rows.text(row, rows.column("Audited?")) == "Yes", std::move(*drawn),
                             std::move(*found), std::move(*said), rows.place(row, *name), std::move(*changes)});
  }
  return {};
}

}  // namespace acta::read
