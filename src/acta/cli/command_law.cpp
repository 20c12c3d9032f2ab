// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_law.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "acta/app/files.hpp"
#include "acta/cli/laws_folder.hpp"
#include "acta/read/law.hpp"

namespace acta::cli {
namespace {

namespace fs = std::filesystem;

std::string what_it_does(const model::Law& law) {
  std::string text = fmt::format("{}, {} {}", model::to_string(law.rule), law.seats, law.seats == 1 ? "seat" : "seats");
  if (law.rule == model::Rule::divisor) text += fmt::format(", {}", model::to_string(law.divisor));
  if (law.threshold.numerator() > 0) text += ", threshold " + base::to_percent(law.threshold, 2) + " %";
  if (law.agreements) text += ", surplus agreements";
  return text;
}

std::string shown(const model::Law& law) {
  std::string text = fmt::format("{}\n  {}\n  {}\n", law.id, law.name, what_it_does(law));
  for (const model::Clause& clause : law.clauses) {
    text += fmt::format("\n  {}: {}\n", clause.about, clause.text);
    if (!clause.article.empty())
      text += "    " + clause.article + (clause.date.empty() ? "" : ", " + clause.date) + "\n";
    if (!clause.address.empty()) text += "    " + clause.address + "\n";
  }
  return text;
}

nlohmann::json as_json(const model::Law& law) {
  return {{"id", law.id}, {"name", law.name}, {"rule", model::to_string(law.rule)}, {"seats", law.seats}};
}

class LawCommand : public Command {
 public:
  void setup(CLI::App& app) override {
    app.add_option("action", m_action, "list the laws, show one, or check a law file of your own")
        ->check(CLI::IsMember({"list", "show", "check"}))
        ->required();
    app.add_option("law", m_law, "id of the law (show), or path of a law file (check)")->type_name("LAW");
    app.add_option("--laws", m_laws, "Folder of law files (default: the installed ones)")->type_name("DIR");
    app.add_flag("--json", m_json, "Print JSON");
    app.footer(R"(Examples:
  acta law list
  acta law show il/knesset
  acta law check my-law.toml

Exit status: 0 done, 2 could not run (no such law, or the file is no law).
Format of a law file: doc/formats/law.md)");
  }

  base::Result<Exit> run() override {
    if (m_action == "list") return list();
    if (m_law.empty())
      return base::Error{base::ErrorKind::usage,
                         "acta law " + m_action + " needs a law",
                         {},
                         "`acta law list` prints those there are"};
    if (m_action == "show" && (m_law.starts_with('/') || ("/" + m_law + "/").find("/../") != std::string::npos))
      return base::Error{
          base::ErrorKind::usage, "\"" + m_law + "\" is no id of a law", {}, "`acta law check FILE` reads a file"};
    const fs::path path = m_action == "check" ? fs::path(m_law) : folder() / (m_law + ".toml");
    std::error_code failed;
    if (m_action == "show" && !fs::is_regular_file(path, failed))
      return base::Error{base::ErrorKind::not_found,
                         "there is no law \"" + m_law + "\"",
                         {},
                         "`acta law list` prints those there are"};
    const auto law = read(path, m_action == "check" ? path.filename().string() : m_law + ".toml");
    if (!law) return law.error();
    if (const auto printed = m_json ? print(as_json(*law).dump(2) + "\n") : print_text(shown(*law)); !printed)
      return printed.error();
    return Exit::ok;
  }

 private:
  fs::path folder() const { return m_laws.empty() ? laws_folder() : fs::path(m_laws); }

  static base::Result<model::Law> read(const fs::path& path, const std::string& name) {
    auto text = app::read_file(path, 1u << 20);
    if (!text) return text.error();
    return read::parse_law(*text, name);
  }

  base::Result<Exit> list() const {
    std::vector<std::string> names;
    std::error_code failed;
    for (fs::recursive_directory_iterator at(folder(), failed), end; !failed && at != end; at.increment(failed))
      if (at->path().extension() == ".toml")
        names.push_back(fs::relative(at->path(), folder(), failed).generic_string());
    if (names.empty())
      return base::Error{
          base::ErrorKind::not_found, "no law files here", {folder().string(), 0, 0}, "name their folder with --laws"};
    std::sort(names.begin(), names.end());
    std::string text;
    nlohmann::json all = nlohmann::json::array();
    for (const std::string& name : names) {
      const auto law = read(folder() / name, name);
      if (!law) return law.error();
      text += fmt::format("{:<28} {}\n", law->id, law->name);
      all.push_back(as_json(*law));
    }
    if (const auto printed = print(m_json ? all.dump(2) + "\n" : text); !printed) return printed.error();
    return Exit::ok;
  }

  std::string m_action, m_law, m_laws;
  bool m_json = false;
};

}  // namespace

std::unique_ptr<Command> make_law() { return std::make_unique<LawCommand>(); }

}  // namespace acta::cli
