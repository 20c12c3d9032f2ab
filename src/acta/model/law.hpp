// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/formula.hpp"
#include "acta/model/open_list_rule.hpp"
#include "acta/model/ranked_law.hpp"

namespace acta::model {

/// What a share or a threshold is a share of.
enum class ShareBase { valid, ballots, registered, lists /* votes of all lists */ };
std::string_view to_string(ShareBase base);

/// One clause that the count cites: article and the statement in our own words.
struct Clause {
  std::string article;
  std::string about;    ///< which step it governs: "threshold", "formula", "agreement", "majority", "seats", "tie", ...
  std::string tier;     ///< id of the tier that it is about; empty: all
  std::string text;     ///< paraphrase
  std::string address;  ///< where the text is published
  std::string date;     ///< of the version, ISO 8601
};

/// An office filled by one person in one or two rounds.
struct Office {
  enum class Rule {
    majority,  ///< more than `majority` of the votes, otherwise the first two go to a second round
    lead,      ///< more than `majority`, or at least `lead_share` and `lead` ahead of the second; else a second round
  };
  Rule rule = Rule::majority;
  ShareBase of = ShareBase::valid;
  base::Ratio majority{1, 2};    ///< must be exceeded
  base::Ratio lead_share{2, 5};  ///< must be reached (lead)
  base::Ratio lead{1, 10};       ///< of the base: must be reached over the second (lead)
};

/// One way to take part in a tier. All that it states must hold.
struct Condition {
  std::optional<base::Ratio> share;  ///< of the base
  bool exceed = false;               ///< the share must be exceeded, not only reached
  ShareBase of = ShareBase::valid;
  std::string in;     ///< "": the whole; "area": each area of the tier by itself; a level: in some area of that level
  std::string votes;  ///< ballot; "": the tier's
  std::optional<std::int64_t> count;  ///< votes, at least
  std::int64_t seats = 0;             ///< at least so many, of tier `tier`
  std::string tier;
  std::string kind;                                  ///< only for lists of this kind ("minority")
  std::int64_t members_least = 0, members_most = 0;  ///< only for lists of so many parties; most 0: any number
  base::Place place;
};

/// How many seats each area of a tier has (or the whole, where the tier has no areas).
struct SeatSource {
  std::int64_t total = 0;                     ///< of the whole, or to be apportioned; 0: not stated
  std::int64_t each = 0;                      ///< in every area; 0: not stated
  std::map<std::string, std::int64_t> table;  ///< by id of the area
  bool given = false;                         ///< the record states them, area by area
  std::string by;                             ///< apportioned by "population", "registered", "valid" or "ballots"
  Formula formula;                            ///< of that apportionment
  std::int64_t minimum = 0;                   ///< of each area in it
  std::int64_t less = 0;                      ///< taken off each area afterwards (for levelling seats placed there)
};

enum class TierKind {
  plurality,       ///< in each area the candidates with most votes
  winner,          ///< all seats of each area go to the list with most votes
  lists,           ///< seats to lists by a formula, area by area
  compensation,    ///< seats that bring lists to their share of a larger number of seats
  biproportional,  ///< lists' seats from the whole, areas' seats given; both are met
  external,        ///< filled elsewhere: the record says by whom
};
std::string_view to_string(TierKind kind);

/// What becomes of seats won elsewhere beyond a list's share.
enum class Overhang {
  excluded,   ///< kept; the list leaves the division and the others share what is left: the total stays
  kept,       ///< kept on top: the total grows by them
  levelled,   ///< kept; the total grows until every list is covered
  uncovered,  ///< not filled: the winners with the lowest shares of votes are not seated
  continued,  ///< the division goes on from the seats held (highest averages only): the total stays
};
std::string_view to_string(Overhang overhang);

/// What a list is assured of in each area before levelling.
enum class Guarantee {
  none,
  direct,   ///< its seats of the counted tiers there
  larger,   ///< these, or its seats of the first allotment there, whichever is more
  mean_up,  ///< the larger of its seats of the counted tiers and the mean of both, rounded up
};
std::string_view to_string(Guarantee guarantee);

/// How a list's seats are given to areas once their number is known.
struct Places {
  enum class Rule {
    none,      ///< they are not
    votes,     ///< by a formula on the list's votes in the areas
    one_each,  ///< one in each area, in the order of votes per seat of the area over the list's next divisor
  };
  Rule rule = Rule::none;
  std::string areas;  ///< level
  Formula formula;
  Guarantee guarantee = Guarantee::none;
};

/// What decides between lists with equal quotients, remainders or votes for the last seats.
enum class Ties {
  lot,          ///< a draw that the record holds; otherwise the tie stays open
  votes,        ///< more votes first; a draw where these are equal, too
  fewer_votes,  ///< fewer votes first; a draw where these are equal, too
  order,        ///< the order of the lists in the record
};
std::string_view to_string(Ties ties);

/// One part of an assembly with its own rule.
struct Tier {
  std::string id, name;
  TierKind kind = TierKind::lists;
  std::string votes;  ///< ballot that it counts; "": the only one
  std::string areas;  ///< level of its areas; "": the whole
  SeatSource seats;
  Formula formula;
  std::vector<Condition> conditions;      ///< a list takes part when one of them holds; empty: all take part
  std::vector<std::string> except_kinds;  ///< lists of these kinds take no part
  bool agreements = false;                ///< surplus agreements between two lists that take part
  bool provisional = false;               ///< its seats are reckoned with by a later tier, and not filled
  bool less_unqualified = false;  ///< seats won in `counts` by those who take no part here are taken off the total
  std::optional<base::Ratio> majority;  ///< a list with more than this share of the votes has more than half the seats

  // compensation
  std::vector<std::string> counts;  ///< tiers whose seats are set against a list's share
  Overhang overhang = Overhang::excluded;
  std::int64_t uncovered_up_to = 0;  ///< levelled: so many seats may stay beyond the share
  Guarantee minimum = Guarantee::direct;
  std::string first;  ///< tier of the first allotment, for Guarantee::larger and mean_up
  Places places;

  // biproportional
  bool voters = false;     ///< votes are divided by the seats of their area first (voters have as many votes as seats)
  bool strongest = false;  ///< the strongest list of an area has at least one seat there

  Ties ties = Ties::lot;
  std::optional<OpenListRule> people;  ///< how a list's seats go to its candidates, where the law says

  base::Place place;  ///< in the law file
};

/// Another way in which the law can be read: values of the law file that it replaces.
struct LawReading {
  std::string id, name, basis;
  std::vector<std::pair<std::string, std::string>> set;  ///< "tier.list.formula" -> TOML value
};

/// A seat law as data: one file under `laws/`. Either an office or tiers, in the order in which they are counted.
struct Law {
  std::string id;  ///< "il/knesset"
  std::string name, country, note;
  std::optional<Office> office;
  std::optional<RankedLaw> ranked;  ///< then neither office nor tiers
  std::vector<Tier> tiers;
  std::vector<Clause> clauses;
  std::vector<LawReading> readings;
};

/// Seats of a law that fills one tier of the whole; the sum of the totals stated, otherwise.
std::int64_t stated_seats(const Law& law);
/// What the law does, in a word or two: "majority", "lists, dhondt", "3 tiers".
std::string rule_name(const Law& law);
/// A law of one tier over the whole, without clauses.
Law one_tier(TierKind kind, std::int64_t seats, Formula formula = dhondt());
Law office(Office::Rule rule);

}  // namespace acta::model
