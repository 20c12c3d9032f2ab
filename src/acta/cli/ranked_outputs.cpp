// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/ranked_outputs.hpp"

#include <CLI/CLI.hpp>

#include "acta/app/audit_state.hpp"
#include "acta/app/files.hpp"
#include "acta/app/version.hpp"

namespace acta::cli {
namespace {

using Paths = std::vector<std::filesystem::path>;

/// Writes no file that is an input: names of reports and passes are made here.
base::Result<void> write_all(const std::string& option, const std::vector<app::RctabFile>& files,
                             const std::filesystem::path& folder, const Paths& inputs) {
  std::error_code failed;
  for (const app::RctabFile& file : files) {
    const std::filesystem::path path = folder / file.name;
    if (std::filesystem::exists(path, failed))
      if (auto sound = app::check_outputs({{option, path}}, inputs); !sound) return sound;
    if (auto written = app::write_file(path, file.bytes); !written) return written;
  }
  return {};
}

}  // namespace

void RankedOutputs::declare(CLI::App& app) {
  app.add_option("-o,--output", m_folder,
                 "Of ranked ballots: folder for detailed_report.json and .csv, and their slices")
      ->type_name("DIR");
  app.add_option("--rcvis", m_rcvis, "Of ranked ballots: write the rounds as JSON that RCVis draws")->type_name("FILE");
  app.add_option("--eml", m_eml, "Of ranked ballots: write who is elected as EML 520 (XML)")->type_name("FILE");
  app.add_option("--date", m_date, "With --rcvis and --eml: date of the election, YYYY-MM-DD")->type_name("DATE");
}

base::Result<void> RankedOutputs::check(std::vector<app::OutputFile> others,
                                        const std::vector<std::filesystem::path>& inputs) const {
  if (!m_rcvis.empty()) others.push_back({"--rcvis", m_rcvis});
  if (!m_eml.empty()) others.push_back({"--eml", m_eml});
  if (!m_date.empty() && !app::is_date(m_date))
    return base::Error{base::ErrorKind::usage, "--date: \"" + m_date + "\" is no date of the form YYYY-MM-DD", {}, {}};
  return app::check_outputs(others, inputs);
}

base::Result<void> RankedOutputs::check_date() const {
  if (!wants_result() || !m_date.empty()) return {};
  return base::Error{base::ErrorKind::usage,
                     "--rcvis and --eml: nothing says on which day the election was",
                     {},
                     "say it with --date YYYY-MM-DD"};
}

base::Result<std::string> RankedOutputs::date_of(const report::RankedShown& shown) const {
  if (m_date.empty() && app::is_date(shown.head.date)) return shown.head.date;
  if (auto said = check_date(); !said) return said.error();
  return m_date;
}

base::Result<void> RankedOutputs::write(const report::RankedShown& shown, const Paths& inputs) const {
  if (!shown.stopped.empty() && (!m_folder.empty() || wants_result()))
    return base::Error{base::ErrorKind::usage, "nothing can be written: " + shown.stopped, {}, "break it with --draw"};
  if (!m_folder.empty())
    if (auto done =
            write_all("--output", app::rctab_files(shown, std::string("acta ") + app::kVersion), m_folder, inputs);
        !done)
      return done;
  if (m_rcvis.empty() && m_eml.empty()) return {};
  const auto date = date_of(shown);
  if (!date) return date.error();
  if (!m_rcvis.empty())
    if (auto done = write_all("--rcvis", app::rcvis_files(shown, m_rcvis, *date), {}, inputs); !done) return done;
  if (m_eml.empty()) return {};
  const auto now = app::audit_time();
  if (!now) return now.error();
  return write_all("--eml", app::eml_files(shown, m_eml, *date, *now), {}, inputs);
}

}  // namespace acta::cli
