// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "acta/count/count.hpp"
#include "unit/count/polls.hpp"

namespace acta::test {

/// A poll of `areas` districts and `lists` lists with votes in [0, most] on one ballot, or on two ("second", "first").
inline model::Poll assembly(std::mt19937_64& random, std::size_t areas, std::size_t lists, std::int64_t most,
                            bool two_ballots) {
  model::Poll poll;
  poll.levels = {"district"};
  for (std::size_t a = 0; a < areas; ++a) {
    const std::string name = "D" + std::to_string(a);
    poll.areas.push_back({name, name, 0, model::kNone, {}, {}, {}});
  }
  for (std::size_t i = 0; i < lists; ++i) {
    const std::string name(1, static_cast<char>('A' + i));
    poll.lists.push_back({name, name, 0, {}, {}, 1});
  }
  for (const char* ballot : {"second", "first"}) {
    model::Tally tally{ballot, {}, {}, {}};
    for (std::size_t a = 0; a < areas; ++a) {
      tally.votes.emplace_back();
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < lists; ++i) {
        const auto votes = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
        tally.votes.back().push_back(votes);
        sum += votes;
        if (poll.tallies.empty()) poll.lists[i].votes += votes;
      }
      tally.valid.push_back(sum);
      tally.cast.push_back(0);
      if (poll.tallies.empty()) poll.valid += sum;
    }
    poll.tallies.push_back(std::move(tally));
    if (!two_ballots) break;
  }
  return poll;
}

inline model::Tier tier(std::string id, model::TierKind kind, model::Formula formula = model::dhondt()) {
  model::Tier tier;
  tier.id = tier.name = std::move(id);
  tier.kind = kind;
  tier.formula = std::move(formula);
  return tier;
}

/// Districts with `each` seats by a formula, and a compensation tier over them.
inline model::Law districts_and(model::Overhang overhang, std::int64_t each, std::int64_t more, bool direct) {
  model::Law law;
  law.tiers.push_back(tier("district", direct ? model::TierKind::plurality : model::TierKind::lists));
  law.tiers[0].areas = "district";
  law.tiers[0].seats.each = direct ? 1 : each;
  if (direct) law.tiers[0].votes = "first";
  law.tiers.push_back(tier("more", model::TierKind::compensation, model::sainte_lague()));
  law.tiers[1].votes = "second";
  law.tiers[1].counts = {"district"};
  law.tiers[1].seats.each = more;
  law.tiers[1].overhang = overhang;
  law.tiers[1].less_unqualified = true;
  return law;
}

/// Seats of a holding in a result: of a tier's area, or in the whole.
inline std::int64_t seats_at(const model::CountResult& result, const model::SeatMargin& margin) {
  if (margin.tier == model::kNone) return result.lists[margin.holder].seats;
  for (const model::AreaSeats& area : result.tiers[margin.tier].areas)
    if (area.area == margin.area) return area.seats[margin.holder];
  return 0;
}

/// The poll after m votes of a ballot moved in an area, or wherever there are any (area kNone). From or to kNone: they
/// come in, or fall away.
inline model::Poll moved(model::Poll poll, std::size_t ballot, std::size_t area, std::size_t from, std::size_t to,
                         std::int64_t m) {
  model::Tally& tally = poll.tallies[ballot];
  for (std::size_t a = 0; a < tally.votes.size(); ++a) {
    if (area != model::kNone && area != a) continue;
    const std::int64_t here = area == model::kNone && from != model::kNone ? std::min(m, tally.votes[a][from]) : m;
    if (from != model::kNone) tally.votes[a][from] -= here;
    if (to != model::kNone) tally.votes[a][to] += here;
    tally.valid[a] += ((to != model::kNone) - (from != model::kNone)) * here;
    m -= here;
  }
  for (std::size_t i = 0; i < poll.lists.size(); ++i) {
    poll.lists[i].votes = 0;
    for (const auto& votes : poll.tallies[0].votes) poll.lists[i].votes += votes[i];
  }
  return poll;
}

inline std::int64_t votes_at(const model::Poll& poll, std::size_t ballot, std::size_t area, std::size_t list) {
  std::int64_t sum = 0;
  for (std::size_t a = 0; a < poll.areas.size(); ++a)
    if (area == model::kNone || area == a) sum += poll.tallies[ballot].votes[a][list];
  return sum;
}

}  // namespace acta::test
