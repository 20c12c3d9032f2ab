// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/model/result.hpp"
#include "acta/report/language.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

/// The whole count as a text to follow by hand: tier by tier and area by area each step with the standing before it,
/// its arithmetic and its article; what is tied; the seats; what is nearest to changing. Clauses are told once, where
/// they are first cited. REQUIRES: `result` is the count of `poll` by `law`.
std::string transcript(const model::Law& law, const model::Poll& poll, const model::CountResult& result,
                       const Language& language, const TextStyle& style);

}  // namespace acta::report
