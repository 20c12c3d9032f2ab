// SPDX-License-Identifier: Apache-2.0
// What a ranked count writes: EML 520 read back, and files that must not be written.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "acta/app/ranked.hpp"
#include "acta/app/ranked_output.hpp"
#include "acta/read/eml.hpp"
#include "acta/read/xml.hpp"
#include "unit/app/folder.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
using test::Folder;

/// "1 Ames yes 2": id, name, whether elected, in which place.
class EmlResult : public read::XmlHandler {
 public:
  void begin(std::string_view element, const char** attributes) override {
    m_text.clear();
    if (element == "EML") message = read::attribute(attributes, "Id");
    if (element == "CandidateIdentifier") m_id = read::attribute(attributes, "Id");
  }
  void text(std::string_view characters) override { m_text += characters; }
  void end(std::string_view element) override {
    if (element == "ContestName") contest = m_text;
    if (element == "CandidateName") m_name = m_text;
    if (element == "Ranking") m_place = " " + m_text;
    if (element == "Elected") m_elected = m_text;
    if (element != "Selection") return;
    selections.push_back(m_id + " " + m_name + " " + m_elected + m_place);
    m_place.clear();
  }
  std::string message, contest;
  std::vector<std::string> selections;

 private:
  std::string m_text, m_id, m_name, m_elected, m_place;
};

base::Result<report::RankedShown> counted(const fs::path& file, const std::string& blt, const std::string& law) {
  EXPECT_TRUE(write_file(file, blt));
  RankedLawOptions options;
  options.ballots = file;
  options.law = fs::path(ACTA_SOURCE_DIR) / "laws" / (law + ".toml");
  options.law_name = law;
  options.sensitivity = false;
  return count_by_law(options);
}

// The quota is floor(9 / 3) + 1 = 4: B & Co. with 5 is elected; the one to spare goes to C, 3 with it; A has 2 and
// goes.
TEST(RankedOutput, EmlReadsBack) {
  const Folder folder;
  const auto shown = counted(
      folder / "w.blt", "3 2\n2 1 0\n5 2 3 0\n2 3 0\n0\n\"A\"\n\"B & <Co>\"\n\"C\"\n\"Ward 1\"\n", "gb/scottish-local");
  ASSERT_TRUE(shown) << base::to_text(shown.error());
  const auto files = eml_files(*shown, "r.xml", "2027-05-06", "2027-05-07T10:00:00Z");
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].name, "r.xml");
  EmlResult result;
  ASSERT_TRUE(read::parse_xml("r.xml", files[0].bytes, result));
  EXPECT_EQ(result.message, "520");
  EXPECT_EQ(result.contest, "Ward 1");
  EXPECT_EQ(result.selections, (std::vector<std::string>{"1 A no", "2 B & <Co> yes 1", "3 C yes 2"}));
  const auto document = read::read_eml("r.xml", files[0].bytes);
  ASSERT_TRUE(document) << base::to_text(document.error());
  EXPECT_EQ(document->message, "520");
  ASSERT_EQ(document->contests.size(), 1u);
  EXPECT_EQ(document->contests[0].name, "Ward 1");
  ASSERT_EQ(document->contests[0].result.size(), 3u);
  EXPECT_EQ(document->contests[0].options[1].candidate, "B & <Co>");
  EXPECT_EQ(document->contests[0].result[1].ranking, "1");
  EXPECT_TRUE(document->contests[0].result[2].elected);
  EXPECT_FALSE(document->contests[0].result[0].elected);
}

std::string refusal(const std::vector<OutputFile>& files, const std::vector<fs::path>& inputs) {
  const auto checked = check_outputs(files, inputs);
  return checked ? "" : checked.error().message;
}

TEST(RankedOutput, NoInputIsOverwritten) {
  const Folder folder;
  folder.write("in.blt", "x");
  folder.write("cvr/a.json", "x");
  fs::create_symlink(folder / "in.blt", folder / "link");
  const std::vector<fs::path> inputs{folder / "in.blt", folder / "cvr", ""};
  EXPECT_EQ(refusal({{"--cdf", folder / "new.json"}}, inputs), "");
  for (const char* name : {"in.blt", "./in.blt", "link", "cvr/a.json"})
    EXPECT_EQ(refusal({{"--cdf", folder / name}}, inputs), "--cdf: the file is one of those that are read") << name;
  EXPECT_EQ(refusal({{"--cdf", folder / "a"}, {"--eml", folder / "./a"}}, inputs),
            "--cdf and --eml name the same file");
  EXPECT_EQ(refusal({{"--eml", folder / "none/a"}}, inputs),
            "--eml: there is no folder \"" + (folder / "none").string() + "\"");
  EXPECT_EQ(refusal({{"--eml", folder / "cvr"}}, {}), "--eml: is a folder, not a file");
}

TEST(RankedOutput, DevicesAndPipesAreNotReplaced) {
  const Folder folder;
  const fs::path pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(refusal({{"--eml", "/dev/null"}}, {}), "--eml: is no regular file");
  EXPECT_EQ(refusal({{"--ballot-log", pipe}}, {}), "--ballot-log: is no regular file");
  const auto written = write_file(pipe, "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().message, "cannot be written: is no regular file");
  EXPECT_TRUE(fs::is_fifo(pipe));
}

/// Through links to folders, too, and FILE.part, through which FILE is written.
TEST(RankedOutput, NoOutputReplacesAnother) {
  const Folder folder;
  folder.write("there/x", "x");
  fs::create_directory_symlink(folder / "there", folder / "link");
  const std::string same = "--cdf and --eml name the same file";
  EXPECT_EQ(refusal({{"--cdf", folder / "there/a"}, {"--eml", folder / "link/a"}}, {}), same);
  EXPECT_EQ(refusal({{"--cdf", folder / "a.part"}, {"--eml", folder / "a"}}, {}), same);
  EXPECT_EQ(refusal({{"--cdf", folder / "a"}, {"--eml", folder / "b"}}, {}), "");
  EXPECT_EQ(refusal({{"--cdf", folder / "there/y"}}, {folder / "there/y.part"}), "");
  folder.write("there/y.part", "an input");
  EXPECT_EQ(refusal({{"--cdf", folder / "there/y"}}, {folder / "there/y.part"}),
            "--cdf: the file is one of those that are read");
  const auto checked = check_outputs({{"--eml", folder / "a"}}, {}, {{"--cdf", folder / "a"}});
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().message, same);
}

TEST(RankedOutput, FoldersThatAreMade) {
  const Folder folder;
  folder.write("file", "x");
  EXPECT_EQ(refusal({{"--output", folder / "new/by precinct/a", true}}, {}), "");
  EXPECT_EQ(refusal({{"--output", folder / "file/a", true}}, {}), "--output: is a file, not a folder");
  EXPECT_TRUE(check_folder("--output", folder / "new/er"));
  EXPECT_FALSE(check_folder("--output", folder / "file/er"));
}

TEST(RankedOutput, WritesAllFilesOrNone) {
  const Folder folder;
  folder.write("in-1.json", "an input");
  const std::vector<OutputText> files{{{"--output", folder / "reports/a", true}, "a"},
                                      {{"--rcvis", folder / "in-1.json"}, "b"}};
  const auto refused = write_outputs(files, {folder / "in-1.json"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().place.file, (folder / "in-1.json").string());
  EXPECT_FALSE(fs::exists(folder / "reports"));
  EXPECT_EQ(read_file(folder / "in-1.json").value(), "an input");
  ASSERT_TRUE(write_outputs(files, {}));
  EXPECT_EQ(read_file(folder / "reports/a").value(), "a");
  EXPECT_EQ(read_file(folder / "in-1.json").value(), "b");
}

// 4 ballots for the first, 3 for B, 2 for C alone: C goes, and both ballots are exhausted.
TEST(RankedOutput, CandidatesNamedAsKeysOfRcvis) {
  const Folder folder;
  const auto text = [&](const std::string& first, const std::string& third) {
    const auto shown =
        counted(folder / "w.blt",
                "3 1\n4 1 0\n3 2 0\n2 3 0\n0\n\"" + first + "\"\n\"residual surplus\"\n\"" + third + "\"\n\"T\"\n",
                "generic/irv");
    EXPECT_TRUE(shown) << base::to_text(shown.error());
    return shown ? rcvis_files(*shown, "r.json", "2027-05-06").at(0).bytes : "";
  };
  const std::string plain = text("exhausted", "C");
  for (const char* part : {"\"exhausted (candidate)\": \"4\"", "\"residual surplus (candidate)\": \"3\"",
                           "\"exhausted\": \"2\"", "\"elected\": \"exhausted (candidate)\""})
    EXPECT_NE(plain.find(part), std::string::npos) << part << plain;
  const std::string both = text("exhausted", "exhausted (candidate)");
  for (const char* part : {"\"exhausted (candidate) (candidate)\": \"4\"", "\"exhausted (candidate)\": \"2\""})
    EXPECT_NE(both.find(part), std::string::npos) << part << both;
}

TEST(RankedOutput, DatesOfTheCalendar) {
  EXPECT_TRUE(is_date("2028-02-29"));
  for (const char* wrong : {"2027-02-29", "2027-13-01", "2027-5-06", "06.05.2027", "2027-05-0x", ""})
    EXPECT_FALSE(is_date(wrong)) << wrong;
  EXPECT_TRUE(check_date("--date", "2028-02-29"));
  EXPECT_EQ(check_date("--date", "2023-02-29").error().message, "--date: \"2023-02-29\" is no day of the calendar");
  EXPECT_EQ(check_date("--date", "2023-2-9").error().message, "--date: \"2023-2-9\" is no date of the form YYYY-MM-DD");
}

}  // namespace
}  // namespace acta::app
