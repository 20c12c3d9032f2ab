// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "acta/read/case.hpp"
#include "acta/read/case_builder.hpp"
#include "acta/read/case_lines.hpp"
#include "acta/read/case_source.hpp"
#include "acta/read/law.hpp"

namespace acta::read {

/// Reads the statements of one case. Keeps the first error.
class CaseParser {
 public:
  CaseParser(std::string_view name, const CaseFiles& files) : m_name(name), m_files(files) {}

  base::Result<Case> parse(const std::vector<CaseStatement>& statements);

 private:
  using Row = CaseStatement::Row;
  struct Word;
  void statement(const CaseStatement& statement);
  base::Result<Case> done();

  void title(const CaseStatement& statement);
  void source(const CaseStatement& statement);
  void law(const CaseStatement& statement);
  void set(const CaseStatement& statement);
  std::optional<base::Error> finish_law();

  void area(const CaseStatement& statement);
  void area_names(const CaseStatement& statement, const std::vector<CaseArea>& outer, const std::string& level);
  void area_numbers(const CaseStatement& statement, const std::vector<CaseArea>& outer, const std::string& level,
                    bool adds);
  void area_number(std::size_t area, const CaseWord& heading, const CaseWord& cell, const Row& row);
  void areas_from(const CaseStatement& statement);

  void cards(const CaseStatement& statement);
  void list(const CaseStatement& statement);
  void votes(const CaseStatement& statement);
  void votes_row(const std::string& ballot, const std::vector<std::size_t>& areas, const Row& row);
  void votes_from(const CaseStatement& statement, const std::string& ballot);
  using Totals = std::map<std::pair<std::string, std::size_t>, std::int64_t>;
  void votes_record(const CaseRecord& record, const std::string& ballot, std::uint64_t line, Totals& totals);
  void candidates(const CaseStatement& statement);
  void candidates_from(const CaseStatement& statement, const std::string& ballot);
  void add(model::Candidate candidate, const std::string& ballot, std::uint64_t line);
  model::Candidate candidate(const std::vector<CaseWord>& heading, const Row& row);
  void papers(const CaseStatement& statement);
  void papers_row(const std::string& ballot, const std::vector<CaseWord>& heading, const Row& row);
  bool told_once(const std::string& ballot, bool by_candidates, std::uint64_t line);
  void agreement(const CaseStatement& statement);
  void drawn(const CaseStatement& statement);
  void external(const CaseStatement& statement);

  void expect(const CaseStatement& statement);
  void expect_seats(const CaseStatement& statement, Expectation& expected);
  void expect_table(const CaseStatement& statement, Expectation& expected);
  void expect_from(const CaseStatement& statement, Expectation& expected);
  void expect_elected(const CaseStatement& statement, Expectation& expected);
  void expect_number(const CaseStatement& statement, Expectation& expected);
  void expect_interval(const CaseStatement& statement, Expectation& expected);
  /// Whether what is expected names tiers, areas and lists that are there.
  void check_expectations();
  void check_names(const Expectation& expected);

  void fail(std::uint64_t line, std::uint64_t column, std::string message, std::string advice = {});
  void fail(base::Error error);
  std::int64_t number(const CaseWord& word, std::uint64_t line);
  /// The words from `first` to before `last`, joined by blanks.
  static std::string joined(const CaseStatement& statement, std::size_t first, std::size_t last);
  /// The rows below the headings, if the first heading is that and rows and headings fit each other.
  bool is_table(const CaseStatement& statement, std::string_view first, const std::string& advice);
  std::optional<std::vector<CaseRecord>> records(const CaseStatement& statement,
                                                 std::initializer_list<const char*> needed);
  std::size_t area_of(const CaseWord& word, std::uint64_t line);
  std::size_t known_list(const std::string& list, std::uint64_t line);
  void known_area(const std::string& area, std::uint64_t line);

  std::string m_name;
  const CaseFiles& m_files;
  Case m_case;
  CaseBuilder m_votes;
  std::string m_law_text, m_law_name;
  std::uint64_t m_law_line = 0;
  Overrides m_overrides;
  std::vector<std::uint64_t> m_set_lines;
  std::map<std::string, bool> m_told;  ///< ballots, and whether by candidates
  std::optional<base::Error> m_error;
};

}  // namespace acta::read
