// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_dossier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "acta/app/audit_repeat.hpp"
#include "acta/app/version.hpp"
#include "acta/base/number_text.hpp"
#include "acta/base/sha256.hpp"
#include "acta/base/shell_word.hpp"

namespace acta::app {
namespace {

report::DossierSizes sizes_of(const std::map<std::string, std::int64_t>& sizes) { return {sizes.begin(), sizes.end()}; }

std::string sizes_text(const std::map<std::string, std::int64_t>& sizes) {
  std::string text;
  for (const auto& [contest, size] : sizes)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", contest, base::grouped(size));
  return text;
}

/// What each event says, by its number.
std::map<std::int64_t, std::string> said(const AuditFlow& flow) {
  std::map<std::int64_t, std::string> texts;
  texts[1] =
      fmt::format("begun: {}; {} files; first round: {}", flow.title, flow.files.size(), sizes_text(flow.first_sizes));
  texts[flow.seeded.event] = "seed: " + flow.seed;
  for (std::size_t i = 0; i < flow.rounds.size(); ++i)
    texts[flow.rounds[i].event] = fmt::format("round {}: {} in all", i + 1, sizes_text(flow.rounds[i].sizes));
  for (const FlowEntries& one : flow.entered)
    texts[one.event] =
        fmt::format("entered: {}, {} {}", one.file, one.entries.size(), one.entries.size() == 1 ? "entry" : "entries");
  for (const FlowAssessment& one : flow.assessments) texts[one.event] = "assessed: " + one.advice.reason;
  return texts;
}

report::DossierContest contest_of(const ContestStanding& one) {
  return {one.contest,   one.risk, one.risk_limit, one.drawn, one.counted, one.waiting,
          one.differing, one.next, one.impossible, one.path,  one.targeted};
}

std::string plan_command(const AuditOrder& order) {
  const AuditOptions& options = order.options;
  std::string command = "acta audit plan " + base::shell_word(order.record) + " --state again.acta";
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) command += fmt::format(" --{} {}", name, base::shell_word(value));
  };
  const auto number = [](std::int64_t value) { return value == 0 ? std::string() : std::to_string(value); };
  for (const std::string& one : order.data) add("data", one);
  if (order.strict) command += " --strict";
  add("contest", options.contest);
  add("copy", options.copy);
  if (options.risk_limit != AuditOptions{}.risk_limit) add("risk-limit", fmt::format("{}%", options.risk_limit));
  add("unseen", number(options.unseen));
  add("least-margin", number(options.least_margin));
  add("largest-station", number(options.largest_station));
  if (options.is_alpha()) add("test", options.test);
  if (!order.rates.empty()) add("rates", nlohmann::json(order.rates).dump());
  return command;
}

/// Beside the record: the plan, then one draw of all that was drawn.
std::vector<std::string> repeating_commands(const AuditFlow& flow) {
  std::vector<std::string> commands = {plan_command(flow.order)};
  if (flow.rounds.empty()) return commands;
  std::string draw = "acta audit draw again.acta --seed " + base::shell_word(flow.seed);
  for (const auto& [contest, size] : flow.rounds.back().sizes)
    draw += " --sizes " + base::shell_word(fmt::format("{}={}", contest, size));
  commands.push_back(draw + " -o drawn.csv");
  return commands;
}

base::Result<void> repeat_rounds(const AuditWork& work, report::AuditDossier& dossier) {
  for (std::size_t number = 1; number <= work.flow().rounds.size(); ++number) {
    const FlowRound& round = work.flow().rounds[number - 1];
    const auto drawn = work.round(number);
    if (!drawn) return drawn.error();
    if (base::sha256_hex(drawn->csv) != round.list_sha256) return not_repeated(round.event, "the retrieval list");
    dossier.rounds.push_back({round.event, round.time, sizes_of(round.sizes), drawn->added.rows.size(),
                              fmt::format("round-{}-retrieval.csv", number), round.list_sha256});
  }
  return {};
}

base::Result<void> add_assessments(const AuditWork& work, report::AuditDossier& dossier) {
  const auto repeated = repeat_assessments(work.kind(), work.flow());
  if (!repeated) return repeated.error();
  for (std::size_t i = 0; i < repeated->size(); ++i) {
    const FlowAssessment& one = work.flow().assessments[i];
    const AuditStanding& got = (*repeated)[i];
    report::DossierAssessment made{one.event,         one.time,   std::string(to_string(one.advice.decision)),
                                   one.advice.reason, one.rounds, {}};
    for (const ContestStanding& contest : got.contests) made.contests.push_back(contest_of(contest));
    dossier.assessments.push_back(std::move(made));
    dossier.standing = got.json, dossier.standing_text = got.text;
    dossier.cannot_show.clear();
    for (const model::Finding& finding : got.findings)
      for (const std::string& text : finding.cannot_show)
        if (std::find(dossier.cannot_show.begin(), dossier.cannot_show.end(), text) == dossier.cannot_show.end())
          dossier.cannot_show.push_back(text);
  }
  return {};
}

}  // namespace

report::AuditDossier log_dossier(const AuditFlow& flow, std::span<const AuditEvent> events) {
  report::AuditDossier dossier;
  dossier.title = flow.title, dossier.version = kVersion;
  dossier.plan = flow.plan;
  dossier.order = nlohmann::json::parse(events.front().payload).at("order").dump();
  for (const AuditFile& one : flow.files) dossier.files.push_back({one.name, one.sha256});
  dossier.first_sizes = sizes_of(flow.first_sizes);
  const auto texts = said(flow);
  for (const AuditEvent& one : events) dossier.log.push_back({one.number, one.time, texts.at(one.number), one.digest});
  return dossier;
}

base::Result<report::AuditDossier> dossier_of(const AuditWork& work) {
  const AuditFlow& flow = work.flow();
  report::AuditDossier dossier = log_dossier(flow, work.events());
  dossier.plan_text = work.kind().plan_text({});
  dossier.not_audited = work.not_audited();
  for (const auto& [contest, limit] : work.kind().risk_limits()) dossier.limits.emplace_back(contest, limit);
  dossier.seed = flow.seed, dossier.seed_time = flow.seeded.time;
  for (const FlowEntries& file : flow.entered)
    for (const PaperEntry& one : file.entries)
      dossier.entries.push_back({file.event, file.time, one.where, one.unit, one.values});
  dossier.unassessed = !flow.assessments.empty() && !flow.standing();
  if (const auto done = repeat_rounds(work, dossier); !done) return done.error();
  if (const auto done = add_assessments(work, dossier); !done) return done.error();
  dossier.commands = repeating_commands(flow);
  dossier.ceremony = report::audit_ceremony_text(dossier, "AUDIT");
  return dossier;
}

base::Result<std::string> report_page(const AuditWork& work) {
  const auto dossier = dossier_of(work);
  if (!dossier) return dossier.error();
  return report::audit_page_html(*dossier);
}

base::Result<std::vector<std::pair<std::string, std::string>>> report_files(const AuditWork& work) {
  const auto dossier = dossier_of(work);
  if (!dossier) return dossier.error();
  std::vector<std::pair<std::string, std::string>> files = {{"index.html", report::audit_dossier_html(*dossier)},
                                                            {"report.json", report::audit_dossier_json(*dossier)},
                                                            {"log.csv", report::audit_log_csv(*dossier)},
                                                            {"entries.csv", report::audit_entries_csv(*dossier)}};
  for (std::size_t number = 1; number <= dossier->rounds.size(); ++number) {
    auto drawn = work.round(number);
    if (!drawn) return drawn.error();
    files.emplace_back(dossier->rounds[number - 1].file, std::move(drawn->csv));
  }
  return files;
}

}  // namespace acta::app
