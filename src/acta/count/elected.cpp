// SPDX-License-Identifier: Apache-2.0
#include "acta/count/elected.hpp"

#include <algorithm>

#include "acta/count/open_list.hpp"

namespace acta::count {
namespace {

const char* reason_text(Placed::Reason reason) {
  switch (reason) {
    case Placed::Reason::votes: return "own votes";
    case Placed::Reason::threshold: return "own votes reach the threshold";
    case Placed::Reason::own_figure: return "own votes reach the eligibility figure";
    case Placed::Reason::with_pool: return "own votes and votes handed down";
    case Placed::Reason::list_order: break;
  }
  return "order of the list";
}

/// Votes for a seat: of the formula's quota, else of the Hare quota of the valid votes.
base::Ratio quota_of(const Work& work, std::size_t tier, const AreaDivision& division) {
  const TierPlan& plan = work.plan.tiers[tier];
  if (plan.tier->formula.quota) {
    const Quotas quotas = quotas_of(division.division(), *plan.tier->formula.quota);
    return {static_cast<std::int64_t>(quotas.above), static_cast<std::int64_t>(quotas.below)};
  }
  std::int64_t valid = 0;
  for (const std::int64_t votes : division.votes) valid = base::checked_add(valid, votes);
  return {valid, std::max<std::int64_t>(1, division.seats)};
}

std::vector<std::size_t> candidates_of(const model::Poll& poll, const std::string& ballot, std::size_t list,
                                       std::size_t area) {
  std::vector<std::size_t> found;
  for (std::size_t c = 0; c < poll.candidates.size(); ++c) {
    const model::Candidate& candidate = poll.candidates[c];
    const bool here = candidate.area == kNone || area == kNone || candidate.area == area;
    if (candidate.list == list && here && (candidate.ballot.empty() || candidate.ballot == ballot)) found.push_back(c);
  }
  return found;
}

}  // namespace

void fill_elected(const Work& work, std::size_t tier, const AreaDivision& division, model::AreaSeats& seats) {
  const TierPlan& plan = work.plan.tiers[tier];
  const model::Poll& poll = *work.plan.poll;
  const std::string& ballot = poll.tallies[plan.tally].ballot;
  for (std::size_t k = 0; k < division.who.lists.size(); ++k) {
    const std::size_t list = division.who.lists[k];
    const std::vector<std::size_t> people = candidates_of(poll, ballot, list, seats.area);
    if (people.empty() || seats.seats[list] == 0) continue;
    OpenList open;
    for (const std::size_t c : people) {
      open.own.push_back(poll.candidates[c].votes);
      open.list_only -= poll.candidates[c].votes;
    }
    open.seats = seats.seats[list];
    open.votes = division.who.votes[k];
    open.list_only = std::max<std::int64_t>(0, open.list_only + open.votes);
    open.quota = quota_of(work, tier, division);
    const ElectedOfList elected = elect(open, *plan.tier->people);
    for (std::size_t n = 0; n < elected.elected; ++n)
      seats.elected.push_back({people[elected.order[n].candidate], reason_text(elected.order[n].reason)});
    for (const std::size_t c : elected.tied) seats.drawn_for.push_back(people[c]);
  }
}

}  // namespace acta::count
