// SPDX-License-Identifier: Apache-2.0
#include "reference/audit_risk_cases.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iostream>
#include <limits>
#include <numeric>
#include <sstream>

namespace acta::test {
namespace {

/// "Batch 12 AV" -> "Batch ", 12, " AV": the last digits of the name.
struct Numbered {
  explicit Numbered(const std::string& text) {
    const auto end = text.find_last_of("0123456789");
    if (end == std::string::npos) return;
    auto begin = end;
    while (begin > 0 && std::isdigit(static_cast<unsigned char>(text[begin - 1]))) --begin;
    before = text.substr(0, begin), after = text.substr(end + 1),
    value = std::stol(text.substr(begin, end - begin + 1));
  }
  std::string with(long number) const { return before + std::to_string(number) + after; }
  std::string before, after;
  long value = -1;
};

/// The names of a group; those left out are counted on from the one before to the one after, by the step seen before.
std::vector<std::string> names_of(const CaseJson& group) {
  std::vector<std::string> names;
  const CaseJson& keys = group["keys"];
  for (std::size_t k = 0; k < keys.size(); ++k) {
    if (keys[k] != "...") {
      names.push_back(keys[k]);
      continue;
    }
    const Numbered last(names.back()), next(keys[k + 1].get<std::string>());
    const long step = names.size() > 1 ? last.value - Numbered(names[names.size() - 2]).value : 1;
    for (long value = last.value + step; step > 0 && value < next.value; value += step)
      names.push_back(last.with(value));
  }
  return names;
}

}  // namespace

CaseJson case_json(const std::string& file) { return CaseJson::parse(read_file(shared("cases/audit/" + file))); }

std::vector<CaseJson> case_lines(const std::string& file) {
  std::istringstream in(read_file(shared("cases/audit/" + file)));
  std::vector<CaseJson> rows;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) rows.push_back(CaseJson::parse(line));
  return rows;
}

std::vector<std::vector<std::string>> case_table(const std::string& file) {
  std::istringstream in(read_file(shared("cases/audit/" + file)));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) rows.back().push_back(cell);
  }
  return rows;
}

CaseRows::~CaseRows() {
  for (const auto& [why, rows] : m_left_out)
    std::cout << "[ LEFT OUT ] " << m_file << ": " << rows << (rows == 1 ? " row: " : " rows: ") << why << "\n";
}

void CaseRows::same(bool is, const std::string& what) {
  EXPECT_TRUE(is) << m_file << ": " << what;
  ++m_same;
}

void CaseRows::close(double got, double expected, double relative, const std::string& what) {
  const bool is = got == expected || std::fabs(got - expected) <= relative * std::fabs(expected);
  EXPECT_TRUE(is) << m_file << ": " << what << ": " << got << " instead of " << expected;
  ++m_same;
}

void CaseRows::known(bool differs_as_asserted, const std::string& why) {
  EXPECT_TRUE(differs_as_asserted) << m_file << ": differs otherwise than " << why;
  ++m_known;
}

void CaseRows::expect_counts(int compared, int known, int left_out) {
  int without = 0;
  for (const auto& [why, rows] : m_left_out) without += rows;
  EXPECT_EQ(m_same, compared) << m_file;
  EXPECT_EQ(m_known, known) << m_file;
  EXPECT_EQ(without, left_out) << m_file;
}

ArloContest::ArloContest(const CaseJson& json)
    : name(json["name"]),
      ballots(json["ballots"]),
      diluted_margin(json["diluted_margin"]),
      pending(json.value("pending", 0.0)),
      runoff(json.value("runoff", false)),
      winners_wanted(json["num_winners"]) {
  for (const auto& [candidate, count] : json["candidates"].items()) {
    names.push_back(candidate);
    votes.push_back(count);
  }
  std::vector<std::uint32_t> order(names.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return votes[a] > votes[b]; });
  for (std::size_t k = 0; k < order.size(); ++k) (k < winners_wanted ? winners : losers).push_back(order[k]);
}

std::vector<audit::ReportedPair> ArloContest::pairs() const {
  std::vector<audit::ReportedPair> all;
  for (const auto winner : winners)
    for (const auto loser : losers) all.push_back({winner, loser, votes[winner] - votes[loser]});
  return all;
}

double ArloContest::smallest_margin() const {
  double smallest = std::numeric_limits<double>::infinity();
  for (const audit::ReportedPair& pair : pairs()) smallest = std::min(smallest, pair.margin);
  return smallest;
}

bool names_complete(const CaseJson& packed) {
  if (!packed.is_object() || !packed.contains("_groups")) return true;
  for (const CaseJson& group : packed["_groups"])
    if (names_of(group).size() != group["n"]) return false;
  return true;
}

CaseEntries entries(const CaseJson& packed) {
  CaseEntries all;
  if (packed.contains("_groups")) {
    for (const CaseJson& group : packed["_groups"])
      for (auto& name : names_of(group)) all[std::move(name)] = &group["value"];
  } else if (packed.contains("_runs")) {
    for (const CaseJson& run : packed["_runs"]) {
      if (!run.contains("first")) {
        for (const auto& [key, value] : run.items()) all[key] = &value;
        continue;
      }
      const Numbered first(run["first"]), last(run["last"]);
      for (long value = first.value; value <= last.value; ++value) all[first.with(value)] = &run["value"];
    }
  } else if (packed.is_object()) {
    for (const auto& [key, value] : packed.items()) all[key] = &value;
  }
  return all;
}

CaseJson expanded(const CaseJson& packed) {
  CaseJson all = CaseJson::object();
  for (const auto& [name, value] : entries(packed)) all[name] = *value;
  return all;
}

}  // namespace acta::test
