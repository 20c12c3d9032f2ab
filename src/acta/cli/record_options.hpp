// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "acta/app/analyse.hpp"
#include "acta/app/cases.hpp"
#include "acta/app/load.hpp"
#include "acta/cli/command.hpp"
#include "acta/report/report.hpp"

namespace acta::cli {

/// The options that every command on a record shares, spelled alike everywhere.
class RecordOptions {
 public:
  void declare(CLI::App& app);
  /// Loads the record; `command` and what was given make the line that reproduces the run.
  base::Result<std::unique_ptr<app::Loaded>> load(app::Progress* progress);
  /// Whether a case (doc/formats/case.md) was named, not a record.
  bool is_case() const { return m_record.ends_with(".count"); }
  base::Result<app::CaseRun> run_case(bool margins) const;
  std::string reproduce(const std::string& command) const;
  bool json() const { return m_json; }
  /// The first word after the command, where it may be an action that comes before the record.
  const std::string& name() const { return m_record; }
  void rename(std::string record) { m_record = std::move(record); }
  report::TextStyle style() const;
  /// election.toml of the record, where a folder was named.
  std::filesystem::path path() const;
  const std::vector<std::string>& data() const { return m_data; }
  /// The folder of laws that was named, or the one that comes with the program.
  std::filesystem::path laws() const;
  bool strict() const { return m_strict; }

 private:
  std::string m_record;
  std::vector<std::string> m_data;
  std::string m_laws;
  bool m_strict = false;
  bool m_json = false;
};

/// How text looks on this terminal.
report::TextStyle terminal_style();

/// Exit::fails when some Finding fails.
Exit exit_for(const report::Report& report);

}  // namespace acta::cli
