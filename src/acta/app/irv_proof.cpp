// SPDX-License-Identifier: Apache-2.0
#include "acta/app/irv_proof.hpp"

#include <algorithm>

#include "acta/audit/irv_certificate.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using Names = std::vector<std::string>;

std::string names_of(const Names& names, audit::CandidateSet set) {
  std::string text;
  for (std::size_t c = 0; c < names.size(); ++c)
    if (audit::contains(set, static_cast<int>(c))) text += (text.empty() ? "" : ", ") + names[c];
  return text;
}

Error usage(std::string message) { return {ErrorKind::usage, std::move(message), {}, {}}; }

Error failed(const audit::IrvFailure& failure, const Names& names, const std::string& winner) {
  using Reason = audit::IrvFailure::Reason;
  switch (failure.reason) {
    case Reason::WrongWinner:
      return usage("the ballots do not elect " + winner + " but " + names_of(names, failure.possible_winners));
    case Reason::Tie:
      return usage("a tie decides between " + names_of(names, failure.possible_winners) +
                   ": no assertions prove one of them");
    case Reason::TooHard: return usage("no proof was found within the limits of the search");
    case Reason::Ballots: break;
  }
  return usage("there are no ballots to count, or too many for 64 bits");
}

report::IrvAssertionShown shown(const audit::Assertion& one, const Names& names) {
  const auto name = [&](int c) { return names[static_cast<std::size_t>(c)]; };
  const bool before = one.kind == audit::Assertion::Kind::NotEliminatedBefore;
  report::IrvAssertionShown made{before ? "NEB" : "NEN", name(one.winner), name(one.loser), {},
                                 one.winner_votes,       one.loser_votes,  one.difficulty};
  for (int c = 0; c < static_cast<int>(names.size()); ++c)
    if (audit::contains(one.continuing, c)) made.continuing.push_back(name(c));
  return made;
}

}  // namespace

audit::DifficultyModel comparison_work(double risk_limit) {
  return {audit::DifficultyModel::Kind::Macro, risk_limit, 1.03905};
}

base::Result<ShownIrvProof> prove_irv(const audit::IrvBallots& ballots, const Names& names, int winner,
                                      double risk_limit) {
  const auto proof = audit::prove_winner(ballots, winner, comparison_work(risk_limit));
  if (const auto* failure = std::get_if<audit::IrvFailure>(&proof))
    return failed(*failure, names, names.empty() ? "" : names[static_cast<std::size_t>(winner)]);
  const auto& found = std::get<audit::IrvProof>(proof);
  if (audit::check_certificate(ballots, winner, found.assertions).verdict != audit::CertificateCheck::Verdict::Proven)
    return usage("the proof did not pass its check: this is a defect of acta");
  ShownIrvProof made{found.difficulty, {}};
  for (const audit::Assertion& one : found.assertions) made.assertions.push_back(shown(one, names));
  std::stable_sort(made.assertions.begin(), made.assertions.end(),
                   [](const auto& a, const auto& b) { return a.cards > b.cards; });
  return made;
}

}  // namespace acta::app
