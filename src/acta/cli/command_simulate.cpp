// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_simulate.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "acta/app/files.hpp"
#include "acta/base/number_text.hpp"
#include "acta/base/sha256.hpp"
#include "acta/cli/laws_folder.hpp"
#include "acta/simulate/simulate.hpp"

namespace acta::cli {
namespace {

std::string option_of(simulate::ManipulationKind kind) {
  std::string name = "--" + std::string(simulate::to_string(kind));
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string result_text(const simulate::Simulated& simulated) {
  std::vector<const simulate::OptionTotal*> order;
  std::int64_t valid = 0;
  for (const auto& total : simulated.totals) {
    order.push_back(&total);
    valid += total.drawn;
  }
  std::sort(order.begin(), order.end(),
            [](const auto* a, const auto* b) { return a->drawn != b->drawn ? a->drawn > b->drawn : a < b; });
  std::string text = fmt::format("{:<12}{:>14}{:>9}{:>14}{:>14}\n", "", "drawn", "%", "announced", "published");
  for (const auto* total : order)
    text += fmt::format("{:<12}{:>14}{:>9}{:>14}{:>14}\n", total->name, total->drawn,
                        base::to_percent(base::Ratio(total->drawn, std::max<std::int64_t>(valid, 1)), 2),
                        total->announced, total->published);
  return text;
}

class SimulateCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("-o,--output", m_output, "Folder for the record")->type_name("DIR")->capture_default_str();
    app.add_option("--stations", m_settings.stations, "Number of stations")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}))
        ->capture_default_str();
    app.add_option("--options", m_settings.options, "Number of options on the ballot")
        ->type_name("N")
        ->capture_default_str();
    app.add_option("--regions", m_settings.regions, "Number of regions (default: one for 500 stations)")
        ->type_name("N");
    app.add_option("--seed", m_settings.seed, "Seed of all draws")
        ->type_name("N")
        ->check([](const std::string& text) {
          std::uint64_t seed = 0;
          const auto end = text.data() + text.size();
          const auto read = std::from_chars(text.data(), end, seed);
          return read.ec == std::errc() && read.ptr == end ? std::string() : "a seed is a number from 0 to 2^64 - 1";
        })
        ->capture_default_str();
    app.add_option("--title", m_settings.title, "Title of the record")->type_name("TEXT");
    app.add_option("--law", m_settings.law, "Seat law, as `acta law list` names it")
        ->type_name("ID")
        ->capture_default_str();
    for (const auto kind : simulate::all_manipulations())
      app.add_option(option_of(kind), m_shares[kind],
                     std::string(simulate::help(kind)) + ", in this share of the stations")
          ->type_name("SHARE");
    app.add_flag("--force", m_force, "Replace a record that is there");
    app.add_flag("--json", m_json, "Print the truth as JSON (truth.json)");
    app.footer(R"(Examples:
  acta simulate -o honest --stations 5000 --seed 7
  acta simulate -o altered --added-ballots "2 %" --rounded-percentages 0.01
  acta simulate -o lost --lost-sheets 1/200 --law generic/majority-runoff --json

Exit status: 0 written, 2 could not run.
Method: doc/methods/simulate.md)");
  }

  base::Result<Exit> run() override {
    if (const auto read = read_shares(); !read) return read.error();
    if (const auto free = folder_is_free(); !free) return free.error();
    if (std::error_code failed; !std::filesystem::is_regular_file(laws_folder() / (m_settings.law + ".toml"), failed))
      return base::Error{base::ErrorKind::not_found,
                         "there is no law \"" + m_settings.law + "\"",
                         {},
                         "`acta law list` prints those there are"};
    if (!base::is_utf8(m_settings.title) || base::has_controls(m_settings.title))
      return base::Error{base::ErrorKind::usage, "the title is no plain UTF-8 text", {}, {}};
    const auto simulated = simulate::simulate(m_settings);
    if (!simulated) return simulated.error();
    for (const simulate::File& file : simulated->files)
      if (const auto written = app::write_file(m_output / file.name, file.bytes); !written) return written.error();
    const auto printed = print(m_json ? simulated->files.back().bytes : summary(*simulated));
    if (!printed) return printed.error();
    return Exit::ok;
  }

 private:
  base::Result<void> read_shares() {
    for (const auto& [kind, text] : m_shares) {
      if (text.empty()) continue;
      auto share = base::parse_ratio(text);
      if (!share) {
        base::Error error = share.error();
        error.message = option_of(kind) + ": " + error.message;
        error.kind = base::ErrorKind::usage;
        return error;
      }
      m_settings.manipulations.push_back({kind, *share});
    }
    return {};
  }

  base::Result<void> folder_is_free() const {
    const std::filesystem::path record = m_output / "election.toml";
    std::error_code failed;
    if (m_force || !std::filesystem::exists(record, failed)) return {};
    return base::Error{base::ErrorKind::usage,
                       "a record is there already",
                       {record.string(), 0, 0},
                       "choose another folder with --output, or replace it with --force"};
  }

  std::string summary(const simulate::Simulated& simulated) const {
    std::string text = fmt::format("Seed {}: {} stations in {} districts of {} regions; {} electors, {} ballots.\n\n",
                                   m_settings.seed, m_settings.stations, simulated.districts, simulated.regions,
                                   simulated.registered, simulated.ballots);
    text += result_text(simulated) + "\n";
    for (const simulate::Touched& touched : simulated.touched)
      text += fmt::format("{}: {} of {} stations that were asked for\n", simulate::to_string(touched.kind),
                          touched.stations.size(), touched.asked);
    for (const simulate::File& file : simulated.files)
      text += fmt::format("{}  {}\n", base::sha256_hex(file.bytes), (m_output / file.name).string());
    return text;
  }

  simulate::Settings m_settings;
  std::filesystem::path m_output = "simulated";
  std::map<simulate::ManipulationKind, std::string> m_shares;
  bool m_force = false;
  bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> make_simulate() { return std::make_unique<SimulateCommand>(); }

}  // namespace acta::cli
