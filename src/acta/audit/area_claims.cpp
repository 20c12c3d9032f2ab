// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/area_claims.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace acta::audit {
namespace {

using model::kNone;

/// One row's votes of a ballot, column by column.
void add_row(const model::Tally& tally, std::size_t row, std::vector<double>& votes) {
  const std::size_t lists = tally.votes[row].size();
  double sum = 0;
  for (std::size_t i = 0; i < lists; ++i) {
    const auto own = static_cast<double>(tally.votes[row][i]);
    votes[i] += own;
    sum += own;
  }
  const double valid = std::max(sum, static_cast<double>(tally.valid[row]));
  votes[lists + kValidOfNoList] += valid - sum;
  votes[lists + kNotValid] += std::max(0.0, static_cast<double>(tally.cast[row]) - valid);
}

/// Terms of all parts that hold the row, added up by column.
std::map<std::size_t, double> merged(const AreaClaim& claim, const std::vector<std::size_t>& areas, std::size_t width) {
  std::map<std::size_t, double> terms;
  for (const ClaimPart& part : claim.parts)
    if (std::find(areas.begin(), areas.end(), part.area) != areas.end())
      for (const ClaimTerm& term : part.terms) terms[part.ballot * width + term.column] += term.weight;
  return terms;
}

LocalClaim local_claim(std::size_t claim, const std::map<std::size_t, double>& terms, std::size_t width,
                       std::size_t ballots) {
  LocalClaim local{claim, {}, std::vector<double>(ballots, 0), std::vector<double>(ballots, 0)};
  for (const auto& [column, weight] : terms) {
    if (weight == 0) continue;
    local.terms.push_back({column, weight});
    double& lowest = local.lowest[column / width];
    double& highest = local.highest[column / width];
    lowest = std::min(lowest, weight), highest = std::max(highest, weight);
  }
  return local;
}

}  // namespace

Claim dense(const AreaClaim& claim, std::size_t columns) {
  Claim all{std::vector<double>(columns, 0), 0, 0};
  for (const ClaimPart& part : claim.parts)
    for (const ClaimTerm& term : part.terms) all.weights[term.column] = term.weight;
  for (const double weight : all.weights)
    all.lowest = std::min(all.lowest, weight), all.highest = std::max(all.highest, weight);
  return all;
}

AreaTree::AreaTree(const model::Poll& poll) {
  for (const model::Area& area : poll.areas) m_parents.push_back(area.parent);
  for (std::size_t a = 0; a < poll.areas.size(); ++a) {
    if (poll.areas[a].level + 1 != poll.levels.size()) continue;
    m_chains.emplace_back();
    for (std::size_t up = a; up != kNone; up = m_parents[up]) m_chains.back().push_back(up);
    m_chains.back().push_back(kNone);
  }
  if (m_chains.empty()) m_chains.push_back({kNone});
}

bool AreaTree::holds(std::size_t area, std::size_t row) const {
  return std::find(m_chains[row].begin(), m_chains[row].end(), area) != m_chains[row].end();
}

bool AreaTree::within(std::size_t inner, std::size_t area) const {
  while (inner != area && inner != kNone) inner = m_parents[inner];
  return inner == area;
}

AreaVotes::AreaVotes(const model::Poll& poll) : m_areas(poll.areas.size()) {
  const AreaTree tree(poll);
  m_votes.assign(poll.tallies.size() * (m_areas + 1), std::vector<double>(poll.lists.size() + kExtraColumns, 0));
  for (std::size_t ballot = 0; ballot < poll.tallies.size(); ++ballot)
    for (std::size_t row = 0; row < poll.tallies[ballot].votes.size(); ++row)
      for (const std::size_t area : tree.chain(row))
        add_row(poll.tallies[ballot], row, m_votes[ballot * (m_areas + 1) + std::min(area, m_areas)]);
}

std::span<const double> AreaVotes::votes(std::size_t ballot, std::size_t area) const {
  return m_votes[ballot * (m_areas + 1) + std::min(area, m_areas)];
}

double AreaVotes::value(const AreaClaim& claim) const {
  double sum = claim.constant;
  for (const ClaimPart& part : claim.parts) {
    const auto columns = votes(part.ballot, part.area);
    for (const ClaimTerm& term : part.terms) sum += term.weight * columns[term.column];
  }
  return sum;
}

double AreaVotes::scale(const AreaClaim& claim) const {
  double sum = std::abs(claim.constant);
  for (const ClaimPart& part : claim.parts) {
    const auto columns = votes(part.ballot, part.area);
    for (const ClaimTerm& term : part.terms) sum += std::abs(term.weight) * columns[term.column];
  }
  return sum;
}

LocalClaims::LocalClaims(std::span<const AreaClaim> claims, const AreaTree& tree, std::size_t width,
                         std::size_t ballots)
    : m_lowest(claims.size(), 0), m_highest(claims.size(), 0) {
  std::map<std::size_t, std::vector<std::size_t>> by_area;
  for (std::size_t k = 0; k < claims.size(); ++k)
    for (const ClaimPart& part : claims[k].parts) by_area[part.area].push_back(k);
  std::map<std::vector<std::size_t>, std::size_t> kinds;
  for (std::size_t row = 0; row < tree.rows(); ++row) {
    std::vector<std::size_t> areas;
    for (const std::size_t area : tree.chain(row))
      if (by_area.count(area) > 0) areas.push_back(area);
    const auto [found, is_new] = kinds.emplace(areas, m_kinds.size());
    m_kind_of_row.push_back(found->second);
    if (!is_new) continue;
    std::vector<std::size_t> touched;
    for (const std::size_t area : areas) touched.insert(touched.end(), by_area[area].begin(), by_area[area].end());
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    m_kinds.emplace_back();
    for (const std::size_t k : touched)
      m_kinds.back().push_back(local_claim(k, merged(claims[k], areas, width), width, ballots));
  }
  add_extremes();
}

LocalClaims::LocalClaims(std::span<const Claim> claims)
    : m_kind_of_row{0}, m_kinds(1), m_lowest(claims.size(), 0), m_highest(claims.size(), 0) {
  for (std::size_t k = 0; k < claims.size(); ++k) {
    LocalClaim local{k, {}, {claims[k].lowest}, {claims[k].highest}};
    for (std::size_t j = 0; j < claims[k].weights.size(); ++j)
      if (claims[k].weights[j] != 0) local.terms.push_back({j, claims[k].weights[j]});
    m_kinds[0].push_back(std::move(local));
  }
  add_extremes();
}

void LocalClaims::add_extremes() {
  for (const auto& kind : m_kinds)
    for (const LocalClaim& local : kind) {
      double lowest = 0;
      for (const double one : local.lowest) lowest += one;
      m_lowest[local.claim] = std::min(m_lowest[local.claim], lowest);
      for (const double one : local.highest) m_highest[local.claim] = std::max(m_highest[local.claim], one);
    }
}

double value_of(const LocalClaim& claim, std::span<const double> votes) {
  double sum = 0;
  for (const ClaimTerm& term : claim.terms) sum += term.weight * votes[term.column];
  return sum;
}

}  // namespace acta::audit
