// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "acta/model/finding.hpp"
#include "acta/report/audit.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

struct CardsClaim {
  std::string text;
  double margin = 0;  ///< of its assorter: 2 mean - 1
  double upper = 1;   ///< of its assorter
  double bet = 0;
};
/// A stratum in an audit of several: what it is, or what a contest has there.
struct CardsStratum {
  std::string id, name, kind;
  std::int64_t batches = 0, cards = 0, recorded = 0, pooled = 0, phantoms = 0;
};
struct CardsContestStratum {
  std::string id;
  std::int64_t cards = 0;
  double rate = 0;                                                    ///< its share of the contest's draws
  double bet = 0;                                                     ///< of the hardest claim
  std::int64_t first = 0;                                             ///< of the planned first size
  std::int64_t drawn = 0, counted = 0, differing = 0, not_found = 0;  ///< once drawn
};
struct CardsContestPlan {
  std::string id, name, outcome;
  std::int64_t cards = 0, phantoms = 0;
  std::vector<std::pair<std::string, std::int64_t>> votes;  ///< by choice
  std::vector<CardsClaim> claims;                           ///< the hardest first
  std::vector<std::int64_t> sizes;                          ///< by CardsPlan::limits
  std::int64_t first = 0;                                   ///< planned first size
  bool exact = true;                                        ///< no chance in it: `ends` has one size
  std::vector<std::int64_t> ends;                           ///< sizes that ended simulated audits, sorted; may be empty
  std::string warning;                                      ///< what is taken on trust; empty: nothing
  std::vector<CardsContestStratum> strata;                  ///< empty: one alone
  std::vector<AuditSeats> seats;                            ///< of a law: proven by the claims, and not
  std::vector<std::string> unproven;
};
struct CardsPlan {
  std::string name, kind;
  double risk_limit = 0.05;
  std::int64_t batches = 0, cards = 0, recorded = 0, pooled = 0, phantoms = 0;
  bool styles = true, average = false;  ///< average: sizes by formula are averages
  std::vector<model::Finding> findings;
  std::vector<CardsContestPlan> contests;
  std::vector<double> limits, expected_cards;  ///< different cards of one sample for all contests
  double first_cards = 0;                      ///< the same, of the first sizes
  std::vector<std::string> notes;
  std::vector<std::pair<std::string, std::string>> files;  ///< with their SHA-256
  std::vector<CardsStratum> strata;                        ///< empty: one alone
};
std::string cards_plan_text(const CardsPlan& plan, const TextStyle& style);
std::string cards_plan_json(const CardsPlan& plan);

struct CardsDifference {
  std::string card, record, paper;
  std::string kind;          ///< against, for or neutral to the claims, or not_found
  double overstatement = 0;  ///< largest over claims: A(record) - A(paper); of polling: 0
};
/// What one claim's test came to.
struct CardsTested {
  std::string text;
  double margin = 0, risk = 1;
};
struct CardsContestAssessment {
  std::string id, name, outcome, hardest;  ///< hardest: the claim with the largest risk
  bool targeted = true;                    ///< false: opportunistic
  bool exact = false;                      ///< the outcome is another where a claim does not hold
  double risk = 1;
  std::int64_t cards = 0, drawn = 0, counted = 0, waiting = 0, differing = 0, not_found = 0, next = 0;
  bool next_is_average = false;
  std::string impossible, warning;  ///< warning: what is taken on trust; empty: nothing
  std::vector<CardsDifference> differences;
  std::vector<CardsTested> claims;  ///< in the order of the outcome
  std::vector<double> path;
  std::vector<std::string> sample;  ///< names of cards, in order
  std::vector<CardsContestStratum> strata;
  std::vector<AuditSeats> seats;
  std::vector<std::string> unproven;
  model::Finding finding;
};
struct CardsAssessment {
  std::string name, kind, seed;
  double risk_limit = 0.05;
  std::int64_t cards = 0;  ///< different ones drawn
  std::vector<CardsContestAssessment> contests;
  std::vector<std::string> notes;
  std::vector<std::pair<std::string, std::string>> files;
};
/// What to do next, in a sentence, with the sizes to type.
std::string cards_advice(const CardsAssessment& got);
/// All but that.
std::string cards_assessment_text(const CardsAssessment& got, const TextStyle& style);
std::string cards_assessment_json(const CardsAssessment& got);

}  // namespace acta::report
