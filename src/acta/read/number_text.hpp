// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace acta::read {

/// A workbook's double as text: whole numbers below 10^15 without fraction, others as the shortest decimal that reads
/// back as the same double.
std::string number_text(double value);
/// A number as XML stores it ("1.2E3", "12.0") in the form of number_text; other text unchanged.
std::string plain_number(std::string_view stored);

}  // namespace acta::read
