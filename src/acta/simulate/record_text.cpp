// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "acta/model/sheets.hpp"
#include "acta/simulate/texts.hpp"

namespace acta::simulate {
namespace {

constexpr std::string_view kAreaHeadings = "region,district,station";
constexpr std::array<model::Quantity, kFirstOption> kQuantities = {model::Quantity::registered, model::Quantity::issued,
                                                                   model::Quantity::ballots, model::Quantity::invalid,
                                                                   model::Quantity::valid};

std::string heading(std::size_t options, std::string_view last) {
  std::string line(kAreaHeadings);
  for (const model::Quantity quantity : kQuantities) line.append(",").append(to_string(quantity));
  for (std::size_t o = 0; o < options; ++o) line += "," + option_name(o);
  return line.append(last).append("\n");
}

void append_padded(std::string& text, std::size_t number, std::size_t width) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  const auto length = static_cast<std::size_t>(end - digits.data());
  if (length < width) text.append(width - length, '0');
  text.append(digits.data(), length);
}

void append_row(std::string& text, const Election& election, const Sheets& sheets, std::size_t station) {
  const std::size_t district = election.district[station];
  text += 'R';
  append_padded(text, election.region[district] + std::size_t{1}, 3);
  text += ",D";
  append_padded(text, district + 1, 5);
  text += ',';
  append_padded(text, station + 1, 6);
  for (const std::int64_t number : sheets.row(station)) {
    text += ',';
    append_padded(text, static_cast<std::size_t>(number), 0);
  }
}

std::string option_tables(std::size_t options) {
  std::string text;
  for (std::size_t o = 0; o < options; ++o)
    text += fmt::format("\n[[option]]\nid = \"{}\"\nname = \"{}\"\n", option_id(o), option_name(o));
  return text;
}

std::string copy_table(std::size_t options) {
  std::string text = R"(
[[copy]]
id = "published"
name = "Published sheets"

[[copy.table]]
source = "sheets"
encoding = "UTF-8"
delimiter = ","
areas = ["region", "district"]
unit = "station"
)";
  for (const model::Quantity quantity : kQuantities) text += fmt::format("{0} = \"{0}\"\n", to_string(quantity));
  text += "\n[copy.table.votes]\n";
  for (std::size_t o = 0; o < options; ++o) text += fmt::format("{} = \"{}\"\n", option_id(o), option_name(o));
  return text;
}

std::string release_table(const Manipulated& manipulated) {
  std::string text = "\n[[release]]\nid = \"announced\"\nname = \"Totals as announced\"\ncopy = \"published\"\n";
  for (std::size_t c = 0; c < kFirstOption; ++c)
    text += fmt::format("{} = {}\n", column_id(c), manipulated.announced[c]);
  for (std::size_t c = kFirstOption; c < manipulated.announced.size(); ++c)
    text += fmt::format("\n[[release.line]]\nlist = \"{}\"\nvotes = {}\n", option_id(c - kFirstOption),
                        manipulated.announced[c]);
  return text;
}

}  // namespace

std::string option_id(std::size_t option) { return fmt::format("option{}", option + 1); }
std::string option_name(std::size_t option) { return fmt::format("Option {}", option + 1); }

std::string column_id(std::size_t cell) {
  return cell < kFirstOption ? std::string(to_string(kQuantities[cell])) : option_id(cell - kFirstOption);
}

std::string title_of(const Settings& settings) {
  return settings.title.empty() ? fmt::format("Simulated election, seed {}", settings.seed) : settings.title;
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      result.append("\\").push_back(c);
    else if (byte < 0x20 || byte == 0x7F)
      result += fmt::format("\\u{:04X}", byte);
    else
      result.push_back(c);
  }
  return result + "\"";
}

std::string sheets_csv(const Election& election, const Manipulated& manipulated) {
  std::string text = heading(manipulated.sheets.options(), "");
  text.reserve(manipulated.sheets.stations() * (24 + 5 * manipulated.sheets.width()));
  for (std::size_t s = 0; s < manipulated.sheets.stations(); ++s) {
    if (manipulated.lost[s]) continue;
    append_row(text, election, manipulated.sheets, s);
    text += '\n';
  }
  return text;
}

std::string truth_csv(const Election& election, const Manipulated& manipulated) {
  std::string text = heading(election.sheets.options(), ",manipulations");
  text.reserve(election.sheets.stations() * (24 + 5 * election.sheets.width()));
  for (std::size_t s = 0; s < election.sheets.stations(); ++s) {
    append_row(text, election, election.sheets, s);
    text.append(",").append(manipulated.notes[s]).append("\n");
  }
  return text;
}

std::string record_toml(const Settings& settings, const Manipulated& manipulated, std::string_view sheets_sha256) {
  std::string text = fmt::format(R"(format = "acta-record"
version = 1
title = {}
notes = ["Simulated from seed {}: nobody cast these votes. What was drawn, and what was done to it, is in truth.csv and truth.json."]

[[source]]
id = "sheets"
file = "sheets.csv"
sha256 = "{}"
publisher = "acta simulate"

[[contest]]
id = "simulated"
name = "Simulated contest"
law = {}
)",
                                 in_quotes(title_of(settings)), settings.seed, sheets_sha256, in_quotes(settings.law));
  return text + option_tables(settings.options) + copy_table(settings.options) + release_table(manipulated);
}

}  // namespace acta::simulate
