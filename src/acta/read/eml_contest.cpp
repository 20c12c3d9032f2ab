// SPDX-License-Identifier: Apache-2.0
#include "acta/read/eml_contest.hpp"

namespace acta::read {

base::Result<OpenedTable> open_eml_contest(const std::string& name, const EmlDocument& document,
                                           const std::string& contest, const Limits& limits) {
  EmlShape shape;
  auto grid = eml_table(name, document, contest, shape, limits);
  if (!grid) return grid.error();
  return OpenedTable{std::move(*grid), TableFormat::eml, contest, {}, {}, shape};
}

}  // namespace acta::read
