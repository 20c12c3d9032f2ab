// SPDX-License-Identifier: Apache-2.0
#include "acta/base/checked.hpp"

int main() {
  const acta::base::Votes votes(3);
  const acta::base::Voters voters(4);
  return static_cast<int>((votes + voters).value());  // this must not compile
}
