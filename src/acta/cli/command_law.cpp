// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/command_law.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "acta/app/files.hpp"
#include "acta/cli/laws_folder.hpp"
#include "acta/count/ranked/law.hpp"
#include "acta/read/law.hpp"

namespace acta::cli {
namespace {

namespace fs = std::filesystem;

std::string seats_text(const model::Tier& tier) {
  const model::SeatSource& seats = tier.seats;
  std::string text;
  if (!seats.by.empty())
    text = fmt::format("{} seats apportioned by {} ({})", seats.total, seats.by, seats.formula.name);
  else if (!seats.table.empty())
    text = fmt::format("{} areas with their own numbers of seats", seats.table.size());
  else if (seats.given)
    text = "seats as the record states them";
  else if (seats.each > 0)
    text = fmt::format("{} {}{}", seats.each, seats.each == 1 ? "seat" : "seats", tier.areas.empty() ? "" : " each");
  else if (seats.total > 0)
    text = fmt::format("{} {}{}", seats.total, seats.total == 1 ? "seat" : "seats",
                       tier.kind == model::TierKind::compensation ? " in all" : "");
  return text;
}

std::string condition_text(const model::Condition& condition) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " and ") + part; };
  if (condition.share)
    add(fmt::format("{}{} % of {} {}", condition.exceed ? "more than " : "", base::to_percent(*condition.share, 2),
                    model::to_string(condition.of),
                    condition.in.empty()     ? "votes"
                    : condition.in == "area" ? "votes of the area"
                                             : "votes in some " + condition.in));
  if (condition.count) add(fmt::format("{} votes", *condition.count));
  if (condition.seats > 0) add(fmt::format("{} seats of tier {}", condition.seats, condition.tier));
  if (!condition.kind.empty()) add("kind " + condition.kind);
  if (condition.members_least > 0)
    add(condition.members_most == 0 ? fmt::format("{} or more parties", condition.members_least)
                                    : fmt::format("{} to {} parties", condition.members_least, condition.members_most));
  return text;
}

std::string tier_text(const model::Tier& tier) {
  std::string text =
      fmt::format("  {}: {}{}", tier.id, model::to_string(tier.kind), tier.provisional ? ", provisional" : "");
  if (!tier.areas.empty()) text += " by " + tier.areas;
  if (const std::string seats = seats_text(tier); !seats.empty()) text += ", " + seats;
  const bool formula = tier.kind == model::TierKind::lists || tier.kind == model::TierKind::compensation ||
                       tier.kind == model::TierKind::biproportional;
  if (formula) text += ", " + tier.formula.name;
  if (!tier.counts.empty())
    text += fmt::format(", counts {}, overhang {}", fmt::join(tier.counts, " and "), model::to_string(tier.overhang));
  std::string conditions;
  for (const model::Condition& condition : tier.conditions)
    conditions += (conditions.empty() ? "" : "; or ") + condition_text(condition);
  if (!conditions.empty()) text += ", threshold: " + conditions;
  if (tier.agreements) text += ", surplus agreements";
  return text + "\n";
}

std::string what_it_does(const model::Law& law) {
  if (law.office)
    return fmt::format("  one office: {}, {} % of {}\n", model::rule_name(law),
                       base::to_percent(law.office->majority, 2), model::to_string(law.office->of));
  std::string text;
  if (law.ranked)
    for (const model::RankedAnswer& answer : law.ranked->answers)
      text += fmt::format("  {} = {}{}\n", answer.question, answer.answer,
                          answer.source.empty() ? "" : " [" + answer.source + "]");
  for (const model::Tier& tier : law.tiers) text += tier_text(tier);
  return text;
}

std::string shown(const model::Law& law) {
  std::string text = fmt::format("{}\n  {}\n{}", law.id, law.name, what_it_does(law));
  if (!law.note.empty()) text += "  Note: " + law.note + "\n";
  for (const model::Clause& clause : law.clauses) {
    text +=
        fmt::format("\n  {}{}: {}\n", clause.about, clause.tier.empty() ? "" : " (" + clause.tier + ")", clause.text);
    if (!clause.article.empty())
      text += "    " + clause.article + (clause.date.empty() ? "" : ", " + clause.date) + "\n";
    if (!clause.address.empty()) text += "    " + clause.address + "\n";
  }
  for (const model::LawReading& reading : law.readings)
    text += fmt::format("\n  reading {}: {}\n", reading.id, reading.name);
  return text;
}

nlohmann::json as_json(const model::Law& law) {
  return {{"id", law.id}, {"name", law.name}, {"rule", model::rule_name(law)}, {"seats", model::stated_seats(law)}};
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
    auto law = read::parse_law(*text, name);
    if (!law || !law->ranked) return law;
    if (auto rules = count::rules_of(*law->ranked); !rules) return rules.error();
    for (const model::LawReading& reading : law->readings) {
      const auto other = read::parse_law(*text, name, reading.set);
      if (!other) return other.error();
      if (auto rules = count::rules_of(*other->ranked); !rules) {
        base::Error error = rules.error();
        error.message = "reading \"" + reading.id + "\": " + error.message;
        return error;
      }
    }
    return law;
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
