// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "acta/app/progress.hpp"
#include "acta/base/error.hpp"

namespace CLI {
class App;
}

namespace acta::cli {

/// What a run ends with (also the process's exit code).
enum class Exit { ok = 0, fails = 1, could_not_run = 2 };

/// One command: `setup` declares its options and opens nothing, `run` does the work. Errors become words in main only.
class Command {
 public:
  virtual ~Command() = default;
  virtual void setup(CLI::App& app) = 0;
  virtual base::Result<Exit> run() = 0;
};

/// One line of the registry: name, one-line help, how to make it.
struct CommandEntry {
  const char* name;
  const char* help;
  std::unique_ptr<Command> (*make)();
};
/// All commands, in the order in which help shows them. Each has man/acta-NAME.1.md and tests/golden/NAME/.
const std::vector<CommandEntry>& commands();

/// Text to standard output, all of it or an error.
base::Result<void> print(std::string_view text);
/// As print, for people: characters of the data that would steer the terminal are shown as U+FFFD.
base::Result<void> print_text(std::string_view text);

/// Shows what is being done on standard error, when it is a terminal and work takes longer than a second. Its end takes
/// the line away: end it before printing.
std::unique_ptr<app::Progress> terminal_progress();

}  // namespace acta::cli
