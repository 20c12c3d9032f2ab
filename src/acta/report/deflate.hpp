// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace acta::report {

/// Raw deflate (RFC 1951) as one stream. Blocks of 1 MiB are compressed in parallel, each with the end of the block
/// before it as dictionary, so that the bytes are the same for any number of threads.
std::string deflated(std::string_view bytes);
/// Base64 (RFC 4648, section 4) with padding and without line breaks.
std::string base64(std::string_view bytes);

}  // namespace acta::report
