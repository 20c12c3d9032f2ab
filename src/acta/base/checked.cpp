// SPDX-License-Identifier: Apache-2.0
#include "acta/base/checked.hpp"

namespace acta::base {

void overflow_trap() { __builtin_trap(); }

}  // namespace acta::base
