// SPDX-License-Identifier: Apache-2.0
#include "acta/read/audits/colorado.hpp"

#include <charconv>
#include <cmath>

#include "acta/read/audits/headed_rows.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

/// "Yes/For","Ann" as names: each in quotes, doubled inside; a text without quotes is one name; empty is none.
std::vector<std::string> choices_of(std::string_view text) {
  std::vector<std::string> names;
  text = trimmed(text);
  if (!text.starts_with('"')) {
    if (!text.empty()) names.emplace_back(text);
    return names;
  }
  while (text.starts_with('"')) {
    std::string name;
    text.remove_prefix(1);
    while (!text.empty() && (text.front() != '"' || text.starts_with("\"\""))) {
      if (text.front() == '"') text.remove_prefix(1);
      name += text.front();
      text.remove_prefix(1);
    }
    if (!name.empty()) names.push_back(std::move(name));
    if (!text.empty()) text.remove_prefix(1);
    while (text.starts_with(',') || text.starts_with(' ')) text.remove_prefix(1);
  }
  return names;
}

base::Result<void> read_real(const HeadedRows& rows, std::size_t row, const char* name, double above, double below,
                             double& value) {
  const auto column = rows.required(name);
  if (!column) return column.error();
  const std::string text = rows.text(row, *column);
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed == std::errc() && end == text.data() + text.size() && value > above && value < below) return {};
  return rows.fail(row, *column, quoted_cell(text) + " is no number in its range");
}

base::Result<model::ColoradoContest> contest_of(const HeadedRows& rows, std::size_t row) {
  model::ColoradoContest contest;
  contest.name = rows.text(row, rows.column("contest_name"));
  contest.place = rows.place(row, rows.column("contest_name"));
  contest.reason = rows.text(row, rows.column("audit_reason"));
  contest.status = rows.text(row, rows.column("random_audit_status"));
  contest.winners = choices_of(rows.text(row, rows.column("winners")));
  const std::pair<const char*, std::int64_t*> counts[] = {{"winners_allowed", &contest.winners_allowed},
                                                          {"ballot_card_count", &contest.cards},
                                                          {"contest_ballot_card_count", &contest.contest_cards},
                                                          {"min_margin", &contest.min_margin},
                                                          {"audited_sample_count", &contest.audited},
                                                          {"two_vote_over_count", &contest.over_two},
                                                          {"one_vote_over_count", &contest.over_one},
                                                          {"one_vote_under_count", &contest.under_one},
                                                          {"two_vote_under_count", &contest.under_two},
                                                          {"optimistic_samples_to_audit", &contest.optimistic},
                                                          {"estimated_samples_to_audit", &contest.estimated}};
  for (const auto& [name, value] : counts) {
    const auto column = rows.required(name);
    if (!column) return column.error();
    const auto number = rows.count(row, *column);
    if (!number) return number.error();
    *value = *number;
  }
  if (const auto done = read_real(rows, row, "risk_limit", 0, 1, contest.risk_limit); !done) return done.error();
  if (const auto done = read_real(rows, row, "gamma", 1, 1000, contest.gamma); !done) return done.error();
  return contest;
}

base::Result<void> read_comparison(const HeadedRows& rows, model::ColoradoAudit& audit) {
  const auto contest = rows.required("contest_name"), card = rows.required("imprinted_id"),
             record = rows.required("choice_per_voting_computer"), paper = rows.required("audit_board_selection");
  for (const auto* column : {&contest, &card, &record, &paper})
    if (!*column) return column->error();
  for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
    if (rows.text(row, *contest).empty()) continue;
    audit.cards.push_back({rows.text(row, rows.column("county_name")), rows.text(row, *contest), rows.text(row, *card),
                           choices_of(rows.text(row, *record)), choices_of(rows.text(row, *paper)),
                           rows.text(row, rows.column("consensus")) != "NO",
                           rows.text(row, rows.column("record_type")) == "phantom_record", rows.place(row, *card)});
  }
  return {};
}

std::size_t head_row(const Grid& grid) {
  std::size_t row = 0;
  while (row < grid.rows() && is_empty_row(grid, row)) ++row;
  return row;
}

}  // namespace

ColoradoTable colorado_table(const Grid& grid) {
  const std::size_t head = head_row(grid);
  if (head == grid.rows()) return ColoradoTable::none;
  const HeadedRows rows(grid, "", head, grid.rows());
  if (!rows.column("contest_name")) return ColoradoTable::none;
  if (rows.column("audit_board_selection")) return ColoradoTable::comparison;
  return rows.column("min_margin") ? ColoradoTable::contests : ColoradoTable::none;
}

base::Result<void> read_colorado(const Grid& grid, model::ColoradoAudit& audit) {
  if (audit.file.empty()) audit.file = grid.name();
  const HeadedRows rows(grid, "the table", head_row(grid), grid.rows());
  if (colorado_table(grid) == ColoradoTable::comparison) return read_comparison(rows, audit);
  for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
    if (is_empty_row(grid, row)) continue;
    auto contest = contest_of(rows, row);
    if (!contest) return contest.error();
    for (const auto& other : audit.contests)
      if (other.name == contest->name) return rows.fail(row, rows.column("contest_name"), "this contest stands twice");
    audit.contests.push_back(std::move(*contest));
  }
  return {};
}

}  // namespace acta::read
