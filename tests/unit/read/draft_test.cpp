// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/draft.hpp"

#include <gtest/gtest.h>

#include <iostream>

#include "acta/read/layout.hpp"
#include "acta/read/sheets.hpp"
#include "support/shared.hpp"

namespace {
using namespace acta;
TEST(Try, File) {
  std::vector<std::string> bytes;
  std::vector<read::DraftInput> inputs;
  std::stringstream names(std::getenv("TRY") ? std::getenv("TRY") : "");
  std::string n;
  std::vector<std::string> all;
  while (names >> n) all.push_back(n), bytes.push_back(test::read_file(test::shared("data/" + n)));
  for (std::size_t i = 0; i < all.size(); ++i) inputs.push_back({all[i], bytes[i], {}});
  auto d = read::draft(inputs);
  if (!d) { std::cout << base::to_text(d.error()); return; }
  std::cout << d->toml;
  auto r = read::parse_record(d->toml, "x");
  if (!r) std::cout << base::to_text(r.error());
}
}  // namespace
