// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/count/ranked/pairwise.hpp"
#include "acta/count/ranked/ranked_margins.hpp"
#include "acta/count/ranked/sensitivity.hpp"
#include "acta/count/ranked/tie_tree.hpp"
#include "acta/count/ranked/verify.hpp"
#include "acta/model/finding.hpp"
#include "acta/model/law.hpp"
#include "acta/report/assertions.hpp"
#include "acta/report/rctab.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

/// A source of ballots, as read.
struct RankedSourceShown {
  std::string path, provider;
  std::int64_t ballots = 0;
  std::vector<std::string> notes;  ///< what its reader left out or took for something, a sentence each
};

/// The law that a count went by; an empty id: it was a configuration of RCTab.
struct RankedLawShown {
  std::string id, name, note;
  std::vector<model::RankedAnswer> answers;
  std::vector<model::Clause> clauses;
  std::size_t readings = 0;  ///< that its file names: the last of RankedShown::readings
};

/// Who is elected when one question has another answer.
struct RankedReadingShown {
  std::string name;                    ///< "quota = hare", or the name of a reading of the law
  std::vector<std::uint32_t> elected;  ///< ascending; empty where the count stopped
  bool by_tie = false, changes = false;
  std::string stopped;  ///< why there is no result
};

/// Winners by methods that are no law here.
struct RankedFamiliesShown {
  count::PairwiseMatrix matrix;
  std::vector<count::FamilyResult> results;
};

/// An official distribution of preferences, held against the count.
struct RankedVerified {
  std::string path;
  count::Verification found;
};

/// A ranked count: to be shown.
struct RankedShown {
  std::string version, command;  ///< of Acta; that repeats this
  RctabHead head;
  RankedLawShown law;
  std::vector<RankedSourceShown> sources;
  count::RankedRules rules;
  count::RankedContest contest;
  std::vector<count::RankedResult> passes;             ///< one, but for multi_pass; none where only families are wanted
  std::string stopped;                                 ///< the tie at which the count stopped, to be seen in `ties`
  std::optional<count::RoundingSensitivity> rounding;  ///< where surpluses move
  std::vector<RankedReadingShown> readings;            ///< of other answers
  std::optional<RankedFamiliesShown> families;
  std::optional<count::TieTree> ties;
  std::optional<count::RankedMargin> margin;
  std::optional<RankedVerified> verified;
  std::string not_compared;  ///< the official table of a count that stopped; empty: none
  std::vector<RankedAssertionsShown> assertions;  ///< by pass; empty unless asked for
  double risk_limit = 0;                          ///< of an audit of them, in (0, 0.6]
  std::vector<model::Finding> findings;           ///< what the count ends in
};

/// Ballots of all sources, those that do not count among them.
std::int64_t all_ballots(const RankedShown& shown);

/// Rounds as a table, decisions with the ties that were broken, what rounding decides. `steps`: with every transfer.
std::string ranked_text(const RankedShown& shown, const TextStyle& style, bool steps);
std::string ranked_json(const RankedShown& shown);
/// The page of the same: one file that needs no network, made from ranked_json().
std::string ranked_html(const RankedShown& shown);

}  // namespace acta::report
