// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "acta/cli/command.hpp"

namespace acta::cli {

/// Where the voters of one election went in the next.
std::unique_ptr<Command> make_flows();

}  // namespace acta::cli
