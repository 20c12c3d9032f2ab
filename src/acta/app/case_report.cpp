// SPDX-License-Identifier: Apache-2.0
#include "acta/app/case_report.hpp"

#include <fmt/format.h>

#include "acta/report/json_parts.hpp"

namespace acta::app {

std::string case_text(const CaseRun& run, const report::TextStyle& style, bool steps) {
  std::string text;
  if (run.result) {
    report::Report report;
    report.contests.push_back(run.shown());
    text = report::count_text(report, style, steps);
  }
  for (const CaseCheck& check : run.checks)
    text += fmt::format("  {} {}  {}\n", check.verdict == model::Verdict::holds ? "as expected " : "NOT EXPECTED",
                        base::to_text(base::Place{check.place.file, check.place.line, 0}), check.what);
  return text;
}

std::string case_json(const CaseRun& run) {
  std::string text;
  report::JsonWriter json(text);
  json.begin_object();
  report::write_text(json, "title", run.read.title);
  report::write_text(json, "source", run.read.source);
  json.key("lists").begin_array();
  for (const model::ListVotes& list : run.read.poll.lists) json.text(list.name);
  json.end_array().key("result");
  if (run.result)
    report::write_result(json, run.shown());
  else
    json.null();
  json.key("expectations").begin_array();
  for (const CaseCheck& check : run.checks) {
    json.begin_object();
    report::write_text(json, "place", base::to_text(check.place));
    report::write_text(json, "verdict", model::to_string(check.verdict));
    report::write_text(json, "what", check.what);
    json.end_object();
  }
  json.end_array().end_object();
  return text + "\n";
}

}  // namespace acta::app
