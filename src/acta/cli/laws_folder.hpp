// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace acta::cli {

/// Where the law files are: $ACTA_LAWS, else the first share/acta/laws, or checkout with laws, above the program.
std::filesystem::path laws_folder();

}  // namespace acta::cli
