// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/base/error.hpp"

namespace acta::model {

/// What a law of ranked ballots answers to one of the questions of doc/methods/ranked.md, as it is written.
struct RankedAnswer {
  std::string question;  ///< "quota"
  std::string answer;    ///< "droop_whole"; whole numbers in digits, "true", "false"
  std::string source;    ///< the article; may be empty
  base::Place place;
};

/// How ballots that rank candidates are counted. What it does not answer has the answer of count/ranked/rules.hpp.
struct RankedLaw {
  std::vector<RankedAnswer> answers;  ///< by question; each once
};

}  // namespace acta::model
