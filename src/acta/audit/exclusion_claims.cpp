// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/quota_seats.hpp"

namespace acta::audit {
namespace {

using model::Quota;

class Exclusion {
 public:
  Exclusion(ClaimBuilder& build, const std::vector<Entrant>& entrants, const model::Formula& formula,
            const std::string& where)
      : m_build(build), m_formula(formula), m_where(where) {
    for (const Entrant& one : entrants) {
      if (one.held > 0 && one.value == 0) continue;
      m_in.push_back(one);
      m_seats += one.seats;
    }
  }

  /// Each round leaves out those who get less than they hold, and their seats.
  void state() {
    for (int round = 1;; ++round) {
      if (m_seats <= 0 || m_in.empty()) return m_build.fail("nobody is left to share the seats");
      const auto found = quota_seats(m_in, m_formula, m_seats);
      if (!found) return m_build.fail("more whole quotas than seats, or seats that nobody gets");
      std::vector<Entrant> now = m_in, staying;
      std::int64_t left = 0;
      for (std::size_t k = 0; k < now.size(); ++k) {
        now[k].seats = (*found)[k], now[k].held = 0;
        if ((*found)[k] >= m_in[k].held)
          staying.push_back(m_in[k]);
        else
          left += m_in[k].held;
      }
      if (staying.size() == m_in.size()) return last(now);
      claim_round(now, round);
      m_in = std::move(staying), m_seats -= left;
    }
  }

 private:
  void last(const std::vector<Entrant>& now) {
    for (std::size_t k = 0; k < now.size(); ++k)
      if (now[k].seats != m_in[k].seats) return m_build.fail("a division that the votes do not repeat");
    formula_claims(m_build, now, m_formula, m_where);
  }
  /// Who leaves, and who stays: by whole quotas where these say it, or by all seats of the round.
  void claim_round(const std::vector<Entrant>& now, int round) {
    const std::string where = fmt::format("{}round {}: ", m_where, round);
    const auto drafts = by_quotas(where);
    drafts ? m_build.add(*drafts) : formula_claims(m_build, now, m_formula, where);
  }
  /// One seat by remainder at most: whoever has fewer than held - 1 quotas gets less than it holds.
  std::optional<Drafts> by_quotas(const std::string& where) const {
    const Quota& quota = *m_formula.quota;
    if (quota.plus != 0 || quota.rest != Quota::Rest::largest_remainder || quota.rounding != Quota::Rounding::exact ||
        quota.rest_needs_quota)
      return std::nullopt;
    VoteSum base;
    base::Int128 all = 0;
    for (const Entrant& one : m_in) base.add(one.votes, 1), all += one.value;
    Drafts drafts;
    for (const Entrant& one : m_in) {
      const auto parts = m_seats + quota.plus;
      const auto whole =
          static_cast<std::int64_t>(static_cast<base::Int128>(one.value) * parts / std::max<base::Int128>(1, all));
      const bool stays = whole >= one.held;
      if (one.held == 0) continue;
      if (!stays && whole + 1 >= one.held) return std::nullopt;
      const double sign = stays ? 1 : -1;
      const std::int64_t quotas = stays ? one.held : one.held - 1;
      VoteSum sum;
      sum.add(one.votes, sign).add(base, -sign * static_cast<double>(quotas) / static_cast<double>(parts));
      drafts.push_back({fmt::format("{}{} {} {} whole quotas, and {}", where, one.name,
                                    stays ? "at least" : "less than", quotas, stays ? "stays" : "leaves"),
                        sum});
    }
    return drafts;
  }

  ClaimBuilder& m_build;
  const model::Formula& m_formula;
  std::string m_where;
  std::vector<Entrant> m_in;
  std::int64_t m_seats = 0;
};

}  // namespace

void exclusion_claims(ClaimBuilder& build, const std::vector<Entrant>& entrants, const model::Formula& formula,
                      const std::string& where) {
  Exclusion(build, entrants, formula, where).state();
}

}  // namespace acta::audit
