// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "acta/audit/kaplan.hpp"
#include "acta/audit/martingales.hpp"
#include "acta/audit/tickets_cryptorandom.hpp"
#include "acta/audit/tickets_rlauxe.hpp"
#include "acta/audit/verify.hpp"
#include "acta/audit/verify_parts.hpp"

namespace acta::audit {
namespace {

using model::AssertionAudit;
using model::AssertionContest;
using model::ReportedAssertion;
using Kind = ReportedAssertion::Kind;

constexpr std::int64_t kMostCards = 20'000'000;
/// Shares of the statistic that rlauxe's versions let one draw cost.
constexpr double kLosses[] = {0.9, 1 / 1.03905};

bool near(double stated, double computed, double relative) {
  return std::fabs(stated - computed) <= relative * std::fabs(computed) + 1e-300;
}

bool is_comparison(const AssertionAudit& audit) {
  if (audit.tool == AssertionAudit::Tool::rlauxe) return audit.type == "CLCA";
  return audit.type == "CARD_COMPARISON" || audit.type == "BALLOT_COMPARISON" ||
         (audit.type.empty() && !audit.contests.empty() && !audit.contests[0].assertions.empty() &&
          audit.contests[0].assertions[0].margin.has_value());
}

std::int64_t cards_of(const AssertionAudit& audit, const AssertionContest& contest) {
  return contest.cards > 0 ? contest.cards : audit.cards.value_or(0);
}

std::int64_t draws_of(const AssertionAudit& audit, const AssertionContest& contest, const ReportedAssertion& one) {
  if (one.drawn) return *one.drawn;
  if (contest.sample_size) return *contest.sample_size;
  return audit.papers.value_or(0);
}

double run_of(const OwnedTest& test, double value, std::int64_t draws) {
  const std::vector<double> sample(static_cast<std::size_t>(draws), value);
  test->run(sample);
  return test->p_value();
}

/// rlauxe's bet where no error is known and none is expected: the largest that it allows, loss / m, with the m of one
/// draw before (found from its records; any bet that is fixed before its draw is valid).
double largest_bets(double value, std::int64_t draws, std::int64_t cards, double loss) {
  const double all = static_cast<double>(cards);
  double sum = 0, before = 0, log_p = 0;
  for (std::int64_t j = 0; j < draws; ++j) {
    const double left = all - static_cast<double>(j), mean = (all / 2 - sum) / left;
    if (mean <= 0) return 0;
    log_p -= std::log1p(loss / ((all / 2 - before) / left) * (value - mean));
    before = sum;
    sum += value;
  }
  return std::fmin(1, std::exp(log_p));
}

/// By SHANGRLA's tests that can be run from a log, where every card of the sample has this value.
std::optional<double> p_of_equal(const AssertionAudit& audit, const AssertionContest& contest,
                                 const ReportedAssertion& one, double value, std::int64_t draws) {
  const double upper = 2 / (2 - *one.margin / one.upper.value_or(1)), shift = audit.shift.value_or(0);
  const std::int64_t cards = cards_of(audit, contest);
  const Population population{upper, 0.5, audit.replacement ? 0 : cards};
  if (audit.test == "kaplan_kolmogorov") return run_of(kaplan_kolmogorov(population, shift), value, draws);
  if (audit.test == "kaplan_markov") return run_of(kaplan_markov(population, shift), value, draws);
  if (audit.test == "kaplan_wald") return run_of(kaplan_wald(population, shift), value, draws);
  if (audit.test == "alpha_mart" && audit.estimator == "optimal_comparison" && audit.two_vote_rate < 1)
    return run_of(alpha_comparison(population, audit.two_vote_rate), value, draws);
  return std::nullopt;
}

/// The P-values that a sample without any difference gives, by what the tool may have done.
std::vector<double> without_error(const AssertionAudit& audit, const AssertionContest& contest,
                                  const ReportedAssertion& one) {
  const double value = 1 / (2 - *one.margin / one.upper.value_or(1));
  const std::int64_t draws = draws_of(audit, contest, one);
  if (audit.tool == AssertionAudit::Tool::shangrla) {
    const auto p = p_of_equal(audit, contest, one, value, draws);
    return p ? std::vector<double>{*p} : std::vector<double>();
  }
  const std::int64_t cards = cards_of(audit, contest);
  if (audit.largest_loss && *audit.largest_loss > 0 && *audit.largest_loss <= 1)
    return {largest_bets(value, draws, cards, *audit.largest_loss)};
  return {largest_bets(value, draws, cards, kLosses[0]), largest_bets(value, draws, cards, kLosses[1])};
}

/// The most draws that the P-value may use.
std::int64_t most_draws(const AssertionAudit& audit, const AssertionContest& contest, const ReportedAssertion& one) {
  std::int64_t draws = draws_of(audit, contest, one);
  if (!one.drawn) draws = std::max(draws, audit.papers.value_or(0));
  const std::int64_t cards = cards_of(audit, contest);
  return std::min(draws, audit.replacement || cards == 0 ? kMostCards : std::min(cards, kMostCards));
}

/// Largest value of a polling assorter; 0: neither stated nor of a known kind.
double upper_of(const AssertionContest& contest, const ReportedAssertion& one) {
  if (one.upper) return *one.upper;
  const double share = one.fraction.value_or(0);
  const bool dhondt = one.kind == Kind::dhondt && one.last_won.value_or(0) > 0 && one.first_lost.value_or(0) > 0;
  if (dhondt) return (static_cast<double>(*one.first_lost) / static_cast<double>(*one.last_won) + 1) / 2;
  if (one.kind == Kind::above_threshold) return share > 0 ? 1 / (2 * share) : 0;
  if (one.kind == Kind::below_threshold) return share > 0 && share < 1 ? 1 / (2 * (1 - share)) : 0;
  const std::string& function = contest.choice_function;
  const bool votes = function == "PLURALITY" || function == "plurality" || function == "APPROVAL" ||
                     function == "approval" || function == "IRV";
  return one.kind == Kind::plurality || votes ? 1 : 0;
}

/// No order of a sample of these values, and no bets up to loss / m (any bets: 1), give less. `value` >= 1/2 without
/// difference, `largest` of `differing` draws. The means left m_j are least where the largest values come first, and a
/// product of 1 - loss + loss x_j / m_j, m_j falling, is largest where the x_j ascend.
double least_of_bets(double value, double largest, std::int64_t draws, std::int64_t differing, std::int64_t cards,
                     double loss) {
  const double all = static_cast<double>(cards);
  double sum = 0, log_p = 0;
  for (std::int64_t j = 0; j < draws; ++j) {
    const double mean = cards == 0 ? 0.5 : (all / 2 - sum) / (all - static_cast<double>(j));
    if (mean <= 0) return 0;
    log_p -= std::log1p(loss * ((j < draws - differing ? value : largest) / mean - 1));
    sum += j < differing ? largest : value;
  }
  return std::exp(log_p);
}

/// No sample of this size gives less: all its cards, or those that differ where their number is stated, have the
/// largest value of the assorter, twice that without error in a comparison. SHANGRLA's tests that can be run grow with
/// each value, and with the sum of those before it. 0: nothing is known.
double least_of(const AssertionAudit& audit, const AssertionContest& contest, const ReportedAssertion& one) {
  const std::int64_t draws = most_draws(audit, contest, one), cards = audit.replacement ? 0 : cards_of(audit, contest);
  if (!is_comparison(audit)) {
    const double upper = audit.type == "POLLING" ? upper_of(contest, one) : 0;  // values of pools may be above it
    return upper > 0.5 ? least_of_bets(upper, upper, draws, draws, cards, 1) : 0;
  }
  const double largest = 2 / (2 - *one.margin / one.upper.value_or(1));
  if (audit.tool == AssertionAudit::Tool::shangrla)
    if (const auto p = p_of_equal(audit, contest, one, largest, draws)) return *p;
  const bool known = audit.largest_loss && *audit.largest_loss > 0 && *audit.largest_loss <= 1;
  const std::int64_t differing = one.errors ? std::min(one.differing, draws) : draws;
  return least_of_bets(largest / 2, largest, draws, differing, cards, known ? *audit.largest_loss : 1);
}

/// Why nothing at all can be said of a P-value.
std::string why_no_bound(const AssertionAudit& audit, const AssertionContest& contest, const ReportedAssertion& one) {
  const std::int64_t draws = draws_of(audit, contest, one), cards = cards_of(audit, contest);
  if (is_comparison(audit) && (!one.margin || *one.margin <= 0 || *one.margin >= 2 * one.upper.value_or(1)))
    return "an assertion has no margin";
  if (draws <= 0) return "the record does not state how many cards were looked at: give the manual readings too";
  if (draws > kMostCards || (cards > 0 && draws > cards)) return "more draws than cards";
  if (!audit.replacement && cards == 0) return "the record does not state the cards of the contest";
  if (one.upper && *one.upper <= 0.5) return "an assertion has no upper bound";
  return {};
}

std::string why_no_risk(const AssertionAudit& audit, const AssertionContest& contest, const ReportedAssertion& one) {
  if (!is_comparison(audit))
    return "a polling P-value depends on the cards in the order of the draw, which the record lacks";
  return why_no_bound(audit, contest, one);
}

/// A larger P-value can come of smaller bets, if the record does not say which are made; a smaller one cannot.
bool contradicts(const AssertionAudit& audit, double stated, const std::vector<double>& computed) {
  if (audit.tool == AssertionAudit::Tool::shangrla || audit.estimator == "generalAdaptive") return true;
  return stated < *std::min_element(computed.begin(), computed.end());
}

/// A302. Only a sample without difference can be computed again from these records.
model::Finding risk_finding(const AssertionAudit& audit, const AssertionContest& contest,
                            std::vector<model::ComparedNumber>& numbers) {
  Recomputed part("A302", contest.name);
  // rlauxe finds its bets by a search: its records agree to 1e-5.
  const double relative = audit.tool == AssertionAudit::Tool::rlauxe ? 2e-5 : 1e-6;
  for (const ReportedAssertion& one : contest.assertions) {
    if (!one.p_value) continue;
    model::ComparedNumber shown{contest.name, "P-value, " + one.name, p_text(*one.p_value), "",
                                model::Verdict::not_checked};
    std::string reason = why_no_risk(audit, contest, one);
    const auto computed = reason.empty() ? without_error(audit, contest, one) : std::vector<double>();
    if (reason.empty() && computed.empty()) reason = "the test \"" + audit.test + "\" is not computed again from a log";
    const auto same =
        std::find_if(computed.begin(), computed.end(), [&](double p) { return near(*one.p_value, p, relative); });
    if (!computed.empty()) shown.computed = p_text(same == computed.end() ? computed[0] : *same);
    if (same != computed.end()) {
      shown.verdict = model::Verdict::holds;
      part.same();
    } else if (reason.empty() && one.errors && !*one.errors && contradicts(audit, *one.p_value, computed)) {
      shown.verdict = model::Verdict::fails;
      part.differs(one.name, fmt::format("stated {}, without error {}", shown.stated, shown.computed), contest.place);
    } else if (const double least = why_no_bound(audit, contest, one).empty() ? least_of(audit, contest, one) : 0;
               *one.p_value < least * (1 - relative)) {
      shown.computed = "at least " + p_text(least), shown.verdict = model::Verdict::fails;
      part.differs(one.name,
                   fmt::format("stated {}, no sample of this size gives less than {}", shown.stated, p_text(least)),
                   contest.place);
    } else {
      if (!shown.computed.empty())
        shown.computed += " without error";
      else if (least > 0)
        shown.computed = "at least " + p_text(least);
      part.lacks(
          reason.empty()
              ? "it is not that of a sample without difference, and differences need the records of all drawn cards"
              : reason);
    }
    numbers.push_back(std::move(shown));
  }
  part.explain("Another bet, or another number of cards, than the record states.");
  return part.finish("The P-values", "follow from a sample without difference.",
                     "do not all follow from a sample without difference, as stated, or from any.");
}

/// A303.
model::Finding decision_finding(const AssertionAudit& audit, const AssertionContest& contest) {
  Recomputed part("A303", contest.name);
  const auto limit = contest.risk_limit ? contest.risk_limit : audit.risk_limit;
  if (!limit) part.lacks("the record states no risk limit");
  double largest = 0;
  for (const ReportedAssertion& one : contest.assertions) {
    if (one.p_value) largest = std::fmax(largest, *one.p_value);
    if (!limit || !one.p_value || !one.proved) continue;
    if ((*one.p_value <= *limit) == *one.proved)
      part.same();
    else
      part.differs(
          one.name,
          fmt::format("{}, P-value {}, limit {}", *one.proved ? "proved" : "not proved", p_text(*one.p_value), *limit),
          contest.place);
  }
  if (contest.largest_p) {
    if (near(*contest.largest_p, largest, 1e-12))
      part.same();
    else
      part.differs("largest P-value",
                   fmt::format("{} stated, {} among the assertions", p_text(*contest.largest_p), p_text(largest)),
                   contest.place);
  }
  return part.finish("What was proved", "follows from the P-values.", "does not all follow from the P-values.");
}

double votes_for(const AssertionContest& contest, const std::string& id) {
  for (const auto& [candidate, votes] : contest.votes)
    if (candidate == id) return static_cast<double>(votes);
  return 0;
}

/// Mean of the assorter from the reported votes; cards without a valid vote count 1/2. Negative: not of a known kind.
double mean_of(const AssertionContest& contest, const ReportedAssertion& one) {
  const double cards = static_cast<double>(contest.cards);
  const double w = votes_for(contest, one.winner), l = votes_for(contest, one.loser);
  double valid = 0;
  for (const auto& [id, votes] : contest.votes) valid += static_cast<double>(votes);
  switch (one.kind) {
    case Kind::plurality: return 0.5 + (w - l) / (2 * cards);
    case Kind::dhondt: {
      if (one.last_won.value_or(0) <= 0 || one.first_lost.value_or(0) <= 0) return -1;
      const double won = static_cast<double>(*one.last_won), lost = static_cast<double>(*one.first_lost);
      return 0.5 + lost / 2 * (w / won - l / lost) / cards;
    }
    case Kind::above_threshold:
      return one.fraction.value_or(0) > 0 ? (w / (2 * *one.fraction) + (cards - valid) / 2) / cards : -1;
    case Kind::below_threshold:
      return one.fraction.value_or(1) < 1 ? ((valid - w) / (2 * (1 - *one.fraction)) + (cards - valid) / 2) / cards
                                          : -1;
    case Kind::other: break;
  }
  return -1;
}

/// A304: means from votes, margins from means, no-error values from margins.
model::Finding sums_finding(const AssertionContest& contest) {
  Recomputed part("A304", contest.name);
  const auto compare = [&](const ReportedAssertion& one, const char* what, double stated, double computed) {
    if (near(stated, computed, 1e-6) || std::fabs(stated - computed) < 1e-9)
      part.same();
    else
      part.differs(fmt::format("{}, {}", one.name, what),
                   fmt::format("{:.9g} stated, {:.9g} computed", stated, computed), contest.place);
  };
  for (const ReportedAssertion& one : contest.assertions) {
    if (one.mean && contest.cards > 0 && !contest.votes.empty())
      if (const double mean = mean_of(contest, one); mean >= 0) compare(one, "mean", *one.mean, mean);
    if (one.mean && one.margin) compare(one, "margin", *one.margin, 2 * *one.mean - 1);
    if (one.no_error && one.margin) {
      const double upper = one.upper.value_or(1);
      if (upper > 0 && *one.margin < 2 * upper)
        compare(one, "value without error", *one.no_error, 1 / (2 - *one.margin / upper));
    }
  }
  part.same(contest.twice - static_cast<std::int64_t>(contest.contradictions.size()));
  for (const std::string& name : contest.contradictions)
    part.differs(name, "stated in two places with two values", contest.place);
  return part.finish("Means, margins and numbers that are stated twice", "agree.", "do not all agree.");
}

std::optional<Digest256> digest_of(const std::string& decimal) {
  Digest256 value{};
  if (decimal.empty() || decimal.size() > 78) return std::nullopt;
  for (const char digit : decimal) {
    if (digit < '0' || digit > '9') return std::nullopt;
    unsigned carry = static_cast<unsigned>(digit - '0');
    for (std::size_t i = value.size(); i-- > 0;) {
      carry += 10u * value[i];
      value[i] = static_cast<unsigned char>(carry & 0xFF);
      carry >>= 8;
    }
    if (carry != 0) return std::nullopt;
  }
  return value;
}

/// A301 of SHANGRLA: the threshold is the n-th smallest number of the cards, if every card of the list has the contest.
model::Finding threshold_finding(const AssertionAudit& audit, const AssertionContest& contest) {
  Recomputed part("A301", contest.name);
  const std::string subject = "The number of the last card of the sample", holds = "is the one that the seed gives.",
                    fails = "is not the one that the seed gives.";
  const auto threshold = digest_of(contest.threshold);
  const std::int64_t cards = contest.records.value_or(0);
  if (!threshold || !contest.sample_size || audit.seed.empty())
    part.lacks("the log states no seed, sample size or threshold of the sample");
  else if (audit.contests.size() != 1 || cards <= 0 || cards > kMostCards)
    part.lacks("with several contests the draw needs to know which cards have which");
  else {
    CryptoRandom random(audit.seed);
    std::int64_t below = 0;
    bool met = false;
    for (std::int64_t k = 0; k < cards; ++k) {
      const Digest256 number = random.next();
      below += number <= *threshold ? 1 : 0;
      met = met || number == *threshold;
    }
    if (met && below == *contest.sample_size)
      part.same();
    else
      part.differs(
          "sample_threshold",
          met ? fmt::format("it is number {} of {} cards, the sample has {}", below, cards, *contest.sample_size)
              : fmt::format("none of the {} cards has this number", cards),
          contest.place);
    part.explain("Cards of the list without the contest, or phantoms beside the records.");
  }
  return part.finish(subject, holds, fails);
}

std::optional<std::int64_t> whole_seed(const std::string& text) {
  std::int64_t seed = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return seed;
}

/// rlauxe's numbers: 1 to N are hashed; its versions count the index of cards from 1 or from 0.
class RlauxeNumbers {
 public:
  RlauxeNumbers(std::int64_t seed, const std::vector<model::NumberedCard>& sample) : m_tickets(seed) {
    const auto fitting = [&](bool before) {
      m_before = before;
      return std::count_if(sample.begin(), sample.end(),
                           [&](const auto& card) { return of(card.index) == card.number; });
    };
    const auto with = fitting(true);
    m_before = with > fitting(false);
  }
  std::int64_t of(std::int64_t index) const {
    return m_tickets.number(static_cast<std::uint32_t>(index) - (m_before ? 1u : 0u));
  }
  std::int64_t first_index() const { return m_before ? 1 : 0; }

 private:
  RlauxeTickets m_tickets;
  bool m_before = false;
};

model::Finding rlauxe_tickets(const AssertionAudit& audit, const RlauxeNumbers* numbers) {
  Recomputed part("A305", "");
  if (!numbers) part.lacks("the record states no seed that is a whole number");
  if (audit.sample.empty()) part.lacks("the cards of the sample are in sampleCards.csv");
  for (const auto& card : audit.sample) {
    if (!numbers) break;
    if (numbers->of(card.index) == card.number)
      part.same();
    else
      part.differs(card.location, fmt::format("number {}, from the seed {}", card.number, numbers->of(card.index)),
                   card.place);
  }
  part.explain("Another seed, or cards counted from another number, than the record says.");
  return part.finish("The numbers of the sampled cards", "are those that the seed gives.",
                     "are not all those that the seed gives.");
}

/// Where every card holds the only contest, the sample is the cards with the smallest numbers.
void all_cards(const AssertionAudit& audit, const RlauxeNumbers& numbers, const std::set<std::int64_t>& sample,
               Recomputed& part) {
  const std::int64_t first = numbers.first_index();
  for (std::int64_t index = first; index < first + *audit.cards; ++index) {
    const std::int64_t number = numbers.of(index);
    if (number <= *sample.rbegin() && !sample.contains(number))
      part.differs(fmt::format("card with index {}", index),
                   fmt::format("number {}, drawn but not in the sample", number), {});
  }
}

model::Finding rlauxe_draw(const AssertionAudit& audit, const RlauxeNumbers* numbers) {
  Recomputed part("A301", "");
  const std::set<std::int64_t> sample(audit.sample_numbers.begin(), audit.sample_numbers.end());
  if (sample.empty()) part.lacks("the numbers of the sample are in samplePrns.json");
  for (const auto& card : audit.sample) {
    if (sample.empty()) break;
    if (sample.contains(card.number))
      part.same();
    else
      part.differs(card.location, "its number is not among those of the sample", card.place);
  }
  if (!std::is_sorted(audit.sample_numbers.begin(), audit.sample_numbers.end()))
    part.differs("sampleNumbers", "they do not ascend", {});
  const bool one_style = audit.contests.size() == 1 && audit.cards && *audit.cards == audit.contests[0].cards;
  if (numbers && one_style && *audit.cards <= kMostCards && !sample.empty())
    all_cards(audit, *numbers, sample, part);
  else
    part.lacks("that no other card has a smaller number needs the contests of all cards");
  return part.finish("The sampled cards", "are those with the smallest numbers.",
                     "are not those with the smallest numbers.");
}

void verify_rlauxe_draw(const AssertionAudit& audit, model::AuditVerification& result) {
  std::optional<RlauxeNumbers> numbers;
  if (const auto seed = whole_seed(audit.seed)) numbers.emplace(*seed, audit.sample);
  result.findings.push_back(rlauxe_tickets(audit, numbers ? &*numbers : nullptr));
  result.findings.push_back(rlauxe_draw(audit, numbers ? &*numbers : nullptr));
}

}  // namespace

model::AuditVerification verify_assertions(const AssertionAudit& audit) {
  const bool rlauxe = audit.tool == AssertionAudit::Tool::rlauxe;
  model::AuditVerification result;
  result.tool = rlauxe ? "rlauxe" : "SHANGRLA";
  result.file = audit.file, result.election = audit.election;
  result.method = audit.type;
  for (const std::string* part : {&audit.test, &audit.estimator})
    if (!part->empty()) result.method += (result.method.empty() ? "" : ", ") + *part;
  result.sampler = rlauxe ? "4: HMAC-SHA-256 of the card's number" : "2: cryptorandom";
  result.seed = audit.seed;
  result.risk_limit = audit.risk_limit.value_or(0);
  if (rlauxe) verify_rlauxe_draw(audit, result);
  for (const AssertionContest& contest : audit.contests) {
    if (!rlauxe) result.findings.push_back(threshold_finding(audit, contest));
    result.findings.push_back(risk_finding(audit, contest, result.numbers));
    result.findings.push_back(decision_finding(audit, contest));
    result.findings.push_back(sums_finding(contest));
  }
  return result;
}

}  // namespace acta::audit
