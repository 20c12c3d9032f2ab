// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/audit/quota_seats.hpp"
#include "acta/base/ratio.hpp"

namespace acta::audit {
namespace {

using base::Int128;
using model::Quota;

/// Where the quota lies beside base / (seats + plus): rounding moves it.
struct QuotaRange {
  double low = 0, high = 0;
};

QuotaRange range_of(Quota::Rounding rounding) {
  switch (rounding) {
    case Quota::Rounding::exact: break;
    case Quota::Rounding::down: return {-1, 0};
    case Quota::Rounding::up: return {0, 1};
    case Quota::Rounding::nearest: return {-0.5, 0.5};
    case Quota::Rounding::down_plus_one: return {0, 1};
  }
  return {};
}

class QuotaClaims {
 public:
  QuotaClaims(ClaimBuilder& build, const std::vector<Entrant>& entrants, const model::Formula& formula,
              const VoteSum& base, std::int64_t base_value, const std::string& where)
      : m_build(build),
        m_entrants(entrants),
        m_formula(formula),
        m_quota(*formula.quota),
        m_base(base),
        m_where(where),
        m_range(range_of(m_quota.rounding)) {
    for (const Entrant& one : entrants) m_seats += one.seats;
    m_parts = m_seats + m_quota.plus;
    set_whole(base_value);
  }

  void state() {
    const std::int64_t open = m_seats - m_whole_sum;
    if (m_seats == 0 || open < 0) return m_build.fail("more whole quotas than seats");
    for (std::size_t a = 0; a < m_entrants.size(); ++a) whole(a);
    if (open == 0 || m_quota.rest == Quota::Rest::none) return;
    if (m_quota.rest == Quota::Rest::highest_average) return averages();
    for (std::size_t a = 0; a < m_entrants.size(); ++a) {
      if (m_entrants[a].seats > m_whole[a] + 1) return m_build.fail("more than one seat by a remainder");
      for (std::size_t b = 0; b < m_entrants.size(); ++b)
        if (m_entrants[a].seats > m_whole[a] && m_entrants[b].seats == m_whole[b] && in_rest(b)) remainder(a, b);
    }
  }

 private:
  void set_whole(std::int64_t base_value) {
    const Int128 parts = std::max<std::int64_t>(1, m_parts);
    const bool exact = m_quota.rounding == Quota::Rounding::exact;
    const Int128 below = exact ? parts : 1;
    const Int128 above = std::max<Int128>(1, exact ? base_value : rounded_quota(base_value, parts, m_quota.rounding));
    for (const Entrant& one : m_entrants) {
      m_whole.push_back(static_cast<std::int64_t>(one.value * below / above));
      m_whole_sum += m_whole.back();
    }
  }
  bool in_rest(std::size_t i) const { return !m_quota.rest_needs_quota || m_whole[i] > 0; }
  /// `factor` quotas, at their most (upper) or least.
  VoteSum quotas(double factor, bool upper) const {
    VoteSum sum;
    const double edge = (factor > 0) == upper ? m_range.high : m_range.low;
    return sum.add(m_base, factor / static_cast<double>(m_parts)).add_constant(factor * edge);
  }
  void whole(std::size_t a) {
    const auto w = static_cast<double>(m_whole[a]);
    VoteSum least = m_entrants[a].votes, most = quotas(w + 1, false);
    if (m_whole[a] > 0)
      m_build.add(fmt::format("{}{} at least {} whole quotas", m_where, m_entrants[a].name, m_whole[a]),
                  least.add(quotas(w, true), -1));
    if (m_whole[a] >= m_parts && m_range.low >= 0 && !m_quota.of_valid) return;  // more quotas than there are votes
    m_build.add(fmt::format("{}{} less than {} whole quotas", m_where, m_entrants[a].name, m_whole[a] + 1),
                most.add(m_entrants[a].votes, -1));
  }
  void remainder(std::size_t a, std::size_t b) {
    VoteSum sum = m_entrants[a].votes;
    sum.add(m_entrants[b].votes, -1).add(quotas(static_cast<double>(m_whole[a] - m_whole[b]), true), -1);
    m_build.add(
        fmt::format("{}remainder of {} larger than that of {}", m_where, m_entrants[a].name, m_entrants[b].name), sum);
  }
  void averages() {
    std::vector<Entrant> rest;
    for (std::size_t i = 0; i < m_entrants.size(); ++i)
      if (in_rest(i)) rest.push_back(m_entrants[i]), rest.back().held = m_whole[i];
    m_build.add(divisor_drafts(rest, m_formula.divisors, m_where));
  }

  ClaimBuilder& m_build;
  const std::vector<Entrant>& m_entrants;
  const model::Formula& m_formula;
  const Quota& m_quota;
  const VoteSum& m_base;
  const std::string& m_where;
  QuotaRange m_range;
  std::int64_t m_seats = 0, m_parts = 0, m_whole_sum = 0;
  std::vector<std::int64_t> m_whole;
};

/// Neither vote nor seat: all of these together are behind if their sum is.
bool is_silent(const Entrant& entrant) { return entrant.value == 0 && entrant.seats == 0; }

/// d(0) = 0: everyone with a vote has a first seat before anybody has a second.
bool first_is_free(const model::Divisors& divisors) { return divisor_of(divisors, 0) == 0; }

/// A first seat that is before any later one, whatever the votes.
bool is_before_anyhow(const Entrant& own, const Entrant& other, const model::Divisors& divisors) {
  return first_is_free(divisors) && own.seats == 1 && other.seats > 0;
}

Draft without_vote(const Entrant& entrant, const std::string& where) {
  VoteSum sum;
  return {fmt::format("{}no vote for {}", where, entrant.name), sum.add(entrant.votes.counted(), -1).add_constant(0.5)};
}

Draft ahead(const Entrant& own, const Entrant& other, const model::Divisors& divisors, const std::string& where) {
  double own_divisor = divisor_of(divisors, own.seats - 1), next_divisor = divisor_of(divisors, other.seats);
  if (next_divisor == 0 && own_divisor > 0) return without_vote(other, where);
  if (next_divisor == 0) own_divisor = next_divisor = 1;  // of first seats that with more votes is before
  const double won = 1 / own_divisor, next = 1 / next_divisor;
  VoteSum sum;
  sum.add(own.votes, won).add(other.votes, -next).add_constant(-own.slack * won - other.slack * next);
  return {fmt::format("{}seat {} of {} before seat {} of {}", where, own.seats, own.name, other.seats + 1, other.name),
          std::move(sum)};
}

/// Whole quotas never exceed what D'Hondt gives, if the quota is at least votes / (seats + 1): then the rest by its
/// averages leads to its seats, and the quota does not matter.
bool is_dhondt(const model::Formula& formula) {
  const model::Divisors natural;
  return formula.quota->rest == Quota::Rest::highest_average && !formula.quota->rest_needs_quota &&
         formula.quota->plus <= 1 && formula.quota->rounding == Quota::Rounding::exact &&
         formula.divisors.form == natural.form && formula.divisors.head == natural.head &&
         formula.divisors.step == natural.step;
}

}  // namespace

double divisor_of(const model::Divisors& divisors, std::int64_t seats) {
  if (divisors.form == model::Divisors::Form::doubling) return std::ldexp(1, static_cast<int>(seats));
  const double d = model::divisor_at(divisors, seats).to_double();
  return model::power_of(divisors) == 2 ? std::sqrt(d) : d;
}

std::string without_votes(std::size_t count) { return fmt::format("any of the {} without a reported vote", count); }

Draft with_vote(const Entrant& entrant, const std::string& where) {
  return {fmt::format("{}a vote for {}", where, entrant.name), entrant.votes.counted().add_constant(-0.5)};
}

Draft vote_draft(const Entrant& entrant, const std::string& where) {
  return entrant.value > 0 ? with_vote(entrant, where) : without_vote(entrant, where);
}

Drafts ahead_drafts(const std::vector<Entrant>& entrants, const Entrant& other, const model::Divisors& divisors) {
  Drafts drafts;
  for (const Entrant& own : entrants)
    if (own.seats > own.held && !is_before_anyhow(own, other, divisors))
      drafts.push_back(ahead(own, other, divisors, ""));
  return drafts;
}

Drafts divisor_drafts(const std::vector<Entrant>& entrants, const model::Divisors& divisors, const std::string& where) {
  Drafts drafts;
  Entrant silent;
  std::size_t without = 0;
  for (const Entrant& one : entrants) {
    if (!is_silent(one)) continue;
    silent.votes.add(one.votes, 1).add_constant(one.slack);
    silent.name = ++without == 1 ? one.name : without_votes(without);
  }
  // Beside somebody's second seat the silent have no vote: claimed once.
  const bool by_vote = without > 0 && first_is_free(divisors) &&
                       std::any_of(entrants.begin(), entrants.end(),
                                   [](const Entrant& one) { return one.seats > std::max<std::int64_t>(1, one.held); });
  for (std::size_t a = 0; a < entrants.size(); ++a) {
    const Entrant& own = entrants[a];
    if (own.seats <= own.held) continue;
    const std::size_t before = drafts.size();
    for (std::size_t b = 0; b < entrants.size(); ++b)
      if (b != a && !is_silent(entrants[b]) && !is_before_anyhow(own, entrants[b], divisors))
        drafts.push_back(ahead(own, entrants[b], divisors, where));
    const bool alone = entrants.size() == 1 || first_is_free(divisors);
    if (drafts.size() == before && alone) drafts.push_back(with_vote(own, where));
    if (without > 0 && !by_vote) drafts.push_back(ahead(own, silent, divisors, where));
  }
  if (by_vote) drafts.push_back(without_vote(silent, where));
  return drafts;
}

void quota_claims(ClaimBuilder& build, const std::vector<Entrant>& entrants, const model::Formula& formula,
                  const VoteSum& base, std::int64_t base_value, const std::string& where) {
  QuotaClaims(build, entrants, formula, base, base_value, where).state();
}

void formula_claims(ClaimBuilder& build, const std::vector<Entrant>& entrants, const model::Formula& formula,
                    const std::string& where, const VoteSum* base, std::int64_t base_value) {
  if (!formula.quota || is_dhondt(formula)) return build.add(divisor_drafts(entrants, formula.divisors, where));
  VoteSum all;
  std::int64_t value = 0;
  for (const Entrant& one : entrants) all.add(one.votes, 1), value += one.value;
  const bool stated = base && base_value > 0;
  quota_claims(build, entrants, formula, stated ? *base : all, stated ? base_value : value, where);
}

}  // namespace acta::audit
