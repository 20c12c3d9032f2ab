// SPDX-License-Identifier: Apache-2.0
#include "acta/check/difference.hpp"

#include <algorithm>
#include <string>

namespace acta::check {
namespace {

using model::Cell;
using model::is_count;

bool has_votes(std::span<const Cell> cells) {
  return std::any_of(cells.begin(), cells.end(), [](Cell cell) { return is_count(cell) && cell != 0; });
}
bool is_told(std::span<const Cell> cells) { return std::any_of(cells.begin(), cells.end(), is_count); }

std::vector<std::size_t> differing(const TwoCopies& sheet) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < sheet.first.size(); ++i)
    if (sheet.first[i] != sheet.second[i]) places.push_back(i);
  return places;
}

bool same_numbers(const TwoCopies& sheet, const std::vector<std::size_t>& places) {
  std::vector<Cell> left, right;
  for (const std::size_t i : places) {
    left.push_back(sheet.first[i]);
    right.push_back(sheet.second[i]);
  }
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return places.size() > 1 && left == right;
}

bool moved(const TwoCopies& sheet, const std::vector<std::size_t>& places) {
  return places.size() == 2 &&
         std::all_of(places.begin(), places.end(),
                     [&](std::size_t i) { return is_count(sheet.first[i]) && is_count(sheet.second[i]); }) &&
         sheet.first[places[0]] + sheet.first[places[1]] == sheet.second[places[0]] + sheet.second[places[1]];
}

Cell sum_of(std::span<const Cell> cells) {
  Cell sum = 0;
  for (const Cell cell : cells)
    if (is_count(cell)) sum += cell;
  return sum;
}

/// A number that is the sum of all, in the copy that has it, while the other copy has a part there.
bool is_total(Cell total, Cell part, Cell other_sum, std::span<const Cell> other) {
  return is_count(total) && is_count(part) && total > part && (total == other_sum || total == sum_of(other));
}

/// `longer` with one digit left out.
bool one_more(const std::string& longer, const std::string& shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  for (std::size_t i = 0; i < longer.size(); ++i)
    if (longer.substr(0, i) + longer.substr(i + 1) == shorter) return true;
  return false;
}

}  // namespace

std::string_view to_string(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::absent: return "no votes in one copy";
    case DifferenceKind::zero_filled: return "all votes 0 in one copy";
    case DifferenceKind::rows_swapped: return "the same numbers at other options";
    case DifferenceKind::moved: return "votes between two options";
    case DifferenceKind::total_for_part: return "a total in place of a part";
    case DifferenceKind::digits_swapped: return "two digits exchanged";
    case DifferenceKind::digit_misread: return "one digit another";
    case DifferenceKind::digit_dropped: return "one digit more or less";
    case DifferenceKind::other_number: return "one number, otherwise";
    case DifferenceKind::several_numbers: return "several numbers, otherwise";
    case DifferenceKind::not_votes: return "other numbers than votes";
  }
  return "";
}

DifferenceKind kind_of_number(Cell first, Cell second) {
  if (!is_count(first) || !is_count(second)) return DifferenceKind::other_number;
  const std::string a = std::to_string(first), b = std::to_string(second);
  if (one_more(a, b) || one_more(b, a)) return DifferenceKind::digit_dropped;
  if (a.size() != b.size()) return DifferenceKind::other_number;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) places.push_back(i);
  if (places.size() == 1) return DifferenceKind::digit_misread;
  const bool neighbours = places.size() == 2 && places[1] == places[0] + 1;
  if (neighbours && a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]]) return DifferenceKind::digits_swapped;
  return DifferenceKind::other_number;
}

DifferenceKind kind_of(const TwoCopies& sheet) {
  const std::vector<std::size_t> places = differing(sheet);
  if (places.empty()) return DifferenceKind::not_votes;
  if (is_told(sheet.first) != is_told(sheet.second)) return DifferenceKind::absent;
  if (has_votes(sheet.first) != has_votes(sheet.second)) return DifferenceKind::zero_filled;
  if (same_numbers(sheet, places)) return DifferenceKind::rows_swapped;
  if (moved(sheet, places)) return DifferenceKind::moved;
  if (places.size() > 1) return DifferenceKind::several_numbers;
  const Cell a = sheet.first[places[0]], b = sheet.second[places[0]];
  if (is_total(a, b, sheet.second_sum, sheet.second) || is_total(b, a, sheet.first_sum, sheet.first))
    return DifferenceKind::total_for_part;
  return kind_of_number(a, b);
}

}  // namespace acta::check
