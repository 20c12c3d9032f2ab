// SPDX-License-Identifier: Apache-2.0
// The real files beside the project open into as many rows as data/ORIGIN.md says.
#include "support/shared.hpp"
#include "unit/read/grids.hpp"

namespace acta::read {
namespace {

struct Known {
  const char* file;
  std::size_t rows;  ///< with the header where there is one
};

TEST(Tables, RealFilesOpen) {
  ACTA_NEED_SHARED("data/russia");
  for (const Known& known : {Known{"russia/2011.csv.zip", 95'226},
                             {"russia/2012.csv.zip", 95'416},
                             {"russia/2018.csv.zip", 97'700},
                             {"russia/2020.csv.zip", 96'766},
                             {"russia/2021.csv.zip", 96'326},
                             {"russia/2024.csv.zip", 94'215},
                             {"bolivia-2019/computo.csv", 34'556},
                             {"bolivia-2019/trep-1829.csv", 32'807},
                             {"bolivia-2019/trep-1940.csv", 28'976},
                             {"georgia-2012/official_party_list.csv", 3'697},
                             {"israel-2021/expb.csv", 12'927},
                             {"us-georgia-2020/audit-report-batch-results-lines.csv", 41'882},
                             {"venezuela-2012/mesas.csv", 39'305},
                             {"venezuela-2017/15OMstr.csv", 13'532},
                             {"venezuela-2024/campaign_V1.csv", 24'533},
                             {"venezuela-2024/campaign_V2.csv", 25'074},
                             {"venezuela-2024/qr_reading_1.csv", 21'953}}) {
    const auto table = open_table(known.file, test::read_file(test::shared(std::string("data/") + known.file)), {});
    ASSERT_TRUE(table) << known.file << ": " << base::to_text(table.error());
    EXPECT_EQ(table->grid.rows(), known.rows) << known.file;
  }
}

TEST(Tables, QuirksOfRealFilesAreFound) {
  ACTA_NEED_SHARED("data/israel-2021");
  const auto open = [](const std::string& file) {
    return open_table(file, test::read_file(test::shared("data/" + file)), {});
  };
  EXPECT_EQ(open("israel-2021/expb.csv")->decoded.from.name, "windows-1255");
  EXPECT_TRUE(open("venezuela-2017/15OMstr.csv")->decoded.from.double_encoded);
  EXPECT_EQ(open("venezuela-2017/15OMstr.csv")->dialect.delimiter, '\t');
  EXPECT_TRUE(open("venezuela-2024/campaign_V1.csv")->decoded.from.byte_order_mark);
}

}  // namespace
}  // namespace acta::read
