// SPDX-License-Identifier: Apache-2.0
#include "acta/read/shares.hpp"

#include <algorithm>
#include <optional>

#include "acta/base/checked.hpp"
#include "acta/model/printed_share.hpp"

namespace acta::read {
namespace {

using base::Int128;

/// A per cent as printed: "39.8785" is 398,785 of 10^-4.
struct Printed {
  std::int64_t value = 0;
  int decimals = 0;
};

/// Digits, at most six of them before a mark and six after it.
std::optional<Printed> printed_share(std::string_view text) {
  const std::size_t mark = std::min(text.find_first_of(".,"), text.size());
  const std::string_view whole = text.substr(0, mark), fraction = text.substr(std::min(mark + 1, text.size()));
  if (whole.empty() || whole.size() > 6 || fraction.size() > 6 || (mark < text.size() && fraction.empty()))
    return std::nullopt;
  Printed printed{0, static_cast<int>(fraction.size())};
  for (const std::string_view digits : {whole, fraction})
    for (const char c : digits) {
      if (c < '0' || c > '9') return std::nullopt;
      printed.value = 10 * printed.value + (c - '0');
    }
  return printed;
}

/// Counts from `low` up to `high` round to the printed share: (value - 1/2) * base <= count * scale < (value + 1/2) *
/// base.
struct Counts {
  model::Cell low = 0, high = 0;
};
Counts counts_of(const Printed& printed, model::Cell base) {
  const Int128 scale = Int128{200} * model::power_of_ten(printed.decimals);
  const Int128 least = Int128{2 * printed.value - 1} * base, beyond = Int128{2 * printed.value + 1} * base;
  const Int128 low = std::max<Int128>(0, least <= 0 ? 0 : (least + scale - 1) / scale), high = (beyond - 1) / scale;
  return {static_cast<model::Cell>(low), static_cast<model::Cell>(high)};
}

}  // namespace

ShareReading read_share(std::string_view text, model::Cell base, const NumberForm& form) {
  text = trimmed(text);
  if (std::find(form.missing.begin(), form.missing.end(), text) != form.missing.end()) return {};
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  const auto printed = printed_share(text);
  if (!printed) return {model::kUnreadable, "not a per cent"};
  if (!model::is_count(base) || base < 0)
    return {model::kUnreadable, "a per cent of a number that the row does not tell"};
  if (base == 0) {
    if (printed->value == 0) return {0, {}};
    return {model::kUnreadable, "a per cent of nobody"};
  }
  const Counts counts = counts_of(*printed, base);
  if (counts.low > counts.high) return {model::kUnreadable, "no count is this per cent of " + std::to_string(base)};
  if (counts.low < counts.high)
    return {model::kUnreadable, std::to_string(counts.high - counts.low + 1) + " counts are this per cent of " +
                                    std::to_string(base) + " at its digits"};
  if (counts.low > base::kLargestCount) return {model::kUnreadable, "too large for a count"};
  return {counts.low, {}};
}

}  // namespace acta::read
