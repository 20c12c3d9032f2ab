// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/quota_seats.hpp"

namespace acta::audit {
namespace {

/// A clause that gives whoever has more than a share of the votes one seat more than half, and the others the rest.
class Majority {
 public:
  Majority(ClaimBuilder& build, std::size_t t, Scope scope, std::vector<Entrant> entrants)
      : m_build(build),
        m_formula(build.law().tiers[t].formula),
        m_share(*build.law().tiers[t].majority),
        m_scope(scope),
        m_where(build.where(scope.area)),
        m_entrants(std::move(entrants)) {
    for (const Entrant& one : m_entrants) m_all.add(one.votes, 1), m_votes += one.value, m_seats += one.seats;
  }

  void state() {
    for (std::size_t i = 0; i < m_entrants.size(); ++i)
      if (exceeds(m_entrants[i]) && m_entrants[i].seats == m_seats / 2 + 1 && is_given(i)) return given(i);
    m_build.add(nobody_denied(model::kNone));
    divide(m_entrants, true);
  }

 private:
  bool exceeds(const Entrant& one) const {
    return static_cast<base::Int128>(one.value) * m_share.denominator() >
           static_cast<base::Int128>(m_votes) * m_share.numerator();
  }
  /// Whether the clause is what its seats are claimed by.
  bool is_given(std::size_t i) const {
    if (m_formula.quota) {
      const auto plain = quota_seats(m_entrants, m_formula, m_seats, quota_base());
      return plain && (*plain)[i] < m_entrants[i].seats;
    }
    Drafts plain = divisor_drafts(m_entrants, m_formula.divisors, m_where);
    const Drafts others = nobody_denied(model::kNone);
    plain.insert(plain.end(), others.begin(), others.end());
    return m_build.narrowest(plain) < m_build.narrowest(by_clause(i));
  }
  /// Divisors: the others' last seats come before i's next one, so that the formula alone gives it one more than half
  /// at most; in either case the others divide what is left among themselves.
  Drafts by_clause(std::size_t i) const {
    std::vector<Entrant> entrants = m_entrants;
    entrants[i].held = entrants[i].seats;
    Drafts drafts = divisor_drafts(entrants, m_formula.divisors, m_where);
    drafts.push_back(beside(m_entrants[i].name, m_entrants[i].votes, true));
    const Drafts others = nobody_denied(i);
    drafts.insert(drafts.end(), others.begin(), others.end());
    return drafts;
  }
  /// Quotas: the formula alone, and then the others' division.
  void given(std::size_t i) {
    if (!m_formula.quota) return m_build.add(by_clause(i));
    std::vector<Entrant> plain = m_entrants, rest = m_entrants;
    const auto seats = *quota_seats(m_entrants, m_formula, m_seats, quota_base());
    for (std::size_t k = 0; k < plain.size(); ++k) plain[k].seats = seats[k];
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    m_build.add({beside(m_entrants[i].name, m_entrants[i].votes, true)});
    m_build.add(nobody_denied(i));
    divide(plain, true);
    if (m_seats > m_entrants[i].seats) divide(rest, false);
  }
  void divide(const std::vector<Entrant>& entrants, bool all) {
    const VoteSum valid = *m_build.base(m_scope, model::ShareBase::valid);
    formula_claims(m_build, entrants, m_formula, m_where, &valid, all ? quota_base() : 0);
  }
  std::int64_t quota_base() const {
    if (!m_formula.quota || !m_formula.quota->of_valid) return 0;
    return static_cast<std::int64_t>(m_build.value(*m_build.base(m_scope, model::ShareBase::valid)));
  }
  Draft beside(const std::string& name, const VoteSum& votes, bool above) const {
    VoteSum sum;
    sum.add(votes, above ? 1 : -1).add(m_all, (above ? -1 : 1) * m_share.to_double());
    return {fmt::format("{}{} {} {:.6g} % of the votes of those who take part", m_where, name,
                        above ? "above" : "below", 100 * m_share.to_double()),
            sum};
  }
  /// Those with no more than half of the seats are below the share; not needed beside one above half of the votes.
  Drafts nobody_denied(std::size_t but) const {
    Drafts drafts;
    if (but != model::kNone && 2 * m_share.numerator() >= m_share.denominator()) return drafts;
    VoteSum silent;
    std::size_t without = 0;
    for (std::size_t k = 0; k < m_entrants.size(); ++k) {
      const Entrant& one = m_entrants[k];
      if (k == but || 2 * one.seats > m_seats) continue;
      if (one.value > 0)
        drafts.push_back(beside(one.name, one.votes, false));
      else
        silent.add(one.votes, 1), ++without;
    }
    if (without > 0) drafts.push_back(beside(without_votes(without), silent, false));
    return drafts;
  }

  ClaimBuilder& m_build;
  const model::Formula& m_formula;
  const base::Ratio& m_share;
  Scope m_scope;
  std::string m_where;
  std::vector<Entrant> m_entrants;
  VoteSum m_all;
  std::int64_t m_votes = 0, m_seats = 0;
};

}  // namespace

void majority_claims(ClaimBuilder& build, std::size_t t, Scope scope, const std::vector<Entrant>& entrants) {
  Majority(build, t, scope, entrants).state();
}

}  // namespace acta::audit
