// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Reads the statements of one case, in order. Keeps the first error.
class CaseParser {
 public:
  CaseParser(std::string_view name, const CaseFiles& files) : m_name(name), m_files(files) {}

  void statement(const CaseStatement& statement);
  base::Result<Case> done();

 private:
  using Row = CaseStatement::Row;
  void law(const CaseStatement& statement);
  void area(const CaseStatement& statement);
  void area_numbers(const CaseStatement& statement);
  void areas_from(const CaseStatement& statement);
  void list(const CaseStatement& statement);
  void list_word(const CaseStatement& statement, std::size_t& at, std::size_t list);
  void votes(const CaseStatement& statement);
  void votes_row(const std::string& ballot, const std::vector<std::size_t>& areas, const Row& row);
  void votes_from(const CaseStatement& statement, const std::string& ballot);
  void candidates(const CaseStatement& statement);
  void agreement(const CaseStatement& statement);
  void drawn(const CaseStatement& statement);
  void external(const CaseStatement& statement);

  void expect(const CaseStatement& statement);
  void expect_seats(const CaseStatement& statement, Expectation& expected);
  void expect_table(const CaseStatement& statement, Expectation& expected);
  void expect_from(const CaseStatement& statement, Expectation& expected);
  void expect_number(const CaseStatement& statement, Expectation& expected);
  void expect_interval(const CaseStatement& statement, Expectation& expected);

  void fail(std::uint64_t line, std::uint64_t column, std::string message, std::string advice = {});
  void fail(base::Error error);
  std::int64_t number(const CaseWord& word, std::uint64_t line);
  /// The words from `first` to before the first of `stop`, joined by blanks.
  static std::string joined(const CaseStatement& statement, std::size_t first, std::size_t last);
  std::size_t area_of(const CaseWord& word, std::uint64_t line);
  bool known(const std::string& list, std::uint64_t line);

  std::string m_name;
  const CaseFiles& m_files;
  Case m_case;
  CaseBuilder m_votes;
  std::string m_law_text, m_law_name;
  std::uint64_t m_law_line = 0;
  Overrides m_overrides;
  std::optional<base::Error> m_error;
};

}  // namespace acta::read
