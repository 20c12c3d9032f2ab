// SPDX-License-Identifier: Apache-2.0
#include "acta/count/plan.hpp"

#include <algorithm>
#include <numeric>

#include "acta/count/plan_seats.hpp"

namespace acta::count {
namespace {

using base::Error;
using base::ErrorKind;

std::string known_levels(const model::Poll& poll) {
  std::string text;
  for (const std::string& level : poll.levels) text += (text.empty() ? "" : ", ") + level;
  return text.empty() ? "the votes are not told by areas" : "the votes are told by: " + text;
}

/// Per row of votes: index into `rows` of the nearest one that it lies in; kNone where it lies in none.
std::vector<std::size_t> nearest(const Votes& votes, const std::vector<std::size_t>& rows) {
  std::vector<std::size_t> own(votes.rows(), kNone), found;
  for (std::size_t k = 0; k < rows.size(); ++k) own[rows[k]] = k;
  for (std::size_t row = 0; row < votes.rows(); ++row) {
    std::size_t up = row;
    while (up != kNone && own[up] == kNone) up = votes.parent(up);
    found.push_back(up == kNone ? kNone : own[up]);
  }
  return found;
}

class Planner {
 public:
  Planner(const model::Poll& poll, const model::Law& law, const Votes& votes)
      : m_poll(poll), m_law(law), m_votes(votes) {}

  base::Result<Plan> make() {
    Plan plan;
    plan.law = &m_law;
    plan.poll = &m_poll;
    for (std::size_t t = 0; t < m_law.tiers.size() && !m_error; ++t) {
      plan.tiers.emplace_back(m_law.tiers[t]);
      tier(plan.tiers.back());
    }
    if (m_error) return *m_error;
    for (TierPlan& own : plan.tiers) nest(plan, own);
    return plan;
  }

 private:
  void fail(const TierPlan& plan, std::string message, std::string advice = {}) {
    if (!m_error)
      m_error = Error{ErrorKind::usage, "tier \"" + plan.tier->id + "\": " + std::move(message), plan.tier->place,
                      std::move(advice)};
  }
  std::size_t tally(const TierPlan& plan, const std::string& ballot) {
    const auto found = model::tally_of(m_poll, ballot);
    if (!found) fail(plan, "there are no votes of the ballot \"" + ballot + "\"");
    return found.value_or(0);
  }
  std::vector<std::size_t> rows(const TierPlan& plan, const std::string& level) {
    if (level.empty()) return {0};
    std::vector<std::size_t> found = model::areas_of(m_poll, level);
    if (found.empty()) fail(plan, "there are no areas of the level \"" + level + "\"", known_levels(m_poll));
    for (std::size_t& row : found) ++row;
    return found;
  }
  std::size_t tier_of(const std::string& id) const {
    for (std::size_t t = 0; t < m_law.tiers.size(); ++t)
      if (m_law.tiers[t].id == id) return t;
    return kNone;
  }

  void tier(TierPlan& plan) {
    const model::Tier& tier = *plan.tier;
    plan.tally = tier.kind == model::TierKind::external ? 0 : tally(plan, tier.votes);
    plan.rows = rows(plan, tier.areas);
    for (const std::string& id : tier.counts) plan.counts.push_back(tier_of(id));
    plan.first = tier_of(tier.first);
    if (tier.places.rule != model::Places::Rule::none) plan.places = rows(plan, tier.places.areas);
    plan.area_of_row = nearest(m_votes, plan.rows);
    plan.place_of_row = nearest(m_votes, plan.places);
    for (const model::Condition& condition : tier.conditions) this->condition(plan, condition);
    for (const model::ListVotes& list : m_poll.lists)
      plan.excluded.push_back(std::count(tier.except_kinds.begin(), tier.except_kinds.end(), list.kind) != 0);
    if (m_error) return;
    if (tier.kind == model::TierKind::plurality) runners(plan);
    if (auto refused = plan_seats(plan, m_poll, m_votes)) fail(plan, refused->message, refused->advice);
  }

  /// Looks up which areas of other tiers lie in those of `own`.
  void nest(const Plan& plan, TierPlan& own) {
    for (const std::size_t t : own.counts) {
      own.counted_in_rows.push_back(inside(seat_rows(plan.tiers[t]), own.area_of_row, own.rows.size()));
      own.counted_in_places.push_back(inside(seat_rows(plan.tiers[t]), own.place_of_row, own.places.size()));
    }
    if (own.first != kNone)
      own.first_in_places = inside(plan.tiers[own.first].rows, own.place_of_row, own.places.size());
  }
  static std::vector<std::vector<std::size_t>> inside(const std::vector<std::size_t>& inner,
                                                      const std::vector<std::size_t>& outer_of_row, std::size_t outer) {
    std::vector<std::vector<std::size_t>> areas(outer);
    for (std::size_t area = 0; area < inner.size(); ++area)
      if (const std::size_t in = outer_of_row[inner[area]]; in != kNone) areas[in].push_back(area);
    return areas;
  }

  void condition(TierPlan& plan, const model::Condition& condition) {
    ConditionPlan found;
    found.condition = &condition;
    found.tally = condition.votes.empty() ? plan.tally : tally(plan, condition.votes);
    if (condition.in == "area")
      plan.by_area = true;
    else
      found.rows = rows(plan, condition.in);
    found.tier = tier_of(condition.tier);
    plan.conditions.push_back(std::move(found));
  }

  void runners(TierPlan& plan) {
    plan.runners.resize(plan.rows.size());
    const std::string& ballot = m_poll.tallies[plan.tally].ballot;
    for (std::size_t c = 0; c < m_poll.candidates.size(); ++c) {
      const model::Candidate& candidate = m_poll.candidates[c];
      if (!candidate.ballot.empty() && candidate.ballot != ballot) continue;
      const std::size_t area = plan.area_of_row[candidate.area == kNone ? 0 : candidate.area + 1];
      if (area != kNone) plan.runners[area].push_back({candidate.list, c});
    }
    for (auto& runners : plan.runners)
      if (runners.empty())
        for (std::size_t i = 0; i < m_poll.lists.size(); ++i) runners.push_back({i, kNone});
  }

  const model::Poll& m_poll;
  const model::Law& m_law;
  const Votes& m_votes;
  std::optional<Error> m_error;
};

}  // namespace

const std::vector<std::size_t>& seat_rows(const TierPlan& tier) {
  return tier.places.empty() ? tier.rows : tier.places;
}

base::Result<Plan> make_plan(const model::Poll& poll, const model::Law& law, const Votes& votes) {
  return Planner(poll, law, votes).make();
}

}  // namespace acta::count
