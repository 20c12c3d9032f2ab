// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/outcome_claims.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::Office;

/// "50 %", "3.25 %".
std::string percent(const base::Ratio& share) { return fmt::format("{:.6g} %", 100 * share.to_double()); }

double value_of(const base::Ratio& share) { return share.to_double(); }

}  // namespace

ClaimBuilder::ClaimBuilder(const model::Poll& poll, OutcomeClaims& out) : m_poll(poll), m_out(out) {}

void ClaimBuilder::add(std::string text, std::vector<double> weights) {
  Claim claim{std::move(weights), 0, 0};
  for (const double weight : claim.weights)
    claim.lowest = std::min(claim.lowest, weight), claim.highest = std::max(claim.highest, weight);
  m_out.claims.push_back({std::move(text), std::move(claim)});
}

void ClaimBuilder::unproven(std::string text) { m_out.unproven.push_back(std::move(text)); }

std::vector<double> ClaimBuilder::zeros() const { return std::vector<double>(m_poll.lists.size() + kExtraColumns, 0); }

void ClaimBuilder::before(std::size_t winner, std::size_t loser) {
  std::vector<double> weights = zeros();
  weights[winner] = 1, weights[loser] = -1;
  add(fmt::format("{} has more votes than {}", name(winner), name(loser)), std::move(weights));
}

bool ClaimBuilder::share(std::size_t list, const base::Ratio& share, model::ShareBase of, bool above) {
  std::vector<double> weights = zeros();
  if (!add_base(weights, -value_of(share), of)) return false;
  weights[list] += 1;
  if (!above)
    for (double& one : weights) one = -one;
  add(fmt::format("{} {} {} of the {}", name(list), above ? "above" : "below", percent(share), model::to_string(of)),
      std::move(weights));
  return true;
}

bool ClaimBuilder::lead(std::size_t first, std::size_t second, const base::Ratio& lead, model::ShareBase of,
                        bool reached) {
  std::vector<double> weights = zeros();
  if (!add_base(weights, -value_of(lead), of)) return false;
  weights[first] += 1, weights[second] -= 1;
  if (!reached)
    for (double& one : weights) one = -one;
  add(fmt::format("{} {} {} of the {} ahead of {}", name(first), reached ? "at least" : "less than", percent(lead),
                  model::to_string(of), name(second)),
      std::move(weights));
  return true;
}

bool ClaimBuilder::add_base(std::vector<double>& weights, double weight, model::ShareBase of) const {
  if (of == model::ShareBase::registered) return false;
  const std::size_t lists = m_poll.lists.size();
  for (std::size_t i = 0; i < lists; ++i) weights[i] += weight;
  if (of != model::ShareBase::lists) weights[lists + kValidOfNoList] += weight;
  if (of == model::ShareBase::ballots) weights[lists + kNotValid] += weight;
  return true;
}

namespace {

/// This one of the first two has not won: no majority, and not the lead that the law asks for over the other.
void not_elected(ClaimBuilder& build, const Office& office, std::size_t list, std::size_t other) {
  if (!build.share(list, office.majority, office.of, false)) return build.unproven("a share of the registered voters");
  if (office.rule != Office::Rule::lead) return;
  const double votes = static_cast<double>(build.poll().lists[list].votes);
  if (votes < value_of(office.lead_share) * build.base_of(office.of))
    build.share(list, office.lead_share, office.of, false);
  else
    build.lead(list, other, office.lead, office.of, false);
}

/// Who comes third is behind the first two, and neither of these has won.
void runoff_claims(ClaimBuilder& build, const Office& office, const std::vector<std::size_t>& order) {
  for (std::size_t i = 2; i < order.size(); ++i)
    for (std::size_t j = 0; j < 2; ++j) build.before(order[j], order[i]);
  if (order.size() < 2) return build.unproven("a second round of one");
  not_elected(build, office, order[0], order[1]);
  not_elected(build, office, order[1], order[0]);
}

void office_claims(ClaimBuilder& build, const Office& office, const model::CountResult& result) {
  const std::vector<std::size_t> order = model::by_votes(build.poll());
  if (result.outcome == model::Outcome::runoff) return runoff_claims(build, office, order);
  const std::size_t winner = order[0];
  const double share = static_cast<double>(build.poll().lists[winner].votes) / std::max(1.0, build.base_of(office.of));
  if (office.rule == Office::Rule::majority || share > value_of(office.majority)) {
    if (!build.share(winner, office.majority, office.of, true)) build.unproven("a share of the registered voters");
    return;
  }
  if (!build.share(winner, office.lead_share, office.of, true))
    return build.unproven("a share of the registered voters");
  for (std::size_t i = 1; i < order.size(); ++i) build.lead(winner, order[i], office.lead, office.of, true);
}

}  // namespace

double ClaimBuilder::base_of(model::ShareBase of) const {
  const std::vector<double> columns = columns_of(m_poll);
  std::vector<double> weights = zeros();
  double sum = 0;
  if (!add_base(weights, 1, of)) return 0;
  for (std::size_t i = 0; i < columns.size(); ++i) sum += weights[i] * columns[i];
  return sum;
}

std::vector<double> columns_of(const model::Poll& poll) {
  std::vector<double> columns;
  double lists = 0;
  for (const model::ListVotes& list : poll.lists) {
    columns.push_back(static_cast<double>(list.votes));
    lists += columns.back();
  }
  const double valid = std::max(lists, static_cast<double>(poll.valid));
  columns.push_back(valid - lists);
  columns.push_back(std::max(0.0, static_cast<double>(poll.ballots) - valid));
  return columns;
}

OutcomeClaims outcome_claims(const model::Poll& poll, const model::Law& law, const model::CountResult& result) {
  OutcomeClaims out;
  ClaimBuilder build(poll, out);
  if (result.outcome == model::Outcome::tie) {
    build.unproven("the outcome hangs on a tie: no number of ballots proves it");
    return out;
  }
  if (law.office) office_claims(build, *law.office, result);
  for (std::size_t t = 0; t < law.tiers.size(); ++t) tier_claims(build, law.tiers[t], result.tiers[t]);
  return out;
}

}  // namespace acta::audit
