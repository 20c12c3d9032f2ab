// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "acta/base/error.hpp"
#include "acta/read/ballots/reading.hpp"
#include "acta/read/ballots/text_blocks.hpp"

namespace acta::read {

/// The same as read_cdf_json for the XML form of SP 1500-103, with or without namespace prefix, Unisyn's too. The
/// document is streamed twice: the election's part stands behind the records. Errors have line and column.
base::Result<BallotReading> read_cdf_xml(const std::string& name, std::string_view bytes, const std::string& contest,
                                         const BallotOptions& options);

/// The same of a file that is never held, which is read twice.
base::Result<BallotReading> stream_cdf_xml(const std::string& name, const SourceAgain& again,
                                           const std::string& contest, const BallotOptions& options);

}  // namespace acta::read
