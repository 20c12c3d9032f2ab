// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/count/compensation.hpp"
#include "acta/count/steps.hpp"

namespace acta::count {

using model::Decimal;
using model::Message;

void StepWriter::compensation(std::size_t tier) {
  const TierPlan& plan = m_work.plan.tiers[tier];
  const TierStanding& standing = m_work.standing.tiers[tier];
  for (std::size_t area = 0; area < plan.rows.size(); ++area) {
    m_row = plan.rows[area];
    const Shares shares = shares_of(m_work, tier, area);
    const std::int64_t all = std::accumulate(shares.held.begin(), shares.held.end(), std::int64_t{0});
    add(Message{"{0} seats are shared out in all; the lists that take part hold {1} of them already",
                {shares.base_seats, all}},
        "formula");
    if (shares.seats > shares.base_seats)
      add(Message{"The number of seats grows from {0} to {1}, the first at which every list is covered",
                  {shares.base_seats, shares.seats}},
          "overhang");
    for (std::size_t k = 0; k < shares.who.lists.size(); ++k) {
      const std::size_t i = shares.who.lists[k];
      const std::size_t cell = area * m_work.lists() + i;
      const std::int64_t share = standing.share[cell], held = shares.held[k], total = standing.final_seats[cell];
      add(total > share
              ? Message{"{0}: {1} seats by its votes; it keeps the {2} that it holds", {name(i), share, total}}
              : Message{"{0}: {1} seats by its votes", {name(i), share}},
          total > share ? "overhang" : "formula",
          Message{"{0} votes; {1} held, {2} more",
                  {shares.who.votes[k], held, std::max<std::int64_t>(0, total - held)}},
          i);
    }
    const bool continues = !shares.held.empty() && shares.guaranteed.empty() &&
                           plan.tier->overhang != model::Overhang::kept &&
                           plan.tier->overhang != model::Overhang::uncovered;
    const auto interval =
        interval_of(continues ? shares.continued() : shares.division(shares.seats), plan.method, shares.allotment);
    if (interval)
      add(Message{"Every divisor above {0} and up to {1} gives these seats",
                  {Decimal{interval->above, 3}, Decimal{interval->at_most, 3}}},
          "formula");
  }
  if (!plan.places.empty()) places(tier);
  if (plan.tier->overhang == model::Overhang::uncovered) unseated(tier);
}

void StepWriter::places(std::size_t tier) {
  const TierPlan& plan = m_work.plan.tiers[tier];
  const TierStanding& standing = m_work.standing.tiers[tier];
  for (std::size_t p = 0; p < plan.places.size(); ++p) {
    m_row = plan.places[p];
    for (std::size_t i = 0; i < m_work.lists(); ++i) {
      const std::int64_t seats = standing.seats[p * m_work.lists() + i];
      if (seats > 0)
        add(Message{"{0} has {1} seats of this tier here, {2} with those it holds",
                    {name(i), seats, standing.placed[p * m_work.lists() + i]}},
            "places", Message{"{0} votes", {m_work.votes.at(plan.tally, m_row, i)}}, i);
    }
  }
}

void StepWriter::unseated(std::size_t tier) {
  for (const std::size_t counted : m_work.plan.tiers[tier].counts) {
    const TierStanding& standing = m_work.standing.tiers[counted];
    for (std::size_t area = 0; area < standing.winner.size(); ++area) {
      if (!standing.unseated[area]) continue;
      m_row = m_work.plan.tiers[counted].rows[area];
      const base::Ratio share = win_share(m_work, counted, area, standing.winner[area]);
      add(Message{"{0} has most votes, and the seat is not covered by its list's seats: it is not filled",
                  {name(standing.winner[area])}},
          "overhang", Message{"{0} % of the valid votes", {Decimal{share, 3, true}}}, standing.winner[area]);
    }
  }
}

}  // namespace acta::count
