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
    app.add_option("-o,--output", m_output, "The folder for all files of the report")->type_name("DIR");
    app.add_option("--page", m_page, "Write the audit as one page (HTML) that needs no other file")->type_name("FILE");
    app.footer(R"(Examples:
  acta audit report town.acta --page audit.html
  acta audit report town.acta -o report

Computes every round and every assessment again, and refuses where one is not what the log says. With --page it writes one
page for the public: outcome and risk, contest by contest and draw by draw, plan, paper, seed, log, limits. With -o it
writes index.html (plain, without scripts), report.json with everything that repeats the audit, log.csv, entries.csv and
the list of every round. The same log gives the same files. Files of these names are replaced.
Exit status: 0 written, 2 could not run.)");
  }

  base::Result<Exit> run() override {
    if (m_output.empty() && m_page.empty())
      return base::Error{base::ErrorKind::usage, "nothing to write", {}, "--page FILE, or -o DIR"};
    const auto work = m_audit.open(app::AuditState::Mode::read);
    if (!work) return work.error();
    std::string text;
    if (m_output.empty()) {
      if (const auto done = write_page(*work, text); !done) return done.error();
      return ended(print_text(text));
    }
    const auto files = app::report_files(*work);
    if (!files) return files.error();
    for (const auto& [name, bytes] : *files)
      if (const auto free = is_free(*work, std::filesystem::path(m_output) / name); !free) return free.error();
    if (const auto done = write_page(*work, text); !done) return done.error();
    for (const auto& [name, bytes] : *files) {
      const std::filesystem::path path = std::filesystem::path(m_output) / name;
      if (const auto done = app::write_file(path, bytes); !done) return done.error();
      text += "Written: " + path.string() + "\n";
    }
    return ended(print_text(text));
  }

 private:
  base::Result<void> is_free(const app::AuditWork& work, const std::filesystem::path& path) const {
    std::error_code failed;
    const auto whole = [&](const std::filesystem::path& one) {
      return std::filesystem::weakly_canonical(std::filesystem::absolute(one, failed), failed);
    };
    if (!m_page.empty() && whole(path) == whole(m_page))
      return base::Error{base::ErrorKind::usage, "--page and -o name the same file", {m_page, 0, 0}, {}};
    return may_write(path.string(), inputs_of(work, m_audit.file()));
  }

  base::Result<void> write_page(const app::AuditWork& work, std::string& text) const {
    if (m_page.empty()) return {};
    if (const auto may = may_write(m_page, inputs_of(work, m_audit.file())); !may) return may;
    const auto page = app::report_page(work);
    if (!page) return page.error();
    if (const auto done = app::write_file(m_page, *page); !done) return done;
    text += "Written: " + m_page + "\n";
    return {};
  }

  AuditFileOptions m_audit;
  std::string m_output, m_page;
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
