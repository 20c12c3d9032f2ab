// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>

#include "acta/audit/card_strata.hpp"
#include "acta/base/random.hpp"

namespace acta::audit {
namespace {

constexpr int kTrials = 9;                  ///< simulated ends, of which the middle one is told
constexpr std::int64_t kLongDraw = 20'000;  ///< draws from which one end is simulated
constexpr double kLookStep = 1.03;
constexpr double kTie = 1e-12;  ///< of the cards: a lead below it may be rounding, and confirms nothing

const CardPaper kNotFound{CardPaper::Seen::not_found, {}};

/// The draws that were used, by claim.
using Fed = std::vector<std::vector<StrataDraw>>;

/// The path as far as the samples go: part and card.
std::vector<std::pair<std::uint32_t, std::uint64_t>> drawn_in_order(
    const CardStrata& audit, std::span<const std::vector<std::uint64_t>> samples) {
  std::int64_t all = 0;
  for (const auto& sample : samples) all += static_cast<std::int64_t>(sample.size());
  std::vector<std::size_t> at(samples.size(), 0);
  std::vector<std::pair<std::uint32_t, std::uint64_t>> drawn;
  for (const std::uint32_t part : audit.order(all)) {
    if (at[part] == samples[part].size()) break;
    drawn.emplace_back(part, samples[part][at[part]++]);
  }
  return drawn;
}

const CardPaper* paper_on(const CardStrata& audit, std::uint32_t part, std::uint64_t card, const StrataPaperOf& paper) {
  return audit.part(part).is_phantom(card) ? &kNotFound : paper(part, card);
}

Fed feed(const CardStrata& audit, std::span<const std::pair<std::uint32_t, std::uint64_t>> drawn,
         const StrataPaperOf& paper, CardWalk& walk) {
  Fed fed(audit.outcome().claims.size());
  for (const auto& [part, card] : drawn) {
    const CardPaper* seen = paper_on(audit, part, card, paper);
    if (!seen) {
      ++walk.waiting;
      continue;
    }
    if (walk.waiting > 0) continue;
    ++walk.counted;
    walk.differing += audit.part(part).differs(card, *seen);
    walk.not_found += seen->seen == CardPaper::Seen::not_found;
    for (std::size_t claim = 0; claim < fed.size(); ++claim)
      fed[claim].push_back({part, audit.part(part).value(claim, card, *seen)});
  }
  return fed;
}

void measure(const CardStrata& audit, const Fed& fed, CardWalk& walk) {
  std::vector<double> worst(static_cast<std::size_t>(walk.counted), 0);
  walk.risk = 0;
  for (std::size_t claim = 0; claim < fed.size(); ++claim) {
    StrataTest test = audit.test(claim);
    std::int64_t look = 1;
    double peak = 0;
    for (std::size_t k = 0; k < fed[claim].size(); ++k) {
      test.add(fed[claim][k].part, fed[claim][k].value);
      if (static_cast<std::int64_t>(k + 1) == look) {
        peak = std::max(peak, test.log_statistic());
        look = audit.look_from(look + 1);
      }
      worst[k] = std::max(worst[k], std::exp(-peak));
    }
    const double risk = std::exp(-peak);
    walk.risks.push_back(risk);
    if (risk > walk.risk) walk.risk = risk, walk.claim = claim;
  }
  walk.path = std::move(worst);
}

/// Every card of every stratum was seen: no chance is left. Few values occur, each counted, so that halves come out
/// exactly.
void close(const CardStrata& audit, std::span<const std::pair<std::uint32_t, std::uint64_t>> drawn,
           const StrataPaperOf& paper, CardWalk& walk) {
  walk.all_seen = walk.counted == audit.cards();
  if (!walk.all_seen) return;
  walk.risk = 0;
  for (std::size_t claim = 0; claim < audit.outcome().claims.size(); ++claim) {
    std::map<double, std::int64_t> cards;
    for (const auto& [part, card] : drawn)
      ++cards[audit.part(part).paper_value(claim, *paper_on(audit, part, card, paper))];
    double lead = 0;
    for (const auto& [value, count] : cards) lead += (value - 0.5) * static_cast<double>(count);
    walk.risks[claim] = lead <= kTie * static_cast<double>(audit.cards()) ? 1 : 0;
    if (walk.risks[claim] == 1) walk.risk = 1, walk.claim = claim;
  }
  walk.path.back() = walk.risk;
  if (walk.risk == 1)
    walk.impossible =
        "every card was read, and on paper \"" + audit.outcome().claims[walk.claim].text() + "\" does not hold";
}

double random_value(const std::vector<ValueShare>& shares, base::RandomStream& stream) {
  double at = stream.uniform();
  for (const ValueShare& one : shares)
    if ((at -= one.share) < 0) return one.value;
  return shares.front().value;
}

bool is_enough(const CardStrata& audit, std::size_t claim, std::span<const StrataDraw> draws, double alpha) {
  StrataTest test = audit.test(claim);
  for (const StrataDraw& one : draws) test.add(one.part, one.value);
  return test.log_statistic() >= -std::log(alpha);
}

void plan_next(const CardStrata& audit, const Fed& fed, double alpha, CardWalk& walk) {
  if (walk.risk <= alpha || !walk.impossible.empty()) return;
  walk.next_is_average = !audit.is_even();
  for (std::size_t claim = 0; claim < fed.size(); ++claim) {
    if (walk.next_is_average && claim != walk.claim) continue;
    const bool one = !walk.next_is_average || walk.counted + audit.size(alpha) > kLongDraw;
    std::vector<std::int64_t> ends;
    for (int trial = 0; trial < (one ? 1 : kTrials); ++trial)
      ends.push_back(expected_further(audit, claim, fed[claim], alpha, static_cast<std::uint64_t>(trial)));
    std::sort(ends.begin(), ends.end());
    walk.next = std::max(walk.next, ends[ends.size() / 2]);
  }
}

}  // namespace

std::int64_t expected_further(const CardStrata& audit, std::size_t claim, std::span<const StrataDraw> fed, double alpha,
                              std::uint64_t trial) {
  const auto before = static_cast<std::int64_t>(fed.size());
  const std::int64_t left = audit.cards() - before;
  if (audit.design(claim).growth <= 0 || left <= 0) return left;
  std::vector<std::vector<ValueShare>> expected;
  for (const StratumOutlook& one : audit.outlook(claim)) expected.push_back(one.values);
  // To the card where nothing varies; else within one per cent, which the spread of random audits hides.
  const auto close_enough = [&](std::int64_t low, std::int64_t high) {
    return high - low <= (audit.is_even() ? 1 : std::max<std::int64_t>(1, high / 100));
  };
  std::vector<StrataDraw> draws(fed.begin(), fed.end());
  base::RandomStream stream(trial + 1, 2);
  // Only a look can end the audit.
  const auto look = [&](std::int64_t further) { return audit.look_from(before + further) - before; };
  std::int64_t low = 0, high = audit.size(alpha) / 8;
  while (true) {
    high = std::min(left, look(std::max<std::int64_t>(1, 2 * high)));
    const auto order = audit.order(before + high);
    for (std::size_t k = draws.size(); k < order.size(); ++k)
      draws.push_back({order[k], random_value(expected[order[k]], stream)});
    if (is_enough(audit, claim, draws, alpha)) break;
    if (high == left) return left;
    low = high;
  }
  while (!close_enough(low, high)) {
    const std::int64_t half = low + (high - low) / 2, middle = look(half);
    if (middle >= high) {
      low = half;
      continue;
    }
    const auto some = std::span(draws).first(static_cast<std::size_t>(before + middle));
    (is_enough(audit, claim, some, alpha) ? high : low) = middle;
  }
  return high;
}

std::vector<std::pair<std::uint32_t, std::uint64_t>> strata_path(const CardStrata& audit,
                                                                 std::span<const std::vector<std::uint64_t>> samples) {
  return drawn_in_order(audit, samples);
}

std::int64_t CardStrata::look_from(std::int64_t draws) const {
  std::int64_t look = 1;
  while (look < draws)
    look = std::max(look + 1, static_cast<std::int64_t>(std::ceil(kLookStep * static_cast<double>(look))));
  return std::min(look, m_cards);
}

CardWalk walk_strata(const CardStrata& audit, std::span<const std::vector<std::uint64_t>> samples,
                     const StrataPaperOf& paper, double risk_limit) {
  CardWalk walk;
  const auto drawn = drawn_in_order(audit, samples);
  walk.drawn = static_cast<std::int64_t>(drawn.size());
  const Fed fed = feed(audit, drawn, paper, walk);
  measure(audit, fed, walk);
  close(audit, drawn, paper, walk);
  if (walk.waiting == 0) plan_next(audit, fed, risk_limit, walk);
  return walk;
}

}  // namespace acta::audit
