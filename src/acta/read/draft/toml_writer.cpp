// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/toml_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/number_text.hpp"

namespace acta::read::draft_detail {
namespace {

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\t')
      out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    else
      out += c;
  }
  return out + '"';
}

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

/// Writes one [[copy.table]].
class TableWriter {
 public:
  TableWriter(const DraftTable& table, Draft& draft) : m_table(table), m_guess(table.guess), m_draft(draft) {}

  void write(TableForm form);

 private:
  void line(const std::string& text) { m_draft.toml += text + '\n'; }
  void note(const std::string& key, const std::string& value);
  std::string column(std::uint32_t index) const;
  std::string list(const Columns& columns) const;
  std::string labels(const Columns& columns) const;
  void write_text_form();
  void write_rows();
  void write_keys();
  void write_quantities();
  void write_wide_votes();
  void write_long_votes();
  void write_ignored();

  const DraftTable& m_table;
  const TableGuess& m_guess;
  Draft& m_draft;
};

/// The comment above a key, and the same for the list of guesses.
void TableWriter::note(const std::string& key, const std::string& value) {
  const auto found = m_guess.evidence.find(key);
  if (found == m_guess.evidence.end()) return;
  const std::string reason = one_line(found->second.reason);
  line(fmt::format("# guessed, confidence {:.2f}: {}", found->second.confidence, reason));
  m_draft.guesses.push_back({m_table.name, key, one_line(value), found->second.confidence, reason});
}

/// A short heading that stands once, else the number.
std::string TableWriter::column(std::uint32_t index) const {
  const std::string& heading = m_table.profile->column(index).heading;
  std::size_t times = 0;
  for (std::size_t i = 0; i < m_table.profile->width(); ++i) times += m_table.profile->column(i).heading == heading;
  const bool plain = !heading.empty() && heading.size() <= 40 && times == 1 && one_line(heading) == heading;
  return plain ? in_quotes(heading) : std::to_string(index + 1);
}

std::string TableWriter::list(const Columns& columns) const {
  if (columns.size() == 1) return column(columns.front());
  std::string text = "[";
  for (const std::uint32_t index : columns)
    text += (text.size() > 1 ? ", " : "") + (index == kNoColumn ? std::string("\"\"") : column(index));
  return text + "]";
}

std::string TableWriter::labels(const Columns& columns) const {
  std::string text;
  for (const std::uint32_t index : columns)
    text += (text.empty() ? "" : ", ") + one_line(column_label(*m_table.profile, index));
  return text;
}

void TableWriter::write_text_form() {
  const OpenedTable& opened = *m_table.opened;
  if (opened.format == TableFormat::delimited) {
    const EncodingGuess& from = opened.decoded.from;
    if (from.double_encoded) {
      line("# the text was encoded as UTF-8 twice; reading undoes it");
    } else if (from.name != "UTF-8" && from.name != "US-ASCII" && from.name != "ASCII") {
      line(fmt::format("# guessed, confidence {:.2f}: the bytes look like it", from.confidence));
      m_draft.guesses.push_back({m_table.name, "encoding", from.name, from.confidence, "the bytes look like it"});
      line("encoding = " + in_quotes(from.name));
    }
    if (opened.dialect.delimiter != ',') line("delimiter = " + in_quotes(std::string(1, opened.dialect.delimiter)));
  }
  note("header", m_guess.header.number == 0 ? "none" : "row " + std::to_string(m_guess.header.number));
  line("header = " + std::to_string(m_guess.header.number));
  const NumberForm& numbers = m_table.profile->numbers();
  if (!numbers.thousands.empty()) line("thousands = " + in_quotes(numbers.thousands));
  if (numbers.decimals) line("decimals = true");
}

void TableWriter::write_rows() {
  if (m_guess.where.column != kNoColumn) {
    std::string values;
    for (const std::string& value : m_guess.where.values) values += (values.empty() ? "" : ", ") + in_quotes(value);
    note("where", labels({m_guess.where.column}) + (m_guess.where.keep ? " is " : " is not ") + values);
    line(fmt::format("where = [{{ column = {}, {} = [{}] }}]", column(m_guess.where.column),
                     m_guess.where.keep ? "is" : "not", values));
  }
  if (m_guess.level.column != kNoColumn) {
    std::string units, totals;
    for (const std::string& value : m_guess.level.unit) units += (units.empty() ? "" : ", ") + in_quotes(value);
    for (const auto& [value, level] : m_guess.level.totals)
      totals += (totals.empty() ? ", total = { " : ", ") + in_quotes(value) + " = " + std::to_string(level);
    line(fmt::format("level = {{ column = {}, unit = [{}]{} }}", column(m_guess.level.column), units,
                     totals.empty() ? "" : totals + " }"));
  }
  if (!m_guess.totals_zeros) return;
  note("totals", "zeros");
  line("totals = \"zeros\"");
}

void TableWriter::write_keys() {
  const auto bracketed = [this](const Columns& columns) {
    return columns.size() == 1 ? "[" + list(columns) + "]" : list(columns);
  };
  const Columns& names = m_guess.area_names;
  if (!m_guess.areas.empty()) {
    note("areas", labels(m_guess.areas));
    line("areas = " + bracketed(m_guess.areas));
    if (std::any_of(names.begin(), names.end(), [](std::uint32_t name) { return name != kNoColumn; }))
      line(names.size() == 1 ? "area_names = [" + column(names.front()) + "]" : "area_names = " + list(names));
  }
  if (m_guess.unit.empty()) return;
  note("unit", labels(m_guess.unit));
  line("unit = " + list(m_guess.unit));
  if (m_guess.unit_is_key && !m_guess.areas.empty()) {
    line("# the unit alone tells rows apart, so copies can be compared where their areas are spelt differently");
    line("key = " + bracketed(m_guess.unit));
  }
  if (!m_guess.key.empty()) line("key = " + bracketed(m_guess.key));
}

void TableWriter::write_quantities() {
  for (std::size_t q = 0; q < model::kQuantityCount; ++q) {
    if (m_guess.quantities[q].empty()) continue;
    const std::string key(model::to_string(static_cast<model::Quantity>(q)));
    note(key, labels(m_guess.quantities[q]));
    line(key + " = " + list(m_guess.quantities[q]));
  }
}

void TableWriter::write_wide_votes() {
  if (m_guess.options.empty()) return;
  line("");
  note("votes", labels(m_guess.options));
  line("[copy.table.votes]");
  for (std::size_t i = 0; i < m_guess.options.size(); ++i)
    line(m_table.option_ids[i] + " = " + column(m_guess.options[i]));
}

void TableWriter::write_long_votes() {
  note("option", labels({m_guess.option}));
  line("option = " + column(m_guess.option));
  note("count", labels({m_guess.count}));
  line("count = " + column(m_guess.count));
  line("");
  line("[copy.table.option_values]");
  for (std::size_t i = 0; i < m_guess.option_texts.size(); ++i)
    line(m_table.option_ids[i] + " = " + in_quotes(m_guess.option_texts[i]));
}

void TableWriter::write_ignored() {
  std::string numbers;
  Columns ignored;
  for (std::uint32_t i = 0; i < m_table.profile->width(); ++i)
    if (!m_guess.uses(i)) {
      ignored.push_back(i);
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
    }
  if (ignored.empty()) return;
  if (ignored.size() > 60) return line("ignore = \"rest\"");
  std::string heading;
  for (const std::uint32_t i : ignored)
    if (!m_table.profile->column(i).heading.empty())
      heading += (heading.empty() ? "" : ", ") + one_line(m_table.profile->column(i).heading);
  line(heading.empty() ? "# not read: look at them" : "# not read: " + heading);
  line("ignore = [" + numbers + "]");
}

void TableWriter::write(TableForm form) {
  line("\n[[copy.table]]");
  line("source = " + in_quotes(m_table.source));
  if (form != TableForm::wide) {
    note("form", form == TableForm::long_form ? "long" : "names");
    line(form == TableForm::long_form ? "form = \"long\"" : "form = \"names\"");
  }
  write_text_form();
  write_rows();
  write_keys();
  if (form == TableForm::names) line("name = " + column(m_guess.name));
  if (form == TableForm::wide) write_quantities();
  if (form == m_guess.form) write_ignored();
  if (form != m_guess.form) line("ignore = \"rest\"");
  if (form == TableForm::wide) write_wide_votes();
  if (form == TableForm::long_form) write_long_votes();
}

void write_head(const DraftRecord& record, std::string& out) {
  out +=
      "# A draft by acta init. Every line under a comment \"guessed\" is to be checked against the publication.\n"
      "# The form of this file: doc/formats/record.md\n"
      "format = \"acta-record\"\nversion = 1\n";
  out += "title = " + in_quotes(base::printable(record.title)) + "\n# country = \"xx\"\n# date = 2031-05-04\n";
  for (std::size_t i = 0; i < record.tables.size(); ++i) {
    const DraftTable& table = record.tables[i];
    out += table.used || table.opened->eml.message == "520"
               ? "\n"
               : "\n# no sheets were recognised in this file: it is listed, and not read\n";
    out += "[[source]]\nid = " + in_quotes(table.source) + "\nfile = " + in_quotes(table.file) + "\n";
    if (!table.sha256.empty()) out += "sha256 = " + in_quotes(table.sha256) + "\n";
    if (!table.member.empty()) out += "member = " + in_quotes(table.member) + "\n";
    out += "# publisher = \"\"\n# address = \"\"\n# licence = \"\"\n";
  }
  out += "\n[[contest]]\nid = \"contest\"\nname = \"Contest\"\n# law = \"generic/plurality\"\n";
  if (record.options.empty())
    out +=
        "\n# no options were recognised; a contest needs at least one\n[[option]]\nid = \"option\"\nname = "
        "\"Option\"\n";
  for (const DraftOption& option : record.options)
    out += "\n[[option]]\nid = " + in_quotes(option.id) + "\nname = " + in_quotes(base::printable(option.name)) + "\n";
  for (const DraftSeats& seats : record.proclaimed)
    out += "\n[[proclaimed]]\nlist = " + in_quotes(seats.option) + "\nseats = " + std::to_string(seats.seats) +
           "\nsource = " + in_quotes(seats.source) + "\n";
}

}  // namespace

Draft write_toml(const DraftRecord& record) {
  Draft draft;
  write_head(record, draft.toml);
  for (const DraftCopy& copy : record.copies) {
    draft.toml += "\n[[copy]]\nid = " + in_quotes(copy.id) + "\n";
    if (copy.preliminary)
      draft.toml += "# guessed, confidence 0.50: from the name of the file\nkind = \"preliminary\"\n";
    for (const std::size_t index : copy.tables) {
      const DraftTable& table = record.tables[index];
      TableWriter(table, draft).write(table.guess.form);
      if (table.guess.form == TableForm::long_form && table.guess.has_quantities())
        TableWriter(table, draft).write(TableForm::wide);
    }
  }
  return draft;
}

}  // namespace acta::read::draft_detail
