// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "acta/base/sha256.hpp"
#include "acta/read/draft/draft.hpp"
#include "acta/read/layout.hpp"
#include "acta/read/sheets.hpp"
#include "support/shared.hpp"

namespace acta::test {

/// A draft, read back the way every other command reads a record.
struct Drafted {
  read::Draft draft;
  read::RecordFile record;
  std::vector<read::SheetReading> copies;

  const model::Contest& contest() const { return record.record.contests.front(); }
  const read::TableLayout& table(std::size_t copy, std::size_t index = 0) const {
    return record.layouts.front()[copy].tables[index];
  }
  std::int64_t quantity(model::Quantity quantity, std::size_t copy = 0) const {
    return model::sum(copies[copy].sheets.quantity(quantity)).total;
  }
  /// Votes of the option of that name; -1 where there is none.
  std::int64_t votes(const std::string& name, std::size_t copy = 0) const {
    for (std::size_t i = 0; i < contest().options.size(); ++i)
      if (contest().options[i].name == name) return model::sum(copies[copy].sheets.votes[i]).total;
    return -1;
  }
  std::int64_t all_votes(std::size_t copy = 0) const {
    std::int64_t total = 0;
    for (const model::Column& column : copies[copy].sheets.votes) total += model::sum(column).total;
    return total;
  }
  const read::Guess* guess(const std::string& subject) const {
    for (const read::Guess& guess : draft.guesses)
      if (guess.subject == subject) return &guess;
    return nullptr;
  }
};

struct NamedBytes {
  std::string name, bytes;
};

/// Drafts, parses and reads; failures are reported to the running test, and the result is then empty.
inline std::unique_ptr<Drafted> draft_and_read(const std::vector<NamedBytes>& files) {
  std::vector<read::DraftInput> inputs;
  for (const NamedBytes& file : files) inputs.push_back({file.name, file.bytes, base::sha256_hex(file.bytes)});
  auto draft = read::draft(inputs);
  if (!draft) {
    ADD_FAILURE() << base::to_text(draft.error());
    return nullptr;
  }
  auto record = read::parse_record(draft->toml, "election.toml");
  if (!record) {
    ADD_FAILURE() << base::to_text(record.error()) << "\n" << draft->toml;
    return nullptr;
  }
  auto result = std::make_unique<Drafted>(Drafted{std::move(*draft), std::move(*record), {}});
  for (std::size_t i = 0; i < result->contest().copies.size(); ++i) {
    std::vector<read::OpenedTable> opened;
    std::vector<const read::OpenedTable*> tables;
    const read::CopyLayout& layout = result->record.layouts.front()[i];
    for (const read::TableLayout& table : layout.tables) {
      const model::Source& source = result->record.record.sources[table.source];
      for (const NamedBytes& file : files)
        if (file.name == source.file)
          if (auto one = read::open_table(file.name, file.bytes, table.hints)) opened.push_back(std::move(*one));
    }
    for (const read::OpenedTable& one : opened) tables.push_back(&one);
    if (tables.size() != layout.tables.size()) ADD_FAILURE() << "a source cannot be opened";
    auto sheets = read::read_sheets(result->contest(), result->contest().copies[i].id, layout, tables, false);
    if (!sheets) {
      ADD_FAILURE() << base::to_text(sheets.error()) << "\n" << result->draft.toml;
      return nullptr;
    }
    result->copies.push_back(std::move(*sheets));
  }
  return result;
}

inline std::unique_ptr<Drafted> draft_shared(const std::vector<std::string>& names) {
  std::vector<NamedBytes> files;
  for (const std::string& name : names) files.push_back({name, read_file(shared("data/" + name))});
  return draft_and_read(files);
}

}  // namespace acta::test
