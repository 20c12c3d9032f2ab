// SPDX-License-Identifier: Apache-2.0
#include "acta/model/law.hpp"

namespace acta::model {

std::string_view to_string(Rule rule) {
  switch (rule) {
    case Rule::plurality: return "plurality";
    case Rule::majority_runoff: return "majority_runoff";
    case Rule::lead_runoff: return "lead_runoff";
    case Rule::quota: return "quota";
    case Rule::divisor: return "divisor";
  }
  return "plurality";
}

std::string_view to_string(Divisor divisor) { return divisor == Divisor::dhondt ? "dhondt" : "sainte_lague"; }
std::string_view to_string(ShareBase base) { return base == ShareBase::valid ? "valid" : "ballots"; }

}  // namespace acta::model
