// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace acta::test {

using Files = std::vector<std::pair<std::string, std::string>>;

/// Files packed by libarchive: format "zip", "tar" or "raw" (one file), filter "", "gzip", "xz", "zstd", "bzip2".
std::string packed(const Files& files, const std::string& format, const std::string& filter = {});

/// A workbook of one sheet "Sheet1" from the XML inside <sheetData>.
std::string xlsx_of(const std::string& sheet_data, const std::string& shared_strings = {});

}  // namespace acta::test
