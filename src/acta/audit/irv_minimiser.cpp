// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/irv_minimiser.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

#include "acta/audit/irv_cut_flow.hpp"
#include "acta/audit/irv_open_path.hpp"

namespace acta::audit {
namespace {

struct Pair {
  int winner, loser;
};
/// A NEN assertion: `candidate` is not the first to go of `continuing`.
struct Step {
  CandidateSet continuing;
  int candidate;
};

/// The NEB within the bound, the hardest first.
std::vector<Pair> usable_pairs(const ProofQuestion& question) {
  std::vector<Pair> pairs;
  const int candidates = question.neb.candidates();
  for (int winner = 0; winner < candidates; ++winner)
    for (int loser = 0; loser < candidates; ++loser)
      if (winner != loser && question.neb.of(winner, loser) <= question.bound) pairs.push_back({winner, loser});
  std::stable_sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) {
    return question.neb.of(a.winner, a.loser) > question.neb.of(b.winner, b.loser);
  });
  return pairs;
}

struct Plan {
  std::vector<Pair> pairs;  ///< the hardest first
  std::vector<Step> steps;

  std::size_t size() const { return pairs.size() + steps.size(); }
};

void use_pairs(const std::vector<Pair>& pairs, NebInUse& neb, bool on) {
  for (const Pair& pair : pairs) neb.use(pair.winner, pair.loser, on);
}

/// Puts each pair out of use in turn, and again in use if it is needed.
template <class Needed>
void drop_pairs(std::vector<Pair>& pairs, NebInUse& neb, Needed needed) {
  std::erase_if(pairs, [&](const Pair& pair) {
    neb.use(pair.winner, pair.loser, false);
    if (!needed()) return true;
    neb.use(pair.winner, pair.loser, true);
    return false;
  });
}

template <class Inside>
std::vector<Step> leaving_steps(CutGraph& graph, Inside inside) {
  std::vector<Step> steps;
  for (std::int32_t node = 0; node < static_cast<std::int32_t>(graph.size()); ++node) {
    if (!inside(node)) continue;
    for (int candidate = 0; candidate < graph.candidates(); ++candidate) {
      if (contains(graph.set(node), candidate) || !graph.may_join(node, candidate)) continue;
      const std::int32_t to = graph.after(node, candidate);
      if (!inside(to)) steps.push_back({graph.set(to), candidate});
    }
  }
  return steps;
}

/// Leaves out what is not needed for sufficiency, NEN first.
void drop_needless(const ProofQuestion& question, NebInUse& neb, Plan& plan) {
  NenInUse nen;
  for (const Step& step : plan.steps) nen.use(step.continuing, step.candidate, true);
  const int candidates = question.neb.candidates();
  OpenPath beyond(neb, nen, candidates);
  std::erase_if(plan.steps, [&](const Step& step) {
    if (beyond.from(step.continuing, question.winner)) return false;
    nen.use(step.continuing, step.candidate, false);
    return true;
  });
  drop_pairs(plan.pairs, neb, [&] { return OpenPath(neb, nen, candidates).from(0, question.winner); });
}

/// All NEB and the NEN met first. REQUIRES: only needed nodes are open.
Plan first_plan(const ProofQuestion& question, CutGraph& graph) {
  Plan plan{usable_pairs(question), leaving_steps(graph, [&](std::int32_t node) { return !graph.is_end(node); })};
  drop_needless(question, graph.neb(), plan);
  use_pairs(plan.pairs, graph.neb(), false);
  return plan;
}

/// The least NEN for these NEB, then for fewer NEB: those are dropped for which no NEN has to be added, and before, if
/// `at_par`, those for which one has to be. Leaves no NEB in use.
Plan least_plan(const ProofQuestion& question, CutGraph& graph, std::vector<Pair> pairs, bool at_par,
                std::size_t most_sets) {
  use_pairs(pairs, graph.neb(), true);
  graph.open_needed();
  graph.open_more(most_sets);
  CutFlow flow(graph);
  flow.maximise();
  if (at_par) drop_pairs(pairs, graph.neb(), [&] { return flow.grows_by_two(); });
  drop_pairs(pairs, graph.neb(), [&] { return flow.can_grow(); });
  flow.can_grow();
  Plan plan{std::move(pairs), leaving_steps(graph, [&](std::int32_t node) { return flow.reached(node); })};
  drop_needless(question, graph.neb(), plan);
  use_pairs(plan.pairs, graph.neb(), false);
  return plan;
}

bool better(const Plan& a, const Plan& b) {
  return a.size() != b.size() ? a.size() < b.size() : a.pairs.size() > b.pairs.size();
}

Assertion next_assertion(const ProofQuestion& question, const Step& step, std::vector<std::int64_t>& votes) {
  question.tallies.within(step.continuing, votes);
  int weakest = std::countr_zero(step.continuing);
  for (CandidateSet left = step.continuing; left != 0; left &= left - 1) {
    const int other = std::countr_zero(left);
    if (votes[static_cast<std::size_t>(other)] < votes[static_cast<std::size_t>(weakest)]) weakest = other;
  }
  const std::int64_t most = votes[static_cast<std::size_t>(step.candidate)];
  const std::int64_t least = votes[static_cast<std::size_t>(weakest)];
  return {Assertion::Kind::NotEliminatedNext, step.candidate, weakest, step.continuing, most, least,
          question.difficulty(most, least)};
}

std::vector<Assertion> written_out(const ProofQuestion& question, const NebTallies& tallies,
                                   const std::vector<Pair>& pairs, const std::vector<Step>& steps) {
  std::vector<Assertion> result;
  for (const auto& [winner, loser] : pairs)
    result.push_back({Assertion::Kind::NotEliminatedBefore, winner, loser, 0, tallies.for_winner(winner),
                      tallies.for_loser(winner, loser), question.neb.of(winner, loser)});
  std::vector<std::int64_t> votes(static_cast<std::size_t>(question.neb.candidates()));
  for (const Step& step : steps) result.push_back(next_assertion(question, step, votes));
  const auto order = [](const Assertion& a) {
    return std::tuple(std::popcount(a.continuing), a.winner, a.continuing, a.loser);
  };
  std::sort(result.begin(), result.end(), [&](const Assertion& a, const Assertion& b) { return order(a) < order(b); });
  return result;
}

}  // namespace

std::vector<Assertion> few_assertions(const ProofQuestion& question, const NebTallies& neb_tallies,
                                      std::size_t most_sets) {
  CutGraph graph(question);
  graph.open_needed();
  const bool small = graph.size() <= most_sets;
  const std::vector<Pair> all = usable_pairs(question);
  Plan best = first_plan(question, graph);
  const std::vector<Pair> few = best.pairs;
  const auto improve = [&](const std::vector<Pair>& pairs, bool at_par) {
    if (Plan plan = least_plan(question, graph, pairs, at_par, most_sets); better(plan, best)) best = std::move(plan);
  };
  if (small) improve(all, false);
  if (small && !all.empty()) {
    improve(all, true);
    improve(few, false);
  }
  return written_out(question, neb_tallies, best.pairs, best.steps);
}

}  // namespace acta::audit
