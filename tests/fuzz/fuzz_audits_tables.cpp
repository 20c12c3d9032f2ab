// SPDX-License-Identifier: Apache-2.0
// Audit reports and exports in delimited text, and manifests.
#include <cstdlib>

#include "acta/read/audits/arlo.hpp"
#include "acta/read/audits/colorado.hpp"
#include "acta/read/audits/manifest.hpp"
#include "acta/read/audits/rlauxe.hpp"
#include "acta/read/delimited.hpp"
#include "fuzz/input.hpp"

namespace {

/// What model/reported_audit.hpp promises of lists by contest and by option.
void check(const acta::model::ReportedAudit& audit) {
  const std::size_t contests = audit.contests.size();
  for (const auto& contest : audit.contests) {
    if (contest.options.size() != contest.votes.size()) std::abort();
    for (const auto& round : contest.rounds)
      if (!round.audited.empty() && round.audited.size() != contest.options.size()) std::abort();
  }
  for (const auto& ballot : audit.ballots) {
    if (ballot.tickets.size() != contests || ballot.change.size() != contests) std::abort();
    for (const auto* all : {&ballot.paper, &ballot.record})
      for (std::size_t k = 0; k < all->size(); ++k)
        if (!(*all)[k].listed.empty() && (*all)[k].listed.size() != audit.contests[k].options.size()) std::abort();
  }
  for (const auto& batch : audit.batches)
    if (batch.tickets.size() != contests || batch.counted.size() != contests || batch.reported.size() != contests)
      std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace acta;
  const auto grid = read::read_delimited("x.csv", fuzz::bytes(data, size), {','}, fuzz::limits());
  if (!grid) return 0;
  if (read::is_arlo_report(*grid))
    if (const auto audit = read::read_arlo(*grid)) check(*audit);
  model::ColoradoAudit colorado;
  if (read::colorado_table(*grid) != read::ColoradoTable::none && !read::read_colorado(*grid, colorado)) return 0;
  model::AssertionAudit cards;
  if (read::is_rlauxe_cards(*grid) && !read::read_rlauxe_cards(*grid, cards)) return 0;
  model::AuditManifest manifest;
  if (read::read_audit_manifest(*grid, "J", manifest))
    for (const auto& batch : manifest.batches)
      if (batch.votes.size() != manifest.columns.size()) std::abort();
  return 0;
}
