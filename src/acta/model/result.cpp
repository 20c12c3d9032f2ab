// SPDX-License-Identifier: Apache-2.0
#include "acta/model/result.hpp"

#include <algorithm>

namespace acta::model {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::decided: return "decided";
    case Outcome::runoff: return "runoff";
    case Outcome::tie: return "tie";
  }
  return "decided";
}

std::int64_t seats_within(const CountResult& result, std::int64_t votes) {
  return std::count_if(result.margins.begin(), result.margins.end(),
                       [votes](const SeatMargin& margin) { return margin.votes_moved <= votes; });
}

}  // namespace acta::model
