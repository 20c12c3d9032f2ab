// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/laws_folder.hpp"

#include <cstdlib>

namespace acta::cli {

std::filesystem::path laws_folder() {
  if (const char* named = std::getenv("ACTA_LAWS")) return named;
  std::error_code failed;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  for (auto folder = program.parent_path(); !failed && folder != folder.root_path(); folder = folder.parent_path()) {
    if (const auto shared = folder / "share" / "acta" / "laws"; std::filesystem::is_directory(shared, failed))
      return shared;
    if (const auto source = folder / "laws" / "generic"; std::filesystem::is_directory(source, failed))
      return folder / "laws";
    failed.clear();
  }
  return "laws";
}

}  // namespace acta::cli
