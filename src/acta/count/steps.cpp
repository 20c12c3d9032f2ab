// SPDX-License-Identifier: Apache-2.0
#include "acta/count/steps.hpp"

#include "acta/count/qualify.hpp"
#include "acta/count/rules.hpp"
#include "acta/count/runners.hpp"

namespace acta::count {

using model::Decimal;
using model::Message;

std::string StepWriter::area_name(std::size_t row) const {
  return row == 0 ? std::string() : m_work.plan.poll->areas[row - 1].name;
}

void StepWriter::add(Message what, std::string_view about, Message arithmetic, std::optional<std::size_t> list,
                     std::vector<std::int64_t> standing) {
  model::Step step;
  step.what = std::move(what);
  step.article = article(*m_work.plan.law, about, m_work.plan.tiers[m_tier].tier->id);
  step.standing = std::move(standing);
  step.list = list;
  step.arithmetic = std::move(arithmetic);
  step.tier = m_tier;
  step.area = m_row == 0 ? kNone : m_row - 1;
  m_result.steps.push_back(std::move(step));
}

void StepWriter::tier(std::size_t tier) {
  const TierPlan& plan = m_work.plan.tiers[tier];
  m_tier = tier;
  m_row = 0;
  seats_of_areas(tier);
  conditions(tier);
  if (plan.tier->kind == model::TierKind::compensation) return compensation(tier);
  if (plan.tier->kind == model::TierKind::biproportional) return biproportional(tier);
  for (std::size_t area = 0; area < plan.rows.size(); ++area) {
    m_row = plan.rows[area];
    m_standing.assign(m_work.lists(), 0);
    if (plan.tier->kind == model::TierKind::lists)
      lists(tier, area);
    else if (plan.tier->kind != model::TierKind::external)
      plurality(tier, area);
  }
}

void StepWriter::seats_of_areas(std::size_t tier) {
  const TierPlan& plan = m_work.plan.tiers[tier];
  if (plan.tier->seats.by.empty() || plan.tier->kind == model::TierKind::compensation) return;
  for (std::size_t area = 0; area < plan.rows.size(); ++area)
    add(Message{"{0} has {1} seats", {area_name(plan.rows[area]), m_work.standing.tiers[tier].total[area]}}, "seats");
}

void StepWriter::conditions(std::size_t tier) {
  const TierPlan& plan = m_work.plan.tiers[tier];
  if (plan.conditions.empty() || plan.by_area) return;
  std::int64_t passed = 0;
  for (std::size_t i = 0; i < m_work.lists(); ++i) passed += m_work.standing.passed(tier, 0, i, m_work.lists());
  const auto all = static_cast<std::int64_t>(m_work.lists());
  const ConditionPlan& first = plan.conditions.front();
  if (!first.condition->share) return add(Message{"{0} of {1} lists take part", {passed, all}}, "threshold");
  // As many decimals as it takes to say the share: 1/150 is not 0.67 %.
  const base::Ratio& exact = *first.condition->share;
  const bool short_one = 10'000 % exact.denominator() == 0 || (10'000 * exact.numerator()) % exact.denominator() == 0;
  const Decimal share{exact, short_one ? 2 : 6, true};
  const std::int64_t base = base_of(m_work.votes, first, 0);
  if (plan.conditions.size() > 1)
    return add(Message{"{0} of {1} lists take part: they reach {2} % or meet another condition", {passed, all, share}},
               "threshold");
  add(Message{"{0} of {1} lists reach the threshold of {2} %", {passed, all, share}}, "threshold",
      first.rows.size() == 1
          ? Message{"{0} % of {1} is at least {2} votes", {share, base, votes_needed(*first.condition, base)}}
          : Message{});
}

void StepWriter::plurality(std::size_t tier, std::size_t area) {
  const TierPlan& plan = m_work.plan.tiers[tier];
  const model::Poll& poll = *m_work.plan.poll;
  if (plan.tier->kind == model::TierKind::winner) {
    for (std::size_t i = 0; i < m_work.lists(); ++i)
      if (const std::int64_t seats = m_work.standing.seats(tier, area, i, m_work.lists()); seats > 0)
        add(Message{"{0} has most votes and all {1} seats", {name(i), seats}}, "formula",
            Message{"{0} votes", {m_work.votes.at(plan.tally, m_row, i)}}, i, m_standing);
    return;
  }
  const Ranking ranking = rank_runners(m_work, tier, area);
  for (std::size_t k = 0; k < ranking.sure; ++k) {
    const Runner& runner = ranking.order[k];
    const std::string who = runner.candidate == kNone
                                ? name(runner.list)
                                : poll.candidates[runner.candidate].name + " (" + name(runner.list) + ")";
    add(Message{"Seat {0} goes to {1}", {static_cast<std::int64_t>(k + 1), who}}, "formula",
        Message{"{0} votes", {runner_votes(m_work, tier, area, runner)}}, runner.list, m_standing);
    ++m_standing[runner.list];
  }
}

void StepWriter::biproportional(std::size_t tier) {
  const TierStanding& standing = m_work.standing.tiers[tier];
  for (std::size_t i = 0; i < m_work.lists(); ++i)
    if (standing.share[i] > 0)
      add(Message{"{0} has {1} of {2} seats in the whole", {name(i), standing.share[i], standing.share_total[0]}},
          "formula", {}, i);
  const TierPlan& plan = m_work.plan.tiers[tier];
  for (std::size_t area = 0; area < plan.rows.size(); ++area) {
    m_row = plan.rows[area];
    for (std::size_t i = 0; i < m_work.lists(); ++i)
      if (const std::int64_t seats = m_work.standing.seats(tier, area, i, m_work.lists()); seats > 0)
        add(Message{"{0} has {1} of the {2} seats of the area", {name(i), seats, standing.total[area]}}, "places",
            Message{"{0} votes", {m_work.votes.at(plan.tally, m_row, i)}}, i);
  }
}

}  // namespace acta::count
