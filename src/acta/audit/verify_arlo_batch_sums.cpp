// SPDX-License-Identifier: Apache-2.0
// A304 of batches: rows against each other, the row Totals, the reported votes and the manifest.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using model::ReportedBatch;
using Votes = std::vector<std::int64_t>;
using BatchKey = std::pair<std::string, std::string>;

std::string label(const ReportedBatch& batch) { return batch.jurisdiction + ", " + batch.batch; }

void compare(Recomputed& part, const std::string& what, std::int64_t stated, std::int64_t computed, const char* where,
             const base::Place& place) {
  if (stated == computed)
    part.same();
  else
    part.differs(what, fmt::format("{} stated, {} {}", stated, computed, where), place);
}

std::int64_t most_votes(const model::ReportedContest& contest) {
  return std::clamp<std::int64_t>(contest.votes_allowed, 1, static_cast<std::int64_t>(contest.options.size()));
}

void add(Votes& sum, const Votes& votes) {
  for (std::size_t v = 0; v < votes.size(); ++v) sum[v] += votes[v];
}

void totals(const model::ReportedAudit& audit, std::size_t k, Recomputed& part) {
  const base::Place place = audit.batches.empty() ? base::Place{} : audit.batches.back().place;
  const auto check = [&](const auto& stated, const char* what, auto member) {
    if (stated.empty() || stated[k].empty()) return;
    Votes votes(stated[k].size(), 0);
    for (const ReportedBatch& batch : audit.batches) add(votes, (batch.*member)[k]);
    for (std::size_t v = 0; v < votes.size(); ++v)
      compare(part, fmt::format("row Totals, {} of {}", what, audit.contests[k].options[v]), stated[k][v], votes[v],
              "by adding up", place);
  };
  check(audit.total_counted, "audit results", &ReportedBatch::counted);
  check(audit.total_reported, "reported results", &ReportedBatch::reported);
  std::int64_t ballots = 0;
  for (const ReportedBatch& batch : audit.batches) ballots += batch.ballots;
  if (audit.total_ballots && k == 0)
    compare(part, "row Totals, ballots in batch", *audit.total_ballots, ballots, "by adding up", place);
}

/// A batch has no more votes than its ballots hold, where it states ballots.
void votes_of_ballots(const model::ReportedAudit& audit, std::size_t k, Recomputed& part) {
  const std::int64_t most = most_votes(audit.contests[k]);
  for (const ReportedBatch& batch : audit.batches)
    for (const auto& [what, votes] : {std::pair{"reported", &batch.reported[k]}, {"audited", &batch.counted[k]}}) {
      std::int64_t sum = 0;
      for (const std::int64_t one : *votes) sum += one;
      if (votes->empty() || batch.ballots == 0) continue;
      if (sum <= batch.ballots * most)
        part.same();
      else
        part.differs(label(batch), fmt::format("{} {} votes on {} ballots", sum, what, batch.ballots), batch.place);
    }
}

/// Versions of Arlo state the largest change over all pairs, that of the pair with the largest share of its margin, or
/// the largest that is not 0; nothing where no pair is overstated.
void change_of_margin(const ReportedBatch& batch, std::size_t k, const ReportedOutcome& outcome, Recomputed& part) {
  if (k >= batch.change.size() || !batch.change[k] || !batch.audited) return;
  const Votes &said = batch.reported[k], &found = batch.counted[k];
  if (said.empty() || found.empty()) return;
  std::optional<std::int64_t> most, of_changed, by_share;
  double share = 0;
  for (const ReportedPair& pair : outcome.pairs) {
    const std::int64_t votes = (said[pair.winner] - said[pair.loser]) - (found[pair.winner] - found[pair.loser]);
    const double part_of_margin = static_cast<double>(votes) / pair.margin;
    if (!by_share || part_of_margin > share) by_share = votes, share = part_of_margin;
    most = std::max(most.value_or(votes), votes);
    if (votes != 0) of_changed = std::max(of_changed.value_or(votes), votes);
  }
  const std::int64_t stated = *batch.change[k];
  if (stated == most || stated == of_changed || stated == by_share || (stated == 0 && *most < 0))
    part.same();
  else
    compare(part, "change of the margin, " + label(batch), stated, *most, "by its results", batch.place);
}

/// Sums of listed batches are parts of the reported votes.
void parts_of_reported(const model::ReportedAudit& audit, std::size_t k, Recomputed& part) {
  const model::ReportedContest& contest = audit.contests[k];
  Votes sum(contest.options.size(), 0);
  std::map<BatchKey, const ReportedBatch*> once;
  for (const ReportedBatch& batch : audit.batches)
    if (once.emplace(BatchKey{batch.jurisdiction, batch.batch}, &batch).second) add(sum, batch.reported[k]);
  for (std::size_t v = 0; v < sum.size(); ++v)
    if (sum[v] <= contest.votes[v])
      part.same();
    else
      part.differs("reported votes of " + contest.options[v],
                   fmt::format("{} in all, {} in the listed batches alone", contest.votes[v], sum[v]), contest.place);
}

/// The manifest's column of each option; empty where one lacks.
std::vector<std::size_t> columns_of(const model::ReportedContest& contest, const model::AuditManifest& manifest) {
  std::vector<std::size_t> columns;
  for (const std::string& option : contest.options) {
    const auto at = std::find(manifest.columns.begin(), manifest.columns.end(), option);
    if (at == manifest.columns.end()) return {};
    columns.push_back(static_cast<std::size_t>(at - manifest.columns.begin()));
  }
  return columns;
}

/// Votes of the whole manifest are the reported ones, but for those of ballots that stand in no batch.
void manifest_totals(const model::ReportedContest& contest, const model::AuditManifest& manifest,
                     const std::vector<std::size_t>& columns, Recomputed& part) {
  std::int64_t ballots = 0;
  Votes sum(columns.size(), 0);
  for (const model::ManifestBatch& batch : manifest.batches) {
    ballots += batch.ballots.value_or(0);
    for (std::size_t v = 0; v < columns.size(); ++v) sum[v] += batch.votes[columns[v]].value_or(0);
  }
  const std::int64_t unseen = contest.pending + std::max<std::int64_t>(0, contest.ballots - ballots);
  for (std::size_t v = 0; v < columns.size(); ++v) {
    const std::int64_t rest = contest.votes[v] - sum[v];
    if (rest >= 0 && rest <= unseen)
      part.same();
    else
      part.differs(
          "reported votes of " + contest.options[v],
          fmt::format("{} in all, {} in the manifest, {} ballots in no batch", contest.votes[v], sum[v], unseen),
          contest.place);
  }
}

void listed_in_manifest(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                        const std::vector<std::size_t>& columns, Recomputed& part) {
  std::map<BatchKey, const model::ManifestBatch*> known;
  for (const auto& batch : manifest.batches) known[{batch.jurisdiction, batch.batch}] = &batch;
  for (const ReportedBatch& batch : audit.batches) {
    const auto at = known.find({batch.jurisdiction, batch.batch});
    if (at == known.end()) continue;
    if (at->second->ballots && batch.ballots != 0)
      compare(part, label(batch) + ", ballots", batch.ballots, *at->second->ballots, "in the manifest", batch.place);
    for (std::size_t v = 0; v < columns.size() && !batch.reported[k].empty(); ++v)
      if (const auto votes = at->second->votes[columns[v]])
        compare(part, label(batch) + ", reported votes of " + audit.contests[k].options[v], batch.reported[k][v],
                *votes, "in the manifest", batch.place);
  }
}

}  // namespace

void verify_batch_sums(const model::ReportedAudit& audit, const model::AuditManifest& manifest, std::size_t k,
                       Recomputed& part) {
  totals(audit, k, part);
  votes_of_ballots(audit, k, part);
  parts_of_reported(audit, k, part);
  const ReportedOutcome outcome(audit.contests[k]);
  if (outcome.smallest_margin > 0)
    for (const ReportedBatch& batch : audit.batches) change_of_margin(batch, k, outcome, part);
  const auto columns = columns_of(audit.contests[k], manifest);
  if (columns.empty()) return;
  manifest_totals(audit.contests[k], manifest, columns, part);
  listed_in_manifest(audit, manifest, k, columns, part);
}

}  // namespace acta::audit
