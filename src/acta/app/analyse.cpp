// SPDX-License-Identifier: Apache-2.0
#include "acta/app/analyse.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "acta/app/claims.hpp"
#include "acta/app/compare.hpp"
#include "acta/app/counting.hpp"
#include "acta/app/observe.hpp"
#include "acta/app/readings.hpp"
#include "acta/app/version.hpp"
#include "acta/audit/findings.hpp"
#include "acta/base/checked.hpp"
#include "acta/check/check.hpp"
#include "acta/check/findings_copies.hpp"
#include "acta/count/count.hpp"
#include "acta/count/findings.hpp"
#include "acta/count/findings_indices.hpp"
#include "acta/count/findings_monotonicity.hpp"
#include "acta/count/findings_partial.hpp"
#include "acta/forensics/charts.hpp"
#include "acta/forensics/forensics.hpp"
#include "acta/forensics/stations.hpp"
#include "acta/model/printed_share.hpp"
#include "acta/observe/findings.hpp"

namespace acta::app {
namespace {

constexpr std::size_t kOptionsCharted = 6;

using model::Contest;
using model::Finding;
using model::SheetTable;

void append(std::vector<Finding>& all, std::vector<Finding> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

model::TurnoutBase turnout_of(const model::CopyInfo& info, const SheetTable& sheets) {
  if (!info.turnout) return model::default_turnout(sheets);
  if (*info.turnout == model::Quantity::ballots) return {model::Quantity::ballots, true};
  return {*info.turnout, false};
}

/// Options by votes, most first; ties in the order of the record.
std::vector<std::size_t> leading_options(const SheetTable& sheets) {
  std::vector<std::size_t> order;
  std::vector<std::int64_t> votes(sheets.votes.size(), 0);
  for (std::size_t i = 0; i < sheets.votes.size(); ++i) {
    votes[i] = model::sum(sheets.votes[i]).total;
    if (sheets.has_option(i)) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return votes[a] > votes[b]; });
  return order;
}

struct CopyResult {
  report::CopyReport report;
  std::vector<Finding> findings;
};

/// The counted sheets of the contest of the same id, else of the first that has any; of the option of the same id, else
/// of the one with most votes.
std::optional<forensics::Earlier> earlier_of(const Loaded& loaded, const Contest& later, std::size_t option) {
  const auto& contests = loaded.file.record.contests;
  const auto usable = [&](std::size_t c) {
    const auto account = counted_account(loaded.file.record, c);
    return account && account->copy != model::kNone;
  };
  std::size_t found = contests.size();
  for (std::size_t c = contests.size(); c-- > 0;)
    if (usable(c) && (contests[c].id == later.id || found == contests.size() || contests[found].id != later.id))
      found = c;
  if (found == contests.size()) return std::nullopt;
  const Contest& contest = contests[found];
  const std::size_t copy = counted_account(loaded.file.record, found)->copy;
  const SheetTable& sheets = loaded.sheets[found][copy].sheets;
  std::size_t same = option == model::kNone ? model::kNone : model::find_option(contest, later.options[option].id);
  if (same == model::kNone || !sheets.has_option(same)) same = forensics::leading_option(sheets);
  if (sheets.votes.empty() || !sheets.has_option(same)) return std::nullopt;
  return forensics::Earlier{loaded.file.record.title, contest.options[same].name, &sheets, same,
                            turnout_of(contest.copies[copy], sheets)};
}

bool shares_a_key(const SheetTable& before, const SheetTable& after) {
  std::unordered_set<std::string_view> known;
  for (std::size_t i = 0; i < before.units(); ++i) known.insert(before.keys[i]);
  for (std::size_t i = 0; i < after.units(); ++i)
    if (known.contains(after.keys[i])) return true;
  return false;
}

/// The earlier elections that have stations of these sheets. What is said of the others goes into `chosen`: the first
/// one is compared with.
std::vector<forensics::Earlier> earlier_ones(const Contest& contest, const SheetTable& sheets,
                                             const AnalyseOptions& options, forensics::Options& chosen) {
  std::vector<forensics::Earlier> earlier;
  for (std::size_t i = 0; i < options.earlier.size(); ++i) {
    const std::string& title = options.earlier[i]->file.record.title;
    auto found = earlier_of(*options.earlier[i], contest, chosen.option);
    if (found && shares_a_key(*found->sheets, sheets)) {
      earlier.push_back(*std::move(found));
      continue;
    }
    const std::string lacks =
        found
            ? fmt::format("no station of \"{}\" has the key of a station of this election, as keys are written", title)
            : fmt::format("\"{}\" has no counted sheets with votes", title);
    if (i == 0)
      chosen.earlier_lacks = lacks;
    else
      chosen.not_drawn.push_back(fmt::format("Not drawn beside it: {}.", lacks));
  }
  return earlier;
}

/// The earlier elections in their order, then this one.
std::vector<model::ElectionPrint> election_prints(const std::vector<forensics::Earlier>& earlier,
                                                  const forensics::Earlier& own) {
  std::vector<model::ElectionPrint> prints;
  if (earlier.empty()) return prints;
  const auto add = [&](const forensics::Earlier& one) {
    prints.push_back(
        forensics::election_print(one.title, one.leader, forensics::stations_of(*one.sheets, one.option, one.turnout)));
  };
  for (const forensics::Earlier& one : earlier) add(one);
  add(own);
  return prints;
}

CopyResult analyse_copy(const Contest& contest, const model::CopyInfo& info, const SheetTable& sheets,
                        const std::string& title, std::string unit_name, const AnalyseOptions& options) {
  CopyResult result;
  result.report.info = &info;
  result.report.sheets = &sheets;
  result.report.unit_name = std::move(unit_name);
  result.report.turnout = turnout_of(info, sheets);
  std::vector<Finding> checks, tests;
  tbb::parallel_invoke(
      [&] {
        if (options.check) checks = check::check_copy(contest, info, sheets);
      },
      [&] {
        if (!options.forensics || (!options.copy.empty() && options.copy != info.id)) return;
        std::vector<std::size_t> charted = leading_options(sheets);
        if (charted.size() > kOptionsCharted) charted.resize(kOptionsCharted);
        forensics::Options chosen = options.tests;
        if (!options.option.empty()) chosen.option = model::find_option(contest, options.option);
        const std::vector<forensics::Earlier> earlier = earlier_ones(contest, sheets, options, chosen);
        if (!earlier.empty() && chosen.earlier_lacks.empty()) chosen.earlier = &earlier.front();
        tests = forensics::findings(contest, info, sheets, result.report.turnout, chosen);
        result.report.charts = forensics::charts(contest, sheets, result.report.turnout, charted);
        if (charted.empty()) return;
        if (const std::size_t drawn = chosen.option == model::kNone ? charted.front() : chosen.option;
            sheets.has_option(drawn))
          result.report.charts.elections =
              election_prints(earlier, {title, contest.options[drawn].name, &sheets, drawn, result.report.turnout});
      });
  append(result.findings, std::move(checks));
  append(result.findings, std::move(tests));
  return result;
}

/// Turnout over the units that state both numbers.
void fill_turnout(report::ContestReport& report, const SheetTable& sheets, const model::TurnoutBase& base) {
  const model::Column* registered = sheets.quantity(model::Quantity::registered);
  if (!registered) return;
  std::int64_t voters = 0, took_part = 0;
  for (std::size_t i = 0; i < sheets.units(); ++i) {
    const model::Cell there = model::turnout_count(sheets, base, i);
    if (!model::is_count(registered->cells[i]) || !model::is_count(there)) continue;
    voters = base::checked_add(voters, registered->cells[i]);
    took_part = base::checked_add(took_part, there);
  }
  report.registered = voters;
  report.took_part = took_part;
  report.turnout_basis = model::to_text(base);
}

void fill_registered(report::ContestReport& report, const Loaded& loaded, const Account& account) {
  if (account.copy != model::kNone) {
    const SheetTable& sheets = loaded.sheets[account.contest][account.copy].sheets;
    fill_turnout(report, sheets, turnout_of(report.contest->copies[account.copy], sheets));
  } else if (const auto registered = account.release->quantities[static_cast<std::size_t>(model::Quantity::registered)];
             model::is_count(registered)) {
    report.registered = registered;
  }
}

/// More than one seat: only then shares of seats, and what the law does with them, mean anything.
bool fills_assembly(const model::CountResult& result) {
  std::int64_t seats = result.tiers.empty() ? 0 : result.open;
  for (const model::ListResult& list : result.lists) seats += list.seats;
  return !result.tiers.empty() && seats > 1;
}

base::Result<void> count_contest(report::ContestReport& report, const Loaded& loaded, std::size_t index,
                                 const AnalyseOptions& options, std::vector<Finding>& findings) {
  const Contest& contest = *report.contest;
  const auto account = counted_account(loaded.file.record, index);
  if (!account) return {};
  auto poll = poll_of(loaded, contest, *account);
  if (!poll) return poll.error();
  report.poll = std::move(poll).value();
  report.counted = account->name;
  fill_registered(report, loaded, *account);
  const SheetTable* sheets = account->copy == model::kNone ? nullptr : &loaded.sheets[index][account->copy].sheets;
  report.law = law_of(contest);
  auto result = count::count(*report.poll, *report.law);
  if (!result) {
    findings.push_back(count::not_counted(contest, sheets, result.error().message));
    return {};
  }
  report.result = std::move(result).value();
  append(findings, count::findings(contest, sheets, *report.poll, *report.result));
  std::vector<Finding> more =
      count::findings_of_indices(loaded.file.record, contest, sheets, *report.poll, *report.result);
  if (!fills_assembly(*report.result))
    std::erase_if(more, [](const Finding& finding) { return finding.code == "N104" || finding.code == "N105"; });
  append(findings, std::move(more));
  if (!fills_assembly(*report.result)) return {};
  findings.push_back(count::seats_certain(contest, sheets, *report.poll));
  if (options.readings) append(findings, count::findings_of_monotonicity(contest, sheets, *report.poll));
  return {};
}

void fill_seats_at_stake(std::vector<Finding>& findings, const std::vector<report::ContestReport>& contests) {
  for (Finding& finding : findings) {
    if (!finding.votes_at_stake || finding.seats_at_stake) continue;
    for (const report::ContestReport& contest : contests)
      if (contest.result && contest.contest->id == finding.contest)
        finding.seats_at_stake = model::seats_within(*contest.result, *finding.votes_at_stake);
  }
}

std::string unit_heading(const read::CopyLayout& layout) {
  for (const read::TableLayout& table : layout.tables)
    for (const read::ColumnRef& column : table.unit)
      if (!column.heading.empty()) return column.heading;
  return "unit";
}

/// Copies beside each other; every other one with the counted one.
void compare_contest(const Loaded& loaded, report::ContestReport& shown, std::vector<Finding>& findings) {
  const Contest& contest = *shown.contest;
  if (contest.copies.size() < 2) return append(findings, check::not_checked_without_copies(contest));
  auto compared = compare_copies(loaded, {contest.id, {}});
  if (!compared) return;  // only where the contest or a copy is not there
  shown.comparison = std::make_shared<const report::ContestComparison>(std::move(compared->front()));
  const report::ContestComparison& one = *shown.comparison;
  for (const report::CopyPair& pair : one.pairs)
    append(findings, check::findings_of_copies({contest, *one.copies[pair.first].copy, *one.copies[pair.second].copy,
                                                *pair.first_table, *pair.second_table, pair.comparison}));
}

double share_of(const model::PrintedPercent& printed) {
  return static_cast<double>(printed.value) / static_cast<double>(100 * model::power_of_ten(printed.decimals));
}

/// The digits that were printed, without sign and words: "30.5".
std::string digits_of(const model::PrintedPercent& printed) {
  return base::to_decimal(base::Ratio(printed.value, model::power_of_ten(printed.decimals)), printed.decimals);
}

/// What releases print, against the sample.
void compare_releases(const Contest& contest, report::ObservationEstimate& estimate) {
  for (const model::Release& release : contest.releases) {
    std::vector<std::pair<std::string, std::string>> figures = {{"turnout", release.turnout}};
    for (const model::Release::Line& line : release.lines) figures.emplace_back(line.list, line.share);
    for (const auto& [id, text] : figures)
      for (const report::EstimatedShare& share : estimate.shares)
        if (const auto printed = model::printed_percent(text); printed && share.id == id)
          estimate.findings.push_back(
              observe::announced_figure(contest.id,
                                        {share.name + ", " + (release.name.empty() ? release.id : release.name),
                                         digits_of(*printed), share_of(*printed), share.id != "turnout"},
                                        share.estimate));
  }
}

base::Result<void> observe_contest(const Loaded& loaded, std::size_t c, report::ContestReport& shown,
                                   std::vector<Finding>& findings) {
  const Contest& contest = loaded.file.record.contests[c];
  if (!contest.sample) return {};
  ObserveOptions options;
  options.contest = contest.id;
  options.copy = contest.sample->copy;
  options.reports = contest.sample->reports;
  options.sample = loaded.file.record.sources[contest.sample->source].file;
  options.sample_text = loaded.samples[c];
  auto estimate = estimate_observation(loaded, options);
  if (!estimate) return estimate.error();
  compare_releases(contest, *estimate);
  append(findings, estimate->findings);
  shown.observation = std::make_shared<const report::ObservationEstimate>(std::move(estimate).value());
  return {};
}

void check_contest(const Loaded& loaded, std::size_t c, std::vector<Finding>& findings) {
  const Contest& contest = loaded.file.record.contests[c];
  if (contest.copies.empty()) {
    append(findings, check::not_checked_without_sheets(contest));
    append(findings, forensics::not_checked_without_sheets(contest));
  }
  append(findings, check::check_releases(contest));
  for (std::size_t i = 1; i < contest.copies.size(); ++i)
    append(findings, check::compare_rolls(contest, contest.copies[0], loaded.sheets[c][0].sheets, contest.copies[i],
                                          loaded.sheets[c][i].sheets));
}

/// What takes longest, for people who wait.
std::string task_of(const Contest& contest, const AnalyseOptions& options) {
  std::string task = (options.check ? "checking " : "testing ") + contest.name;
  if (options.forensics && options.tests.calibrate > 0)
    task += ", with " + std::to_string(options.tests.calibrate) + " honest elections of each of three models";
  if (options.forensics && options.tests.mixture) task += ", with a mixture until its chains agree";
  return task;
}

/// Every id that a run is limited to names something in one contest.
base::Result<void> check_ids(const model::Record& record, const AnalyseOptions& options) {
  bool contest = options.contest.empty(), copy = options.copy.empty(), option = options.option.empty();
  for (const Contest& one : record.contests) {
    if (!options.contest.empty() && one.id != options.contest) continue;
    contest = true;
    for (const model::CopyInfo& info : one.copies) copy = copy || info.id == options.copy;
    option = option || model::find_option(one, options.option) != model::kNone;
  }
  const auto refuse = [](const char* what, const std::string& id) {
    return base::Error{base::ErrorKind::usage, std::string("the record has no ") + what + " \"" + id + "\"", {}, {}};
  };
  if (!contest) return refuse("contest", options.contest);
  if (!copy) return refuse("copy", options.copy);
  if (!option) return refuse("option", options.option);
  return {};
}

}  // namespace

std::vector<model::FindingKind> all_kinds() {
  std::vector<model::FindingKind> kinds;
  for (const auto room :
       {read::kinds(), check::kinds(), count::kinds(), forensics::kinds(), audit::kinds(), observe::kinds()})
    kinds.insert(kinds.end(), room.begin(), room.end());
  return kinds;
}

base::Result<report::Report> analyse(const Loaded& loaded, const AnalyseOptions& options) {
  const model::Record& record = loaded.file.record;
  if (const auto known = check_ids(record, options); !known) return known.error();
  report::Report report;
  report.version = kVersion;
  report.command = options.command;
  report.record_sha256 = loaded.record_sha256;
  report.record = &record;
  report.sources = loaded.sources;
  report.kinds = all_kinds();
  report.findings = loaded.findings;
  if (options.check) {
    append(report.findings, check::check_options(record.contests));
  }
  for (std::size_t c = 0; c < record.contests.size(); ++c) {
    const Contest& contest = record.contests[c];
    if (!options.contest.empty() && options.contest != contest.id) continue;
    tell(options.progress, task_of(contest, options));
    report.contests.emplace_back();
    report::ContestReport& shown = report.contests.back();
    shown.contest = &contest;
    std::vector<CopyResult> copies(contest.copies.size());
    std::vector<Finding> counted;
    base::Result<void> ok;
    tbb::parallel_invoke(
        [&] {
          tbb::parallel_for(std::size_t{0}, copies.size(), [&](std::size_t i) {
            copies[i] = analyse_copy(contest, contest.copies[i], loaded.sheets[c][i].sheets, record.title,
                                     unit_heading(loaded.file.layouts[c][i]), options);
          });
        },
        [&] {
          if (options.count) ok = count_contest(shown, loaded, c, options, counted);
        });
    if (!ok) return ok.error();
    if (options.readings && shown.poll && contest.law) {
      shown.readings = readings_of(loaded, c);
      report.findings.push_back(readings_finding(contest, shown.readings));
    }
    append(report.findings, std::move(counted));
    if (options.check)
      if (const auto observed = observe_contest(loaded, c, shown, report.findings); !observed) return observed.error();
    if (options.check) check_contest(loaded, c, report.findings);
    if (options.compare) compare_contest(loaded, shown, report.findings);
    for (CopyResult& copy : copies) {
      append(report.findings, std::move(copy.findings));
      shown.copies.push_back(std::move(copy.report));
    }
  }
  fill_seats_at_stake(report.findings, report.contests);
  report.claims = claims_of(loaded, report);
  return report;
}

}  // namespace acta::app
