// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "acta/report/json_parts.hpp"
#include "acta/report/json_writer.hpp"
#include "acta/report/ranked.hpp"
#include "acta/report/ranked_analysis.hpp"
#include "acta/report/ranked_parts.hpp"

namespace acta::report {
namespace {

using count::RankedTransfer;

constexpr std::array<const char*, count::kInactiveKinds> kInactive{"exhausted_choices", "overvotes", "skipped_rankings",
                                                                   "repeated_rankings", "final_surplus"};

class RankedJson {
 public:
  explicit RankedJson(const RankedShown& shown) : m_shown(shown), m_json(m_text) {}

  std::string text() {
    m_json.begin_object();
    pair("format", "acta-ranked");
    m_json.key("version").integer(1);
    m_json.key("generator").begin_object();
    pair("name", "acta");
    pair("version", m_shown.version);
    m_json.end_object().key("reproduce").begin_object();
    pair("command", m_shown.command);
    m_json.end_object();
    pair("contest", m_shown.head.contest);
    pair("date", m_shown.head.date);
    pair("jurisdiction", m_shown.head.jurisdiction);
    pair("office", m_shown.head.office);
    m_json.key("seats").integer(m_shown.rules.seats);
    if (!m_shown.law.id.empty()) law();
    sources();
    if (!m_shown.contest.constraints.empty()) constraints();
    m_json.key("passes").begin_array();
    for (const count::RankedResult& pass : m_shown.passes) one(pass);
    m_json.end_array();
    if (!m_shown.stopped.empty()) pair("stopped", m_shown.stopped);
    if (m_shown.rounding) rounding(*m_shown.rounding);
    if (!m_shown.law.id.empty()) readings();
    ranked_analysis_json(m_shown, m_json);
    if (!m_shown.findings.empty()) findings();
    m_json.end_object();
    return m_text + '\n';
  }

 private:
  void pair(const char* key, const std::string& value) { m_json.key(key).text(value); }
  const std::string& name(std::uint32_t candidate) const { return m_shown.contest.names[candidate]; }

  void names(const char* key, const std::vector<std::uint32_t>& candidates) {
    m_json.key(key).begin_array();
    for (const std::uint32_t candidate : candidates) m_json.text(name(candidate));
    m_json.end_array();
  }

  void findings() {
    const Report report = findings_of(m_shown);
    m_json.key("summary");
    write_summary(m_json, report.findings);
    m_json.key("findings").begin_array();
    for (const model::Finding& finding : report.findings) write_finding(m_json, report, finding);
    m_json.end_array();
  }

  void constraints() {
    m_json.key("constraints").begin_array();
    for (const count::RankedConstraint& one : m_shown.contest.constraints) {
      m_json.begin_object();
      pair("group", one.group);
      names("candidates", one.members);
      m_json.key("least").integer(one.least).key("most");
      if (one.most)
        m_json.integer(*one.most);
      else
        m_json.null();
      m_json.end_object();
    }
    m_json.end_array();
  }

  void law() {
    m_json.key("law").begin_object();
    pair("id", m_shown.law.id);
    pair("name", m_shown.law.name);
    pair("note", m_shown.law.note);
    m_json.key("answers").begin_array();
    for (const model::RankedAnswer& answer : m_shown.law.answers) {
      m_json.begin_object();
      pair("question", answer.question);
      pair("answer", answer.answer);
      pair("source", answer.source);
      m_json.end_object();
    }
    m_json.end_array().end_object();
  }

  void readings() {
    m_json.key("readings").begin_array();
    for (const RankedReadingShown& reading : m_shown.readings) {
      m_json.begin_object();
      pair("name", reading.name);
      names("elected", reading.elected);
      m_json.key("by_tie").boolean(reading.by_tie).key("changes").boolean(reading.changes);
      pair("stopped", reading.stopped);
      m_json.end_object();
    }
    m_json.end_array();
  }

  void move(const count::RankedMove& move) {
    using Kind = count::RankedMove::Kind;
    if (move.kind == Kind::none) return;
    m_json.key("move").begin_object();
    pair("kind", move.kind == Kind::surplus ? "surplus" : move.kind == Kind::exclusion ? "exclusion" : "restart");
    if (move.kind != Kind::restart) {
      pair("from", name(move.from));
      m_json.key("papers").integer(move.papers).key("value");
      if (move.value)
        m_json.text(move.value->text());
      else
        m_json.null();
      m_json.key("last_part").boolean(move.last_part);
    }
    names("deferred", move.deferred);
    m_json.end_object();
  }

  void sources() {
    m_json.key("sources").begin_array();
    for (const RankedSourceShown& source : m_shown.sources) {
      m_json.begin_object();
      pair("path", source.path);
      pair("provider", source.provider);
      m_json.key("ballots").integer(source.ballots);
      m_json.key("notes").begin_array();
      for (const std::string& note : source.notes) m_json.text(note);
      m_json.end_array().end_object();
    }
    m_json.end_array();
  }

  void one(const count::RankedResult& pass) {
    m_json.begin_object();
    m_json.key("ballots").integer(pass.ballots).key("undervotes").integer(pass.undervotes);
    names("elected", pass.elected);
    m_json.key("rounds").begin_array();
    for (const count::RankedRound& own : pass.rounds) round(own);
    m_json.end_array().end_object();
  }

  void round(const count::RankedRound& round) {
    m_json.begin_object();
    pair("threshold", round.threshold.text());
    m_json.key("tallies").begin_array();
    for (std::uint32_t c = 0; c < round.figures.tally.size(); ++c)
      if (round.figures.tally[c]) {
        m_json.begin_object();
        pair("candidate", name(c));
        pair("votes", round.figures.tally[c]->text());
        m_json.end_object();
      }
    m_json.end_array().key("inactive").begin_object();
    for (std::size_t kind = 0; kind < kInactive.size(); ++kind)
      pair(kInactive[kind], round.figures.inactive[kind].text());
    m_json.end_object();
    pair("residual", round.residual.text());
    names("elected", round.elected);
    names("eliminated", round.eliminated);
    m_json.key("by_tie").boolean(round.by_tie);
    if (round.last_seats > 0) m_json.key("last_seats").integer(static_cast<std::int64_t>(round.last_seats));
    if (!m_shown.contest.constraints.empty()) {
      names("doomed", round.doomed);
      names("guarded", round.guarded);
    }
    move(round.move);
    transfers(round.figures.transfers);
    m_json.end_object();
  }

  void transfers(const std::vector<RankedTransfer>& transfers) {
    m_json.key("transfers").begin_array();
    for (const RankedTransfer& transfer : transfers) {
      m_json.begin_object();
      pair("from", name(transfer.from));
      if (transfer.to == RankedTransfer::kExhausted || transfer.to == RankedTransfer::kResidual)
        m_json.key("to").null().key("residual").boolean(transfer.to == RankedTransfer::kResidual);
      else
        pair("to", name(transfer.to));
      pair("votes", transfer.amount.text());
      m_json.end_object();
    }
    m_json.end_array();
  }

  void rounding(const count::RoundingSensitivity& rounding) {
    m_json.key("rounding").begin_object().key("sensitive").boolean(rounding.sensitive());
    names("changing", rounding.changing);
    m_json.key("hidden_ties").begin_array();
    for (const int decimals : rounding.hidden_ties) m_json.integer(decimals);
    m_json.end_array().key("outcomes").begin_array();
    for (const count::ArithmeticOutcome& outcome : rounding.outcomes) {
      m_json.begin_object().key("decimals");
      if (outcome.decimals)
        m_json.integer(*outcome.decimals);
      else
        m_json.null();
      names("elected", outcome.elected);
      m_json.key("by_tie").boolean(outcome.by_tie);
      pair("stopped", outcome.stopped);
      m_json.end_object();
    }
    m_json.end_array().end_object();
  }

  const RankedShown& m_shown;
  std::string m_text;
  JsonWriter m_json;
};

}  // namespace

std::string ranked_json(const RankedShown& shown) { return RankedJson(shown).text(); }

}  // namespace acta::report
