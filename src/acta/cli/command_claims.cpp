// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_claims.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/claims.hpp"
#include "acta/cli/record_options.hpp"
#include "acta/report/claims.hpp"

namespace acta::cli {
namespace {

class ClaimsCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_option("more", m_more, "The record, after the word \"check\"")->type_name("RECORD");
    app.add_option("--sql", m_sql, "Run this query instead, and print its result")->type_name("QUERY");
    app.add_flag("--tables", m_tables, "List the tables and columns that queries can read");
    app.footer(R"(Examples:
  acta claims recipes/ve-2020-assembly
  acta claims check election.toml
  acta claims election.toml --tables
  acta claims election.toml --sql "SELECT list, votes, seats FROM results"
  acta claims recipes/ve-2020-assembly --json

"check" tests every claim and prints only what is wrong with a claim or its test.
Exit status: 0 every claim could be looked at, 2 a claim has no source, its test is wrong, or it could not run.
A claim that is contradicted does not change the status: it is a result.
Method: doc/methods/claims.md)");
  }

  base::Result<Exit> run() override {
    const bool check = m_record.name() == "check" && !m_more.empty();
    if (check) m_record.rename(m_more);
    if (!check && !m_more.empty())
      return base::Error{
          base::ErrorKind::usage, "there is no action \"" + m_record.name() + "\"", {}, "the action is: check"};
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    app::AnalyseOptions options;
    options.command = m_record.reproduce("claims");
    options.progress = progress.get();
    auto report = app::analyse(**loaded, options);
    if (!report) return report.error();
    progress.reset();
    claims::Database database(app::tables_of(**loaded, *report));
    if (m_tables) return printed(report::tables_text(database.tables(), m_record.style()));
    return m_sql.empty() ? test((*loaded)->file.record, database, check) : query(database);
  }

 private:
  base::Result<Exit> printed(const std::string& text) const {
    const auto done = print_text(text);
    return done ? base::Result<Exit>(Exit::ok) : base::Result<Exit>(done.error());
  }

  base::Result<Exit> query(claims::Database& database) const {
    const auto result = database.query(m_sql);
    if (!result) return result.error();
    if (!m_record.json()) return printed(report::query_text(*result, m_record.style()));
    const auto done = print(report::query_json(*result));
    return done ? base::Result<Exit>(Exit::ok) : base::Result<Exit>(done.error());
  }

  base::Result<Exit> test(const model::Record& record, claims::Database& database, bool check) const {
    std::vector<claims::ClaimResult> results;
    for (const model::Claim& claim : record.claims) {
      auto result = claims::test_claim(claim, database);
      if (!result) return result.error();
      results.push_back(std::move(result).value());
    }
    if (check)
      return printed(std::to_string(results.size()) + " claims: each has a source, and each test can be run.\n");
    if (!m_record.json()) return printed(report::claims_text(results, m_record.style()));
    const auto done = print(report::claims_json(results));
    return done ? base::Result<Exit>(Exit::ok) : base::Result<Exit>(done.error());
  }

  RecordOptions m_record;
  std::string m_more, m_sql;
  bool m_tables = false;
};

}  // namespace

std::unique_ptr<Command> make_claims() { return std::make_unique<ClaimsCommand>(); }

}  // namespace acta::cli
