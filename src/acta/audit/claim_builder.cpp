// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/audit/outcome_parts.hpp"

namespace acta::audit {
namespace {

using model::kNone;

constexpr double kRounding = 1e-12;  ///< of the terms' size: a margin below is none
constexpr std::size_t kAreasNamed = 6;

model::Poll completed(const model::Poll& poll) {
  model::Poll whole = poll;
  model::complete(whole);
  return whole;
}

/// Least and most that one paper can give, over all areas: parts that may lie inside each other are added up.
std::pair<double, double> extremes(const AreaClaim& claim) {
  double lowest = 0, highest = 0;
  for (const ClaimPart& part : claim.parts) {
    double low = 0, high = 0;
    for (const ClaimTerm& term : part.terms) low = std::min(low, term.weight), high = std::max(high, term.weight);
    lowest += low, highest += high;
  }
  return {lowest, highest};
}

/// Adds names of a list separated by commas that are not there yet.
void add_given(std::string& all, const std::string& more) {
  if (more.empty() || (", " + all + ",").find(", " + more + ",") != std::string::npos) return;
  all += (all.empty() ? "" : ", ") + more;
}

}  // namespace

VoteSum& VoteSum::add(Scope scope, std::size_t column, double weight) {
  m_terms[{scope.ballot, scope.area, column}] += weight;
  return *this;
}

VoteSum& VoteSum::add(const VoteSum& other, double factor) {
  for (const auto& [key, weight] : other.m_terms) m_terms[key] += factor * weight;
  m_constant += factor * other.m_constant;
  return *this;
}

VoteSum& VoteSum::add_constant(double constant) {
  m_constant += constant;
  return *this;
}

VoteSum VoteSum::counted() const {
  VoteSum sum = *this;
  for (auto& [key, weight] : sum.m_terms) weight = 1;
  sum.m_constant = 0;
  return sum;
}

AreaClaim VoteSum::claim() const {
  AreaClaim claim{{}, m_constant};
  for (const auto& [key, weight] : m_terms) {
    const auto& [ballot, area, column] = key;
    if (claim.parts.empty() || claim.parts.back().ballot != ballot || claim.parts.back().area != area)
      claim.parts.push_back({ballot, area, {}});
    claim.parts.back().terms.push_back({column, weight});
  }
  return claim;
}

ClaimBuilder::ClaimBuilder(const model::Poll& poll, const model::Law& law, const model::CountResult& result,
                           double unseen, double least)
    : m_poll(completed(poll)),
      m_law(law),
      m_result(result),
      m_tree(m_poll),
      m_votes(m_poll),
      m_unseen(unseen),
      m_least(least) {}

std::string ClaimBuilder::area_name(std::size_t area) const { return area == kNone ? "" : m_poll.areas[area].name; }

std::string ClaimBuilder::where(std::size_t area) const { return area == kNone ? "" : area_name(area) + ": "; }

std::int64_t ClaimBuilder::votes(Scope scope, std::size_t list) const {
  return static_cast<std::int64_t>(m_votes.votes(scope.ballot, scope.area)[list]);
}

double ClaimBuilder::narrowest(const Drafts& drafts) const {
  double least = std::numeric_limits<double>::infinity();
  for (const Draft& one : drafts) {
    const AreaClaim claim = one.sum.claim();
    const auto [lowest, highest] = extremes(claim);
    least = std::min(least, std::max(0.0, m_votes.value(claim) / std::max(1e-300, highest - lowest)));
  }
  return least;
}

VoteSum ClaimBuilder::of_list(Scope scope, std::size_t list, double weight) const {
  VoteSum sum;
  return sum.add(scope, list, weight);
}

std::optional<VoteSum> ClaimBuilder::base(Scope scope, model::ShareBase of) const {
  VoteSum sum;
  if (of == model::ShareBase::registered) {
    double all = 0;
    for (std::size_t row = 0; row < m_tree.rows(); ++row) {
      const std::size_t area = m_tree.chain(row).front();
      if (!m_tree.holds(scope.area, row)) continue;
      if (area == kNone || !m_poll.areas[area].registered) return std::nullopt;
      all += static_cast<double>(*m_poll.areas[area].registered);
    }
    return all > 0 ? std::optional(sum.add_constant(all)) : std::nullopt;
  }
  for (std::size_t i = 0; i < lists(); ++i) sum.add(scope, i, 1);
  if (of != model::ShareBase::lists) sum.add(scope, lists() + kValidOfNoList, 1);
  if (of == model::ShareBase::ballots) sum.add(scope, lists() + kNotValid, 1);
  return sum;
}

std::size_t ClaimBuilder::ballot_of(const std::string& votes) const {
  return model::tally_of(m_poll, votes).value_or(0);
}

void ClaimBuilder::begin(SeatGroup group) {
  m_group = std::move(group), m_group->proven = true, m_pending.clear(), m_about.clear();
}

void ClaimBuilder::add(std::string text, const VoteSum& sum) { m_pending.push_back({std::move(text), sum.claim()}); }

void ClaimBuilder::add(const Drafts& drafts) {
  for (const Draft& one : drafts) add(one.text, one.sum);
}

void ClaimBuilder::fail(std::string reason) {
  if (m_group->proven) m_group->reason = std::move(reason);
  m_group->proven = false;
}

bool ClaimBuilder::has_margin(const AreaClaim& claim) const {
  const auto [lowest, highest] = extremes(claim);
  const double margin = m_votes.value(claim) + m_unseen * lowest;
  return margin > kRounding * (1 + m_votes.scale(claim)) && margin >= m_least * (highest - lowest);
}

void ClaimBuilder::finish_group() {
  const auto narrow =
      std::find_if(m_pending.begin(), m_pending.end(), [&](const OutcomeClaim& one) { return !has_margin(one.claim); });
  if (m_group->proven && narrow != m_pending.end()) {
    fail(m_least > 0 ? fmt::format("fewer than {} ballots reverse \"{}\"", m_least, narrow->text)
                     : fmt::format("no margin is left for \"{}\"", narrow->text));
    m_without_margin.insert(m_without_margin.end(), m_pending.begin(), m_pending.end());
  }
  if (!m_group->proven && !m_about.empty()) m_group->reason = m_about + ": " + m_group->reason;
  if (m_group->proven) m_out.claims.insert(m_out.claims.end(), m_pending.begin(), m_pending.end());
  m_out.seats.push_back(std::move(*m_group));
  m_group.reset();
  m_pending.clear();
}

void ClaimBuilder::split_group(SeatGroup part) {
  const bool holds =
      m_group->proven && part.seats > 0 &&
      std::all_of(m_pending.begin(), m_pending.end(), [&](const OutcomeClaim& one) { return has_margin(one.claim); });
  part.given = m_group->given;
  m_group.reset();
  std::vector<OutcomeClaim> claims = std::move(m_pending);
  m_pending.clear();
  if (!holds) return;
  m_out.claims.insert(m_out.claims.end(), claims.begin(), claims.end());
  SeatGroup& rest = m_out.seats.back();
  rest.seats -= part.seats;
  for (auto& [list, seats] : rest.holders)
    for (const auto& [other, least] : part.holders)
      if (list == other) seats -= least;
  std::erase_if(rest.holders, [](const auto& one) { return one.second == 0; });
  part.proven = true;
  m_out.seats.insert(m_out.seats.end() - 1, std::move(part));
}

void ClaimBuilder::needs(std::size_t tier) {
  const model::Tier& other = m_law.tiers[tier];
  if (other.kind == model::TierKind::external) return add_given(m_group->given, other.id);
  for (const SeatGroup& group : m_out.seats)
    if (group.tier == other.id && group.proven) add_given(m_group->given, group.given);
  for (const SeatGroup& group : m_out.seats)
    if (group.tier == other.id && !group.proven)
      return fail(fmt::format("it hangs on seats of tier {} that are not proven", other.id));
}

void ClaimBuilder::revoke(const std::string& tier, const std::string& reason) {
  for (SeatGroup& group : m_out.seats)
    if (group.tier == tier && group.proven) group.proven = false, group.reason = reason;
}

/// Groups of one tier with one reason share a sentence.
void ClaimBuilder::state_unproven() {
  std::vector<std::pair<std::string, std::string>> known;
  for (const SeatGroup& group : m_out.seats) {
    if (group.proven) continue;
    std::pair<std::string, std::string> key{group.tier, group.reason};
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    std::string areas;
    std::size_t count = 0;
    for (const SeatGroup& other : m_out.seats)
      if (!other.proven && other.tier == group.tier && other.reason == group.reason && !other.area.empty() &&
          ++count <= kAreasNamed)
        areas += (areas.empty() ? ", " : "; ") + other.area;
    if (count > kAreasNamed) areas += fmt::format("; {} more", count - kAreasNamed);
    m_out.unproven.push_back(group.tier.empty() ? group.reason
                                                : fmt::format("tier {}{}: {}", group.tier, areas, group.reason));
    known.push_back(std::move(key));
  }
}

OutcomeClaims ClaimBuilder::finish() {
  if (m_out.claims.empty() && m_least <= 0) m_out.claims = std::move(m_without_margin);
  state_unproven();
  std::erase_if(m_out.seats, [](const SeatGroup& group) { return group.tier.empty(); });
  return std::move(m_out);
}

}  // namespace acta::audit
