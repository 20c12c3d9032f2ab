// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/error.hpp"

/// What the records of SHANGRLA and rlauxe state of assertions, as values.
namespace acta::model {

struct ReportedAssertion {
  enum class Kind { other, plurality, dhondt, above_threshold, below_threshold };
  std::string name;  ///< "15 v 17 elim 16 45", "1/0 contest4"
  Kind kind = Kind::other;
  std::string winner, loser;                         ///< ids
  std::optional<double> mean, margin;                ///< of the assorter, as reported: mean = (1 + margin) / 2
  std::optional<double> upper, no_error;             ///< of the assorter; value of a card without error
  std::optional<double> fraction;                    ///< of thresholds
  std::optional<std::int64_t> last_won, first_lost;  ///< numbers of seats, of D'Hondt
  std::optional<double> p_value;
  std::optional<bool> proved;
  std::optional<std::int64_t> drawn;  ///< draws that the P-value uses
  std::optional<bool> errors;         ///< whether some draw showed a difference
  std::int64_t differing = 0;         ///< how many did, where `errors` is stated
  std::int64_t round = 0;             ///< of the P-value
};

struct AssertionContest {
  std::string id, name, choice_function;
  std::optional<double> risk_limit;
  std::int64_t cards = 0;                                   ///< N: that hold the contest
  std::optional<std::int64_t> records;                      ///< cast vote records
  std::vector<std::pair<std::string, std::int64_t>> votes;  ///< by candidate id
  std::vector<ReportedAssertion> assertions;
  std::optional<double> largest_p;
  std::int64_t twice = 0;                   ///< numbers that the record states in two places
  std::vector<std::string> contradictions;  ///< of them, assertions where the two differ
  std::optional<std::int64_t> sample_size;
  std::string threshold;  ///< number of the last card of the sample, decimal; empty: not stated
  base::Place place;
};

/// A card of the sample with its number.
struct NumberedCard {
  std::string location;
  std::int64_t index = 0;  ///< in the list of cards, from 0
  std::int64_t number = 0;
  base::Place place;
};

struct AssertionAudit {
  enum class Tool { shangrla, rlauxe };
  Tool tool = Tool::shangrla;
  std::string file, election, type;  ///< type: "CARD_COMPARISON", "CLCA", "POLLING"
  std::string seed;                  ///< as printed
  std::string test, estimator;       ///< "alpha_mart", "optimal_comparison"; of rlauxe: the betting strategy
  std::optional<double> risk_limit;
  std::optional<double> shift;         ///< g of Kaplan's tests
  std::optional<double> largest_loss;  ///< share of the statistic that one draw may cost
  double two_vote_rate = 0;            ///< that the estimator expects
  bool replacement = false;
  std::optional<std::int64_t> cards;   ///< of the whole election
  std::optional<std::int64_t> papers;  ///< read by hand, from the file of manual readings
  std::vector<AssertionContest> contests;
  std::vector<std::int64_t> sample_numbers;  ///< of the whole sample
  std::vector<NumberedCard> sample;
};

}  // namespace acta::model
