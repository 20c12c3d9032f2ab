// SPDX-License-Identifier: Apache-2.0
#include "acta/app/report_changes.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "acta/app/files.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using nlohmann::json;
using report::Change;

/// Named values in the order in which they are met.
class Facts {
 public:
  void add(const std::string& part, std::string where, std::string value) {
    if (const int met = ++m_met[{part, where}]; met > 1) where += " #" + std::to_string(met);
    m_values[{part, where}] = std::move(value);
    m_order.emplace_back(part, std::move(where));
  }
  using Key = std::pair<std::string, std::string>;
  const std::vector<Key>& order() const { return m_order; }
  const std::string* find(const Key& key) const {
    const auto at = m_values.find(key);
    return at == m_values.end() ? nullptr : &at->second;
  }

 private:
  std::map<Key, std::string> m_values;
  std::map<Key, int> m_met;
  std::vector<Key> m_order;
};

std::string text_of(const json& value) {
  if (value.is_null()) return "nothing";
  return value.is_string() ? value.get<std::string>() : value.dump();
}
/// The member's text; empty where there is none.
std::string text_at(const json& object, const char* key) {
  return object.is_object() && object.contains(key) ? text_of(object[key]) : std::string();
}
const json& list_at(const json& object, const char* key) {
  static const json kNothing = json::array();
  return object.is_object() && object.contains(key) && object[key].is_array() ? object[key] : kNothing;
}
const json& object_at(const json& object, const char* key) {
  static const json kNothing = json::object();
  return object.is_object() && object.contains(key) && object[key].is_object() ? object[key] : kNothing;
}

void add_run(Facts& facts, const json& report) {
  facts.add("run", "acta", text_at(object_at(report, "generator"), "version"));
  facts.add("run", "command", text_at(object_at(report, "reproduce"), "command"));
  facts.add("run", "record", text_at(object_at(report, "reproduce"), "record_sha256"));
  facts.add("run", "title", text_at(object_at(report, "record"), "title"));
  for (const json& source : list_at(report, "sources"))
    facts.add("sources", text_at(source, "id"), text_at(source, "sha256"));
}

void add_results(Facts& facts, const json& contest) {
  const std::string name = text_at(contest, "name").empty() ? text_at(contest, "id") : text_at(contest, "name");
  const json& result = object_at(contest, "result");
  for (const char* key : {"counted", "statement", "registered", "turnout", "valid"})
    if (result.contains(key)) facts.add("results", name + ", " + key, text_at(result, key));
  const json& lists = list_at(contest, "lists");
  for (const json& list : list_at(result, "lists")) {
    const std::size_t index =
        list.contains("list") && list["list"].is_number_unsigned() ? list["list"].get<std::size_t>() : 0;
    const std::string who =
        name + ", " + (index < lists.size() ? text_at(lists[index], "name") : std::to_string(index));
    for (const char* key : {"votes", "seats", "proclaimed"}) facts.add("results", who + ", " + key, text_at(list, key));
  }
}

void add_finding(Facts& facts, const json& finding) {
  std::string where = text_at(finding, "code");
  for (const char* key : {"contest", "copy"})
    if (const std::string id = text_at(finding, key); !id.empty())
      where += (std::string(key) == "copy" ? ", copy " : " ") + id;
  for (const char* key : {"verdict", "statement", "reason", "tested", "instances", "votes_at_stake", "seats_at_stake"})
    facts.add("findings", where + ", " + key, text_at(finding, key));
  for (const json& number : list_at(finding, "numbers"))
    facts.add("findings", where + ", " + text_at(number, "name"), text_at(number, "value"));
}

Facts facts_of(const json& report) {
  Facts facts;
  add_run(facts, report);
  for (const json& contest : list_at(report, "contests")) add_results(facts, contest);
  for (const json& finding : list_at(report, "findings")) add_finding(facts, finding);
  for (const json& claim : list_at(object_at(report, "record"), "claims"))
    for (const char* key : {"standing", "reason"})
      facts.add("claims", text_at(claim, "who") + ", \"" + text_at(claim, "text") + "\", " + key, text_at(claim, key));
  return facts;
}

base::Result<json> read_report(const std::filesystem::path& path) {
  auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  json report = json::parse(*bytes, nullptr, false);
  if (report.is_discarded() || !report.is_object() || text_at(report, "format") != "acta-report")
    return Error{ErrorKind::format,
                 path.string() + " is no report of Acta",
                 {},
                 "acta report writes one beside the page: report.json"};
  if (text_at(report, "version") != "1")
    return Error{
        ErrorKind::format, path.string() + " is a report of version " + text_at(report, "version") + ", not 1", {}, {}};
  return report;
}

}  // namespace

base::Result<std::vector<Change>> report_changes(const std::filesystem::path& before,
                                                 const std::filesystem::path& after) {
  const auto first = read_report(before);
  if (!first) return first.error();
  const auto second = read_report(after);
  if (!second) return second.error();
  const Facts old_facts = facts_of(*first), new_facts = facts_of(*second);
  std::vector<Change> changes;
  // part by part, in the order of the old report, then what only the new one has
  for (const char* part : {"run", "sources", "results", "findings", "claims"}) {
    for (const Facts::Key& key : old_facts.order()) {
      const std::string* now = new_facts.find(key);
      if (key.first != part || (now && *now == *old_facts.find(key))) continue;
      changes.push_back({key.first, key.second, *old_facts.find(key), now ? *now : std::string()});
    }
    for (const Facts::Key& key : new_facts.order())
      if (key.first == part && !old_facts.find(key))
        changes.push_back({key.first, key.second, {}, *new_facts.find(key)});
  }
  std::erase_if(changes, [](const Change& change) { return change.before == change.after; });
  return changes;
}

}  // namespace acta::app
