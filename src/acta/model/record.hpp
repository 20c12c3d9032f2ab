// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "acta/base/error.hpp"
#include "acta/model/law.hpp"
#include "acta/model/result.hpp"
#include "acta/model/sheets.hpp"

namespace acta::model {

/// One published file, as it was published.
struct Source {
  std::string id;
  std::string file;    ///< path inside the record or the data folder, "/" between parts
  std::string sha256;  ///< 64 lower-case hexadecimal digits, or empty when the record states none
  std::string member;  ///< file inside an archive, or sheet of a workbook; empty where there is only one
  std::string publisher, address, retrieved, licence, note;
};

/// What a voter could choose: a candidate, party, list or card.
struct Option {
  std::string id;    ///< unique in the contest
  std::string name;  ///< for people
  std::string party;
  std::string colour;     ///< "#rrggbb" or empty: the report then chooses
  std::string kind = {};  ///< as the law's conditions name it: "minority", "regional", "independent"
};

/// Options whose votes count as one list.
struct Alliance {
  std::string id, name;
  std::vector<std::size_t> options;  ///< indices into Contest::options
  std::string source;
  std::string kind = {};     ///< as of an option
  std::int64_t members = 0;  ///< parties in it, where a law counts them; 0: as many as options
};
/// Two lists (options or alliances, by id) that pool their surplus.
struct Agreement {
  std::string first, second, source;
};

/// Totals that somebody published: a bulletin, a web page, a final declaration.
struct Release {
  std::string id, name, published, source, note;
  std::string copy;     ///< the copy of the sheets that these totals claim to be the sum of; empty for none
  std::string counted;  ///< how much was counted, as printed: "82.35 % of tally sheets"
  std::array<Cell, kQuantityCount> quantities;  ///< kMissing where none was printed
  std::string turnout;                          ///< as printed, "31 %"
  struct Line {
    std::string list;  ///< id of an option or alliance, or any other label as printed
    Cell votes = kMissing;
    std::string share;  ///< as printed, "67.6"
    Cell seats = kMissing;
    std::string source, note;
  };
  std::vector<Line> lines;
  /// The same number as another source prints it.
  struct Variant {
    std::string of;  ///< list of a line, or name of a quantity
    Cell value = kMissing;
    std::string source, note;
    base::Place place;  ///< in the record
  };
  std::vector<Variant> variants;
  base::Place place;  ///< in the record

  Release() { quantities.fill(kMissing); }
};

/// A statement by somebody about the election, to be tied to a computation.
struct Claim {
  std::string who, text, source, published;
  std::string test;   ///< SQL over the tables of the record (doc/methods/claims.md); empty: there is none
  std::string needs;  ///< what record it would take to test it
  base::Place place;  ///< in the record
};

/// A party or organisation and whether it stood.
struct Organisation {
  std::string name, note, source;
  bool stood = true;
};

/// A tier of an assembly as the record describes it, whether or not it can be counted from this record.
struct TierNote {
  std::string name;
  std::int64_t seats = 0;
  std::string rule, note, source;
};

/// Seats as an authority proclaimed them, for comparison with the count.
/// One list is one entry; see proclaimed_seats().
struct Proclaimed {
  std::string list;  ///< id of an option or alliance
  std::int64_t seats = 0;
  std::string source;
};

enum class CopyKind { final, preliminary, observer, party, reading };
std::string_view to_string(CopyKind kind);

/// What is known of one copy before it is read. How to read it: read::CopyLayout of the same index.
struct CopyInfo {
  std::string id, name, published, note;
  CopyKind kind = CopyKind::final;
  /// Arithmetic relations that the collecting software enforces: their holding says nothing (see check).
  bool arithmetic_enforced = false;
  std::string arithmetic_note;
  std::optional<Quantity> turnout;  ///< overrides default_turnout()
};

/// What a law must know of an area and the sheets do not tell.
struct AreaInfo {
  std::string level, id;
  std::optional<std::int64_t> population, registered, seats;
  base::Place place;
};
/// The votes of another ballot of the same election are those of another contest of the record.
struct BallotOf {
  std::string ballot, contest;
};
/// Seats that are filled elsewhere.
struct ExternalNote {
  std::string tier, list;
  std::int64_t seats = 0;
  std::string source;
};

/// A sample of stations that observers drew: the file that `acta observe draw` wrote.
struct SampleInfo {
  std::size_t source = 0;  ///< index into Record::sources
  std::string copy,
      reports;        ///< ids: of the stations, and with their sheets; empty: as `acta observe estimate` chooses
  base::Place place;  ///< in the record
};

struct Contest {
  std::string id, name;
  std::optional<Law> law;
  std::string ballot;               ///< as the law names the votes of this contest; empty: its only ballot
  std::vector<BallotOf> ballots;    ///< the law's other ballots
  std::vector<std::string> levels;  ///< names that the law has for the levels of the sheets' areas
  std::vector<AreaInfo> areas;
  std::vector<ExternalNote> external;
  std::vector<Option> options;
  std::vector<Alliance> alliances;
  std::vector<Agreement> agreements;
  std::vector<CopyInfo> copies;
  std::vector<Release> releases;
  std::optional<SampleInfo> sample;
  std::vector<Proclaimed> proclaimed;
  std::vector<std::string> drawn;  ///< lists in the order in which lots were drawn
  std::string
      count_copy;  ///< id of the copy or release that `count` uses; empty: the first copy, else the last release
};

/// Index of the option with that id; kNone where there is none.
std::size_t find_option(const Contest& contest, const std::string& id);

/// Seats that were proclaimed for a list of the poll: its own entry, else the sum of its options' entries (an alliance
/// whose members were proclaimed one by one); nullopt where there is none.
std::optional<std::int64_t> proclaimed_seats(const Contest& contest, const ListVotes& list);

/// An election's record: what was published and what is said of it. The sheets themselves are SheetTables.
struct Record {
  std::string title, country, date, note;
  std::vector<Source> sources;
  std::vector<Contest> contests;
  std::vector<TierNote> tiers;
  std::vector<Organisation> organisations;
  std::vector<Claim> claims;
  std::vector<std::string> notes;
};

}  // namespace acta::model
