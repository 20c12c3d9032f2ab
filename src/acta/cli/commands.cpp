// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command.hpp"
#include "acta/cli/command_audit.hpp"
#include "acta/cli/command_check.hpp"
#include "acta/cli/command_claims.hpp"
#include "acta/cli/command_compare.hpp"
#include "acta/cli/command_count.hpp"
#include "acta/cli/command_export.hpp"
#include "acta/cli/command_flows.hpp"
#include "acta/cli/command_forensics.hpp"
#include "acta/cli/command_init.hpp"
#include "acta/cli/command_law.hpp"
#include "acta/cli/command_observe.hpp"
#include "acta/cli/command_report.hpp"
#include "acta/cli/command_simulate.hpp"

namespace acta::cli {

const std::vector<CommandEntry>& commands() {
  static const std::vector<CommandEntry> kCommands = {
#define ACTA_COMMAND(name, help) {#name, help, make_##name},
#include "acta/cli/commands.def"
#undef ACTA_COMMAND
  };
  return kCommands;
}

}  // namespace acta::cli
