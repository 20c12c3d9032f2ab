// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "acta/app/audit_kind.hpp"
#include "acta/audit/card_draw.hpp"
#include "acta/audit/card_walk.hpp"
#include "acta/audit/manifest.hpp"
#include "acta/model/finding.hpp"
#include "acta/read/cards/config.hpp"
#include "acta/read/cards/tables.hpp"
#include "acta/report/audit_cards.hpp"

namespace acta::app {

/// Records of cards as they were read, in the order of the files.
struct RecordedCardList {
  struct Card {
    std::string id;  ///< may be empty
    std::uint32_t batch = 0;
    std::int32_t position = 0;  ///< 0: not told
  };
  struct Farthest {
    std::int64_t position = 0;
    base::Place place;  ///< of the cell
  };
  std::vector<Card> cards;
  std::vector<std::string> batches;
  std::vector<Farthest> farthest;               ///< by batch: the largest position that a table states; may be shorter
  std::vector<audit::ContestRecords> contests;  ///< row_of_card by record
  std::vector<std::string> notes;               ///< of the readers
  std::function<base::Place(std::size_t)> place_of;  ///< of a card's record, by its index; empty: not known

  base::Place place(std::size_t card) const { return place_of ? place_of(card) : base::Place{}; }
};

/// A file that was read, for those who repeat the audit.
using FileHashes = std::vector<std::pair<std::string, std::string>>;

/// A contest as written, and what was reported of it, without any record.
audit::ContestRecords empty_records(const read::CardsContest& contest);

/// Reads all records that the file names. Errors: of the readers; format: a card twice; usage: a choice that the file
/// does not list, cards without names.
base::Result<RecordedCardList> read_records(const read::CardsFile& file, const std::filesystem::path& folder,
                                            FileHashes& hashes);

/// All cards of the audit, in their numbering: batches in order of names (name_before); in a batch the cards with
/// records by position, then by name, then those without; at the end cards that a contest may have beyond the manifest.
struct CardsSubject {
  read::CardsFile file;
  std::vector<audit::ManifestRow> rows;
  audit::Manifest manifest;
  std::vector<model::Finding> findings;  ///< A201 and up
  std::vector<std::string> batches;
  std::vector<std::int64_t> batch_begin;  ///< first card of each batch, then the first beyond all batches
  std::vector<std::string> ids;           ///< by card; empty: it has none
  std::vector<std::int32_t> positions;    ///< by card; 0: not told, or no paper
  std::int64_t cards = 0, recorded = 0, pooled = 0, phantoms = 0;
  std::vector<audit::CardContestAudit> contests;
  /// By contest: cards whose record lacks it and that nobody looks at for it (styles, no bound stated); else 0.
  std::vector<std::int64_t> unlooked;
  audit::CardStyles styles;
  std::vector<std::string> notes;
  FileHashes hashes;

  /// Whether contests know something of single cards: records, or pools.
  bool has_records() const { return file.records || !file.pools.empty(); }
  std::size_t batch_of(std::uint64_t card) const;
  std::string batch_name(std::uint64_t card) const;
  /// The card's name, as entries name it: that of its record, or "batch/position".
  std::string unit(std::uint64_t card) const;
  bool is_phantom(std::uint64_t card) const;
  /// Index of the contest with this id, or contests.size().
  std::size_t contest(const std::string& id) const;
};
/// Subtotals by batch and contest.
using CardPools = std::map<std::string, std::map<std::size_t, audit::CardPool>>;
/// Numbers all cards and makes the contests of them. REQUIRES: file, manifest and findings of the subject.
/// Errors: usage: a batch with records and subtotals, more records than a contest's bound; format: a card or a name
/// twice.
base::Result<void> lay_out_cards(CardsSubject& subject, RecordedCardList list, CardPools pools);
/// The file that describes an audit of cards, and its SHA-256.
base::Result<read::CardsFile> read_cards_toml(const std::string& toml_path, FileHashes& hashes);
/// Where the files of an audit lie: those beside its own, and laws.
struct CardsFolders {
  std::filesystem::path own, laws;
};
/// Reads all that the file, or one of its strata, names. In a stratum the contests are parts, without claims yet.
base::Result<CardsSubject> load_cards(read::CardsFile file, const CardsFolders& folders, FileHashes hashes);
/// Sizes by contest of the file. Errors: usage: no such contest, no size at all.
base::Result<std::vector<std::int64_t>> sizes_of_contests(const read::CardsFile& file, const AuditExtent& extent);
/// Error: usage: no seed.
base::Result<void> check_draw_seed(const AuditExtent& extent);
/// Risk limits for which plans give sizes.
std::span<const double> planned_limits();

/// What is on paper, by contest and card.
struct CardPapers {
  std::vector<std::unordered_map<std::size_t, audit::CardPaper>> by_contest;
  std::vector<std::string> notes;  ///< contests on paper that the record does not have
};
/// Errors: format, with PaperEntry::where: see AuditKind::assess.
base::Result<CardPapers> card_papers(const CardsSubject& subject, const audit::CardDraw& draw,
                                     std::span<const PaperEntry> entries);
/// Records beside paper, where they differ, of these cards.
std::vector<report::CardsDifference> card_differences(const CardsSubject& subject, std::size_t contest,
                                                      std::span<const std::uint64_t> sample, const CardPapers& papers);
/// Columns of the retrieval list that are no contest.
const std::vector<std::string>& retrieval_columns();
/// Their rows: cards to fetch, by batch and place in it.
std::vector<std::vector<std::string>> retrieval_rows(const CardsSubject& subject, const audit::CardDraw& draw);
/// A vote in words: "Ann", "Ann; Burr", "blank".
std::string vote_text(const audit::CardContest& contest, std::span<const audit::Choice> vote);
std::string paper_text(const audit::CardContest& contest, const audit::CardPaper& paper);

std::string cards_name(const read::CardsFile& file);
/// "Comparison of cards"
std::string cards_kind(const read::CardsFile& file);
report::CardsPlan cards_plan(const CardsSubject& subject);
/// First sizes: by formula where every card is expected to give the same value, else what was enough in nine of ten
/// simulated audits.
/// Sizes that are enough, sorted: one by formula, or those of simulated audits.
std::vector<std::int64_t> planned_ends(const audit::CardContestAudit& contest, double alpha);
std::vector<std::int64_t> planned_sizes(const CardsSubject& subject, double alpha);

}  // namespace acta::app
