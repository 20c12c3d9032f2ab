// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "acta/app/audit.hpp"
#include "acta/cli/audit_actions.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::cli {
namespace {

using Decision = app::AuditAdvice::Decision;

std::string next_command(Decision decision, const std::string& file) {
  switch (decision) {
    case Decision::stop: return "acta audit report " + file + " -o DIR";
    case Decision::enter: return "acta audit enter " + file + " paper.csv";
    case Decision::next: return "acta audit next " + file;
    case Decision::count_all: return "acta audit enter " + file + " all.csv";
  }
  return {};
}

std::string json_of(const app::WorkAssessment& got) {
  nlohmann::ordered_json made = {{"format", "acta-audit-work-assessment"},
                                 {"version", 1},
                                 {"event", got.event},
                                 {"logged", got.logged},
                                 {"decision", app::to_string(got.advice.decision)},
                                 {"reason", got.advice.reason},
                                 {"further", got.advice.further},
                                 {"standing", nlohmann::ordered_json::parse(got.standing.json)}};
  return made.dump(1) + "\n";
}

class AuditAssess : public Command {
 public:
  void setup(CLI::App& app) override {
    m_app = &app;
    m_record.declare(app);
    app.get_option("record")
        ->type_name("AUDIT|RECORD|CARDS")
        ->description("The file of an audit, a record, or a file of cards");
    declare_audit_subject(app, m_options);
    declare_risk_limit(app, m_options.risk_limit);
    app.add_option("--seed", m_options.seed, "Of a record, of cards: the public seed")->type_name("TEXT");
    app.add_option("--draws", m_options.draws, "Of a record: draws from the seed, in all rounds together")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}))
        ->type_name("N");
    app.add_option("--paper", m_options.paper, "Of a record: the copy that holds what was counted on paper")
        ->type_name("ID");
    app.add_option("--sizes", m_sizes, "Of cards: how many of each contest, in all rounds together (may be repeated)")
        ->delimiter(',')
        ->type_name("CONTEST=N");
    app.add_option("--entries", m_entries, "Of cards: what was read from paper (CSV or XLSX; may be repeated)")
        ->allow_extra_args(false)
        ->type_name("FILE");
    app.footer(R"(Examples:
  acta audit assess town.acta
  acta audit assess election.toml --seed "83 19 60 44 02 71" --draws 60 --paper recount --risk-limit 5%
  acta audit assess cards.toml --seed "83 19 60 44 02 71" --sizes mayor=120,council=80 --entries retrieve.csv

Compares what was drawn with what was counted on paper, says how large the risk is and which sheets differ or wait, and
whether to stop or to go on. Of an audit: the paper is what was entered, and the assessment goes into the log.
Exit status: 0 the risk limit is met, 1 it is not, 2 could not run.
Method: doc/methods/audit.md)");
  }

  base::Result<Exit> run() override {
    if (app::is_audit_file(m_record.name())) return of_audit();
    return app::is_cards_audit(m_record.name()) ? of_cards() : of_record();
  }

 private:
  base::Result<Exit> of_cards() const {
    auto progress = terminal_progress();
    const auto opened = open_cards(*m_app, m_record.name(), m_record.laws());
    if (!opened) return opened.error();
    const auto sizes = cards_sizes(*opened->kind, m_sizes);
    if (!sizes) return sizes.error();
    const auto entries = app::read_paper_entries(m_entries);
    if (!entries) return entries.error();
    const auto standing = opened->kind->assess({m_options.seed, *sizes}, *entries);
    if (!standing) return standing.error();
    progress.reset();
    const bool met = std::all_of(standing->contests.begin(), standing->contests.end(),
                                 [](const auto& one) { return !one.targeted || one.risk <= one.risk_limit; });
    return ended(m_record.json()
                     ? print(standing->json)
                     : print_text(standing->text + report::wrapped(standing->advice, m_record.style().width, 2)),
                 met ? Exit::ok : Exit::fails);
  }

  base::Result<Exit> of_record() {
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    const auto got = app::assess_audit(**loaded, m_options);
    if (!got) return got.error();
    progress.reset();
    return ended(m_record.json() ? print(report::audit_assessment_json(*got))
                                 : print_text(report::audit_assessment_text(*got, m_record.style())),
                 got->risk <= got->risk_limit ? Exit::ok : Exit::fails);
  }

  base::Result<Exit> of_audit() {
    if (const auto fixed = no_audit_subject(*m_app); !fixed) return fixed.error();
    if (!m_options.seed.empty() || m_options.draws > 0)
      return base::Error{base::ErrorKind::usage, "seed and draws of an audit are in its log", {}, {}};
    const std::string& file = m_record.name();
    auto work = AuditFileOptions::open(file, m_record.laws(), app::AuditState::Mode::write);
    if (!work) return work.error();
    const auto got = work->assess();
    if (!got) return got.error();
    const Exit exit = got->advice.decision == Decision::stop ? Exit::ok : Exit::fails;
    if (m_record.json()) return ended(print(json_of(*got)), exit);
    std::string text = got->standing.text + report::wrapped(got->advice.reason, m_record.style().width, 2);
    if (!got->logged) text += fmt::format("  Nothing was entered since: as in event {}.\n", got->event);
    text += "Next: " + next_command(got->advice.decision, file) + "\n";
    return ended(print_text(text), exit);
  }

  CLI::App* m_app = nullptr;
  RecordOptions m_record;
  app::AuditOptions m_options;
  std::vector<std::string> m_sizes, m_entries;
};

}  // namespace

std::unique_ptr<Command> make_audit_assess() { return std::make_unique<AuditAssess>(); }

}  // namespace acta::cli
