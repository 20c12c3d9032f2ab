// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/ratio.hpp"

namespace acta::model {

/// How votes become winners. Law files name one (`rule = "..."`).
enum class Rule {
  plurality,        ///< the `seats` options with most votes
  majority_runoff,  ///< one seat: more than `majority` of the votes, otherwise the first two go to a second round
  lead_runoff,      ///< one seat: more than `majority`, or at least `lead_share` and `lead` ahead of the second; else a
                    ///< second round
  quota,            ///< seats to lists by the Hare quota with largest remainders, exact, over a threshold
  divisor,  ///< seats to lists by a divisor method, over a threshold, with surplus agreements where the law has them
};
std::string_view to_string(Rule rule);

enum class Divisor { dhondt, sainte_lague };
std::string_view to_string(Divisor divisor);

/// What a share or a threshold is a share of.
enum class ShareBase { valid, ballots };
std::string_view to_string(ShareBase base);

/// One clause that the count cites: article and the statement in our own words.
struct Clause {
  std::string article;
  std::string about;    ///< which step it governs: "threshold", "formula", "agreement", "majority", "tie"
  std::string text;     ///< paraphrase
  std::string address;  ///< where the text is published
  std::string date;     ///< of the version, ISO 8601
};

/// A seat law as data: one file under `laws/`.
struct Law {
  std::string id;  ///< "il/knesset"
  std::string name;
  Rule rule = Rule::plurality;
  std::int64_t seats = 1;
  ShareBase base = ShareBase::valid;

  base::Ratio majority{1, 2};    ///< must be exceeded
  base::Ratio lead_share{2, 5};  ///< must be reached (lead_runoff)
  base::Ratio lead{1, 10};       ///< of the base: must be reached over the second (lead_runoff)

  Divisor divisor = Divisor::dhondt;
  base::Ratio threshold{0, 1};  ///< share of the base that a list must reach
  bool agreements = false;      ///< surplus agreements between two lists that pass the threshold

  std::vector<Clause> clauses;
};

}  // namespace acta::model
