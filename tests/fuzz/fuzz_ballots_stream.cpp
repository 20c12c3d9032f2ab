// SPDX-License-Identifier: Apache-2.0
// Streams read what the readers of whole files read, whatever the blocks.
#include <algorithm>
#include <cstring>
#include <functional>

#include "acta/read/ballots/blt_stream.hpp"
#include "acta/read/ballots/clear_ballot.hpp"
#include "acta/read/ballots/dominion_flat.hpp"
#include "acta/read/ballots/rctab.hpp"
#include "acta/read/ballots/table_stream.hpp"
#include "fuzz/ballots.hpp"

namespace {

using namespace acta;

/// More than an input has (tests/fuzz/run).
constexpr std::size_t kWhole = 70'000;

read::ByteSource source_of(const std::string& text) {
  return [&text, at = std::size_t{0}](std::span<char> into) mutable -> base::Result<std::size_t> {
    const std::size_t some = std::min(into.size(), text.size() - at);
    std::memcpy(into.data(), text.data() + at, some);
    at += some;
    return some;
  };
}

std::map<std::vector<std::vector<model::RankMark>>, std::int64_t> counts_of(const model::RankedBallots& ballots) {
  std::map<std::vector<std::vector<model::RankMark>>, std::int64_t> counts;
  for (std::size_t row = 0; row < ballots.rows(); ++row) {
    std::vector<std::vector<model::RankMark>> marks;
    for (auto at = ballots.begin[row]; at < ballots.begin[row + 1]; ++at) {
      const model::RankMark mark = ballots.marks[at];
      marks.push_back(mark < model::kFirstSet ? std::vector{mark} : ballots.sets[mark - model::kFirstSet]);
    }
    counts[marks] += ballots.counts[row];
  }
  return counts;
}

bool same_notes(const std::vector<read::ReadingNote>& a, const std::vector<read::ReadingNote>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
    return one.text == other.text && one.count == other.count && one.first.line == other.first.line &&
           one.first.column == other.first.column && one.first.file == other.first.file;
  });
}

/// All but the order of the rows, which streams sort.
void same(const read::BallotReading& streamed, const read::BallotReading& whole) {
  fuzz::check(streamed.ballots);
  const model::RankedBallots &a = streamed.ballots, &b = whole.ballots;
  if (a.contest != b.contest || a.candidates != b.candidates || a.most_ranks != b.most_ranks) std::abort();
  if (streamed.codes != whole.codes || !same_notes(streamed.notes, whole.notes)) std::abort();
  if (counts_of(a) != counts_of(b)) std::abort();
}

using Streamed = base::Result<read::StreamedBallots>;
using Whole = base::Result<read::BallotReading>;

/// What a stream reads can be read whole, too.
void check(const Streamed& streamed, const std::function<Whole()>& read_whole) {
  if (!streamed && streamed.error().place.file.empty()) std::abort();
  if (!streamed || !streamed->reading) return;
  const auto whole = read_whole();
  if (!whole) std::abort();
  same(*streamed->reading, *whole);
}

void check_table(const std::string& input, const read::BallotTableLayout& layout, const read::BallotOptions& options,
                 std::size_t block) {
  const auto table = read::stream_ballot_table("t.csv", source_of(input), layout, options, block);
  const auto rows = read::stream_ballot_rows("t.csv", source_of(input), layout, options, block);
  // The dialect is guessed from the first block.
  const bool guessed_alike = layout.delimiter != 0 || block == kWhole;
  for (const auto* streamed : {&table, &rows}) {
    if (guessed_alike) check(*streamed, [&] { return read::read_ballot_table("t.csv", input, layout, options); });
    if (!*streamed && streamed->error().place.file.empty()) std::abort();
  }
}

void check_exports(const std::string& input, const read::BallotOptions& options, std::size_t block) {
  check(read::stream_rctab_csv("t.csv", source_of(input), options, block),
        [&] { return read::read_rctab_csv("t.csv", input, options); });
  check(read::stream_clear_ballot("t.csv", source_of(input), "Mayor", options, block),
        [&] { return read::read_clear_ballot("t.csv", input, "Mayor", options); });
  check(read::stream_dominion_flat("t.csv", source_of(input), "Mayor", options, block),
        [&] { return read::read_dominion_flat("t.csv", input, "Mayor", options); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input = fuzz::bytes(data, size);
  read::BallotOptions options;
  options.limits.file = fuzz::limits();
  options.limits.candidates = 1'000;
  options.limits.ranks = 100;
  read::BallotTableLayout layout;
  layout.first_vote_column = 2;
  read::BallotTableLayout names;
  names.form = read::BallotTableLayout::Form::rank_columns;
  names.first_vote_column = 2;
  names.delimiter = ',';
  names.overvote_delimiter = "|";
  names.cards.count = 1;
  read::BallotOptions labelled = options;
  labelled.overvote_label = "overvote";
  labelled.skipped_label = "undervote";
  labelled.undeclared_write_in_label = "UWI";
  for (const std::size_t block : {std::size_t{64}, kWhole}) {
    check_table(input, layout, options, block);
    check_table(input, names, labelled, block);
    check_exports(input, labelled, block);
    const auto blt = read::stream_blt("b.blt", source_of(input), options, block);
    if (!blt && blt.error().place.file.empty()) std::abort();
    if (!blt || !blt->reading) continue;
    const auto whole = read::read_blt("b.blt", input, read::BltMode::lenient, options);
    if (!whole) std::abort();
    same(blt->reading->reading, whole->reading);
  }
  return 0;
}
