// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/read/ballots/blt_tokens.hpp"

namespace acta::read {

/// The end of a BLT file.
struct BltNames {
  std::vector<std::string> names;  ///< one a candidate
  std::string title;
  std::vector<std::pair<std::string, base::Place>> repairs;
};

/// Reads what follows the ballots. `begin` is the first name where it has been taken already, else an end token.
/// Lenient: a line is a name where it has no quotes, or where its quoted parts cannot all be names; missing names
/// become "Candidate 3". Errors: format: more names than candidates; strict: anything but the quoted names and title.
base::Result<BltNames> read_blt_names(BltTokens& tokens, const BltToken& begin, std::size_t candidates, bool lenient);

}  // namespace acta::read
