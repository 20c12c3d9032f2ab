// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/check/subject.hpp"

namespace acta::check {

/// Numbers, verdict (`otherwise` where some unit differs), stakes and statement that all equalities share. `relation`
/// begins the sentence: "Votes of the options add up to the valid votes". `apart` units are untested for a reason that
/// the check tells itself: they are not among those where a number is missing.
void conclude(model::Finding& finding, const Gaps& gaps, model::Verdict otherwise, const Subject& subject,
              const std::string& relation, const char* unit, std::int64_t apart = 0);

inline constexpr const char* kEnforced =
    "How the votes were counted: where the collecting software refuses sheets that break the relation (C209), its "
    "holding "
    "says nothing.";

}  // namespace acta::check
