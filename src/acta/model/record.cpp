// SPDX-License-Identifier: Apache-2.0
#include "acta/model/record.hpp"

namespace acta::model {

std::string_view to_string(CopyKind kind) {
  switch (kind) {
    case CopyKind::final: return "final";
    case CopyKind::preliminary: return "preliminary";
    case CopyKind::observer: return "observer";
    case CopyKind::party: return "party";
    case CopyKind::reading: return "reading";
  }
  return "final";
}

}  // namespace acta::model
