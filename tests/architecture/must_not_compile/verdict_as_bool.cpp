// SPDX-License-Identifier: Apache-2.0
#include "acta/model/finding.hpp"

int main() {
  const acta::model::Finding finding;
  if (finding.verdict) return 1;  // this must not compile
  return 0;
}
