// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "acta/app/audit_open.hpp"
#include "acta/app/audit_rounds.hpp"
#include "acta/app/audit_state.hpp"

namespace acta::app {

/// Which event of the log something comes from.
struct FromEvent {
  std::int64_t event = 0;
  std::string time;
};
struct FlowRound : FromEvent {
  std::map<std::string, std::int64_t> sizes;  ///< of all rounds together
  std::string list_sha256;                    ///< of the retrieval list's CSV
};
struct FlowEntries : FromEvent {
  std::string file, sha256;
  std::vector<PaperEntry> entries;
};
struct FlowAssessment : FromEvent {
  std::size_t rounds = 0;                 ///< that were drawn
  std::size_t entered = 0;                ///< files that were entered
  std::vector<ContestStanding> contests;  ///< without paths
  AuditAdvice advice;
};

/// An audit as its log tells it.
struct AuditFlow {
  AuditOrder order;
  std::string title, plan;   ///< plan: JSON
  std::string time, digest;  ///< of the first event
  std::vector<AuditFile> files;
  std::map<std::string, std::int64_t> first_sizes;
  std::string seed;
  FromEvent seeded;
  std::vector<FlowRound> rounds;
  std::vector<FlowEntries> entered;
  std::vector<FlowAssessment> assessments;
  std::int64_t events = 0;

  AuditExtent extent(std::size_t rounds) const;              ///< REQUIRES: rounds from 1 to all
  std::vector<PaperEntry> entries(std::size_t files) const;  ///< of the first files, in order
  /// The last assessment, if nothing was drawn or entered since.
  const FlowAssessment* standing() const;
};

/// Error: format: an event that does not follow from those before, or whose payload is another.
base::Result<AuditFlow> replay(std::span<const AuditEvent> events);

/// Which actions the state allows. Errors: usage, saying what comes first.
base::Result<void> may_draw(const AuditFlow& flow);
base::Result<void> may_enter(const AuditFlow& flow);
base::Result<void> may_assess(const AuditFlow& flow);
/// `forced`: the size of the round was stated, so that one may be drawn although it is not enough.
base::Result<void> may_draw_next(const AuditFlow& flow, bool forced);

/// Payloads of events (doc/formats/audit-state.md).
std::string begun_payload(AuditOrder order, const OpenedAudit& opened);
std::string seeded_payload(const std::string& seed);
std::string round_payload(const FlowRound& round, std::size_t number);
std::string entered_payload(const FlowEntries& entries);
std::string assessed_payload(const AuditStanding& standing, const AuditAdvice& advice);

}  // namespace acta::app
