// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/rctab_options.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/rctab.hpp"
#include "acta/app/version.hpp"
#include "acta/base/shell_word.hpp"

namespace acta::cli {
void RctabOptions::declare(CLI::App& app) {
  CLI::Option* record = app.get_option("record");
  CLI::Option* rctab =
      app.add_option("--rctab", m_config, "Count ranked ballots by a configuration of RCTab (JSON) and its sources")
          ->type_name("CONFIG")
          ->excludes(record);
  app.add_option("--draw", m_draw, "Of ranked ballots: a candidate's name, in the order of the draw of lots (repeated)")
      ->type_name("NAME")
      ->take_all();
  app.add_flag("--as-counted", m_as_counted, "With --rctab: as RCTab 2.0.1 counts where its documentation differs")
      ->needs(rctab);
  record->required(false);
  for (const char* other : {"--data", "--laws", "--strict", "--explain", "--readings"}) rctab->excludes(other);
}

base::Result<Exit> RctabOptions::run(const RecordOptions& record, bool steps, const RankedOutputs& outputs) const {
  const std::filesystem::path config = m_config;
  if (auto sound = outputs.check({}, {config}); !sound) return sound.error();
  auto progress = terminal_progress();
  app::RctabOptions options;
  options.draw = m_draw;
  if (m_as_counted) options.share_test = count::ShareTest::exceeds;
  options.needs_date = outputs.lacks_date();
  options.progress = progress.get();
  auto shown = app::count_rctab(config, options);
  if (!shown) return shown.error();
  shown->version = app::kVersion;
  shown->command = "acta count --rctab " + base::shell_word(config.filename().string());
  for (const std::string& name : m_draw) shown->command += " --draw " + base::shell_word(name);
  if (m_as_counted) shown->command += " --as-counted";
  std::vector<std::filesystem::path> inputs{config};
  for (const report::RankedSourceShown& source : shown->sources) inputs.push_back(config.parent_path() / source.path);
  if (auto written = outputs.write(*shown, inputs, {}); !written) return written.error();
  progress.reset();
  const auto printed = record.json() ? print(report::ranked_json(*shown))
                                     : print_text(report::ranked_text(*shown, record.style(), steps));
  if (!printed) return printed.error();
  return Exit::ok;
}

}  // namespace acta::cli
