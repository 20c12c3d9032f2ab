// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/stv_standing.hpp"

#include <algorithm>
#include <limits>

namespace acta::audit {
namespace {

using List = std::vector<std::size_t>;
using StandingLeads = std::vector<StandingLead>;

double least_of(const StandingLeads& leads) {
  double least = std::numeric_limits<double>::infinity();
  for (const StandingLead& lead : leads) least = std::min(least, lead.votes);
  return least;
}

}  // namespace

double StandingTogether::least() const { return least_of(leads); }

/// What is to be beaten by more than `least`.
struct StvStanding::Goal {
  std::optional<std::size_t> loser;
  double quota;
  double least;
  bool passed;
};

/// By how much more the smallest lead has to grow to be looked for again: lists have many leads that are nearly equal.
double StvStanding::step(const Goal& goal) { return goal.passed ? goal.least / 4 : 0; }

/// Lists G(o) by which o reaches a goal.
class StvStanding::Lists {
 public:
  Lists(const StvStanding& standing, Goal goal, const StvBounds& bounds)
      : m_rankings(standing.m_rankings), m_elected(standing.m_elected), m_goal(goal), m_bounds(bounds) {}

  /// All leads that o needs, by a list from which none can be taken away; empty where there is none.
  StandingLeads shortest(std::size_t o) const {
    if (!reaches(o)) return {};
    List list = gathered(o);
    for (std::size_t at = list.size(); at-- > 0;) {
      List without = list;
      without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
      if (!leads(o, without).empty()) list = std::move(without);
    }
    return leads(o, list);
  }
  /// The same, with the smallest lead as large as it can be.
  StandingLeads best(std::size_t o) const {
    StandingLeads found;
    for (Lists next = *this;; next.m_goal.least = least_of(found) + step(m_goal)) {
      StandingLeads better = next.shortest(o);
      if (better.empty()) return found;
      found = std::move(better);
    }
  }
  /// With all who can be on the list.
  bool reaches(std::size_t o) const {
    double votes = m_rankings.own(o);
    if (!m_goal.passed || m_rankings.reach(o) - against(o) <= m_goal.least) return votes - against(o) > m_goal.least;
    List list;
    for (bool longer = true; longer && votes - against(o) <= m_goal.least;) {
      const List more = joinable(o, list, votes);
      list.insert(list.end(), more.begin(), more.end());
      votes = counted(o, list);
      longer = !more.empty();
    }
    return votes - against(o) > m_goal.least;
  }

 private:
  double against(std::size_t o) const { return m_goal.loser ? m_bounds.without(o, *m_goal.loser) : m_goal.quota; }
  double counted(std::size_t o, const List& passed) const {
    return m_rankings.counted(o, marks_of(m_rankings.choices(), passed));
  }
  /// Over g as the next of a list, with no more of it than is needed.
  StandingLead joining(std::size_t o, std::size_t g, const List& before) const {
    StandingLead plain{o, g, m_rankings.own(o) - m_bounds.without(o, g)};
    if (before.empty() || plain.votes > m_goal.least) return plain;
    return {o, g, counted(o, before) - m_bounds.without(o, g), before};
  }
  /// Empty if one is too small.
  StandingLeads leads(std::size_t o, const List& list) const {
    StandingLeads all{{o, m_goal.loser, counted(o, list) - against(o), list}};
    List before;
    for (const std::size_t g : list) {
      all.push_back(joining(o, g, before));
      before.push_back(g);
    }
    return least_of(all) > m_goal.least ? all : StandingLeads{};
  }
  bool may_join(std::size_t o, std::size_t g, const List& list) const {
    return g != o && g != m_goal.loser && !m_elected[g] && std::find(list.begin(), list.end(), g) == list.end();
  }
  List joinable(std::size_t o, const List& list, double votes) const {
    List more;
    for (std::size_t g = 0; g < m_rankings.choices(); ++g)
      if (may_join(o, g, list) && votes - m_bounds.without(o, g) > m_goal.least) more.push_back(g);
    return more;
  }
  /// One after the other, who brings most; where nobody does, all who can be on it. REQUIRES: reaches(o).
  List gathered(std::size_t o) const {
    List list;
    for (double votes = m_rankings.own(o); votes - against(o) <= m_goal.least; votes = counted(o, list)) {
      List next;
      double most = votes;
      const List more = joinable(o, list, votes);
      for (const std::size_t g : more) {
        List with = list;
        with.push_back(g);
        if (const double brings = counted(o, with); brings > most) most = brings, next = {g};
      }
      if (next.empty()) next = more;
      list.insert(list.end(), next.begin(), next.end());
    }
    return list;
  }

  const StvRankings& m_rankings;
  const std::vector<char>& m_elected;
  Goal m_goal;
  const StvBounds& m_bounds;
};

StandingTogether StvStanding::largest(const Goal& goal, std::vector<char> others) const {
  StvBounds bounds;
  for (bool changed = true; changed;) {
    changed = false;
    std::vector<char> weights = others;
    weights[*goal.loser] = static_cast<char>(m_seats);
    bounds = m_rankings.bounds(weights, m_seats);
    const Lists lists(*this, goal, bounds);
    for (std::size_t o = 0; o < others.size(); ++o)
      if (others[o] && !lists.reaches(o)) others[o] = 0, changed = true;
  }
  StandingTogether found;
  const Lists lists(*this, goal, bounds);
  for (std::size_t o = 0; o < others.size(); ++o) {
    if (!others[o]) continue;
    found.others.push_back(o);
    const auto leads = lists.shortest(o);
    found.leads.insert(found.leads.end(), leads.begin(), leads.end());
  }
  return found.others.size() < m_seats ? StandingTogether{} : found;
}

StandingTogether StvStanding::beside(std::size_t loser, double least, bool passed) const {
  std::vector<char> others(m_rankings.choices(), 1);
  for (std::size_t o = 0; o < others.size(); ++o) others[o] = o != loser && !m_elected[o];
  const Goal first{loser, 0, least, passed};
  StandingTogether best;
  for (StandingTogether next = largest(first, others); !next.others.empty();
       next = largest({loser, 0, best.least() + step(first), passed}, others)) {
    best = std::move(next);
    others = marks_of(others.size(), best.others);
  }
  return best;
}

std::vector<StandingLeads> StvStanding::ahead(std::size_t w, double least, bool passed) const {
  const StvBounds bounds = m_rankings.bounds(marks_of(m_rankings.choices(), {w}), 1);
  std::vector<StandingLeads> over(m_rankings.choices());
  for (std::size_t x = 0; x < over.size(); ++x)
    if (x != w && !m_elected[x] && !m_elected[w]) over[x] = Lists(*this, {x, 0, least, passed}, bounds).best(w);
  return over;
}

StandingLeads StvStanding::above(std::size_t w, double quota, double least) const {
  const StvBounds bounds = m_rankings.bounds(marks_of(m_rankings.choices(), {w}), 1);
  return Lists(*this, {std::nullopt, quota, least, true}, bounds).best(w);
}

}  // namespace acta::audit
