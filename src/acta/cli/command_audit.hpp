// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/cli/command.hpp"

namespace acta::cli {

std::unique_ptr<Command> make_audit();

}  // namespace acta::cli
