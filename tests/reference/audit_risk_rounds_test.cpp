// SPDX-License-Identifier: Apache-2.0
// Minerva and Providence, against cases/audit/arlo (calls of Arlo's own unit tests) and minerva/r2b2_arlo_tests.json.
// A size is any of those that have the chance and whose predecessor has not: programs that bisect find one of them.
#include <algorithm>
#include <cmath>

#include "acta/audit/minerva.hpp"
#include "acta/audit/providence.hpp"
#include "reference/audit_risk_cases.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using test::ArloContest;
using test::CaseJson;
using test::CaseRows;

/// The counts of one pair, cumulative, round by round (rounds in the order of their names).
std::vector<RoundCounts> rounds_of(const ArloContest& contest, const CaseJson& rounds, const ReportedPair& pair) {
  std::vector<RoundCounts> all;
  RoundCounts sum;
  if (!rounds.is_null())
    for (const auto& [name, round] : rounds.items()) {
      const auto winner = round[contest.names[pair.winner]].get<std::int64_t>();
      sum.winner += winner;
      sum.drawn += winner + round[contest.names[pair.loser]].get<std::int64_t>();
      all.push_back(sum);
    }
  return all;
}

double share_of(const ArloContest& contest, const ReportedPair& pair) {
  return contest.votes[pair.winner] / (contest.votes[pair.winner] + contest.votes[pair.loser]);
}

double minerva_p(double alpha, double share, const std::vector<RoundCounts>& rounds) {
  Minerva test(alpha, share);
  for (std::size_t k = 0; k + 1 < rounds.size(); ++k) test.close_round(rounds[k].drawn);
  return test.p_value(rounds.back().drawn, rounds.back().winner);
}
double providence_p(double share, const std::vector<RoundCounts>& rounds) {
  const RoundCounts before = rounds.size() > 1 ? rounds[rounds.size() - 2] : RoundCounts{};
  return std::exp(providence_log_p(share, before, rounds.back()));
}

void risk(CaseRows& rows, const CaseJson& row, bool minerva) {
  const ArloContest contest(row["args"][1]);
  const double alpha = row["args"][0].get<double>() / 100;
  double largest = 0;
  for (const ReportedPair& pair : contest.pairs()) {
    const auto looks = rounds_of(contest, row["args"][2], pair);
    const double share = share_of(contest, pair);
    largest = std::max(largest, minerva ? minerva_p(alpha, share, looks) : providence_p(share, looks));
  }
  rows.close(std::fmin(1, largest), row["result"][0].begin()->get<double>(), 1e-6, row["test"]);
}

/// Ballots of the rounds so far: Providence sizes are cumulative.
std::int64_t drawn_before(const CaseJson& row) {
  std::int64_t sum = 0;
  if (row["args"][3].is_object())
    for (const auto& [name, round] : row["args"][3].items()) sum += round["round_size"].get<std::int64_t>();
  return sum;
}

/// Sizes of the next look in ballots, of the pair that needs most, and whether the peer's size has the chance.
struct NextSizes {
  std::int64_t first = 0, safe = 0;
  bool peer_has_chance = false;
};

struct Look {
  double alpha, share, factor;  ///< factor: ballots for each vote for the two
  RoundCounts before;
  Minerva minerva;
  std::int64_t ballots(std::int64_t drawn) const {
    return static_cast<std::int64_t>(std::ceil(static_cast<double>(drawn - before.drawn) * factor - 1e-9));
  }
  RoundSizes sizes(double wanted, bool by_minerva) const {
    constexpr std::int64_t kLimit = 3'000'000;
    return by_minerva ? minerva.next_sizes(wanted, before.winner, kLimit)
                      : providence_sizes(alpha, share, before, wanted, kLimit);
  }
  double chance(std::int64_t drawn, bool by_minerva) const {
    return by_minerva ? minerva.chance(drawn, before.winner) : providence_chance(alpha, share, before, drawn);
  }
};

Look look_of(const ArloContest& contest, const CaseJson& row, const ReportedPair& pair) {
  const double alpha = row["args"][0].get<double>() / 100, share = share_of(contest, pair);
  const auto rounds = rounds_of(contest, row["args"][2], pair);
  Minerva minerva(alpha, share);
  for (const auto& round : rounds) minerva.close_round(round.drawn);
  const double both = contest.votes[pair.winner] + contest.votes[pair.loser];
  return {alpha, share, static_cast<double>(contest.ballots) / both, rounds.empty() ? RoundCounts{} : rounds.back(),
          std::move(minerva)};
}

NextSizes next_sizes(const ArloContest& contest, const CaseJson& row, double wanted, std::int64_t peer, bool minerva) {
  NextSizes most;
  for (const ReportedPair& pair : contest.pairs()) {
    const Look look = look_of(contest, row, pair);
    const RoundSizes sizes = look.sizes(wanted, minerva);
    if (look.ballots(sizes.safe) > most.safe)
      most = {look.ballots(sizes.first), look.ballots(sizes.safe), most.peer_has_chance};
    const auto near = static_cast<std::int64_t>(static_cast<double>(peer - 1) / look.factor) + look.before.drawn;
    for (std::int64_t drawn = std::max(near, look.before.drawn + 1); drawn <= near + 2; ++drawn)
      if (look.ballots(drawn) == peer) most.peer_has_chance |= look.chance(drawn, minerva) >= wanted;
  }
  return most;
}

/// Sizes above 200,000 are approximate in Arlo, and up to 0.08 % too small.
void size(CaseRows& rows, const CaseJson& row, bool minerva) {
  const ArloContest contest(row["args"][1]);
  if (contest.losers.empty()) return rows.same(row["result"].begin()->at("size") == -1, "no losers");
  for (const auto& [name, expected] : row["result"].items()) {
    if (minerva && drawn_before(row) > 0) {
      rows.left_out("Arlo takes a multiple of the last round, not a chance");
      continue;
    }
    // Providence's sizes are of all rounds together.
    const std::int64_t peer = expected["size"].get<std::int64_t>() - (minerva ? 0 : drawn_before(row));
    const NextSizes sizes = next_sizes(contest, row, std::stod(name), peer, minerva);
    const std::string text = row["test"].get<std::string>() + " " + name + ": " + std::to_string(sizes.first) + " to " +
                             std::to_string(sizes.safe) + ", peer " + std::to_string(peer);
    const bool approximate = row["test"].get<std::string>().find("approx") != std::string::npos;
    if (sizes.first == peer || sizes.safe == peer)
      rows.same(true, text);
    else if (approximate)
      rows.known(peer<sizes.first&& static_cast<double>(peer)> 0.999 * static_cast<double>(sizes.first), text);
    else
      rows.known(sizes.peer_has_chance && peer > sizes.first && peer < sizes.safe, text + " (another crossing)");
  }
}

void compare(CaseRows& rows, const std::string& file, bool minerva) {
  for (const CaseJson& row : test::case_lines(file)) {
    const bool is_risk = row["fn"].get<std::string>().find("compute_risk") != std::string::npos;
    is_risk ? risk(rows, row, minerva) : size(rows, row, minerva);
  }
}

TEST(AuditRiskRounds, MinervaCallsOfArlo) {
  ACTA_NEED_SHARED("cases/audit/arlo/minerva.jsonl");
  CaseRows rows("arlo/minerva.jsonl");
  compare(rows, "arlo/minerva.jsonl", true);
  rows.expect_counts(24, 5, 1);
}

TEST(AuditRiskRounds, ProvidenceCallsOfArlo) {
  ACTA_NEED_SHARED("cases/audit/arlo/providence.jsonl");
  CaseRows rows("arlo/providence.jsonl");
  compare(rows, "arlo/providence.jsonl", false);
  rows.expect_counts(14, 19, 0);
}

TEST(AuditRiskRounds, MinervaCasesOfR2b2) {
  ACTA_NEED_SHARED("cases/audit/minerva/r2b2_arlo_tests.json");
  CaseRows rows("minerva/r2b2_arlo_tests.json");
  const CaseJson all = test::case_json("minerva/r2b2_arlo_tests.json");
  for (const auto& [name, row] : all.items()) {
    CaseJson plain = row["contest"];
    plain["name"] = name, plain["ballots"] = plain["contest_ballots"], plain["candidates"] = plain["tally"];
    plain["diluted_margin"] = 0;
    const ArloContest contest(plain);
    double largest = 0;
    for (const ReportedPair& pair : contest.pairs()) {
      std::vector<RoundCounts> looks;
      for (const auto& [number, round] : row["rounds"].items()) {
        const std::int64_t winner = round["sample"][contest.names[pair.winner]];
        looks.push_back({winner + round["sample"][contest.names[pair.loser]].get<std::int64_t>(), winner});
      }
      largest = std::max(largest, minerva_p(row["alpha"], share_of(contest, pair), looks));
    }
    const double expected = row["expected"]["pvalue"];
    rows.same(std::fabs(largest - expected) <= 1e-6,
              name + " p " + std::to_string(largest) + " " + std::to_string(expected));
  }
  rows.expect_counts(8, 0, 0);
}

}  // namespace
}  // namespace acta
