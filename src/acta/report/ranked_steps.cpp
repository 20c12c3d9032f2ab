// SPDX-License-Identifier: Apache-2.0
#include "acta/report/ranked_steps.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

using count::RankedMove;
using count::RankedRound;

const char* tie_words(count::TieMode mode) {
  switch (mode) {
    case count::TieMode::random: return "random numbers of the seed";
    case count::TieMode::previous_then_random: return "earlier rounds, then random numbers of the seed";
    case count::TieMode::candidate_order: return "the order of candidates";
    case count::TieMode::permutation: return "an order drawn from the seed";
    case count::TieMode::previous_then_ask: return "earlier rounds, then the recorded draw";
    case count::TieMode::first_then_ask: return "the first round that differs, then the recorded draw";
    case count::TieMode::all_different_then_ask:
      return "the last round in which all of them differ, then the recorded draw";
    case count::TieMode::ask: break;
  }
  return "the recorded draw";
}

class Step {
 public:
  Step(const RankedShown& shown, const RankedRound& round) : m_shown(shown), m_round(round) {}

  std::string text() const {
    std::string all;
    for (const std::string& part : {elected(), guarded(), deferred(), eliminated(), moved()})
      if (!part.empty()) all += (all.empty() ? "" : "; ") + part;
    if (m_round.by_tie && asked_alone())
      all += fmt::format("; a tie was broken by {}{}", tie_words(count::TieMode::ask), article("last_seat_tie"));
    else if (m_round.by_tie)
      all += fmt::format("; a tie was broken by {}{}", tie_words(m_shown.rules.ties), article("ties"));
    return all;
  }

 private:
  bool asked_alone() const {
    const bool last = count::is_staged(m_shown.rules) ? m_round.last_seats > 0 : !m_round.elected.empty();
    return m_shown.rules.ask_last_seat && last;
  }
  std::string article(const char* question) const {
    for (const model::RankedAnswer& answer : m_shown.law.answers)
      if (answer.question == question && !answer.source.empty()) return " [" + answer.source + "]";
    return {};
  }
  const std::string& name(std::uint32_t c) const { return m_shown.contest.names[c]; }

  std::string elected() const {
    const auto split = m_round.elected.end() - static_cast<std::ptrdiff_t>(m_round.last_seats);
    const std::string reached = are_elected({m_round.elected.begin(), split});
    const std::string last = are_elected({split, m_round.elected.end()});
    return reached + (reached.empty() ? "" : article("quota")) + (reached.empty() || last.empty() ? "" : "; ") + last +
           (last.empty() ? "" : " to the last seats without the threshold" + article("last_seats"));
  }

  std::string are_elected(const std::vector<std::uint32_t>& candidates) const {
    if (candidates.empty()) return {};
    return ranked_names(m_shown, candidates) + (candidates.size() > 1 ? " are" : " is") + " elected";
  }

  std::string guarded() const {
    if (m_round.guarded.empty() || m_round.eliminated.empty()) return {};
    return ranked_names(m_shown, m_round.guarded) + (m_round.guarded.size() > 1 ? " are" : " is") +
           " guarded by the constraints";
  }

  std::string deferred() const {
    if (m_round.move.deferred.empty()) return {};
    return "the surplus of " + ranked_names(m_shown, m_round.move.deferred) + " waits" + article("defer_surpluses");
  }

  std::string eliminated() const {
    if (m_round.eliminated.empty()) return {};
    if (!m_round.doomed.empty())
      return ranked_names(m_shown, m_round.doomed) + (m_round.doomed.size() > 1 ? " are" : " is") +
             " excluded: the constraints cannot be met with them";
    const bool several = m_round.eliminated.size() > 1;
    return ranked_names(m_shown, m_round.eliminated) + (several ? " are" : " is") + " eliminated" +
           article(several && m_shown.rules.batch_elimination ? "batch_elimination"
                   : several && m_shown.rules.fewest_votes    ? "fewest_votes"
                                                              : "exclusion");
  }

  std::string moved() const {
    const RankedMove& move = m_round.move;
    if (move.kind == RankedMove::Kind::none) return {};
    if (move.kind == RankedMove::Kind::restart) return "the count starts anew" + article("restart");
    const std::string papers = fmt::format("{} {}{}", grouped(move.papers), move.papers == 1 ? "ballot" : "ballots",
                                           move.value ? " at " + move.value->text() : std::string(" at their values"));
    if (move.kind == RankedMove::Kind::surplus)
      return "the surplus of " + name(move.from) + " moves: " + papers + article("surplus");
    return papers + (m_round.eliminated.empty() ? " of " + name(move.from) : std::string()) +
           (move.papers == 1 ? " moves" : " move");
  }

  const RankedShown& m_shown;
  const RankedRound& m_round;
};

bool has(const std::vector<std::uint32_t>& list, std::uint32_t candidate) {
  return std::find(list.begin(), list.end(), candidate) != list.end();
}

}  // namespace

std::string ranked_step(const RankedShown& shown, const RankedRound& round) { return Step(shown, round).text(); }

std::string ranked_status(const count::RankedResult& result, std::uint32_t candidate) {
  for (std::size_t r = result.rounds.size(); r-- > 0;) {
    if (has(result.rounds[r].elected, candidate)) return fmt::format("elected, round {}", r + 1);
    if (has(result.rounds[r].eliminated, candidate)) return fmt::format("eliminated, round {}", r + 1);
  }
  return {};
}

std::string ranked_names(const RankedShown& shown, const std::vector<std::uint32_t>& candidates) {
  std::string all;
  for (const std::uint32_t c : candidates) all += (all.empty() ? "" : ", ") + shown.contest.names[c];
  return all;
}

std::string ranked_law_text(const RankedShown& shown, const TextStyle& style) {
  if (shown.law.id.empty()) return {};
  std::string text = fmt::format("  {} ({}), {} {}\n", shown.law.name, shown.law.id, shown.rules.seats,
                                 shown.rules.seats == 1 ? "seat" : "seats");
  for (const model::RankedAnswer& answer : shown.law.answers)
    text += fmt::format("    {} = {}{}\n", answer.question, answer.answer,
                        answer.source.empty() ? "" : " [" + answer.source + "]");
  if (!shown.law.note.empty()) text += wrapped("Note: " + shown.law.note, style.width, 2);
  return text;
}

std::string ranked_readings_text(const RankedShown& shown, const TextStyle& style) {
  if (shown.readings.empty()) return {};
  std::size_t same = 0;
  std::string others;
  for (const RankedReadingShown& reading : shown.readings) {
    if (!reading.changes) {
      ++same;
      continue;
    }
    others += fmt::format("  {}: {}{}\n", reading.name,
                          reading.stopped.empty() ? ranked_names(shown, reading.elected) : reading.stopped,
                          reading.by_tie && reading.stopped.empty() ? " (a tie was broken)" : "");
  }
  if (others.empty())
    return wrapped(fmt::format("Other answers decide nothing: the same are elected under all {} tried.", same),
                   style.width, 2);
  return "  " + painted("Other answers elect others", "33", style) +
         fmt::format(" ({} of {} tried); whether the law admits them is for people to say:\n",
                     shown.readings.size() - same, shown.readings.size()) +
         others;
}

}  // namespace acta::report
