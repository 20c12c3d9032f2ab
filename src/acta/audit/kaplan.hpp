// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/martingales.hpp"

namespace acta::audit {

/// Tests older than ALPHA. All take Population::null_mean as t and no upper bound unless said.

/// Kaplan-Markov (Stark 2009): T = prod (x + g) / (t + g), with replacement; Population::cards is not used. REQUIRES:
/// shift g >= 0.
OwnedTest kaplan_markov(const Population& population, double shift);

/// Kaplan-Wald: T = prod [(1 - g) x / t + g], with replacement. g keeps one value of 0 from ending the test: note
/// that it is a share here. REQUIRES: 0 <= g < 1.
OwnedTest kaplan_wald(const Population& population, double share);

/// Kaplan-Kolmogorov: T = prod (x + g) / (m_j + g), m_j as for ALPHA: the test without replacement. With cards = 0 it
/// is kaplan_markov(). REQUIRES: shift g >= 0.
OwnedTest kaplan_kolmogorov(const Population& population, double shift);

/// Wald's sequential probability ratio test (1945) of mean t against eta. With replacement: T = prod [x eta / t + (u -
/// x)(u - eta) / (u - t)] / u, each draw counted once. Without replacement: the ratio of the chances of the draws in a
/// population with N eta / u cards of value u and in one with N t / u, the rest 0; any draw other than 0 and u ends the
/// test with T = 0. REQUIRES: null_mean < eta <= upper.
OwnedTest wald_sprt(const Population& population, double eta);

}  // namespace acta::audit
