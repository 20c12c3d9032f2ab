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

std::filesystem::path catalogue_of(const std::string& language) {
  const std::string name = language + ".mo";
  std::error_code failed;
  if (const char* named = std::getenv("ACTA_LANGUAGES")) return std::filesystem::path(named) / name;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
  for (auto folder = program.parent_path(); !failed && folder != folder.root_path(); folder = folder.parent_path()) {
    const auto shared = folder / "share" / "acta" / "languages" / name;
    if (std::filesystem::is_regular_file(shared, failed)) return shared;
    failed.clear();
  }
  return {};
}

}  // namespace acta::cli
