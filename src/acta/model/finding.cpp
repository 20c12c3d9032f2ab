// SPDX-License-Identifier: Apache-2.0
#include "acta/model/finding.hpp"

namespace acta::model {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds: return "holds";
    case Verdict::fails: return "fails";
    case Verdict::remarkable: return "remarkable";
    case Verdict::not_checked: return "not_checked";
  }
  return "not_checked";
}

}  // namespace acta::model
