// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/audit/python_repr.hpp"
#include "acta/base/error.hpp"

namespace acta::audit {

/// Identifiers that differ in a number only: `before`, the number in decimal, `after`; the numbers are first,
/// first + 1, ..., first + count - 1. They are so written one at a time, and never all in memory.
struct IdentifierRun {
  std::string before;
  std::string after;
  std::uint64_t first = 1;
  std::uint64_t count = 0;
};

/// One identifier, given whole or in pieces; items are counted from 0 through the runs in their order.
/// REQUIRES: item < the sum of the counts
std::string identifier_of(std::span<const IdentifierRun> runs, std::uint64_t item);

/// The ballots first to first + count - 1 of a batch, as Arlo names them: str((batch, position)). A batch is the pair
/// (jurisdiction, batch name), or a string. Errors as python_repr.
base::Result<IdentifierRun> arlo_ballots(const PythonValue& batch, std::uint64_t first, std::uint64_t count,
                                         UnicodeVersion unicode = {});

struct ConsistentDraw {
  std::string seed;        ///< UTF-8
  std::uint64_t skip = 0;  ///< tickets drawn in earlier rounds, left out of the result
  std::uint64_t take = 0;
  bool with_replacement = true;  ///< all tickets of an identifier take part, not only its first
  unsigned threads = 1;          ///< at most so many parts of the identifiers are read at once
};

struct DrawnTicket {
  std::string ticket;            ///< full; see printed_ticket()
  std::uint64_t item = 0;        ///< see identifier_of()
  std::uint64_t generation = 1;  ///< 1 for the first ticket of the item, 2 for the second, ...
};

/// The skip + take smallest tickets (see ConsistentTickets) without the first `skip`, in ascending order; equal tickets
/// in the order of the items. Thread-safe; the result does not depend on `threads`. Memory: 100 bytes for each of
/// skip + take tickets and thread, whatever the number of identifiers.
/// REQUIRES: no identifier occurs twice, and the counts add up below 2^64.
/// Error `usage` where fewer tickets exist: no identifiers at all, or, without replacement, fewer than skip + take.
base::Result<std::vector<DrawnTicket>> draw_tickets(std::span<const IdentifierRun> runs, const ConsistentDraw& draw);
/// The same over identifiers as Python's str() writes them.
base::Result<std::vector<DrawnTicket>> draw_tickets(std::span<const std::string> identifiers,
                                                    const ConsistentDraw& draw);

}  // namespace acta::audit
