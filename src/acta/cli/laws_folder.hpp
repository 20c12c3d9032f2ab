// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace acta::cli {

/// Where the law files are: $ACTA_LAWS, else the first share/acta/laws, or checkout with laws, above the program.
std::filesystem::path laws_folder();

/// The compiled catalogue of messages in that language, looked for in the same places (share/acta/languages/CODE.mo),
/// or in the folder that the environment's ACTA_LANGUAGES names; empty where there is none.
std::filesystem::path catalogue_of(const std::string& language);

}  // namespace acta::cli
