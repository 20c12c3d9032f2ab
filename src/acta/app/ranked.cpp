// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ranked.hpp"

#include <algorithm>

#include "acta/app/cdf_ballots.hpp"
#include "acta/app/files.hpp"
#include "acta/app/ranked_findings.hpp"
#include "acta/base/number_text.hpp"
#include "acta/count/ranked/law.hpp"
#include "acta/count/ranked/readings.hpp"
#include "acta/read/ballots/constraints.hpp"
#include "acta/read/ballots/writers.hpp"
#include "acta/read/law.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

struct Read {
  std::string text;
  model::Law law;
  count::LawRules rules;
};

Result<Read> read_ranked_law(const RankedLawOptions& options) {
  auto text = read_file(options.law, 1u << 20);
  if (!text && text.error().kind == ErrorKind::not_found)
    return Error{ErrorKind::not_found,
                 "there is no law \"" + options.law_name + "\"",
                 {},
                 "`acta law list` prints those there are; a file of your own ends in .toml"};
  if (!text) return text.error();
  auto law = read::parse_law(*text, options.law_name);
  if (!law) return law.error();
  if (!law->ranked)
    return Error{ErrorKind::usage,
                 "the law counts no ranked ballots",
                 {options.law_name, 0, 0},
                 "acta count RECORD counts by it; laws of ranked ballots have a [ranked] table"};
  auto rules = count::rules_of(*law->ranked);
  if (!rules) return rules.error();
  return Read{std::move(*text), std::move(*law), std::move(*rules)};
}

Result<int> seats_of(const RankedLawOptions& options, const count::LawRules& rules, const BallotSource& source) {
  if (rules.rules.mode == count::WinnerMode::bottoms_up_share) return 0;
  if (rules.states_seats) {
    if (options.seats && *options.seats != rules.rules.seats)
      return Error{ErrorKind::usage,
                   "--seats: the law fills " + std::to_string(rules.rules.seats),
                   {options.law_name, 0, 0},
                   {}};
    return rules.rules.seats;
  }
  if (options.seats) return *options.seats;
  if (source.seats && *source.seats > 0 && *source.seats < 1'000'000) return static_cast<int>(*source.seats);
  return Error{ErrorKind::usage, "neither law nor ballots say how many seats there are", {}, "say it with --seats"};
}

/// Takes the rows out of the source where nothing else needs them.
Result<count::RankedContest> assembled(const RankedLawOptions& options, BallotSource& source,
                                       const count::RankedRules& rules) {
  const auto& cards = source.reading.ballots.cards;
  if (!options.by.empty() && (options.by == "precinct" ? cards.precinct : cards.batch).empty())
    return Error{
        ErrorKind::usage, "--by: the ballots do not say their " + options.by, {options.ballots.string(), 0, 0}, {}};
  std::vector<count::RankedCandidate> candidates;
  for (const std::string& name : source.reading.ballots.candidates) candidates.push_back({name, {}, false});
  for (const std::uint32_t c : source.withdrawn) candidates[c].excluded = true;
  const bool single = count::moves_single_ballots(rules);
  if (!options.writes_ballots() && options.by.empty() && options.ballot_log.empty() && !single)
    return count::assemble_contest(std::move(source.reading.ballots), source.reading.codes, candidates);
  count::ContestOptions how;
  how.by_precinct = options.by == "precinct";
  how.by_batch = options.by == "batch";
  how.one_by_one = single;
  how.sorted = options.ballot_log.empty();
  const count::RankedSource own{&source.reading.ballots, source.reading.codes, std::nullopt, false};
  return count::assemble_contest(std::span(&own, 1), candidates, how);
}

Result<void> add_constraints(count::RankedContest& contest, const std::filesystem::path& path) {
  auto text = read_file(path, 16u << 20);
  if (!text) return text.error();
  const auto stated = read::read_constraints(*text, path.string());
  if (!stated) return stated.error();
  for (const read::StatedConstraint& one : *stated) {
    count::RankedConstraint own{one.group, {}, one.least, one.most};
    for (const std::string& name : one.candidates) {
      const auto at = std::find(contest.names.begin(), contest.names.end(), name);
      if (at == contest.names.end())
        return Error{ErrorKind::not_found,
                     "the group \"" + one.group + "\" has \"" + name + "\", which is no candidate's name", one.place,
                     "names are those of the ballots"};
      own.members.push_back(static_cast<std::uint32_t>(at - contest.names.begin()));
    }
    contest.constraints.push_back(std::move(own));
  }
  return {};
}

report::RankedSourceShown shown_source(const RankedLawOptions& options, const BallotSource& source) {
  report::RankedSourceShown shown{options.ballots.filename().string(), std::string(to_string(source.format)), 0,
                                  note_texts(source.reading)};
  for (const std::int64_t count : source.reading.ballots.counts) shown.ballots += count;
  return shown;
}

report::RankedLawShown shown_law(const model::Law& law) {
  report::RankedLawShown shown{law.id, law.name, law.note, {}, law.clauses};
  for (const std::string& question : count::ranked_questions())
    for (const model::RankedAnswer& answer : law.ranked->answers)
      if (answer.question == question) shown.answers.push_back(answer);
  return shown;
}

report::RankedReadingShown shown_reading(const count::RankedReading& reading) {
  return {reading.name, reading.elected, reading.by_tie, reading.changes, reading.stopped};
}

Result<void> read_otherwise(report::RankedShown& shown, const Read& read, const count::RankedOptions& how) {
  std::vector<count::OtherRules> others = count::other_answers(shown.rules);
  for (const model::LawReading& reading : read.law.readings) {
    const auto other = read::parse_law(read.text, read.law.id + ".toml", reading.set);
    if (!other) return other.error();
    auto rules = count::rules_of(*other->ranked);
    if (!rules) return rules.error();
    rules->rules.seats = shown.rules.seats;
    others.push_back({"reading " + reading.id + ": " + reading.name, rules->rules});
  }
  for (const count::RankedReading& one : count::read_by_others(shown.contest, shown.rules, others, how))
    shown.readings.push_back(shown_reading(one));
  shown.law.readings = read.law.readings.size();
  return {};
}

void add_families(report::RankedShown& shown) {
  report::RankedFamiliesShown& families = shown.families.emplace();
  families.matrix = count::pairwise_matrix(shown.contest);
  families.results = count::count_families(shown.contest, families.matrix);
}

Result<void> count_into(report::RankedShown& shown, const RankedLawOptions& options, const Read& read,
                        std::optional<CompressedFile>& log) {
  const bool slices = !options.by.empty();
  if (slices && (count::is_staged(shown.rules) || count::is_iterated(shown.rules)))
    return Error{ErrorKind::usage, "--by: slices go with counts of one seat and of surpluses together", {}, {}};
  if (auto counted = count_and_analyse(shown, options, slices, log); !counted) return counted;
  if (!options.sensitivity || !shown.stopped.empty()) return {};
  tell(options.progress, "counting otherwise");
  auto draw = drawn_order(shown.contest, options);
  if (!draw) return draw.error();
  count::RankedOptions how;
  how.draw = std::move(*draw);
  if (count::moves_surplus(shown.rules.mode) && !count::is_iterated(shown.rules)) {
    auto rounding = count::rounding_sensitivity(shown.contest, shown.rules, how);
    if (!rounding) return rounding.error();
    shown.rounding = std::move(*rounding);
  }
  return read_otherwise(shown, read, how);
}

/// Who withdrew is said by BLT alone; RCTab's CSV has a line a ballot.
Result<void> can_be_written(const RankedLawOptions& options, const BallotSource& source) {
  const std::string labels[] = {"overvote", "undervote", read::RctabCsvSource{}.write_in};
  for (const std::string& name : source.reading.ballots.candidates)
    if (!options.rctab_csv.empty() && (name.find_first_of("\r\n") != std::string::npos ||
                                       std::find(std::begin(labels), std::end(labels), name) != std::end(labels)))
      return Error{ErrorKind::usage,
                   "--rctab-csv: \"" + base::printable(name) +
                       "\" is a candidate's name that RCTab's CSV takes for a label, or for two names",
                   {options.ballots.string(), 0, 0},
                   "name the candidate otherwise in the ballots"};
  const char* form = !options.cdf.empty() ? "--cdf: " : "--rctab-csv: ";
  if ((options.cdf.empty() && options.rctab_csv.empty()) || source.withdrawn.empty()) return {};
  return Error{ErrorKind::usage,
               std::string(form) + "the ballots say who withdrew, which " +
                   (options.cdf.empty() ? "RCTab's CSV" : "NIST CDF") + " cannot",
               {options.ballots.string(), 0, 0},
               "leave the withdrawn out of the ballots first"};
}

Result<std::string> as_blt(const BallotSource& source, const report::RankedShown& shown) {
  const auto write = [&](read::BltForm form) {
    return read::write_blt(source.reading.ballots, shown.rules.seats, shown.head.contest, source.withdrawn, form);
  };
  auto plain = write(read::BltForm::plain);
  return plain ? plain : write(read::BltForm::extended);
}

Result<void> write_ballots(const RankedLawOptions& options, const BallotSource& source,
                           const report::RankedShown& shown) {
  const model::RankedBallots& ballots = source.reading.ballots;
  if (!options.blt.empty()) {
    const auto blt = as_blt(source, shown);
    if (!blt) return blt.error();
    if (auto written = write_file(options.blt, *blt); !written) return written;
  }
  if (!options.rctab_csv.empty()) {
    const read::RctabCsvSource from{options.ballots.filename().string(), std::string(to_string(source.format)),
                                    ballots.contest};
    if (auto written = write_file(options.rctab_csv, read::write_rctab_csv(ballots, from)); !written) return written;
  }
  if (options.cdf.empty()) return {};
  const auto cdf = cdf_ballots(ballots, shown.head.contest, options.cdf_date);
  if (!cdf) return cdf.error();
  return write_file(options.cdf, *cdf);
}

}  // namespace

Result<report::RankedShown> count_by_law(const RankedLawOptions& options) {
  std::optional<Read> law;
  if (!options.law.empty()) {
    auto found = read_ranked_law(options);
    if (!found) return found.error();
    law = std::move(*found);
  }
  tell(options.progress, "reading ballots");
  report::RankedShown shown;
  if (law) shown.rules = law->rules.rules;
  BallotSourceOptions how = options.source;
  how.keep_cards =
      how.keep_cards || !options.by.empty() || !options.rctab_csv.empty() || count::moves_single_ballots(shown.rules);
  auto source = read_ballots(options.ballots, how);
  if (!source) return source.error();
  if (auto sound = can_be_written(options, *source); !sound) return sound.error();
  if (law) {
    const auto seats = seats_of(options, law->rules, *source);
    if (!seats) return seats.error();
    shown.rules.seats = *seats;
    if (auto sound = count::check_rules(shown.rules); !sound) return sound.error();
  }
  shown.sources.push_back(shown_source(options, *source));
  auto contest = assembled(options, *source, shown.rules);
  if (!contest) return contest.error();
  if (!options.constraints.empty())
    if (auto added = add_constraints(*contest, options.constraints); !added) return added.error();
  std::int64_t informal = 0;
  shown.contest = count::formal_only(std::move(*contest), shown.rules, informal);
  shown.head.contest = source->title.empty() ? options.ballots.stem().string() : source->title;
  if (informal > 0)
    shown.sources.front().notes.push_back(base::grouped(informal) + " ballots rank too few and are not counted");
  std::optional<CompressedFile> log;
  if (law) {
    shown.law = shown_law(law->law);
    if (auto counted = count_into(shown, options, *law, log); !counted) return counted.error();
  }
  if (options.families) add_families(shown);
  if (law) add_findings(shown);
  if (options.before_writing)
    if (auto asked = options.before_writing(shown); !asked) return asked.error();
  if (log && shown.stopped.empty())
    if (auto closed = log->close(); !closed) return closed.error();
  if (auto written = write_ballots(options, *source, shown); !written) return written.error();
  return shown;
}

}  // namespace acta::app
