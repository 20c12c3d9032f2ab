// SPDX-License-Identifier: Apache-2.0
#include "acta/read/audits/shangrla.hpp"

#include "acta/base/checked.hpp"
#include "acta/read/ballots/json_walk.hpp"

namespace acta::read {
namespace {

using Next = JsonWalk::Next;
using Value = JsonWalk::Value;

class Shangrla {
 public:
  Shangrla(JsonWalk& walk, model::AssertionAudit& audit) : m_walk(walk), m_audit(audit) {}
  bool document();

 private:
  void top(std::string_view key, Value value, bool& known);
  void head(std::string_view key, Value value);
  void strata(Value value);
  void contest(std::string_view id, Value value);
  void assertion(std::string_view name, Value value, model::AssertionContest& contest);
  void contest_field(std::string_view key, Value value, model::AssertionContest& contest);
  model::ReportedAssertion& named(std::string_view name, model::AssertionContest& contest);
  void maybe(Value value, std::optional<double>& out);
  void maybe(Value value, std::optional<std::int64_t>& out);
  void truth(Value value, std::optional<bool>& out);
  template <class Out>
  void by_assertion(Value value, model::AssertionContest& contest, Out model::ReportedAssertion::*member);

  JsonWalk& m_walk;
  model::AssertionAudit& m_audit;
};

void Shangrla::maybe(Value value, std::optional<double>& out) {
  double number = 0;
  if (!m_walk.is_null(value) && m_walk.real(value, number)) out = number;
}

void Shangrla::maybe(Value value, std::optional<std::int64_t>& out) {
  std::int64_t number = 0;
  if (m_walk.is_null(value) || !m_walk.integer(value, number)) return;
  if (number < 0 || number > base::kLargestCount) m_walk.fail(base::ErrorKind::format, "this must be a count");
  out = number;
}

/// true, false, 1 or 0.
void Shangrla::truth(Value value, std::optional<bool>& out) {
  simdjson::ondemand::json_type type;
  if (value.type().get(type)) return;
  bool is = false;
  std::int64_t number = 0;
  if (type == simdjson::ondemand::json_type::number) {
    if (m_walk.integer(value, number)) out = number != 0;
  } else if (type != simdjson::ondemand::json_type::null && m_walk.boolean(value, is)) {
    out = is;
  }
}

model::ReportedAssertion& Shangrla::named(std::string_view name, model::AssertionContest& contest) {
  for (auto& one : contest.assertions)
    if (one.name == name) return one;
  auto& one = contest.assertions.emplace_back();
  one.name = name;
  one.kind = model::ReportedAssertion::Kind::other;
  return one;
}

template <class Out>
void Shangrla::by_assertion(Value value, model::AssertionContest& contest, Out model::ReportedAssertion::*member) {
  m_walk.object(value, [&](std::string_view name, Value field) {
    auto& one = named(name, contest);
    const bool had = (one.*member).has_value();
    const auto before = one.*member;
    if constexpr (std::is_same_v<Out, std::optional<bool>>)
      truth(field, one.*member);
    else
      maybe(field, one.*member);
    if (!had) return Next::go_on;
    ++contest.twice;
    if (before != one.*member) contest.contradictions.emplace_back(name);
    return Next::go_on;
  });
}

void Shangrla::assertion(std::string_view name, Value value, model::AssertionContest& contest) {
  auto& one = named(name, contest);
  m_walk.object(value, [&](std::string_view key, Value field) {
    if (key == "winner") m_walk.text_or_digits(field, one.winner);
    if (key == "loser") m_walk.text_or_digits(field, one.loser);
    if (key == "p_value") maybe(field, one.p_value);
    if (key == "margin") maybe(field, one.margin);
    if (key == "assorter_upper_bound") maybe(field, one.upper);
    if (key == "p_history_length") maybe(field, one.drawn);
    if (key == "proved") truth(field, one.proved);
    return Next::go_on;
  });
}

void Shangrla::contest_field(std::string_view key, Value value, model::AssertionContest& contest) {
  std::optional<std::int64_t> cards;
  if (key == "name") m_walk.text_or_digits(value, contest.name);
  if (key == "choice_function") m_walk.text_or_digits(value, contest.choice_function);
  if (key == "risk_limit") maybe(value, contest.risk_limit);
  if (key == "cards") maybe(value, cards);
  if (cards) contest.cards = *cards;
  if (key == "cvrs") maybe(value, contest.records);
  if (key == "sample_size") maybe(value, contest.sample_size);
  if (key == "sample_threshold") m_walk.text_or_digits(value, contest.threshold);
  if (key == "max_p") maybe(value, contest.largest_p);
  if (key == "test") m_walk.text_or_digits(value, m_audit.test);
  if (key == "estim") m_walk.text_or_digits(value, m_audit.estimator);
  if (key == "audit_type") m_walk.text_or_digits(value, m_audit.type);
  if (key == "g") maybe(value, m_audit.shift);
  if (key == "assertions")
    m_walk.object(value, [&](std::string_view name, Value field) {
      assertion(name, field, contest);
      return Next::go_on;
    });
  if (key == "margins") by_assertion(value, contest, &model::ReportedAssertion::margin);
  if (key == "p_values") by_assertion(value, contest, &model::ReportedAssertion::p_value);
  if (key == "proved") by_assertion(value, contest, &model::ReportedAssertion::proved);
}

void Shangrla::contest(std::string_view id, Value value) {
  model::AssertionContest contest;
  contest.id = contest.name = std::string(id);
  contest.place = m_walk.place();
  simdjson::ondemand::json_type type;
  if (!value.type().get(type) && type == simdjson::ondemand::json_type::string) {
    m_walk.fail(base::ErrorKind::format, "the contest is the text of a Python object and has no assertions in it");
    return;
  }
  m_walk.object(value, [&](std::string_view key, Value field) {
    contest_field(key, field, contest);
    return Next::go_on;
  });
  m_audit.contests.push_back(std::move(contest));
}

void Shangrla::strata(Value value) {
  m_walk.object(value, [&](std::string_view, Value stratum) {
    m_walk.object(stratum, [&](std::string_view key, Value field) {
      if (key == "replacement") m_walk.boolean(field, m_audit.replacement);
      if (key == "max_cards") maybe(field, m_audit.cards);
      return Next::go_on;
    });
    return Next::go_on;
  });
}

void Shangrla::head(std::string_view key, Value value) {
  if (key == "seed") m_walk.text_or_digits(value, m_audit.seed);
  if (key == "replacement") m_walk.boolean(value, m_audit.replacement);
  if (key == "risk_function") m_walk.text_or_digits(value, m_audit.test);
  if (key == "g") maybe(value, m_audit.shift);
  if (key == "N_cards" || key == "max_cards") maybe(value, m_audit.cards);
  if (key == "error_rate_2") m_walk.real(value, m_audit.two_vote_rate);
  if (key == "strata") strata(value);
  if (key == "contests")
    m_walk.object(value, [&](std::string_view id, Value field) {
      contest(id, field);
      return Next::go_on;
    });
}

/// Manual readings list their contests, logs name them.
void Shangrla::top(std::string_view key, Value value, bool& known) {
  simdjson::ondemand::json_type type;
  if (value.type().get(type)) return;
  if (type == simdjson::ondemand::json_type::array) {
    if (key != "ballots") return;
    known = true;
    std::int64_t count = 0;
    m_walk.array(value, [&](Value, std::size_t) {
      ++count;
      return Next::go_on;
    });
    m_audit.papers = count;
    return;
  }
  known = known || key == "contests";
  if (key != "Audit") return head(key, value);
  m_walk.object(value, [&](std::string_view name, Value field) {
    head(name, field);
    return Next::go_on;
  });
}

bool Shangrla::document() {
  bool known = false;
  const bool done = m_walk.document([&](std::string_view key, Value value) {
    top(key, value, known);
    return Next::go_on;
  });
  return done && (known || m_walk.fail(base::ErrorKind::format, "there are neither \"contests\" nor \"ballots\""));
}

}  // namespace

base::Result<void> read_shangrla(const std::string& name, std::string bytes, model::AssertionAudit& audit,
                                 const BallotLimits& limits) {
  JsonWalk walk(name, std::move(bytes), limits);
  audit.tool = model::AssertionAudit::Tool::shangrla;
  if (audit.file.empty()) audit.file = name;
  if (!Shangrla(walk, audit).document()) return *walk.error();
  return {};
}

}  // namespace acta::read
