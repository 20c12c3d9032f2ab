// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/report/audit_risk.hpp"

namespace acta::app {

/// What `acta audit risk` was asked. Which options a test takes: risk_tests().
struct RiskOptions {
  std::string test;
  double risk_limit = 5;            ///< per cent
  std::string reported;             ///< "Ann=600,Burr=400"
  std::vector<std::string> rounds;  ///< the same of what was found, a text a round
  std::optional<std::int64_t> winners, ballots;
  std::optional<double> prior;  ///< pseudo-votes for each choice
  std::string values;           ///< file: a number a line
  std::optional<std::int64_t> cards;
  std::optional<double> upper, mean;  ///< u, and the mean under the null hypothesis: 1 and 1/2
  std::optional<double> eta, bet, shift, weight, rate;
  std::optional<double> margin;  ///< diluted, per cent
  std::optional<std::int64_t> draws;
  std::string errors;  ///< "o1=2,o2=0,u1=0,u2=0"
  std::string rates;   ///< of cobra: "o1=0.001,o2=0.0001", errors a card that are expected
  std::string bets;    ///< of mixture: "1.5=9,0.75=1", bets with their weights
};

/// One test by the name that the command line has for it.
struct RiskTest {
  enum class Sample { counts, values, errors };
  std::string name;
  Sample sample;
  std::string sentence;
  std::string options;  ///< those that it takes beside those of its sample, with blanks between
  std::string needs;    ///< those without which it cannot be computed
};
const std::vector<RiskTest>& risk_tests();

/// Errors: usage: no such test, an option that is not for it or that it needs, numbers out of range; of polling_risk();
/// io; format: a line that is no number in [0, u], with its place; more values than cards.
base::Result<report::RiskShown> audit_risk(const RiskOptions& options);

/// "Ann=600,Burr=400" as names with whole numbers >= 0, in their order. Errors: usage: no number, a name twice.
base::Result<std::vector<std::pair<std::string, std::int64_t>>> counts_by_name(const std::string& text,
                                                                               const std::string& option);
/// "o1=0.001,o2=0" as names with finite numbers >= 0, in their order; `form` ("NAME=RATE") and `example` are shown to
/// who writes else. Errors: as above.
base::Result<std::vector<std::pair<std::string, double>>> numbers_by_name(const std::string& text,
                                                                          const std::string& option, const char* form,
                                                                          const std::string& example);
/// The numbers of a file, one a line, blank lines left out. Errors: io; format: no finite number, one outside
/// [0, upper], no line.
base::Result<std::vector<double>> values_of_lines(const std::string& path, double upper);

}  // namespace acta::app
