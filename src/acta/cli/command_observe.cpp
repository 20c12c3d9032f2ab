// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_observe.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/files.hpp"
#include "acta/app/observe.hpp"
#include "acta/app/version.hpp"
#include "acta/cli/record_options.hpp"

namespace acta::cli {
namespace {

class ObserveCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    m_record.declare(app);
    app.add_option("more", m_more, "The record, after the word plan, draw or estimate")->type_name("RECORD");
    app.add_option("--contest", m_options.contest, "The contest (default: the only one)")->type_name("ID");
    app.add_option("--copy", m_options.copy, "The copy whose stations are drawn (default: the counted one)")
        ->type_name("ID");
    app.add_option("--strata", m_options.strata, "Level of areas for strata, or none (default: the first level)")
        ->type_name("LEVEL");
    app.add_option("--size", m_options.size, "plan, draw: stations in the sample")->type_name("N");
    app.add_option("--margin", m_options.margin, "plan: half width of the intervals that is wanted")
        ->type_name("POINTS");
    app.add_option("--confidence", m_options.confidence, "Confidence of intervals")
        ->default_val(95.0)
        ->type_name("PERCENT");
    app.add_option("--replicates", m_options.replicates,
                   "plan: samples of each design; estimate: of the bootstrap of seats")
        ->default_val(1'000)
        ->type_name("N");
    app.add_option("--seed", m_options.seed, "plan, draw: any text; for draw, public")->type_name("TEXT");
    app.add_option("--design", m_options.design, "draw: simple, stratified or size")->default_val("stratified");
    app.add_option("--allocation", m_options.allocation, "draw: proportional, neyman or equal")
        ->default_val("proportional");
    app.add_option("-o,--output", m_output, "draw: write the sample to this file")->type_name("FILE");
    app.add_option("--sample", m_options.sample, "estimate: the sample, as draw wrote it")->type_name("FILE");
    app.add_option("--reports", m_options.reports, "estimate: copy with its sheets (default: one of kind observer)")
        ->type_name("ID");
    app.add_option("--announced", m_options.announced, "estimate: compare with this figure (may be repeated)")
        ->type_name("WHAT=PERCENT")
        ->take_all();
    app.add_option("--forms", m_options.forms, "estimate: observers' answers, a form a row (CSV, XLSX, ODK export)")
        ->type_name("FILE");
    app.add_option("--incidents", m_options.incidents, "estimate: incidents, one a row")->type_name("FILE");
    app.add_option("--kind", m_options.kind, "estimate: the incidents' column of kinds (default: kind)")
        ->type_name("NAME");
    app.add_option("--station", m_options.station,
                   "estimate: the column of stations in forms and incidents (default: station)")
        ->type_name("NAME");
    app.footer(R"(Examples:
  acta observe plan recipes/ru-2018-president --data downloads --margin 1
  acta observe draw election.toml --size 500 --seed "83 19 60 44" -o sample.csv
  acta observe estimate election.toml --sample sample.csv --reports observers
  acta observe estimate election.toml --sample sample.csv --announced turnout=30.5 --announced gpp=68.43
  acta observe estimate election.toml --sample sample.csv --forms opening.csv --station polling_station

plan takes samples of every design from a past election's full count: how far they are off, and how often their
intervals hold the truth. draw picks stations from a public seed. estimate works out shares, seats and answers.
Observers' sheets beside the official ones: acta compare.
Exit status: 0 ran, 1 an announced figure lies outside its interval, 2 could not run.
Method: doc/methods/observe.md)");
  }

  base::Result<Exit> run() override {
    const std::string action = m_record.name();
    if (m_more.empty() || (action != "plan" && action != "draw" && action != "estimate"))
      return base::Error{base::ErrorKind::usage,
                         "observe needs an action and a record",
                         {},
                         "acta observe plan RECORD, acta observe draw RECORD or acta observe estimate RECORD"};
    m_record.rename(m_more);
    auto progress = terminal_progress();
    auto loaded = m_record.load(progress.get());
    if (!loaded) return loaded.error();
    app::tell(progress.get(), action == "draw" ? "drawing" : "drawing samples");
    if (action == "plan") return plan(**loaded, progress);
    if (action == "draw") return draw(**loaded, progress);
    return estimate(**loaded, progress);
  }

 private:
  using Shown = std::unique_ptr<app::Progress>;

  base::Result<Exit> end(const base::Result<void>& done, Exit exit = Exit::ok) const {
    return done ? base::Result<Exit>(exit) : base::Result<Exit>(done.error());
  }

  base::Result<Exit> plan(const app::Loaded& loaded, Shown& progress) const {
    const auto plan = app::plan_observation(loaded, m_options);
    if (!plan) return plan.error();
    progress.reset();
    return end(m_record.json() ? print(report::plan_json(*plan))
                               : print_text(report::plan_text(*plan, m_record.style())));
  }

  base::Result<Exit> draw(const app::Loaded& loaded, Shown& progress) const {
    const auto sample = app::draw_observation(loaded, m_options);
    if (!sample) return sample.error();
    progress.reset();
    const std::string csv = report::draw_csv(*sample);
    return end(m_output.empty() ? print(csv) : app::write_file(m_output, csv));
  }

  base::Result<Exit> estimate(const app::Loaded& loaded, Shown& progress) const {
    const auto estimate = app::estimate_observation(loaded, m_options);
    if (!estimate) return estimate.error();
    progress.reset();
    Exit exit = Exit::ok;
    for (const model::Finding& finding : estimate->findings)
      if (finding.verdict == model::Verdict::remarkable) exit = Exit::fails;
    return end(m_record.json()
                   ? print(report::estimate_json(*estimate))
                   : print_text(report::estimate_text(*estimate, m_record.style(), std::string(app::kVersion))),
               exit);
  }

  RecordOptions m_record;
  app::ObserveOptions m_options;
  std::string m_more, m_output;
};

}  // namespace

std::unique_ptr<Command> make_observe() { return std::make_unique<ObserveCommand>(); }

}  // namespace acta::cli
