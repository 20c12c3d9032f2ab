// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/manifest_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "acta/base/number_text.hpp"

namespace acta::audit {
namespace {

using model::Finding;
using model::Verdict;

constexpr std::size_t kMostCompared = 2'000;  ///< names that are searched for the closest one

/// A Finding that grows row by row. A row that fails makes the whole fail; else a remarkable one makes it remarkable.
class Told {
 public:
  Told(const char* code, std::int64_t tested) {
    m_finding.code = code;
    m_finding.verdict = Verdict::holds;
    m_finding.tested = tested;
  }
  void add(Verdict verdict, std::string label, std::string detail, const base::Place& place) {
    ++m_finding.instances;
    if (m_finding.verdict != Verdict::fails) m_finding.verdict = verdict;
    // What fails is shown before what is odd.
    auto& examples = m_finding.examples;
    const model::Instance one{-1, std::move(label), std::move(detail), place};
    if (verdict == Verdict::fails) {
      examples.insert(examples.begin() + m_failing++, one);
      if (examples.size() > model::kLargestExamples) examples.pop_back();
    } else if (examples.size() < model::kLargestExamples) {
      examples.push_back(one);
    }
    m_failing = std::min<std::ptrdiff_t>(m_failing, model::kLargestExamples);
  }
  Finding end(const char* holds, const char* otherwise, std::vector<std::string> explanations) {
    m_finding.statement = m_finding.instances == 0 ? holds : otherwise;
    m_finding.explanations = std::move(explanations);
    m_finding.cannot_show = {"Whether the cards are where the manifest says: somebody has to count them."};
    m_finding.basis = "Arithmetic on the manifest's rows";
    return std::move(m_finding);
  }

 private:
  Finding m_finding;
  std::ptrdiff_t m_failing = 0;
};

std::int64_t size_of(std::span<const ManifestRow> rows) { return static_cast<std::int64_t>(rows.size()); }

/// A batch of no cards that has records is no empty box: its cards would be drawn, and could not be fetched.
Finding counts(std::span<const ManifestRow> rows, const RecordedCards* recorded) {
  Told told("A201", size_of(rows));
  for (const ManifestRow& row : rows) {
    const std::int64_t cards = manifest_count(row.cards);
    const std::string cell = "\"" + std::string(base::cut(row.cards, 40)) + "\"";
    if (cards == -1)
      told.add(Verdict::fails, row.batch, row.cards.empty() ? "no number of cards" : cell + " is no whole number",
               row.cards_place);
    if (cards == -2) told.add(Verdict::fails, row.batch, cell + " is negative", row.cards_place);
    const auto records = recorded ? recorded->find(row.batch) : RecordedCards::const_iterator{};
    const std::int64_t known = recorded && records != recorded->end() ? records->second : 0;
    if (cards == 0 && known > 0)
      told.add(Verdict::fails, row.batch,
               fmt::format("no cards, and {} {} of them", base::grouped(known), known == 1 ? "record" : "records"),
               row.cards_place);
    if (cards == 0 && known == 0) told.add(Verdict::remarkable, row.batch, "no cards", row.cards_place);
  }
  return told.end("Every batch of the manifest has a whole number of cards above zero.",
                  "Some counts of cards in the manifest cannot be used, or are zero.",
                  {"A note typed in the column of numbers; an empty box that was listed."});
}

bool says_total(std::string_view name) {
  static const std::set<std::string, std::less<>> kWords = {"total",      "totals", "sum",       "subtotal",
                                                            "grandtotal", "all",    "totaal",    "summe",
                                                            "totale",     "suma",   "insgesamt", "totales"};
  return kWords.contains(plain_name(name));
}

/// A batch may hold half of all cards by chance: that alone is odd. It is a total where its name says so; where it has
/// no name; where the records have no such batch; without records, where it is the last row.
Finding totals(std::span<const ManifestRow> rows, const RecordedCards* recorded) {
  Told told("A202", size_of(rows));
  std::int64_t all = 0, above = 0;
  for (const ManifestRow& row : rows) all += std::max<std::int64_t>(0, manifest_count(row.cards));
  for (const ManifestRow& row : rows) {
    const std::int64_t cards = std::max<std::int64_t>(0, manifest_count(row.cards));
    const bool sum_of_all = rows.size() > 2 && cards > 0 && cards == all - cards;
    const bool named = says_total(row.batch);
    const bool nameless = row.batch.empty() && cards > 0 && (sum_of_all || cards == above);
    const bool unlikely = recorded ? !recorded->contains(row.batch) : &row == &rows.back();
    if (sum_of_all || named || nameless)
      told.add(named || nameless || unlikely ? Verdict::fails : Verdict::remarkable,
               row.batch.empty() ? "row without a name" : row.batch,
               sum_of_all ? fmt::format("{} cards are the sum of all other rows", base::grouped(cards))
                          : (named ? "its name says that it is a sum" : "its count is the sum of the rows above"),
               row.name_place);
    above += cards;
  }
  return told.end("No row of the manifest looks like a total.",
                  "Rows of the manifest look like totals: if they are, their cards are counted twice.",
                  {"A spreadsheet's last line that was exported with the batches.",
                   "A batch that does hold half of all cards: without records it must not stand last."});
}

Finding names(std::span<const ManifestRow> rows) {
  Told told("A203", size_of(rows));
  std::map<std::string_view, const ManifestRow*> exact;
  std::map<std::string, const ManifestRow*> plain;
  for (const ManifestRow& row : rows) {
    if (row.batch.empty()) {
      told.add(Verdict::fails, "row without a name", "a batch needs a name", row.name_place);
      continue;
    }
    const auto [same, first] = exact.emplace(row.batch, &row);
    if (!first) {
      told.add(Verdict::fails, row.batch, "the same name stands at " + base::to_text(same->second->name_place),
               row.name_place);
      continue;
    }
    const auto [near, alone] = plain.emplace(plain_name(row.batch), &row);
    if (!alone && !near->first.empty())
      told.add(Verdict::remarkable, row.batch, fmt::format("nearly the same as \"{}\"", near->second->batch),
               row.name_place);
  }
  return told.end("No two batches of the manifest have the same or nearly the same name.",
                  "Batches of the manifest have the same or nearly the same name.",
                  {"A batch that was listed twice; two boxes that differ by a zero or a blank only."});
}

/// "Box 12" as ("Box ", 12); no number: an empty optional.
std::optional<std::pair<std::string, std::int64_t>> numbered(const std::string& name) {
  const auto end = name.find_last_not_of("0123456789");
  const std::size_t begin = end == std::string::npos ? 0 : end + 1;
  if (begin == name.size() || name.size() - begin > 9) return std::nullopt;
  return std::pair{name.substr(0, begin), std::stoll(name.substr(begin))};
}

/// Names that end in numbers, where no more numbers are missing than there are.
Finding gaps(std::span<const ManifestRow> rows) {
  Told told("A204", size_of(rows));
  std::map<std::string, std::map<std::int64_t, const ManifestRow*>> series;
  for (const ManifestRow& row : rows)
    if (const auto number = numbered(row.batch)) series[number->first].emplace(number->second, &row);
  for (const auto& [before, numbers] : series) {
    const std::int64_t span = numbers.rbegin()->first - numbers.begin()->first + 1;
    const auto there = static_cast<std::int64_t>(numbers.size());
    if (there < 3 || span - there > there) continue;
    std::int64_t expected = numbers.begin()->first;
    for (const auto& [number, row] : numbers) {
      if (number > expected)
        told.add(Verdict::remarkable, row->batch,
                 number == expected + 1 ? fmt::format("\"{}{}\" is missing before it", before, expected)
                                        : fmt::format("{}{} to {} are missing before it", before, expected, number - 1),
                 row->name_place);
      expected = number + 1;
    }
  }
  return told.end("Numbered names of batches have no gaps.", "Numbers are missing in the names of batches.",
                  {"Numbers that were never given; a box that is missing from the list."});
}

struct Compared {
  std::map<std::string_view, const ManifestRow*> rows;
  std::vector<std::string> listed, recorded;  ///< names that the other side does not have
};

Compared compared(std::span<const ManifestRow> rows, const RecordedCards& recorded) {
  Compared both;
  for (const ManifestRow& row : rows)
    if (manifest_count(row.cards) >= 0 && both.rows.emplace(row.batch, &row).second && !recorded.contains(row.batch))
      both.listed.push_back(row.batch);
  for (const auto& [name, cards] : recorded)
    if (!both.rows.contains(name)) both.recorded.push_back(name);
  return both;
}

std::string with_closest(std::string text, std::string_view name, const std::vector<std::string>& names,
                         const char* of) {
  const std::string closest = names.size() > kMostCompared ? std::string() : closest_name(name, names);
  return closest.empty() ? text : text + fmt::format("; the closest name {} is \"{}\"", of, closest);
}

Finding both_names(const Compared& both, const RecordedCards& recorded) {
  Told told("A205", static_cast<std::int64_t>(both.rows.size() + recorded.size()));
  for (const std::string& name : both.recorded)
    told.add(Verdict::fails, name,
             with_closest(fmt::format("{} records, and the manifest has no such batch",
                                      base::grouped(recorded.find(name)->second)),
                          name, both.listed, "in the manifest"),
             {});
  for (const std::string& name : both.listed)
    if (const ManifestRow& row = *both.rows.at(name); manifest_count(row.cards) > 0)
      told.add(Verdict::remarkable, name,
               with_closest(fmt::format("{} cards and no record", base::grouped(manifest_count(row.cards))), name,
                            both.recorded, "in the records"),
               row.name_place);
  return told.end("Manifest and records name the same batches.", "Manifest and records name different batches.",
                  {"Names spelled in two ways; batches that were counted by hand; a batch that was scanned twice."});
}

Finding both_counts(const Compared& both, const RecordedCards& recorded) {
  Told told("A206", static_cast<std::int64_t>(recorded.size()));
  for (const auto& [name, records] : recorded) {
    const auto row = both.rows.find(name);
    if (row == both.rows.end()) continue;
    const std::int64_t cards = manifest_count(row->second->cards);
    if (cards != records)
      told.add(records > cards ? Verdict::fails : Verdict::remarkable, name,
               fmt::format("{} cards in the manifest, {} records: {}", base::grouped(cards), base::grouped(records),
                           records > cards ? fmt::format("{} records without a card", records - cards)
                                           : fmt::format("{} cards without a record", cards - records)),
               row->second->cards_place);
  }
  return told.end("Manifest and records have the same number of cards in every batch.",
                  "Manifest and records have different numbers of cards in some batches.",
                  {"Cards that the scanner did not take; a batch scanned twice; a miscount of the box.",
                   "Cards without any contest of this audit: some exports of records do not tell of them."});
}

}  // namespace

std::vector<Finding> manifest_findings(std::span<const ManifestRow> rows, const RecordedCards* recorded) {
  std::vector<Finding> findings{counts(rows, recorded), totals(rows, recorded), names(rows), gaps(rows)};
  if (!recorded) return findings;
  const Compared both = compared(rows, *recorded);
  findings.push_back(both_names(both, *recorded));
  findings.push_back(both_counts(both, *recorded));
  return findings;
}

std::optional<base::Error> manifest_refusal(std::span<const Finding> findings) {
  for (const Finding& one : findings)
    if (one.verdict == Verdict::fails && one.code != "A206" && !one.examples.empty()) {
      const model::Instance& first = one.examples.front();
      return base::Error{base::ErrorKind::format, first.label + ": " + first.detail, first.place,
                         "acta audit plan lists all that is wrong with the manifest"};
    }
  return std::nullopt;
}

}  // namespace acta::audit
