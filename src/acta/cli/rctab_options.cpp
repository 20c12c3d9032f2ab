// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/rctab_options.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/files.hpp"
#include "acta/app/rctab.hpp"
#include "acta/app/version.hpp"

namespace acta::cli {
namespace {

base::Result<void> write_reports(const report::RankedShown& shown, const std::filesystem::path& folder) {
  for (const app::RctabFile& file : app::rctab_files(shown, std::string("acta ") + app::kVersion))
    if (auto written = app::write_file(folder / file.name, file.bytes); !written) return written.error();
  return {};
}

}  // namespace

void RctabOptions::declare(CLI::App& app) {
  CLI::Option* record = app.get_option("record");
  CLI::Option* rctab =
      app.add_option("--rctab", m_config, "Count ranked ballots by a configuration of RCTab (JSON) and its sources")
          ->type_name("CONFIG")
          ->excludes(record);
  app.add_option("-o,--output", m_folder,
                 "Of ranked ballots: folder for detailed_report.json and .csv, and their slices")
      ->type_name("DIR");
  app.add_option("--draw", m_draw, "Of ranked ballots: a candidate's name, in the order of the draw of lots (repeated)")
      ->type_name("NAME")
      ->take_all();
  app.add_flag("--as-counted", m_as_counted, "With --rctab: as RCTab 2.0.1 counts where its documentation differs")
      ->needs(rctab);
  record->required(false);
  for (const char* other : {"--data", "--laws", "--strict", "--explain", "--readings"}) rctab->excludes(other);
}

base::Result<Exit> RctabOptions::run(const RecordOptions& record, bool steps) const {
  auto progress = terminal_progress();
  app::RctabOptions options;
  options.draw = m_draw;
  if (m_as_counted) options.share_test = count::ShareTest::exceeds;
  options.progress = progress.get();
  auto shown = app::count_rctab(m_config, options);
  if (!shown) return shown.error();
  if (!m_folder.empty())
    if (auto written = write_reports(*shown, m_folder); !written) return written.error();
  progress.reset();
  const auto printed = record.json() ? print(report::ranked_json(*shown))
                                     : print_text(report::ranked_text(*shown, record.style(), steps));
  if (!printed) return printed.error();
  return Exit::ok;
}

}  // namespace acta::cli
