// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"
#include "acta/model/result.hpp"

namespace acta::count {

/// N108: seats that are certain whoever gets the votes of stations without a count; the registered voters of these are
/// the most that can come. `poll` is that of poll_from_sheets(), with the ballots that were added to it. Never
/// remarkable. not_checked where no sheet is missing, or registered voters of one that is missing are not known.
model::Finding seats_certain(const model::Contest& contest, const model::SheetTable* sheets, const model::Poll& poll);

}  // namespace acta::count
