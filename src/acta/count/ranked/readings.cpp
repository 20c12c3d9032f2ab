// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/readings.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

namespace acta::count {
namespace {

class Others {
 public:
  explicit Others(const RankedRules& rules) : m_rules(rules) {}

  template <class Member, class Value>
  void answer(const char* name, Member RankedRules::*member, const Value& value) {
    RankedRules other = m_rules;
    other.*member = value;
    if (m_rules.*member == other.*member || !check_rules(other)) return;
    m_found.push_back({name, other});
  }
  std::vector<OtherRules> found() { return std::move(m_found); }

 private:
  const RankedRules& m_rules;
  std::vector<OtherRules> m_found;
};

void transferable(Others& others) {
  using R = RankedRules;
  others.answer("quota = droop_whole", &R::quota, RankedQuota::droop_whole);
  others.answer("quota = droop_fractional", &R::quota, RankedQuota::droop_fractional);
  others.answer("quota = hare", &R::quota, RankedQuota::hare);
  others.answer("surplus = weighted_inclusive", &R::surplus, SurplusRule::weighted_inclusive);
  others.answer("surplus = unweighted_inclusive", &R::surplus, SurplusRule::unweighted_inclusive);
  others.answer("surplus = last_parcel", &R::surplus, SurplusRule::last_parcel);
  others.answer("transferable_only = true", &R::transferable_only, true);
  others.answer("transferable_only = false", &R::transferable_only, false);
  others.answer("surplus_order = largest", &R::surplus_order, SurplusOrder::largest);
  others.answer("surplus_order = earliest", &R::surplus_order, SurplusOrder::earliest);
  others.answer("exclusion = at_once", &R::exclusion, ExclusionRule::at_once);
  others.answer("exclusion = by_value", &R::exclusion, ExclusionRule::by_value);
  others.answer("exclusion = by_parcel", &R::exclusion, ExclusionRule::by_parcel);
  others.answer("defer_surpluses = never", &R::defer_surpluses, Deferral::never);
  others.answer("defer_surpluses = cannot_save", &R::defer_surpluses, Deferral::cannot_save);
}

std::vector<std::uint32_t> elected_of(const std::vector<RankedResult>& passes) {
  std::vector<std::uint32_t> all;
  for (const RankedResult& pass : passes) all.insert(all.end(), pass.elected.begin(), pass.elected.end());
  std::sort(all.begin(), all.end());
  return all;
}

RankedReading read_by(const RankedContest& contest, const OtherRules& other, const RankedOptions& options) {
  RankedReading reading;
  reading.name = other.name;
  const auto counted = count_passes(contest, other.rules, options);
  if (!counted) {
    reading.stopped = counted.error().message;
    reading.by_tie = true;
    return reading;
  }
  reading.elected = elected_of(*counted);
  for (const RankedResult& pass : *counted)
    for (const RankedRound& round : pass.rounds) reading.by_tie = reading.by_tie || round.by_tie;
  return reading;
}

}  // namespace

std::vector<OtherRules> other_answers(const RankedRules& rules) {
  using R = RankedRules;
  Others others(rules);
  if (moves_surplus(rules.mode)) transferable(others);
  others.answer("overvote = skip", &R::overvote, OvervoteRule::skip);
  others.answer("overvote = exhaust", &R::overvote, OvervoteRule::exhaust);
  others.answer("overvote = exhaust_if_several_continuing", &R::overvote, OvervoteRule::exhaust_if_several_continuing);
  others.answer("most_skipped = 0", &R::most_skipped, 0);
  others.answer("most_skipped = any", &R::most_skipped, std::nullopt);
  others.answer("exhaust_on_duplicate = true", &R::exhaust_on_duplicate, true);
  others.answer("exhaust_on_duplicate = false", &R::exhaust_on_duplicate, false);
  return others.found();
}

std::vector<RankedReading> read_by_others(const RankedContest& contest, const RankedRules& rules,
                                          const std::vector<OtherRules>& others, const RankedOptions& options) {
  RankedOptions whole = options;
  whole.slices = false;
  whole.script = nullptr;
  const RankedReading own = read_by(contest, {"", rules}, whole);
  std::vector<RankedReading> readings(others.size());
  tbb::parallel_for(std::size_t{0}, others.size(), [&](std::size_t i) {
    readings[i] = read_by(contest, others[i], whole);
    readings[i].changes = readings[i].elected != own.elected || readings[i].stopped.empty() != own.stopped.empty();
  });
  return readings;
}

}  // namespace acta::count
