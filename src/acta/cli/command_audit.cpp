// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_audit.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/audit.hpp"
#include "acta/app/audit_cards.hpp"
#include "acta/app/audit_irv.hpp"
#include "acta/app/files.hpp"
#include "acta/cli/record_options.hpp"

namespace acta::cli {
namespace {

class AuditCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_option("more", m_more, "The record, after the word plan, draw or assess; a file of ballots after irv")
        ->type_name("RECORD");
    app.add_option("--contest", m_options.contest, "The contest (default: the only one)")->type_name("ID");
    app.add_option("--copy", m_options.copy, "The copy of the sheets that is audited (default: the counted one)")
        ->type_name("ID");
    m_limit =
        app.add_option("--risk-limit", m_options.risk_limit, "assess: the largest chance that a wrong outcome passes")
            ->capture_default_str()
            ->type_name("PERCENT");
    app.add_option("--seed", m_options.seed, "draw, assess: the public seed, any text (dice thrown in public)")
        ->type_name("TEXT");
    app.add_option("--draws", m_options.draws, "draw, assess: draws from the seed, in all rounds together")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{10'000'000}))
        ->type_name("N");
    app.add_option("--paper", m_options.paper, "assess: the copy that holds what was counted on paper")
        ->type_name("ID");
    app.add_option("--unseen", m_options.unseen, "Ballots that stand on no sheet of the copy")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000'000}))
        ->type_name("N");
    app.add_option("--largest-station", m_options.largest_station,
                   "Ballots that a sheet without ballots and electors may hold")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}))
        ->type_name("N");
    app.add_option("--sizes", m_sizes, "Cards: how many of each contest, mayor=120,council=80, in all rounds together")
        ->type_name("ID=N,…");
    app.add_option("--entries", m_entries, "Cards, assess: what was read from paper (CSV or XLSX; may be repeated)")
        ->allow_extra_args(false)
        ->type_name("FILE");
    app.add_option("--winner", m_irv.winner, "irv: whom the ballots are said to elect (default: whom they elect)")
        ->type_name("NAME");
    app.add_option("--cards", m_irv.cards, "irv: cards that may be drawn (default: the ballots)")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000'000}))
        ->type_name("N");
    app.add_option("-o,--output", m_output, "draw: write the retrieval list to this file")->type_name("FILE");
    app.footer(R"(Examples:
  acta audit plan recipes/ve-2024-president --data downloads
  acta audit draw election.toml --seed "83 19 60 44 02 71" --draws 60 -o retrieve.csv
  acta audit assess election.toml --seed "83 19 60 44 02 71" --draws 60 --paper recount --risk-limit 5
  acta audit irv ward.blt --winner "Ada Cole"
  acta audit plan cards.toml
  acta audit draw cards.toml --seed "83 19 60 44 02 71" --sizes mayor=120,council=80 -o retrieve.csv
  acta audit assess cards.toml --seed "83 19 60 44 02 71" --sizes mayor=120,council=80 --entries retrieve.csv

plan says which claims make up the outcome and how many sheets it takes to prove them. draw picks sheets from a public
seed, in proportion to how large an error of each could be; a longer draw begins with the shorter one, so another round
is the same command with more draws. assess compares the drawn sheets with what was counted on paper, a copy of the
record, and says stop or go on. A TOML file with a table [audit] describes an audit of cards (doc/formats/cards.md): plan
says what is wrong with its manifest and how many cards each contest takes, draw lists them by batch with a column a
contest to fill in, assess reads that list back (--entries). irv reads ranked ballots (.blt, .raire, PrefLib, .json)
and finds the assertions that prove who wins by instant-runoff, with the least work for an audit.
Exit status: 0 ran, 1 assess: the risk limit is not met, 2 could not run.
Method: doc/methods/audit.md)");
  }

  base::Result<Exit> run() override {
    const std::string action = m_record.name();
    if (action == "irv" && !m_more.empty()) return irv();
    if (m_more.empty() || (action != "plan" && action != "draw" && action != "assess"))
      return base::Error{base::ErrorKind::usage,
                         "audit needs an action and a record",
                         {},
                         "acta audit plan RECORD, draw RECORD, assess RECORD or irv FILE"};
    if (app::is_cards_audit(m_more)) return cards(action);
    m_record.rename(m_more);
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    if (action == "plan") return plan(**loaded, progress);
    if (action == "draw") return draw(**loaded, progress);
    return assess(**loaded, progress);
  }

 private:
  using Shown = std::unique_ptr<app::Progress>;

  base::Result<Exit> end(const base::Result<void>& done, Exit exit = Exit::ok) const {
    return done ? base::Result<Exit>(exit) : base::Result<Exit>(done.error());
  }

  base::Result<Exit> irv() {
    m_irv.ballots = m_more;
    m_irv.contest = m_options.contest;
    m_irv.risk_limit = m_options.risk_limit;
    const auto got = app::audit_irv(m_irv);
    if (!got) return got.error();
    return end(m_record.json() ? print(report::irv_audit_json(*got))
                               : print_text(report::irv_audit_text(*got, m_record.style())));
  }

  /// An audit of cards, whose file has a table [audit].
  base::Result<Exit> cards(const std::string& action) {
    auto progress = terminal_progress();
    if (m_limit->count() > 0 || m_options.draws > 0)
      return base::Error{base::ErrorKind::usage,
                         "an audit of cards has its risk limit in its file, and --sizes in place of --draws",
                         {m_more, 0, 0},
                         {}};
    const auto opened = app::open_cards_audit(m_more);
    if (!opened) return opened.error();
    const app::AuditKind& audit = **opened;
    if (action == "plan") {
      const std::string text = m_record.json() ? audit.plan_json() : audit.plan_text(m_record.style());
      progress.reset();
      return end(m_record.json() ? print(text) : print_text(text));
    }
    app::AuditExtent extent{m_options.seed, {}};
    if (m_sizes.empty() && action == "draw") extent.sizes = audit.first_sizes();
    auto sizes = app::parse_sizes(m_sizes);
    if (!sizes) return sizes.error();
    if (!m_sizes.empty()) extent.sizes = std::move(*sizes);
    return action == "draw" ? draw_cards(audit, extent, progress) : assess_cards(audit, extent, progress);
  }

  base::Result<Exit> draw_cards(const app::AuditKind& audit, const app::AuditExtent& extent, Shown& progress) const {
    const auto list = audit.draw(extent);
    if (!list) return list.error();
    progress.reset();
    const std::string csv = app::retrieval_csv(*list);
    return end(m_output.empty() ? print(csv) : app::write_file(m_output, csv));
  }

  base::Result<Exit> assess_cards(const app::AuditKind& audit, const app::AuditExtent& extent, Shown& progress) const {
    const auto entries = app::read_paper_entries(m_entries);
    if (!entries) return entries.error();
    const auto standing = audit.assess(extent, *entries);
    if (!standing) return standing.error();
    progress.reset();
    bool met = true;
    for (const app::ContestStanding& one : standing->contests) {
      const auto size = extent.sizes.find(one.contest);
      met = met && (size == extent.sizes.end() || size->second == 0 || one.risk <= one.risk_limit);
    }
    return end(m_record.json() ? print(standing->json) : print_text(standing->text), met ? Exit::ok : Exit::fails);
  }

  base::Result<Exit> plan(const app::Loaded& loaded, Shown& progress) const {
    const auto plan = app::plan_audit(loaded, m_options);
    if (!plan) return plan.error();
    progress.reset();
    return end(m_record.json() ? print(report::audit_plan_json(*plan))
                               : print_text(report::audit_plan_text(*plan, m_record.style())));
  }

  base::Result<Exit> draw(const app::Loaded& loaded, Shown& progress) const {
    const auto draw = app::draw_audit(loaded, m_options);
    if (!draw) return draw.error();
    progress.reset();
    const std::string csv = report::audit_draw_csv(*draw);
    return end(m_output.empty() ? print(csv) : app::write_file(m_output, csv));
  }

  base::Result<Exit> assess(const app::Loaded& loaded, Shown& progress) const {
    const auto got = app::assess_audit(loaded, m_options);
    if (!got) return got.error();
    progress.reset();
    return end(m_record.json() ? print(report::audit_assessment_json(*got))
                               : print_text(report::audit_assessment_text(*got, m_record.style())),
               got->risk <= got->risk_limit ? Exit::ok : Exit::fails);
  }

  RecordOptions m_record;
  std::string m_more, m_output, m_sizes;
  std::vector<std::string> m_entries;
  CLI::Option* m_limit = nullptr;
  app::AuditOptions m_options;
  app::IrvAuditOptions m_irv;
};

}  // namespace

std::unique_ptr<Command> make_audit() { return std::make_unique<AuditCommand>(); }

}  // namespace acta::cli
