// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "acta/model/sheets.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {

/// A count told as a per cent of another number of the same row.
struct ShareReading {
  model::Cell cell = model::kMissing;
  std::string reason;  ///< why no count could be told, where cell is kUnreadable
};

/// The count whose per cent of `base`, rounded half up at the printed digits, is `text`: "39.8785" of 494 is 197.
/// `text` is digits with at most six decimals after a point or comma, a per cent sign or none; it may be above 100:
/// that more voted for a list than voted at all is for checks to say. Texts of `form.missing` give kMissing. No such
/// count, or more than one, gives kUnreadable: nothing is guessed. Where nobody is the base, only zero is a count.
ShareReading read_share(std::string_view text, model::Cell base, const NumberForm& form);

}  // namespace acta::read
