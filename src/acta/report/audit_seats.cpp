// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/report/audit.hpp"
#include "acta/report/json_writer.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

constexpr std::size_t kAreasShown = 60;

struct TierSum {
  std::string tier;
  std::size_t groups = 0;
  std::int64_t proven = 0, open = 0;
};

std::vector<TierSum> tier_sums(const std::vector<AuditSeats>& seats) {
  std::vector<TierSum> sums;
  for (const AuditSeats& one : seats) {
    if (one.provisional) continue;
    auto at = std::find_if(sums.begin(), sums.end(), [&](const TierSum& sum) { return sum.tier == one.tier; });
    if (at == sums.end()) at = sums.insert(at, {one.tier});
    ++at->groups;
    (one.proven ? at->proven : at->open) += one.seats;
  }
  return sums;
}

std::string holders_text(const AuditSeats& one) {
  std::string text;
  std::int64_t open = one.seats;
  for (const auto& [list, seats] : one.holders) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", list, base::grouped(seats));
    open -= seats;
  }
  if (open > 0) text += fmt::format("{}{} open", text.empty() ? "" : ", ", base::grouped(open));
  return text;
}

std::string verdict_text(const AuditSeats& one) {
  if (!one.proven) return "not proven";
  return one.given.empty() ? "proven" : fmt::format("proven, given {}", one.given);
}

}  // namespace

std::string audit_seats_text(const std::vector<AuditSeats>& seats, const TextStyle& style) {
  const std::vector<TierSum> sums = tier_sums(seats);
  std::size_t areas = 0;
  std::int64_t all = 0;
  for (const TierSum& sum : sums) areas += sum.groups, all += sum.proven + sum.open;
  if (all <= 1) return {};
  std::string text;
  for (const TierSum& sum : sums)
    text += wrapped(fmt::format("Tier {}: {} of {} seats are proven where the claims hold.", sum.tier,
                                base::grouped(sum.proven), base::grouped(sum.proven + sum.open)),
                    style.width, 2);
  if (areas == 1) return text;
  TextTable table({"tier", "area", "seats", "by the claims"}, {false, false, false, false});
  std::size_t left_out = 0, shown = 0;
  for (const AuditSeats& one : seats) {
    if (one.provisional || one.seats == 0) continue;
    if (areas > kAreasShown && one.proven) {
      ++left_out;
      continue;
    }
    ++shown;
    table.add({one.tier, one.area.empty() ? "the whole" : one.area, holders_text(one), verdict_text(one)});
  }
  if (shown > 0) text += table.to_text(style);
  if (left_out > 0)
    text +=
        fmt::format("  … and {} areas that are proven (--json)\n", base::grouped(static_cast<std::int64_t>(left_out)));
  return text;
}

void write_audit_seats(JsonWriter& json, const std::vector<AuditSeats>& seats) {
  json.key("seats").begin_array();
  for (const AuditSeats& one : seats) {
    json.begin_object().key("tier").text(one.tier).key("area").text(one.area).key("seats").integer(one.seats);
    json.key("provisional").boolean(one.provisional).key("proven").boolean(one.proven).key("reason").text(one.reason);
    if (!one.given.empty()) json.key("given").text(one.given);
    json.key("lists").begin_array();
    for (const auto& [list, count] : one.holders)
      json.begin_object().key("list").text(list).key("seats").integer(count).end_object();
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace acta::report
