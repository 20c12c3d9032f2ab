// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "acta/audit/irv_certificate.hpp"
#include "unit/audit/irv_brute.hpp"

namespace acta::audit::brute {

/// The checker proves that the assertions are true and sufficient; without any one of them an order is open, and that
/// one contradicts it.
inline void expect_minimal_proof(const IrvBallots& ballots, int winner, std::vector<Assertion> assertions,
                                 const std::string& name) {
  EXPECT_EQ(check_certificate(ballots, winner, assertions).verdict, CertificateCheck::Verdict::Proven) << name;
  for (std::size_t i = 0; i < assertions.size(); ++i) {
    std::swap(assertions[i], assertions.back());
    const Assertion taken = assertions.back();
    assertions.pop_back();
    const auto order = open_order(ballots.candidates, winner, assertions);
    ASSERT_TRUE(order) << name << ": needless assertion " << i;
    EXPECT_NE(order->back(), winner) << name;
    EXPECT_EQ(order->size(), static_cast<std::size_t>(ballots.candidates)) << name;
    EXPECT_TRUE(contradicts(taken, *order)) << name << ": assertion " << i;
    assertions.push_back(taken);
    std::swap(assertions[i], assertions.back());
  }
}

}  // namespace acta::audit::brute
