// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_export.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/claims.hpp"
#include "acta/app/export.hpp"
#include "acta/app/files.hpp"
#include "acta/claims/sqlite_file.hpp"
#include "acta/cli/record_options.hpp"
#include "acta/report/changes.hpp"

namespace acta::cli {
namespace {

namespace fs = std::filesystem;

class ExportCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_option("--sqlite", m_sqlite, "Write the tables to this SQLite database")->type_name("FILE");
    app.add_option("--xlsx", m_workbook, "Write them to this workbook, a sheet each")->type_name("FILE");
    app.add_option("--csv", m_csv, "Write them to this folder, a file each")->type_name("DIR");
    app.footer(R"(Examples:
  acta export election.toml --sqlite election.sqlite
  acta export recipes/bo-2019-president --data downloads --csv tables
  acta export election.toml --xlsx election.xlsx

The tables are those that claims can ask: acta claims RECORD --tables, doc/methods/claims.md. What no number was read
from is empty (NULL). Existing files of these names are replaced, but never one that the record is made of.
Exit status: 0 written, 2 could not run.)");
  }

  base::Result<Exit> run() override {
    if (m_sqlite.empty() && m_workbook.empty() && m_csv.empty())
      return base::Error{
          base::ErrorKind::usage, "export needs a place to write to", {}, "--sqlite FILE, --xlsx FILE or --csv DIR"};
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    app::AnalyseOptions options;
    options.command = m_record.reproduce("export");
    options.progress = progress.get();
    auto report = app::analyse(**loaded, options);
    if (!report) return report.error();
    app::tell(progress.get(), "writing tables");
    const std::vector<claims::Table> tables = app::tables_of(**loaded, *report);
    if (const auto free = refuse_to_replace(**loaded, tables); !free) return free.error();
    std::vector<std::string> written;
    if (const auto done = write(tables, written); !done) return done.error();
    progress.reset();
    return told(written);
  }

 private:
  base::Result<void> write(const std::vector<claims::Table>& tables, std::vector<std::string>& written) const {
    if (!m_sqlite.empty()) {
      const auto bytes = claims::sqlite_file(tables);
      if (!bytes) return bytes.error();
      if (const auto done = app::write_file(m_sqlite, *bytes); !done) return done;
      written.push_back(m_sqlite);
    }
    if (!m_workbook.empty()) {
      if (const auto done = app::write_workbook(m_workbook, tables); !done) return done;
      written.push_back(m_workbook);
    }
    if (m_csv.empty()) return {};
    const auto files = app::write_csv_tables(m_csv, tables);
    if (!files) return files.error();
    for (const fs::path& file : *files) written.push_back(file.string());
    return {};
  }

  base::Result<Exit> told(const std::vector<std::string>& written) const {
    std::string text;
    if (m_record.json()) {
      text = report::written_json(written);
    } else {
      for (const std::string& file : written) text += "Written: " + file + "\n";
    }
    const auto done = m_record.json() ? print(text) : print_text(text);
    return done ? base::Result<Exit>(Exit::ok) : base::Result<Exit>(done.error());
  }

  base::Result<void> refuse_to_replace(const app::Loaded& loaded, const std::vector<claims::Table>& tables) const {
    std::vector<fs::path> targets = {m_sqlite, m_workbook};
    for (const claims::Table& table : tables)
      if (!m_csv.empty()) targets.push_back(fs::path(m_csv) / (table.name + ".csv"));
    for (const fs::path& target : targets)
      for (const fs::path& input : loaded.inputs)
        if (std::error_code failed; !target.empty() && fs::equivalent(target, input, failed))
          return base::Error{base::ErrorKind::usage,
                             "the tables would replace " + input.string() + ", which they are made from",
                             {},
                             "choose another name"};
    return {};
  }

  RecordOptions m_record;
  std::string m_sqlite, m_workbook, m_csv;
};

}  // namespace

std::unique_ptr<Command> make_export() { return std::make_unique<ExportCommand>(); }

}  // namespace acta::cli
