// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "acta/audit/super_simple.hpp"
#include "support/shared.hpp"

namespace acta::test {

using CaseJson = nlohmann::json;

/// `file` below the shared cases of audits; see SOURCES.md there.
CaseJson case_json(const std::string& file);
std::vector<CaseJson> case_lines(const std::string& file);
/// Cells between tabs, line by line.
std::vector<std::vector<std::string>> case_table(const std::string& file);

/// Rows of one file, each in one of three ways: the same; different, as asserted, for a known reason; left out, which
/// is printed and never counts as compared. The test fails unless the three counts are those stated in the end.
class CaseRows {
 public:
  explicit CaseRows(std::string file) : m_file(std::move(file)) {}
  ~CaseRows();
  CaseRows(const CaseRows&) = delete;
  CaseRows& operator=(const CaseRows&) = delete;

  void same(bool is, const std::string& what);
  void close(double got, double expected, double relative, const std::string& what);
  void known(bool differs_as_asserted, const std::string& why);
  void left_out(const std::string& why) { ++m_left_out[why]; }
  void expect_counts(int compared, int known, int left_out);

 private:
  std::string m_file;
  int m_same = 0, m_known = 0;
  std::map<std::string, int> m_left_out;
};

/// A contest as Arlo's tests describe it. Winners are the num_winners with most votes, the first named of equals.
struct ArloContest {
  explicit ArloContest(const CaseJson& json);
  std::vector<audit::ReportedPair> pairs() const;
  double smallest_margin() const;

  std::string name;
  std::int64_t ballots = 0;
  double diluted_margin = 0, pending = 0;
  bool runoff = false;
  std::size_t winners_wanted = 1;
  std::vector<std::string> names;  ///< in the order of the file, by alphabet
  std::vector<double> votes;
  std::vector<std::uint32_t> winners, losers;  ///< by falling votes
};

/// The entries of an object whose equal ones may be stored as `_runs` or `_groups`; `packed` must outlive them.
using CaseEntries = std::unordered_map<std::string, const CaseJson*>;
CaseEntries entries(const CaseJson& packed);
/// The same, written out.
CaseJson expanded(const CaseJson& packed);
/// False where names were left out ("...") in a way that cannot be filled in.
bool names_complete(const CaseJson& packed);

}  // namespace acta::test
