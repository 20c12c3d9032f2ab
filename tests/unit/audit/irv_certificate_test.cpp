// SPDX-License-Identifier: Apache-2.0
// The checker says no to everything that is no proof.
#include "acta/audit/irv_certificate.hpp"

#include <gtest/gtest.h>

#include "acta/audit/irv_assertions.hpp"

namespace acta::audit {
namespace {

using Verdict = CertificateCheck::Verdict;
using Kind = Assertion::Kind;

// By hand: first preferences 5, 4, 3; 2 goes first and its votes go to 0: 8 to 4.
const IrvBallots kBallots{3, {{0}, {1}, {2, 0}}, {5, 4, 3}, 12};

/// NEB(0, 2): 5 first preferences against the 3 that rank 2 and not 0 above it; NEB(0, 1): 5 to 4.
std::vector<Assertion> proof() {
  return {{Kind::NotEliminatedBefore, 0, 1, 0, 5, 4, 12}, {Kind::NotEliminatedBefore, 0, 2, 0, 5, 3, 6}};
}

Verdict verdict(const std::vector<Assertion>& assertions, int winner = 0) {
  return check_certificate(kBallots, winner, assertions).verdict;
}

/// The proof with one thing changed in its first assertion.
template <class Change>
CertificateCheck changed(Change change) {
  auto assertions = proof();
  change(assertions[0]);
  return check_certificate(kBallots, 0, assertions);
}

TEST(IrvCertificate, AProofIsAccepted) {
  EXPECT_EQ(verdict(proof()), Verdict::Proven);
  const auto found = std::get<IrvProof>(prove_winner(kBallots, 0, {}));
  EXPECT_EQ(verdict(found.assertions), Verdict::Proven);
}

TEST(IrvCertificate, MalformedAssertionsAreRefused) {
  EXPECT_EQ(changed([](Assertion& a) { a.winner = 3; }).verdict, Verdict::Malformed);
  EXPECT_EQ(changed([](Assertion& a) { a.winner = -1; }).verdict, Verdict::Malformed);
  EXPECT_EQ(changed([](Assertion& a) { a.loser = 0; }).verdict, Verdict::Malformed);
  EXPECT_EQ(changed([](Assertion& a) { a.loser = 64; }).verdict, Verdict::Malformed);
  EXPECT_EQ(changed([](Assertion& a) {
              a.kind = Kind::NotEliminatedNext;
              a.continuing = only(0) | only(2);
            }).verdict,
            Verdict::Malformed);
  EXPECT_EQ(changed([](Assertion& a) {
              a.kind = Kind::NotEliminatedNext;
              a.continuing = only(0) | only(1) | only(3);
            }).verdict,
            Verdict::Malformed);
}

TEST(IrvCertificate, OtherVotesAreRefusedAndTold) {
  const auto more = changed([](Assertion& a) { ++a.winner_votes; });
  EXPECT_EQ(more.verdict, Verdict::WrongVotes);
  EXPECT_EQ(more.index, 0u);
  EXPECT_EQ(more.votes, std::pair(std::int64_t{5}, std::int64_t{4}));
  EXPECT_EQ(changed([](Assertion& a) { --a.loser_votes; }).verdict, Verdict::WrongVotes);
}

// When all remain 1 has 4 votes and 0 has 5.
TEST(IrvCertificate, FalseAssertionsAreRefused) {
  const Assertion wrong{Kind::NotEliminatedNext, 1, 0, only(0) | only(1) | only(2), 4, 5, 0};
  EXPECT_EQ(verdict({wrong}), Verdict::NotTrue);
  const IrvBallots equal{2, {{0}, {1}}, {2, 2}, 4};
  const std::vector<Assertion> tie{{Kind::NotEliminatedBefore, 0, 1, 0, 2, 2, 0}};
  EXPECT_EQ(check_certificate(equal, 0, tie).verdict, Verdict::NotTrue);
}

TEST(IrvCertificate, WithoutOneAssertionAnOrderStaysOpen) {
  const auto check = check_certificate(kBallots, 0, std::vector{proof()[1]});
  EXPECT_EQ(check.verdict, Verdict::OpenOrder);
  EXPECT_EQ(check.order.back(), 1);
  EXPECT_EQ(verdict({}), Verdict::OpenOrder);
}

TEST(IrvCertificate, AProofOfOneProvesNobodyElse) {
  EXPECT_EQ(verdict(proof(), 1), Verdict::OpenOrder);
  EXPECT_EQ(verdict(proof(), 2), Verdict::OpenOrder);
}

// By hand, orders that end in 1: 2 0 1 and 0 2 1; in 2: 0 1 2 and 1 0 2. NEN for {0, 1} contradicts the first alone.
TEST(IrvCertificate, NextCountsForItsOwnSetOnly) {
  const Assertion last_two{Kind::NotEliminatedNext, 0, 1, only(0) | only(1), 8, 4, 3};
  const auto check = check_certificate(kBallots, 0, std::vector{last_two});
  EXPECT_EQ(check.verdict, Verdict::OpenOrder);
  EXPECT_EQ(verdict({last_two, proof()[1]}), Verdict::Proven);
  const Assertion first{Kind::NotEliminatedNext, 1, 2, only(0) | only(1) | only(2), 4, 3, 12};
  const Assertion also{Kind::NotEliminatedNext, 0, 2, only(0) | only(1) | only(2), 5, 3, 6};
  EXPECT_EQ(verdict({last_two, first, also}), Verdict::Proven);
}

}  // namespace
}  // namespace acta::audit
