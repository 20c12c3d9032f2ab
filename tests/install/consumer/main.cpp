// SPDX-License-Identifier: Apache-2.0
// Somebody else's program on the installed libraries: loads a record and counts its findings.
#include <acta/app/analyse.hpp>
#include <acta/app/load.hpp>
#include <cstdio>

int main(int count, char** words) {
  acta::app::LoadOptions options;
  options.laws = count > 2 ? words[2] : "";
  const auto loaded = acta::app::load(words[1], options);
  if (!loaded) {
    std::fprintf(stderr, "%s\n", acta::base::to_text(loaded.error()).c_str());
    return 2;
  }
  const auto report = acta::app::analyse(**loaded, {});
  return report && report->findings.size() > 20 ? 0 : 1;
}
