// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/base/ratio.hpp"
#include "acta/report/comparison.hpp"
#include "acta/report/json_parts.hpp"
#include "acta/report/observation.hpp"

namespace acta::report {
namespace {

void write_law(JsonWriter& json, const model::Law& law) {
  json.begin_object();
  write_text(json, "id", law.id);
  write_text(json, "name", law.name);
  write_text(json, "rule", model::rule_name(law));
  write_number(json, "seats", model::stated_seats(law));
  json.key("clauses").begin_array();
  for (const model::Clause& clause : law.clauses) {
    json.begin_object();
    write_text(json, "article", clause.article);
    write_text(json, "about", clause.about);
    write_text(json, "tier", clause.tier);
    write_text(json, "text", clause.text);
    write_text(json, "address", clause.address);
    write_text(json, "date", clause.date);
    json.end_object();
  }
  json.end_array().end_object();
}

/// List of each option: with a poll as it was counted, otherwise alliances first come.
std::vector<model::ListVotes> lists_of(const ContestReport& report) {
  if (report.poll) return report.poll->lists;
  std::vector<model::ListVotes> lists;
  for (std::size_t i = 0; i < report.contest->options.size(); ++i)
    lists.push_back({report.contest->options[i].id, report.contest->options[i].name, 0, {i}, {}, 1});
  return lists;
}

void write_lists(JsonWriter& json, const ContestReport& report, const std::vector<model::ListVotes>& lists) {
  std::vector<std::int64_t> list_of(report.contest->options.size(), 0);
  for (std::size_t i = 0; i < lists.size(); ++i)
    for (const std::size_t option : lists[i].options) list_of[option] = static_cast<std::int64_t>(i);
  json.key("options").begin_array();
  for (std::size_t i = 0; i < report.contest->options.size(); ++i) {
    const model::Option& option = report.contest->options[i];
    json.begin_object();
    write_text(json, "id", option.id);
    write_text(json, "name", option.name);
    write_text(json, "party", option.party);
    write_text(json, "colour", option.colour);
    write_number(json, "list", list_of[i]);
    json.end_object();
  }
  json.end_array().key("lists").begin_array();
  for (const model::ListVotes& list : lists) {
    json.begin_object();
    write_text(json, "id", list.id);
    write_text(json, "name", list.name);
    json.key("options").begin_array();
    for (const std::size_t option : list.options) json.integer(static_cast<std::int64_t>(option));
    json.end_array().end_object();
  }
  json.end_array();
}

void write_list_results(JsonWriter& json, const ContestReport& report) {
  const model::Poll& poll = *report.poll;
  json.key("lists").begin_array();
  for (const std::size_t i : model::by_votes(poll)) {
    const model::ListResult& result = report.result->lists[i];
    json.begin_object();
    write_number(json, "list", static_cast<std::int64_t>(i));
    write_number(json, "votes", poll.lists[i].votes);
    json.key("share");
    poll.valid > 0 ? json.text(base::to_percent({poll.lists[i].votes, poll.valid}, 2)) : json.null();
    write_number(json, "seats", result.seats);
    write_optional(json, "proclaimed", model::proclaimed_seats(*report.contest, poll.lists[i]));
    json.key("passed_threshold").boolean(result.passed_threshold);
    json.key("in_runoff").boolean(result.in_runoff);
    json.end_object();
  }
  json.end_array();
}

/// An index, or null for none.
void write_index(JsonWriter& json, std::string_view key, std::size_t index) {
  write_optional(json, key, index == model::kNone ? std::nullopt : std::optional<std::size_t>(index));
}

void write_margins(JsonWriter& json, const model::CountResult& result) {
  json.key("margins").begin_array();
  for (const model::SeatMargin& margin : result.margins) {
    json.begin_object();
    write_number(json, "seat", margin.seat);
    write_number(json, "holder", static_cast<std::int64_t>(margin.holder));
    write_optional(json, "next", margin.next);
    write_optional(json, "votes_added", margin.votes_added);
    write_number(json, "votes_moved", margin.votes_moved);
    write_optional(json, "votes_removed", margin.votes_removed);
    write_index(json, "tier", margin.tier);
    write_index(json, "area", margin.area);
    write_index(json, "votes_area", margin.votes_area);
    write_text(json, "ballot", margin.ballot);
    write_optional(json, "from", margin.from);
    write_optional(json, "to", margin.to);
    json.key("bound").boolean(margin.bound);
    write_text(json, "note", margin.note);
    json.end_object();
  }
  json.end_array();
}

void write_steps(JsonWriter& json, const model::CountResult& result) {
  json.key("steps").begin_array();
  for (const model::Step& step : result.steps) {
    json.begin_object();
    write_text(json, "what", model::to_string(step.what));
    write_text(json, "article", step.article);
    write_optional(json, "list", step.list);
    write_text(json, "arithmetic", model::to_string(step.arithmetic));
    write_index(json, "tier", step.tier);
    write_index(json, "area", step.area);
    json.key("standing").begin_array();
    for (const std::int64_t seats : step.standing) json.integer(seats);
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

/// Seats that are filled, or open in a tie; 0 where the contest fills an office.
std::int64_t seats_of(const model::CountResult& result) {
  std::int64_t seats = result.tiers.empty() ? 0 : result.open;
  for (const model::TierResult& tier : result.tiers)
    if (!tier.provisional) seats = std::accumulate(tier.seats.begin(), tier.seats.end(), seats);
  return seats;
}

/// Areas are told where the law fills seats by areas; sheets may have thousands that no seat hangs on.
bool has_areas(const model::CountResult& result) {
  for (const model::TierResult& tier : result.tiers)
    for (const model::AreaSeats& area : tier.areas)
      if (area.area != model::kNone) return true;
  return false;
}

void write_areas(JsonWriter& json, const model::Poll& poll, const model::CountResult& result) {
  json.key("areas").begin_array();
  const std::vector<model::Area> none;
  for (const model::Area& area : has_areas(result) ? poll.areas : none) {
    json.begin_object();
    write_text(json, "id", area.id);
    write_text(json, "name", area.name);
    write_text(json, "level", poll.levels[area.level]);
    write_index(json, "parent", area.parent);
    json.end_object();
  }
  json.end_array();
}

void write_numbers(JsonWriter& json, std::string_view key, const std::vector<std::int64_t>& numbers) {
  json.key(key).begin_array();
  for (const std::int64_t number : numbers) json.integer(number);
  json.end_array();
}

void write_interval(JsonWriter& json, const std::optional<model::DivisorInterval>& interval) {
  json.key("divisors");
  if (!interval) return void(json.null());
  json.begin_object();
  write_text(json, "above", base::to_decimal(interval->above, 3));
  write_text(json, "at_most", base::to_decimal(interval->at_most, 3));
  json.end_object();
}

void write_elected(JsonWriter& json, const model::Poll& poll, const model::AreaSeats& area) {
  json.key("elected").begin_array();
  for (const model::Elected& elected : area.elected) {
    json.begin_object();
    write_text(json, "name", poll.candidates[elected.candidate].name);
    write_number(json, "list", static_cast<std::int64_t>(poll.candidates[elected.candidate].list));
    write_text(json, "reason", elected.reason);
    json.end_object();
  }
  json.end_array();
}

void write_tiers(JsonWriter& json, const model::Poll& poll, const model::CountResult& result) {
  json.key("tiers").begin_array();
  for (const model::TierResult& tier : result.tiers) {
    json.begin_object();
    write_text(json, "id", tier.id);
    write_text(json, "name", tier.name);
    json.key("provisional").boolean(tier.provisional);
    write_numbers(json, "seats", tier.seats);
    write_numbers(json, "share", tier.share);
    write_number(json, "share_total", tier.share_total);
    write_interval(json, tier.interval);
    json.key("areas").begin_array();
    for (const model::AreaSeats& area : tier.areas) {
      json.begin_object();
      write_index(json, "area", area.area);
      write_number(json, "total", area.total);
      write_numbers(json, "seats", area.seats);
      write_number(json, "open", area.open);
      write_number(json, "unfilled", area.unfilled);
      write_interval(json, area.interval);
      write_elected(json, poll, area);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace

void write_result(JsonWriter& json, const ContestReport& report) {
  json.begin_object();
  write_text(json, "counted", report.counted);
  write_text(json, "outcome", model::to_string(report.result->outcome));
  write_text(json, "statement", model::to_string(report.result->statement));
  write_optional(json, "registered", report.registered);
  json.key("turnout");
  report.registered&& report.took_part&&* report.registered > 0
      ? json.text(base::to_percent({*report.took_part, *report.registered}, 2))
      : json.null();
  write_text(json, "turnout_basis", report.turnout_basis);
  write_number(json, "valid", report.poll->valid);
  json.key("ballots");
  report.poll->ballots > 0 ? json.integer(report.poll->ballots) : json.null();
  write_list_results(json, report);
  write_margins(json, *report.result);
  write_steps(json, *report.result);
  write_number(json, "seats", seats_of(*report.result));
  write_areas(json, *report.poll, *report.result);
  write_tiers(json, *report.poll, *report.result);
  json.end_object();
}

void write_readings(JsonWriter& json, const std::vector<ReadingReport>& readings) {
  json.key("readings").begin_array();
  for (const ReadingReport& reading : readings) {
    json.begin_object();
    write_text(json, "name", reading.name);
    write_text(json, "basis", reading.basis);
    write_text(json, "counted", reading.counted);
    write_text(json, "refused", reading.refused);
    write_text(json, "outcome", reading.result ? model::to_string(reading.result->outcome) : "");
    write_text(json, "proclaimed", model::to_string(reading.proclaimed));
    json.key("differs").begin_array();
    for (const SeatDifference& own : reading.differs) {
      json.begin_object();
      write_text(json, "name", own.name);
      write_number(json, "seats", own.seats);
      write_number(json, "proclaimed", own.proclaimed);
      json.end_object();
    }
    json.end_array();
    json.key("lists").begin_array();
    for (std::size_t i = 0; reading.result && i < reading.poll.lists.size(); ++i) {
      json.begin_object();
      write_text(json, "id", reading.poll.lists[i].id);
      write_text(json, "name", reading.poll.lists[i].name);
      write_number(json, "votes", reading.poll.lists[i].votes);
      write_number(json, "seats", reading.result->lists[i].seats);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_release(JsonWriter& json, const model::Release& release) {
  json.begin_object();
  write_text(json, "id", release.id);
  write_text(json, "name", release.name);
  write_text(json, "published", release.published);
  write_text(json, "source", release.source);
  write_text(json, "note", release.note);
  write_text(json, "counted", release.counted);
  write_text(json, "turnout", release.turnout);
  write_text(json, "copy", release.copy);
  json.key("quantities").begin_object();
  for (std::size_t i = 0; i < model::kQuantityCount; ++i)
    if (model::is_count(release.quantities[i]))
      write_number(json, model::to_string(static_cast<model::Quantity>(i)), release.quantities[i]);
  json.end_object().key("lines").begin_array();
  for (const model::Release::Line& line : release.lines) {
    json.begin_object();
    write_text(json, "list", line.list);
    json.key("votes");
    write_cell(json, line.votes);
    write_text(json, "share", line.share);
    json.key("seats");
    write_cell(json, line.seats);
    write_text(json, "source", line.source);
    write_text(json, "note", line.note);
    json.end_object();
  }
  json.end_array().end_object();
}

void write_contest(JsonWriter& json, const ContestReport& report, bool stations) {
  const model::Contest& contest = *report.contest;
  json.begin_object();
  write_text(json, "id", contest.id);
  write_text(json, "name", contest.name);
  json.key("law");
  contest.law ? write_law(json, *contest.law) : void(json.null());
  write_lists(json, report, lists_of(report));
  json.key("result");
  report.result ? write_result(json, report) : void(json.null());
  write_readings(json, report.readings);
  json.key("observation");
  if (report.observation)
    write_observation(json, *report.observation);
  else
    json.null();
  json.key("comparison");
  if (report.comparison)
    write_comparison(json, *report.comparison);
  else
    json.null();
  json.key("releases").begin_array();
  for (const model::Release& release : contest.releases) write_release(json, release);
  json.end_array().key("copies").begin_array();
  for (const CopyReport& copy : report.copies) write_copy(json, contest, copy, stations);
  json.end_array().end_object();
}

}  // namespace acta::report
