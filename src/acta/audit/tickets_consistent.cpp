// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/tickets_consistent.hpp"

#include <algorithm>
#include <array>

namespace acta::audit {
namespace {

constexpr std::size_t kFewestDigits = 64;
constexpr std::string_view kPoint = "0.";

/// For 0 to 999, the number whose three digits are these backwards.
constexpr std::array<std::uint16_t, 1000> three_digits_reversed() {
  std::array<std::uint16_t, 1000> reversed{};
  for (unsigned i = 0; i < reversed.size(); ++i) {
    reversed[i] = static_cast<std::uint16_t>(i % 10 * 100 + i / 10 % 10 * 10 + i / 100);
  }
  return reversed;
}

/// Where the first digit stands that is no nine; the size where all are nines.
std::size_t end_of_nines(std::string_view ticket) {
  return std::min(ticket.find_first_not_of('9', kPoint.size()), ticket.size());
}

}  // namespace

ConsistentTickets::ConsistentTickets(std::string_view seed) : m_seed(to_hexadecimal(sha256(seed))) {}

std::string ConsistentTickets::first(std::string_view identifier) const {
  return std::string(kPoint) + decimal_reversed(first_digest(identifier));
}

std::string decimal_reversed(const Digest256& digest) {
  std::string digits = to_decimal(digest);
  std::reverse(digits.begin(), digits.end());
  if (digits.size() < kFewestDigits) digits.resize(kFewestDigits, '0');
  return digits;
}

std::uint32_t leading_digits(const Digest256& digest) {
  static constexpr auto kReversed = three_digits_reversed();
  const std::uint32_t last = remainder_of_billion(digest);
  return kReversed[last % 1000] * 1'000'000U + kReversed[last / 1000 % 1000] * 1000U + kReversed[last / 1'000'000];
}

std::string next_ticket(std::string_view ticket) {
  const std::string nines(ticket.substr(0, end_of_nines(ticket)));
  const Sha256Stream state(std::string(ticket) + ':');
  for (std::uint64_t i = 1;; ++i) {
    std::string next = nines + decimal_reversed(state.digest(std::to_string(i)));
    if (next > ticket) return next;
  }
}

std::string printed_ticket(std::string_view ticket, std::size_t digits) {
  return std::string(ticket.substr(0, end_of_nines(ticket) + digits));
}

}  // namespace acta::audit
