// SPDX-License-Identifier: Apache-2.0
// NIST SP 1500-103 as JSON and XML.
#include "acta/read/ballots/cdf_json.hpp"
#include "acta/read/ballots/cdf_xml.hpp"
#include "unit/read/ballots.hpp"
#include "unit/read/streams.hpp"

namespace acta::read {
namespace {

using test::expect_refused;
using test::rows_of;

std::string report(const std::string& cvr, const std::string& selections = "") {
  return R"({"CVR":[)" + cvr + R"(],"GpUnit":[{"@id":"u","Name":"P"}],"Election":[{"@id":"e","Candidate":
[{"@id":"c","Name":"C"},{"@id":"d","Name":"D"}],"Contest":[{"@id":"k","Name":"K","ContestSelection":
[{"@id":"s","CandidateIds":["c"]},{"@id":"t","CandidateIds":["d"]},{"@id":"w","IsWriteIn":true})" +
         selections + "]}]}]}";
}
std::string snapshot(const std::string& id, const std::string& selection) {
  return R"({"@id":")" + id + R"(","CVRContest":[{"CVRContestSelection":[)" + selection + R"(],"ContestId":"k"}]})";
}
std::string record(const std::string& id, const std::string& current, const std::string& selection) {
  return R"({"CurrentSnapshotId":")" + current + R"(","UniqueId":")" + id +
         R"(","BallotStyleUnitId":"u","CVRSnapshot":[)" + snapshot(id, selection) + "]}";
}
std::string position(const std::string& selection, const std::string& fields) {
  return R"({"ContestSelectionId":")" + selection + R"(","SelectionPosition":[{)" + fields + "}]}";
}
/// A file whose bytes come so many at a time.
SourceAgain in_chunks(const std::string& text, std::size_t bytes) {
  return [&text, bytes] { return test::source_of(text, bytes); };
}

/// All that a reading says, or its error; only the kind of damage where the text is no JSON.
std::string text_of(const base::Result<BallotReading>& read) {
  if (!read) {
    const std::string error = base::to_text(read.error());
    // Where damage and size are met hangs on the lengths in which bytes come.
    for (const char* what : {"this is no JSON", "larger than this program reads"})
      if (error.find(what) != std::string::npos) return what;
    return error;
  }
  std::string text = rows_of(read);
  for (const auto* texts : {&read->codes, &read->ballots.candidates, &read->ballots.cards.ids,
                            &read->ballots.cards.precincts, &read->ballots.cards.batches})
    for (const std::string& one : *texts) text += "|" + one;
  for (const std::uint32_t row : read->ballots.cards.row) text += " " + std::to_string(row);
  for (const ReadingNote& note : read->notes) text += "|" + note.text + " " + std::to_string(note.count);
  return text;
}

/// As the whole file, and so in pieces of any length.
base::Result<BallotReading> json(const std::string& text, const std::string& contest = "K") {
  BallotOptions options;
  options.keep_cards = true;
  auto whole = read_cdf_json("r.json", text, contest, options);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, text.size() + 1})
    for (const std::size_t piece : {std::size_t{1}, std::size_t{300}, text.size() + 1}) {
      const auto streamed = stream_cdf_json("r.json", in_chunks(text, chunk), contest, options, piece);
      // Where damage lies is told by who comes upon it first.
      if (text_of(whole) == "this is no JSON")
        EXPECT_FALSE(streamed) << text;
      else
        EXPECT_EQ(text_of(streamed), text_of(whole)) << chunk << " " << piece;
    }
  return whole;
}

const std::string kGood = position("s", R"("HasIndication":"yes","Rank":1)");

TEST(CdfJson, TheCurrentSnapshotCounts) {
  const auto read = json(report(record("a", "a", kGood + "," + position("t", R"("Rank":2)")) + "," +
                                R"({"CurrentSnapshotId":"b2","CVRSnapshot":[)" + snapshot("b1", kGood) + "," +
                                snapshot("b2", position("w", R"("Rank":1)") + "," + position("t", R"("Rank":1)")) +
                                "]}," + record("n", "n", position("s", R"("HasIndication":"no","Rank":1)"))));
  EXPECT_EQ(rows_of(read), "1 C > D; 1 D=write-in; 1 ");
  EXPECT_EQ(read->codes, (std::vector<std::string>{"s", "t"}));
  EXPECT_EQ(read->ballots.cards.ids, (std::vector<std::string>{"a", "", "n"}));
  EXPECT_EQ(read->ballots.cards.precincts, (std::vector<std::string>{"P", ""}));
  ASSERT_EQ(read->notes.size(), 1u);
  EXPECT_EQ(read->notes[0].text, "positions without indication are left out");
}

TEST(CdfJson, RefusesWithThePath) {
  EXPECT_TRUE(json(report(record("b", "b", kGood))));
  expect_refused(json(report(""), "Q"), "no contest \"Q\"");
  expect_refused(json(report(record("b", "b", kGood) + "," + record("b", "b", kGood))),
                 "/CVR/1/CVRSnapshot/0/@id: two objects have the id \"b\"");
  expect_refused(json(report("", R"(,{"@id":"s"})")), "two objects");
  expect_refused(json(report(record("b", "x", kGood))), "/CVR/0: the CVR has no snapshot");
  expect_refused(json(report(record("b", "b", position("s", R"("Rank":100000)")))), "rank 100000");
  expect_refused(json(report(record("b", "b", position("s", R"("Rank":"first")")))), "no whole number");
  expect_refused(json(report(record("b", "b", position("s", R"("Rank":[])")))), "/Rank: this must be");
  expect_refused(json(report(record("b", "b", position("q", R"("Rank":1)")))), "no selection \"q\"");
  expect_refused(json(R"({"Election":[]})"), "no \"CVR\"");
  expect_refused(json("{\"CVR\": [\n  \"\xc3\xa9\", \"a\xff\"]}"), ":2:11: this is no JSON");
  expect_refused(json("{\"CVR\": [\n  \"a\\\"\", \"a\tb\"]}"), ":2:12: this is no JSON");
  expect_refused(json("{\"CVR\": [\n  \"a\", \"b]}"), ":2:8: this is no JSON");
}

/// The records' places are those of the file however it is cut, the list of records may be empty or no list at all, and
/// what is odd behind or between values is refused.
TEST(CdfJson, PiecesOfAnyLayout) {
  const auto spread = [](std::string text) {
    for (std::size_t at = 0; (at = text.find(',', at)) != std::string::npos; at += 4) text.replace(at, 1, " ,\n ");
    return text;
  };
  const std::string three = record("a", "a", kGood) + "," + record("b", "b", kGood) + "," + record("n", "n", kGood);
  EXPECT_EQ(rows_of(json(spread(report(three)))), "3 C");
  EXPECT_EQ(rows_of(json("\xEF\xBB\xBF \n" + report(three) + "\n ")), "3 C");
  EXPECT_EQ(rows_of(json(report(""))), "");
  const std::string bad = record("m", "x", kGood);
  expect_refused(json(spread(report(three + "," + bad))), "/CVR/3: the CVR has no snapshot");
  std::string single = report(three);
  single.replace(single.find('['), single.find(",\"GpUnit\"") - single.find('['), record("a", "a", kGood));
  EXPECT_EQ(rows_of(json(single)), "1 C");
  for (const char* odd : {"", " ", "[]", "7", "{", "{}", "{\"CVR\"}", "{\"CVR\":}", "{\"CVR\":[}", "{\"CVR\":[]",
                          "{\"CVR\":[1,]}", "{\"CVR\":[],}", "{\"CVR\":[]]", "{\"CVR\":[{}}", "{\"CVR\":[\"a"})
    EXPECT_FALSE(stream_cdf_json("r.json", in_chunks(std::string(odd), 1), "K", {})) << odd;
  expect_refused(json(report(three) + "x"), "this is no JSON");
}

base::Result<BallotReading> xml(const std::string& text) {
  auto whole = read_cdf_xml("r.xml", text, "K", {});
  // Some versions of expat look at a long text anew with each byte of it.
  const std::size_t least = text.size() < 10'000 ? 1 : 100'000;
  for (const std::size_t chunk : {least, 7 * least, text.size() + 1})
    EXPECT_EQ(text_of(stream_cdf_xml("r.xml", in_chunks(text, chunk), "K", {})), text_of(whole)) << chunk;
  return whole;
}

const std::string kBegin = "<CastVoteRecordReport>";
const std::string kElection =
    "<Election><Candidate ObjectId='c'><Name>C</Name></Candidate><Contest ObjectId='k'><Name>K</Name>"
    "<ContestSelection ObjectId='s'><CandidateIds>c</CandidateIds></ContestSelection></Contest></Election>";

std::string cvr(const std::string& position) {
  return "\n<CVR><CurrentSnapshotId>b</CurrentSnapshotId><CVRSnapshot ObjectId='b'><CVRContest><ContestId>k</ContestId>"
         "<CVRContestSelection><ContestSelectionId>s</ContestSelectionId><SelectionPosition>" +
         position + "</SelectionPosition></CVRContestSelection></CVRContest></CVRSnapshot></CVR>";
}
std::string xml_report(const std::string& cvrs) { return kBegin + cvrs + kElection + "</CastVoteRecordReport>"; }

TEST(CdfXml, ReadsTheSameAsJson) {
  EXPECT_EQ(rows_of(xml(xml_report(cvr("<Rank>2</Rank>")))), "1 - > C");
  std::string prefixed = xml_report(cvr("<Rank>1</Rank>"));
  for (std::size_t at = prefixed.find('<'); at != std::string::npos; at = prefixed.find('<', at + 1))
    prefixed.insert(at + (prefixed[at + 1] == '/' ? 2 : 1), "cvr:");
  EXPECT_EQ(rows_of(xml(prefixed)), "1 C");
}

TEST(CdfXml, RefusesWithLineAndColumn) {
  expect_refused(xml(xml_report(cvr("<Rank>4294967297</Rank>"))), "r.xml:2:");
  expect_refused(xml(xml_report(cvr("<Rank>1</Rank>") + cvr("<Rank>1</Rank>"))), "r.xml:3:");
  expect_refused(xml("<html/>"), "no CastVoteRecordReport");
  expect_refused(xml(kBegin + "<CVR>"), "well-formed");
}

TEST(CdfXml, RefusesWhatFillsAMemory) {
  std::string deep = kBegin;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  expect_refused(xml(deep), "nested deeper");
  expect_refused(xml(std::string(100'000, '<') + "a"), "well-formed");
  expect_refused(xml("<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><r>&b;</r>"), "document type");
  expect_refused(xml(kBegin + "<CVR>" + std::string(20u << 20, 'x')), "larger");
  expect_refused(xml(kBegin + "<CVR a=\"" + std::string(20u << 20, 'x')), "larger");
}

}  // namespace
}  // namespace acta::read
