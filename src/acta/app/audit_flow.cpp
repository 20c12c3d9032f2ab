// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_flow.hpp"

#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "acta/app/version.hpp"
#include "acta/base/number_text.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using nlohmann::json;
using Decision = AuditAdvice::Decision;

Error refused(std::string message, std::string advice) {
  return {ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

json to_json(const AuditOrder& order) {
  const AuditOptions& options = order.options;
  json all = {{"record", order.record},   {"data", order.data},
              {"strict", order.strict},   {"contest", options.contest},
              {"copy", options.copy},     {"risk_limit", options.risk_limit},
              {"unseen", options.unseen}, {"largest_station", options.largest_station}};
  if (options.is_alpha()) all["test"] = options.test;
  if (options.least_margin > 0) all["least_margin"] = options.least_margin;
  if (!order.rates.empty()) all["rates"] = order.rates;
  return all;
}

AuditOrder order_from(const json& from) {
  AuditOrder order;
  order.record = from.at("record");
  order.data = from.at("data").get<std::vector<std::string>>();
  order.strict = from.at("strict");
  order.options.contest = from.at("contest");
  order.options.copy = from.at("copy");
  order.options.risk_limit = from.at("risk_limit");
  order.options.unseen = from.at("unseen");
  order.options.largest_station = from.at("largest_station");
  order.options.test = from.value("test", "macro");
  order.options.least_margin = from.value("least_margin", std::int64_t{0});
  if (from.contains("rates")) order.rates = from.at("rates").get<StrataRates>();
  return order;
}

json to_json(const ContestStanding& one) {
  return {{"contest", one.contest},
          {"risk", one.risk},
          {"risk_limit", one.risk_limit},
          {"drawn", one.drawn},
          {"counted", one.counted},
          {"waiting", one.waiting},
          {"next", one.next},
          {"differing", one.differing},
          {"impossible", one.impossible},
          {"targeted", one.targeted},
          {"left", one.left}};
}

ContestStanding standing_from(const json& from) {
  return {from.at("contest"),           from.at("risk"),
          from.at("risk_limit"),        from.at("drawn"),
          from.at("counted"),           from.at("waiting"),
          from.at("differing"),         from.at("next"),
          from.at("impossible"),        {},
          from.value("targeted", true), from.value("left", std::numeric_limits<std::int64_t>::max())};
}

/// Takes the events one by one. What is wrong with one is a text; empty where nothing is.
class Replay {
 public:
  AuditFlow flow;

  std::string take(const AuditEvent& event) {
    const json payload = json::parse(event.payload);
    const FromEvent from{event.number, event.time};
    flow.events = event.number;
    if ((event.kind == "begun") != (event.number == 1)) return "an audit begins once, with its first event";
    if (event.kind == "begun") return begun(event, payload);
    if (event.kind == "seeded") return seeded(from, payload);
    if (event.kind == "round") return round(from, payload);
    if (event.kind == "entered") return entered(from, payload);
    if (event.kind == "assessed") return assessed(from, payload);
    return "no kind of event is called \"" + event.kind + "\"";
  }

 private:
  std::string begun(const AuditEvent& event, const json& payload) {
    flow.time = event.time, flow.digest = event.digest;
    flow.order = order_from(payload.at("order"));
    flow.title = payload.at("title");
    flow.plan = payload.at("plan").dump();
    flow.first_sizes = payload.at("first_sizes").get<std::map<std::string, std::int64_t>>();
    for (const json& one : payload.at("files")) flow.files.push_back({one.at("name"), one.at("sha256")});
    return {};
  }

  std::string seeded(const FromEvent& from, const json& payload) {
    if (!flow.seed.empty()) return "there is a seed already";
    flow.seed = payload.at("seed");
    flow.seeded = from;
    return flow.seed.empty() ? "the seed is empty" : "";
  }

  std::string round(const FromEvent& from, const json& payload) {
    FlowRound made;
    static_cast<FromEvent&>(made) = from;
    made.sizes = payload.at("sizes").get<std::map<std::string, std::int64_t>>();
    made.list_sha256 = payload.at("list_sha256");
    if (flow.seed.empty()) return "a round without a seed";
    if (payload.at("round") != flow.rounds.size() + 1) return "a round of another number";
    bool grows = flow.rounds.empty();
    if (!flow.rounds.empty())
      for (const auto& [contest, size] : flow.rounds.back().sizes) {
        if (made.sizes[contest] < size) return "a round that takes draws back";
        grows = grows || made.sizes[contest] > size;
      }
    if (!grows) return "a round without a draw";
    flow.rounds.push_back(std::move(made));
    return {};
  }

  std::string entered(const FromEvent& from, const json& payload) {
    if (flow.rounds.empty()) return "entries before a draw";
    FlowEntries made;
    static_cast<FromEvent&>(made) = from;
    made.file = payload.at("file"), made.sha256 = payload.at("sha256");
    for (const json& one : payload.at("entries"))
      made.entries.push_back(
          {one.at("unit"), one.at("values").get<std::vector<std::pair<std::string, std::string>>>(), one.at("where")});
    flow.entered.push_back(std::move(made));
    return {};
  }

  std::string assessed(const FromEvent& from, const json& payload) {
    if (flow.entered.empty()) return "an assessment without entries";
    FlowAssessment made;
    static_cast<FromEvent&>(made) = from;
    made.rounds = flow.rounds.size(), made.entered = flow.entered.size();
    for (const json& one : payload.at("contests")) made.contests.push_back(standing_from(one));
    made.advice = advise(made.contests);
    if (payload.at("decision") != to_string(made.advice.decision)) return "a decision that does not follow";
    flow.assessments.push_back(std::move(made));
    return {};
  }
};

base::Result<void> needs_round(const AuditFlow& flow) {
  if (flow.rounds.empty())
    return refused("nothing was drawn yet", "acta audit draw FILE --seed TEXT, once the seed was thrown");
  return {};
}

}  // namespace

AuditExtent AuditFlow::extent(std::size_t count) const { return {seed, rounds[count - 1].sizes}; }

std::vector<PaperEntry> AuditFlow::entries(std::size_t count) const {
  std::vector<PaperEntry> all;
  for (std::size_t i = 0; i < count; ++i) all.insert(all.end(), entered[i].entries.begin(), entered[i].entries.end());
  return all;
}

const FlowAssessment* AuditFlow::standing() const {
  return assessments.empty() || assessments.back().event != events ? nullptr : &assessments.back();
}

base::Result<AuditFlow> replay(std::span<const AuditEvent> events) {
  Replay replay;
  for (const AuditEvent& event : events) {
    std::string wrong;
    try {
      wrong = replay.take(event);
    } catch (const json::exception& unread) {
      wrong = std::string("its payload is not that of its kind: ") + unread.what();
    }
    if (!wrong.empty()) return Error{ErrorKind::format, fmt::format("event {}: {}", event.number, wrong), {}, {}};
  }
  if (events.empty()) return Error{ErrorKind::format, "the log has no event", {}, {}};
  return std::move(replay.flow);
}

base::Result<void> may_draw(const AuditFlow& flow) {
  if (flow.rounds.empty()) return {};
  return refused(fmt::format("the seed was thrown and the first round drawn at {} (event {})", flow.seeded.time,
                             flow.seeded.event),
                 "a seed is thrown once; acta audit next FILE draws another round");
}

base::Result<void> may_enter(const AuditFlow& flow) { return needs_round(flow); }

base::Result<void> may_assess(const AuditFlow& flow) {
  if (const auto drawn = needs_round(flow); !drawn) return drawn;
  if (flow.entered.empty()) return refused("no paper was entered yet", "acta audit enter FILE paper.csv");
  return {};
}

base::Result<void> may_draw_next(const AuditFlow& flow, bool forced) {
  if (const auto drawn = needs_round(flow); !drawn) return drawn;
  const FlowAssessment* standing = flow.standing();
  if (!standing)
    return refused(flow.assessments.empty() ? "the first round was not assessed yet"
                                            : "something was drawn or entered after the last assessment",
                   "acta audit assess FILE says whether another round is needed");
  switch (standing->advice.decision) {
    case Decision::stop: return refused("the audit has ended: every contest's risk limit is met", {});
    case Decision::enter: return refused(standing->advice.reason, "acta audit enter FILE paper.csv");
    case Decision::count_all:
      if (forced) return {};
      return refused(standing->advice.reason, "enter the count of every sheet, or state the round's size");
    case Decision::next: return {};
  }
  return {};
}

std::string begun_payload(AuditOrder order, const OpenedAudit& opened) {
  order.rates = opened.kind->strata_rates();
  json files = json::array();
  for (const AuditFile& one : opened.files) files.push_back({{"name", one.name}, {"sha256", one.sha256}});
  return json{{"format", "acta-audit"},
              {"acta", kVersion},
              {"title", opened.title},
              {"order", to_json(order)},
              {"files", files},
              {"first_sizes", opened.kind->first_sizes()},
              {"plan", json::parse(opened.kind->plan_json())}}
      .dump();
}

std::string seeded_payload(const std::string& seed) { return json{{"seed", seed}}.dump(); }

std::string round_payload(const FlowRound& round, std::size_t number) {
  return json{{"round", number}, {"sizes", round.sizes}, {"list_sha256", round.list_sha256}}.dump();
}

std::string entered_payload(const FlowEntries& entries) {
  json all = json::array();
  for (const PaperEntry& one : entries.entries)
    all.push_back({{"unit", one.unit}, {"where", one.where}, {"values", one.values}});
  return json{{"file", entries.file}, {"sha256", entries.sha256}, {"entries", all}}.dump();
}

std::string assessed_payload(const AuditStanding& standing, const AuditAdvice& advice) {
  json contests = json::array();
  for (const ContestStanding& one : standing.contests) contests.push_back(to_json(one));
  return json{{"contests", contests},
              {"decision", to_string(advice.decision)},
              {"reason", advice.reason},
              {"standing", json::parse(standing.json)}}
      .dump();
}

}  // namespace acta::app
