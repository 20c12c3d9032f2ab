// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "acta/base/number_text.hpp"
#include "acta/report/audit_dossier.hpp"
#include "acta/report/deflate.hpp"
#include "acta/report/page_template.hpp"
#include "acta/report/ranked.hpp"
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
      out += fmt::format("<h2>{}</h2><p>{}</p>", escaped(contest.contest->name),
                         escaped(model::to_string(contest.result->statement)));
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

std::string plain_summary(const RankedShown& shown, const std::string& title) {
  std::string out = fmt::format("<h1>{}</h1><p>{}</p>", escaped(title), escaped(shown.head.date));
  if (!shown.stopped.empty()) out += fmt::format("<p>The count stopped: {}</p>", escaped(shown.stopped));
  if (!shown.not_compared.empty()) out += fmt::format("<p>Not compared: {}</p>", escaped(shown.not_compared));
  for (const count::RankedResult& pass : shown.passes) {
    out += fmt::format("<h2>{} ballots</h2><ul>", pass.ballots);
    for (const std::uint32_t candidate : pass.elected)
      out += fmt::format("<li>Elected: {}</li>", escaped(shown.contest.names[candidate]));
    out += "</ul>";
  }
  return out;
}

std::string plain_summary(const AuditDossier& dossier) {
  std::string out = fmt::format("<h1>{}</h1><p>Risk-limiting audit</p>", escaped(base::printable(dossier.title)));
  if (dossier.assessments.empty()) return out + "<p>Nothing was assessed yet.</p>";
  const DossierAssessment& last = dossier.assessments.back();
  out += fmt::format("<p>{}</p><ul>", escaped(base::printable(last.reason)));
  for (const DossierContest& one : last.contests)
    out += fmt::format("<li>{}: measured risk {:.4g} %, limit {:.4g} %, {} drawn, {} differ</li>",
                       escaped(base::printable(one.contest)), 100 * one.risk, 100 * one.risk_limit,
                       base::grouped(one.drawn), base::grouped(one.differing));
  out += "</ul><h2>What it cannot show</h2><ul>";
  for (const std::string& one : dossier.cannot_show) out += "<li>" + escaped(base::printable(one)) + "</li>";
  return out + "</ul>";
}

/// The template with its title, what a reader without scripts sees, and the data.
std::string filled_page(const std::string& title, const std::string& summary, const std::string& json) {
  const std::pair<std::string_view, std::string> parts[] = {
      {"@ACTA_TITLE@", title}, {"@ACTA_NOSCRIPT@", summary}, {"@ACTA_DATA@", base64(deflated(json))}};
  // In one pass over the template: what is filled in is never searched for markers.
  std::string page;
  std::string_view left = page_template();
  page.reserve(left.size() + parts[1].second.size() + parts[2].second.size() + 4'096);
  while (true) {
    auto at = std::string_view::npos;
    const std::pair<std::string_view, std::string>* next = nullptr;
    for (const auto& part : parts)
      if (const auto found = left.find(part.first); found < at) {
        at = found;
        next = &part;
      }
    page += left.substr(0, at);
    if (!next) return page;
    page += next->second;
    left.remove_prefix(at + next->first.size());
  }
}

}  // namespace

std::string to_html(const Report& report, const std::string& json) {
  return filled_page(escaped(report.record->title), plain_summary(report), json);
}

std::string ranked_html(const RankedShown& shown) {
  const std::string title = shown.head.contest.empty() ? "Ranked ballots" : shown.head.contest;
  return filled_page(escaped(title), plain_summary(shown, title), ranked_json(shown));
}

std::string audit_page_html(const AuditDossier& dossier) {
  const std::string title = escaped(base::printable(dossier.title)) + ": audit";
  return filled_page(title, plain_summary(dossier), audit_dossier_json(dossier));
}

}  // namespace acta::report
