// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "acta/audit/card_contest.hpp"
#include "acta/audit/card_walk.hpp"
#include "acta/audit/strata_design.hpp"
#include "acta/audit/stratified.hpp"

namespace acta::audit {

/// One claim's test over strata: the mean of four products of martingales (StratifiedTest), 9/10 on the bets of the
/// design and 1/30 each on their halves, quarters and eighths, each at its own hardest null: below the mean at any one
/// null, and so a test of it.
class StrataTest {
 public:
  StrataTest(const std::vector<Stratum>& strata, const std::vector<StratumDesign>& design);
  /// REQUIRES: 0 <= x, no more draws than cards.
  void add(std::size_t stratum, double x);
  /// ln of the mean; infinite where the draws prove the null wrong.
  double log_statistic();

 private:
  std::vector<StratifiedTest> m_tests;
  std::vector<double> m_parts;              ///< of the bets, by test
  std::vector<std::vector<double>> m_bets;  ///< by test, then stratum
};

/// A contest whose cards lie in several strata, each sampled for itself: with records (comparison, ONEAudit) or without
/// (polling). Claims are of the whole contest; what a stratum reports need not bear them out.
class CardStrata {
 public:
  /// One stratum's part, made by CardContestAudit::make_part, which is given the claims. `draws`: how many are drawn
  /// beside those of other strata, above 0 in all parts or 0 in all: those of the hardest claim's design. All claims
  /// have these rates and bets of their own.
  struct Part {
    CardContestAudit* audit = nullptr;
    double draws = 0;
  };
  /// Of parts: draws per draw, in whole millionths or as `draws` states. Given as Part::draws they make this again.
  const std::vector<double>& rates() const { return m_rates; }
  /// REQUIRES: one part at least, all of one contest; they outlive this. Errors of card_outcome(); usage: a claim that
  /// does not hold of all strata together, instant-runoff where a stratum does not know every vote.
  /// `elected`: who is reported to win in all; empty: who the votes say.
  static base::Result<CardStrata> make(std::vector<Part> parts, std::vector<std::string> elected = {});

  std::size_t parts() const { return m_parts.size(); }
  const CardContestAudit& part(std::size_t k) const { return *m_parts[k].audit; }
  const CardContest& contest() const { return part(0).contest(); }
  const CardOutcome& outcome() const { return part(0).outcome(); }
  std::int64_t cards() const { return m_cards; }
  std::int64_t phantoms() const;
  const std::vector<double>& totals() const { return m_totals; }
  /// Of all strata: 2 mean - 1, above 0.
  double margin(std::size_t claim) const { return m_margins[claim]; }
  const StrataDesign& design(std::size_t claim) const { return m_designs[claim]; }
  std::size_t hardest() const { return m_hardest; }
  /// What the design rests on; equal values are one.
  std::vector<StratumOutlook> outlook(std::size_t claim) const;
  StrataTest test(std::size_t claim) const;
  /// Which part draws 1 to n come from, in this order: the next is of the part with the smallest (2 j + 1) / rate, j
  /// its draws so far, equal ones in the order of parts; a part of which all cards are drawn is passed over. It depends
  /// on files alone, and a longer one begins with a shorter one. REQUIRES: n <= cards().
  std::vector<std::uint32_t> order(std::int64_t n) const;
  /// How many of the first n draws are of each part.
  std::vector<std::int64_t> sizes(std::int64_t n) const;
  /// The first number of draws from `draws` on after which the test is looked at: 1, 2, ..., 34, 36, ... each the next
  /// or 3 % more, and all cards. Looks depend on nothing else, so that further draws never raise the risk.
  std::int64_t look_from(std::int64_t draws) const;
  /// Whether, as expected, all draws of a stratum give one value.
  bool is_even() const;
  /// Draws to a risk limit by the design of the hardest claim: ln(1 / (0.9 alpha)) / growth, rounded up; an average.
  std::int64_t size(double alpha) const { return draws_at_growth(alpha, m_designs[m_hardest].growth, m_cards); }
  /// Draws that are enough in `chance` of so many simulated audits; the least number where is_even().
  std::int64_t simulated(const SizeSimulation& simulation) const;

 private:
  base::Result<CardOutcome> combined(const CardContest& whole) const;
  base::Result<void> claim();
  void share_rates();
  std::vector<Stratum> strata_of(std::size_t claim) const;

  std::vector<Part> m_parts;
  std::int64_t m_cards = 0;
  std::vector<double> m_totals, m_margins;
  std::vector<double> m_rates;  ///< of parts, in any unit
  std::vector<StrataDesign> m_designs;
  std::size_t m_hardest = 0;
};

/// A draw that was used: of which part, and what a claim's test is fed.
struct StrataDraw {
  std::uint32_t part = 0;
  double value = 0;
};
/// Further draws, as expected, until a look finds a claim's test at 1 / alpha after those fed; at most those that are
/// left. The first such look where audit.is_even(); else one per cent above some number that is not enough.
/// `trial` numbers the random streams of the expected values.
std::int64_t expected_further(const CardStrata& audit, std::size_t claim, std::span<const StrataDraw> fed, double alpha,
                              std::uint64_t trial);

/// What the paper of a card of a part says; nullptr: it has not been entered. Phantoms are not asked for.
using StrataPaperOf = std::function<const CardPaper*(std::size_t part, std::size_t card)>;

/// The order of CardStrata::order() as far as the samples go (by part, cards in order of their numbers): part, card.
std::vector<std::pair<std::uint32_t, std::uint64_t>> strata_path(const CardStrata& audit,
                                                                 std::span<const std::vector<std::uint64_t>> samples);
/// Walks strata_path() up to the first card that waits. The test is looked at as look_from() says; the path keeps the
/// smallest risk so far between looks. Otherwise as walk_cards().
CardWalk walk_strata(const CardStrata& audit, std::span<const std::vector<std::uint64_t>> samples,
                     const StrataPaperOf& paper, double risk_limit);

}  // namespace acta::audit
