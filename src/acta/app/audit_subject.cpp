// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "acta/app/audit_parts.hpp"
#include "acta/app/counting.hpp"
#include "acta/count/count.hpp"

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
               wanted.empty() ? "--contest ID" : "");
}

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

/// Votes per column of the claims; empty where the unit has no votes at all.
std::vector<double> columns(const model::Poll& poll, const SheetTable& sheets, std::size_t unit) {
  std::vector<double> votes;
  double lists = 0;
  bool any = false;
  for (const model::ListVotes& list : poll.lists) {
    double sum = 0;
    for (const std::size_t option : list.options) {
      if (!sheets.has_option(option) || !model::is_count(sheets.votes[option].cells[unit])) continue;
      sum += static_cast<double>(std::max<std::int64_t>(0, sheets.votes[option].cells[unit]));
      any = true;
    }
    votes.push_back(sum);
    lists += sum;
  }
  if (!any) return {};
  const model::Column* stated = sheets.quantity(model::Quantity::valid);
  const double valid = stated && model::is_count(stated->cells[unit])
                           ? std::max(lists, static_cast<double>(stated->cells[unit]))
                           : lists;
  const model::Cell ballots = model::ballots_counted(sheets, unit);
  votes.push_back(valid - lists);
  votes.push_back(model::is_count(ballots) ? std::max(0.0, static_cast<double>(ballots) - valid) : 0.0);
  return votes;
}

double sum_of(const std::vector<double>& votes) {
  double sum = 0;
  for (const double one : votes) sum += one;
  return sum;
}

/// The most ballots that the station can hold: as its sheet states, else the electors of its roll.
base::Result<double> most_ballots(AuditSubject& subject, std::size_t unit, bool has_votes,
                                  const AuditOptions& options) {
  const model::Cell ballots = model::ballots_counted(*subject.sheets, unit);
  const model::Column* quantity = subject.sheets->quantity(model::Quantity::ballots);
  const bool stated = quantity && model::is_count(quantity->cells[unit]);
  if (has_votes && (stated || model::is_count(ballots))) return static_cast<double>(std::max<std::int64_t>(0, ballots));
  ++subject.bounded_by_roll;
  const model::Column* registered = subject.sheets->quantity(model::Quantity::registered);
  if (registered && model::is_count(registered->cells[unit]))
    return static_cast<double>(std::max<std::int64_t>(0, registered->cells[unit]));
  if (options.largest_station > 0) return static_cast<double>(options.largest_station);
  return Error{
      ErrorKind::usage,
      fmt::format("sheet {} states neither ballots nor electors: its error has no bound", subject.sheets->keys[unit]),
      subject.sheets->place(unit), "--largest-station N says how many ballots such a station may hold"};
}

base::Result<std::vector<audit::Batch>> batches_of(AuditSubject& subject, const AuditOptions& options) {
  std::vector<audit::Batch> batches;
  const std::size_t width = subject.poll.lists.size() + audit::kExtraColumns;
  subject.totals.assign(width, 0);
  for (std::size_t unit = 0; unit < subject.sheets->units(); ++unit) {
    std::vector<double> votes = columns(subject.poll, *subject.sheets, unit);
    const bool has_votes = !votes.empty();
    auto ballots = most_ballots(subject, unit, has_votes, options);
    if (!ballots) return ballots.error();
    if (!has_votes) ++subject.missing;
    votes.resize(width, 0);
    for (std::size_t i = 0; i < width; ++i) subject.totals[i] += votes[i];
    const double most = std::max(*ballots, sum_of(votes));
    batches.push_back({std::move(votes), most});
  }
  return batches;
}

}  // namespace

std::string AuditSubject::place(std::size_t unit) const {
  if (sheets->levels.empty()) return {};
  std::string text;
  for (const std::string_view name : model::area_path(*sheets, sheets->levels.size() - 1, sheets->area[unit]))
    text += (text.empty() ? "" : " / ") + std::string(name);
  return text;
}

std::string AuditSubject::column_name(std::size_t column) const {
  if (column < poll.lists.size()) return poll.lists[column].name;
  return column == poll.lists.size() + audit::kValidOfNoList ? "valid, for no list" : "not valid";
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
  subject.sheets = &loaded.sheets[*contest][*copy].sheets;
  if (!subject.contest->ballots.empty())
    return usage("the seats of this contest hang on other ballots, too", "audits of one ballot only");
  if (options.risk_limit <= 0 || options.risk_limit >= 100) return usage("a risk limit lies between 0 and 100 %");
  auto poll = poll_of(loaded, *subject.contest, {*contest, *copy, nullptr, {}});
  if (!poll) return poll.error();
  subject.poll = std::move(*poll);
  const model::Law law = law_of(*subject.contest);
  const auto result = count::count(subject.poll, law);
  if (!result) return result.error();
  subject.outcome = model::to_string(result->statement);
  subject.claims = audit::outcome_claims(subject.poll, law, *result);
  if (subject.claims.claims.empty())
    return usage("no part of this outcome has assertions: " +
                 (subject.claims.unproven.empty() ? "nobody else stands" : subject.claims.unproven.front()));
  auto batches = batches_of(subject, options);
  if (!batches) return batches.error();
  std::vector<audit::Claim> claims;
  for (const audit::OutcomeClaim& one : subject.claims.claims) claims.push_back(one.claim);
  subject.batches.emplace(std::move(claims), subject.totals, std::move(*batches), static_cast<double>(options.unseen));
  return subject;
}

base::Result<PaperCounts> paper_counts(const Loaded& loaded, const AuditSubject& subject, const std::string& copy) {
  if (copy.empty()) return usage("assess needs --paper: the copy that holds what was counted on paper");
  const auto index = copy_of(loaded.file.record, subject.index, copy);
  if (!index) return index.error();
  if (*index == subject.copy) return usage("the paper is the copy that is audited");
  const SheetTable& paper = loaded.sheets[subject.index][*index].sheets;
  std::unordered_map<std::string_view, std::size_t> units;
  for (std::size_t unit = 0; unit < subject.sheets->units(); ++unit)
    if (!units.emplace(subject.sheets->keys[unit], unit).second)
      return Error{ErrorKind::usage,
                   fmt::format("two sheets have the key {}", subject.sheets->keys[unit]),
                   subject.sheets->place(unit),
                   {}};
  PaperCounts counts;
  for (std::size_t unit = 0; unit < paper.units(); ++unit) {
    const auto at = units.find(paper.keys[unit]);
    std::vector<double> votes = columns(subject.poll, paper, unit);
    if (at == units.end() || votes.empty()) continue;
    if (!counts.emplace(at->second, std::move(votes)).second)
      return Error{
          ErrorKind::usage, fmt::format("the paper has sheet {} twice", paper.keys[unit]), paper.place(unit), {}};
  }
  return counts;
}

}  // namespace acta::app
