// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/count/allocation.hpp"

namespace acta::count {

/// What quota and divisor rules share: threshold and agreement steps, seats, ties.
model::CountResult list_result(const model::Poll& poll, const model::Law& law, const Allocation& allocation);
/// "A 30, B 17, ...; the seat nearest to another list ...". Ties and empty polls have their statement already.
void finish_statement(model::CountResult& result, const model::Poll& poll);
/// "A" or "A and B".
std::string group_name(const model::Poll& poll, const Group& group);

}  // namespace acta::count
