// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/tiers.hpp"

namespace acta::count {

/// The standing as a result for people and other rooms: tiers, areas, lists, ties. Without steps and margins.
model::CountResult result_of(const Work& work);
/// "A 30, B 17, ...; 368 votes moved from C to D would change a seat." REQUIRES: margins are there.
void state(model::CountResult& result, const Plan& plan);

}  // namespace acta::count
