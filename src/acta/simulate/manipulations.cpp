// SPDX-License-Identifier: Apache-2.0
#include "acta/simulate/manipulations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "acta/simulate/texts.hpp"

namespace acta::simulate {
namespace {

using Row = std::span<std::int64_t>;

/// The nearest whole number to percent of total, halves upward.
std::int64_t share_of(std::int64_t percent, std::int64_t total) { return (2 * percent * total + 100) / 200; }

void add_to_leader(Row row, std::size_t leader, std::int64_t ballots) {
  for (const std::size_t cell :
       {std::size_t{kIssued}, std::size_t{kBallots}, std::size_t{kValid}, kFirstOption + leader})
    row[cell] += ballots;
}

/// Takes from the others in proportion to their votes; what rounding leaves, one by one from the first that have some.
/// REQUIRES: moved <= votes of the others.
void move_to_leader(Row row, std::size_t leader, std::int64_t moved) {
  const std::int64_t others = row[kValid] - row[kFirstOption + leader];
  std::int64_t left = moved;
  for (std::size_t c = kFirstOption; c < row.size(); ++c) {
    if (c == kFirstOption + leader) continue;
    const std::int64_t taken = others == 0 ? 0 : row[c] * moved / others;
    row[c] -= taken;
    left -= taken;
  }
  for (std::size_t c = kFirstOption; left > 0; c = c + 1 < row.size() ? c + 1 : std::size_t{kFirstOption}) {
    if (c == kFirstOption + leader || row[c] == 0) continue;
    --row[c];
    --left;
  }
  row[kFirstOption + leader] += moved;
}

/// A part of `whole` between 20 and 80 %, at least 1. REQUIRES: whole >= 1.
std::int64_t part_of(std::int64_t whole, base::RandomStream& stream) {
  const auto per_mille = static_cast<std::int64_t>(200 + stream.below(601));
  return std::max<std::int64_t>(1, whole * per_mille / 1000);
}

void added_ballots(Bench& bench, std::size_t station, base::RandomStream& stream) {
  const Row row = bench.sheets.row(station);
  const std::int64_t unused = row[kRegistered] - row[kIssued];
  if (unused < 1) return;
  const std::int64_t added = part_of(unused, stream);
  add_to_leader(row, bench.leader, added);
  bench.touch(station, fmt::format("added_ballots: {} for the leader", added));
}

void moved_votes(Bench& bench, std::size_t station, base::RandomStream& stream) {
  const Row row = bench.sheets.row(station);
  const std::int64_t others = row[kValid] - row[kFirstOption + bench.leader];
  if (others < 1) return;
  const std::int64_t moved = part_of(others, stream);
  move_to_leader(row, bench.leader, moved);
  bench.touch(station, fmt::format("moved_votes: {} to the leader", moved));
}

/// Stations of the district of this one: first, and one past the last.
std::pair<std::size_t, std::size_t> district_of(const Election& election, std::size_t station) {
  const auto range = std::equal_range(election.district.begin(), election.district.end(), election.district[station]);
  return {static_cast<std::size_t>(range.first - election.district.begin()),
          static_cast<std::size_t>(range.second - election.district.begin())};
}

void small_stations(Bench& bench, std::size_t station, base::RandomStream& stream) {
  const auto [first, last] = district_of(bench.election, station);
  std::int64_t registered = 0;
  for (std::size_t i = first; i < last; ++i) registered += bench.election.sheets.row(i)[kRegistered];
  const Row row = bench.sheets.row(station);
  const std::int64_t unused = row[kRegistered] - row[kIssued];
  if (unused < 1 || 2 * row[kRegistered] * static_cast<std::int64_t>(last - first) > registered) return;
  const std::int64_t added = part_of(unused, stream);
  add_to_leader(row, bench.leader, added);
  bench.touch(station, fmt::format("small_stations: {} for the leader", added));
}

/// A digit as people make them up.
std::int64_t invented_digit(base::RandomStream& stream) {
  constexpr std::string_view kUrn = "7777773333331112224446668889990055";  // most often 7 and 3, 0 and 5 seldom
  return kUrn[stream.below(kUrn.size())] - '0';
}

/// Sums follow the votes: who adds them up finds nothing.
void invented_digits(Bench& bench, std::size_t station, base::RandomStream& stream) {
  const Row row = bench.sheets.row(station);
  std::vector<std::int64_t> votes(row.begin() + kFirstOption, row.end());
  std::int64_t more = 0;
  for (std::int64_t& one : votes) {
    const std::int64_t made = one < 10 ? one : one - one % 10 + invented_digit(stream);
    more += made - one;
    one = made;
  }
  if (row[kIssued] + more > row[kRegistered] || std::equal(votes.begin(), votes.end(), row.begin() + kFirstOption))
    return;
  for (const std::size_t cell : {kIssued, kBallots, kValid}) row[cell] += more;
  std::copy(votes.begin(), votes.end(), row.begin() + kFirstOption);
  bench.touch(station, "invented_digits");
}

void copied_sheets(Bench& bench, std::size_t station, base::RandomStream&) {
  if (station == 0 || bench.election.district[station - 1] != bench.election.district[station]) return;
  const Row row = bench.sheets.row(station), before = bench.sheets.row(station - 1);
  if (before[kIssued] > row[kRegistered] || std::equal(row.begin() + 1, row.end(), before.begin() + 1)) return;
  std::copy(before.begin() + 1, before.end(), row.begin() + 1);
  bench.is_touched[station - 1] = true;  // else it could be changed after it was copied
  bench.touch(station, fmt::format("copied_sheets: from station {:06}", station));
}

void even_shares(Bench& bench, std::size_t station, base::RandomStream&) {
  const auto [first, last] = district_of(bench.election, station);
  std::vector<std::int64_t> all(bench.election.sheets.options(), 0);
  std::int64_t valid = 0;
  for (std::size_t i = first; i < last; ++i) {
    const auto row = bench.election.sheets.row(i);
    for (std::size_t o = 0; o < all.size(); ++o) all[o] += row[kFirstOption + o];
    valid += row[kValid];
  }
  const Row row = bench.sheets.row(station);
  std::vector<std::int64_t> votes(all.size(), 0);
  std::int64_t left = row[kValid];
  for (std::size_t o = 0; o < all.size(); ++o) left -= votes[o] = valid == 0 ? 0 : row[kValid] * all[o] / valid;
  if (valid == 0 || std::equal(votes.begin(), votes.end(), row.begin() + kFirstOption)) return;
  votes[bench.leader] += left;  // what rounding leaves
  std::copy(votes.begin(), votes.end(), row.begin() + kFirstOption);
  bench.touch(station, "even_shares");
}

/// The smallest multiple of `step` per cent of `total` above `now`, as a count; 0 where none is at most `most`.
struct Raised {
  std::int64_t percent = 0, count = 0;
};
Raised raise(std::int64_t now, std::int64_t total, std::int64_t most, std::int64_t step) {
  for (std::int64_t percent = step; percent <= 100; percent += step)
    if (const std::int64_t count = share_of(percent, total); count > now)
      return count <= most ? Raised{percent, count} : Raised{};
  return {};
}

std::string raise_turnout(Row row, std::size_t leader, std::int64_t step) {
  const Raised to = raise(row[kIssued], row[kRegistered], row[kRegistered], step);
  if (to.count == 0) return {};
  const std::int64_t added = to.count - row[kIssued];
  add_to_leader(row, leader, added);
  return fmt::format("rounded_percentages: turnout {} % by {} ballots added", to.percent, added);
}

std::string raise_share(Row row, std::size_t leader, std::int64_t step) {
  const std::int64_t now = row[kFirstOption + leader];
  const Raised to = raise(now, row[kBallots], row[kValid], step);
  if (to.count == 0) return {};
  move_to_leader(row, leader, to.count - now);
  return fmt::format("rounded_percentages: leader's share {} % by {} votes moved", to.percent, to.count - now);
}

void rounded_percentages(Bench& bench, std::size_t station, base::RandomStream& stream) {
  const Row row = bench.sheets.row(station);
  const std::int64_t step = stream.below(2) == 0 ? 1 : 5;
  const std::uint64_t which = stream.below(3);
  const std::string turnout = which == 1 ? "" : raise_turnout(row, bench.leader, step);
  const std::string share = which == 0 ? "" : raise_share(row, bench.leader, step);
  if (!turnout.empty() || !share.empty())
    bench.touch(station, turnout + (turnout.empty() || share.empty() ? "" : "; ") + share);
}

void swap_options(Bench& bench, std::size_t station, base::RandomStream& stream) {
  const Row votes = bench.sheets.row(station).subspan(kFirstOption);
  const std::size_t a = stream.below(votes.size());
  const std::size_t first = stream.below(votes.size());
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const std::size_t b = (first + i) % votes.size();
    if (votes[a] == votes[b]) continue;
    std::swap(votes[a], votes[b]);
    return bench.touch(station, fmt::format("swapped_rows: {} with {}", option_id(a), option_id(b)));
  }
}

/// Whether there was a neighbour to exchange with.
bool swap_stations(Bench& bench, std::size_t station) {
  const auto& district = bench.election.district;
  const bool has_next = station + 1 < district.size() && district[station + 1] == district[station];
  if (!has_next && (station == 0 || district[station - 1] != district[station])) return false;
  const std::size_t other = has_next ? station + 1 : station - 1;
  const Row a = bench.sheets.row(station), b = bench.sheets.row(other);
  if (bench.is_touched[other] || std::equal(a.begin(), a.end(), b.begin())) return false;
  std::swap_ranges(a.begin(), a.end(), b.begin());
  bench.touch(station, fmt::format("swapped_rows: all numbers with station {:06}", other + 1));
  bench.touch(other, fmt::format("swapped_rows: all numbers with station {:06}", station + 1));
  return true;
}

void swapped_rows(Bench& bench, std::size_t station, base::RandomStream& stream) {
  const bool whole = stream.below(2) == 1 && bench.touched.size() + 2 <= bench.asked;
  if (!whole || !swap_stations(bench, station)) swap_options(bench, station, stream);
}

void typing_errors(Bench& bench, std::size_t station, base::RandomStream& stream) {
  const Row row = bench.sheets.row(station);
  std::int64_t& cell = row[stream.below(row.size())];
  std::string digits = fmt::format("{}", cell);
  const std::size_t place = stream.below(digits.size());
  const bool leading = place == 0 && digits.size() > 1;
  const std::string choices = leading ? "123456789" : "0123456789";
  std::size_t pick = stream.below(choices.size() - 1);
  if (choices[pick] >= digits[place]) ++pick;
  const std::int64_t before = cell;
  digits[place] = choices[pick];
  std::from_chars(digits.data(), digits.data() + digits.size(), cell);
  const auto column = static_cast<std::size_t>(&cell - row.data());
  bench.touch(station, fmt::format("typing_errors: {} {} to {}", column_id(column), before, cell));
}

void lost_sheets(Bench& bench, std::size_t station, base::RandomStream&) {
  bench.lost[station] = true;
  bench.touch(station, "lost_sheets");
}

}  // namespace

void Bench::touch(std::size_t station, const std::string& note) {
  touched.push_back(static_cast<std::uint32_t>(station));
  is_touched[station] = true;
  std::string& all = notes[station];
  all += (all.empty() ? "" : "; ") + note;
}

Manipulate manipulate(ManipulationKind kind) {
  switch (kind) {
#define ACTA_MANIPULATION(name, number, help) \
  case ManipulationKind::name:                \
    return name;
#include "acta/simulate/manipulations.def"
#undef ACTA_MANIPULATION
  }
  return lost_sheets;
}

}  // namespace acta::simulate
