// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>

#include "acta/app/version.hpp"
#include "acta/base/number_text.hpp"
#include "acta/cli/command.hpp"

namespace {

using acta::cli::Exit;

int tell(const acta::base::Error& error) {
  const std::string text = acta::base::printable("acta: " + acta::base::to_text(error) + "\n");
  std::fwrite(text.data(), 1, text.size(), stderr);
  return static_cast<int>(Exit::could_not_run);
}

int run(acta::cli::Command& command) {
  const auto result = command.run();
  return result ? static_cast<int>(*result) : tell(result.error());
}

/// CLI11 only says that a subcommand is missing.
bool is_unknown_command(int count, char** words) {
  if (count < 2 || words[1][0] == '-') return false;
  for (const auto& entry : acta::cli::commands())
    if (std::string_view(entry.name) == words[1]) return false;
  return true;
}

acta::base::Error unknown_command(const std::string& word) {
  std::string names;
  for (const auto& entry : acta::cli::commands()) names += (names.empty() ? "" : ", ") + std::string(entry.name);
  return {acta::base::ErrorKind::usage, "there is no command \"" + word + "\"", {}, "the commands are: " + names};
}

int parse_and_run(int count, char** words) {
  if (is_unknown_command(count, words)) return tell(unknown_command(words[1]));
  CLI::App app("Recompute an election from its published records and see how strong the evidence for it is.", "acta");
  app.set_version_flag("--version", std::string("acta ") + acta::app::kVersion);
  app.require_subcommand(1);
  app.footer("`acta COMMAND --help` shows examples; `man acta` tells more.");
  int status = 0;
  std::vector<std::unique_ptr<acta::cli::Command>> made;
  for (const auto& entry : acta::cli::commands()) {
    made.push_back(entry.make());
    CLI::App* sub = app.add_subcommand(entry.name, entry.help);
    made.back()->setup(*sub);
    sub->callback([&status, command = made.back().get()] { status = run(*command); });
  }
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::could_not_run);
  }
  return status;
}

}  // namespace

int main(int count, char** words) {
  try {
    return parse_and_run(count, words);
  } catch (const std::bad_alloc&) {
    return tell({acta::base::ErrorKind::limit, "not enough memory", {}, {}});
  } catch (const std::exception& error) {
    return tell({acta::base::ErrorKind::io, error.what(), {}, "this is a defect of acta: please report it"});
  }
}
