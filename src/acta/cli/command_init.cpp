// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_init.hpp"

#include <CLI/CLI.hpp>

namespace acta::cli {
namespace {
class InitCommand : public Command {
 public:
  void setup(CLI::App&) override {}
  base::Result<Exit> run() override { return base::Error{base::ErrorKind::usage, "provisional", {}, {}}; }
};
}  // namespace
std::unique_ptr<Command> make_init() { return std::make_unique<InitCommand>(); }
}  // namespace acta::cli
