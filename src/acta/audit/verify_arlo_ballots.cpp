// SPDX-License-Identifier: Apache-2.0
// Draw and ticket numbers of Arlo's sampled ballots.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "acta/audit/consistent_draw.hpp"
#include "acta/audit/tickets_consistent.hpp"
#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

constexpr std::int64_t kMostBallots = 1'000'000'000;
constexpr std::int64_t kMostLookedAt = 1'000'000;
constexpr std::int64_t kAllRounds = std::numeric_limits<std::int64_t>::max();

struct BatchName {
  std::string jurisdiction, container, tabulator, batch;
};

/// The ways in which a batch is named in what is hashed. Arlo's versions and manifests differ.
using KeyForm = PythonValue (*)(const BatchName&);
PythonValue tuple_of(std::initializer_list<std::string> parts) {
  std::vector<PythonValue> values;
  for (const std::string& part : parts) values.push_back({part});
  return {std::move(values)};
}
constexpr KeyForm kForms[] = {[](const BatchName& n) {
                                return n.tabulator.empty() ? tuple_of({n.jurisdiction, n.batch})
                                                           : tuple_of({n.jurisdiction, n.tabulator, n.batch});
                              },
                              [](const BatchName& n) {
                                return tuple_of({n.jurisdiction, n.batch});
                              },
                              [](const BatchName& n) {
                                return tuple_of({n.jurisdiction, n.container, n.tabulator, n.batch});
                              },
                              [](const BatchName& n) {
                                return tuple_of({n.jurisdiction, n.container, n.batch});
                              },
                              [](const BatchName& n) { return PythonValue{n.batch}; }};

BatchName name_of(const model::ReportedBallot& ballot) {
  return {ballot.jurisdiction, ballot.container, ballot.tabulator, ballot.batch};
}
BatchName name_of(const model::ManifestBatch& batch) {
  return {batch.jurisdiction, batch.container, batch.tabulator, batch.batch};
}

std::string identifier(KeyForm form, const BatchName& name, std::int64_t position) {
  const auto text = python_str({std::vector<PythonValue>{form(name), {position}}});
  return text ? *text : std::string();
}

/// The form that fits most of the first ballots.
KeyForm form_of(const model::ReportedAudit& audit, std::size_t k, const ConsistentTickets& tickets) {
  KeyForm best = kForms[0];
  int most = 0;
  for (const KeyForm form : kForms) {
    int fitting = 0, seen = 0;
    for (const auto& ballot : audit.ballots) {
      if (ballot.tickets[k].empty() || ++seen > 20) continue;
      const std::string first = printed_ticket(tickets.first(identifier(form, name_of(ballot), ballot.position)));
      fitting += first == ballot.tickets[k].front().number ? 1 : 0;
    }
    if (fitting > most) best = form, most = fitting;
  }
  return best;
}

std::string label(const BatchName& name, std::int64_t position) {
  std::string text = name.jurisdiction;
  for (const std::string* part : {&name.tabulator, &name.batch})
    if (!part->empty()) text += (text.empty() ? "" : ", ") + *part;
  return text + ", ballot " + std::to_string(position);
}

model::Finding ballot_tickets(const model::ReportedAudit& audit, std::size_t k, KeyForm form,
                              const ConsistentTickets& tickets) {
  Recomputed part("A305", audit.contests[k].name);
  for (const auto& ballot : audit.ballots) {
    std::string full;
    for (const auto& ticket : ballot.tickets[k]) {
      if (ticket.number == "EXTRA") continue;
      full = full.empty() ? tickets.first(identifier(form, name_of(ballot), ballot.position)) : next_ticket(full);
      if (printed_ticket(full) == ticket.number)
        part.same();
      else
        part.differs(label(name_of(ballot), ballot.position),
                     fmt::format("ticket {}, from the seed {}", ticket.number, printed_ticket(full)), ballot.place);
    }
  }
  part.explain("Another seed, or another spelling of a jurisdiction or batch, than the audit used.");
  return part.finish("The ticket numbers of the sampled ballots", "are those that the seed gives.",
                     "are not all those that the seed gives.");
}

using Draws = std::map<std::string, std::int64_t>;  ///< by identifier

struct Listed {
  Draws draws;
  std::map<std::string, const model::ReportedBallot*> ballots;
  std::int64_t total = 0;
  std::string largest;  ///< ticket
};

Listed listed_of(const model::ReportedAudit& audit, std::size_t k, KeyForm form) {
  Listed all;
  for (const auto& ballot : audit.ballots) {
    const std::int64_t times = draws_until(ballot.tickets[k], kAllRounds);
    if (times == 0) continue;
    const std::string id = identifier(form, name_of(ballot), ballot.position);
    all.draws[id] += times;
    all.ballots[id] = &ballot;
    all.total += times;
    for (const auto& ticket : ballot.tickets[k])
      if (ticket.number != "EXTRA") all.largest = std::max(all.largest, ticket.number);
  }
  return all;
}

/// Without a manifest: ballots in front of the last listed one of a batch are known to exist.
void look_between(const model::ReportedAudit& audit, std::size_t k, KeyForm form, const ConsistentTickets& tickets,
                  const Listed& listed, Recomputed& part) {
  std::map<std::string, std::pair<BatchName, std::int64_t>> batches;
  for (const auto& ballot : audit.ballots) {
    if (draws_until(ballot.tickets[k], kAllRounds) == 0) continue;
    auto& known = batches[identifier(form, name_of(ballot), 0)];
    known = {name_of(ballot), std::max(known.second, ballot.position)};
  }
  std::int64_t looked = 0;
  for (const auto& [id, known] : batches) {
    const auto run = arlo_ballots(form(known.first), 1, static_cast<std::uint64_t>(known.second));
    if (!run || (looked += known.second) > kMostLookedAt) continue;
    for (std::int64_t position = 1; position <= known.second; ++position) {
      const std::string one = run->before + std::to_string(position) + run->after;
      if (listed.draws.contains(one)) continue;
      const std::string first = printed_ticket(tickets.first(one));
      if (first < listed.largest)
        part.differs(label(known.first, position), fmt::format("ticket {}, drawn but not listed", first), {});
    }
  }
}

void draw_from(const model::AuditManifest& manifest, const model::ReportedAudit& audit, KeyForm form,
               const Listed& listed, Recomputed& part) {
  std::vector<IdentifierRun> runs;
  std::int64_t ballots = 0;
  for (const auto& batch : manifest.batches) {
    if (!batch.ballots) return part.lacks("a batch of the manifest has no number of ballots");
    if ((ballots += *batch.ballots) > kMostBallots)
      return part.lacks("the manifest holds more ballots than are drawn from");
    auto run = arlo_ballots(form(name_of(batch)), 1, static_cast<std::uint64_t>(*batch.ballots));
    if (!run) return part.lacks(run.error().message);
    runs.push_back(std::move(*run));
  }
  const auto drawn = draw_tickets(runs, {audit.seed, 0, static_cast<std::uint64_t>(listed.total), true, 2});
  if (!drawn) return part.lacks(drawn.error().message);
  Draws again;
  for (const auto& one : *drawn) ++again[identifier_of(runs, one.item)];
  for (const auto& [id, times] : again) {
    const auto at = listed.draws.find(id);
    const std::int64_t said = at == listed.draws.end() ? 0 : at->second;
    if (said == times)
      part.same(times);
    else
      part.differs(id, fmt::format("drawn {} times, listed {} times", times, said), {});
  }
  for (const auto& [id, times] : listed.draws)
    if (!again.contains(id))
      part.differs(id, fmt::format("not drawn, listed {} times", times), listed.ballots.at(id)->place);
}

}  // namespace

void verify_ballot_draw(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                        model::AuditVerification& result) {
  const ConsistentTickets tickets(audit.seed);
  const KeyForm form = form_of(audit, k, tickets);
  result.findings.push_back(ballot_tickets(audit, k, form, tickets));
  const Listed listed = listed_of(audit, k, form);
  Recomputed part("A301", audit.contests[k].name);
  if (manifest.batches.empty()) {
    look_between(audit, k, form, tickets, listed, part);
    part.lacks("that no other ballot has a smaller ticket needs all batches: --manifest FILE");
  } else {
    draw_from(manifest, audit, form, listed, part);
    part.explain("A contest of some jurisdictions only: give the manifest of those alone.");
  }
  part.explain("Another manifest than the one that was drawn from.");
  part.explain(
      "A contest that only some ballots hold, drawn from those alone by their records: here every ballot of a batch is "
      "taken to hold it.");
  result.findings.push_back(part.finish(fmt::format("The {} draws of ballots", listed.total),
                                        "are those that the seed gives.", "are not all those that the seed gives."));
}

}  // namespace acta::audit
