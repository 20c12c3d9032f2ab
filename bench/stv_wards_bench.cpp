// SPDX-License-Identifier: Apache-2.0
// Prints the table of doc/methods/audit.md on single transferable votes: who is proven in 200 generated wards, by what
// the file of an audit says of the law.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

#include "acta/audit/card_claims_stv.hpp"

namespace {

using namespace acta::audit;

constexpr double kRiskLimit = 0.05;

struct Ward {
  CardContest contest;
  VoteRows votes;
  CardTallies tallies;
  std::int64_t cards = 0;
};

double uniform(std::mt19937& random) { return random() / 4294967296.0; }

std::size_t drawn(std::mt19937& random, const std::vector<double>& weights) {
  double sum = 0;
  for (const double one : weights) sum += one;
  double at = uniform(random) * sum;
  for (std::size_t k = 0; k < weights.size(); ++k)
    if ((at -= weights[k]) < 0) return k;
  return weights.size() - 1;
}

/// Six parties on a line, the large ones with two candidates: a voter ranks those of the own party, the known one
/// mostly first, and with a chance of 3 in 4 each time goes on to a party nearby.
CardVote ranking_of(std::mt19937& random, const std::vector<std::size_t>& party, const std::vector<double>& strength) {
  std::vector<double> left = strength;
  CardVote ranking;
  for (std::size_t at = drawn(random, left); ranking.size() < party.size();) {
    std::vector<Choice> own;
    for (Choice c = 0; c < party.size(); ++c)
      if (party[c] == at) own.push_back(c);
    if (own.size() > 1 && uniform(random) < 0.25) std::swap(own[0], own[1]);
    ranking.insert(ranking.end(), own.begin(), own.end());
    left[at] = 0;
    if (uniform(random) > 0.75) break;
    std::vector<double> near = left;
    for (std::size_t p = 0; p < near.size(); ++p)
      near[p] *= std::exp(-std::abs(static_cast<double>(p) - static_cast<double>(at)));
    if (*std::max_element(near.begin(), near.end()) <= 0) break;
    at = drawn(random, near);
  }
  return ranking;
}

Ward ward_of(std::mt19937& random, int seats) {
  std::vector<double> strength;
  for (int p = 0; p < 6; ++p) strength.push_back(std::exp(3 * uniform(random)));
  std::vector<std::size_t> party{0, 1, 2, 3, 4, 5}, order = party;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return strength[a] > strength[b]; });
  const std::size_t candidates = 7 + random() % 4;
  for (std::size_t k = 0; party.size() < candidates; ++k) party.push_back(order[k]);
  Ward ward;
  ward.contest.id = "ward", ward.contest.kind = CardContestKind::stv, ward.contest.winners = seats;
  ward.contest.value_decimals = 5;
  for (std::size_t c = 0; c < party.size(); ++c) ward.contest.choices.push_back("C" + std::to_string(c + 1));
  ward.cards = 3000 + random() % 3501;
  for (std::int64_t n = 0; n < ward.cards; ++n) {
    const std::uint32_t row = ward.votes.add(ranking_of(random, party, strength));
    ward.tallies.rows.resize(ward.votes.size(), 0);
    ++ward.tallies.rows[row];
  }
  return ward;
}

/// Cards of a comparison without errors for the hardest claim: ln(1/a) 2 u / v, Kaplan-Markov with gamma 1.
double cards_for(const CardOutcome& outcome, const Ward& ward) {
  double most = 0;
  for (const CardClaim& claim : outcome.claims) {
    double sum = 0;
    for (std::uint32_t row = 0; row < ward.votes.size(); ++row)
      sum += static_cast<double>(ward.tallies.rows[row]) * claim.value(ward.votes.vote(row));
    const double margin = 2 * sum / static_cast<double>(ward.cards) - 1;
    most = std::max(most, -std::log(kRiskLimit) * 2 * claim.upper() / margin);
  }
  return most;
}

struct Says {
  const char* words;
  bool fractional, first, lowest;
};

void print_row(const std::vector<Ward>& wards, const Says& says) {
  std::size_t winners = 0, losers = 0, seats = 0, others = 0, whole = 0, with_claims = 0;
  double cards = 0;
  for (const Ward& ward : wards) {
    CardContest contest = ward.contest;
    contest.fractional = says.fractional, contest.surpluses_first = says.first, contest.lowest = says.lowest;
    const auto outcome = stv_outcome(contest, ward.votes, ward.tallies, ward.cards);
    const auto all = static_cast<std::size_t>(contest.winners);
    seats += all, others += contest.choices.size() - all;
    if (!outcome) continue;
    ++with_claims;
    winners += outcome->winners.size(), losers += outcome->losers.size(), whole += outcome->winners.size() == all;
    cards += cards_for(*outcome, ward);
  }
  std::printf("| %d | %s | %zu of %zu | %zu of %zu | %zu | %.0f |\n", wards.front().contest.winners, says.words,
              winners, seats, losers, others, whole, cards / static_cast<double>(with_claims));
}

}  // namespace

int main() {
  std::mt19937 random(2026);
  std::printf("| seats | the file says | winners | losers | wards whole | cards, mean |\n|---|---|---|---|---|---|\n");
  for (const int seats : {3, 4}) {
    std::vector<Ward> wards;
    for (int n = 0; n < 100; ++n) wards.push_back(ward_of(random, seats));
    for (const Says& says : {Says{"nothing", false, false, false},
                             {"`fractional`", true, false, false},
                             {"`fractional`, `first`", true, true, false},
                             {"`lowest`", false, false, true},
                             {"`fractional`, `lowest`", true, false, true},
                             {"all three", true, true, true}})
      print_row(wards, says);
  }
}
