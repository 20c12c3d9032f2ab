// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "acta/base/error.hpp"

namespace acta::report {

/// Translations by msgid; an entry with a context under "context\4msgid", as gettext has it.
using Catalogue = std::map<std::string, std::string, std::less<>>;

/// The most that a compiled catalogue may be long.
inline constexpr std::size_t kMostCatalogueBytes = std::size_t{1} << 24;

/// Reads a compiled gettext catalogue (.mo, revision 0, either byte order) in UTF-8. Of plural entries the first form.
/// Errors name `file`; ErrorKind::format for bytes that are no such catalogue, ErrorKind::limit for too many.
base::Result<Catalogue> read_mo(std::string_view bytes, const std::string& file);

}  // namespace acta::report
