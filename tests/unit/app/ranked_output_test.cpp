// SPDX-License-Identifier: Apache-2.0
// What a ranked count writes: EML 520 read back, and files that must not be written.
#include <gtest/gtest.h>

#include "acta/app/ranked.hpp"
#include "acta/app/ranked_output.hpp"
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

TEST(RankedOutput, DatesOfTheCalendar) {
  EXPECT_TRUE(is_date("2028-02-29"));
  for (const char* wrong : {"2027-02-29", "2027-13-01", "2027-5-06", "06.05.2027", "2027-05-0x", ""})
    EXPECT_FALSE(is_date(wrong)) << wrong;
}

}  // namespace
}  // namespace acta::app
