// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/forensics/calibrate.hpp"
#include "acta/forensics/forensics.hpp"
#include "acta/forensics/moments.hpp"
#include "acta/forensics/stations.hpp"

namespace acta::forensics {

/// One copy as the tests see it.
struct Subject {
  const model::Contest& contest;
  const model::CopyInfo& copy;
  const model::SheetTable& sheets;
  const model::TurnoutBase& turnout;
  const Options& options;
  std::size_t leader = 0;
  Stations stations;  ///< of the leader
  const Calibration* calibration = nullptr;
  Shares shares;  ///< of the stations with registered voters and ballots
  Moments moments;
  MomentIntervals intervals;

  const std::string& leader_name() const { return contest.options[leader].name; }
};

/// A Finding before its verdict: with exact chances, or with statistics that only honest elections can judge.
struct Tested {
  model::Finding finding;
  std::vector<double> log10_p;        ///< exact ones; all tests of a copy are adjusted together
  std::vector<Statistic> statistics;  ///< compared with honest elections
  bool judged = true;                 ///< false: the reason for not_checked stands already
};

model::Finding start(const char* code, const Subject& subject);
/// A test that does not apply, and why.
Tested not_applied(const char* code, const Subject& subject, std::string statement, std::string reason);
void add(model::Finding& finding, std::string name, std::string label,
         std::variant<std::int64_t, double, std::string> value, std::string unit = {});
/// "0.0012", "10^-8.3".
std::string p_text(double log10_p);

Tested test_first_digits(const Subject& subject);
Tested test_integers(const Subject& subject);
Tested test_spikes(const Subject& subject);
Tested test_second_digits(const Subject& subject);
Tested test_last_digits(const Subject& subject);
Tested test_zeros_and_fives(const Subject& subject);
Tested test_shape(const Subject& subject);
Tested test_turnout_and_share(const Subject& subject);
Tested test_small_stations(const Subject& subject);
Tested test_core(const Subject& subject);
Tested test_model(const Subject& subject);
Tested test_neighbours(const Subject& subject);
Tested test_groups(const Subject& subject);
Tested test_repeated(const Subject& subject);
Tested test_regular(const Subject& subject);
Tested test_mixture(const Subject& subject);
Tested test_two_elections(const Subject& subject);

/// Verdicts of all tests of a copy together.
std::vector<model::Finding> judged(std::vector<Tested> tests, const Subject& subject);

}  // namespace acta::forensics
