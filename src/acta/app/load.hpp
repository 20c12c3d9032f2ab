// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "acta/app/progress.hpp"
#include "acta/base/error.hpp"
#include "acta/model/finding.hpp"
#include "acta/read/layout.hpp"
#include "acta/read/sheets.hpp"
#include "acta/report/report.hpp"

namespace acta::app {

struct LoadOptions {
  std::vector<std::filesystem::path> data;  ///< folders in which sources are looked for after the record's own
  std::filesystem::path laws;               ///< folder of law files
  bool strict = false;
  Progress* progress = nullptr;
};

/// A record with all its sheets read. Holds everything that a report points into: keep it as long as the report.
struct Loaded {
  read::RecordFile file;
  std::string record_sha256;
  std::vector<std::string> law_texts;                   ///< per contest: its law file; empty for none
  std::vector<std::filesystem::path> inputs;            ///< every file that was read
  std::vector<report::SourceReport> sources;            ///< in the order of the record's sources
  std::vector<std::vector<read::SheetReading>> sheets;  ///< [contest][copy]
  std::vector<std::string> samples;                     ///< per contest: the bytes of its sample; empty for none
  std::vector<model::Finding> findings;                 ///< of reading
};

/// Reads `election.toml`, its law files and every source; checks hashes; puts sheets together. Files are read and
/// parsed in parallel; the result does not depend on the number of threads. Errors: not_found, hash, format, limit, io;
/// the first in the order of the record.
base::Result<std::unique_ptr<Loaded>> load(const std::filesystem::path& record, const LoadOptions& options);

/// Whether both have the same record and sources, byte for byte, wherever they lie.
bool same_record(const Loaded& one, const Loaded& other);

}  // namespace acta::app
