// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "acta/base/number_text.hpp"
#include "acta/report/audit_dossier.hpp"
#include "acta/report/picture_svg.hpp"
#include "acta/report/risk_plot.hpp"

namespace acta::report {
namespace {

constexpr const char* kStyle =
    R"(body{font:16px/1.5 Georgia,serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#222}
h1{font-size:1.7rem;margin-bottom:.2rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #ccc}
table{border-collapse:collapse;width:100%;font:14px/1.4 sans-serif}th{text-align:left;border-bottom:2px solid #888}
td,th{padding:.25rem .5rem;vertical-align:top}tr+tr td{border-top:1px solid #e4e4e4}.n{text-align:right}
code,pre{font:12px/1.4 monospace;overflow-wrap:anywhere;white-space:pre-wrap}pre{background:#f6f6f6;padding:.6rem}
.verdict{font-size:1.15rem;border-left:.4rem solid #28619f;padding:.3rem .8rem;background:#f2f6fa}
.on{border-color:#b45f06;background:#fbf5ee}svg{max-width:100%;height:auto}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,svg{break-inside:avoid})"
    "}";

std::string shown(const std::string& text) { return escaped_svg(base::printable(text)); }

/// As shown, with line breaks kept.
std::string shown_lines(const std::string& text) {
  std::string html;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    html += shown(text.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  return html;
}

std::string percent(double share) { return fmt::format("{:.4g} %", 100 * share); }

std::string cell(const std::string& text) { return "<td>" + shown(text) + "</td>"; }
std::string number(std::int64_t value) { return "<td class=\"n\">" + base::grouped(value) + "</td>"; }

std::string sizes_text(const DossierSizes& sizes) {
  std::string text;
  for (const auto& [contest, size] : sizes)
    text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", contest, base::grouped(size));
  return text;
}

std::string verdict(const AuditDossier& dossier) {
  if (dossier.assessments.empty()) return "<p class=\"verdict on\">Nothing was assessed yet.</p>\n";
  const DossierAssessment& last = dossier.assessments.back();
  if (dossier.unassessed)
    return fmt::format(
        "<p class=\"verdict on\">Something was drawn or entered after the last assessment, which is out of date: it "
        "said \u201c{}\u201d</p>\n",
        shown(last.reason));
  return fmt::format("<p class=\"verdict{}\">{}</p>\n", last.decision == "stop" ? "" : " on", shown(last.reason));
}

std::string standings(const AuditDossier& dossier) {
  if (dossier.assessments.empty()) return {};
  std::string html =
      "<table><tr><th>Contest</th><th class=\"n\">Measured risk</th><th class=\"n\">Limit</th><th "
      "class=\"n\">Drawn</th><th class=\"n\">Assessed</th><th class=\"n\">Waiting</th><th "
      "class=\"n\">Differing</th></tr>\n";
  for (const DossierContest& one : dossier.assessments.back().contests)
    html += fmt::format("<tr>{}<td class=\"n\">{}</td><td class=\"n\">{}</td>{}{}{}{}</tr>\n",
                        cell(one.contest + (one.targeted ? "" : " (read where drawn for others)")), percent(one.risk),
                        percent(one.risk_limit), number(one.drawn), number(one.counted), number(one.waiting),
                        number(one.differing));
  return html +
         "</table>\n<p>At most so large as the risk is the chance that an audit like this one measures such a risk or "
         "a "
         "smaller one although the reported outcome is wrong.</p>\n";
}

/// Draw by draw where that is known, otherwise assessment by assessment.
RiskPlot plot_of(const AuditDossier& dossier, std::size_t index) {
  const DossierContest& last = dossier.assessments.back().contests[index];
  RiskPlot plot{last.contest + ": risk against draws", last.risk_limit, {{}}, {}};
  auto& points = plot.curves.front().points;
  for (std::size_t i = 0; i < last.path.size(); ++i) points.emplace_back(static_cast<double>(i) + 1, last.path[i]);
  if (last.path.empty())
    for (const DossierAssessment& one : dossier.assessments)
      if (index < one.contests.size() &&
          (points.empty() || points.back().first < static_cast<double>(one.contests[index].counted)))
        points.emplace_back(static_cast<double>(one.contests[index].counted), one.contests[index].risk);
  for (const DossierRound& round : dossier.rounds)
    for (const auto& [contest, size] : round.sizes)
      if (contest == last.contest && (plot.rounds.empty() || plot.rounds.back() < static_cast<double>(size)))
        plot.rounds.push_back(static_cast<double>(size));
  return plot;
}

std::string plots(const AuditDossier& dossier) {
  std::string html;
  if (!dossier.assessments.empty())
    for (std::size_t i = 0; i < dossier.assessments.back().contests.size(); ++i)
      html += risk_plot_svg(plot_of(dossier, i));
  return html;
}

std::string rounds(const AuditDossier& dossier) {
  std::string html = "<h2>Rounds</h2>\n";
  if (dossier.rounds.empty()) return html + "<p>Nothing was drawn yet.</p>\n";
  html += fmt::format("<p>Seed, thrown in public and entered at {}: <code>{}</code></p>\n", shown(dossier.seed_time),
                      shown(dossier.seed));
  html +=
      "<table><tr><th class=\"n\">Round</th><th>Time</th><th>Draws in all</th><th class=\"n\">To "
      "fetch</th><th>List</th></tr>\n";
  for (std::size_t i = 0; i < dossier.rounds.size(); ++i) {
    const DossierRound& one = dossier.rounds[i];
    html += fmt::format("<tr>{}{}{}{}<td><a href=\"{}\">{}</a></td></tr>\n", number(static_cast<std::int64_t>(i) + 1),
                        cell(one.time), cell(sizes_text(one.sizes)), number(static_cast<std::int64_t>(one.listed)),
                        one.file, one.file);
  }
  html +=
      "</table>\n<h2>Assessments</h2>\n<table><tr><th>Time</th><th class=\"n\">Round</th><th>What follows</th></tr>\n";
  for (const DossierAssessment& one : dossier.assessments)
    html += fmt::format("<tr>{}{}{}</tr>\n", cell(one.time), number(static_cast<std::int64_t>(one.round)),
                        cell(one.reason));
  return html + "</table>\n";
}

std::string commitment(const AuditDossier& dossier) {
  std::string html = fmt::format(
      "<h2>What was fixed before the draw</h2>\n<p>At {}; digest of the log's first event: <code>{}</code>. First "
      "round: {} draws.</p>\n<table><tr><th>File</th><th>SHA-256</th></tr>\n",
      shown(dossier.log.front().time), dossier.log.front().digest, shown(sizes_text(dossier.first_sizes)));
  for (const DossierFile& one : dossier.files)
    html += fmt::format("<tr>{}<td><code>{}</code></td></tr>\n", cell(one.name), shown(one.sha256));
  return html + "</table>\n<pre>" + shown_lines(dossier.plan_text) + "</pre>\n";
}

std::string limits(const AuditDossier& dossier) {
  std::string html =
      "<h2>What this audit cannot show</h2>\n<ul>\n"
      "<li>Whether the paper is what voters marked, and all of it: that takes a chain of custody that can be trusted, "
      "and "
      "a check of it (compliance), which is no part of these computations.</li>\n"
      "<li>Whether the seed was thrown in public after the files were published: those who were there can say "
      "it.</li>\n"
      "<li>Contests, and parts of outcomes, that no claim above covers: they were not audited.</li>\n"
      "<li>Why records and paper differ.</li>\n";
  for (const std::string& one : dossier.not_audited) html += "<li>Not audited: " + shown(one) + "</li>\n";
  for (const std::string& one : dossier.cannot_show) html += "<li>" + shown(one) + "</li>\n";
  return html + "</ul>\n";
}

std::string repeat(const AuditDossier& dossier) {
  std::string html =
      "<h2>To repeat it</h2>\n<p><a href=\"report.json\">report.json</a> holds seed, sizes, entries and hashes; <a "
      "href=\"entries.csv\">entries.csv</a> what was typed, also what was replaced later; <a "
      "href=\"log.csv\">log.csv</a> the log. The draws and every assessment were computed again from the log when this "
      "page was made, and are the same.</p>\n<table><tr><th "
      "class=\"n\">Event</th><th>Time</th><th>What</th><th>Digest</th></tr>\n";
  for (const DossierEvent& one : dossier.log)
    html += fmt::format("<tr>{}{}{}<td><code>{}…</code></td></tr>\n", number(one.number), cell(one.time),
                        cell(one.what), one.digest.substr(0, 16));
  return html + "</table>\n<p>Digest of the last event: <code>" + dossier.log.back().digest +
         "</code>. A log with the same digest is the same log.</p>\n";
}

}  // namespace

std::string audit_dossier_html(const AuditDossier& dossier) {
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>{0}: audit</title>\n<style>{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n"
      "<p>Risk-limiting audit</p>\n",
      shown(dossier.title), kStyle);
  html += verdict(dossier) + standings(dossier) + plots(dossier);
  if (!dossier.standing_text.empty())
    html += "<h2>What was found</h2>\n<pre>" + shown_lines(dossier.standing_text) + "</pre>\n";
  html += limits(dossier) + rounds(dossier) + commitment(dossier) + repeat(dossier);
  return html + fmt::format("<p>Made by acta {}.</p>\n</body>\n</html>\n", shown(dossier.version));
}

}  // namespace acta::report
