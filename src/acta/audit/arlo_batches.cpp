// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/arlo_batches.hpp"

#include <cstddef>

#include "acta/audit/numpy_choice.hpp"
#include "acta/audit/tickets_consistent.hpp"

namespace acta::audit {
namespace {

base::Result<std::vector<std::string>> names_of(std::span<const PythonValue> keys) {
  std::vector<std::string> names;
  for (const PythonValue& key : keys) {
    auto name = python_str(key);
    if (!name) return name.error();
    names.push_back(std::move(*name));
  }
  return names;
}

}  // namespace

base::Result<std::vector<DrawnBatch>> draw_batches(std::string_view seed, std::span<const PythonValue> keys,
                                                   std::span<const double> probabilities, std::uint64_t skip,
                                                   std::uint64_t take) {
  std::uint64_t draws = 0;
  if (keys.size() != probabilities.size() || __builtin_add_overflow(skip, take, &draws)) {
    return base::Error{base::ErrorKind::usage, "a draw needs one probability for each batch", {}, {}};
  }
  const auto names = names_of(keys);
  if (!names) return names.error();
  NumpyRandom random(sha256(seed));
  const auto chosen = numpy_choice(random, probabilities, draws);
  if (!chosen) return chosen.error();
  const ConsistentTickets tickets(seed);
  std::vector<DrawnBatch> latest(keys.size());
  std::vector<DrawnBatch> drawn;
  for (const std::uint64_t batch : *chosen) {
    DrawnBatch& entry = latest[batch];
    const bool again = !entry.ticket.empty();
    const std::string ticket = again ? next_ticket(entry.ticket) : tickets.first((*names)[batch]);
    entry = {batch, again ? entry.generation + 1 : 1, printed_ticket(ticket)};
    drawn.push_back(entry);
  }
  drawn.erase(drawn.begin(), drawn.begin() + static_cast<std::ptrdiff_t>(skip));
  return drawn;
}

base::Result<std::vector<DrawnBatch>> all_batches(std::string_view seed, std::span<const PythonValue> keys,
                                                  const std::set<std::uint64_t>& examined) {
  const auto names = names_of(keys);
  if (!names) return names.error();
  const ConsistentTickets tickets(seed);
  std::vector<DrawnBatch> listed;
  for (std::uint64_t batch = 0; batch < keys.size(); ++batch) {
    if (examined.contains(batch)) continue;
    listed.push_back({batch, 1, printed_ticket(tickets.first((*names)[batch]))});
  }
  return listed;
}

}  // namespace acta::audit
