// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/findings.hpp"

#include <algorithm>
#include <map>

#include "acta/base/number_text.hpp"

namespace acta::count {
namespace {

using base::grouped;
using model::Finding;
using model::Verdict;
using Candidates = std::vector<std::uint32_t>;

class RankedFindings {
 public:
  explicit RankedFindings(const RankedEvidence& evidence) : m_from(evidence) {
    for (const RankedResult& pass : m_from.passes)
      m_elected.insert(m_elected.end(), pass.elected.begin(), pass.elected.end());
    std::sort(m_elected.begin(), m_elected.end());
  }

  std::vector<Finding> all() const {
    std::vector<Finding> made{outcome()};
    if (m_from.rounding) made.push_back(rounding(*m_from.rounding));
    if (!m_from.readings.empty() && m_from.stopped.empty()) made.push_back(law_readings());
    if (m_from.verified) made.push_back(official_rounds(*m_from.verified));
    return made;
  }

 private:
  Finding start(const char* code) const {
    Finding finding;
    finding.code = code;
    finding.contest = m_from.id;
    finding.basis = m_from.basis;
    finding.verdict = Verdict::holds;
    finding.cannot_show = {"Whether the ballots that were counted are those that were cast."};
    return finding;
  }

  std::string names(const Candidates& candidates) const {
    std::string text;
    for (const std::uint32_t c : candidates) text += (text.empty() ? "" : ", ") + m_from.contest->names[c];
    return text.empty() ? "nobody" : text;
  }

  std::int64_t other_seats(Candidates elected) const {
    std::sort(elected.begin(), elected.end());
    Candidates others;
    std::set_difference(m_elected.begin(), m_elected.end(), elected.begin(), elected.end(), std::back_inserter(others));
    return static_cast<std::int64_t>(others.size());
  }

  void example(Finding& finding, const std::string& label, const std::string& detail) const {
    ++finding.instances;
    if (finding.examples.size() < model::kLargestExamples) finding.examples.push_back({-1, label, detail, {}});
  }

  void number(Finding& finding, const char* name, const char* label, std::int64_t value, const char* unit) const {
    finding.numbers.push_back({name, label, value, unit});
  }

  Finding outcome() const {
    Finding finding = start("N102");
    std::int64_t rounds = 0, by_tie = 0;
    for (const RankedResult& pass : m_from.passes)
      for (const RankedRound& round : pass.rounds) ++rounds, by_tie += round.by_tie;
    finding.tested = rounds;
    number(finding, "ballots", "ballots", m_from.contest->ballots, "ballots");
    if (m_from.margin && m_from.margin->high <= m_from.contest->ballots)
      number(finding, "margin_high", "changed ballots that elect others", m_from.margin->high, "ballots");
    if (m_from.margin)
      number(finding, "margin_low", "changed ballots that elect no others, below", m_from.margin->low, "ballots");
    finding.statement = m_from.stopped.empty() ? ended("Elected: " + names(m_elected)) + ties(finding, by_tie)
                                               : ended("The count stopped: " + m_from.stopped) + ties(finding, 1);
    const auto filled = static_cast<std::int64_t>(m_elected.size());
    const bool empty = m_from.stopped.empty() && filled < m_from.seats;
    if (empty)
      finding.statement += " " + grouped(m_from.seats - filled) + " of " + grouped(m_from.seats) + " seats stay empty.";
    if (empty || !m_from.stopped.empty()) finding.verdict = Verdict::remarkable;
    finding.explanations = {"A tie is what equal votes give; the law says who breaks it, and how."};
    return finding;
  }

  static std::string ended(std::string sentence) { return sentence.ends_with('.') ? sentence : sentence + "."; }

  /// How ties were broken, and whether that decides.
  std::string ties(Finding& finding, std::int64_t rounds) const {
    if (rounds == 0) return " No tie had to be broken.";
    const TieTree* tree = m_from.ties;
    const bool one = tree && tree->outcomes.size() == 1;
    if (one && tree->complete)
      return tree->leaves == 1 ? " Earlier rounds broke the ties that there were."
                               : ended(" Every way to break its ties elects " + names(tree->outcomes.front().elected));
    finding.verdict = Verdict::remarkable;
    finding.instances = rounds;
    if (one)
      return ended(" Of more ways to break its ties the first " + grouped(tree->leaves) + " elect " +
                   names(tree->outcomes.front().elected));
    if (!tree) return " A tie was broken; whether others could be elected was not tried.";
    for (const TieTree::Outcome& outcome : tree->outcomes)
      if (finding.examples.size() < model::kLargestExamples)
        finding.examples.push_back({-1,
                                    grouped(outcome.leaves) + (outcome.leaves == 1 ? " way" : " ways"),
                                    "elected: " + names(outcome.elected),
                                    {}});
    if (!tree->complete) return " Another way to break its ties elects others.";
    return ended(" Other ways to break its ties elect others; elected in all of them: " + names(tree->certain));
  }

  Finding rounding(const RoundingSensitivity& found) const {
    Finding finding = start("N114");
    finding.tested = static_cast<std::int64_t>(found.outcomes.size());
    std::int64_t seats = 0, stopped = 0;
    for (const ArithmeticOutcome& one : found.outcomes) {
      const std::string with = !one.decimals        ? "exact fractions"
                               : *one.decimals == 1 ? "1 decimal"
                                                    : grouped(*one.decimals) + " decimals";
      stopped += one.stopped.empty() ? 0 : 1;
      if (!one.stopped.empty()) example(finding, with, one.stopped);
      if (one.stopped.empty() && one.elected != m_elected) example(finding, with, "elected: " + names(one.elected));
      if (one.stopped.empty()) seats = std::max(seats, other_seats(one.elected));
    }
    if (stopped == 0 || seats > 0) finding.seats_at_stake = seats;
    finding.verdict = finding.instances > 0 || found.sensitive() ? Verdict::remarkable : Verdict::holds;
    const std::string of = " of " + grouped(finding.tested) + " other arithmetics (exact fractions, 1 to 10 decimals) ";
    if (finding.instances > stopped)
      finding.statement = "Rounding decides who is elected: " + grouped(finding.instances - stopped) + of +
                          "elect others than this count" +
                          (found.changing.empty() ? "." : ": " + names(found.changing) + ".");
    else if (stopped > 0)
      finding.statement = grouped(stopped) + of + "stop at a tie; the rest elect the same as this count.";
    else if (found.sensitive())
      finding.statement = "Some numbers of decimals meet a tie that others do not; all elect the same.";
    else
      finding.statement = "Exact fractions and 1 to 10 decimals elect the same as this count.";
    finding.explanations = {"The law fixes the decimals: then the count by them is the law's, and the others are not."};
    return finding;
  }

  Finding law_readings() const {
    Finding finding = start("N115");
    std::int64_t others = 0, seats = 0;
    for (const RankedReading& one : m_from.answers) others += one.changes;
    number(finding, "answers", "other answers to single questions", static_cast<std::int64_t>(m_from.answers.size()),
           "answers");
    number(finding, "answers_changing", "of them elect others or stop", others, "answers");
    finding.tested = static_cast<std::int64_t>(m_from.readings.size());
    for (const RankedReading& one : m_from.readings) {
      if (!one.changes) continue;
      example(finding, one.name, one.stopped.empty() ? "elected: " + names(one.elected) : one.stopped);
      if (one.stopped.empty()) seats = std::max(seats, other_seats(one.elected));
    }
    finding.seats_at_stake = seats;
    finding.verdict = finding.instances == 0 ? Verdict::holds : Verdict::remarkable;
    finding.statement = finding.instances == 0
                            ? "All " + grouped(finding.tested) + " other readings of the law elect the same."
                            : grouped(finding.instances) + " of " + grouped(finding.tested) +
                                  " other readings of the law elect others, or stop.";
    finding.explanations = {"Practice or a court may have settled which reading holds."};
    return finding;
  }

  Finding official_rounds(const Verification& found) const {
    Finding finding = start("N116");
    for (const std::int64_t cells : found.cells) finding.tested += cells;
    number(finding, "equal", "equal", found.cells[0], "cells");
    number(finding, "rounding", "differ in the last decimal", found.cells[1], "cells");
    for (const OfficialDifference& one : found.differences)
      if (one.grade != Agreement::rounding) example(finding, label(one), detail(one));
    for (const std::uint32_t c : found.missing)
      example(finding, m_from.contest->names[c], "has votes in the count and no official row");
    if (found.rounds_beyond > 0)
      example(finding, "rounds after the last official one", grouped(static_cast<std::int64_t>(found.rounds_beyond)));
    finding.verdict = found.agrees() ? Verdict::holds : Verdict::fails;
    if (const std::int64_t votes = votes_apart(found); votes > 0 || found.agrees()) {
      finding.votes_at_stake = votes;
      finding.seats_at_stake = seats_for(votes);
    }
    finding.statement = found.agrees() ? "All " + grouped(finding.tested) +
                                             " official cells are those of the count, but for the last decimal."
                                       : grouped(finding.instances) + " of " + grouped(finding.tested) +
                                             " official cells, or what they lack, are not those of the count.";
    if (found.agrees() && found.cells[1] == 0)
      finding.statement = "All " + grouped(finding.tested) + " official cells are those of the count.";
    finding.explanations = {"The official count went by other ballots, or by another rule, than those here.",
                            "A number was written down or typed wrongly."};
    return finding;
  }

  std::string label(const OfficialDifference& one) const {
    const std::string of = one.what == OfficialRow::What::candidate   ? m_from.contest->names[one.candidate]
                           : one.what == OfficialRow::What::threshold ? "threshold"
                                                                      : "inactive";
    return "round " + grouped(static_cast<std::int64_t>(one.round)) + ", " + of;
  }
  static std::string detail(const OfficialDifference& one) {
    return "official " + (one.official ? one.official->text() : "none") + ", counted " +
           (one.counted ? one.counted->text() : "none");
  }

  /// Over rounds the most votes that are with others: what candidates have more, or less, than in the count.
  static std::int64_t votes_apart(const Verification& found) {
    std::map<std::size_t, std::pair<Amount, Amount>> by_round;
    for (const OfficialDifference& one : found.differences) {
      if (one.what != OfficialRow::What::candidate || one.grade == Agreement::rounds || !one.official) continue;
      const Amount gap = *one.official - one.counted.value_or(Amount(0));
      auto& [more, less] = by_round.try_emplace(one.round, Amount(0), Amount(0)).first->second;
      if (gap.sign() > 0) more = more + gap;
      if (gap.sign() < 0) less = less - gap;
    }
    std::int64_t most = 0;
    for (const auto& [round, apart] : by_round)
      most = std::max(
          {most, static_cast<std::int64_t>(apart.first.ceil()), static_cast<std::int64_t>(apart.second.ceil())});
    return most;
  }

  std::optional<std::int64_t> seats_for(std::int64_t votes) const {
    if (votes == 0) return 0;
    if (!m_from.margin) return std::nullopt;
    if (votes < m_from.margin->low) return 0;
    if (votes >= m_from.margin->high && !m_from.margin->instead.empty()) return other_seats(m_from.margin->instead);
    return std::nullopt;
  }

  const RankedEvidence& m_from;
  Candidates m_elected;
};

}  // namespace

std::vector<Finding> ranked_findings(const RankedEvidence& evidence) { return RankedFindings(evidence).all(); }

}  // namespace acta::count
