// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/outcome_claims.hpp"

namespace acta::audit {

/// Collects the claims of one poll.
class ClaimBuilder {
 public:
  ClaimBuilder(const model::Poll& poll, OutcomeClaims& out);

  const model::Poll& poll() const { return m_poll; }
  const std::string& name(std::size_t list) const { return m_poll.lists[list].name; }
  double base_of(model::ShareBase of) const;
  std::vector<double> zeros() const;

  void add(std::string text, std::vector<double> weights);
  void unproven(std::string text);
  void before(std::size_t winner, std::size_t loser);
  /// False where the base is none of ballots.
  bool share(std::size_t list, const base::Ratio& share, model::ShareBase of, bool above);
  bool lead(std::size_t first, std::size_t second, const base::Ratio& lead, model::ShareBase of, bool reached);
  /// Adds `weight` to every column that belongs to the base.
  bool add_base(std::vector<double>& weights, double weight, model::ShareBase of) const;

 private:
  const model::Poll& m_poll;
  OutcomeClaims& m_out;
};

void tier_claims(ClaimBuilder& build, const model::Tier& tier, const model::TierResult& result);

}  // namespace acta::audit
