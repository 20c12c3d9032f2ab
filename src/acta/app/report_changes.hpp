// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "acta/report/changes.hpp"

namespace acta::app {

/// What differs between two reports (report.json, doc/formats/report.md), part by part: the run, sources, results,
/// Findings (by code, contest and copy; several of one kind by their order) and claims. Errors: not_found, io; format,
/// no report or one of another version.
base::Result<std::vector<report::Change>> report_changes(const std::filesystem::path& before,
                                                         const std::filesystem::path& after);

}  // namespace acta::app
