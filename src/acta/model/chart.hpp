// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace acta::model {

/// Weights of units over percentages in [0, 100]. Bin i holds [i, i+1) * width, the last one 100 itself too.
struct Histogram {
  std::string name;                ///< "turnout", or id of the option whose share it is
  std::string label;               ///< "Turnout: issued / registered"
  double width = 1;                ///< per cent
  std::string weight;              ///< what is added up: "registered voters", "ballots counted"
  std::vector<std::int64_t> bins;  ///< 100 / width of them
  std::int64_t left_out = 0;       ///< units with no percentage (no registered voters, no ballots) or above 100
};

/// Weights of units over turnout (x) and one option's share (y), both in per cent, square cells, only those not empty.
struct Fingerprint {
  std::string option;  ///< id
  std::string weight;
  double width = 1;
  struct Square {
    std::int32_t x = 0, y = 0;  ///< index of the square from 0
    std::int64_t weight = 0;
  };
  std::vector<Square> squares;  ///< in order of x, then y
  std::int64_t left_out = 0;
};

/// Votes by turnout, in bins [t - 0.5, t + 0.5) per cent for t from 0 to 100, and what the others' votes lead to expect
/// of the leader's: `ratio` times these, by three cores (doc/methods/forensics.md, F109).
struct TurnoutCurve {
  std::string option;  ///< id
  std::vector<std::int64_t> leader, others;
  struct Core {
    std::int64_t peak = 0;  ///< per cent of turnout
    double ratio = 0;
    std::int64_t excess = 0;  ///< votes beyond it
  };
  std::vector<Core> cores;  ///< least and most of all admissible ones, and that at the robust centre where there is one
};

/// The fingerprint of one largest area, in squares of five points.
struct RegionPrint {
  std::string name;
  std::int64_t registered = 0, stations = 0;
  std::vector<Fingerprint::Square> squares;
};

/// One of several elections beside each other.
struct ElectionPrint {
  std::string name, option;  ///< title of the record; name of the option whose share it is
  std::int64_t registered = 0, stations = 0;
  std::vector<std::int64_t> turnout, share;  ///< voters by turnout, ballots by share: 100 bins [i, i + 1) per cent
  std::vector<Fingerprint::Square> squares;  ///< of two points, weighted by voters
};

/// What a copy looks like at a glance.
struct Charts {
  std::string turnout_basis;  ///< "issued / registered"
  std::string share_basis;    ///< "votes / ballots counted"
  std::vector<Histogram> histograms;
  std::vector<Fingerprint> fingerprints;
  std::vector<TurnoutCurve> curves;      ///< of the leading option; empty without registered voters
  std::vector<RegionPrint> regions;      ///< of the leading option: the 24 largest by voters, the largest first
  std::vector<ElectionPrint> elections;  ///< this one last, after the earlier ones that were given; empty without any
};

}  // namespace acta::model
