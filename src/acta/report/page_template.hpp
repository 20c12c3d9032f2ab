// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace acta::report {

/// The page with the markers @ACTA_TITLE@, @ACTA_NOSCRIPT@ and @ACTA_DATA@ once each. Built from `web/`; without it
/// (ACTA_WEB=OFF) a page that shows the summary only.
std::string_view page_template();

}  // namespace acta::report
