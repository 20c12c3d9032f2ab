// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"

namespace acta::count {

/// N107: which number of registered voters each printed turnout is a share of. `sheets` is the copy that was counted,
/// or null.
model::Finding turnout_base(const model::Contest& contest, const model::SheetTable* sheets);

}  // namespace acta::count
