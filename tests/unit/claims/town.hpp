// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/claims/database.hpp"

namespace acta::test {

/// Two tables: seats of three lists, and a table that must not be filled unless a query names it.
inline claims::Database town(int* filled = nullptr) {
  std::vector<claims::Table> tables;
  tables.push_back({"results", {"list", "votes", "share"}, [](const claims::Table::Add& add) {
                      using Row = std::vector<claims::Value>;
                      add(Row{std::string("ames"), std::int64_t{490}, 51.47});
                      add(Row{std::string("burr"), std::int64_t{312}, 32.77});
                      add(Row{std::string("cole"), std::int64_t{150}, {}});
                    }});
  tables.push_back({"sheets", {"key"}, [filled](const claims::Table::Add& add) {
                      if (filled) ++*filled;
                      add(std::vector<claims::Value>{std::string("1")});
                    }});
  return claims::Database(std::move(tables));
}

}  // namespace acta::test
