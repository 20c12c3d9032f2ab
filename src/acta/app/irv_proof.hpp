// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/audit/irv_assertions.hpp"
#include "acta/base/error.hpp"
#include "acta/report/assertions.hpp"

namespace acta::app {

struct ShownIrvProof {
  double draws = 0;  ///< cards of a comparison audit for the hardest, if no error is found
  std::vector<report::IrvAssertionShown> assertions;  ///< the hardest first
};

/// Work as that of a comparison audit to this risk limit, in (0, 0.6] (MACRO with gamma 1.03905).
audit::DifficultyModel comparison_work(double risk_limit);

/// The assertions of least work that prove `winner`, in words; checked by audit::check_certificate. Errors (usage): why
/// there are none, with names.
base::Result<ShownIrvProof> prove_irv(const audit::IrvBallots& ballots, const std::vector<std::string>& names,
                                      int winner, double risk_limit);

}  // namespace acta::app
