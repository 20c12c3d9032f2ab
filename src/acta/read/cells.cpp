// SPDX-License-Identifier: Apache-2.0
#include "acta/read/cells.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "acta/base/checked.hpp"

namespace acta::read {
namespace {

constexpr std::string_view kSpaces[] = {" ",        "\t",           "\r",           "\n",
                                        "\xC2\xA0", "\xE2\x80\xAF", "\xE3\x80\x80", "\xEF\xBB\xBF"};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// REQUIRES: all_digits(text) and at most 18 digits
model::Cell number_of(std::string_view digits) {
  model::Cell value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

/// Bytes of the UTF-8 letter that begins here.
std::size_t letter_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80) ++size;
  return size;
}

/// Takes "1.234.567" apart where `marks` holds the point; empty where the groups are not of three digits.
std::string without_groups(std::string_view text, std::string_view marks) {
  std::string digits;
  std::size_t group = 0;
  bool grouped = false;
  for (std::size_t i = 0, size = 1; i < text.size(); i += size) {
    size = letter_size(text, i);
    if (marks.find(text.substr(i, size)) == std::string_view::npos) {
      digits += text.substr(i, size);
      ++group;
      continue;
    }
    if (group == 0 || group > 3 || (grouped && group != 3)) return {};
    grouped = true;
    group = 0;
  }
  return grouped && group == 3 ? digits : std::string();
}

CellReading read_unusual(std::string_view text, const NumberForm& form) {
  CellReading reading{model::kUnreadable, Repair::none};
  if (text.starts_with('\'')) {
    text = trimmed(text.substr(1));
    reading.repair = Repair::apostrophe;
  }
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::string repaired;
  if (form.decimals) {
    const auto point = text.find_first_of(".,");
    // Three zeros may be a group of thousands: only one or two are taken for a fraction.
    const bool zeros = point != std::string_view::npos && point + 1 < text.size() && text.size() - point <= 3 &&
                       text.find_first_not_of('0', point + 1) == std::string_view::npos;
    if (zeros && form.thousands.find(text[point]) == std::string::npos) {
      text = text.substr(0, point);
      reading.repair = Repair::decimals;
    }
  }
  if (!form.thousands.empty() && !all_digits(text)) {
    repaired = without_groups(text, form.thousands);
    if (!repaired.empty()) {
      text = repaired;
      reading.repair = Repair::thousands;
    }
  }
  if (!all_digits(text) || text.size() > 18 || number_of(text) > base::kLargestCount)
    return {model::kUnreadable, Repair::unreadable};
  reading.cell = negative ? -number_of(text) : number_of(text);
  return reading;
}

}  // namespace

std::string_view without_spaces_around(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : kSpaces) {
      while (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
      while (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
    }
  }
  return text;
}

std::string_view part_of(std::string_view text, const TextPart& part) {
  for (std::uint32_t skipped = 1; part.separator != '\0' && skipped < part.part; ++skipped) {
    const auto at = text.find(part.separator);
    text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  }
  if (part.separator != '\0') text = text.substr(0, text.find(part.separator));
  while (part.unpad && text.size() > 1 && text.front() == '0') text.remove_prefix(1);
  return text;
}

CellReading read_number(std::string_view text, const NumberForm& form) {
  if (text.size() <= 10 && all_digits(text)) return {number_of(text), Repair::none};
  const std::string_view bare = trimmed(text);
  for (const std::string& missing : form.missing)
    if (bare == missing) return {model::kMissing, Repair::none};
  return read_unusual(bare, form);
}

std::optional<double> read_degrees(std::string_view text, double most, const NumberForm& form) {
  text = trimmed(text);
  if (std::find(form.missing.begin(), form.missing.end(), text) != form.missing.end())
    return std::numeric_limits<double>::quiet_NaN();
  std::string plain(text);
  if (const auto comma = plain.find(','); comma != std::string::npos) plain[comma] = '.';
  double value = 0;
  const auto [end, failed] =
      std::from_chars(plain.data(), plain.data() + plain.size(), value, std::chars_format::fixed);
  if (failed != std::errc() || end != plain.data() + plain.size() || !(std::abs(value) <= most)) return std::nullopt;
  return value;
}

}  // namespace acta::read
