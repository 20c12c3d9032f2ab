// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "acta/app/audit.hpp"
#include "acta/app/audit_entries.hpp"
#include "acta/app/files.hpp"
#include "acta/cli/audit_actions.hpp"

namespace acta::cli {
namespace {

class AuditDraw : public Command {
 public:
  void setup(CLI::App& app) override {
    m_app = &app;
    m_record.declare(app);
    app.get_option("record")
        ->type_name("AUDIT|RECORD|CARDS")
        ->description("The file of an audit, a record, or a file of cards");
    declare_audit_subject(app, m_options);
    declare_risk_limit(app, m_options.risk_limit);
    app.add_option("--seed", m_options.seed, "The public seed, any text (dice thrown in public)")->type_name("TEXT");
    app.add_option("--draws", m_options.draws, "Draws from the seed (an audit: default as planned)")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}))
        ->type_name("N");
    app.add_option("--sizes", m_sizes, "Of an audit: draws by contest; of cards: cards of each (may be repeated)")
        ->delimiter(',')
        ->type_name("CONTEST=N");
    app.add_option("-o,--output", m_output, "Write the list to this file")->type_name("FILE");
    app.footer(R"(Examples:
  acta audit draw town.acta --seed "83 19 60 44 02 71" -o round-1.csv
  acta audit draw election.toml --seed "83 19 60 44 02 71" --draws 60 -o retrieve.csv
  acta audit draw cards.toml --seed "83 19 60 44 02 71" --sizes mayor=120,council=80 -o retrieve.csv

Of an audit: takes the seed, once and for all, and draws the first round. The list has empty columns for what is counted.
Of a record: prints what the seed draws and keeps nothing; a longer draw begins with the shorter one. In both, what each
sheet can hide decides how often it is drawn.
Exit status: 0 drawn, 2 could not run.
Method: doc/methods/audit.md)");
  }

  base::Result<Exit> run() override {
    if (app::is_audit_file(m_record.name())) return of_audit();
    if (app::is_cards_audit(m_record.name())) return of_cards();
    if (!m_sizes.empty())
      return base::Error{base::ErrorKind::usage, "--sizes is for the file of an audit", {}, "--draws N"};
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    const auto draw = app::draw_audit(**loaded, m_options);
    if (!draw) return draw.error();
    progress.reset();
    std::vector<std::string> inputs;
    for (const auto& input : (*loaded)->inputs) inputs.push_back(input.string());
    if (const auto may = may_write(m_output, inputs); !may) return may.error();
    const std::string csv = report::audit_draw_csv(*draw);
    return ended(m_output.empty() ? print(csv) : app::write_file(m_output, csv));
  }

 private:
  base::Result<Exit> of_cards() const {
    auto progress = terminal_progress();
    const auto opened = open_cards(*m_app, m_record.name(), m_record.laws());
    if (!opened) return opened.error();
    const app::AuditKind& kind = *opened->kind;
    const auto sizes = m_sizes.empty() ? kind.first_sizes() : cards_sizes(kind, m_sizes);
    if (!sizes) return sizes.error();
    std::vector<std::string> inputs;
    for (const auto& [path, sha256] : opened->files) inputs.push_back(path);
    if (const auto may = may_write(m_output, inputs); !may) return may.error();
    const auto list = kind.draw({m_options.seed, *sizes});
    if (!list) return list.error();
    progress.reset();
    const std::string csv = app::form_csv(*list, kind.entry_columns());
    return ended(m_output.empty() ? print(csv) : app::write_file(m_output, csv));
  }

  base::Result<Exit> of_audit() {
    if (const auto fixed = no_audit_subject(*m_app); !fixed) return fixed.error();
    auto sizes = app::parse_sizes(m_sizes);
    if (!sizes) return sizes.error();
    if (m_options.draws > 0) sizes->emplace("", m_options.draws);
    auto work = AuditFileOptions::open(m_record.name(), m_record.laws(), app::AuditState::Mode::write);
    if (!work) return work.error();
    if (const auto may = may_write(m_output, inputs_of(*work, m_record.name())); !may) return may.error();
    const auto round = work->draw_first(m_options.seed, *sizes);
    if (!round) return round.error();
    return tell_round(*round, m_record.name(), m_output);
  }

  CLI::App* m_app = nullptr;
  RecordOptions m_record;
  app::AuditOptions m_options;
  std::vector<std::string> m_sizes;
  std::string m_output;
};

}  // namespace

std::unique_ptr<Command> make_audit_draw() { return std::make_unique<AuditDraw>(); }

}  // namespace acta::cli
