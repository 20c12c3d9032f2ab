// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "acta/report/text_tools.hpp"
#include "acta/report/transcript_parts.hpp"

namespace acta::report {

using model::kNone;
using model::Message;

namespace {

constexpr std::size_t kMarginsTold = 5;

Message bound_sentence(const Telling& telling, const model::SeatMargin& margin) {
  const std::string votes = telling.votes(margin.votes_moved);
  if (margin.seat == 0) return Message{"The outcome stays as long as fewer than {0} move (a proven bound).", {votes}};
  return Message{"Seat {0}, held by {1}, stays with it as long as fewer than {2} move (a proven bound).",
                 {margin.seat, telling.list(margin.holder), votes}};
}

Message outcome_sentence(const Telling& telling, const model::SeatMargin& margin) {
  const std::string votes = telling.votes(margin.votes_moved);
  const std::string from = telling.list(margin.from.value_or(margin.holder));
  const auto to = margin.to ? margin.to : margin.next;
  if (!to) return Message{"The outcome would change with {0} moved from {1} to other lists.", {votes, from}};
  return Message{"The outcome would change with {0} moved from {1} to {2}.", {votes, from, telling.list(*to)}};
}

Message seat_sentence(const Telling& telling, const model::SeatMargin& margin) {
  const std::string votes = telling.votes(margin.votes_moved);
  const std::string from = telling.list(margin.from.value_or(margin.holder)), holder = telling.list(margin.holder);
  const auto to = margin.to ? margin.to : margin.next;
  if (!to)
    return Message{"Seat {0}, held by {1}, would be lost with {2} moved from {3} to other lists.",
                   {margin.seat, holder, votes, from}};
  if (!margin.next)
    return Message{"Seat {0}, held by {1}, would be lost with {2} moved from {3} to {4}.",
                   {margin.seat, holder, votes, from, telling.list(*to)}};
  return Message{"Seat {0}, held by {1}, would go to {2} with {3} moved from {4} to {5}.",
                 {margin.seat, holder, telling.list(*margin.next), votes, from, telling.list(*to)}};
}

Message added_sentence(const Telling& telling, const model::SeatMargin& margin) {
  const std::string votes = telling.votes(*margin.votes_added);
  if (!telling.law.office || !margin.next)
    return Message{"{0} added to one other list alone would do it too.", {votes}};
  return Message{"{0} added to {1} alone would do it too.", {votes, telling.list(*margin.next)}};
}

/// Other ways to the same change, and whose votes they are.
std::string other_ways(const Telling& telling, const model::SeatMargin& margin) {
  std::string text;
  if (margin.votes_area != kNone)
    text += ' ' + telling.say(Message{"The votes are those of {0}.", {telling.area(margin.votes_area)}});
  if (!margin.ballot.empty() && telling.poll.tallies.size() > 1)
    text += ' ' + telling.say(Message{"They are votes of the ballot \"{0}\".", {margin.ballot}});
  if (margin.votes_added) text += ' ' + telling.say(added_sentence(telling, margin));
  if (margin.votes_removed)
    text += ' ' + telling.say(Message{"{0} taken from {1} alone would do it too.",
                                      {telling.votes(*margin.votes_removed), telling.list(margin.holder)}});
  return text;
}

/// A note holds phrases with "; " between them, each a message of its own.
std::string note_text(const Telling& telling, std::string_view note) {
  std::string text;
  while (!note.empty()) {
    const std::string_view phrase = note.substr(0, note.find("; "));
    note.remove_prefix(std::min(note.size(), phrase.size() + 2));
    text += (text.empty() ? " (" : "; ") + std::string(telling.language.translate(phrase));
  }
  return text.empty() ? text : text + ')';
}

/// "District seats, Oslo: "; empty for the whole of a law with one tier.
std::string where(const Telling& telling, const model::SeatMargin& margin) {
  std::string text;
  if (margin.tier != kNone && telling.result.tiers.size() > 1) text = telling.tier(margin.tier);
  if (const std::string area = telling.area(margin.area); !area.empty()) text += (text.empty() ? "" : ", ") + area;
  return text.empty() ? text : text + ": ";
}

std::string margin_text(const Telling& telling, const model::SeatMargin& margin) {
  const Message sentence = margin.bound       ? bound_sentence(telling, margin)
                           : margin.seat == 0 ? outcome_sentence(telling, margin)
                                              : seat_sentence(telling, margin);
  std::string text = where(telling, margin) + telling.say(sentence);
  if (!margin.bound) text += other_ways(telling, margin);
  return wrapped(text + note_text(telling, margin.note), telling.style.width, 2);
}

/// The same change told of another seat of the list.
bool same_change(const model::SeatMargin& a, const model::SeatMargin& b) {
  return std::tie(a.tier, a.area, a.holder, a.next, a.votes_moved, a.from, a.to, a.bound) ==
             std::tie(b.tier, b.area, b.holder, b.next, b.votes_moved, b.from, b.to, b.bound) &&
         (a.seat == 0) == (b.seat == 0);
}

}  // namespace

std::string margins_text(const Telling& telling) {
  const auto& margins = telling.result.margins;
  if (margins.empty()) return {};
  std::string text = '\n' + telling.heading(telling.say(Message{"Nearest changes"}), '=');
  text += wrapped(telling.say(Message{"A tie that a draw of lots would have to decide counts as a change."}),
                  telling.style.width, 0);
  std::size_t told = 0;
  for (std::size_t i = 0; i < margins.size() && told < kMarginsTold; ++i) {
    if (i > 0 && same_change(margins[i - 1], margins[i])) continue;
    text += margin_text(telling, margins[i]);
    ++told;
  }
  return text;
}

}  // namespace acta::report
