// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/report/report.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

std::string seats_text(const ReadingReport& reading) {
  if (!reading.result) return "cannot be counted: " + reading.refused;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < reading.poll.lists.size(); ++i)
    if (reading.result->lists[i].seats > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return reading.result->lists[a].seats > reading.result->lists[b].seats;
  });
  std::string text;
  for (const std::size_t i : order)
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : ", ", reading.poll.lists[i].name, reading.result->lists[i].seats);
  if (reading.result->outcome == model::Outcome::tie)
    text += fmt::format("{}{} tied", text.empty() ? "" : ", ", reading.result->open);
  return text.empty() ? model::to_string(reading.result->statement) : text;
}

std::string_view proclaimed_text(model::Verdict verdict) {
  switch (verdict) {
    case model::Verdict::holds: return "the proclaimed seats";
    case model::Verdict::fails: return "other seats than proclaimed";
    default: return {};
  }
}

}  // namespace

std::string readings_text(const Report& report, const TextStyle& style) {
  std::string text;
  for (const ContestReport& contest : report.contests) {
    if (contest.readings.empty()) continue;
    text += "\n" + painted("Readings of " + contest.contest->name, "1", style) + '\n';
    std::int64_t right = 0;
    for (const ReadingReport& reading : contest.readings) {
      text += wrapped(reading.name, style.width, 2);
      text += wrapped("→ " + seats_text(reading), style.width, 6);
      if (const auto verdict = proclaimed_text(reading.proclaimed); !verdict.empty())
        text += fmt::format("      {}\n", verdict);
      right += reading.proclaimed == model::Verdict::holds ? 1 : 0;
    }
    if (!contest.contest->proclaimed.empty())
      text += fmt::format("  {} of {} readings give the proclaimed seats.\n", right, contest.readings.size());
  }
  return text;
}

}  // namespace acta::report
