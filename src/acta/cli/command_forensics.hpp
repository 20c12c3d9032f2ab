// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "acta/cli/command.hpp"

namespace acta::cli {

/// Every test on the distribution of votes over stations, on one record.
std::unique_ptr<Command> make_forensics();

}  // namespace acta::cli
