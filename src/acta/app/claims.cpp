// SPDX-License-Identifier: Apache-2.0
#include "acta/app/claims.hpp"

#include <cstdlib>

namespace acta::app {
namespace {

using claims::Table;
using claims::Value;
using model::Cell;
using model::Contest;

Value number(Cell cell) { return model::is_count(cell) ? Value(std::int64_t{cell}) : Value(); }
Value optional(const std::optional<std::int64_t>& value) { return value ? Value(*value) : Value(); }
Value count(std::size_t value) { return static_cast<std::int64_t>(value); }

/// The number before "%", or the whole of it: "30.5 %" is 30.5. NULL where the text is no number.
Value percent(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str()) return {};
  while (*end == ' ') ++end;
  return *end == '\0' || *end == '%' ? Value(value) : Value();
}

std::string alliance_of(const Contest& contest, std::size_t option) {
  for (const model::Alliance& alliance : contest.alliances)
    for (const std::size_t own : alliance.options)
      if (own == option) return alliance.id;
  return {};
}

std::vector<std::string> with_quantities(std::vector<std::string> columns) {
  for (std::size_t q = 0; q < model::kQuantityCount; ++q)
    columns.emplace_back(to_string(static_cast<model::Quantity>(q)));
  return columns;
}

std::string area_path(const model::SheetTable& sheets, std::size_t unit) {
  std::string text;
  if (sheets.levels.empty()) return text;
  for (const std::string_view name : model::area_path(sheets, sheets.levels.size() - 1, sheets.area[unit]))
    text += (text.empty() ? "" : "/") + std::string(name);
  return text;
}

class Tables {
 public:
  Tables(const Loaded& loaded, const report::Report& report) : m_loaded(loaded), m_report(report) {}

  std::vector<Table> all() {
    about_contests();
    about_releases();
    about_sheets();
    about_results();
    about_the_record();
    return std::move(m_tables);
  }

 private:
  using Add = Table::Add;
  void add(std::string name, std::vector<std::string> columns, std::function<void(const Add&)> fill) {
    m_tables.push_back({std::move(name), std::move(columns), std::move(fill)});
  }
  const std::vector<Contest>& contests() const { return m_loaded.file.record.contests; }

  void about_contests() {
    add("contests", {"id", "name", "law", "counted", "registered", "took_part"}, [this](const Add& row) {
      for (const report::ContestReport& own : m_report.contests)
        row(std::vector<Value>{own.contest->id, own.contest->name, own.contest->law ? own.contest->law->id : "",
                               own.counted, optional(own.registered), optional(own.took_part)});
    });
    add("options", {"contest", "id", "name", "alliance"}, [this](const Add& row) {
      for (const Contest& contest : contests())
        for (std::size_t i = 0; i < contest.options.size(); ++i)
          row(std::vector<Value>{contest.id, contest.options[i].id, contest.options[i].name, alliance_of(contest, i)});
    });
    add("alliances", {"contest", "id", "name"}, [this](const Add& row) {
      for (const Contest& contest : contests())
        for (const model::Alliance& alliance : contest.alliances)
          row(std::vector<Value>{contest.id, alliance.id, alliance.name});
    });
    add("proclaimed", {"contest", "list", "seats", "source"}, [this](const Add& row) {
      for (const Contest& contest : contests())
        for (const model::Proclaimed& own : contest.proclaimed)
          row(std::vector<Value>{contest.id, own.list, std::int64_t{own.seats}, own.source});
    });
  }

  void about_releases() {
    add("releases", with_quantities({"contest", "id", "name", "published", "counted", "turnout", "source"}),
        [this](const Add& row) {
          for (const Contest& contest : contests())
            for (const model::Release& own : contest.releases) {
              std::vector<Value> values{contest.id,           own.id,    own.name, own.published, percent(own.counted),
                                        percent(own.turnout), own.source};
              for (const Cell cell : own.quantities) values.push_back(number(cell));
              row(values);
            }
        });
    add("lines", {"contest", "release", "list", "votes", "share", "seats", "source"}, [this](const Add& row) {
      for (const Contest& contest : contests())
        for (const model::Release& own : contest.releases)
          for (const auto& line : own.lines)
            row(std::vector<Value>{contest.id, own.id, line.list, number(line.votes), percent(line.share),
                                   number(line.seats), line.source});
    });
    add("variants", {"contest", "release", "of", "value", "source"}, [this](const Add& row) {
      for (const Contest& contest : contests())
        for (const model::Release& own : contest.releases)
          for (const auto& variant : own.variants)
            row(std::vector<Value>{contest.id, own.id, variant.of, number(variant.value), variant.source});
    });
  }

  template <class Visit>
  void each_copy(Visit visit) const {
    for (std::size_t c = 0; c < contests().size(); ++c)
      for (const read::SheetReading& copy : m_loaded.sheets[c]) visit(contests()[c], copy.sheets);
  }

  void about_sheets() {
    add("copies", {"contest", "id", "sheets"}, [this](const Add& row) {
      each_copy([&](const Contest& contest, const model::SheetTable& sheets) {
        row(std::vector<Value>{contest.id, sheets.copy, count(sheets.units())});
      });
    });
    add("sheets", with_quantities({"contest", "copy", "key", "label", "area"}), [this](const Add& row) {
      each_copy([&](const Contest& contest, const model::SheetTable& sheets) {
        for (std::size_t unit = 0; unit < sheets.units(); ++unit) {
          std::vector<Value> values{contest.id, sheets.copy, std::string(sheets.keys[unit]),
                                    std::string(sheets.labels[unit]), area_path(sheets, unit)};
          for (const auto& column : sheets.quantities) values.push_back(column ? number(column->cells[unit]) : Value());
          row(values);
        }
      });
    });
    add("votes", {"contest", "copy", "key", "option", "votes"}, [this](const Add& row) {
      each_copy([&](const Contest& contest, const model::SheetTable& sheets) {
        for (std::size_t unit = 0; unit < sheets.units(); ++unit)
          for (std::size_t i = 0; i < contest.options.size(); ++i)
            if (sheets.has_option(i))
              row(std::vector<Value>{contest.id, sheets.copy, std::string(sheets.keys[unit]), contest.options[i].id,
                                     number(sheets.votes[i].cells[unit])});
      });
    });
  }

  void about_results() {
    add("results", {"contest", "list", "name", "votes", "seats", "proclaimed"}, [this](const Add& row) {
      for (const report::ContestReport& own : m_report.contests) {
        if (!own.result || !own.poll) continue;
        for (std::size_t i = 0; i < own.poll->lists.size(); ++i) {
          const model::ListVotes& list = own.poll->lists[i];
          row(std::vector<Value>{own.contest->id, list.id, list.name, std::int64_t{list.votes},
                                 std::int64_t{own.result->lists[i].seats},
                                 optional(model::proclaimed_seats(*own.contest, list))});
        }
      }
    });
    add("readings", {"contest", "reading", "list", "name", "votes", "seats"}, [this](const Add& row) {
      for (const report::ContestReport& own : m_report.contests)
        for (const report::ReadingReport& reading : own.readings)
          for (std::size_t i = 0; reading.result && i < reading.poll.lists.size(); ++i)
            row(std::vector<Value>{own.contest->id, reading.name, reading.poll.lists[i].id, reading.poll.lists[i].name,
                                   std::int64_t{reading.poll.lists[i].votes},
                                   std::int64_t{reading.result->lists[i].seats}});
    });
    add("findings",
        {"code", "contest", "copy", "verdict", "statement", "tested", "instances", "votes_at_stake", "seats_at_stake"},
        [this](const Add& row) {
          for (const model::Finding& own : m_report.findings)
            row(std::vector<Value>{own.code, own.contest, own.copy, std::string(to_string(own.verdict)), own.statement,
                                   std::int64_t{own.tested}, std::int64_t{own.instances}, optional(own.votes_at_stake),
                                   optional(own.seats_at_stake)});
        });
  }

  void about_the_record() {
    add("organisations", {"name", "stood", "note", "source"}, [this](const Add& row) {
      for (const model::Organisation& own : m_loaded.file.record.organisations)
        row(std::vector<Value>{own.name, std::int64_t{own.stood ? 1 : 0}, own.note, own.source});
    });
    add("tiers", {"name", "seats", "rule", "source"}, [this](const Add& row) {
      for (const model::TierNote& own : m_loaded.file.record.tiers)
        row(std::vector<Value>{own.name, std::int64_t{own.seats}, own.rule, own.source});
    });
  }

  const Loaded& m_loaded;
  const report::Report& m_report;
  std::vector<Table> m_tables;
};

}  // namespace

std::vector<Table> tables_of(const Loaded& loaded, const report::Report& report) {
  // What fills the tables lives as long as they do.
  const auto maker = std::make_shared<Tables>(loaded, report);
  std::vector<Table> tables = maker->all();
  for (Table& table : tables) table.fill = [maker, fill = std::move(table.fill)](const Table::Add& add) { fill(add); };
  return tables;
}

std::vector<claims::ClaimResult> claims_of(const Loaded& loaded, const report::Report& report) {
  std::vector<claims::ClaimResult> all;
  if (loaded.file.record.claims.empty()) return all;
  claims::Database database(tables_of(loaded, report));
  for (const model::Claim& claim : loaded.file.record.claims) {
    auto result = claims::test_claim(claim, database);
    if (result)
      all.push_back(std::move(result).value());
    else
      all.push_back({&claim, claims::Standing::cannot_be_tested, {}, result.error().message});
  }
  return all;
}

}  // namespace acta::app
