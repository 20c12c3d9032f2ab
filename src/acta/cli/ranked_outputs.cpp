// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/ranked_outputs.hpp"

#include <CLI/CLI.hpp>
#include <utility>

#include "acta/app/audit_state.hpp"
#include "acta/app/ranked_assertions.hpp"
#include "acta/app/version.hpp"

namespace acta::cli {
namespace {

using Paths = std::vector<std::filesystem::path>;

void add(const std::string& option, std::vector<app::RctabFile> made, const std::filesystem::path& folder,
         std::vector<app::OutputText>& files) {
  for (app::RctabFile& file : made)
    files.push_back({{option, folder / file.name, !folder.empty()}, std::move(file.bytes)});
}

}  // namespace

void RankedOutputs::declare(CLI::App& app) {
  app.add_option("-o,--output", m_folder,
                 "Of ranked ballots: folder for detailed_report.json and .csv, and their slices")
      ->type_name("DIR");
  app.add_option("--page", m_page, "Of ranked ballots: write rounds, transfers and pairs as a page (HTML)")
      ->type_name("FILE");
  app.add_option("--rcvis", m_rcvis, "Of ranked ballots: write the rounds as JSON that RCVis draws")->type_name("FILE");
  app.add_option("--eml", m_eml, "Of ranked ballots: write who is elected as EML 520 (XML)")->type_name("FILE");
  app.add_option("--raire", m_raire, "With --assertions: write them as JSON of RAIRE, which SHANGRLA reads")
      ->type_name("FILE");
  app.add_option("--date", m_date, "With --rcvis and --eml: date of the election, YYYY-MM-DD")->type_name("DATE");
}

base::Result<void> RankedOutputs::check(std::vector<app::OutputFile> others,
                                        const std::vector<std::filesystem::path>& inputs) const {
  if (!m_page.empty()) others.push_back({"--page", m_page});
  if (!m_rcvis.empty()) others.push_back({"--rcvis", m_rcvis});
  if (!m_eml.empty()) others.push_back({"--eml", m_eml});
  if (!m_raire.empty()) others.push_back({"--raire", m_raire});
  if (!m_date.empty() && !wants_result())
    return base::Error{base::ErrorKind::usage, "--date goes with --rcvis and --eml", {}, {}};
  if (!m_date.empty())
    if (auto sound = app::check_date("--date", m_date); !sound) return sound;
  if (!m_folder.empty())
    if (auto sound = app::check_folder("--output", m_folder); !sound) return sound;
  return app::check_outputs(others, inputs);
}

base::Result<std::string> RankedOutputs::date_of(const report::RankedShown& shown) const {
  if (!m_date.empty()) return m_date;
  if (app::is_date(shown.head.date)) return shown.head.date;
  return app::no_date();
}

base::Result<void> RankedOutputs::add_results(const report::RankedShown& shown,
                                              std::vector<app::OutputText>& files) const {
  const auto date = date_of(shown);
  if (!date) return date.error();
  if (!m_rcvis.empty()) add("--rcvis", app::rcvis_files(shown, m_rcvis, *date), {}, files);
  if (m_eml.empty()) return {};
  const auto now = app::audit_time();
  if (!now) return now.error();
  add("--eml", app::eml_files(shown, m_eml, *date, *now), {}, files);
  return {};
}

base::Result<std::vector<app::OutputText>> RankedOutputs::made(const report::RankedShown& shown) const {
  if (!shown.stopped.empty() && (!m_folder.empty() || wants_result() || !m_raire.empty()))
    return base::Error{base::ErrorKind::usage, "nothing can be written: " + shown.stopped, {}, "break it with --draw"};
  std::vector<app::OutputText> files;
  if (wants_result())
    if (auto added = add_results(shown, files); !added) return added.error();
  if (!m_raire.empty()) {
    auto raire = app::raire_json(shown);
    if (!raire) return raire.error();
    files.push_back({{"--raire", m_raire}, std::move(*raire)});
  }
  if (!m_page.empty()) files.push_back({{"--page", m_page}, report::ranked_html(shown)});
  if (!m_folder.empty())
    add("--output", app::rctab_files(shown, std::string("acta ") + app::kVersion), m_folder, files);
  return files;
}

base::Result<void> RankedOutputs::check_names(const report::RankedShown& shown, const Paths& inputs,
                                              const std::vector<app::OutputFile>& others) const {
  const auto files = made(shown);
  if (!files) return files.error();
  std::vector<app::OutputFile> names;
  for (const app::OutputText& one : *files) names.push_back(one.file);
  return app::check_outputs(names, inputs, others);
}

base::Result<void> RankedOutputs::write(const report::RankedShown& shown, const Paths& inputs,
                                        const std::vector<app::OutputFile>& written) const {
  const auto files = made(shown);
  if (!files) return files.error();
  return app::write_outputs(*files, inputs, written);
}

}  // namespace acta::cli
