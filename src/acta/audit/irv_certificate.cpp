// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_certificate.hpp"

#include <algorithm>
#include <unordered_set>

namespace acta::audit {
namespace {

using Kind = Assertion::Kind;

bool well_formed(const Assertion& a, int candidates) {
  const auto known = [&](int candidate) { return candidate >= 0 && candidate < candidates; };
  if (!known(a.winner) || !known(a.loser) || a.winner == a.loser) return false;
  if (a.kind == Kind::NotEliminatedBefore) return true;
  return (a.continuing & ~everybody(candidates)) == 0 && contains(a.continuing, a.winner) &&
         contains(a.continuing, a.loser);
}

/// 1: a vote for the assertion's winner, -1: for its loser, 0: neither.
int vote_before(const Assertion& a, std::span<const std::uint8_t> ranking) {
  if (ranking.front() == a.winner) return 1;
  const auto first = std::ranges::find_if(ranking, [&](int c) { return c == a.winner || c == a.loser; });
  return first != ranking.end() && *first == a.loser ? -1 : 0;
}

int vote_next(const Assertion& a, std::span<const std::uint8_t> ranking) {
  const auto first = std::ranges::find_if(ranking, [&](int c) { return contains(a.continuing, c); });
  if (first == ranking.end()) return 0;
  return *first == a.winner ? 1 : *first == a.loser ? -1 : 0;
}

std::pair<std::int64_t, std::int64_t> recount(const IrvBallots& ballots, const Assertion& a) {
  std::int64_t winner = 0, loser = 0;
  for (std::size_t i = 0; i < ballots.rankings.size(); ++i) {
    if (ballots.rankings[i].empty()) continue;
    const int vote =
        a.kind == Kind::NotEliminatedBefore ? vote_before(a, ballots.rankings[i]) : vote_next(a, ballots.rankings[i]);
    if (vote > 0) winner += ballots.counts[i];
    if (vote < 0) loser += ballots.counts[i];
  }
  return {winner, loser};
}

class OrderTree {
 public:
  OrderTree(int candidates, std::span<const Assertion> assertions)
      : m_candidates(candidates), m_after(static_cast<std::size_t>(candidates)) {
    for (const Assertion& a : assertions) {
      if (a.kind == Kind::NotEliminatedNext)
        m_next.emplace_back(a.continuing, a.winner);
      else
        m_after[static_cast<std::size_t>(a.loser)].push_back(a.winner);
    }
    std::sort(m_next.begin(), m_next.end());
  }

  bool extend(CandidateSet remaining, EliminationOrder& from_last) {
    if (remaining == everybody(m_candidates)) return true;
    if (!m_entered.insert(remaining).second) return false;
    for (int candidate = 0; candidate < m_candidates; ++candidate) {
      if (contains(remaining, candidate) || contradicted(candidate, remaining)) continue;
      from_last.push_back(candidate);
      if (extend(remaining | only(candidate), from_last)) return true;
      from_last.pop_back();
    }
    return false;
  }

  /// Whether an assertion says that `candidate` does not go when it and `later` remain.
  bool contradicted(int candidate, CandidateSet later) const {
    const CandidateSet remaining = later | only(candidate);
    for (const int winner : m_after[static_cast<std::size_t>(candidate)])
      if (!contains(remaining, winner)) return true;
    for (int loser = 0; loser < m_candidates; ++loser) {
      if (!contains(later, loser)) continue;
      const auto& winners = m_after[static_cast<std::size_t>(loser)];
      if (std::find(winners.begin(), winners.end(), candidate) != winners.end()) return true;
    }
    return std::binary_search(m_next.begin(), m_next.end(), std::pair(remaining, candidate));
  }

 private:
  int m_candidates;
  std::vector<std::vector<int>> m_after;  ///< by candidate: who goes after it
  std::vector<std::pair<CandidateSet, int>> m_next;
  std::unordered_set<CandidateSet> m_entered;
};

}  // namespace

std::optional<EliminationOrder> open_order(int candidates, int winner, std::span<const Assertion> assertions) {
  OrderTree tree(candidates, assertions);
  for (int other = 0; other < candidates; ++other) {
    if (other == winner || tree.contradicted(other, 0)) continue;
    EliminationOrder from_last{other};
    if (!tree.extend(only(other), from_last)) continue;
    std::reverse(from_last.begin(), from_last.end());
    return from_last;
  }
  return std::nullopt;
}

CertificateCheck check_certificate(const IrvBallots& ballots, int winner, std::span<const Assertion> assertions) {
  using Verdict = CertificateCheck::Verdict;
  for (std::size_t i = 0; i < assertions.size(); ++i) {
    const Assertion& a = assertions[i];
    if (!well_formed(a, ballots.candidates)) return {Verdict::Malformed, i, {}, {}};
    const auto votes = recount(ballots, a);
    if (votes != std::pair(a.winner_votes, a.loser_votes)) return {Verdict::WrongVotes, i, votes, {}};
    if (votes.first <= votes.second) return {Verdict::NotTrue, i, votes, {}};
  }
  auto order = open_order(ballots.candidates, winner, assertions);
  if (order) return {Verdict::OpenOrder, 0, {}, std::move(*order)};
  return {};
}

}  // namespace acta::audit
