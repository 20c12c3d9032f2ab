// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/law.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <numeric>
#include <set>

namespace acta::count {
namespace {

using Setter = std::function<bool(RankedRules&, const std::string&)>;

struct Question {
  const char* name;
  std::string answers;  ///< for errors
  Setter set;
};

template <class Enum>
struct Named {
  const char* name;
  Enum value;
};

template <class Enum>
Question choice(const char* name, Enum RankedRules::*member, std::vector<Named<Enum>> all) {
  std::string known;
  for (const auto& one : all) known += (known.empty() ? "" : ", ") + std::string(one.name);
  return {name, known, [member, all = std::move(all)](RankedRules& rules, const std::string& answer) {
            for (const auto& one : all)
              if (answer == one.name) {
                rules.*member = one.value;
                return true;
              }
            return false;
          }};
}

Question truth(const char* name, bool RankedRules::*member) {
  return choice<bool>(name, member, {{"true", true}, {"false", false}});
}

template <class Number>
std::optional<Number> number_of(const std::string& text) {
  Number number{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Number>
Question number(const char* name, Number RankedRules::*member) {
  return {name, "a whole number", [member](RankedRules& rules, const std::string& answer) {
            const auto found = number_of<Number>(answer);
            if (found) rules.*member = *found;
            return found.has_value();
          }};
}

/// A number, or the word that stands for none.
Question maybe(const char* name, std::optional<int> RankedRules::*member, const char* none) {
  return {name, std::string("a whole number, ") + none, [member, none](RankedRules& rules, const std::string& answer) {
            const auto found = number_of<int>(answer);
            if (!found && answer != none) return false;
            rules.*member = found;
            return true;
          }};
}

Question least_ranks() {
  return {"least_ranks", "a whole number, all", [](RankedRules& rules, const std::string& answer) {
            const auto found = number_of<int>(answer);
            if (found ? *found < 1 : answer != "all") return false;
            rules.least_ranks = found.value_or(0);
            return true;
          }};
}

Question share_percent() {
  return {"share_percent", "a decimal number as text", [](RankedRules& rules, const std::string& answer) {
            const auto found = parse_amount(answer);
            if (found) rules.share_percent = *found;
            return static_cast<bool>(found);
          }};
}

const std::vector<Question>& questions() {
  using R = RankedRules;
  static const std::vector<Question> all{
      choice<WinnerMode>("mode", &R::mode,
                         {{"single_winner", WinnerMode::single_winner},
                          {"one_winner_per_round", WinnerMode::one_winner_per_round},
                          {"several_winners_per_round", WinnerMode::several_winners_per_round},
                          {"bottoms_up", WinnerMode::bottoms_up},
                          {"bottoms_up_share", WinnerMode::bottoms_up_share},
                          {"multi_pass", WinnerMode::multi_pass}}),
      number("seats", &R::seats),
      choice<TieMode>("ties", &R::ties,
                      {{"ask", TieMode::ask},
                       {"previous_then_ask", TieMode::previous_then_ask},
                       {"first_then_ask", TieMode::first_then_ask},
                       {"all_different_then_ask", TieMode::all_different_then_ask},
                       {"candidate_order", TieMode::candidate_order},
                       {"random", TieMode::random},
                       {"previous_then_random", TieMode::previous_then_random},
                       {"permutation", TieMode::permutation}}),
      choice<bool>("last_seat_tie", &R::ask_last_seat, {{"as_ties", false}, {"ask", true}}),
      number("seed", &R::seed),
      choice<OvervoteRule>("overvote", &R::overvote,
                           {{"skip", OvervoteRule::skip},
                            {"exhaust", OvervoteRule::exhaust},
                            {"exhaust_if_several_continuing", OvervoteRule::exhaust_if_several_continuing}}),
      maybe("most_skipped", &R::most_skipped, "any"),
      truth("exhaust_on_duplicate", &R::exhaust_on_duplicate),
      maybe("decimals", &R::decimals, "exact"),
      choice<RankedQuota>("quota", &R::quota,
                          {{"droop_whole", RankedQuota::droop_whole},
                           {"droop_fractional", RankedQuota::droop_fractional},
                           {"hare", RankedQuota::hare}}),
      choice<SurplusRule>("surplus", &R::surplus,
                          {{"weighted_inclusive", SurplusRule::weighted_inclusive},
                           {"unweighted_inclusive", SurplusRule::unweighted_inclusive},
                           {"last_parcel", SurplusRule::last_parcel},
                           {"whole_ballots", SurplusRule::whole_ballots},
                           {"every_nth", SurplusRule::every_nth},
                           {"meek", SurplusRule::meek},
                           {"warren", SurplusRule::warren}}),
      truth("batch_elimination", &R::batch_elimination),
      truth("continue_until_two", &R::continue_until_two),
      truth("first_round_threshold", &R::first_round_threshold),
      truth("cutoff_elimination", &R::cutoff_elimination),
      maybe("stop_after_round", &R::stop_after_round, "never"),
      share_percent(),
      choice<ShareTest>("share_test", &R::share_test,
                        {{"reaches", ShareTest::reaches}, {"exceeds", ShareTest::exceeds}}),
      choice<Transfers>("transfers", &R::transfers,
                        {{"together", Transfers::together}, {"one_at_a_time", Transfers::one_at_a_time}}),
      choice<SurplusOrder>("surplus_order", &R::surplus_order,
                           {{"largest", SurplusOrder::largest}, {"earliest", SurplusOrder::earliest}}),
      choice<ExclusionRule>("exclusion", &R::exclusion,
                            {{"at_once", ExclusionRule::at_once},
                             {"by_value", ExclusionRule::by_value},
                             {"by_parcel", ExclusionRule::by_parcel},
                             {"first_then_by_value", ExclusionRule::first_then_by_value}}),
      truth("transferable_only", &R::transferable_only),
      maybe("vote_decimals", &R::vote_decimals, "exact"),
      number("guard_decimals", &R::guard_decimals),
      choice<Deferral>("defer_surpluses", &R::defer_surpluses,
                       {{"never", Deferral::never},
                        {"cannot_save", Deferral::cannot_save},
                        {"cannot_save_group", Deferral::cannot_save_group},
                        {"cannot_save_or_refund", Deferral::cannot_save_or_refund}}),
      choice<LastSeats>("last_seats", &R::last_seats,
                        {{"as_many_left", LastSeats::as_many_left},
                         {"two_left", LastSeats::two_left},
                         {"certain", LastSeats::certain},
                         {"as_many_as_others", LastSeats::as_many_as_others}}),
      number("fewest_votes", &R::fewest_votes),
      truth("one_seat_after_exclusion", &R::one_seat_after_exclusion),
      truth("restart", &R::restart),
      least_ranks(),
  };
  return all;
}

base::Error wrong(const model::RankedAnswer& answer, std::string message, std::string advice) {
  return {base::ErrorKind::format, std::move(message), answer.place, std::move(advice)};
}

/// Leading ranks with one candidate each, nobody twice.
int leading_ranks(std::span<const model::RankMark> marks) {
  std::set<model::RankMark> met;
  for (const model::RankMark mark : marks)
    if (!model::is_candidate(mark) || !met.insert(mark).second) break;
  return static_cast<int>(met.size());
}

/// Of all but the last the order of the last is plain.
int wanted_ranks(const RankedContest& contest, const RankedRules& rules) {
  const int all = static_cast<int>(contest.names.size());
  return rules.least_ranks == 0 ? all - 1 : std::min(rules.least_ranks, all - 1);
}

}  // namespace

std::vector<std::string> ranked_questions() {
  std::vector<std::string> names;
  for (const Question& question : questions()) names.emplace_back(question.name);
  return names;
}

base::Result<LawRules> rules_of(const model::RankedLaw& law) {
  LawRules found;
  found.rules.seats = 0;
  for (const model::RankedAnswer& answer : law.answers) {
    const auto& all = questions();
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& one) { return answer.question == one.name; });
    if (at == all.end())
      return wrong(answer, "\"" + answer.question + "\" is no question of ranked ballots",
                   "doc/methods/ranked.md lists them");
    if (!at->set(found.rules, answer.answer))
      return wrong(answer, "\"" + answer.answer + "\" is no answer to \"" + answer.question + "\"",
                   "answers: " + at->answers);
    found.states_seats = found.states_seats || answer.question == "seats";
  }
  RankedRules& rules = found.rules;
  if (rules.mode == WinnerMode::single_winner && !found.states_seats) {
    rules.seats = 1;
    found.states_seats = true;
  }
  RankedRules probe = rules;
  if (!found.states_seats && probe.mode != WinnerMode::bottoms_up_share) probe.seats = 2;
  if (auto sound = check_rules(probe); !sound) {
    base::Error error = sound.error();
    error.kind = base::ErrorKind::format;
    if (!law.answers.empty()) error.place = law.answers.front().place;
    return error;
  }
  return found;
}

RankedContest formal_only(RankedContest contest, const RankedRules& rules, std::int64_t& informal) {
  informal = 0;
  if (rules.least_ranks == 1) return contest;
  const int wanted = wanted_ranks(contest, rules);
  RankedContest kept = contest;
  kept.begin = {0};
  kept.marks.clear();
  kept.counts.clear();
  kept.ballots_before.clear();
  for (std::size_t r = 0; r < contest.rows(); ++r) {
    const auto marks = contest.row(r);
    if (leading_ranks(marks) < wanted) {
      informal += contest.counts[r];
      continue;
    }
    kept.marks.insert(kept.marks.end(), marks.begin(), marks.end());
    kept.begin.push_back(static_cast<std::uint32_t>(kept.marks.size()));
    kept.counts.push_back(contest.counts[r]);
  }
  kept.ballots = contest.ballots - informal;
  kept.precincts.clear();
  kept.batches.clear();
  return kept;
}

std::vector<model::RankMark> shortest_formal(const RankedContest& contest, const RankedRules& rules,
                                             std::uint32_t first, const std::vector<std::uint32_t>& last) {
  const auto place = [&](std::uint32_t c) {
    if (c == first) return 0;
    return contest.excluded[c] ? 3 : std::find(last.begin(), last.end(), c) == last.end() ? 1 : 2;
  };
  std::vector<model::RankMark> marks(contest.names.size());
  std::iota(marks.begin(), marks.end(), model::RankMark{0});
  std::stable_sort(marks.begin(), marks.end(), [&](auto a, auto b) { return place(a) < place(b); });
  marks.resize(static_cast<std::size_t>(std::max(1, wanted_ranks(contest, rules))));
  return marks;
}

}  // namespace acta::count
