// SPDX-License-Identifier: Apache-2.0
#include "acta/count/findings_monotonicity.hpp"

#include "acta/count/evaluate.hpp"
#include "acta/count/findings_common.hpp"
#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

using model::Finding;
using model::Verdict;

constexpr const char* kTheory = "Balinski and Young, Fair Representation (1982)";

struct Kind {
  const char* code;
  const char* unchecked;
  const char* kept;    ///< what was found to hold
  const char* unlike;  ///< what comparisons are of
};
constexpr Kind kHouse{"N109", "Other numbers of seats were not tried.", "no list lost a seat by one seat more",
                      "pairs of neighbouring numbers of seats"};
constexpr Kind kVotes{"N110", "Seats were not counted again with other votes.",
                      "no list lost a seat by more votes or won one by fewer", "walks along the votes of one list"};
constexpr Kind kGrowth{"N111", "Seats were not counted again for lists that grow.",
                       "no list lost a seat to one that grew less", "pairs of lists and growths"};
constexpr Kind kOrder{"N112", "Other orders of tiers were not tried.", "no other order of tiers gives other seats",
                      "orders of tiers"};
constexpr Kind kKinds[] = {kHouse, kVotes, kGrowth, kOrder};

class Writer {
 public:
  Writer(const Plan& plan, const Votes& votes) : m_plan(plan), m_votes(votes) {}

  std::string example(const HouseExample& e) const {
    return name(e.list) + " has " + grouped(e.seats) + " of " + grouped(e.house) + " seats and " + grouped(e.then) +
           " of " + grouped(e.house + 1) + " (" + m_plan.tiers[e.tier].tier->name + at(e.row) + ")";
  }
  std::string example(const VoteExample& e) const {
    return number_of(e.votes, "vote") + (e.added ? " more for " : " fewer for ") + name(e.list) + ballot(e.tally) +
           at(e.row) + " and it has " + grouped(e.then) + " seats, not " + grouped(e.seats);
  }
  std::string example(const GrowthExample& e) const {
    return name(e.faster) + " grows by " + grouped(e.faster_votes) + " of " + votes(e, e.faster) + " votes" +
           at(e.row) + " and has " + grouped(e.faster_then) + " seats, not " + grouped(e.faster_seats) + "; " +
           name(e.slower) + " grows by " + grouped(e.slower_votes) + " of " + votes(e, e.slower) + " and has " +
           grouped(e.slower_then) + ", not " + grouped(e.slower_seats);
  }
  std::string example(const OrderExample& e) const {
    std::string order;
    for (const std::string& id : e.order) order += (order.empty() ? "" : ", ") + id;
    return "in the order " + order + " " + name(e.list) + " has " + grouped(e.then) + " seats, not " + grouped(e.seats);
  }

 private:
  const std::string& name(std::size_t list) const { return m_plan.poll->lists[list].name; }
  std::string at(std::size_t row) const { return row == 0 ? std::string() : " in " + m_plan.poll->areas[row - 1].name; }
  std::string ballot(std::size_t tally) const {
    const std::string& ballot = m_plan.poll->tallies[tally].ballot;
    return ballot.empty() ? std::string() : " (ballot \"" + ballot + "\")";
  }
  std::string votes(const GrowthExample& e, std::size_t list) const {
    return grouped(m_votes.at(e.tally, e.row, list));
  }

  const Plan& m_plan;
  const Votes& m_votes;
};

void add_theory(Finding& finding) {
  finding.explanations = {
      "The law shares out by quotas, or has several tiers or thresholds: no such law keeps all of these properties.",
      "A seat that hangs on few votes is more likely to show it."};
  finding.cannot_show = {"That the property holds for other votes than those that were tried.",
                         "Whether anybody knew of it or acted on it."};
}

template <class Example>
Finding describe(Finding finding, const Kind& kind, const Watch& watch, const std::optional<Example>& smallest,
                 const Writer& writer) {
  if (watch.tried == 0)
    return not_checked(std::move(finding), kind.unchecked, "the law has nothing that could be varied");
  finding.tested = watch.tried;
  finding.instances = watch.against;
  finding.numbers = {{"tried", kind.unlike, watch.tried, ""},
                     {"exercised", "times that seats changed, so that it could be seen", watch.exercised, ""},
                     {"against", "times that the property did not hold", watch.against, ""}};
  finding.verdict = smallest ? Verdict::remarkable : Verdict::holds;
  const std::string tried =
      grouped(watch.tried) + " " + kind.unlike + (watch.complete ? "" : " (as many as are looked at)");
  if (smallest) {
    finding.examples.push_back({-1, "smallest example", writer.example(*smallest), {}});
    finding.statement =
        "On these votes the law lacks a property that seat laws are expected to have: " + writer.example(*smallest) +
        ". Tried: " + tried + ".";
  } else {
    finding.statement = "In " + tried + " " + kind.kept + "; seats changed " + grouped(watch.exercised) + " times.";
  }
  add_theory(finding);
  return finding;
}

}  // namespace

std::vector<Finding> findings_of_monotonicity(const model::Contest& contest, const model::SheetTable* sheets,
                                              const model::Poll& given, const WatchLimits& limits) {
  const auto start = [&](const Kind& kind) { return begin_finding(kind.code, contest, sheets, kTheory); };
  const auto none = [&](const std::string& reason) {
    std::vector<Finding> all;
    for (const Kind& kind : kKinds) all.push_back(not_checked(start(kind), kind.unchecked, reason));
    return all;
  };
  if (!contest.law || contest.law->office) return none("the record names no law of seats");
  model::Poll poll = given;
  model::complete(poll);
  const Votes votes(poll);
  const auto plan = make_plan(poll, *contest.law, votes);
  if (!plan) return none(plan.error().message);
  const Standing standing = evaluate(*plan, votes);
  if (standing.tied) return none("seats are tied");
  const Writer writer(*plan, votes);
  const HouseWatch house = house_watch(*plan, votes, limits);
  const VoteWatch vote = vote_watch(*plan, votes, standing, limits);
  const GrowthWatch growth = growth_watch(*plan, votes, standing, limits);
  const OrderWatch order = order_watch(*plan, votes, standing, limits);
  return {describe(start(kHouse), kHouse, house, house.smallest, writer),
          describe(start(kVotes), kVotes, vote, vote.smallest, writer),
          describe(start(kGrowth), kGrowth, growth, growth.smallest, writer),
          describe(start(kOrder), kOrder, order, order.first, writer)};
}

}  // namespace acta::count
