// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "acta/app/audit_cards.hpp"
#include "acta/app/audit_work.hpp"
#include "acta/cli/command.hpp"
#include "acta/cli/record_options.hpp"

namespace acta::cli {

/// The actions of `acta audit`, one a file, in the order in which help shows them: name, one-line help, how to make it.
const std::vector<CommandEntry>& audit_actions();

std::unique_ptr<Command> make_audit_plan();
std::unique_ptr<Command> make_audit_ceremony();
std::unique_ptr<Command> make_audit_draw();
std::unique_ptr<Command> make_audit_list();
std::unique_ptr<Command> make_audit_enter();
std::unique_ptr<Command> make_audit_assess();
std::unique_ptr<Command> make_audit_next();
std::unique_ptr<Command> make_audit_report();
std::unique_ptr<Command> make_audit_log();
std::unique_ptr<Command> make_audit_irv();
std::unique_ptr<Command> make_audit_risk();
std::unique_ptr<Command> make_audit_verify();

/// Error: usage: an option that is for tally sheets.
base::Result<void> no_sheets_options(const CLI::App& app, const std::string& toml_path);
/// An audit of cards without the file of an audit. Errors: of open_cards_audit; usage: an option that is for tally
/// sheets.
base::Result<app::OpenedCards> open_cards(const CLI::App& app, const std::string& toml_path,
                                          const std::filesystem::path& laws, const app::StrataRates& rates = {});
/// Sizes by contest, for an audit of cards: as typed, a number alone for each contest. Errors: of parse_sizes.
base::Result<std::map<std::string, std::int64_t>> cards_sizes(const app::AuditKind& kind,
                                                              const std::vector<std::string>& words);

/// What says which audit of a record's sheets is meant.
void declare_audit_subject(CLI::App& app, app::AuditOptions& options);
/// Error: usage: one of its options was given beside an audit that has them fixed.
base::Result<void> no_audit_subject(const CLI::App& app);
/// In per cent, between 0 and 100: from "5%", "5 %" or "0.05". Error: usage: anything else. A number of 1 and more
/// without the sign is asked again: it might be meant as per cent, and a share of that size is none.
base::Result<double> risk_limit_of(std::string text);
void declare_risk_limit(CLI::App& app, double& risk_limit);

/// The file of an audit, as its actions take it.
class AuditFileOptions {
 public:
  void declare(CLI::App& app);
  void declare_json(CLI::App& app);
  base::Result<app::AuditWork> open(app::AuditState::Mode mode) const;
  /// As open, for actions that take a record in the same place.
  static base::Result<app::AuditWork> open(const std::string& file, const std::filesystem::path& laws,
                                           app::AuditState::Mode mode);
  const std::string& file() const { return m_file; }
  bool json() const { return m_json; }

 private:
  std::string m_file, m_laws;
  bool m_json = false;
};

/// Error: usage: `output` is a folder, or one of these files, which must not be written over. Empty: standard output.
base::Result<void> may_write(const std::string& output, const std::vector<std::string>& inputs);

/// An audit's own file and all files that it is of.
std::vector<std::string> inputs_of(const app::AuditWork& work, const std::string& file);

/// Writes a retrieval list to `output` and says what to do with it, or the list itself where there is no output.
base::Result<Exit> tell_round(const app::DrawnRound& round, const std::string& file, const std::string& output);

inline base::Result<Exit> ended(const base::Result<void>& done, Exit exit = Exit::ok) {
  return done ? base::Result<Exit>(exit) : base::Result<Exit>(done.error());
}

}  // namespace acta::cli
