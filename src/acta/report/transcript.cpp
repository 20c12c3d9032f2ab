// SPDX-License-Identifier: Apache-2.0
#include "acta/report/transcript.hpp"

#include <algorithm>

#include "acta/report/text_tools.hpp"
#include "acta/report/transcript_parts.hpp"

namespace acta::report {

using model::kNone;
using model::Message;

namespace {

/// Writes steps, numbered through the whole count, and remembers which clauses it has told.
class StepTeller {
 public:
  explicit StepTeller(const Telling& telling)
      : m_telling(telling),
        m_told(telling.law.clauses.size(), 0),
        m_indent(std::max<std::size_t>(6, std::to_string(telling.result.steps.size()).size() + 3)) {}

  /// Steps of a tier (kNone: of the whole), with a heading where the area changes.
  std::string steps_of(std::size_t tier);

 private:
  std::string area_heading(std::size_t area) const;
  std::string step(const model::Step& step);
  std::string standing(const std::vector<std::int64_t>& seats) const;
  std::string clauses(const model::Step& step);
  std::string lines(const std::string& text, std::size_t more = 0) const {
    return wrapped(text, m_telling.style.width, m_indent + more);
  }

  const Telling& m_telling;
  std::vector<char> m_told;  ///< per clause
  std::size_t m_indent, m_number = 0;
};

std::string StepTeller::steps_of(std::size_t tier) {
  std::string text;
  std::size_t area = kNone;
  for (const model::Step& one : m_telling.result.steps) {
    if (one.tier != tier) continue;
    if (one.area != area) text += area_heading(area = one.area);
    text += step(one);
  }
  return text;
}

std::string StepTeller::area_heading(std::size_t area) const {
  return '\n' + m_telling.heading(area == kNone ? m_telling.say(Message{"The whole"}) : m_telling.area(area), '-');
}

std::string StepTeller::step(const model::Step& step) {
  std::string first = lines(m_telling.say(step.what));
  const std::string label = std::to_string(++m_number) + ". ";
  first.replace(m_indent - label.size(), label.size(), label);
  std::string reason = m_telling.say(step.arithmetic);
  if (!step.article.empty()) reason += (reason.empty() ? "[" : " [") + m_telling.known(step.article) + "]";
  std::string text = first;
  if (!step.standing.empty()) text += lines(m_telling.say(Message{"Seats before: {0}", {standing(step.standing)}}));
  if (!reason.empty()) text += lines(reason);
  return text + clauses(step);
}

std::string StepTeller::standing(const std::vector<std::int64_t>& seats) const {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < seats.size(); ++i)
    if (seats[i] > 0) order.push_back(i);
  if (order.empty()) return m_telling.say(Message{"none"});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return seats[a] > seats[b]; });
  std::string text;
  for (const std::size_t i : order)
    text += (text.empty() ? "" : ", ") + m_telling.list(i) + ' ' + m_telling.number(seats[i]);
  return text;
}

std::string StepTeller::clauses(const model::Step& step) {
  std::string text;
  const std::string tier = step.tier == kNone ? std::string() : m_telling.result.tiers[step.tier].id;
  for (std::size_t i = 0; i < m_told.size(); ++i) {
    const model::Clause& clause = m_telling.law.clauses[i];
    const bool of_tier = clause.tier.empty() || clause.tier == tier;
    if (m_told[i] || step.article.empty() || clause.article != step.article || !of_tier) continue;
    m_told[i] = 1;
    text += lines(m_telling.known(clause.article) + ": " + m_telling.known(clause.text), 2);
    if (!clause.address.empty()) text += lines(clause.address, 2);
    if (!clause.date.empty()) text += lines(m_telling.say(Message{"Version of {0}", {clause.date}}), 2);
  }
  return text;
}

std::string tier_text(const Telling& telling, std::size_t index, StepTeller& teller) {
  const model::TierResult& tier = telling.result.tiers[index];
  std::string text = '\n' + telling.heading(telling.tier(index), '=');
  if (tier.provisional)
    text += wrapped(telling.say(Message{"These seats are reckoned with by a later part of the law and not filled."}),
                    telling.style.width, 0);
  const std::string steps = teller.steps_of(index);
  text += steps.empty()
              ? wrapped(telling.say(Message{"No steps: these seats are filled elsewhere."}), telling.style.width, 0)
              : steps;
  return text + ties_text(telling, tier);
}

std::string title(const Telling& telling) {
  std::string text = telling.heading(telling.known(telling.law.name), '=');
  text += telling.say(Message{"Law: {0}", {telling.law.id}}) + '\n';
  if (!telling.law.note.empty()) text += wrapped(telling.known(telling.law.note), telling.style.width, 0);
  if (!telling.poll.drawn.empty())
    text +=
        wrapped(telling.say(Message{"Recorded draw of lots, in this order: {0}", {telling.lists(telling.poll.drawn)}}),
                telling.style.width, 0);
  return text;
}

}  // namespace

std::string transcript(const model::Law& law, const model::Poll& poll, const model::CountResult& result,
                       const Language& language, const TextStyle& style) {
  const Telling telling{law, poll, result, language, style};
  StepTeller teller(telling);
  std::string text = title(telling);
  const std::string whole = teller.steps_of(kNone);
  if (!whole.empty()) text += '\n' + whole;
  for (std::size_t tier = 0; tier < result.tiers.size(); ++tier) text += tier_text(telling, tier, teller);
  if (result.tiers.empty()) text += ties_text(telling);
  text += '\n' + telling.heading(telling.say(Message{"Result"}), '=');
  if (!result.statement.empty()) text += wrapped(telling.say(result.statement), style.width, 0);
  return text + seats_text(telling) + margins_text(telling);
}

}  // namespace acta::report
