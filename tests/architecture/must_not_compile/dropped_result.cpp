// SPDX-License-Identifier: Apache-2.0
#include "acta/base/ratio.hpp"

int main() {
  acta::base::parse_ratio("5 %");  // this must not compile
  return 0;
}
