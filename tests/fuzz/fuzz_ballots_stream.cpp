// SPDX-License-Identifier: Apache-2.0
// Streams read what the readers of whole files read, whatever the blocks.
#include <cstring>

#include "acta/read/ballots/blt_stream.hpp"
#include "acta/read/ballots/table_stream.hpp"
#include "fuzz/ballots.hpp"

namespace {

using namespace acta;

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

template <class Whole>
void same(const model::RankedBallots& streamed, const base::Result<Whole>& whole, const model::RankedBallots& read) {
  fuzz::check(streamed);
  if (!whole || counts_of(streamed) != counts_of(read)) std::abort();
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
  for (const std::size_t block : {std::size_t{64}, read::kBlockBytes}) {
    const auto table = read::stream_ballot_table("t.csv", source_of(input), layout, options, block);
    if (!table && table.error().place.file.empty()) std::abort();
    // The dialect is guessed from the first block.
    if (table && table->reading && block == read::kBlockBytes) {
      const auto whole = read::read_ballot_table("t.csv", input, layout, options);
      same(table->reading->ballots, whole, whole ? whole->ballots : model::RankedBallots{});
    }
    const auto blt = read::stream_blt("b.blt", source_of(input), options, block);
    if (!blt && blt.error().place.file.empty()) std::abort();
    if (!blt || !blt->reading) continue;
    const auto whole = read::read_blt("b.blt", input, read::BltMode::lenient, options);
    same(blt->reading->reading.ballots, whole, whole ? whole->reading.ballots : model::RankedBallots{});
  }
  return 0;
}
