// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <filesystem>

#include "acta/app/audit.hpp"
#include "acta/app/audit_open.hpp"
#include "acta/app/audit_plots.hpp"
#include "acta/app/audit_sheets_kind.hpp"
#include "acta/app/files.hpp"
#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

class AuditPlan : public Command {
 public:
  void setup(CLI::App& app) override {
    m_app = &app;
    m_record.declare(app);
    app.get_option("record")->type_name("RECORD|CARDS");
    declare_audit_subject(app, m_options);
    declare_risk_limit(app, m_options.risk_limit);
    app.add_option("--state", m_state, "Begin an audit in this new file")->type_name("AUDIT");
    app.add_option("--rates", m_rates, "Cards in strata: draws from each, as an earlier plan had them (JSON)")
        ->type_name("JSON");
    app.add_option("--plots", m_plots, "Write pictures (SVG) of the plan to this folder")->type_name("DIR");
    app.footer(R"(Examples:
  acta audit plan recipes/ve-2024-president --data downloads
  acta audit plan election.toml --plots pictures
  acta audit plan election.toml --test alpha
  acta audit plan election.toml --contest mayor,council --state town.acta
  acta audit plan election.toml --state town.acta --risk-limit 5%
  acta audit plan cards.toml --plots pictures
  acta audit plan cards.toml --state cards.acta
  acta audit plan cards.toml --laws laws-of-mine

Says which claims make up the outcome and how many sheets, or cards, it takes to prove them; of cards (a TOML file with a
table [audit], doc/formats/cards.md), in one place or in strata, first what is wrong with manifests. With --state it also
begins an audit: the plan, the risk limit and the SHA-256 of every file go into the new file's log. A file that exists is
not written over.
Exit status: 0 planned, 2 could not run.
Method: doc/methods/audit.md. The file: doc/formats/audit-state.md)");
  }

  base::Result<Exit> run() override {
    const bool cards = app::is_cards_audit(m_record.name());
    if (const auto taken = take_rates(cards); !taken) return taken.error();
    if (m_state.empty()) return cards ? plan_cards() : plan();
    if (cards)
      if (const auto fit = no_sheets_options(*m_app, m_record.name()); !fit) return fit.error();
    if (m_plots.empty()) return begin();
    return base::Error{base::ErrorKind::usage, "--plots and --state are two runs", {}, "make the pictures first"};
  }

 private:
  base::Result<void> take_rates(bool cards) {
    if (m_rates.empty()) return {};
    if (!cards) return base::Error{base::ErrorKind::usage, "--rates is for cards in strata", {}, {}};
    auto rates = app::parse_rates(m_rates);
    if (!rates) return rates.error();
    m_order_rates = std::move(*rates);
    return {};
  }

  base::Result<Exit> plan_cards() const {
    auto progress = terminal_progress();
    const auto opened = open_cards(*m_app, m_record.name(), m_record.laws(), m_order_rates);
    if (!opened) return opened.error();
    if (const auto same = app::check_rates(m_order_rates, *opened->kind); !same) return same.error();
    if (!m_plots.empty())
      if (const auto done = write_plots(opened->kind->plots()); !done) return done.error();
    const std::string text = m_record.json() ? opened->kind->plan_json() : opened->kind->plan_text(m_record.style());
    progress.reset();
    return ended(m_record.json() ? print(text) : print_text(text));
  }

  base::Result<Exit> plan() {
    if (!m_plots.empty() && m_options.is_alpha())
      return base::Error{base::ErrorKind::usage, "--plots shows the test macro", {}, "leave --test alpha out"};
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    if (m_options.contest.find(',') != std::string::npos) return plan_several(std::move(*loaded));
    const auto plan = app::plan_audit(**loaded, m_options);
    if (!plan) return plan.error();
    progress.reset();
    if (!m_plots.empty())
      if (const auto done = write_plots(app::plan_plots(*plan, m_options.risk_limit / 100)); !done) return done.error();
    return ended(m_record.json() ? print(report::audit_plan_json(*plan))
                                 : print_text(report::audit_plan_text(*plan, m_record.style())));
  }

  base::Result<void> write_plots(const std::vector<report::Plot>& plots) const {
    for (const report::Plot& one : plots)
      if (auto done = app::write_file(std::filesystem::path(m_plots) / one.name, one.svg); !done) return done;
    return {};
  }

  base::Result<Exit> plan_several(std::unique_ptr<app::Loaded> loaded) const {
    if (!m_plots.empty())
      return base::Error{base::ErrorKind::usage, "--plots is for one contest", {}, "a run for each contest"};
    const auto kind = app::open_sheets_audit(std::move(loaded), m_options);
    if (!kind) return kind.error();
    return ended(m_record.json() ? print((*kind)->plan_json()) : print_text((*kind)->plan_text(m_record.style())));
  }

  base::Result<Exit> begin() {
    app::AuditOrder order;
    order.record = app::order_path(
        app::is_cards_audit(m_record.name()) ? std::filesystem::path(m_record.name()) : m_record.path(), m_state);
    for (const std::string& one : m_record.data()) order.data.push_back(app::order_path(one, m_state));
    order.strict = m_record.strict();
    order.options = m_options;
    order.rates = m_order_rates;
    auto progress = terminal_progress();
    app::AuditFolders folders = app::audit_folders(m_state, m_record.laws());
    folders.progress = progress.get();
    const auto work = app::AuditWork::begin(m_state, order, folders);
    progress.reset();
    if (!work) return work.error();
    if (m_record.json()) return ended(print(work->kind().plan_json()));
    std::string text = work->kind().plan_text(m_record.style());
    text += "Begun: " + m_state + ", SHA-256 of its first event\n  " + work->flow().digest +
            "\nNext, before any die is thrown: acta audit ceremony " + m_state + "\n";
    return ended(print_text(text));
  }

  CLI::App* m_app = nullptr;
  RecordOptions m_record;
  app::AuditOptions m_options;
  std::string m_state, m_plots, m_rates;
  app::StrataRates m_order_rates;
};

}  // namespace

std::unique_ptr<Command> make_audit_plan() { return std::make_unique<AuditPlan>(); }

}  // namespace acta::cli
