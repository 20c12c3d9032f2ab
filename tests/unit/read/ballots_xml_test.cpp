// SPDX-License-Identifier: Apache-2.0
// The scanner of sheets tells what expat tells, in whatever blocks a document comes.
#include <random>

#include "acta/read/ballots/xml_push.hpp"
#include "acta/read/ballots/xml_scan.hpp"
#include "acta/read/ballots/zip_member.hpp"
#include "support/xml_recorder.hpp"
#include "unit/read/ballots.hpp"
#include "unit/read/packing.hpp"

namespace acta::read {
namespace {

using test::told;

const std::vector<std::string> kDocuments = {
    "<aa/>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone='yes'?>\n<!-- of A & B --><x:r x:k='a>b' n=\"&lt;&#x41;\n\">"
    "<?go on?><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c> \r\n</row>&amp;&quot;<![CDATA[<&amp;]]>\xC3\xA9</x:r>\n",
    "\xEF\xBB\xBF<sst><si><t xml:space='preserve'> Ann &amp; Bob&#233; </t></si><si/></sst>"};

const std::vector<std::string> kNoDocuments = {"",
                                               "text",
                                               "<a>",
                                               "<a></b>",
                                               "<a/><b/>",
                                               "<a>&unknown;</a>",
                                               "<a>&#0;</a>",
                                               "<a b='1' b='2'/>",
                                               "<a b=1/>",
                                               "<a b='<'/>",
                                               "<a>]]></a>",
                                               "<a>\xFF</a>",
                                               "<a>\x01</a>",
                                               "<a><!-- -- --></a>",
                                               "<a><![CDATA[ </a>",
                                               "<a/>text",
                                               " <?xml version='1.0'?><a/>",
                                               "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                                               "<a b='1'c='2'/>",
                                               "< a/>",
                                               "<a/"};

TEST(XmlScan, TellsWhatExpatTells) {
  for (const std::string& document : kDocuments)
    for (const std::size_t block : {1, 2, 7, 1'000}) {
      const auto expat = told<XmlPush>(document, block), scan = told<XmlScan>(document, block);
      EXPECT_TRUE(XmlScan::takes(document)) << document;
      EXPECT_TRUE(expat.good && scan.good) << document << ": " << expat.text << " and " << scan.text;
      EXPECT_EQ(scan.text, expat.text) << document;
    }
}

TEST(XmlScan, RefusesWhatExpatRefuses) {
  for (const std::string& document : kNoDocuments)
    for (const std::size_t block : {1, 3, 1'000}) {
      EXPECT_FALSE(told<XmlPush>(document, block).good) << document;
      EXPECT_FALSE(told<XmlScan>(document, block).good) << document;
    }
}

TEST(XmlScan, TakesUtf8Only) {
  EXPECT_FALSE(XmlScan::takes("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"));
  EXPECT_FALSE(XmlScan::takes(std::string_view("<\0a\0/\0>\0", 8)));
}

TEST(XmlScan, AgreesWithExpatOnDamagedDocuments) {
  std::mt19937 random(20131105);
  const std::string letters = "<>&;'\"=/?![]-x :\n\r\t\xC3\xA9#A";
  int good = 0;
  for (int i = 0; i < 3'000; ++i) {
    std::string document = kDocuments[1 + random() % 2];
    for (auto changes = 1 + random() % 2; changes > 0; --changes) {
      const std::size_t at = random() % document.size();
      if (random() % 2 == 0)
        document[at] = letters[random() % letters.size()];
      else
        document.insert(at, 1, letters[random() % letters.size()]);
    }
    if (!XmlScan::takes(document)) continue;
    const auto expat = told<XmlPush>(document, 1'000), scan = told<XmlScan>(document, 1 + random() % 50);
    if (!expat.good) continue;
    ++good;
    EXPECT_EQ(scan.text, expat.text) << document;
  }
  EXPECT_GT(good, 300);
}

TEST(XmlPush, BoundsWhatADocumentMayAsk) {
  BallotLimits limits;
  limits.depth = 10;
  limits.file.cell = 1'000;
  test::XmlRecorder recorder;
  std::string deep;
  for (int i = 0; i < 1'000; ++i) deep += "<a>";
  EXPECT_FALSE(push_xml("d.xml", deep, recorder, limits));
  EXPECT_EQ(recorder.stopped, "elements are nested deeper than 10");
  test::XmlRecorder other;
  const auto read = push_xml("d.xml", "<a b='" + std::string(8u << 20, 'x'), other, limits);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, base::ErrorKind::limit);
}

/// All bytes of a member, put together from its blocks.
std::string streamed(const std::string& zip, const std::string& member, const Limits& limits = {}) {
  std::string bytes;
  const auto read = stream_zip_member("z.zip", zip, member, limits, [&](std::string_view block) {
    bytes += block;
    return base::Result<void>();
  });
  return read ? bytes : to_text(read.error());
}

TEST(ZipMember, ComesInBlocks) {
  const std::string large(300'000, 'x');
  const std::string zip = test::packed({{"a", "first"}, {"b", large}}, "zip");
  EXPECT_EQ(streamed(zip, "a"), "first");
  EXPECT_EQ(streamed(zip, "b"), large);
}

TEST(ZipMember, RefusesWhatIsNotThereTwiceOrTooLarge) {
  const std::string zip = test::packed({{"a", "1"}, {"b", "2"}, {"b", "3"}}, "zip");
  EXPECT_NE(streamed(zip, "c").find("it holds no \"c\""), std::string::npos);
  EXPECT_NE(streamed(zip, "b").find("several files"), std::string::npos);
  Limits small;
  small.bytes = 1'000;
  const std::string large = test::packed({{"a", std::string(100'000, 'x')}}, "zip");
  EXPECT_NE(streamed(large, "a", small).find("more than 1000 bytes"), std::string::npos);
  EXPECT_EQ(streamed("PK", "a").find("z.zip"), 0u);
}

}  // namespace
}  // namespace acta::read
