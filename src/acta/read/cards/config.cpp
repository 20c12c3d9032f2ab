// SPDX-License-Identifier: Apache-2.0
#include "acta/read/cards/config.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "acta/read/cards/config_parts.hpp"
#include "acta/read/cards/headed.hpp"

namespace acta::read {
namespace {

constexpr const char* kManual = "doc/formats/cards.md";
constexpr std::size_t kMostContests = 5'000, kMostStrata = 10'000;
constexpr std::size_t kMostParts = 1'000'000;

std::string one_of(TomlTable& table, std::string_view key, std::string absent,
                   std::initializer_list<const char*> words) {
  std::string word = table.text(key);
  if (word.empty()) return absent;
  if (std::find(words.begin(), words.end(), word) == words.end())
    table.fail(key, fmt::format("\"{}\" is one of {}", key, fmt::join(words, ", ")));
  return word;
}

bool is_of_lists(const CardsContest& contest) { return contest.kind == "dhondt" || contest.kind == "sainte-lague"; }

void check_contest(TomlTable& table, const CardsContest& contest) {
  for (const std::string& name : contest.elected)
    if (!contest.law && std::find(contest.choices.begin(), contest.choices.end(), name) == contest.choices.end())
      table.fail("elected", "the contest has no choice \"" + name + "\"");
  if ((contest.kind == "supermajority" || contest.kind == "irv") && (contest.winners != 1 || contest.votes_for != 1))
    table.fail("kind", "\"" + contest.kind + "\" has one winner and one vote");
  if (contest.kind == "runoff" && (contest.winners != 1 || contest.votes_for != 1))
    table.fail("kind", "\"runoff\" has one winner and one vote");
  if (is_of_lists(contest) && contest.votes_for != 1)
    table.fail("votes_for", "\"" + contest.kind + "\" has one vote, for a list");
  if (contest.kind == "stv" && contest.votes_for != 1)
    table.fail("votes_for", "\"stv\" has one vote, which ranks the choices");
  if ((contest.kind == "stv" || is_of_lists(contest)) && !contest.elected.empty() &&
      contest.elected.size() != static_cast<std::size_t>(contest.winners))
    table.fail("elected", fmt::format("\"elected\" names {} for {} seats", contest.elected.size(), contest.winners));
}

/// Of seats of lists and of first rounds.
void read_shares(TomlTable& table, CardsContest& contest) {
  if (table.has("threshold")) contest.threshold = number(table, "threshold", 0, 0, 100);
  if (table.has("lead_share")) contest.lead_share = number(table, "lead_share", 0, 0, 100);
  if (table.has("lead")) contest.lead = number(table, "lead", 0, 0, 100);
  if (contest.threshold > 0 && !is_of_lists(contest))
    table.fail("threshold", "\"threshold\" is of contests by \"dhondt\" or \"sainte-lague\"");
  for (const char* key : {"lead_share", "lead"})
    if (table.has(key) && (contest.kind != "runoff" || contest.lead_share <= 0 || contest.lead <= 0))
      table.fail(key, "\"lead_share\" and \"lead\" go together, in contests by \"runoff\"");
}

/// Of single transferable votes.
void read_transfers(TomlTable& table, CardsContest& contest) {
  for (const char* key : {"surplus", "surplus_moves", "value_decimals", "exclusions"})
    if (table.has(key) && contest.kind != "stv") table.fail(key, fmt::format("\"{}\" is of contests by \"stv\"", key));
  contest.fractional = one_of(table, "surplus", "any", {"any", "fractional"}) == "fractional";
  contest.lowest = one_of(table, "exclusions", "any", {"any", "lowest"}) == "lowest";
  contest.surpluses_first = one_of(table, "surplus_moves", "any", {"any", "first"}) == "first";
  if (contest.surpluses_first && !contest.fractional)
    table.fail("surplus_moves", "\"surplus_moves\" is of contests with \"surplus\" = \"fractional\"");
  if (contest.surpluses_first && !table.has("value_decimals"))
    table.fail("surplus_moves", "\"value_decimals\" is needed with it: to how many decimals values of ballots are cut",
               "20 where they are exact fractions");
  if (table.has("value_decimals") && !contest.surpluses_first)
    table.fail("value_decimals", "\"value_decimals\" goes with \"surplus_moves\" = \"first\"");
  contest.value_decimals = whole(table, "value_decimals", contest.value_decimals, 1, 20);
}

CardsContest read_contest(const toml::table& parsed, TomlContext& context) {
  TomlTable table(parsed, context, "a contest");
  CardsContest contest;
  contest.place = table.place();
  contest.id = contest_id(table);
  contest.name = table.text("name");
  if (contest.name.empty()) contest.name = contest.id;
  contest.record_name = table.text("record_name", TomlTable::Use::compared);
  contest.kind =
      one_of(table, "kind", "plurality",
             {"plurality", "supermajority", "approval", "irv", "stv", "dhondt", "sainte-lague", "runoff", "law"});
  contest.choices = table.texts("choices");
  const bool in_parts = contest.kind == "law" && table.has("part");
  if (!in_parts) check_choices(table, contest.choices);
  const auto choices = static_cast<std::int64_t>(contest.choices.size());
  contest.winners = whole(table, "winners", 1, 1, kMostChoices);
  contest.votes_for =
      whole(table, "votes_for", contest.kind == "approval" ? std::max<std::int64_t>(1, choices) : 1, 1, kMostChoices);
  if (contest.kind == "supermajority" || table.has("share")) contest.share = number(table, "share", 50, 0, 100);
  read_shares(table, contest);
  read_transfers(table, contest);
  contest.reported = reported_votes(table, contest.choices, "reported");
  contest.elected = table.texts("elected");
  if (table.has("cards")) contest.cards = whole(table, "cards", 1, 1, kMostCards);
  if (contest.kind == "law") read_law(table, contest);
  check_contest(table, contest);
  return contest;
}

std::optional<CardsRecords> read_records(TomlTable& audit) {
  const toml::table* parsed = inner(audit, "cvr");
  if (!parsed) return std::nullopt;
  TomlTable table(*parsed, audit.context(), "cvr");
  CardsRecords records;
  records.place = table.place();
  records.format =
      one_of(table, "format", "csv", {"csv", "dominion", "dominion-csv", "hart", "clear-ballot", "cdf", "raire"});
  records.files = table.texts("files", TomlTable::Use::compared);
  if (records.files.empty()) table.fail("files", "\"files\" names at least one file");
  for (auto [key, place] :
       {std::pair{"card", &records.card}, {"batch", &records.batch}, {"position", &records.position}})
    if (std::string heading = table.text(key, TomlTable::Use::compared); !heading.empty()) *place = heading;
  return records;
}

void read_rates(TomlTable& audit, CardsFile& file) {
  const toml::table* parsed = inner(audit, "expected_errors");
  if (!parsed) return;
  TomlTable table(*parsed, audit.context(), "expected_errors");
  file.over_one = number(table, "over_one", 0, -1e-300, 0.25);
  file.over_two = number(table, "over_two", 0, -1e-300, 0.25);
  file.under_one = number(table, "under_one", 0, -1e-300, 0.25);
  file.under_two = number(table, "under_two", 0, -1e-300, 0.25);
}

/// Where cards are and what is known of them: keys of [audit], or of each [[stratum]].
void read_source(TomlTable& table, CardsFile& file) {
  file.kind = one_of(table, "kind", "comparison", {"comparison", "polling", "oneaudit"});
  file.manifest = table.required_text("manifest");
  if (const toml::table* columns = inner(table, "columns")) {
    TomlTable headings(*columns, table.context(), "columns");
    file.batch_column = headings.text("batch", TomlTable::Use::compared);
    file.cards_column = headings.text("cards", TomlTable::Use::compared);
    file.tabulator_column = headings.text("tabulator", TomlTable::Use::compared);
  }
  file.records = read_records(table);
  file.styles = table.boolean("styles", true);
  file.pools = table.text("pools", TomlTable::Use::compared);
  read_rates(table, file);
  if (file.kind == "comparison" && !file.records)
    table.fail("kind", "a comparison needs records of the cards: cvr", "without records: kind = \"polling\"");
  if (file.kind != "oneaudit" && !file.pools.empty()) table.fail("pools", "pools belong to kind = \"oneaudit\"");
  if (file.kind == "oneaudit" && file.pools.empty())
    table.fail("kind", "\"oneaudit\" needs pools: the file of subtotals by batch");
}

void read_audit(const toml::table& parsed, TomlContext& context, CardsFile& file, bool stratified) {
  TomlTable table(parsed, context, "[audit]");
  file.place = table.place();
  file.name = table.text("name");
  file.risk_limit = number(table, "risk_limit", 5, 0, 100);
  if (!stratified) return read_source(table, file);
  for (const char* key : {"kind", "manifest", "columns", "cvr", "styles", "pools", "expected_errors"})
    if (table.has(key))
      table.fail(key, std::string("\"") + key + "\" belongs to each [[stratum]], where there are any");
}

/// Polling without records has to be told what was reported.
bool needs_reported(const CardsFile& file) { return file.kind == "polling" && !file.records; }

/// Tables by contest: cards = { mayor = 4000 }, and the like. Contests that the stratum does not have are refused.
void read_of_contests(TomlTable& table, CardsFile& stratum) {
  const toml::table *cards = inner(table, "cards"), *reported = inner(table, "reported"),
                    *names = inner(table, "record_names");
  if (cards) {
    TomlTable of(*cards, table.context(), "cards of a stratum, by its contests");
    for (CardsContest& one : stratum.contests)
      if (of.has(one.id)) one.cards = whole(of, one.id, 1, 1, kMostCards);
  }
  if (reported) {
    TomlTable of(*reported, table.context(), "reported votes of a stratum, by its contests");
    for (CardsContest& one : stratum.contests) one.reported = reported_votes(of, one.choices, one.id);
  }
  if (names) {
    TomlTable of(*names, table.context(), "names in the records of a stratum, by its contests");
    for (CardsContest& one : stratum.contests)
      if (of.has(one.id)) one.record_name = of.text(one.id, TomlTable::Use::compared);
  }
  for (const CardsContest& one : stratum.contests)
    if (needs_reported(stratum) && one.reported.empty())
      table.fail("reported", "polling needs what was reported of contest \"" + one.id + "\" in this stratum",
                 "reported = { " + one.id + " = { … } }");
}

CardsFile read_stratum(const toml::table& parsed, TomlContext& context, const CardsFile& file) {
  TomlTable table(parsed, context, "a stratum");
  CardsFile stratum;
  stratum.file = file.file, stratum.risk_limit = file.risk_limit;
  stratum.place = table.place();
  stratum.stratum = table.identifier("id");
  stratum.name = table.text("name");
  if (stratum.name.empty()) stratum.name = stratum.stratum;
  read_source(table, stratum);
  stratum.draws = number(table, "draws", 0, 0, 1e9);
  const std::vector<std::string> ids = table.texts("contests");
  for (const CardsContest& contest : file.contests) {
    if (!ids.empty() && std::find(ids.begin(), ids.end(), contest.id) == ids.end()) continue;
    stratum.contests.push_back(contest);
    stratum.contests.back().place = table.place();
    stratum.contests.back().elected.clear();
  }
  for (const std::string& id : ids)
    if (std::none_of(stratum.contests.begin(), stratum.contests.end(), [&](const auto& one) { return one.id == id; }))
      table.fail("contests", "there is no contest \"" + id + "\"");
  read_of_contests(table, stratum);
  return stratum;
}

void read_strata(const std::vector<const toml::table*>& tables, TomlContext& context, TomlTable& table,
                 CardsFile& file) {
  if (tables.size() > kMostStrata) return table.fail("stratum", "more than 10,000 strata");
  if (tables.size() * file.contests.size() > kMostParts)
    return table.fail("stratum", "more than 1,000,000 pairs of strata and contests");
  std::set<std::string> ids, contests;
  for (const toml::table* one : tables) {
    file.strata.push_back(read_stratum(*one, context, file));
    const CardsFile& stratum = file.strata.back();
    if (!ids.insert(lowered(stratum.stratum)).second)
      context.fail(*one, "stratum \"" + stratum.stratum + "\" stands twice", "names that differ in case alone are one");
    if ((stratum.draws > 0) != (file.strata.front().draws > 0))
      context.fail(*one, "\"draws\" is stated in some strata only", "state it in all of them, or in none");
    for (const CardsContest& contest : stratum.contests) contests.insert(contest.id);
  }
  std::size_t c = 0;
  for (const toml::table* node : table.tables("contest")) {
    const CardsContest& contest = file.contests[c++];
    if (!contests.contains(contest.id)) context.fail(*node, "contest \"" + contest.id + "\" is in no stratum");
    if (contest.cards || !contest.reported.empty())
      context.fail(*node, "\"cards\" and \"reported\" of contest \"" + contest.id + "\" belong to each [[stratum]]",
                   "cards = { " + contest.id + " = 4000 }, reported = { " + contest.id + " = { … } }");
  }
}

void read_file(const toml::table& parsed, CardsFile& file, TomlContext& context) {
  TomlTable table(parsed, context, "the audit");
  const toml::table* audit = inner(table, "audit");
  if (!audit) return table.fail("audit", "there is no table [audit]");
  const auto strata = table.tables("stratum");
  read_audit(*audit, context, file, !strata.empty());
  std::set<std::string> ids;
  for (const toml::table* contest : table.tables("contest")) {
    file.contests.push_back(read_contest(*contest, context));
    if (!ids.insert(file.contests.back().id).second)
      context.fail(*contest, "contest \"" + file.contests.back().id + "\" stands twice");
    if (const auto& law = file.contests.back().law)
      for (const CardsPart& part : law->parts)
        if (!ids.insert(part.id).second) context.fail(*contest, "\"" + part.id + "\" is the id of two columns");
    if (needs_reported(file) && file.contests.back().reported.empty())
      context.fail(*contest, "polling needs what was reported: reported = { … }");
  }
  if (file.contests.empty()) table.fail("contest", "there is no [[contest]]");
  if (file.contests.size() > kMostContests) table.fail("contest", "more than 5,000 contests");
  if (!strata.empty()) read_strata(strata, context, table, file);
}

}  // namespace

bool has_audit_table(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.starts_with("[audit]")) return true;
    at = end + 1;
  }
  return false;
}

base::Result<CardsFile> parse_cards_file(std::string_view text, const std::string& name) {
  TomlContext context{name, {}, kManual};
  if (auto deep = deep_key(text, name)) return *deep;
  CardsFile file;
  file.file = name;
  try {
    read_file(toml::parse(text, name), file, context);
  } catch (const toml::parse_error& error) {
    const auto& where = error.source().begin;
    return base::Error{base::ErrorKind::format,
                       std::string(error.description()),
                       {name, where.line, where.column},
                       "an audit of cards is TOML 1.0 in UTF-8"};
  }
  if (context.error) return *context.error;
  return file;
}

}  // namespace acta::read
