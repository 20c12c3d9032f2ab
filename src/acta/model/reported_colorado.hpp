// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "acta/base/error.hpp"

/// What Colorado's audit centre publishes (contest.csv, contestComparison.csv), as values.
namespace acta::model {

struct ColoradoContest {
  std::string name, reason, status;  ///< reason: "state_wide_contest"; status: "risk_limit_achieved"
  std::vector<std::string> winners;
  std::int64_t winners_allowed = 1;
  std::int64_t cards = 0;          ///< in all counties of the contest: what cards are drawn from
  std::int64_t contest_cards = 0;  ///< of them, with the contest
  std::int64_t min_margin = 0;
  double risk_limit = 0, gamma = 1.03905;
  std::int64_t audited = 0;  ///< draws looked at
  std::int64_t over_two = 0, over_one = 0, under_one = 0, under_two = 0;
  std::int64_t optimistic = 0, estimated = 0;
  base::Place place;
};

/// One audited card of one contest.
struct ColoradoCard {
  std::string county, contest, card;       ///< card: "101-130-14", scanner, batch and position
  std::vector<std::string> record, paper;  ///< choices
  bool consensus = true;
  bool phantom = false;  ///< there is no record of the card
  base::Place place;
};

struct ColoradoAudit {
  std::string file;
  std::vector<ColoradoContest> contests;
  std::vector<ColoradoCard> cards;
};

}  // namespace acta::model
