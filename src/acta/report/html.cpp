// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "acta/report/deflate.hpp"
#include "acta/report/page_template.hpp"
#include "acta/report/report.hpp"

namespace acta::report {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

std::string_view heading(model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::fails: return "Fails";
    case model::Verdict::remarkable: return "Remarkable";
    case model::Verdict::not_checked: return "Not checked";
    case model::Verdict::holds: return "Holds";
  }
  return "";
}

/// What a reader without scripts gets: title, results and every Finding's statement.
std::string plain_summary(const Report& report) {
  std::string out = fmt::format("<h1>{}</h1><p>{}</p>", escaped(report.record->title), escaped(report.record->date));
  for (const ContestReport& contest : report.contests)
    if (contest.result)
      out += fmt::format("<h2>{}</h2><p>{}</p>", escaped(contest.contest->name), escaped(contest.result->statement));
  for (const auto verdict :
       {model::Verdict::fails, model::Verdict::remarkable, model::Verdict::not_checked, model::Verdict::holds}) {
    out += fmt::format("<h2>{}</h2><ul>", heading(verdict));
    for (const model::Finding& finding : report.findings)
      if (finding.verdict == verdict)
        out += fmt::format("<li><strong>{}</strong> {} {}</li>", finding.code, escaped(finding.statement),
                           escaped(finding.reason));
    out += "</ul>";
  }
  return out;
}

/// Replaces the only occurrence of `marker`; the template is tested to hold each once.
void put(std::string& page, std::string_view marker, std::string_view text) {
  const auto at = page.find(marker);
  if (at != std::string::npos) page.replace(at, marker.size(), text);
}

}  // namespace

std::string to_html(const Report& report, const std::string& json) {
  std::string page(page_template());
  const std::string data = base64(deflated(json));
  page.reserve(page.size() + data.size() + 65'536);
  put(page, "@ACTA_TITLE@", escaped(report.record->title));
  put(page, "@ACTA_NOSCRIPT@", plain_summary(report));
  put(page, "@ACTA_DATA@", data);
  return page;
}

}  // namespace acta::report
