// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "acta/report/ranked.hpp"
#include "acta/report/ranked_analysis.hpp"
#include "acta/report/ranked_parts.hpp"
#include "acta/report/ranked_steps.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

using count::Amount;
using count::RankedRound;
using count::RankedTransfer;
using Candidates = std::vector<std::uint32_t>;

constexpr std::array<const char*, count::kInactiveKinds> kInactive{
    "inactive: choices used up", "inactive: overvote", "inactive: skipped ranks", "inactive: repeated candidate",
    "inactive: last surplus"};

class RankedText {
 public:
  RankedText(const RankedShown& shown, const TextStyle& style, bool steps)
      : m_shown(shown), m_style(style), m_steps(steps) {}

  std::string text() {
    head();
    if (!m_shown.stopped.empty()) paragraph("The count stopped: " + m_shown.stopped + ".");
    too_few();
    for (std::size_t pass = 0; pass < m_shown.passes.size(); ++pass) {
      if (m_shown.passes.size() > 1) m_text += "\n" + painted(fmt::format("Pass {}", pass + 1), "1", m_style) + "\n";
      one(m_shown.passes[pass]);
    }
    if (m_shown.rounding) rounding(*m_shown.rounding);
    m_text += ranked_readings_text(m_shown, m_style);
    m_text += ranked_analysis_text(m_shown, m_style);
    findings();
    return std::move(m_text);
  }

 private:
  std::string names(const Candidates& candidates) const { return ranked_names(m_shown, candidates); }

  void paragraph(const std::string& words) { m_text += wrapped(words, m_style.width, 2); }

  void head() {
    const RctabHead& head = m_shown.head;
    std::string title = head.contest;
    for (const std::string& part : {head.office, head.jurisdiction, head.date})
      if (!part.empty()) title += ", " + part;
    m_text += painted(title, "1", m_style) + "\n";
    for (const RankedSourceShown& source : m_shown.sources) {
      m_text += fmt::format("  {}: {} ballots ({})\n", source.path, grouped(source.ballots), source.provider);
      for (const std::string& note : source.notes) m_text += wrapped(note, m_style.width, 4);
    }
    m_text += ranked_law_text(m_shown, m_style);
    for (const count::RankedConstraint& one : m_shown.contest.constraints) {
      std::string bounds = one.least > 0 ? fmt::format("at least {}", one.least) : std::string();
      if (one.most) bounds += fmt::format("{}at most {}", bounds.empty() ? "" : ", ", *one.most);
      paragraph("Constraint \"" + one.group + "\": " + bounds + " of " + names(one.members));
    }
  }

  void too_few() {
    const auto& out = m_shown.contest.excluded;
    const auto standing = std::count(out.begin(), out.end(), false) - (m_shown.contest.write_ins < out.size() ? 1 : 0);
    if (!m_shown.passes.empty() && m_shown.rules.seats > standing)
      paragraph(
          fmt::format("There are more seats ({}) than candidates who stand ({}).", m_shown.rules.seats, standing));
  }

  void one(const count::RankedResult& result) {
    m_text +=
        fmt::format("  {} ballots, of them {} without any mark\n", grouped(result.ballots), grouped(result.undervotes));
    m_text += "\n  Elected: " + (result.elected.empty() ? "nobody" : names(result.elected)) + "\n";
    const Candidates order = by_first_votes(result.rounds.front());
    const std::size_t columns = columns_that_fit(result);
    for (std::size_t from = 0; from < result.rounds.size(); from += columns)
      table(result, order, from, std::min(from + columns, result.rounds.size()));
    m_text += "\n";
    for (std::size_t r = 0; r < result.rounds.size(); ++r) decision(result.rounds[r], r + 1);
  }

  /// As RCTab's rows, but equal ones in the contest's order.
  Candidates by_first_votes(const RankedRound& first) const {
    Candidates order;
    for (std::uint32_t c = 0; c < first.figures.tally.size(); ++c)
      if (first.figures.tally[c]) order.push_back(c);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return *first.figures.tally[a] > *first.figures.tally[b];
    });
    return order;
  }

  std::size_t columns_that_fit(const count::RankedResult& result) const {
    std::size_t widest = std::string("round 10").size(), first = columns_of(kInactive[3]);
    for (const RankedRound& round : result.rounds)
      for (const auto& tally : round.figures.tally)
        if (tally) widest = std::max(widest, tally->text().size());
    for (const std::string& name : m_shown.contest.names) first = std::max(first, columns_of(name));
    const std::size_t used = std::min<std::size_t>(first, 40) + 4;
    return std::max<std::size_t>(1, (std::max(m_style.width, used) - used) / (widest + 2));
  }

  void table(const count::RankedResult& result, const Candidates& order, std::size_t from, std::size_t to) {
    const std::vector<RankedRound>& rounds = result.rounds;
    const bool status = !m_shown.law.id.empty() && to == rounds.size();
    std::vector<std::string> headings{""};
    for (std::size_t r = from; r < to; ++r) headings.push_back(fmt::format("round {}", r + 1));
    std::vector<bool> right(headings.size(), true);
    right[0] = false;
    if (status) {
      headings.push_back("");
      right.push_back(false);
    }
    TextTable table(headings, right);
    const auto row = [&](const std::string& label, auto cell, const std::string& end = {}) {
      std::vector<std::string> cells{label};
      for (std::size_t r = from; r < to; ++r) cells.push_back(cell(rounds[r]));
      if (std::any_of(cells.begin() + 1, cells.end(), [](const std::string& text) { return !text.empty(); }))
        table.add(with_end(std::move(cells), status, end));
    };
    for (const std::uint32_t c : order)
      row(
          m_shown.contest.names[c],
          [c](const RankedRound& round) {
            return round.figures.tally[c] ? round.figures.tally[c]->text() : std::string();
          },
          ranked_status(result, c));
    row("threshold", [](const RankedRound& round) { return round.threshold.text(); });
    const auto unless_zero = [](const Amount& amount) { return amount.sign() == 0 ? std::string() : amount.text(); };
    for (std::size_t kind = 0; kind < kInactive.size(); ++kind)
      row(kInactive[kind], [&](const RankedRound& round) { return unless_zero(round.figures.inactive[kind]); });
    row("left by rounding", [&](const RankedRound& round) { return unless_zero(round.residual); });
    m_text += "\n" + table.to_text(m_style);
  }

  static std::vector<std::string> with_end(std::vector<std::string> cells, bool status, const std::string& end) {
    if (status) cells.push_back(end);
    return cells;
  }

  void decision(const RankedRound& round, std::size_t number) {
    const std::string line = ranked_step(m_shown, round);
    if (line.empty()) return;
    paragraph(fmt::format("Round {}: {}", number, line));
    for (const RankedTransfer& transfer : round.figures.transfers)
      if (m_steps)
        m_text += fmt::format("    {} from {} to {}\n", transfer.amount.text(), m_shown.contest.names[transfer.from],
                              receiver(transfer.to));
  }

  std::string receiver(std::uint32_t to) const {
    if (to == RankedTransfer::kExhausted) return "nobody (inactive)";
    return to == RankedTransfer::kResidual ? "nobody (left by rounding)" : m_shown.contest.names[to];
  }

  void findings() {
    if (m_shown.findings.empty()) return;
    m_text += "\n" + painted("Findings", "1", m_style) + "\n";
    m_text += verdicts_text(findings_of(m_shown), m_style);
  }

  void rounding(const count::RoundingSensitivity& rounding) {
    m_text += "\n";
    Candidates here = m_shown.passes.front().elected;
    std::sort(here.begin(), here.end());
    if (!rounding.sensitive() && rounding.outcomes.front().elected != here)
      paragraph("Exact fractions elect others than this count: " + names(rounding.outcomes.front().elected) + ".");
    else if (!rounding.sensitive())
      paragraph("Rounding decides nothing: exact fractions and 1 to 10 decimals elect the same.");
    if (!rounding.sensitive()) return;
    if (rounding.changing.empty())
      paragraph(
          "Rounding hides or makes a tie: some arithmetics meet one and others do not; those that end elect the same.");
    else
      paragraph(painted("Rounding decides", "33", m_style) + " about " + names(rounding.changing) +
                ". Elected with so many decimals:");
    for (const count::ArithmeticOutcome& outcome : rounding.outcomes) {
      const bool own = outcome.decimals == m_shown.rules.decimals;
      const std::string label = outcome.decimals ? std::to_string(*outcome.decimals) : std::string("exact");
      m_text += fmt::format("  {} {:>5}  {}{}\n", own ? '>' : ' ', label,
                            outcome.stopped.empty() ? names(outcome.elected) : outcome.stopped,
                            outcome.by_tie && outcome.stopped.empty() ? " (a tie was broken)" : "");
    }
  }

  const RankedShown& m_shown;
  const TextStyle& m_style;
  bool m_steps;
  std::string m_text;
};

}  // namespace

std::string ranked_text(const RankedShown& shown, const TextStyle& style, bool steps) {
  return RankedText(shown, style, steps).text();
}

}  // namespace acta::report
