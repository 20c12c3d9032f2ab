// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "acta/app/audit_dossier.hpp"
#include "acta/app/files.hpp"
#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

class AuditCeremony : public Command {
 public:
  void setup(CLI::App& app) override {
    m_audit.declare(app);
    app.footer(R"(Examples:
  acta audit ceremony town.acta > ceremony.txt

The text that is published before the seed is thrown: the SHA-256 of the log's first event and of every file, claims, risk
limits and sizes, how to throw the dice, and what the seed decides. It does not change when the audit goes on.
Exit status: 0 printed, 2 could not run.)");
  }

  base::Result<Exit> run() override {
    const auto work = m_audit.open(app::AuditState::Mode::read);
    if (!work) return work.error();
    const auto dossier = app::dossier_of(*work);
    if (!dossier) return dossier.error();
    const std::string name = std::filesystem::path(m_audit.file()).filename().string();
    return ended(print_text(report::audit_ceremony_text(*dossier, name)));
  }

 private:
  AuditFileOptions m_audit;
};

class AuditReport : public Command {
 public:
  void setup(CLI::App& app) override {
    m_audit.declare(app);
    app.add_option("-o,--output", m_output, "The folder")->required()->type_name("DIR");
    app.footer(R"(Examples:
  acta audit report town.acta -o report

Computes every round and every assessment again, and refuses where one is not what the log says. Then it writes
index.html for the public, report.json with everything that repeats the audit, log.csv, entries.csv and the list of
every round. The same log gives the same files. Files of these names are replaced.
Exit status: 0 written, 2 could not run.)");
  }

  base::Result<Exit> run() override {
    const auto work = m_audit.open(app::AuditState::Mode::read);
    if (!work) return work.error();
    const auto files = app::report_files(*work);
    if (!files) return files.error();
    std::string text;
    for (const auto& [name, bytes] : *files) {
      const std::filesystem::path path = std::filesystem::path(m_output) / name;
      if (const auto done = app::write_file(path, bytes); !done) return done.error();
      text += "Written: " + path.string() + "\n";
    }
    return ended(print_text(text));
  }

 private:
  AuditFileOptions m_audit;
  std::string m_output;
};

class AuditLog : public Command {
 public:
  void setup(CLI::App& app) override {
    m_audit.declare(app);
    m_audit.declare_json(app);
    app.footer(R"(Examples:
  acta audit log town.acta

One line an event: number, time, first digits of its digest, what. A digest covers its event and, through the digest before
it, all earlier ones: a log with the same last digest is the same log (--json prints whole digests).
Exit status: 0 printed, 2 could not run (also: the log was changed).)");
  }

  base::Result<Exit> run() override {
    const auto state = app::AuditState::open(m_audit.file(), app::AuditState::Mode::read);
    if (!state) return state.error();
    auto flow = app::replay(state->events());
    if (!flow) {
      flow.error().place.file = m_audit.file();
      return flow.error();
    }
    const report::AuditDossier dossier = app::log_dossier(*flow, state->events());
    if (!m_audit.json()) return ended(print_text(report::audit_log_text(dossier)));
    nlohmann::ordered_json events = nlohmann::ordered_json::array();
    for (const app::AuditEvent& one : state->events())
      events.push_back({{"event", one.number},
                        {"time", one.time},
                        {"kind", one.kind},
                        {"payload", nlohmann::ordered_json::parse(one.payload)},
                        {"digest", one.digest}});
    return ended(
        print(nlohmann::ordered_json{{"format", "acta-audit-log"}, {"version", 1}, {"events", events}}.dump(1) + "\n"));
  }

 private:
  AuditFileOptions m_audit;
};

}  // namespace

std::unique_ptr<Command> make_audit_ceremony() { return std::make_unique<AuditCeremony>(); }
std::unique_ptr<Command> make_audit_report() { return std::make_unique<AuditReport>(); }
std::unique_ptr<Command> make_audit_log() { return std::make_unique<AuditLog>(); }

}  // namespace acta::cli
