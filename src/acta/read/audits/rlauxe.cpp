// SPDX-License-Identifier: Apache-2.0
#include "acta/read/audits/rlauxe.hpp"

#include <algorithm>

#include "acta/base/checked.hpp"
#include "acta/read/audits/headed_rows.hpp"
#include "acta/read/ballots/json_walk.hpp"
#include "acta/read/ballots/whole_number.hpp"

namespace acta::read {
namespace {

using Next = JsonWalk::Next;
using Value = JsonWalk::Value;
using Kind = model::ReportedAssertion::Kind;

Kind kind_of(const std::string& name) {
  if (name == "PluralityAssorter") return Kind::plurality;
  if (name == "DHondtAssorter") return Kind::dhondt;
  if (name == "AboveThreshold" || name == "SuperMajorityAssorter") return Kind::above_threshold;
  return name == "BelowThreshold" ? Kind::below_threshold : Kind::other;
}

class Rlauxe {
 public:
  Rlauxe(JsonWalk& walk, model::AssertionAudit& audit) : m_walk(walk), m_audit(audit) {}
  bool document();

 private:
  void top(std::string_view key, Value value);
  void strategy(Value value);
  void contest(Value value);
  void tally(Value value, model::AssertionContest& contest);
  void assorter(Value value, model::ReportedAssertion& one);
  void assertion(Value value, model::ReportedAssertion& one);
  void contest_round(Value value);
  void assertion_round(Value value, model::AssertionContest& contest);
  void result(Value value, model::ReportedAssertion& one);
  void numbers(Value value);
  std::int64_t count(Value value);
  double real(Value value);

  JsonWalk& m_walk;
  model::AssertionAudit& m_audit;
  std::int64_t m_round = 0;
  bool m_known = false;
};

std::int64_t Rlauxe::count(Value value) {
  std::int64_t number = 0;
  if (m_walk.integer(value, number) && (number < 0 || number > base::kLargestCount))
    m_walk.fail(base::ErrorKind::format, "this must be a count");
  return number;
}

double Rlauxe::real(Value value) {
  double number = 0;
  m_walk.real(value, number);
  return number;
}

void Rlauxe::assorter(Value value, model::ReportedAssertion& one) {
  std::string text;
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "className" && m_walk.text(field, text)) one.kind = kind_of(text);
    if (key == "reportedMean") one.mean = real(field);
    if (key == "winner") m_walk.text_or_digits(field, one.winner);
    if (key == "loser") m_walk.text_or_digits(field, one.loser);
    if (key == "minFraction" && !m_walk.is_null(field)) one.fraction = real(field);
    if (key == "lastSeatWon" && !m_walk.is_null(field)) one.last_won = count(field);
    if (key == "firstSeatLost" && !m_walk.is_null(field)) one.first_lost = count(field);
    return Next::go_on;
  });
}

/// {"assorter": …} or {"cassorter": {"assorter": …, "dilutedMargin": …}}.
void Rlauxe::assertion(Value value, model::ReportedAssertion& one) {
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "cassorter") assertion(field, one);
    if (key == "assorter") assorter(field, one);
    if (key == "dilutedMargin" || key == "reportedMargin") one.margin = real(field);
    return Next::go_on;
  });
}

void Rlauxe::tally(Value value, model::AssertionContest& contest) {
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "Nc") contest.cards = contest.cards == 0 ? count(field) : contest.cards;
    if (key == "votes")
      m_walk.object(field, [&](std::string_view id, Value votes) {
        contest.votes.emplace_back(std::string(id), count(votes));
        return Next::go_on;
      });
    return Next::go_on;
  });
}

void Rlauxe::contest(Value value) {
  model::AssertionContest contest;
  contest.place = m_walk.place();
  std::vector<model::ReportedAssertion> polling, comparison;
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "info")
      m_walk.object(field, [&](std::string_view name, Value inner) {
        if (name == "name") m_walk.text(inner, contest.name);
        if (name == "id") m_walk.text_or_digits(inner, contest.id);
        if (name == "choiceFunction") m_walk.text(inner, contest.choice_function);
        return Next::go_on;
      });
    if (key == "contest") tally(field, contest);
    if (key == "Npop" || key == "Nb") contest.cards = count(field);
    if (key == "pollingAssertions" || key == "clcaAssertions")
      m_walk.array(field, [&](Value one, std::size_t) {
        assertion(one, (key == "clcaAssertions" ? comparison : polling).emplace_back());
        return Next::go_on;
      });
    return Next::go_on;
  });
  contest.assertions = comparison.empty() ? std::move(polling) : std::move(comparison);
  for (auto& one : contest.assertions) one.name = one.winner + "/" + one.loser;
  m_audit.contests.push_back(std::move(contest));
}

void Rlauxe::result(Value value, model::ReportedAssertion& one) {
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "pmin" || key == "pvalue") one.p_value = real(field);
    if (key == "samplesUsed") one.drawn = count(field);
    if (key == "measuredCounts" && !m_walk.is_null(field)) {
      one.errors = false;
      m_walk.object(field, [&](std::string_view name, Value inner) {
        if (name == "noerror") one.no_error = real(inner);
        if (name == "upper") one.upper = real(inner);
        if (name == "errorCounts")
          m_walk.object(inner, [&](std::string_view, Value number) {
            one.differing = std::min(base::kLargestCount, one.differing + count(number));
            one.errors = one.differing > 0;
            return Next::go_on;
          });
        return Next::go_on;
      });
    }
    return Next::go_on;
  });
}

/// "1/0 contest4" is the assertion "1/0" of that contest.
void Rlauxe::assertion_round(Value value, model::AssertionContest& contest) {
  model::ReportedAssertion read;
  std::string status;
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "assorterDesc") m_walk.text(field, read.name);
    if (key == "auditResult" && !m_walk.is_null(field)) result(field, read);
    if (key == "status") m_walk.text(field, status);
    return Next::go_on;
  });
  read.name = read.name.substr(0, read.name.find(' '));
  const auto at = std::find_if(contest.assertions.begin(), contest.assertions.end(),
                               [&](const auto& one) { return one.name == read.name; });
  auto& one = at == contest.assertions.end() ? contest.assertions.emplace_back() : *at;
  if (at == contest.assertions.end()) one.name = read.name;
  if (!read.p_value || one.round > m_round) return;
  one.p_value = read.p_value, one.drawn = read.drawn, one.round = m_round;
  one.errors = read.errors, one.differing = read.differing;
  one.no_error = read.no_error;
  if (read.upper) one.upper = read.upper;
  one.proved = status == "StatRejectNull";
}

void Rlauxe::contest_round(Value value) {
  std::string id;
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "id") m_walk.text_or_digits(field, id);
    if (key != "assertionRounds") return Next::go_on;
    auto at =
        std::find_if(m_audit.contests.begin(), m_audit.contests.end(), [&](const auto& one) { return one.id == id; });
    if (at == m_audit.contests.end()) {
      auto& fresh = m_audit.contests.emplace_back();
      fresh.id = id, fresh.name = "contest " + id;
      at = m_audit.contests.end() - 1;
    }
    m_walk.array(field, [&](Value one, std::size_t) {
      assertion_round(one, *at);
      return Next::go_on;
    });
    return Next::go_on;
  });
}

void Rlauxe::numbers(Value value) {
  m_walk.array(value, [&](Value one, std::size_t) {
    std::int64_t number = 0;
    if (m_walk.integer(one, number)) m_audit.sample_numbers.push_back(number);
    return Next::go_on;
  });
}

void Rlauxe::strategy(Value value) {
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "strategy") m_walk.text(field, m_audit.estimator);
    if (key == "maxRisk" || key == "maxLoss") m_audit.largest_loss = real(field);
    return Next::go_on;
  });
}

void Rlauxe::top(std::string_view key, Value value) {
  for (const char* name : {"riskLimit", "electionName", "contestsUnderAudit", "contestRounds", "sampleNumbers"})
    m_known = m_known || key == name;
  if (key == "auditType") m_walk.text(value, m_audit.type);
  if (key == "electionName") m_walk.text(value, m_audit.election);
  if (key == "riskLimit") m_audit.risk_limit = real(value);
  if (key == "seed") m_walk.text_or_digits(value, m_audit.seed);
  if (key == "ncards" || key == "totalCardCount") m_audit.cards = count(value);
  if (key == "clcaConfig") strategy(value);
  if (key == "roundIdx") m_round = count(value);
  if (key == "sampleNumbers") m_audit.sample_numbers.clear(), numbers(value);
  if (key == "contestsUnderAudit" || key == "contestRounds")
    m_walk.array(value, [&](Value one, std::size_t) {
      key == "contestRounds" ? contest_round(one) : contest(one);
      return Next::go_on;
    });
}

bool Rlauxe::document() {
  const bool done = m_walk.document([&](std::string_view key, Value value) {
    top(key, value);
    return Next::go_on;
  });
  return done && (m_known || m_walk.fail(base::ErrorKind::format, "this is no file of an audit that is read"));
}

}  // namespace

bool is_rlauxe(const std::string& bytes) {
  const std::string_view begin = std::string_view(bytes).substr(0, 400);
  for (const char* key : {"\"contestsUnderAudit\"", "\"contestRounds\"", "\"sampleNumbers\"", "\"electionName\"",
                          "\"riskLimit\"", "\"auditType\""})
    if (begin.find(key) != std::string_view::npos) return true;
  return false;
}

base::Result<void> read_rlauxe(const std::string& name, std::string bytes, model::AssertionAudit& audit,
                               const BallotLimits& limits) {
  JsonWalk walk(name, std::move(bytes), limits);
  audit.tool = model::AssertionAudit::Tool::rlauxe;
  if (audit.file.empty()) audit.file = name;
  if (!Rlauxe(walk, audit).document()) return *walk.error();
  return {};
}

bool is_rlauxe_cards(const Grid& grid) {
  if (grid.rows() == 0) return false;
  const HeadedRows rows(grid, "", 0, grid.rows());
  return rows.column("location") && rows.column("index") && rows.column("prn");
}

base::Result<void> read_rlauxe_cards(const Grid& grid, model::AssertionAudit& audit) {
  const HeadedRows rows(grid, "the table", 0, grid.rows());
  const auto index = rows.required("index"), number = rows.required("prn");
  for (const auto* column : {&index, &number})
    if (!*column) return column->error();
  audit.tool = model::AssertionAudit::Tool::rlauxe;
  if (audit.file.empty()) audit.file = grid.name();
  for (std::size_t row = rows.begin(); row < rows.end(); ++row) {
    if (is_empty_row(grid, row)) continue;
    const auto card = rows.count(row, *index);
    if (!card) return card.error();
    const auto drawn = whole_number(rows.text(row, *number));
    if (!drawn) return rows.fail(row, *number, quoted_cell(rows.text(row, *number)) + " is no number of a card");
    audit.sample.push_back({rows.text(row, rows.column("location")), *card, *drawn, rows.place(row, *number)});
  }
  return {};
}

}  // namespace acta::read
