// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_strata.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <tuple>

namespace acta::audit {
namespace {

constexpr double kMainWeight = 0.9;
constexpr int kBets = 4;

base::Error usage(std::string message, std::string advice) {
  return {base::ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

}  // namespace

StrataTest::StrataTest(const std::vector<Stratum>& strata, const std::vector<StratumDesign>& design) {
  for (int k = 0; k < kBets; ++k) {
    m_tests.emplace_back(strata);
    m_parts.push_back(k == 0 ? kMainWeight : (1 - kMainWeight) / (kBets - 1));
    m_bets.emplace_back();
    for (const StratumDesign& one : design) m_bets.back().push_back(std::ldexp(one.bet, -k));
  }
}

void StrataTest::add(std::size_t stratum, double x) {
  for (std::size_t k = 0; k < m_tests.size(); ++k) m_tests[k].add(stratum, x, m_bets[k][stratum]);
}

double StrataTest::log_statistic() {
  std::vector<double> logs;
  for (StratifiedTest& test : m_tests) logs.push_back(test.log_statistic());
  const double most = *std::max_element(logs.begin(), logs.end());
  if (!std::isfinite(most)) return most;
  double sum = 0;
  for (std::size_t k = 0; k < logs.size(); ++k) sum += m_parts[k] * std::exp(logs[k] - most);
  return most + std::log(sum);
}

base::Result<CardStrata> CardStrata::make(std::vector<Part> parts, std::vector<std::string> elected) {
  CardStrata made;
  made.m_parts = std::move(parts);
  // Records may have made a choice of undeclared write-ins in some strata.
  CardContest whole = made.contest();
  for (const Part& one : made.m_parts)
    if (one.audit->contest().choices.size() > whole.choices.size()) whole = one.audit->contest();
  whole.elected = std::move(elected);
  made.m_totals.assign(whole.choices.size(), 0);
  for (const Part& one : made.m_parts) {
    made.m_cards += one.audit->cards();
    for (std::size_t k = 0; k < one.audit->totals().size(); ++k) made.m_totals[k] += one.audit->totals()[k];
  }
  const auto outcome = made.combined(whole);
  if (!outcome) return outcome.error();
  for (const Part& one : made.m_parts) one.audit->claim_as(whole, *outcome);
  if (auto done = made.claim(); !done) return done.error();
  return made;
}

base::Result<CardOutcome> CardStrata::combined(const CardContest& whole) const {
  CardTallies tallies;
  tallies.totals = m_totals, tallies.blank = 0;
  for (const Part& one : m_parts) {
    tallies.unseen += static_cast<double>(one.audit->phantoms());
    const auto blank = one.audit->blank_votes();
    tallies.blank = tallies.blank && blank ? std::optional(*tallies.blank + *blank) : std::nullopt;
  }
  VoteRows votes;
  if (contest().kind == CardContestKind::irv)
    for (const Part& one : m_parts) {
      if (!one.audit->has_rows())
        return usage(fmt::format("contest \"{}\": a stratum does not know its rankings", contest().id),
                     "an instant-runoff contest needs records of all its cards, in every stratum");
      for (std::uint32_t row = 0; row < one.audit->votes().size(); ++row) {
        const std::uint32_t same = votes.add(one.audit->vote(row));
        tallies.rows.resize(votes.size(), 0);
        tallies.rows[same] += one.audit->cards_of_row(row);
      }
    }
  return card_outcome(whole, votes, tallies, m_cards);
}

base::Result<void> CardStrata::claim() {
  for (std::size_t claim = 0; claim < outcome().claims.size(); ++claim) {
    double sum = 0;
    for (const Part& one : m_parts) sum += one.audit->margin(claim) * static_cast<double>(one.audit->cards());
    m_margins.push_back(sum / static_cast<double>(m_cards));
    if (!(m_margins.back() > 0))
      return usage(fmt::format("contest \"{}\": \"{}\" does not hold of what all strata report", contest().id,
                               outcome().claims[claim].text()),
                   "no audit can confirm an outcome that its own records contradict");
    m_designs.push_back(design_strata(outlook(claim)));
    if (m_designs[claim].growth < m_designs[m_hardest].growth) m_hardest = claim;
  }
  share_rates();
  return {};
}

/// One sample serves all claims: what the hardest one wants, and everybody's best bets on that.
void CardStrata::share_rates() {
  const std::size_t rated = m_hardest;
  // Whole millionths, so that the last digits of a logarithm do not decide which card is drawn.
  for (std::size_t k = 0; k < m_parts.size(); ++k)
    m_rates.push_back(m_parts[k].draws > 0 ? m_parts[k].draws
                                           : std::max(1.0, std::round(1e6 * m_designs[rated].strata[k].rate)));
  for (std::size_t claim = 0; claim < m_designs.size(); ++claim) {
    auto outlooks = outlook(claim);
    for (std::size_t k = 0; k < outlooks.size(); ++k) outlooks[k].draws = m_rates[k];
    m_designs[claim] = design_strata(outlooks);
  }
  m_hardest = 0;
  for (std::size_t claim = 0; claim < m_designs.size(); ++claim)
    if (m_designs[claim].growth < m_designs[m_hardest].growth) m_hardest = claim;
}

std::int64_t CardStrata::phantoms() const {
  std::int64_t sum = 0;
  for (const Part& one : m_parts) sum += one.audit->phantoms();
  return sum;
}

std::vector<StratumOutlook> CardStrata::outlook(std::size_t claim) const {
  const auto merged = [](const std::vector<ValueShare>& values) {
    std::map<double, double> shares;
    for (const ValueShare& one : values) shares[one.value] += one.share;
    std::vector<ValueShare> few;
    for (const auto& [value, share] : shares)
      if (share > 0) few.push_back({value, share});
    return few;
  };
  const auto strata = strata_of(claim);
  std::vector<StratumOutlook> outlooks;
  for (std::size_t k = 0; k < m_parts.size(); ++k)
    outlooks.push_back({static_cast<double>(strata[k].cards) / static_cast<double>(m_cards), strata[k].shift,
                        merged(part(k).expected_values(claim)), m_parts[k].draws});
  return outlooks;
}

std::vector<Stratum> CardStrata::strata_of(std::size_t claim) const {
  const double upper = outcome().claims[claim].upper();
  std::vector<Stratum> strata;
  for (const Part& one : m_parts) {
    const bool polled = one.audit->method() == CardMethod::polling;
    strata.push_back({one.audit->cards(), upper, polled ? 0 : upper - (one.audit->margin(claim) + 1) / 2});
  }
  return strata;
}

StrataTest CardStrata::test(std::size_t claim) const { return {strata_of(claim), m_designs[claim].strata}; }

std::vector<std::uint32_t> CardStrata::order(std::int64_t n) const {
  using Next = std::tuple<double, std::uint32_t, std::int64_t>;  // when, the part, its draws so far
  std::priority_queue<Next, std::vector<Next>, std::greater<>> next;
  for (std::uint32_t k = 0; k < m_parts.size(); ++k) next.emplace(1 / m_rates[k], k, 0);
  std::vector<std::uint32_t> order;
  order.reserve(static_cast<std::size_t>(n));
  while (static_cast<std::int64_t>(order.size()) < n && !next.empty()) {
    const auto [when, k, drawn] = next.top();
    next.pop();
    order.push_back(k);
    if (drawn + 1 < part(k).cards()) next.emplace(static_cast<double>(2 * drawn + 3) / m_rates[k], k, drawn + 1);
  }
  return order;
}

std::vector<std::int64_t> CardStrata::sizes(std::int64_t n) const {
  std::vector<std::int64_t> sizes(m_parts.size(), 0);
  for (const std::uint32_t k : order(n)) ++sizes[k];
  return sizes;
}

bool CardStrata::is_even() const {
  return std::all_of(m_parts.begin(), m_parts.end(), [](const Part& one) { return one.audit->is_even(); });
}

std::int64_t CardStrata::simulated(const SizeSimulation& simulation) const {
  std::vector<std::int64_t> ends;
  for (int trial = 0; trial < (is_even() ? 1 : simulation.trials); ++trial)
    ends.push_back(
        expected_further(*this, m_hardest, {}, simulation.alpha, simulation.seed + static_cast<std::uint64_t>(trial)));
  std::sort(ends.begin(), ends.end());
  const auto rank = static_cast<std::size_t>(std::ceil(simulation.chance * static_cast<double>(ends.size())));
  return ends[std::clamp<std::size_t>(rank, 1, ends.size()) - 1];
}

}  // namespace acta::audit
