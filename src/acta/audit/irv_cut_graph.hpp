// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/audit/irv_difficulty.hpp"
#include "acta/audit/irv_set_index.hpp"

namespace acta::audit {

/// The NEB assertions in use, as the orders they forbid.
class NebInUse {
 public:
  explicit NebInUse(int candidates);
  void use(int winner, int loser, bool on);
  /// Whether some NEB in use forbids `candidate` to go first when `set` and the candidate remain.
  bool forbids(int candidate, CandidateSet set) const {
    const auto c = static_cast<std::size_t>(candidate);
    return (set & m_losers[c]) != 0 || (m_all & ~set & m_winners[c] & ~only(candidate)) != 0;
  }

 private:
  CandidateSet m_all;
  std::vector<CandidateSet> m_losers, m_winners;  ///< by candidate: whom it beats, who beats it
};

/// Where a proof is looked for.
struct ProofQuestion {
  const SetTallies& tallies;
  const NebDifficulties& neb;
  const Difficulty& difficulty;
  int winner;
  double bound;  ///< no assertion is harder; at least D*
};

/// Sets of last remaining candidates as nodes, 0 the empty set; a step adds the candidate who went just before. Paths
/// to all candidates are the elimination orders that no NEB in use contradicts and that do not end in the winner. A
/// step can be cut by one NEN assertion if that is not harder than the bound. Nodes are made when first asked for;
/// nodes that are not open stand for all that lies behind them.
class CutGraph {
 public:
  explicit CutGraph(const ProofQuestion& question);

  /// Opens the nodes that are reached before any step that NEN can cut. To be called when other NEB are in use.
  void open_needed();
  /// Opens nodes in the order they were made until there are `most`; later ones are open up to that number.
  void open_more(std::size_t most);
  NebInUse& neb() { return m_neb; }
  int candidates() const { return m_candidates; }
  std::size_t size() const { return m_sets.size(); }
  CandidateSet set(std::int32_t node) const { return m_sets[node]; }
  bool is_end(std::int32_t node) const { return !m_open[static_cast<std::size_t>(node)]; }
  /// Whether `candidate` may join the node's set.
  bool may_join(std::int32_t node, int candidate) const {
    return !(node == 0 && candidate == m_question.winner) && !m_neb.forbids(candidate, m_sets[node]);
  }
  /// The node after `candidate` joined.
  std::int32_t after(std::int32_t node, int candidate);
  /// The node before `candidate` joined, or -1 if nobody has taken that step.
  std::int32_t before(std::int32_t node, int candidate) const { return m_linked[place(node, candidate)]; }
  /// Whether an allowed NEN cuts the step by which `candidate` joins the node. REQUIRES: after() was asked for it.
  bool cuttable(std::int32_t node, int candidate) const {
    return contains(m_cuttable[static_cast<std::size_t>(node)], candidate);
  }
  std::size_t place(std::int32_t node, int candidate) const {
    return static_cast<std::size_t>(node) * static_cast<std::size_t>(m_candidates) +
           static_cast<std::size_t>(candidate);
  }

 private:
  std::int32_t node(CandidateSet set);
  bool open(std::int32_t node);

  ProofQuestion m_question;
  int m_candidates;
  NebInUse m_neb;
  SetIndex m_sets;
  std::vector<CandidateSet> m_not_next;  ///< whom an allowed NEN keeps from being the first to go of the set
  std::vector<CandidateSet> m_cuttable;  ///< the same of the candidates who joined, at the node before
  std::vector<std::int32_t> m_linked;
  std::vector<bool> m_open;
  std::vector<std::int64_t> m_votes;
  std::size_t m_most = 0;
  bool m_opening = true;
};

}  // namespace acta::audit
