// SPDX-License-Identifier: Apache-2.0
#include "acta/app/load.hpp"

#include "unit/app/folder.hpp"

namespace acta::app {
namespace {

using test::Folder;
using test::small_record;

const std::string kText = "id,A,B\n1,2,3\n2,5,1\n";

model::Verdict verdict_of(const Loaded& loaded, const std::string& code) {
  for (const model::Finding& finding : loaded.findings)
    if (finding.code == code) return finding.verdict;
  ADD_FAILURE() << "no finding " << code;
  return model::Verdict::fails;
}

TEST(Load, APinnedSourceHoldsAnUnpinnedOneIsRemarkable) {
  const Folder folder;
  folder.write("s.csv", kText);
  folder.write("election.toml", small_record(base::sha256_hex(kText)));
  EXPECT_EQ(verdict_of(**test::load(folder), "R107"), model::Verdict::holds);
  folder.write("election.toml", small_record(""));
  EXPECT_EQ(verdict_of(**test::load(folder), "R107"), model::Verdict::remarkable);
}

TEST(Load, AWrongHashIsAnError) {
  const Folder folder;
  folder.write("s.csv", kText);
  folder.write("election.toml", small_record(base::sha256_hex(kText + " ")));
  const auto loaded = test::load(folder);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, base::ErrorKind::hash);
}

std::string eml_contest(const std::string& id, const std::string& votes) {
  return "<Contest><ContestIdentifier Id=\"" + id + "\"/><TotalVotes><Selection><AffiliationIdentifier Id=\"1\">" +
         "<RegisteredName>P</RegisteredName></AffiliationIdentifier><ValidVotes>" + votes +
         "</ValidVotes></Selection></TotalVotes></Contest>";
}

/// Two copies, each a contest of one file of EML: 5 votes in the first, 7 in the second.
std::string eml_record(const std::string& second_hash) {
  std::string text = "format = \"acta-record\"\nversion = 1\ntitle = \"T\"\n";
  for (const std::string id : {"x", "y"})
    text += "[[source]]\nid = \"" + id + "\"\nfile = \"count.xml\"\nmember = \"" + id + "\"\n" +
            (id == "y" ? "sha256 = \"" + second_hash + "\"\n" : std::string());
  text += "[[contest]]\nid = \"c\"\nname = \"C\"\n[[option]]\nid = \"p\"\nname = \"P\"\n";
  for (const std::string id : {"x", "y"})
    text += "[[copy]]\nid = \"" + id + "\"\n[[copy.table]]\nsource = \"" + id +
            "\"\nunit = \"level\"\nvotes = { p = \"P\" }\n";
  return text;
}

TEST(Load, SourcesOfOneFileAreReadOnceEachWithItsOwnHash) {
  const Folder folder;
  const std::string eml = "<EML Id=\"510b\"><Count><Election><ElectionIdentifier Id=\"E\"/><Contests>" +
                          eml_contest("x", "5") + eml_contest("y", "7") + "</Contests></Election></Count></EML>";
  folder.write("count.xml", eml);
  folder.write("election.toml", eml_record(base::sha256_hex(eml)));
  const auto loaded = test::load(folder);
  ASSERT_TRUE(loaded) << to_text(loaded.error());
  EXPECT_EQ((*loaded)->sheets[0][0].sheets.votes[0].cells.at(0), 5);
  EXPECT_EQ((*loaded)->sheets[0][1].sheets.votes[0].cells.at(0), 7);
  EXPECT_EQ((*loaded)->sources[1].bytes, eml.size());
  EXPECT_TRUE((*loaded)->sources[1].pinned);
  EXPECT_FALSE((*loaded)->sources[0].pinned);
  folder.write("election.toml", eml_record(base::sha256_hex("other")));
  EXPECT_EQ(test::load(folder).error().kind, base::ErrorKind::hash);
}

TEST(Load, SourcesAreFoundInTheDataFolder) {
  const Folder record, data;
  record.write("election.toml", small_record(""));
  data.write("s.csv", kText);
  EXPECT_EQ(test::load(record).error().kind, base::ErrorKind::not_found);
  LoadOptions options;
  options.data = {data / ""};
  EXPECT_TRUE(app::load(record / "election.toml", options));
}

TEST(Load, AFileWithoutAnEndIsRefused) {
  EXPECT_EQ(read_file("/dev/zero", 1 << 20).error().kind, base::ErrorKind::io);
  const Folder folder;
  folder.write("large", std::string(2'000, 'x'));
  EXPECT_EQ(read_file(folder / "large", 1'000).error().kind, base::ErrorKind::limit);
}

TEST(Files, AreWrittenWholeOrNotAtAll) {
  const Folder folder;
  folder.write("a/b.txt", "one");
  folder.write("a/b.txt", "two");
  EXPECT_EQ(*read_file(folder / "a/b.txt"), "two");
  EXPECT_FALSE(std::filesystem::exists(folder / "a/b.txt.part"));
  EXPECT_FALSE(write_file(folder / "a", "a folder is there"));
}

}  // namespace
}  // namespace acta::app
