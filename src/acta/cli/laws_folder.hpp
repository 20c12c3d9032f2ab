// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace acta::cli {

/// Where the law files are: $ACTA_LAWS, else beside the installed program (../share/acta/laws), else the folder that
/// the program was built from.
std::filesystem::path laws_folder();

}  // namespace acta::cli
