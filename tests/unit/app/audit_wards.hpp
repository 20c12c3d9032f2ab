// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/app/audit_open.hpp"
#include "unit/app/folder.hpp"

namespace acta::test {

/// Four sheets of 100 ballots, Ames 240 to Burr's 160: bounds (20 + 100) / 80 = 1.5 for A and B, (40 + 100) / 80 = 1.75
/// for C, (0 + 100) / 80 = 1.25 for D, U = 6. Seed "3 1 4 1 5" draws C, A, D, D, D, B (tests/golden/audit/wards.sh).
inline void write_wards(const Folder& folder, const std::string& ward_of_c = "South") {
  folder.write("sheets.csv", "Ward,Station,Electors,Ballots,Ames,Burr\nNorth,A,200,100,60,40\nNorth,B,200,100,60,40\n" +
                                 ward_of_c + ",C,200,100,70,30\nSouth,D,200,100,50,50\n");
  folder.write("election.toml", R"(format = "acta-record"
version = 1
title = "Town"
[[source]]
id = "sheets"
file = "sheets.csv"
[[contest]]
id = "mayor"
name = "Mayor"
[[option]]
id = "ames"
name = "Ames"
[[option]]
id = "burr"
name = "Burr"
[[copy]]
id = "sheets"
[[copy.table]]
source = "sheets"
areas = ["Ward"]
unit = "Station"
registered = "Electors"
ballots = "Ballots"
votes = { ames = "Ames", burr = "Burr" }
)");
}

inline app::AuditOrder wards_order(double risk_limit = 5) {
  app::AuditOrder order;
  order.record = "election.toml";
  order.options.risk_limit = risk_limit;
  return order;
}

inline app::PaperEntry paper(const std::string& unit, const std::string& ames, const std::string& burr) {
  return {unit, {{"Ames", ames}, {"Burr", burr}}, "paper.csv:2"};
}

}  // namespace acta::test
