// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_flow.hpp"

#include <gtest/gtest.h>

namespace acta::test {
namespace {

using app::AuditEvent;
using app::ContestStanding;
using Decision = app::AuditAdvice::Decision;

ContestStanding standing(double risk, std::int64_t drawn, std::int64_t next, std::int64_t differing) {
  ContestStanding made;
  made.contest = "mayor", made.risk = risk, made.drawn = made.counted = drawn, made.next = next;
  made.differing = differing;
  return made;
}

// n (ln 0.05 / ln p - 1): for p = 0.2236 = 0.05^(1/2) and n = 40 it is 40; for p = 0.3684 = 0.05^(1/3), 80; for
// p = 0.0737 = 0.05^(0.8704), 40 (1/0.8704 - 1) = 5.96, up to 6.
TEST(FurtherDraws, GrowWithWhatWasFoundButNeverMoreThanDouble) {
  EXPECT_EQ(app::further_draws(standing(0.2237, 40, 30, 2)), 40);
  EXPECT_EQ(app::further_draws(standing(0.3684, 40, 30, 2)), 40);
  EXPECT_EQ(app::further_draws(standing(0.0737, 40, 5, 2)), 6);
  EXPECT_EQ(app::further_draws(standing(0.0737, 40, 9, 2)), 9);
  EXPECT_EQ(app::further_draws(standing(1, 40, 500, 9)), 500);
  EXPECT_EQ(app::further_draws(standing(1, 40, 7, 9)), 40);
  EXPECT_EQ(app::further_draws(standing(0.3684, 40, 30, 0)), 30);
}

TEST(Advice, IsStopEnterNextOrAll) {
  EXPECT_EQ(app::advise(std::vector{standing(0.05, 40, 0, 0)}).decision, Decision::stop);
  EXPECT_EQ(app::advise(std::vector{standing(0.0500001, 40, 1, 0)}).decision, Decision::next);
  auto waits = standing(0.5, 40, 30, 0);
  waits.waiting = 3;
  EXPECT_EQ(app::advise(std::vector{waits}).decision, Decision::enter);
  auto lost = standing(1, 40, 0, 1);
  lost.impossible = "off by its bound";
  EXPECT_EQ(app::advise(std::vector{lost}).decision, Decision::count_all);
  auto senate = standing(0.2, 40, 12, 0);
  senate.contest = "senate";
  const auto both = app::advise(std::vector{standing(0.01, 40, 0, 0), senate});
  EXPECT_EQ(both.decision, Decision::next);
  EXPECT_EQ(both.further, (std::map<std::string, std::int64_t>{{"senate", 12}}));
}

TEST(Advice, NamesWhatNothingWasDrawnForAndDoesNotWaitForIt) {
  auto council = standing(0.2, 6, 3, 0);
  council.contest = "council", council.targeted = false;
  const auto advice = app::advise(std::vector{standing(0.01, 40, 0, 0), council});
  EXPECT_EQ(advice.decision, Decision::stop);
  EXPECT_NE(advice.reason.find("Not confirmed, as nothing was drawn for it: council: risk 0.2"), std::string::npos);
  auto few = standing(0.3, 40, 30, 0);
  few.left = 12;
  EXPECT_EQ(app::further_draws(few), 12);
}

constexpr const char* kBegun =
    R"({"title":"T","order":{"record":"e.toml","data":[],"strict":false,"contest":"","copy":"","risk_limit":5,"unseen":0,
"largest_station":0},"files":[],"first_sizes":{"mayor":17},"plan":{}})";
constexpr const char* kSeeded = R"({"seed":"1 2 3"})";
constexpr const char* kEntered =
    R"({"file":"p.csv","sha256":"","entries":[{"unit":"A","where":"p.csv:2","values":[["Ames","1"]]}]})";

std::string round(int number, int size) {
  return "{\"round\":" + std::to_string(number) + ",\"sizes\":{\"mayor\":" + std::to_string(size) +
         "},\"list_sha256\":\"\"}";
}
std::string assessed(const char* risk, const char* decision) {
  return std::string(R"({"contests":[{"contest":"mayor","risk":)") + risk +
         R"(,"risk_limit":0.05,"drawn":5,"counted":5,"waiting":0,"differing":0,"next":9,"impossible":""}],"decision":")" +
         decision + "\"}";
}

using Log = std::vector<std::pair<const char*, std::string>>;

std::vector<AuditEvent> events(const Log& log) {
  std::vector<AuditEvent> made;
  for (const auto& [kind, payload] : log)
    made.push_back({static_cast<std::int64_t>(made.size()) + 1, "2031-05-04T10:11:12Z", kind, payload, {}});
  return made;
}
std::string wrong(const Log& log) {
  const auto flow = app::replay(events(log));
  return flow ? "" : flow.error().message;
}
app::AuditFlow flow_of(const Log& log) {
  auto flow = app::replay(events(log));
  EXPECT_TRUE(flow) << (flow ? "" : flow.error().message);
  return flow ? *flow : app::AuditFlow{};
}
std::string why_not(const base::Result<void>& may) { return may ? "" : may.error().message; }

TEST(Replay, FollowsALog) {
  const auto flow = flow_of({{"begun", kBegun},
                             {"seeded", kSeeded},
                             {"round", round(1, 5)},
                             {"entered", kEntered},
                             {"assessed", assessed("0.4", "next")},
                             {"round", round(2, 14)},
                             {"entered", kEntered}});
  EXPECT_EQ(flow.seed, "1 2 3");
  ASSERT_EQ(flow.rounds.size(), 2u);
  EXPECT_EQ(flow.extent(1).sizes.at("mayor"), 5);
  EXPECT_EQ(flow.extent(2).sizes.at("mayor"), 14);
  EXPECT_EQ(flow.entries(2).size(), 2u);
  EXPECT_EQ(flow.entries(1)[0].values[0].second, "1");
  EXPECT_EQ(flow.standing(), nullptr);
  EXPECT_EQ(flow.assessments[0].rounds, 1u);
}

TEST(Replay, RefusesWhatDoesNotFollow) {
  const Log drawn = {{"begun", kBegun}, {"seeded", kSeeded}, {"round", round(1, 5)}};
  const auto after = [&](const char* kind, const std::string& payload) {
    Log log = drawn;
    log.emplace_back(kind, payload);
    return wrong(log);
  };
  EXPECT_EQ(wrong(drawn), "");
  EXPECT_EQ(wrong({}), "the log has no event");
  EXPECT_EQ(wrong({{"seeded", kSeeded}}), "event 1: an audit begins once, with its first event");
  EXPECT_EQ(after("begun", kBegun), "event 4: an audit begins once, with its first event");
  EXPECT_EQ(after("seeded", kSeeded), "event 4: there is a seed already");
  EXPECT_EQ(after("round", round(3, 9)), "event 4: a round of another number");
  EXPECT_EQ(after("round", round(2, 4)), "event 4: a round that takes draws back");
  EXPECT_EQ(after("round", round(2, 5)), "event 4: a round without a draw");
  EXPECT_EQ(after("assessed", assessed("0.4", "next")), "event 4: an assessment without entries");
  EXPECT_EQ(after("thrown", "{}"), "event 4: no kind of event is called \"thrown\"");
  EXPECT_EQ(wrong({{"begun", kBegun}, {"round", round(1, 5)}}), "event 2: a round without a seed");
  EXPECT_EQ(wrong({{"begun", kBegun}, {"entered", kEntered}}), "event 2: entries before a draw");
  EXPECT_NE(after("entered", "{\"file\":1}").find("event 4: its payload is not that of its kind"), std::string::npos);
  EXPECT_NE(after("entered", "{").find("event 4: its payload is not that of its kind"), std::string::npos);
  Log log = drawn;
  log.emplace_back("entered", kEntered);
  log.emplace_back("assessed", assessed("0.4", "stop"));
  EXPECT_EQ(wrong(log), "event 5: a decision that does not follow");
}

// Every byte of every payload in turn replaced by others: refused or taken, never more.
TEST(Replay, HoldsWhateverAPayloadSays) {
  const Log log = {{"begun", kBegun},
                   {"seeded", kSeeded},
                   {"round", round(1, 5)},
                   {"entered", kEntered},
                   {"assessed", assessed("0.4", "next")}};
  std::size_t refused = 0;
  for (std::size_t e = 0; e < log.size(); ++e)
    for (std::size_t at = 0; at < log[e].second.size(); ++at)
      for (const char byte : {'"', '}', '[', '9', '-', 'x', '\xff', '\0'}) {
        Log changed = log;
        changed[e].second[at] = byte;
        refused += !wrong(changed).empty();
      }
  EXPECT_GT(refused, 1'000u);
}

TEST(Actions, ComeInTheirOrder) {
  Log log = {{"begun", kBegun}};
  auto flow = flow_of(log);
  EXPECT_EQ(why_not(app::may_draw(flow)), "");
  EXPECT_EQ(why_not(app::may_enter(flow)), "nothing was drawn yet");
  EXPECT_EQ(why_not(app::may_assess(flow)), "nothing was drawn yet");
  EXPECT_EQ(why_not(app::may_draw_next(flow, false)), "nothing was drawn yet");
  log.emplace_back("seeded", kSeeded);
  log.emplace_back("round", round(1, 5));
  flow = flow_of(log);
  EXPECT_EQ(why_not(app::may_draw(flow)),
            "the seed was thrown and the first round drawn at 2031-05-04T10:11:12Z (event 2)");
  EXPECT_EQ(why_not(app::may_enter(flow)), "");
  EXPECT_EQ(why_not(app::may_assess(flow)), "no paper was entered yet");
  EXPECT_EQ(why_not(app::may_draw_next(flow, true)), "the first round was not assessed yet");
  log.emplace_back("entered", kEntered);
  EXPECT_EQ(why_not(app::may_assess(flow_of(log))), "");
  log.emplace_back("assessed", assessed("0.4", "next"));
  EXPECT_EQ(why_not(app::may_draw_next(flow_of(log), false)), "");
  log.emplace_back("entered", kEntered);
  EXPECT_EQ(why_not(app::may_draw_next(flow_of(log), false)),
            "something was drawn or entered after the last assessment");
  log.emplace_back("assessed", assessed("0.04", "stop"));
  EXPECT_EQ(why_not(app::may_draw_next(flow_of(log), true)), "the audit has ended: every contest's risk limit is met");
}

}  // namespace
}  // namespace acta::test
