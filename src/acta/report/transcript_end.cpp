// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/report/text_tools.hpp"
#include "acta/report/transcript_parts.hpp"

namespace acta::report {

using model::kNone;
using model::Message;

namespace {

std::string with_area(const Telling& telling, std::size_t area, const std::string& sentence) {
  const std::string name = telling.area(area);
  return wrapped(name.empty() ? sentence : name + ": " + sentence, telling.style.width, 0);
}

/// Names of the tiers that fill seats; empty where there is only one.
std::vector<std::size_t> columns(const model::CountResult& result) {
  std::vector<std::size_t> tiers;
  for (std::size_t t = 0; t < result.tiers.size(); ++t)
    if (!result.tiers[t].provisional) tiers.push_back(t);
  if (tiers.size() == 1) tiers.clear();
  return tiers;
}

std::string place_of(const Telling& telling, const model::ListResult& list) {
  if (list.in_runoff) return telling.say(Message{"second round"});
  return list.seats > 0 ? telling.say(Message{"elected"}) : std::string();
}

std::string office_table(const Telling& telling) {
  TextTable table({telling.say(Message{"candidate"}), telling.say(Message{"votes"}), telling.say(Message{"result"})},
                  {false, true, false});
  for (const std::size_t i : model::by_votes(telling.poll))
    table.add(
        {telling.list(i), telling.number(telling.poll.lists[i].votes), place_of(telling, telling.result.lists[i])});
  return table.to_text(telling.style);
}

}  // namespace

std::string ties_text(const Telling& telling, const model::TierResult& tier) {
  std::string text;
  for (const model::AreaSeats& area : tier.areas) {
    if (area.open > 0)
      text += with_area(telling, area.area,
                        telling.say(Message{"Tied: {0} of {1} seats, between {2}. A draw of lots, or another decision "
                                            "that the law asks for, is not in the record.",
                                            {area.open, area.total, telling.lists(area.tied)}}));
    if (area.unfilled > 0)
      text += with_area(telling, area.area,
                        telling.say(Message{"Not filled: {0} of {1} seats.", {area.unfilled, area.total}}));
  }
  return text.empty() ? text : '\n' + text;
}

std::string ties_text(const Telling& telling) {
  if (telling.result.outcome != model::Outcome::tie || telling.result.tied.empty()) return {};
  const Message message{"Tied: {0}. A draw of lots, or another decision that the law asks for, is not in the record.",
                        {telling.lists(telling.result.tied)}};
  return '\n' + wrapped(telling.say(message), telling.style.width, 0);
}

std::string seats_text(const Telling& telling) {
  if (telling.law.office) return '\n' + office_table(telling);
  const model::CountResult& result = telling.result;
  const std::vector<std::size_t> tiers = columns(result);
  std::vector<std::string> headings = {telling.say(Message{"list"}), telling.say(Message{"votes"})};
  for (const std::size_t t : tiers) headings.push_back(telling.tier(t));
  headings.push_back(telling.say(Message{"seats"}));
  std::vector<bool> right(headings.size(), true);
  right[0] = false;
  TextTable table(headings, right);
  std::int64_t without = 0;
  for (const std::size_t i : model::by_votes(telling.poll)) {
    if (result.lists[i].seats == 0) {
      ++without;
      continue;
    }
    std::vector<std::string> row = {telling.list(i), telling.number(telling.poll.lists[i].votes)};
    for (const std::size_t t : tiers) row.push_back(telling.number(result.tiers[t].seats[i]));
    row.push_back(telling.number(result.lists[i].seats));
    table.add(std::move(row));
  }
  std::string text = '\n' + table.to_text(telling.style);
  if (without > 0) text += "  " + telling.say(Message{"Lists without seats: {0}", {without}}) + '\n';
  return text;
}

}  // namespace acta::report
