// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_irv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "acta/app/files.hpp"
#include "acta/app/irv_proof.hpp"
#include "acta/audit/irv_tradeoff.hpp"
#include "acta/read/ballots/blt.hpp"
#include "acta/read/ballots/preference_json.hpp"
#include "acta/read/ballots/preflib.hpp"
#include "acta/read/ballots/raire.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;

constexpr int kMostCandidates = 64;

Error usage(std::string message, std::string hint = {}) {
  return {ErrorKind::usage, std::move(message), {}, std::move(hint)};
}

/// Of what the file is, by the ending of its name.
base::Result<read::BallotReading> read_ballots(const IrvAuditOptions& options, std::string& stated_winner) {
  auto bytes = read_file(options.ballots.string());
  if (!bytes) return bytes.error();
  const std::string name = options.ballots.filename().string(), ending = options.ballots.extension().string();
  if (ending == ".raire") {
    auto got = read::read_raire(name, std::move(*bytes), options.contest, {});
    if (!got) return got.error();
    stated_winner = got->winner;
    return std::move(got->reading);
  }
  if (ending == ".blt") {
    auto got = read::read_blt(name, std::move(*bytes), read::BltMode::lenient, {});
    if (!got) return got.error();
    return std::move(got->reading);
  }
  if (ending == ".json") return read::read_preference_json(name, std::move(*bytes), {});
  if (ending == ".soc" || ending == ".soi" || ending == ".toc" || ending == ".toi")
    return read::read_preflib(name, std::move(*bytes), false, {});
  return usage("\"" + name + "\" has no ending that tells its format", ".raire, .blt, .soc, .soi, .toc, .toi or .json");
}

std::vector<std::uint8_t> ranking_of(const model::RankedBallots& ballots, std::size_t row) {
  std::vector<std::uint8_t> ranking;
  for (std::uint32_t at = ballots.begin[row]; at < ballots.begin[row + 1]; ++at) {
    const model::RankMark mark = ballots.marks[at];
    if (mark == model::kNoMark) continue;
    if (!model::is_candidate(mark)) break;
    const auto candidate = static_cast<std::uint8_t>(mark);
    if (std::find(ranking.begin(), ranking.end(), candidate) == ranking.end()) ranking.push_back(candidate);
  }
  return ranking;
}

audit::IrvBallots irv_ballots(const model::RankedBallots& ballots, std::int64_t cards) {
  audit::IrvBallots made;
  made.candidates = static_cast<int>(ballots.candidates.size());
  std::int64_t all = 0;
  for (std::size_t row = 0; row < ballots.rows(); ++row) {
    made.rankings.push_back(ranking_of(ballots, row));
    made.counts.push_back(ballots.counts[row]);
    all += ballots.counts[row];
  }
  made.cards = std::max(all, cards);
  return made;
}

/// The candidate by name, or whom the count elects (asked for by claiming somebody: the refusal names the winner).
base::Result<int> winner_of(const IrvAuditOptions& options, const model::RankedBallots& ballots,
                            const audit::IrvBallots& made, const std::string& stated) {
  const std::string wanted = options.winner.empty() ? stated : options.winner;
  if (!wanted.empty()) {
    for (std::size_t c = 0; c < ballots.candidates.size(); ++c)
      if (ballots.candidates[c] == wanted) return static_cast<int>(c);
    return usage("no candidate is called \"" + wanted + "\"");
  }
  for (int c = 0; c < made.candidates; ++c) {
    const auto got = audit::prove_winner(made, c, {});
    const auto* failure = std::get_if<audit::IrvFailure>(&got);
    if (!failure || failure->reason != audit::IrvFailure::Reason::WrongWinner) return c;
  }
  return usage("the count elects nobody");
}

}  // namespace

base::Result<report::IrvAudit> audit_irv(const IrvAuditOptions& options) {
  if (!(options.risk_limit > 0 && options.risk_limit <= 60)) return usage("a risk limit lies between 0 and 60 %");
  std::string stated;
  const auto reading = read_ballots(options, stated);
  if (!reading) return reading.error();
  const model::RankedBallots& ballots = reading->ballots;
  if (ballots.candidates.size() > kMostCandidates)
    return usage(fmt::format("{} candidates; proofs are for up to {}", ballots.candidates.size(), kMostCandidates));
  const audit::IrvBallots made = irv_ballots(ballots, options.cards);
  const auto winner = winner_of(options, ballots, made, stated);
  if (!winner) return winner.error();
  auto proof = prove_irv(made, ballots.candidates, *winner, options.risk_limit / 100);
  if (!proof) return proof.error();
  report::IrvAudit result{ballots.contest,
                          options.ballots.filename().string(),
                          ballots.candidates[static_cast<std::size_t>(*winner)],
                          0,
                          made.cards,
                          static_cast<std::int64_t>(ballots.rows()),
                          ballots.candidates.size(),
                          options.risk_limit / 100,
                          proof->draws,
                          std::move(proof->assertions),
                          {},
                          {}};
  for (const std::int64_t count : made.counts) result.ballots += count;
  constexpr double kMultiples[] = {1.5, 2, 4};
  const auto rows = audit::irv_tradeoff(made, *winner, comparison_work(options.risk_limit / 100), kMultiples);
  if (const auto* table = std::get_if<std::vector<audit::TradeoffRow>>(&rows))
    for (const audit::TradeoffRow& row : *table)
      result.tradeoff.push_back({row.bound, row.not_eliminated_before, row.not_eliminated_next});
  for (const read::ReadingNote& note : reading->notes)
    result.notes.push_back(fmt::format("{} ({})", note.text, note.count));
  return result;
}

}  // namespace acta::app
