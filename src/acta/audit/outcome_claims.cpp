// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/outcome_claims.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::Office;

constexpr const char* kNoRoll = "a share of registered voters, who are not stated";

/// "50 %", "3.25 %".
std::string percent(const base::Ratio& share) { return fmt::format("{:.6g} %", 100 * share.to_double()); }

/// Claims about the office's one ballot in the whole.
class OfficeClaims {
 public:
  OfficeClaims(ClaimBuilder& build, const Office& office) : m_build(build), m_office(office) {
    if (const auto base = build.base({}, office.of)) m_base = *base, m_has_base = true;
  }

  void state(const model::CountResult& result) {
    if (!m_has_base) return m_build.fail(kNoRoll);
    const std::vector<std::size_t> order = model::by_votes(m_build.poll());
    result.outcome == model::Outcome::runoff ? runoff(order) : winner(order);
  }

 private:
  double votes(std::size_t list) const { return static_cast<double>(m_build.votes({}, list)); }
  bool above(std::size_t list, const base::Ratio& share, bool exceed) const {
    const double excess = votes(list) - share.to_double() * m_build.value(m_base);
    return exceed ? excess > 0 : excess >= 0;
  }
  void share(std::size_t list, const base::Ratio& share, bool above) {
    VoteSum sum;
    sum.add({}, list, above ? 1 : -1).add(m_base, (above ? -1 : 1) * share.to_double());
    m_build.add(fmt::format("{} {} {} of the {}", m_build.name(list), above ? "above" : "below", percent(share),
                            model::to_string(m_office.of)),
                sum);
  }
  void lead(std::size_t first, std::size_t second, bool reached) {
    VoteSum sum;
    const double sign = reached ? 1 : -1;
    sum.add({}, first, sign).add({}, second, -sign).add(m_base, -sign * m_office.lead.to_double());
    m_build.add(fmt::format("{} {} {} of the {} ahead of {}", m_build.name(first), reached ? "at least" : "less than",
                            percent(m_office.lead), model::to_string(m_office.of), m_build.name(second)),
                sum);
  }
  void more(std::size_t one, std::size_t other) {
    VoteSum sum;
    sum.add({}, one, 1).add({}, other, -1);
    m_build.add(fmt::format("{} has more votes than {}", m_build.name(one), m_build.name(other)), sum);
  }
  /// This one of the first two has not won: no majority, and not the lead that the law asks for over the other.
  void not_elected(std::size_t list, std::size_t other) {
    share(list, m_office.majority, false);
    if (m_office.rule != Office::Rule::lead) return;
    if (!above(list, m_office.lead_share, false))
      share(list, m_office.lead_share, false);
    else
      lead(list, other, false);
  }
  /// Who comes third is behind the first two, and neither of these has won.
  void runoff(const std::vector<std::size_t>& order) {
    if (order.size() < 2) return m_build.fail("a second round of one");
    for (std::size_t i = 2; i < order.size(); ++i)
      for (std::size_t j = 0; j < 2; ++j) more(order[j], order[i]);
    not_elected(order[0], order[1]);
    not_elected(order[1], order[0]);
  }
  void winner(const std::vector<std::size_t>& order) {
    if (m_office.rule == Office::Rule::majority || above(order[0], m_office.majority, true)) {
      share(order[0], m_office.majority, true);
      // Two may be above a share that is no half.
      for (std::size_t i = 1; i < order.size() && m_office.majority < base::Ratio(1, 2); ++i) more(order[0], order[i]);
      return;
    }
    share(order[0], m_office.lead_share, true);
    for (std::size_t i = 1; i < order.size(); ++i) lead(order[0], order[i], true);
  }

  ClaimBuilder& m_build;
  const Office& m_office;
  VoteSum m_base;
  bool m_has_base = false;
};

}  // namespace

OutcomeClaims outcome_claims(const model::Poll& poll, const model::Law& law, const model::CountResult& result,
                             double unseen, double least) {
  ClaimBuilder build(poll, law, result, unseen, least);
  if (law.office) {
    build.begin({});
    if (result.outcome == model::Outcome::tie)
      build.fail("the outcome hangs on a tie: no number of ballots proves it");
    else
      OfficeClaims(build, *law.office).state(result);
    build.finish_group();
  }
  for (std::size_t t = 0; t < law.tiers.size(); ++t) tier_claims(build, t);
  return build.finish();
}

}  // namespace acta::audit
