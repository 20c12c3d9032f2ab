// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "acta/observe/findings.hpp"
#include "acta/report/observation.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

std::string percent(double share) { return std::isfinite(share) ? fmt::format("{:.2f}", 100 * share) : "–"; }
std::string half(const observe::Estimate& e) { return std::isfinite(e.error) ? percent((e.high - e.low) / 2) : "–"; }

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

void add_shares(std::string& text, const ObservationEstimate& own, const TextStyle& style) {
  bool separate = false;
  for (const EstimatedShare& share : own.shares) separate = separate || share.separate;
  std::vector<std::string> headings = {"share", "estimate %", "from", "to", "± error", "jackknife"};
  if (separate) headings.insert(headings.end(), {"separate %", "± error"});
  headings.insert(headings.end(), {"at least", "at most"});
  std::vector<bool> right(headings.size(), true);
  right[0] = false;
  TextTable table(headings, right);
  for (const EstimatedShare& share : own.shares) {
    const observe::Estimate& e = share.estimate;
    std::vector<std::string> row = {share.name,      percent(e.share), percent(e.low),
                                    percent(e.high), percent(e.error), percent(e.replicate_error)};
    if (separate)
      row.insert(row.end(), {share.separate ? percent(share.separate->share) : "–",
                             share.separate ? percent(share.separate->error) : "–"});
    row.insert(row.end(), {percent(share.bounds.low), percent(share.bounds.high)});
    table.add(std::move(row));
  }
  text += table.to_text(style);
  text +=
      wrapped(fmt::format("From, to: {:g} % interval. At least, at most: if stations without a report said nothing, or "
                          "everything, for it.",
                          100 * own.confidence),
              style.width, 2);
}

void add_arrivals(std::string& text, const ObservationEstimate& own, const TextStyle& style) {
  if (own.arrivals.size() < 2) return;
  text += "\n" + painted("As reports came in", "1", style) + "\n";
  std::vector<std::string> headings = {"reports"};
  const std::size_t shown = std::min<std::size_t>(4, own.shares.size());
  for (std::size_t s = 0; s < shown; ++s) headings.insert(headings.end(), {own.shares[s].name, "±"});
  TextTable table(headings, std::vector<bool>(headings.size(), true));
  for (const Arrival& arrival : own.arrivals) {
    std::vector<std::string> row = {grouped(arrival.reports)};
    for (std::size_t s = 0; s < shown; ++s)
      row.insert(row.end(), {percent(arrival.shares[s].share), half(arrival.shares[s])});
    table.add(std::move(row));
  }
  text += table.to_text(style);
}

void add_answers(std::string& text, const ObservationEstimate& own, const TextStyle& style) {
  if (own.forms == 0) return;
  text += "\n" + painted("What observers answered", "1", style) + "\n";
  text += wrapped(
      fmt::format("{} forms; {} of no station of the sample, {} of a station that has one already: neither was used.",
                  grouped(own.forms), grouped(own.forms_elsewhere), grouped(own.forms_again)),
      style.width, 2);
  TextTable table({"question", "answer", "stations", "of", "estimate %", "from", "to"},
                  {false, false, true, true, true, true, true});
  for (const AnswerRate& rate : own.answers)
    table.add({rate.question, rate.answer, grouped(rate.stations), grouped(rate.answered), percent(rate.estimate.share),
               percent(rate.estimate.low), percent(rate.estimate.high)});
  text += table.to_text(style);
}

void add_incidents(std::string& text, const ObservationEstimate& own, const TextStyle& style) {
  if (own.incident_rows == 0) return;
  text += "\n" + painted("Stations with an incident", "1", style) + "\n";
  text += wrapped(
      fmt::format("{} incidents; {} of stations that are not in the sample or did not report: they were not used.",
                  grouped(own.incident_rows), grouped(own.incidents_elsewhere)),
      style.width, 2);
  TextTable table({"kind", "stations", "of", "estimate %", "from", "to"}, {false, true, true, true, true, true});
  for (const AnswerRate& rate : own.incidents)
    table.add({rate.question, grouped(rate.stations), grouped(rate.answered), percent(rate.estimate.share),
               percent(rate.estimate.low), percent(rate.estimate.high)});
  text += table.to_text(style);
}

}  // namespace

std::string plan_text(const ObservationPlan& plan, const TextStyle& style) {
  std::string text = painted(plan.contest->name, "1", style) + "\n";
  text += wrapped(fmt::format("{} stations of copy \"{}\". {} samples of each design were drawn from them (seed {}).",
                              grouped(plan.stations), plan.copy,
                              grouped(plan.designs.empty() || plan.designs[0].shares.empty()
                                          ? 0
                                          : plan.designs[0].shares[0].simulated.replicates),
                              plan.seed),
                  style.width, 2);
  if (plan.margin)
    text += wrapped(fmt::format("Stations: the fewest that bring every share within {:.2f} points ({:g} %).",
                                100 * *plan.margin, 100 * plan.confidence),
                    style.width, 2);
  for (const PlannedDesign& design : plan.designs) {
    text += "\n" + painted(fmt::format("{}: {} stations", design.name, grouped(design.size)), "1", style) + "\n";
    TextTable table({"share", "full count %", "± expected", "± of samples", "rmse", "bias", "intervals that hold it %"},
                    {false, true, true, true, true, true, true});
    for (const PlannedShare& share : design.shares)
      table.add({share.name, percent(share.simulated.truth), percent(share.expected),
                 percent(share.simulated.half_width), fmt::format("{:.3f}", 100 * share.simulated.rmse),
                 fmt::format("{:+.3f}", 100 * share.simulated.bias),
                 fmt::format("{:.1f}", 100 * share.simulated.coverage)});
    text += table.to_text(style);
  }
  return text + wrapped("Of a past election: the next one may differ more from area to area.", style.width, 2);
}

std::string draw_csv(const ObservationDraw& draw) {
  std::string out = "order,station,name,stratum,stratum_stations,probability,design,seed\n";
  std::size_t order = 0;
  for (const observe::Drawn& drawn : draw.sample) {
    const std::uint32_t h = draw.frame.stratum[drawn.unit];
    const std::string label = draw.table->labels.size() > drawn.unit ? std::string(draw.table->labels[drawn.unit]) : "";
    out += fmt::format("{},{},{},{},{},{:.17g},{},{}\n", ++order, cell(std::string(draw.table->keys[drawn.unit])),
                       cell(label), cell(draw.frame.names[h]), draw.frame.stations[h], drawn.probability, draw.design,
                       cell(draw.seed));
  }
  return out;
}

std::string estimate_text(const ObservationEstimate& own, const TextStyle& style, const std::string& version) {
  std::string text = painted(own.contest->name, "1", style) + "\n";
  text +=
      wrapped(fmt::format("{} of {} drawn stations reported (copy \"{}\"), of {} in all; design: {}.",
                          grouped(own.reported), grouped(own.drawn), own.reports, grouped(own.population), own.design),
              style.width, 2);
  if (!own.shares.empty() && own.shares[0].estimate.uncovered > 0)
    text += wrapped(fmt::format("{:.0f} stations are in strata without a report: the estimates say nothing of them.",
                                own.shares[0].estimate.uncovered),
                    style.width, 2);
  add_shares(text, own, style);
  if (!own.seats.empty()) {
    text += "\n" + painted("Seats", "1", style) + "\n";
    TextTable table({"list", "seats", "from", "to"}, {false, true, true, true});
    for (const EstimatedSeats& seats : own.seats)
      table.add({seats.name, grouped(seats.seats), grouped(seats.low), grouped(seats.high)});
    text += table.to_text(style);
  }
  if (!own.seats_note.empty()) text += wrapped("Seats: " + own.seats_note, style.width, 2);
  add_arrivals(text, own, style);
  add_answers(text, own, style);
  add_incidents(text, own, style);
  if (!own.findings.empty()) {
    Report report;
    report.version = version;
    report.findings = own.findings;
    report.kinds.assign(observe::kinds().begin(), observe::kinds().end());
    text += "\n" + painted("Announced figures", "1", style) + "\n" + findings_text(report, style, true);
  }
  return text;
}

}  // namespace acta::report
