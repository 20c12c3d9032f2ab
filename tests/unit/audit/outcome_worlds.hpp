// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "acta/audit/outcome_claims.hpp"
#include "acta/count/count.hpp"
#include "support/sanitized.hpp"

namespace acta::audit {

/// A poll of one area, or of several on one level: [area][list].
using AreaVotesTable = std::vector<std::vector<std::int64_t>>;

inline model::Poll poll_in_areas(const AreaVotesTable& votes, std::int64_t not_valid = 0) {
  model::Poll poll;
  const char* const names[] = {"Ames", "Burr", "Cole", "Dale"};
  model::Tally tally;
  poll.levels = {"district"};
  for (std::size_t i = 0; i < votes[0].size(); ++i) poll.lists.push_back({names[i], names[i], 0, {i}});
  for (std::size_t a = 0; a < votes.size(); ++a) {
    const std::string name = "area " + std::to_string(a + 1);
    poll.areas.push_back({name, name, 0, model::kNone, {}, {}, {}});
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < votes[a].size(); ++i) poll.lists[i].votes += votes[a][i], sum += votes[a][i];
    tally.votes.push_back(votes[a]);
    tally.valid.push_back(sum);
    tally.cast.push_back(sum + not_valid);
    poll.valid += sum, poll.ballots += sum + not_valid;
  }
  poll.tallies = {tally};
  return poll;
}

inline model::Poll poll_of(const std::vector<std::int64_t>& votes, std::int64_t not_valid) {
  model::Poll poll = poll_in_areas({votes}, not_valid);
  poll.levels.clear(), poll.areas.clear(), poll.tallies.clear();
  return poll;
}

inline AreaVotes votes_of(model::Poll poll) {
  model::complete(poll);
  return AreaVotes(poll);
}

inline bool all_hold(const OutcomeClaims& claims, const AreaVotes& votes) {
  return std::all_of(claims.claims.begin(), claims.claims.end(),
                     [&](const OutcomeClaim& one) { return votes.value(one.claim) > 1e-9; });
}

/// Who has how many seats, by name.
using Holders = std::vector<std::pair<std::string, std::int64_t>>;

struct CountedWorld {
  model::Poll poll;
  model::CountResult result;
  AreaVotes votes;
  OutcomeClaims claims;
  bool decided = false;
  std::map<std::pair<std::string, std::string>, Holders> holders = {};  ///< by tier and area; "": all areas of a tier
};

inline Holders holders_of(const CountedWorld& world, const model::TierResult& tier, const std::string& area) {
  std::map<std::string, std::int64_t> seats;
  for (const model::AreaSeats& one : tier.areas) {
    const std::string name = one.area == model::kNone ? "" : world.poll.areas[one.area].name;
    if (!area.empty() && name != area) continue;
    for (std::size_t i = 0; i < one.seats.size(); ++i)
      if (one.seats[i] > 0) seats[world.poll.lists[i].name] += one.seats[i];
  }
  return {seats.begin(), seats.end()};
}

inline void add_holders(CountedWorld& world, const model::Law& law) {
  for (std::size_t t = 0; t < law.tiers.size(); ++t) {
    const model::TierResult& tier = world.result.tiers[t];
    world.holders[{law.tiers[t].id, ""}] = holders_of(world, tier, "");
    for (const model::Area& area : world.poll.areas)
      world.holders[{law.tiers[t].id, area.name}] = holders_of(world, tier, area.name);
  }
}

/// One of eleven polls with sanitizers.
inline std::vector<CountedWorld> worlds_of(const model::Law& law, const std::vector<model::Poll>& polls) {
  std::vector<CountedWorld> all;
  for (std::size_t p = 0; p < polls.size(); p += test::one_of(11)) {
    const model::Poll& poll = polls[p];
    if (poll.valid == 0) continue;
    auto result = count::count(poll, law);
    if (!result) continue;
    OutcomeClaims claims = outcome_claims(poll, law, *result);
    const bool decided = result->outcome != model::Outcome::tie;
    all.push_back({poll, std::move(*result), votes_of(poll), std::move(claims), decided});
    add_holders(all.back(), law);
  }
  return all;
}

/// Seats of a group in another world, as the group states its own.
inline const Holders& holders_in(const SeatGroup& group, const CountedWorld& world) {
  static const Holders nobody;
  const auto at = world.holders.find({group.tier, group.area});
  return at == world.holders.end() ? nobody : at->second;
}

inline std::string votes_text(const model::Poll& poll) {
  std::string text;
  for (std::size_t i = 0; poll.tallies.empty() && i < poll.lists.size(); ++i)
    text += " " + std::to_string(poll.lists[i].votes);
  for (const model::Tally& tally : poll.tallies)
    for (const auto& row : tally.votes) {
      text += " (";
      for (const std::int64_t votes : row) text += " " + std::to_string(votes);
      text += " )";
    }
  return text;
}

/// Some of an area's seats are proven and others not: lists have at least so many.
inline bool is_part(const SeatGroup& group, const OutcomeClaims& claims) {
  return std::any_of(claims.seats.begin(), claims.seats.end(), [&](const SeatGroup& other) {
    return !other.proven && other.tier == group.tier && other.area == group.area && !other.provisional;
  });
}

inline void expect_at_least(const SeatGroup& group, const Holders& holders) {
  for (const auto& [list, least] : group.holders) {
    const auto own = std::find_if(holders.begin(), holders.end(), [&](const auto& one) { return one.first == list; });
    ASSERT_TRUE(own != holders.end() && own->second >= least) << group.tier << " " << group.area << " " << list;
  }
}

inline void expect_same_seats(const CountedWorld& one, const CountedWorld& other) {
  for (const SeatGroup& group : one.claims.seats) {
    if (!group.proven || group.holders.empty() || group.holders[0].first == "seats of the areas") continue;
    auto holders = group.holders;
    std::sort(holders.begin(), holders.end());
    if (is_part(group, one.claims)) {
      expect_at_least(group, holders_in(group, other));
      continue;
    }
    ASSERT_EQ(holders, holders_in(group, other))
        << group.tier << " " << group.area << votes_text(one.poll) << " |" << votes_text(other.poll);
  }
}

/// Where everything is proven every seat of every area is the same; of an office who is elected or goes on is.
inline void expect_same(const CountedWorld& one, const CountedWorld& other) {
  expect_same_seats(one, other);
  if (!one.claims.unproven.empty()) return;
  ASSERT_EQ(one.result.outcome, other.result.outcome);
  for (std::size_t i = 0; i < one.result.lists.size(); ++i) {
    ASSERT_EQ(one.result.lists[i].seats, other.result.lists[i].seats);
    ASSERT_EQ(one.result.lists[i].in_runoff, other.result.lists[i].in_runoff);
  }
  for (std::size_t t = 0; t < one.result.tiers.size(); ++t)
    for (std::size_t a = 0; a < one.result.tiers[t].areas.size(); ++a)
      ASSERT_EQ(one.result.tiers[t].areas[a].seats, other.result.tiers[t].areas[a].seats);
}

/// Whether some paper makes the claim false: none at all, or a great many votes in one column of one area.
inline bool can_fail(const AreaClaim& claim, const model::Poll& poll, const AreaTree& tree) {
  if (claim.constant <= 0) return true;
  for (std::size_t row = 0; row < tree.rows(); ++row)
    for (std::size_t column = 0; column < poll.lists.size() + kExtraColumns; ++column) {
      double weight = 0;
      for (const ClaimPart& part : claim.parts)
        for (const ClaimTerm& term : part.terms)
          if (term.column == column && tree.holds(part.area, row)) weight += term.weight;
      if (claim.constant + 1e6 * weight <= 1e-9) return true;
    }
  return false;
}

/// Few worlds, as with sanitizers, have other shares of what can be proven than all: less is asked of them.
inline constexpr double kAsked = test::kSanitized ? 0.4 : 1;

struct Soundness {
  std::size_t worlds = 0, decided = 0, whole = 0, pairs = 0;
};

/// Claims of one world that hold in another prove the same there, and every claim is false of some paper.
inline Soundness expect_sound(const model::Law& law, const std::vector<model::Poll>& polls) {
  const std::vector<CountedWorld> all = worlds_of(law, polls);
  Soundness found;
  found.worlds = all.size();
  for (const CountedWorld& one : all) {
    EXPECT_TRUE(one.decided || !one.claims.unproven.empty());
    found.decided += one.decided;
    if (one.claims.claims.empty()) continue;
    const bool itself = all_hold(one.claims, one.votes);
    found.whole += itself && one.claims.unproven.empty();
    for (const CountedWorld& other : all) {
      if (itself && all_hold(one.claims, other.votes)) {
        ++found.pairs;
        expect_same(one, other);
        if (::testing::Test::HasFatalFailure()) return found;
      }
    }
    const AreaTree tree(one.poll);
    for (const OutcomeClaim& claim : one.claims.claims)
      EXPECT_TRUE(can_fail(claim.claim, one.poll, tree)) << claim.text;
  }
  return found;
}

/// Every table of so many areas and lists with up to `most` votes in each cell.
inline std::vector<model::Poll> every_poll(std::size_t areas, std::size_t lists, std::int64_t most,
                                           std::vector<std::int64_t> not_valid = {0}) {
  std::vector<model::Poll> polls;
  AreaVotesTable table(areas, std::vector<std::int64_t>(lists, 0));
  for (;;) {
    for (const std::int64_t extra : not_valid)
      polls.push_back(areas == 1 ? poll_of(table[0], extra) : poll_in_areas(table, extra));
    std::size_t cell = 0;
    while (cell < areas * lists && table[cell / lists][cell % lists] == most) {
      table[cell / lists][cell % lists] = 0;
      ++cell;
    }
    if (cell == areas * lists) return polls;
    ++table[cell / lists][cell % lists];
  }
}

}  // namespace acta::audit
