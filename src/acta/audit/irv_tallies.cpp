// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_tallies.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace acta::audit {
namespace {

using Votes = std::vector<std::int32_t>;

std::size_t without_bit(CandidateSet set, int bit) {
  const CandidateSet low = set & (only(bit) - 1);
  return static_cast<std::size_t>(low | ((set >> 1) & ~(only(bit) - 1)));
}

void add_subsets(Votes& votes) {
  for (std::size_t half = 1; half < votes.size(); half *= 2)
    for (std::size_t block = 0; block < votes.size(); block += 2 * half) {
      const std::int32_t* from = votes.data() + block;
      std::int32_t* into = votes.data() + block + half;
      for (std::size_t i = 0; i < half; ++i) into[i] += from[i];
    }
}

bool usable(const std::vector<std::uint8_t>& ranking, int candidates) {
  CandidateSet seen = 0;
  for (const int candidate : ranking) {
    if (candidate >= candidates || contains(seen, candidate)) return false;
    seen |= only(candidate);
  }
  return true;
}

}  // namespace

IrvBallotsFault fault_of(const IrvBallots& ballots) {
  if (ballots.candidates < 1 || ballots.candidates > kMostIrvCandidates) return IrvBallotsFault::Candidates;
  if (ballots.rankings.size() != ballots.counts.size()) return IrvBallotsFault::Lengths;
  for (const auto& ranking : ballots.rankings)
    if (!usable(ranking, ballots.candidates)) return IrvBallotsFault::Ranking;
  if (ballots.cards > std::numeric_limits<std::int32_t>::max()) return IrvBallotsFault::Cards;
  std::int64_t left = ballots.cards;
  for (const std::int64_t count : ballots.counts) {
    if (count < 0) return IrvBallotsFault::Counts;
    if (count > left) return IrvBallotsFault::Cards;
    left -= count;
  }
  return left < 0 ? IrvBallotsFault::Cards : IrvBallotsFault::None;
}

DenseTallies::DenseTallies(const IrvBallots& ballots) : m_candidates(ballots.candidates) {
  const std::size_t others = std::size_t{1} << (m_candidates - 1);
  m_by_eliminated.assign(static_cast<std::size_t>(m_candidates), Votes(others, 0));
  for (std::size_t i = 0; i < ballots.rankings.size(); ++i) {
    CandidateSet above = 0;
    for (const int candidate : ballots.rankings[i]) {
      m_by_eliminated[static_cast<std::size_t>(candidate)][without_bit(above, candidate)] +=
          static_cast<std::int32_t>(ballots.counts[i]);
      above |= only(candidate);
    }
  }
  for (Votes& votes : m_by_eliminated) add_subsets(votes);
}

std::int32_t DenseTallies::tally(int candidate, CandidateSet set) const {
  return m_by_eliminated[static_cast<std::size_t>(candidate)][without_bit(everybody(m_candidates) & ~set, candidate)];
}

void DenseTallies::within(CandidateSet set, std::span<std::int64_t> tallies) const {
  for (CandidateSet left = set; left != 0; left &= left - 1) {
    const int candidate = std::countr_zero(left);
    tallies[static_cast<std::size_t>(candidate)] = tally(candidate, set);
  }
}

std::vector<std::int32_t> DenseTallies::weakest() const {
  const CandidateSet all = everybody(m_candidates);
  Votes least(static_cast<std::size_t>(all) + 1, std::numeric_limits<std::int32_t>::max());
  for (int candidate = 0; candidate < m_candidates; ++candidate) {
    const Votes& votes = m_by_eliminated[static_cast<std::size_t>(candidate)];
    const std::size_t low = static_cast<std::size_t>(only(candidate) - 1);
    for (std::size_t i = 0; i < votes.size(); ++i) {
      const std::size_t eliminated = (i & low) | ((i & ~low) << 1);
      std::int32_t& entry = least[static_cast<std::size_t>(all) ^ eliminated];
      entry = std::min(entry, votes[i]);
    }
  }
  return least;
}

ScannedTallies::ScannedTallies(const IrvBallots& ballots) : m_counts(ballots.counts) {
  for (const auto& ranking : ballots.rankings) {
    m_ranked.insert(m_ranked.end(), ranking.begin(), ranking.end());
    m_ends.push_back(static_cast<std::uint32_t>(m_ranked.size()));
  }
}

void ScannedTallies::within(CandidateSet set, std::span<std::int64_t> tallies) const {
  for (CandidateSet left = set; left != 0; left &= left - 1)
    tallies[static_cast<std::size_t>(std::countr_zero(left))] = 0;
  std::uint32_t place = 0;
  for (std::size_t i = 0; i < m_ends.size(); ++i) {
    while (place < m_ends[i] && !contains(set, m_ranked[place])) ++place;
    if (place < m_ends[i]) tallies[m_ranked[place]] += m_counts[i];
    place = m_ends[i];
  }
}

NebTallies::NebTallies(const IrvBallots& ballots)
    : first(static_cast<std::size_t>(ballots.candidates), 0), ahead(first.size() * first.size(), 0) {
  for (std::size_t i = 0; i < ballots.rankings.size(); ++i) {
    const auto& ranking = ballots.rankings[i];
    if (ranking.empty()) continue;
    first[ranking.front()] += ballots.counts[i];
    CandidateSet above = 0;
    for (const std::size_t loser : ranking) {
      for (std::size_t winner = 0; winner < first.size(); ++winner)
        if (!contains(above, static_cast<int>(winner))) ahead[winner * first.size() + loser] += ballots.counts[i];
      above |= only(static_cast<int>(loser));
    }
  }
}

}  // namespace acta::audit
