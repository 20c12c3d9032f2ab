// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_walk.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "acta/base/random.hpp"

namespace acta::audit {
namespace {

constexpr int kTrials = 21;                 ///< simulated ends, of which the middle one is told
constexpr std::int64_t kLongDraw = 50'000;  ///< cards left from which one end is simulated

constexpr double kTie = 1e-12;  ///< of the cards: a lead below it may be rounding, and confirms nothing

const CardPaper kNotFound{CardPaper::Seen::not_found, {}};

/// The values that the claims' tests were fed, by claim.
using Fed = std::vector<std::vector<double>>;

Fed feed(const CardContestAudit& audit, std::span<const std::uint64_t> sample, const PaperOf& paper, CardWalk& walk) {
  Fed fed(audit.outcome().claims.size());
  for (const std::uint64_t card : sample) {
    const CardPaper* seen = audit.is_phantom(card) ? &kNotFound : paper(card);
    if (!seen) {
      ++walk.waiting;
      continue;
    }
    if (walk.waiting > 0) continue;
    ++walk.counted;
    walk.differing += audit.differs(card, *seen);
    walk.not_found += seen->seen == CardPaper::Seen::not_found;
    for (std::size_t claim = 0; claim < fed.size(); ++claim) fed[claim].push_back(audit.value(claim, card, *seen));
  }
  return fed;
}

void measure(const CardContestAudit& audit, const Fed& fed, CardWalk& walk) {
  std::vector<double> worst(static_cast<std::size_t>(walk.counted), 0);
  walk.risk = 0;
  for (std::size_t claim = 0; claim < fed.size(); ++claim) {
    const OwnedTest test = audit.test(claim);
    double peak = 0;
    for (std::size_t k = 0; k < fed[claim].size(); ++k) {
      peak = std::max(peak, test->next(fed[claim][k]));
      worst[k] = std::max(worst[k], std::exp(-peak));
    }
    walk.risks.push_back(test->p_value());
    if (test->p_value() > walk.risk) walk.risk = test->p_value(), walk.claim = claim;
  }
  walk.path = std::move(worst);
}

/// What the paper of all these cards has above or below 1/2 on average, summed up. Few values occur, so that each is
/// counted and multiplied: halves come out exactly, however many cards there are.
double lead(const CardContestAudit& audit, std::size_t claim, std::span<const std::uint64_t> sample,
            const PaperOf& paper) {
  std::map<double, std::int64_t> cards;
  for (const std::uint64_t card : sample)
    ++cards[audit.paper_value(claim, audit.is_phantom(card) ? kNotFound : *paper(card))];
  double sum = 0;
  for (const auto& [value, count] : cards) sum += (value - 0.5) * static_cast<double>(count);
  return sum;
}

/// Every card was seen: no chance is left.
void close(const CardContestAudit& audit, std::span<const std::uint64_t> sample, const PaperOf& paper, CardWalk& walk) {
  walk.all_seen = walk.counted == audit.cards();
  if (!walk.all_seen) return;
  walk.risk = 0;
  for (std::size_t claim = 0; claim < audit.outcome().claims.size(); ++claim) {
    walk.risks[claim] = lead(audit, claim, sample, paper) <= kTie * static_cast<double>(audit.cards()) ? 1 : 0;
    if (walk.risks[claim] == 1) walk.risk = 1, walk.claim = claim;
  }
  walk.path.back() = walk.risk;
  if (walk.risk == 1)
    walk.impossible =
        "every card was read, and on paper \"" + audit.outcome().claims[walk.claim].text() + "\" does not hold";
}

/// Draws of expected values, one after the other, until the test rejects: how many, at most those that are left.
class Expected {
 public:
  Expected(std::vector<ValueShare> shares, std::uint64_t seed) : m_shares(std::move(shares)), m_stream(seed, 1) {}
  double next() {
    double at = m_stream.uniform();
    for (const ValueShare& one : m_shares)
      if ((at -= one.share) < 0) return one.value;
    return m_shares.front().value;
  }

 private:
  std::vector<ValueShare> m_shares;
  base::RandomStream m_stream;
};

std::int64_t further(const CardContestAudit& audit, std::size_t claim, const std::vector<double>& fed, double alpha,
                     std::uint64_t trial) {
  const OwnedTest test = audit.test(claim);
  test->run(fed);
  if (audit.bet(claim).growth <= 0) return audit.cards() - static_cast<std::int64_t>(fed.size());
  Expected expected(audit.expected_values(claim), trial + 1);
  const double enough = -std::log(alpha);
  const std::int64_t left = audit.cards() - static_cast<std::int64_t>(fed.size());
  std::int64_t more = 0;
  while (more < left && test->log_peak() < enough) test->next(expected.next()), ++more;
  return more;
}

void plan_next(const CardContestAudit& audit, const Fed& fed, double alpha, CardWalk& walk) {
  if (walk.risk <= alpha || !walk.impossible.empty()) return;
  walk.next_is_average = !audit.is_even();
  for (std::size_t claim = 0; claim < fed.size(); ++claim) {
    if (walk.next_is_average && claim != walk.claim) continue;
    std::vector<std::int64_t> ends;
    const bool one =
        !walk.next_is_average || audit.cards() - walk.counted > kLongDraw * (audit.bet(claim).growth > 1e-3 ? 100 : 1);
    for (int trial = 0; trial < (one ? 1 : kTrials); ++trial)
      ends.push_back(further(audit, claim, fed[claim], alpha, static_cast<std::uint64_t>(trial)));
    std::sort(ends.begin(), ends.end());
    walk.next = std::max(walk.next, ends[ends.size() / 2]);
  }
}

}  // namespace

CardWalk walk_cards(const CardContestAudit& audit, std::span<const std::uint64_t> sample, const PaperOf& paper,
                    double risk_limit) {
  CardWalk walk;
  walk.drawn = static_cast<std::int64_t>(sample.size());
  const Fed fed = feed(audit, sample, paper, walk);
  measure(audit, fed, walk);
  close(audit, sample, paper, walk);
  if (walk.waiting == 0) plan_next(audit, fed, risk_limit, walk);
  return walk;
}

}  // namespace acta::audit
