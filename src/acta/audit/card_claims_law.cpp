// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_claims_law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>

namespace acta::audit {
namespace {

using Column = CardLaw::Column;

constexpr double kRounding = 1e-12;               ///< of one vote: rounding
constexpr std::size_t kMostWeights = 50'000'000;  ///< eight bytes each

base::Error usage(const CardContest& contest, const std::string& message, std::string advice = {}) {
  return {base::ErrorKind::usage, "contest \"" + contest.id + "\": " + message, {}, std::move(advice)};
}

/// One ballot in one area: whose marks that are not valid can be told from cards without the contest.
bool is_one_ballot(const model::Poll& poll) { return poll.tallies.size() == 1 && poll.tallies[0].votes.size() == 1; }

/// Whether any claim has a margin: where none has, outcome_claims() tells them all the same.
bool is_proven(const OutcomeClaims& claims) {
  if (claims.claims.empty() || claims.unproven.empty()) return !claims.claims.empty();
  return std::any_of(claims.seats.begin(), claims.seats.end(), [](const SeatGroup& group) { return group.proven; });
}

bool is_same(const CardClaim& one, const CardClaim& other) {
  return one.text() == other.text() && one.weights() == other.weights() &&
         one.without_contest() == other.without_contest();
}

std::string seats_text(std::int64_t seats) { return fmt::format("{} {}", seats, seats == 1 ? "seat" : "seats"); }

class LawClaims {
 public:
  LawClaims(const CardContest& contest, const CardTallies& tallies, std::int64_t cards)
      : m_contest(contest),
        m_law(*contest.law),
        m_poll(poll_of(m_law, tallies)),
        m_tree(m_poll),
        m_cards(static_cast<double>(cards)),
        m_blank_is_told(is_one_ballot(m_poll) && tallies.blank),
        m_unseen(tallies.unseen) {}

  base::Result<CardOutcome> run() {
    const auto result = m_law.count(m_poll, m_law.law);
    if (!result) return usage(m_contest, result.error().message, result.error().advice);
    if (auto filled = check_seats(*result); !filled) return filled.error();
    OutcomeClaims claims = outcome_claims(m_poll, m_law.law, *result, m_unseen, m_law.least);
    if (!is_proven(claims))
      return usage(m_contest,
                   "no part of this outcome can be proven: " +
                       (claims.unproven.empty() ? std::string("nobody else stands") : claims.unproven.front()),
                   "a tie, or a margin that cards without a record could take away, is confirmed by no audit");
    if (claims.claims.size() * m_law.columns.size() > kMostWeights)
      return base::Error{base::ErrorKind::limit,
                         fmt::format("contest \"{}\": {} claims of {} choices are too many for an audit of cards",
                                     m_contest.id, claims.claims.size(), m_law.columns.size()),
                         {},
                         "audit its tally sheets, or the areas one by one"};
    CardOutcome outcome;
    for (OutcomeClaim& one : claims.claims)
      if (auto added = add(one, outcome.claims); !added) return added.error();
    if (outcome.claims.empty()) return usage(m_contest, "has no claims: any paper has this outcome");
    const std::vector<std::size_t> lists = winners(*result);
    if (auto same = as_stated(*result, lists); !same) return same.error();
    for (const std::size_t list : lists) outcome.winners.push_back(choice_of(list));
    outcome.statement =
        m_law.law.office ? office_statement(*result, lists) : seats_statement(claims.seats, unfilled(*result, false));
    outcome.seats = std::move(claims.seats), outcome.unproven = std::move(claims.unproven);
    return outcome;
  }

 private:
  /// Seats that nobody gets; `unseated`: with those whose winners a later tier leaves without one.
  std::int64_t unfilled(const model::CountResult& result, bool unseated) const {
    std::int64_t seats = 0;
    for (std::size_t t = 0; t < result.tiers.size(); ++t)
      for (const model::AreaSeats& one : result.tiers[t].areas) {
        const auto held = std::accumulate(one.seats.begin(), one.seats.end(), std::int64_t{0});
        const auto lost = std::max<std::int64_t>(0, static_cast<std::int64_t>(one.winners.size()) - held);
        if (!m_law.law.tiers[t].provisional) seats += one.unfilled - (unseated ? 0 : std::min(lost, one.unfilled));
      }
    return seats;
  }
  /// Of the count's result: seats of areas, and those that compensate, are not in the law.
  base::Result<void> check_seats(const model::CountResult& result) const {
    if (!m_law.seats) return {};
    std::int64_t filled = unfilled(result, true) + (result.tied.empty() ? 0 : result.open);
    for (const model::ListResult& list : result.lists) filled += list.seats;
    if (m_law.law.office) filled = 1;
    if (filled == *m_law.seats) return {};
    return base::Error{base::ErrorKind::usage,
                       fmt::format("the law \"{}\" fills {}, not {}", m_law.law.id, seats_text(filled), *m_law.seats),
                       m_law.seats_place, "leave \"winners\" out"};
  }
  /// Lists, once for each of their seats, or who goes to a second round.
  std::vector<std::size_t> winners(const model::CountResult& result) const {
    std::vector<std::size_t> lists;
    for (std::size_t i = 0; i < result.lists.size(); ++i) {
      const std::int64_t times = result.lists[i].in_runoff ? 1 : result.lists[i].seats;
      lists.insert(lists.end(), static_cast<std::size_t>(times), i);
    }
    return lists;
  }
  std::string names(const std::vector<std::size_t>& lists, const char* between) const {
    std::string text;
    for (const std::size_t list : lists) text += (text.empty() ? "" : between) + m_poll.lists[list].name;
    return text;
  }
  std::size_t choice_of(std::size_t list) const {
    const auto at =
        std::find_if(m_law.columns.begin(), m_law.columns.end(), [&](const Column& one) { return one.list == list; });
    return static_cast<std::size_t>(at - m_law.columns.begin());
  }
  /// Of seats that a lot decides any of those who are tied may be stated, or nobody.
  bool may_be_drawn(const model::CountResult& result, const std::vector<std::string>& names) const {
    return static_cast<std::int64_t>(names.size()) <= result.open &&
           std::all_of(names.begin(), names.end(), [&](const std::string& name) {
             return std::any_of(result.tied.begin(), result.tied.end(),
                                [&](std::size_t list) { return m_poll.lists[list].name == name; });
           });
  }
  base::Result<void> as_stated(const model::CountResult& result, const std::vector<std::size_t>& lists) const {
    if (m_contest.elected.empty()) return {};
    std::vector<std::string> got, stated = m_contest.elected, more;
    for (const std::size_t list : lists) got.push_back(m_poll.lists[list].name);
    std::sort(got.begin(), got.end());
    std::sort(stated.begin(), stated.end());
    std::set_difference(stated.begin(), stated.end(), got.begin(), got.end(), std::back_inserter(more));
    if (std::includes(stated.begin(), stated.end(), got.begin(), got.end()) && may_be_drawn(result, more)) return {};
    const std::string lot =
        result.open > 0 ? fmt::format(" and {} by lot among {}", seats_text(result.open), names(result.tied, ", "))
                        : "";
    return usage(m_contest,
                 fmt::format("the records elect {}{}, not {} as stated", got.empty() ? "nobody" : names(lists, ", "),
                             lot, fmt::join(stated, ", ")),
                 "no audit can confirm an outcome that its own records contradict");
  }

  std::string office_statement(const model::CountResult& result, const std::vector<std::size_t>& lists) const {
    return names(lists, " and ") + (result.outcome == model::Outcome::runoff ? " go to a second round" : " is elected");
  }
  std::string seats_statement(const std::vector<SeatGroup>& groups, std::int64_t unfilled) const {
    std::vector<std::int64_t> seats(m_poll.lists.size(), 0);
    std::int64_t all = unfilled, proven = 0;
    for (const SeatGroup& group : groups) {
      if (group.provisional) continue;
      all += group.seats;
      if (!group.proven) continue;
      for (const auto& [name, count] : group.holders)
        for (std::size_t i = 0; i < seats.size(); ++i)
          if (m_poll.lists[i].name == name) seats[i] += count, proven += count;
    }
    std::string text;
    for (std::size_t i = 0; i < seats.size(); ++i)
      if (seats[i] > 0) text += (text.empty() ? "" : ", ") + m_poll.lists[i].name + " " + seats_text(seats[i]);
    return proven == all ? text : fmt::format("{} of {} are proven: {}", proven, seats_text(all), text);
  }

  std::size_t column_of(const Column& one) const {
    return one.list == model::kNone ? m_poll.lists.size() + kValidOfNoList : one.list;
  }
  /// Weights by choice, and of a vote that is not valid.
  std::pair<std::vector<double>, double> weights(const AreaClaim& claim) const {
    std::vector<double> by_choice(m_law.columns.size(), 0);
    double not_valid = 0;
    for (const ClaimPart& part : claim.parts) {
      std::vector<double> by_column(m_poll.lists.size() + kExtraColumns, 0);
      for (const ClaimTerm& term : part.terms) by_column[term.column] += term.weight;
      not_valid += by_column[m_poll.lists.size() + kNotValid];
      for (std::size_t k = 0; k < by_choice.size(); ++k) {
        const Column& own = m_law.columns[k];
        if (own.ballot == part.ballot && m_tree.holds(part.area, own.area)) by_choice[k] += by_column[column_of(own)];
      }
    }
    return {std::move(by_choice), not_valid};
  }
  /// Least and most of one card: one mark on each ballot, or none.
  Claim bounded(std::vector<double> by_choice, double not_valid) const {
    std::vector<double> low(m_poll.tallies.size(), 0), high(m_poll.tallies.size(), 0);
    for (std::size_t k = 0; k < by_choice.size(); ++k) {
      const std::size_t ballot = m_law.columns[k].ballot;
      low[ballot] = std::min(low[ballot], by_choice[k]), high[ballot] = std::max(high[ballot], by_choice[k]);
    }
    const double lowest = std::accumulate(low.begin(), low.end(), 0.0);
    const double highest = std::accumulate(high.begin(), high.end(), 0.0);
    return {std::move(by_choice), std::min(lowest, not_valid), std::max(highest, not_valid)};
  }
  /// The least that another mark, or none, adds to the lowest of a card; infinite where all are alike.
  double least_step(const std::vector<double>& by_choice, double not_valid) const {
    std::vector<double> low(m_poll.tallies.size(), 0);
    for (std::size_t k = 0; k < by_choice.size(); ++k)
      low[m_law.columns[k].ballot] = std::min(low[m_law.columns[k].ballot], by_choice[k]);
    if (low.size() == 1) low[0] = std::min(low[0], not_valid);
    double least = std::numeric_limits<double>::infinity();
    const auto take = [&](double step) {
      if (step > kRounding) least = std::min(least, step);
    };
    for (const double lowest : low) take(-lowest), take(not_valid - lowest);
    for (std::size_t k = 0; k < by_choice.size(); ++k) take(by_choice[k] - low[m_law.columns[k].ballot]);
    return least;
  }
  base::Result<void> add(OutcomeClaim& one, std::vector<CardClaim>& claims) const {
    auto [by_choice, not_valid] = weights(one.claim);
    if (not_valid != 0 && !m_blank_is_told)
      return usage(m_contest, "the law has shares of all ballots, and it is not known which of them are not valid",
                   "that takes records of all cards, and a law of one area with one ballot");
    double constant = one.claim.constant / m_cards;
    Claim claim = bounded(std::move(by_choice), not_valid);
    const double least = claim.lowest + constant;
    if (least > kRounding) return {};
    // No card is against it, and paper can make it 0: what is more than 0 is at least a step.
    if (least >= -kRounding) {
      const double step = least_step(claim.weights, not_valid);
      if (std::isinf(step)) return usage(m_contest, "\"" + one.text + "\" is true of no paper");
      constant = -claim.lowest - step / (2 * m_cards);
    }
    // A condition on the whole is claimed in every area.
    auto made = CardClaim::with_constant(std::move(one.text), std::move(claim), constant, not_valid);
    if (std::none_of(claims.begin(), claims.end(), [&](const CardClaim& other) { return is_same(made, other); }))
      claims.push_back(std::move(made));
    return {};
  }

  const CardContest& m_contest;
  const CardLaw& m_law;
  model::Poll m_poll;
  AreaTree m_tree;
  double m_cards;
  bool m_blank_is_told;
  double m_unseen;
};

}  // namespace

model::Poll poll_of(const CardLaw& law, const CardTallies& tallies) {
  model::Poll poll = law.poll;
  for (std::size_t k = 0; k < law.columns.size(); ++k) {
    const auto& [list, ballot, area] = law.columns[k];
    const std::int64_t votes = std::llround(tallies.totals[k]);
    if (list != model::kNone) poll.tallies[ballot].votes[area][list] += votes;
    poll.tallies[ballot].valid[area] += votes;
    if (list != model::kNone && ballot == 0) poll.lists[list].votes += votes;
    if (ballot == 0) poll.valid += votes;
  }
  if (!is_one_ballot(poll) || !tallies.blank) return poll;
  poll.ballots = poll.valid + std::llround(*tallies.blank);
  poll.tallies[0].cast[0] = poll.ballots;
  return poll;
}

base::Result<CardOutcome> law_outcome(const CardContest& contest, const CardTallies& tallies, std::int64_t cards) {
  if (contest.choices.size() > contest.law->columns.size())
    return usage(contest, "the records have a choice \"" + contest.choices.back() + "\", which is no list of the law",
                 "every choice has to be listed");
  return LawClaims(contest, tallies, cards).run();
}

}  // namespace acta::audit
