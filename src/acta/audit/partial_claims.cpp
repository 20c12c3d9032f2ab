// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::AreaSeats;
using model::Tier;
using model::TierKind;

/// How many seats a list has at least, seat by seat, where not all seats of an area are proven.
class LeastSeats {
 public:
  LeastSeats(const ClaimBuilder& build, const Tier& tier, const AreaSeats& seats, std::vector<Entrant> entrants)
      : m_build(build), m_tier(tier), m_where(build.where(seats.area)), m_entrants(std::move(entrants)) {
    for (const Entrant& one : m_entrants) m_given += one.seats;
    m_all = m_given + seats.open;
  }

  /// Its L-th seat comes before seat U_b + 1 of every other b. If it had fewer than L, nobody else had more than U_b: L
  /// - 1 and the sum of these are less than all seats, so that cannot be. What L is less than the reported seats, and
  /// seats that are open, may be spent on larger U_b.
  std::int64_t state(std::size_t a, Drafts& claims) const {
    for (std::int64_t least = m_entrants[a].seats; least > 0; --least) {
      Drafts drafts;
      std::int64_t spare = m_all - m_given + m_entrants[a].seats - least;
      Entrant own = m_entrants[a];
      own.seats = least;
      bool proven = true;
      for (std::size_t b = 0; b < m_entrants.size() && proven; ++b)
        if (b != a) proven = before(own, m_entrants[b], spare, drafts);
      if (!proven) continue;
      if (drafts.empty()) drafts.push_back(with_vote(own, m_where));
      claims.insert(claims.end(), drafts.begin(), drafts.end());
      return least;
    }
    return 0;
  }

 private:
  bool before(const Entrant& own, Entrant other, std::int64_t& spare, Drafts& drafts) const {
    for (;;) {
      Drafts one = ahead_drafts({own}, other, m_tier.formula.divisors);
      if (one.empty()) return true;
      if (m_build.has_margin(one.front())) {
        one.front().text = m_where + one.front().text;
        drafts.push_back(std::move(one.front()));
        return true;
      }
      if (spare-- <= 0) return false;
      ++other.seats;
    }
  }

  const ClaimBuilder& m_build;
  const Tier& m_tier;
  std::string m_where;
  std::vector<Entrant> m_entrants;
  std::int64_t m_given = 0, m_all = 0;
};

/// Lists of an area by divisors: those that take part are claimed to, and the others not.
std::vector<std::int64_t> least_by_divisors(ClaimBuilder& build, std::size_t t, const AreaSeats& seats) {
  const Tier& tier = build.law().tiers[t];
  const Scope scope{build.ballot_of(tier.votes), seats.area};
  std::vector<Entrant> by_list, entrants;
  for (std::size_t i = 0; i < build.lists(); ++i)
    by_list.push_back({build.name(i), build.of_list(scope, i), build.votes(scope, i), seats.seats[i], 0, 0});
  Parting parting{seats.passed, std::vector<char>(build.lists(), 0), seats.seats};
  for (std::size_t i = 0; i < build.lists(); ++i) parting.must[i] = !seats.passed[i] && by_list[i].value > 0;
  const std::vector<char> in = part_claims(build, t, scope, parting, by_list, &tier.formula.divisors);
  std::vector<std::size_t> lists;
  for (std::size_t i = 0; i < build.lists(); ++i)
    if (in[i]) entrants.push_back(by_list[i]), lists.push_back(i);
  std::vector<std::int64_t> least(build.lists(), 0);
  const LeastSeats each(build, tier, seats, entrants);
  Drafts claims;
  for (std::size_t a = 0; a < entrants.size(); ++a) least[lists[a]] = each.state(a, claims);
  build.add(claims);
  return least;
}

/// Winners of several seats by most votes: fewer others than there are seats may be ahead.
std::vector<std::int64_t> least_by_plurality(ClaimBuilder& build, std::size_t t, const AreaSeats& seats) {
  const Scope scope{build.ballot_of(build.law().tiers[t].votes), seats.area};
  const auto all = static_cast<std::size_t>(seats.open) + seats.winners.size();
  std::vector<std::int64_t> least(build.lists(), 0);
  for (const std::size_t winner : seats.winners) {
    Drafts drafts;
    for (std::size_t i = 0; i < build.lists(); ++i) {
      Draft one{build.where(scope.area) + build.name(winner) + " has more votes than " + build.name(i),
                build.of_list(scope, winner).add(scope, i, -1)};
      if (i != winner && build.has_margin(one)) drafts.push_back(std::move(one));
    }
    if (build.lists() - 1 - drafts.size() >= all) continue;
    least[winner] = 1;
    build.add(drafts);
  }
  return least;
}

}  // namespace

void partial_claims(ClaimBuilder& build, std::size_t t, const AreaSeats& seats) {
  const Tier& tier = build.law().tiers[t];
  const bool divisors = tier.kind == TierKind::lists && !tier.formula.quota && !tier.majority &&
                        !tier.less_unqualified && !(tier.agreements && !build.poll().agreements.empty());
  const bool plurality = tier.kind == TierKind::plurality && seats.total > 1;
  if (seats.unfilled > 0 || tier.provisional || !(divisors || plurality)) return;
  build.begin(group_of(build, t, seats.area, {}));
  const std::vector<std::int64_t> least =
      divisors ? least_by_divisors(build, t, seats) : least_by_plurality(build, t, seats);
  build.split_group(group_of(build, t, seats.area, least));
}

}  // namespace acta::audit
