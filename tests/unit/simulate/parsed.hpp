// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "acta/simulate/simulate.hpp"

namespace acta::simulate {

enum Number : std::size_t { kRegisteredAt, kIssuedAt, kBallotsAt, kInvalidAt, kValidAt, kFirstOptionAt };

struct Row {
  std::string region, district;
  std::vector<std::int64_t> numbers;
  std::string note;  ///< of truth.csv
};
using Rows = std::map<std::string, Row>;  ///< by station

inline const std::string& bytes_of(const Simulated& simulated, const std::string& name) {
  for (const File& file : simulated.files)
    if (file.name == name) return file.bytes;
  ADD_FAILURE() << name << " is missing";
  return simulated.files.front().bytes;
}

/// sheets.csv or truth.csv; no cell of them is quoted.
inline Rows rows_of(const std::string& csv, std::size_t options) {
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  Rows rows;
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    Row row;
    std::string station, cell;
    std::getline(cells, row.region, ',');
    std::getline(cells, row.district, ',');
    std::getline(cells, station, ',');
    for (std::size_t i = 0; i < kFirstOptionAt + options && std::getline(cells, cell, ','); ++i)
      row.numbers.push_back(std::stoll(cell));
    std::getline(cells, row.note);
    EXPECT_TRUE(rows.emplace(station, row).second) << station << " stands twice";
  }
  return rows;
}

inline Simulated run(const Settings& settings) {
  auto result = simulate(settings);
  EXPECT_TRUE(result.has_value());
  return std::move(result).value();
}

}  // namespace acta::simulate
