// SPDX-License-Identifier: Apache-2.0
// PrefLib, .raire and preferences as JSON.
#include "acta/read/ballots/preference_json.hpp"
#include "acta/read/ballots/preflib.hpp"
#include "acta/read/ballots/raire.hpp"
#include "unit/read/ballots.hpp"

namespace acta::read {
namespace {

using test::expect_refused;
using test::rows_of;

const std::string kPrefLib =
    "# TITLE: T\n# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 4\n# NUMBER VOTERS: 6\n# NUMBER UNIQUE ORDERS: 2\n"
    "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n# ALTERNATIVE NAME 4: D\n"
    "5: 1,{4,3},2\n1: 2\n";

TEST(PrefLib, OrdersWithTies) {
  for (const bool strict : {false, true})
    EXPECT_EQ(rows_of(read_preflib("a.toi", kPrefLib, strict, {})), "5 A > C=D > B; 1 B");
}

TEST(PrefLib, AnOrderThatStandsTwiceIsADoubt) {
  const std::string twice = kPrefLib + "2: 2\n";
  const auto read = read_preflib("a.toi", twice, false, {});
  EXPECT_EQ(rows_of(read), "5 A > C=D > B; 3 B");
  ASSERT_EQ(read->notes.size(), 2u);
  EXPECT_EQ(read->notes[0].text, "an order stands twice");
  EXPECT_EQ(read->notes[1].text, "NUMBER VOTERS is not the number of ballots, 8");
  expect_refused(read_preflib("a.toi", twice, true, {}), "an order stands twice");
}

TEST(PrefLib, OrdersAreOfTheirType) {
  const auto read = [](const std::string& text) { return read_preflib("p.soc", text, false, {}); };
  EXPECT_EQ(rows_of(read("# NUMBER ALTERNATIVES: 2\n3: 2,1\n")), "3 Alternative 2 > Alternative 1");
  expect_refused(read("# NUMBER ALTERNATIVES: 2\n1: {1,2}\n"), "p.soc:2: a tie");
  expect_refused(read("# NUMBER ALTERNATIVES: 2\n1: 1\n"), "incomplete");
}

TEST(PrefLib, RefusesWhatCannotBe) {
  const auto read = [](const std::string& text) { return read_preflib("p.toi", text, false, {}); };
  expect_refused(read("1: 1\n"), "NUMBER ALTERNATIVES");
  expect_refused(read("# NUMBER ALTERNATIVES: 99999999999\n1: 1\n"), "larger than is read");
  expect_refused(read("# NUMBER ALTERNATIVES: 2\n1: 1,1\n"), "twice in one order");
  expect_refused(read("# NUMBER ALTERNATIVES: 2\n1: {1,2\n"), "never closed");
  expect_refused(read("# NUMBER ALTERNATIVES: 2\n1: 3\n"), "no alternative \"3\"");
  expect_refused(read("# NUMBER ALTERNATIVES: 2\n1: 01\n"), "begins with 0");
}

const std::string kRaire =
    "2\nContest,1,3,15,16,17,winner,15\nContest,2,2,7,8,winner,7,informal,4\n1,a,15,17\n2,a,8\n1,b,15,17\n1,c\n";

TEST(Raire, TheBallotsOfOneContest) {
  const auto first = read_raire("x.raire", kRaire, "1", {}), second = read_raire("x.raire", kRaire, "2", {});
  EXPECT_EQ(rows_of(first), "2 15 > 17; 1 ");
  EXPECT_EQ(first->winner, "15");
  EXPECT_EQ(first->reading.notes[0].text, "ballots of other contests are left out");
  EXPECT_EQ(rows_of(second), "1 8");
  EXPECT_EQ(second->informal, 4);
}

TEST(Raire, RefusesWhatCannotBe) {
  const auto read = [](const std::string& text) { return read_raire("x.raire", text, "", {}); };
  expect_refused(read("many\n"), "number of contests");
  expect_refused(read(kRaire), "several contests");
  expect_refused(read_raire("x.raire", kRaire, "3", {}), "no contest \"3\"");
  expect_refused(read("1\nContest,1,2,5,6\n1,a,7\n"), "x.raire:3: the contest has no candidate \"7\"");
  expect_refused(read("1\nContest,1,2,5,6\n1,a,5\n1,a,6\n"), "x.raire:4: two ballots have the id");
  expect_refused(read("1\nContest,1,2,5,6\n2,a,5\n"), "no contest \"2\"");
  expect_refused(read("1\nContest,1,4000000000,5,6\n"), "fewer candidates");
}

TEST(PreferenceJson, CandidatesAreNumberedFromZero) {
  EXPECT_EQ(rows_of(read_preference_json("v.json",
                                         R"({"votes":[{"n":2,"prefs":[1,0]},{"n":3,"prefs":[]}],"num_candidates":2,
                                             "metadata":{"candidates":["A","B"]}})",
                                         {})),
            "2 B > A; 3 ");
  EXPECT_EQ(rows_of(read_preference_json("v.json", R"({"num_candidates":3,"votes":[{"n":1,"prefs":[2]}]})", {})),
            "1 2");
}

TEST(PreferenceJson, RefusesWithThePath) {
  const auto read = [](const std::string& text) { return read_preference_json("v.json", text, {}); };
  expect_refused(read(R"({"num_candidates":4000000000,"votes":[]})"), "larger");
  expect_refused(read(R"({"num_candidates":2,"votes":[{"n":1,"prefs":[2]}]})"),
                 "/votes/0/prefs/0: there is no candidate 2");
  expect_refused(read(R"({"num_candidates":2,"votes":[{"n":-1,"prefs":[1]}]})"), "1 or more");
  expect_refused(read(R"({"num_candidates":2,"votes":[{"n":1,"prefs":["1"]}]})"),
                 "/prefs/0: this must be a whole number");
  expect_refused(read(R"({"num_candidates":2,"votes":[)"), "no JSON");
  expect_refused(read(R"({"num_candidates":2,"votes":[]}{})"), "behind its end");
}

}  // namespace
}  // namespace acta::read
