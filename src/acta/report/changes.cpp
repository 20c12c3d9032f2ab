// SPDX-License-Identifier: Apache-2.0
#include "acta/report/changes.hpp"

#include "acta/report/json_writer.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {

std::string changes_text(const std::vector<Change>& changes, const TextStyle& style) {
  if (changes.empty()) return "Both reports say the same.\n";
  std::string text, part;
  for (const Change& change : changes) {
    if (change.part != part) text += (part.empty() ? "" : "\n") + painted(change.part, "1", style) + "\n";
    part = change.part;
    const auto shown = [](const std::string& value) { return value.empty() ? std::string("nothing") : value; };
    text += wrapped(change.where + ": " + shown(change.before) + " → " + shown(change.after), style.width, 2);
  }
  return text + "\n" + grouped(static_cast<std::int64_t>(changes.size())) +
         (changes.size() == 1 ? " change\n" : " changes\n");
}

std::string changes_json(const std::vector<Change>& changes) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("changes").begin_array();
  for (const Change& change : changes) {
    json.begin_object();
    json.key("part").text(change.part);
    json.key("where").text(change.where);
    json.key("before").text(change.before);
    json.key("after").text(change.after);
    json.end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

std::string written_json(const std::vector<std::string>& files) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("written").begin_array();
  for (const std::string& file : files) json.text(file);
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace acta::report
