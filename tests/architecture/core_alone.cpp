// SPDX-License-Identifier: Apache-2.0
// The rooms below report, linked alone: bytes of a record and a table become a count and Findings, without a file.
#include <cstdio>

#include "acta/check/check.hpp"
#include "acta/count/count.hpp"
#include "acta/count/poll.hpp"
#include "acta/forensics/forensics.hpp"
#include "acta/read/sheets.hpp"

namespace {

constexpr const char* kRecord = R"(
format = "acta-record"
version = 1
title = "Two stations"
[[source]]
id = "s"
file = "s.csv"
[[contest]]
id = "c"
name = "C"
[[option]]
id = "a"
name = "A"
[[option]]
id = "b"
name = "B"
[[copy]]
id = "final"
[[copy.table]]
source = "s"
unit = "station"
valid = "valid"
votes = { a = "a", b = "b" }
)";

int failed(const acta::base::Error& error) {
  std::fprintf(stderr, "%s\n", acta::base::to_text(error).c_str());
  return 1;
}

}  // namespace

int main() {
  using namespace acta;
  const auto record = read::parse_record(kRecord, "election.toml");
  if (!record) return failed(record.error());
  const auto table = read::open_table("s.csv", "station,valid,a,b\n1,30,10,20\n2,9,5,5\n", {});
  if (!table) return failed(table.error());
  const model::Contest& contest = record->record.contests[0];
  const read::OpenedTable* tables[] = {&*table};
  const auto sheets = read::read_sheets(contest, "final", record->layouts[0][0], tables, true);
  if (!sheets) return failed(sheets.error());
  const auto poll = count::poll_from_sheets(contest, sheets->sheets);
  const auto result = count::count(*poll, model::one_tier(model::TierKind::plurality, 1));
  bool found = false;
  for (const auto& finding : check::check_copy(contest, contest.copies[0], sheets->sheets))
    found = found || (finding.code == "C101" && finding.verdict == model::Verdict::fails && finding.instances == 1);
  const auto tests =
      forensics::findings(contest, contest.copies[0], sheets->sheets, model::default_turnout(sheets->sheets));
  return found && result->lists[1].seats == 1 && !tests.empty() ? 0 : 1;
}
