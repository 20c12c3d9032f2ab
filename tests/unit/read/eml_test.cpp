// SPDX-License-Identifier: Apache-2.0
// EML 510 and 520. The documents are made here after the Kiesraad's description of EML_NL (eml-nl documentation, 510
// and 520) and the element names of OASIS EML 5.0; every sum can be added up from the numbers in them.
#include "acta/read/eml.hpp"

#include "unit/read/draft_support.hpp"
#include "unit/read/grids.hpp"

namespace acta::read {
namespace {

using test::Cells;
using test::opened;
using test::refused;

std::string selection(const std::string& who, const std::string& votes) {
  return "<Selection>" + who + "<ValidVotes>" + votes + "</ValidVotes></Selection>\n";
}
std::string list(int id, const std::string& name, int votes) {
  return selection("<AffiliationIdentifier Id=\"" + std::to_string(id) + "\"><RegisteredName>" + name +
                       "</RegisteredName></AffiliationIdentifier>",
                   std::to_string(votes));
}
std::string person(int id, int votes) {
  return selection("<Candidate><CandidateIdentifier Id=\"" + std::to_string(id) + "\"/></Candidate>",
                   std::to_string(votes));
}
std::string numbers(int cast, int counted, int blank, int invalid) {
  return "<Cast>" + std::to_string(cast) + "</Cast><kr:InitialTotalCounted>1</kr:InitialTotalCounted><TotalCounted>" +
         std::to_string(counted) + "</TotalCounted><RejectedVotes ReasonCode=\"ongeldig\">" + std::to_string(invalid) +
         "</RejectedVotes><RejectedVotes ReasonCode=\"blanco\">" + std::to_string(blank) + "</RejectedVotes>\n";
}
std::string unit(const std::string& id, const std::string& name, const std::string& inside) {
  return "<ReportingUnitVotes><ReportingUnitIdentifier Id=\"" + id + "\">" + name + "</ReportingUnitIdentifier>\n" +
         inside + "</ReportingUnitVotes>\n";
}
std::string contest(const std::string& id, const std::string& inside) {
  return "<Contest><ContestIdentifier Id=\"" + id + "\"><ContestName>Utrecht</ContestName></ContestIdentifier>\n" +
         inside + "</Contest>\n";
}
std::string document(const std::string& message, const std::string& contests, const std::string& before = {}) {
  const std::string body = message == "520" ? "Result" : "Count";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + before + "<EML Id=\"" + message +
         "\" SchemaVersion=\"5\" xmlns=\"urn:oasis:names:tc:evs:schema:eml\" "
         "xmlns:kr=\"http://www.kiesraad.nl/extensions\">\n"
         "<TransactionId>1</TransactionId>\n<" +
         body + "><EventIdentifier/><Election><ElectionIdentifier Id=\"TK\"/>\n" +
         (body == "Count" ? "<Contests>" + contests + "</Contests>" : contests) + "</Election></" + body + "></EML>\n";
}

/// Two stations of 30 + 25 and 12 + 31 votes; the total as their sum: 42 + 56 = 98, 3 blank, 2 invalid.
std::string town() {
  return contest("8", "<TotalVotes>" + list(1, "De Partij", 42) + person(1, 30) + person(2, 12) +
                          list(2, "Lijst &amp; Co", 56) + person(1, 56) + numbers(200, 98, 3, 2) + "</TotalVotes>\n" +
                          unit("0312::SB1", "Stembureau 1",
                               list(1, "De partij", 30) + person(1, 20) + person(2, 10) +
                                   list(2, "Lijst &amp; Co", 25) + person(1, 25) + numbers(120, 55, 1, 2)) +
                          unit("0312::SB2", "Stembureau 2",
                               list(1, "De partij", 12) + person(1, 10) + person(2, 2) + list(2, "Lijst &amp; Co", 31) +
                                   person(1, 31) + numbers(80, 43, 2, 0)));
}

TEST(Eml, ACountIsATableOfUnitsAndLists) {
  EXPECT_EQ(opened("t.eml.xml", document("510b", town())),
            (Cells{{"level", "unit", "unit name", "Cast", "TotalCounted", "RejectedVotes ongeldig",
                    "RejectedVotes blanco", "De Partij", "Lijst & Co"},
                   {"contest", "8", "Utrecht", "200", "98", "2", "3", "42", "56"},
                   {"unit", "0312::SB1", "Stembureau 1", "120", "55", "2", "1", "30", "25"},
                   {"unit", "0312::SB2", "Stembureau 2", "80", "43", "0", "2", "12", "31"}}));
}

TEST(Eml, CandidatesAreASheetOfTheirOwn) {
  TableHints hints;
  hints.member = "8/candidates";
  const Cells cells = opened("t.eml.xml", document("510b", town()), hints);
  ASSERT_EQ(cells.size(), 4u);
  EXPECT_EQ((std::vector<std::string>(cells[0].begin() + 7, cells[0].end())),
            (std::vector<std::string>{"De Partij / 1", "De Partij / 2", "Lijst & Co / 1"}));
  EXPECT_EQ((std::vector<std::string>(cells[3].begin() + 7, cells[3].end())),
            (std::vector<std::string>{"10", "2", "31"}));
}

TEST(Eml, CandidatesWithoutListsAndAnswersAreOptions) {
  const std::string ada =
      "<Candidate><CandidateIdentifier Id=\"a\"><CandidateName>Ada</CandidateName></CandidateIdentifier><Affiliation>"
      "<AffiliationIdentifier "
      "Id=\"x\"><RegisteredName>X</RegisteredName></AffiliationIdentifier></Affiliation></Candidate>";
  const std::string bo =
      "<Candidate><CandidateIdentifier Id=\"b\"/><CandidateFullName><n:PersonName "
      "xmlns:n=\"u\"><n:FirstName>Bo</n:FirstName>"
      "<n:LastName>Burr</n:LastName></n:PersonName></CandidateFullName></Candidate>";
  const std::string yes = "<ReferendumOptionIdentifier Id=\"y\">Yes</ReferendumOptionIdentifier>";
  EXPECT_EQ(
      opened("o.xml", document("510", contest("1", "<TotalVotes>" + selection(ada, "7") + selection(bo, "") +
                                                       selection(yes, "5") + "</TotalVotes>"))),
      (Cells{{"level", "unit", "unit name", "X / Ada", "Bo Burr", "Yes"}, {"contest", "1", "Utrecht", "7", "", "5"}}));
}

TEST(Eml, ACandidatesListIsNamedByItsIdentifierWhereItHasNoName) {
  const auto ann = [](const std::string& list) {
    return selection(
        "<Candidate><CandidateIdentifier Id=\"7\"><CandidateName>Ann</CandidateName></CandidateIdentifier>"
        "<Affiliation><AffiliationIdentifier Id=\"" +
            list + "\"/></Affiliation></Candidate>",
        "7");
  };
  const Cells cells =
      opened("o.xml", document("510", contest("1", "<TotalVotes>" + ann("LAB") + ann("CON") + "</TotalVotes>")));
  ASSERT_EQ(cells.size(), 2u);
  EXPECT_EQ((std::vector<std::string>(cells[0].begin() + 3, cells[0].end())),
            (std::vector<std::string>{"LAB / Ann", "CON / Ann"}));
}

// EML_NL 510d: above the districts a candidate has a ShortCode alone.
TEST(Eml, AShortCodeIsTheCandidateWhateverItsId) {
  const auto coded = [](const std::string& attributes, int votes) {
    return selection("<Candidate><CandidateIdentifier " + attributes + "/></Candidate>", std::to_string(votes));
  };
  TableHints hints;
  hints.member = "alle/candidates";
  const Cells cells = opened(
      "d.xml",
      document(
          "510d",
          contest("alle", "<TotalVotes>" + list(1, "P", 9) + coded("ShortCode=\"BakkerA\"", 9) + "</TotalVotes>" +
                              unit("HSB1", "Groningen", list(1, "P", 4) + coded("Id=\"1\" ShortCode=\"BakkerA\"", 4)) +
                              unit("HSB2", "Assen", list(1, "P", 5) + coded("Id=\"7\" ShortCode=\"BakkerA\"", 5)))),
      hints);
  EXPECT_EQ(cells, (Cells{{"level", "unit", "unit name", "P / BakkerA"},
                          {"contest", "alle", "Utrecht", "9"},
                          {"unit", "HSB1", "Groningen", "4"},
                          {"unit", "HSB2", "Assen", "5"}}));
}

TEST(Eml, AUnitThatHoldsOthersIsAnArea) {
  const Cells cells = opened("c.xml", document("510c", contest("1", unit("0312", "Bunnik", list(1, "P", 3)) +
                                                                        unit("0312::SB1", "", list(1, "P", 3)))));
  EXPECT_EQ(cells[1], (std::vector<std::string>{"area", "0312", "Bunnik", "3"}));
  EXPECT_EQ(cells[2], (std::vector<std::string>{"unit", "0312::SB1", "0312::SB1", "3"}));
}

TEST(Eml, AResultIsATableOfSelections) {
  const std::string result = contest(
      "alle",
      "<Selection><AffiliationIdentifier "
      "Id=\"1\"><RegisteredName>P</RegisteredName></AffiliationIdentifier><Elected>yes"
      "</Elected></Selection><Selection><Candidate><CandidateIdentifier Id=\"1\" ShortCode=\"BakkerA\"/></Candidate>"
      "<Votes>12</Votes><Ranking>1</Ranking><Elected>yes</Elected></Selection><Selection><AffiliationIdentifier "
      "Id=\"2\">"
      "<RegisteredName>Q</RegisteredName></AffiliationIdentifier><Elected>no</Elected></Selection>");
  EXPECT_EQ(opened("r.xml", document("520", result)),
            (Cells{{"affiliation", "candidate", "ranking", "elected", "votes"},
                   {"P", "", "", "yes", ""},
                   {"P", "BakkerA", "1", "yes", "12"},
                   {"Q", "", "", "no", ""}}));
}

TEST(Eml, OtherEncodingsAndPrefixes) {
  const std::string plain =
      "<?xml version='1.0' encoding='ISO-8859-1'?><!-- a <b> --><e:EML Id='510' "
      "xmlns:e='urn:oasis:names:tc:evs:schema:eml'>"
      "<e:Count><e:Election><e:Contests><e:Contest><e:ContestIdentifier Id='1'/><e:TotalVotes><e:Selection>"
      "<e:AffiliationIdentifier><e:RegisteredName>Caf\xE9</e:RegisteredName></e:AffiliationIdentifier><e:ValidVotes> 5 "
      "</e:ValidVotes></e:Selection></e:TotalVotes></e:Contest></e:Contests></e:Election></e:Count></e:EML>";
  const Cells expected{{"level", "unit", "unit name", "Café"}, {"contest", "1", "1", "5"}};
  EXPECT_EQ(opened("l.xml", plain), expected);
  std::string wide = "\xFF\xFE";
  for (const char c : document("510", contest("1", "<TotalVotes>" + list(1, "P", 5) + "</TotalVotes>")))
    if (c != '\xFF') wide += {c, '\0'};
  wide.replace(wide.find(std::string("U\0T\0F\0-\0008\0", 10)), 10, std::string("U\0T\0F\0-\0001\0006\0", 12));
  EXPECT_EQ(opened("w.xml", wide)[1], (std::vector<std::string>{"contest", "1", "Utrecht", "5"}));
}

TEST(Eml, ContestsAreNamed) {
  const std::string two = document("510", contest("1", "<TotalVotes>" + list(1, "P", 5) + "</TotalVotes>") +
                                              contest("2", "<TotalVotes>" + list(1, "P", 6) + "</TotalVotes>"));
  const base::Error error = refused("two.xml", two);
  EXPECT_EQ(error.message, "the document has 2 contests");
  EXPECT_EQ(error.advice, "member names one: \"1\", \"2\"");
  TableHints hints;
  hints.member = "2";
  EXPECT_EQ(opened("two.xml", two, hints)[1][3], "6");
  hints.member = "3";
  EXPECT_EQ(refused("two.xml", two, hints).message, "there is no contest \"3\" in it");
  hints.member = "2/candidates";
  EXPECT_EQ(refused("two.xml", two, hints).message, "there is no contest \"2/candidates\" in it");
}

std::string told(const base::Error& error) { return base::to_text(error.place) + ": " + error.message; }

/// "x.xml:LINE:COLUMN: " of the last `tag` in the document.
std::string at(const std::string& text, const std::string& tag) {
  const std::size_t offset = text.rfind(tag);
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  const std::size_t begin = text.rfind('\n', offset);
  return "x.xml:" + std::to_string(line) + ":" +
         std::to_string(offset - (begin == std::string::npos ? 0 : begin + 1) + 1) + ": ";
}

/// The document is refused at its last `tag`.
void expect_refused(const std::string& text, const std::string& tag, const std::string& message) {
  EXPECT_EQ(told(refused("x.xml", text)), at(text, tag) + message);
}
void expect_count_refused(const std::string& inside, const std::string& tag, const std::string& message) {
  expect_refused(document("510", contest("1", inside)), tag, message);
}

TEST(Eml, RefusalsNameLineAndColumn) {
  const std::string in = "<TotalVotes>", one = "<AffiliationIdentifier Id=\"1\"/>", nines(40, '9');
  const std::string nobody = "a Selection names nobody: neither Id nor name of a candidate, list or answer";
  expect_count_refused(in + selection(one, "1O"), "</ValidVotes>", "ValidVotes is \"1O\", which is no whole number");
  expect_count_refused(in + selection(one, "-1"), "</ValidVotes>", "ValidVotes is \"-1\", which is no whole number");
  expect_count_refused(in + "\n" + selection(one, "10000000001"), "</ValidVotes>",
                       "ValidVotes is \"10000000001\", more than any count");
  expect_count_refused(in + selection(one, nines), "</ValidVotes>",
                       "ValidVotes is \"" + nines + "\", more than any count");
  expect_count_refused(in + selection("", "1"), "</Selection>", nobody);
  expect_count_refused(in + selection("<Candidate/>", "1"), "</Selection>", nobody);
  expect_count_refused(in + list(1, "P", 1) + list(1, "P", 2), "</Selection>",
                       "the selection \"P\" stands twice in one place");
  expect_count_refused(unit("", "", ""), "</ReportingUnitIdentifier>", "a reporting unit has neither Id nor name");
  expect_count_refused("<ReportingUnitVotes>\n</ReportingUnitVotes>", "</ReportingUnitVotes>",
                       "a reporting unit has no identifier");
  expect_count_refused(unit("a", "", "") + unit("a", "", ""), "</ReportingUnitIdentifier>",
                       "the reporting unit \"a\" stands twice");
  expect_count_refused(in + "<Cast>5</Cast><Cast>5</Cast>", "</Cast>", "\"Cast\" stands twice in one place");
  expect_count_refused(in + "</TotalVotes>" + in, in, "the contest has two TotalVotes");
  expect_refused(document("510", contest("1", "") + contest("1", "")), "</Contest>", "the contest \"1\" stands twice");
  expect_refused(document("510", "<Contest></Contest>"), "</Contest>", "a contest has neither Id nor name");
  expect_refused(document("230b", ""), "<EML", "this is EML \"230b\": counts (510) and results (520) are read");
  expect_refused("<EML>", "<EML", "the EML element has no Id: it tells the message, 510 or 520");
  expect_refused(document("520", contest("1", "<Selection>" + one + "<Elected>maybe</Elected></Selection>")),
                 "</Elected>", "Elected is \"maybe\", neither yes nor no");
  EXPECT_EQ(told(refused("x.xml", document("510", ""))), "x.xml: this EML 510 has no contest");
  EXPECT_NE(told(refused("x.xml", document("510", town()).substr(0, 900))).find("no well-formed XML"),
            std::string::npos);
}

TEST(Eml, EntitiesAreNotExpanded) {
  const std::string bomb = "<!DOCTYPE EML [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n";
  EXPECT_NE(told(refused("x.xml", document("510", town(), bomb))).find("document type"), std::string::npos);
}

TEST(Eml, BoundsAreKept) {
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<x>";
  EXPECT_NE(told(refused("x.xml", document("510", deep))).find("nested deeper"), std::string::npos);
  Limits limits;
  limits.columns = 3;
  EXPECT_NE(told(refused("x.xml", document("510b", town()), {}, limits)).find("more selections"), std::string::npos);
  limits = {};
  limits.cells = 20;
  EXPECT_NE(told(refused("x.xml", document("510b", town()), {}, limits)).find("more"), std::string::npos);
}

TEST(Eml, BlocksInStrangePlacesAreHarmless) {
  for (const char* inside :
       {"<x><TotalVotes><Cast>1</Cast></TotalVotes></x>",
        "<x><ReportingUnitVotes><Selection/></ReportingUnitVotes></x>",
        "<Selection><TotalVotes><Selection></Selection></TotalVotes></Selection>",
        "<TotalVotes><Election><Contest><TotalVotes/></Contest></Election><Cast>1</Cast></TotalVotes>",
        "<ReportingUnitIdentifier/>"})
    (void)read_eml("x.xml", document("510", contest("1", inside)));
}

TEST(Eml, TheDraftKnowsWhatTheNumbersAre) {
  const auto drafted = test::draft_and_read({{"t.eml.xml", document("510b", town())}});
  ASSERT_TRUE(drafted);
  EXPECT_EQ(drafted->copies[0].sheets.units(), 2u);
  EXPECT_EQ(drafted->quantity(model::Quantity::registered), 120 + 80);
  EXPECT_EQ(drafted->quantity(model::Quantity::valid), 55 + 43);
  EXPECT_EQ(drafted->quantity(model::Quantity::blank), 1 + 2);
  EXPECT_EQ(drafted->quantity(model::Quantity::invalid), 2 + 0);
  EXPECT_EQ(drafted->votes("De Partij"), 30 + 12);
  EXPECT_EQ(drafted->votes("Lijst & Co"), 25 + 31);
  EXPECT_EQ(drafted->copies[0].sheets.keys[0], "0312::SB1");
  ASSERT_EQ(drafted->copies[0].sheets.published.size(), 1u);
  EXPECT_EQ(drafted->copies[0].sheets.published[0].level, -1);
  EXPECT_EQ(drafted->copies[0].sheets.published[0].votes, (std::vector<model::Cell>{42, 56}));
}

TEST(Eml, TheDraftTakesSeatsFromAResult) {
  const auto elected = [](const std::string& who, const char* yes) {
    return "<Selection>" + who + "<Elected>" + yes + "</Elected></Selection>";
  };
  const auto of_list = [](int id, const std::string& name) {
    return "<AffiliationIdentifier Id=\"" + std::to_string(id) + "\"><RegisteredName>" + name +
           "</RegisteredName></AffiliationIdentifier>";
  };
  const auto of_person = [](int id) {
    return "<Candidate><CandidateIdentifier Id=\"" + std::to_string(id) + "\"/></Candidate>";
  };
  const std::string result =
      document("520", contest("8", elected(of_list(1, "De Partij"), "yes") + elected(of_person(1), "yes") +
                                       elected(of_list(2, "Lijst &amp; Co"), "yes") + elected(of_person(1), "yes") +
                                       elected(of_person(2), "yes") + elected(of_person(3), "no")));
  const auto drafted = test::draft_and_read({{"t.eml.xml", document("510b", town())}, {"r.eml.xml", result}});
  ASSERT_TRUE(drafted);
  ASSERT_EQ(drafted->contest().proclaimed.size(), 2u);
  EXPECT_EQ(drafted->contest().proclaimed[0].seats, 1);
  EXPECT_EQ(drafted->contest().proclaimed[1].seats, 2);
  EXPECT_EQ(
      drafted->contest().options[model::find_option(drafted->contest(), drafted->contest().proclaimed[1].list)].name,
      "Lijst & Co");
}

}  // namespace
}  // namespace acta::read
