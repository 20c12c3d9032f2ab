// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/read/eml.hpp"
#include "acta/read/table.hpp"

namespace acta::read {

/// open_table() of a contest of a document that has been read: one parse serves all contests of a file.
/// Errors: of eml_table.
base::Result<OpenedTable> open_eml_contest(const std::string& name, const EmlDocument& document,
                                           const std::string& contest, const Limits& limits = {});

}  // namespace acta::read
