// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/rctab_options.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/rctab.hpp"
#include "acta/app/version.hpp"
#include "acta/base/shell_word.hpp"

namespace acta::cli {
namespace fs = std::filesystem;

void RctabOptions::declare(CLI::App& app) {
  CLI::Option* record = app.get_option("record");
  CLI::Option* rctab =
      app.add_option("--rctab", m_config, "Count ranked ballots by a configuration of RCTab (JSON) and its sources")
          ->type_name("CONFIG")
          ->excludes(record);
  app.add_flag("--as-counted", m_as_counted, "With --rctab: as RCTab 2.0.1 counts where its documentation differs")
      ->needs(rctab);
  record->required(false);
  for (const char* other : {"--data", "--laws", "--strict", "--explain", "--readings"}) rctab->excludes(other);
}

base::Result<Exit> RctabOptions::run(const RecordOptions& record, bool steps, const AnalysisOptions& analysis,
                                     const RankedOutputs& outputs) const {
  const fs::path config = m_config;
  const auto inputs = [&](const report::RankedShown* shown) {
    std::vector<fs::path> all{config, analysis.official()};
    for (std::size_t s = 0; shown && s < shown->sources.size(); ++s)
      all.push_back(config.parent_path() / shown->sources[s].path);
    return all;
  };
  if (auto sound = outputs.check(analysis.files(), inputs(nullptr)); !sound) return sound.error();
  auto progress = terminal_progress();
  app::RctabOptions options;
  analysis.fill(options);
  if (m_as_counted) options.share_test = count::ShareTest::exceeds;
  options.needs_date = outputs.lacks_date();
  options.progress = progress.get();
  options.before_log = [&](const report::RankedShown& shown) {
    return app::check_outputs(analysis.files(), inputs(&shown));
  };
  if (!analysis.files().empty())
    options.before_writing = [&](const report::RankedShown& shown) -> base::Result<void> {
      if (auto sound = app::check_outputs(analysis.files(), inputs(&shown)); !sound) return sound;
      return outputs.check_names(shown, inputs(&shown), analysis.files());
    };
  auto shown = app::count_rctab(config, options);
  if (!shown) return shown.error();
  shown->version = app::kVersion;
  shown->command = "acta count --rctab " + base::shell_word(config.filename().string()) + analysis.reproduce();
  if (m_as_counted) shown->command += " --as-counted";
  if (auto written = outputs.write(*shown, inputs(&*shown), analysis.files()); !written) return written.error();
  progress.reset();
  const auto printed = record.json() ? print(report::ranked_json(*shown))
                                     : print_text(report::ranked_text(*shown, record.style(), steps));
  if (!printed) return printed.error();
  const bool differs = shown->verified && !shown->verified->found.agrees();
  return differs || !shown->stopped.empty() ? Exit::fails : Exit::ok;
}

}  // namespace acta::cli
