// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/audit_actions.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <filesystem>

#include "acta/app/files.hpp"
#include "acta/cli/laws_folder.hpp"

namespace acta::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& one : words) text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string round_text(const app::DrawnRound& round, const std::string& file, const std::string& output) {
  std::string text = fmt::format("Round {}:", round.number);
  for (const auto& [contest, size] : round.sizes) text += fmt::format(" {} {} draws in all;", contest, size);
  text.back() = '.';
  if (round.added.rows.empty())
    return text + fmt::format("\nAll that was drawn was fetched before. Next: acta audit assess {}\n", file);
  return text + fmt::format(
                    "\n{} to fetch, listed in {}. Count the paper, fill in the columns {}, then:\n"
                    "  acta audit enter {} {}\n",
                    round.added.rows.size(), output, joined(round.entry_columns), file, output);
}

}  // namespace

const std::vector<CommandEntry>& audit_actions() {
  static const std::vector<CommandEntry> all = {
      {"plan", "What it takes to prove an outcome; begins an audit with --state", make_audit_plan},
      {"ceremony", "Text for the public before the seed is thrown", make_audit_ceremony},
      {"draw", "The first round from a public seed, as a list of what to fetch", make_audit_draw},
      {"list", "A round's list again", make_audit_list},
      {"enter", "Take what was counted on paper", make_audit_enter},
      {"assess", "The measured risk: stop or go on", make_audit_assess},
      {"next", "Draw another round", make_audit_next},
      {"report", "Write a report for the public, with all that repeats the audit", make_audit_report},
      {"log", "What was done, one line an event", make_audit_log},
      {"irv", "Assertions that prove who wins an instant-runoff count", make_audit_irv},
      {"risk", "What a sample shows by a named test, and how large the next has to be", make_audit_risk},
      {"verify", "Compute another tool's audit again from its public record", make_audit_verify},
  };
  return all;
}

void declare_audit_subject(CLI::App& app, app::AuditOptions& options) {
  app.add_option("--contest", options.contest, "The contest (default: the only one); plan: several with commas between")
      ->type_name("ID");
  app.add_option("--copy", options.copy, "The copy of the sheets that is audited (default: the counted one)")
      ->type_name("ID");
  app.add_option("--unseen", options.unseen, "Ballots that stand on no sheet of the copy")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000'000}))
      ->type_name("N");
  app.add_option("--least-margin", options.least_margin,
                 "Leave out seats that fewer ballots could move: they are listed as not proven")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{10'000'000'000}))
      ->type_name("N");
  app.add_option("--largest-station", options.largest_station,
                 "Ballots that a sheet without ballots and electors may hold")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}))
      ->type_name("N");
  app.add_option("--test", options.test, "macro; alpha: no sheet twice, where errors are expected")
      ->check(CLI::IsMember({"macro", "alpha"}))
      ->capture_default_str()
      ->type_name("NAME");
}

base::Result<double> risk_limit_of(std::string text) {
  const auto refused = [&](std::string message) {
    return base::Error{base::ErrorKind::usage, std::move(message), {}, "write 5% or 0.05"};
  };
  const std::string stated = text;
  const bool percent = text.ends_with('%');
  if (percent) text.pop_back();
  while (text.ends_with(' ')) text.pop_back();
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size())
    return refused(fmt::format("a risk limit is a share, and \"{}\" is none", stated));
  if (!percent && number >= 1 && number < 100)
    return refused(
        fmt::format("a risk limit of {0} would be {1:g} %: write {0}% or {2:g}", text, 100 * number, number / 100));
  const double share = percent ? number : 100 * number;
  if (!(share > 0 && share < 100)) return refused("a risk limit lies between 0 and 100 %");
  return share;
}

void declare_risk_limit(CLI::App& app, double& risk_limit) {
  app.add_option_function<std::string>(
         "--risk-limit",
         [&risk_limit](const std::string& text) {
           const auto share = risk_limit_of(text);
           if (!share) throw CLI::ValidationError("--risk-limit", share.error().message);
           risk_limit = *share;
         },
         "The largest chance that a wrong outcome passes: 5% or 0.05")
      ->default_str(fmt::format("{:g}%", risk_limit))
      ->type_name("SHARE");
}

namespace {

/// The first of them that was given; empty: none.
std::string given_of(const CLI::App& app, std::initializer_list<const char*> names) {
  for (const CLI::Option* one : app.get_options())
    for (const char* name : names)
      if (one->count() > 0 && one->check_lname(name)) return name;
  return {};
}

}  // namespace

base::Result<void> no_audit_subject(const CLI::App& app) {
  const std::string given = given_of(app, {"contest", "copy", "unseen", "least-margin", "largest-station", "test",
                                           "risk-limit", "paper", "entries", "data", "strict"});
  if (given.empty()) return {};
  return base::Error{base::ErrorKind::usage,
                     "--" + given + " is not for the file of an audit",
                     {},
                     "what it is of was fixed when it began; paper comes by acta audit enter"};
}

base::Result<void> no_sheets_options(const CLI::App& app, const std::string& toml_path) {
  const std::string given = given_of(app, {"contest", "copy", "unseen", "least-margin", "largest-station", "test",
                                           "risk-limit", "paper", "draws", "data", "strict"});
  if (given.empty()) return {};
  return base::Error{base::ErrorKind::usage,
                     "--" + given + " is not for an audit of cards",
                     {toml_path, 0, 0},
                     "its file says what it is of and its risk limit; --sizes CONTEST=N stands in place of --draws"};
}

base::Result<app::OpenedCards> open_cards(const CLI::App& app, const std::string& toml_path,
                                          const std::filesystem::path& laws, const app::StrataRates& rates) {
  if (const auto fit = no_sheets_options(app, toml_path); !fit) return fit.error();
  return app::open_cards_audit(toml_path, rates, laws);
}

base::Result<std::map<std::string, std::int64_t>> cards_sizes(const app::AuditKind& kind,
                                                              const std::vector<std::string>& words) {
  auto sizes = app::parse_sizes(words);
  if (!sizes) return sizes.error();
  const auto each = sizes->find("");
  if (each == sizes->end()) return *sizes;
  std::map<std::string, std::int64_t> all = kind.first_sizes();
  for (auto& [contest, size] : all) size = each->second;
  sizes->erase(each);
  for (const auto& [contest, size] : *sizes) all[contest] = size;
  return all;
}

void AuditFileOptions::declare(CLI::App& app) {
  app.add_option("audit", m_file, "The file of the audit, from acta audit plan RECORD --state FILE")
      ->required()
      ->type_name("AUDIT");
  app.add_option("--laws", m_laws, "Folder of law files (default: the installed ones)")->type_name("DIR");
}

void AuditFileOptions::declare_json(CLI::App& app) { app.add_flag("--json", m_json, "Print JSON"); }

base::Result<app::AuditWork> AuditFileOptions::open(app::AuditState::Mode mode) const {
  return open(m_file, m_laws.empty() ? laws_folder() : std::filesystem::path(m_laws), mode);
}

base::Result<app::AuditWork> AuditFileOptions::open(const std::string& file, const std::filesystem::path& laws,
                                                    app::AuditState::Mode mode) {
  app::AuditFolders folders = app::audit_folders(file, laws);
  const auto progress = terminal_progress();
  folders.progress = progress.get();
  return app::AuditWork::open(file, mode, folders);
}

base::Result<void> may_write(const std::string& output, const std::vector<std::string>& inputs) {
  std::error_code failed;
  if (output.empty() || !std::filesystem::exists(output, failed)) return {};
  if (std::filesystem::is_directory(output, failed))
    return base::Error{base::ErrorKind::usage, "is a folder, and a file is to be written", {output, 0, 0}, {}};
  for (const std::string& input : inputs)
    if (std::filesystem::equivalent(output, input, failed))
      return base::Error{base::ErrorKind::usage,
                         "is what the audit is of, and would be written over",
                         {output, 0, 0},
                         "-o another file"};
  return {};
}

std::vector<std::string> inputs_of(const app::AuditWork& work, const std::string& file) {
  std::vector<std::string> inputs = {file};
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  for (const app::AuditFile& one : work.flow().files) inputs.push_back((folder / one.name).string());
  return inputs;
}

base::Result<Exit> tell_round(const app::DrawnRound& round, const std::string& file, const std::string& output) {
  if (output.empty()) return ended(print(round.csv));
  if (const auto done = app::write_file(output, round.csv); !done)
    return base::Error{done.error().kind, done.error().message, done.error().place,
                       "the round is in the log: acta audit list writes its list again"};
  return ended(print_text(round_text(round, file, output)));
}

}  // namespace acta::cli
