// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "acta/app/audit_parts.hpp"
#include "acta/app/counting.hpp"
#include "acta/count/count.hpp"
#include "acta/count/poll.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using model::SheetTable;

Error usage(std::string message, std::string hint = {}) {
  return {ErrorKind::usage, std::move(message), {}, std::move(hint)};
}

base::Result<std::size_t> contest_of(const model::Record& record, const std::string& wanted) {
  for (std::size_t i = 0; i < record.contests.size(); ++i)
    if (wanted.empty() ? record.contests.size() == 1 : record.contests[i].id == wanted) return i;
  return usage(wanted.empty() ? "the record has several contests" : "the record has no contest \"" + wanted + "\"",
               wanted.empty() ? "--contest ID"
               : wanted.find(',') != std::string::npos
                   ? "several are drawn for by acta audit plan RECORD --contest A,B --state FILE"
                   : "");
}

bool counts(const model::Column* column, std::size_t unit) {
  return column && model::is_count(column->cells[unit]) && column->cells[unit] >= 0;
}

double sum_of(const std::vector<double>& votes) {
  double sum = 0;
  for (const double one : votes) sum += one;
  return sum;
}

/// The most ballots that the station can hold. A complete sheet that states ballots is believed; any other is bounded
/// by what it states, its roll and --largest-station, whichever is most. So is one with more votes than ballots, of
/// which one number at least is wrong; without a roll by its votes.
base::Result<double> most_ballots(AuditSubject& subject, const SheetTable& sheets, std::size_t unit,
                                  const SheetReading& reading, const AuditOptions& options) {
  const model::Cell stated = model::ballots_counted(sheets, unit);
  const double votes = sum_of(reading.votes);
  const double ballots = std::max(model::is_count(stated) ? static_cast<double>(stated) : 0.0, votes);
  const model::Column* registered = sheets.quantity(model::Quantity::registered);
  const double roll = counts(registered, unit) ? static_cast<double>(registered->cells[unit]) : 0.0;
  const double most = std::max({ballots, roll, static_cast<double>(options.largest_station)});
  const bool complete = reading.unreadable.empty() && reading.any && reading.ballots_stated && ballots > 0;
  if (complete && model::is_count(stated) && votes > static_cast<double>(stated)) {
    ++subject.more_votes_than_ballots;
    return most;
  }
  if (complete) return ballots;
  ++subject.bounded_by_roll;
  if (roll > 0 || options.largest_station > 0) return most;
  return Error{ErrorKind::usage,
               fmt::format("sheet {} is not complete and has no electors: its error has no bound", sheets.keys[unit]),
               sheets.place(unit), "--largest-station N says how many ballots such a station may hold"};
}

base::Result<std::vector<audit::Batch>> batches_of(AuditSubject& subject, const AuditOptions& options) {
  std::vector<audit::Batch> batches;
  for (std::size_t t = 0; t < subject.tables.size(); ++t) {
    const AuditedSheets& table = subject.tables[t];
    for (std::size_t unit = 0; unit < table.sheets->units(); ++unit) {
      SheetReading reading = reading_of(subject, t, *table.sheets, unit);
      const auto ballots = most_ballots(subject, *table.sheets, unit, reading, options);
      if (!ballots) return ballots.error();
      subject.missing += !reading.unreadable.empty() || !reading.any;
      std::vector<double> more(subject.tables.size() - 1, 0);
      if (t > 0) more[t - 1] = *ballots;
      batches.push_back({std::move(reading.votes), t == 0 ? *ballots : 0, table.row(unit), std::move(more)});
    }
  }
  return batches;
}

/// Ids of an area of the last level and all that it lies in.
std::string path_text(const SheetTable& sheets, std::uint32_t area) {
  std::string path;
  for (std::size_t level = sheets.levels.size(); level-- > 0; area = sheets.levels[level].areas[area].parent)
    path += sheets.levels[level].areas[area].id + '\n';
  return path;
}

/// Rows of the first table's areas for those of another, which count::add_ballot() has found to be the same.
std::vector<std::size_t> rows_of(const SheetTable& first, const SheetTable& sheets) {
  std::unordered_map<std::string, std::size_t> known;
  const auto areas = [](const SheetTable& one) {
    return static_cast<std::uint32_t>(one.levels.empty() ? 0 : one.levels.back().areas.size());
  };
  std::vector<std::size_t> rows(areas(sheets));
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  if (&first == &sheets) return rows;
  for (std::uint32_t a = 0; a < areas(first); ++a) known.emplace(path_text(first, a), a);
  for (std::uint32_t a = 0; a < rows.size(); ++a) rows[a] = known.at(path_text(sheets, a));
  return rows;
}

/// REQUIRES: the poll holds the lists of all ballots.
base::Result<void> add_table(AuditSubject& subject, const Loaded& loaded, std::size_t contest, std::size_t copy,
                             const std::string& ballot) {
  AuditedSheets table;
  table.contest = &loaded.file.record.contests[contest];
  table.index = contest, table.copy = copy, table.ballot = ballot;
  table.sheets = &loaded.sheets[contest][copy].sheets;
  table.rows = rows_of(subject.tables.empty() ? *table.sheets : *subject.tables.front().sheets, *table.sheets);
  if (!subject.tables.empty()) table.first = subject.tables.back().first + subject.tables.back().sheets->units();
  const auto lists = count::lists_of(*table.contest);
  if (!lists) return lists.error();
  table.options.resize(subject.poll.lists.size());
  for (const model::ListVotes& own : lists->lists)
    for (std::size_t i = 0; i < subject.poll.lists.size(); ++i)
      if (subject.poll.lists[i].id == own.id) table.options[i] = own.options;
  subject.tables.push_back(std::move(table));
  return {};
}

/// The contest's own sheets, then those of the law's other ballots, in the order of the poll's tallies.
base::Result<void> add_tables(AuditSubject& subject, const Loaded& loaded) {
  const model::Contest& own = *subject.contest;
  if (const auto added = add_table(subject, loaded, subject.index, subject.copy, own.ballot); !added) return added;
  for (const model::BallotOf& ballot : own.ballots) {
    const auto other = contest_of(loaded.file.record, ballot.contest);
    if (!other) return other.error();
    const auto copy = copy_of(loaded.file.record, *other, own.copies[subject.copy].id);
    if (!copy) return copy.error();
    if (const auto added = add_table(subject, loaded, *other, *copy, ballot.ballot); !added) return added;
  }
  return {};
}

}  // namespace

base::Result<std::size_t> copy_of(const model::Record& record, std::size_t contest, const std::string& wanted) {
  const auto& copies = record.contests[contest].copies;
  if (wanted.empty()) {
    const auto account = counted_account(record, contest);
    if (account && account->copy != model::kNone) return account->copy;
    return usage("the contest has no tally sheets", "an audit of sheets needs a copy of them");
  }
  for (std::size_t c = 0; c < copies.size(); ++c)
    if (copies[c].id == wanted) return c;
  return usage("the contest has no copy \"" + wanted + "\"");
}

SheetReading reading_of(const AuditSubject& subject, std::size_t index, const SheetTable& sheets, std::size_t unit) {
  const AuditedSheets& table = subject.tables[index];
  SheetReading reading;
  reading.votes.assign(subject.columns(), 0);
  double* const votes = reading.votes.data() + index * subject.width();
  double lists = 0;
  for (std::size_t i = 0; i < table.options.size(); ++i) {
    for (const std::size_t option : table.options[i]) {
      if (!sheets.has_option(option)) continue;
      const bool count = counts(&sheets.votes[option], unit);
      if (count) votes[i] += static_cast<double>(sheets.votes[option].cells[unit]);
      if (!count && reading.unreadable.empty()) reading.unreadable = table.contest->options[option].name;
      reading.any = reading.any || count;
    }
    lists += votes[i];
  }
  const model::Column* valid = sheets.quantity(model::Quantity::valid);
  const double all = counts(valid, unit) ? std::max(lists, static_cast<double>(valid->cells[unit])) : lists;
  reading.ballots_stated = counts(sheets.quantity(model::Quantity::ballots), unit) ||
                           counts(sheets.quantity(model::Quantity::invalid), unit);
  const model::Cell ballots = model::ballots_counted(sheets, unit);
  votes[table.options.size() + audit::kValidOfNoList] = all - lists;
  votes[table.options.size() + audit::kNotValid] =
      model::is_count(ballots) ? std::max(0.0, static_cast<double>(ballots) - all) : 0.0;
  return reading;
}

base::Result<std::unordered_map<std::string, std::size_t>> batches_by_key(const AuditSubject& subject) {
  std::unordered_map<std::string, std::size_t> batches;
  for (const AuditedSheets& table : subject.tables)
    for (std::size_t unit = 0; unit < table.sheets->units(); ++unit)
      if (const std::string key = subject.key(table.first + unit); !batches.emplace(key, table.first + unit).second)
        return Error{ErrorKind::usage, fmt::format("two sheets have the key {}", key), table.sheets->place(unit),
                     "acta check lists them"};
  return batches;
}

const AuditedSheets& AuditSubject::table_of(std::size_t batch) const {
  std::size_t t = tables.size() - 1;
  while (tables[t].first > batch) --t;
  return tables[t];
}

std::string AuditSubject::key(std::size_t batch) const {
  const AuditedSheets& table = table_of(batch);
  const std::string_view own = table.sheets->keys[batch - table.first];
  return tables.size() > 1 ? fmt::format("{}/{}", table.ballot, own) : std::string(own);
}

std::string AuditSubject::place(std::size_t batch) const {
  const SheetTable& sheets = *table_of(batch).sheets;
  if (sheets.levels.empty()) return {};
  std::string text;
  for (const std::string_view name : model::area_path(sheets, sheets.levels.size() - 1, sheets.area[unit_of(batch)]))
    text += (text.empty() ? "" : " / ") + std::string(name);
  return text;
}

std::string AuditSubject::column_name(std::size_t column) const {
  column %= width();
  if (column < poll.lists.size()) return poll.lists[column].name;
  return column == poll.lists.size() + audit::kValidOfNoList ? "valid, for no list" : "not valid";
}

std::vector<report::AuditSeats> seats_of(const std::vector<audit::SeatGroup>& groups) {
  std::vector<report::AuditSeats> all;
  for (const audit::SeatGroup& one : groups)
    all.push_back({one.tier, one.area, one.holders, one.seats, one.proven, one.reason, one.provisional, one.given});
  return all;
}

base::Result<AuditSubject> audit_subject(const Loaded& loaded, const AuditOptions& options) {
  const model::Record& record = loaded.file.record;
  const auto contest = contest_of(record, options.contest);
  if (!contest) return contest.error();
  const auto copy = copy_of(record, *contest, options.copy);
  if (!copy) return copy.error();
  AuditSubject subject;
  subject.index = *contest, subject.copy = *copy;
  subject.contest = &record.contests[*contest];
  if (!(options.risk_limit > 0 && options.risk_limit < 100)) return usage("a risk limit lies between 0 and 100 %");
  auto poll = poll_of(loaded, *subject.contest, {*contest, *copy, nullptr, {}});
  if (!poll) return poll.error();
  subject.poll = std::move(*poll);
  const model::Law law = law_of(*subject.contest);
  const auto result = count::count(subject.poll, law);
  if (!result) return result.error();
  subject.outcome = model::to_string(result->statement);
  subject.unseen = options.unseen;
  subject.claims = audit::outcome_claims(subject.poll, law, *result, static_cast<double>(options.unseen),
                                         static_cast<double>(options.least_margin));
  if (subject.claims.claims.empty())
    return usage("no part of this outcome has assertions: " +
                 (subject.claims.unproven.empty() ? "nobody else stands" : subject.claims.unproven.front()));
  if (const auto added = add_tables(subject, loaded); !added) return added.error();
  if (const auto keys = batches_by_key(subject); !keys) return keys.error();
  auto batches = batches_of(subject, options);
  if (!batches) return batches.error();
  std::vector<audit::AreaClaim> claims;
  std::vector<double> constants;
  for (const audit::OutcomeClaim& one : subject.claims.claims) {
    claims.push_back(one.claim);
    constants.push_back(one.claim.constant);
  }
  const std::size_t ballots = subject.tables.size();
  subject.batches.emplace(audit::LocalClaims(claims, audit::AreaTree(subject.poll), subject.width(), ballots),
                          constants, std::move(*batches), static_cast<double>(options.unseen));
  return subject;
}

}  // namespace acta::app
