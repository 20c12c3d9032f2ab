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

}  // namespace

std::string against_proclaimed(const ReadingReport& reading) {
  if (reading.proclaimed == model::Verdict::not_checked) return {};
  if (reading.proclaimed == model::Verdict::holds) return "the proclaimed seats";
  std::string text;
  for (const SeatDifference& own : reading.differs)
    text += fmt::format("{}{} {} (proclaimed {})", text.empty() ? "other seats than proclaimed: " : ", ", own.name,
                        own.seats, own.proclaimed);
  return text.empty() ? "as proclaimed, as far as seats were" : text;
}

std::string readings_text(const Report& report, const TextStyle& style) {
  std::string text;
  for (const ContestReport& contest : report.contests) {
    if (contest.readings.empty()) continue;
    text += "\n" + painted("Readings of " + contest.contest->name, "1", style) + '\n';
    std::int64_t right = 0, compared = 0;
    for (const ReadingReport& reading : contest.readings) {
      text += wrapped(reading.name, style.width, 2);
      text += wrapped("→ " + seats_text(reading), style.width, 6);
      if (const std::string verdict = against_proclaimed(reading); !verdict.empty())
        text += wrapped(verdict, style.width, 6);
      right += reading.proclaimed == model::Verdict::holds ? 1 : 0;
      compared += reading.proclaimed == model::Verdict::not_checked ? 0 : 1;
    }
    if (compared > 0)
      text += fmt::format("  {} of {} readings that could be compared give the proclaimed seats.\n", right, compared);
  }
  return text;
}

}  // namespace acta::report
