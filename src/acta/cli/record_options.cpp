// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/record_options.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "acta/cli/laws_folder.hpp"

namespace acta::cli {

void RecordOptions::declare(CLI::App& app) {
  app.add_option("record", m_record, "The record: election.toml, or a folder that holds one")
      ->required()
      ->type_name("RECORD");
  app.add_option("-d,--data", m_data, "Folder where sources are looked for after the record's own (may be repeated)")
      ->type_name("DIR")
      ->take_all();
  app.add_option("--laws", m_laws, "Folder of law files (default: the installed ones)")->type_name("DIR");
  app.add_flag("--strict", m_strict, "Refuse every repair instead of reporting it");
  app.add_flag("--json", m_json, "Print JSON");
}

base::Result<std::unique_ptr<app::Loaded>> RecordOptions::load(app::Progress* progress) {
  app::LoadOptions options;
  options.data.assign(m_data.begin(), m_data.end());
  options.laws = laws();
  options.strict = m_strict;
  options.progress = progress;
  return app::load(path(), options);
}

std::filesystem::path RecordOptions::path() const {
  std::filesystem::path record = m_record;
  std::error_code failed;
  if (std::filesystem::is_directory(record, failed)) record /= "election.toml";
  return record;
}

std::filesystem::path RecordOptions::laws() const {
  return m_laws.empty() ? laws_folder() : std::filesystem::path(m_laws);
}

base::Result<app::CaseRun> RecordOptions::run_case(bool margins) const {
  app::CaseOptions options;
  options.data.assign(m_data.begin(), m_data.end());
  options.laws = laws();
  options.margins = margins;
  return app::run_case(m_record, options);
}

std::string RecordOptions::reproduce(const std::string& command) const {
  std::filesystem::path record = m_record;
  const std::string name =
      record.filename() == "election.toml" || record.filename().empty() ? "election.toml" : record.filename().string();
  std::string line = "acta " + command + " " + (record.has_extension() ? name : "election.toml");
  if (!m_data.empty()) line += " --data DIR";
  if (m_strict) line += " --strict";
  return line;
}

report::TextStyle RecordOptions::style() const { return terminal_style(); }

report::TextStyle terminal_style() {
  report::TextStyle style;
  if (::isatty(STDOUT_FILENO) == 0) return style;
  style.colour = std::getenv("NO_COLOR") == nullptr;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
    style.width = std::min<std::size_t>(size.ws_col, 140);
  return style;
}

Exit exit_for(const report::Report& report) {
  return report::count_verdicts(report.findings).fails > 0 ? Exit::fails : Exit::ok;
}

}  // namespace acta::cli
