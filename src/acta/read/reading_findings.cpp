// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "acta/read/sheets.hpp"

namespace acta::read {
namespace {

constexpr std::array kKinds = {
#define ACTA_KIND(code, name, title, explanation) model::FindingKind{#code, "read", #name, title, explanation},
#include "acta/read/codes.def"
#undef ACTA_KIND
};

constexpr const char* kBasis = "doc/formats/record.md";

struct Subject {
  std::string contest, copy;
};

model::Finding start(const char* code, const Subject& subject) {
  model::Finding finding;
  finding.code = code;
  finding.contest = subject.contest;
  finding.copy = subject.copy;
  finding.basis = kBasis;
  return finding;
}

void number(model::Finding& finding, const char* name, std::string label, std::uint64_t value, const char* unit) {
  finding.numbers.push_back({name, std::move(label), static_cast<std::int64_t>(value), unit});
}

void take(model::Finding& finding, const Tally& tally) {
  finding.instances += static_cast<std::int64_t>(tally.count);
  for (const model::Instance& example : tally.examples)
    if (finding.examples.size() < model::kLargestExamples) finding.examples.push_back(example);
}

std::string encoding_text(const OpenedTable& table) {
  const Decoded& decoded = table.decoded;
  std::string text = decoded.from.name;
  if (decoded.guessed && decoded.from.confidence < 1)
    text += fmt::format(" (guessed, confidence {:.2f})", decoded.from.confidence);
  if (decoded.from.double_encoded) text += ", encoded twice and repaired";
  if (decoded.replaced > 0) text += fmt::format(", {} invalid byte sequences replaced", decoded.replaced);
  return text;
}

model::Finding encoding(const Subject& subject, std::span<const OpenedTable* const> tables) {
  model::Finding finding = start("R101", subject);
  finding.verdict = model::Verdict::holds;
  std::string forms;
  bool any = false;
  for (const OpenedTable* table : tables) {
    if (table->format != TableFormat::delimited) continue;
    any = true;
    ++finding.tested;
    const Decoded& decoded = table->decoded;
    forms += (forms.empty() ? "" : "; ") + table->grid.name() + ": " + encoding_text(*table);
    if (decoded.replaced == 0 && !decoded.from.double_encoded && !(decoded.guessed && decoded.from.confidence < 1))
      continue;
    finding.verdict = model::Verdict::remarkable;
    ++finding.instances;
    finding.examples.push_back({-1, {}, encoding_text(*table), {table->grid.name(), 0, 0}});
  }
  if (!any) {
    finding.verdict = model::Verdict::not_checked;
    finding.reason = "workbooks and EML state their encoding themselves";
  }
  finding.statement = any ? "Files were decoded: " + forms + "." : "No delimited text to decode.";
  finding.cannot_show = {"Whether a name was misspelt before it was published."};
  return finding;
}

model::Finding row_widths(const Subject& subject, const SheetReading& reading) {
  model::Finding finding = start("R102", subject);
  std::uint64_t empty = 0, other = 0;
  for (const TableReading& table : reading.tables) {
    finding.tested += static_cast<std::int64_t>(table.unit_rows + table.total_rows + table.name_rows);
    take(finding, table.short_rows);
    take(finding, table.long_rows);
    empty += table.empty_rows;
    other += table.other_rows;
  }
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::remarkable;
  finding.statement =
      fmt::format("{} of {} rows differ in width from the header; {} rows are empty and {} belong to other contests.",
                  finding.instances, finding.tested, empty, other);
  number(finding, "empty_rows", "empty rows", empty, "rows");
  number(finding, "other_rows", "rows of other contests", other, "rows");
  finding.explanations = {"A delimiter inside a name that was not quoted.",
                          "Cells at the end left out by the program that wrote the file."};
  finding.cannot_show = {"Whether a cell stands in the wrong column of a row of the right width."};
  return finding;
}

model::Finding number_forms(const Subject& subject, const SheetReading& reading) {
  model::Finding finding = start("R103", subject);
  std::uint64_t apostrophes = 0, thousands = 0, decimals = 0, shares = 0;
  for (const TableReading& table : reading.tables) {
    for (const Tally* tally : {&table.apostrophes, &table.thousands, &table.decimals}) take(finding, *tally);
    apostrophes += table.apostrophes.count;
    thousands += table.thousands.count;
    decimals += table.decimals.count;
    shares += table.shares;
  }
  finding.tested = static_cast<std::int64_t>(reading.sheets.units());
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::remarkable;
  finding.statement = fmt::format("{} cells were repaired to be read as numbers.", finding.instances);
  if (shares > 0) {
    finding.statement += fmt::format(" {} counts were found from per cents, as the record says.", shares);
    number(finding, "shares", "counts found from per cents", shares, "cells");
  }
  number(finding, "apostrophes", "apostrophes taken off", apostrophes, "cells");
  number(finding, "thousands", "group marks taken out", thousands, "cells");
  number(finding, "decimals", "zero fractions taken off", decimals, "cells");
  finding.explanations = {"Workbook programs mark text cells and group digits when they export."};
  finding.cannot_show = {"Whether a point in a number meant thousands or decimals: the record states it."};
  return finding;
}

model::Finding kept_text(const Subject& subject, const SheetReading& reading) {
  model::Finding finding = start("R104", subject);
  for (const TableReading& table : reading.tables) {
    finding.tested += static_cast<std::int64_t>(table.unit_rows + table.total_rows + table.kept_rows);
    take(finding, table.unreadable);
    take(finding, table.kept);
  }
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::fails;
  finding.statement =
      finding.instances == 0
          ? "Every row and number could be interpreted."
          : fmt::format("{} cells or rows could not be interpreted and are kept as text.", finding.instances);
  finding.explanations = {"A note typed into a number's cell.", "A kind of row that the record does not describe."};
  finding.cannot_show = {"What the number would have been."};
  return finding;
}

model::Finding unused_columns(const Subject& subject, const SheetReading& reading) {
  model::Finding finding = start("R105", subject);
  for (const TableReading& table : reading.tables)
    for (const std::string& heading : table.unused) {
      ++finding.instances;
      if (finding.examples.size() < model::kLargestExamples)
        finding.examples.push_back({-1, heading, {}, {table.file, 0, 0}});
    }
  finding.tested = static_cast<std::int64_t>(reading.tables.size());
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::remarkable;
  finding.statement = finding.instances == 0
                          ? "Every column is used or named as ignored."
                          : fmt::format("{} columns are neither used nor named as ignored.", finding.instances);
  finding.explanations = {"The record was written for an earlier version of the file."};
  finding.cannot_show = {"What is in them."};
  return finding;
}

model::Finding joined_tables(const Subject& subject, const SheetReading& reading) {
  model::Finding finding = start("R106", subject);
  for (const TableReading& table : reading.tables) {
    finding.tested += static_cast<std::int64_t>(table.unit_rows);
    take(finding, table.unmatched);
    take(finding, table.repeated);
  }
  if (reading.tables.size() < 2 && reading.tables.front().form == TableForm::wide) {
    finding.verdict = model::Verdict::not_checked;
    finding.reason = "the copy is one table";
    finding.statement = "The copy is one table: nothing was joined.";
    return finding;
  }
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::fails;
  finding.statement =
      fmt::format("{} of {} rows have a key that no earlier table has, or a number that contradicts an earlier row.",
                  finding.instances, finding.tested);
  finding.explanations = {"The same station under two keys in two tables."};
  finding.cannot_show = {"Which of the tables is right. Each unmatched row is counted as a unit of its own."};
  return finding;
}

}  // namespace

std::span<const model::FindingKind> kinds() { return kKinds; }

std::vector<model::Finding> reading_findings(const std::string& contest, const std::string& copy,
                                             const SheetReading& reading, std::span<const OpenedTable* const> tables) {
  const Subject subject{contest, copy};
  return {encoding(subject, tables),   row_widths(subject, reading),     number_forms(subject, reading),
          kept_text(subject, reading), unused_columns(subject, reading), joined_tables(subject, reading)};
}

}  // namespace acta::read
