// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ballot_folder.hpp"

#include <algorithm>

#include "acta/app/files.hpp"

namespace acta::app {

namespace fs = std::filesystem;

base::Result<read::BallotFiles> ballot_folder(const fs::path& folder) {
  std::error_code failed;
  fs::directory_iterator entries(folder, failed);
  if (failed)
    return base::Error{
        base::ErrorKind::not_found, "cannot be opened as a folder: " + failed.message(), {folder.string(), 0, 0}, {}};
  read::BallotFiles files;
  files.name = folder.string();
  for (const fs::directory_entry& entry : entries)
    if (entry.is_regular_file(failed)) files.names.push_back(entry.path().filename().string());
  std::sort(files.names.begin(), files.names.end());
  files.bytes = [folder](const std::string& name) { return read_file(folder / name); };
  return files;
}

}  // namespace acta::app
