// SPDX-License-Identifier: Apache-2.0
// A second count, written as one would do it by hand: one paper after the other, no grouping, nothing remembered but
// where each paper lies and at which value. It must give the same as count_ranked on drawn contests.
#include <gtest/gtest.h>

#include <algorithm>

#include "acta/count/ranked/count.hpp"
#include "acta/count/ranked/decide.hpp"
#include "unit/count/ranked_elections.hpp"

namespace acta::count {
namespace {

struct Paper {
  std::vector<std::uint32_t> order;
  Amount value = Amount(1);
  std::size_t at = 0;  ///< rank that it counts for; order.size(): none
  int arrived = 1;     ///< round
  bool leaves = true;  ///< may go on from an elected candidate
};

class ByHand {
 public:
  ByHand(const RankedContest& contest, const RankedRules& rules) : m_contest(contest), m_rules(rules) {
    m_state.assign(contest.names.size(), State::stands);
    for (std::size_t r = 0; r < contest.rows(); ++r)
      for (std::int64_t i = 0; i < contest.counts[r]; ++i)
        m_papers.push_back({{contest.row(r).begin(), contest.row(r).end()}});
  }

  /// Names of the elected in order, and every tally of every round.
  std::string run() {
    std::string text;
    for (int round = 1; m_elected.size() < static_cast<std::size_t>(m_rules.seats); ++round) {
      move_on(round);
      std::vector<Amount> votes(m_state.size());
      for (const Paper& paper : m_papers)
        if (paper.at < paper.order.size() && m_state[paper.order[paper.at]] == State::stands)
          votes[paper.order[paper.at]] += paper.value;
      if (round == 1) set_quota(votes);
      for (std::size_t c = 0; c < votes.size(); ++c)
        if (m_state[c] == State::stands) text += m_contest.names[c] + '=' + plain(votes[c]) + ' ';
      decide(votes);
    }
    for (const std::uint32_t c : m_elected) text += m_contest.names[c];
    return text;
  }

  static std::string plain(const Amount& amount) { return Amount::fraction(amount.above(), amount.below()).text(); }

 private:
  enum class State { stands, elected, gone };

  void move_on(int round) {
    for (Paper& paper : m_papers) {
      if (!paper.leaves) continue;
      const std::size_t before = paper.at;
      while (paper.at < paper.order.size() && m_state[paper.order[paper.at]] != State::stands) ++paper.at;
      if (paper.at != before) paper.arrived = round;
    }
  }

  void set_quota(const std::vector<Amount>& votes) {
    Amount all(0);
    for (const Amount& own : votes) all += own;
    m_quota = threshold_of(all, m_rules.seats, m_rules);
  }

  void decide(const std::vector<Amount>& votes) {
    std::vector<std::uint32_t> standing, over;
    for (std::uint32_t c = 0; c < votes.size(); ++c)
      if (m_state[c] == State::stands) standing.push_back(c);
    std::stable_sort(standing.begin(), standing.end(), [&](auto a, auto b) { return votes[a] > votes[b]; });
    for (const auto c : standing)
      if (reaches(votes[c], m_quota, m_rules)) over.push_back(c);
    if (standing.size() + m_elected.size() <= static_cast<std::size_t>(m_rules.seats)) over = standing;
    for (const auto c : over) elect(c, votes[c]);
    if (over.empty()) m_state[standing.back()] = State::gone;
  }

  void elect(std::uint32_t winner, const Amount& votes) {
    m_state[winner] = State::elected;
    m_elected.push_back(winner);
    std::vector<Paper*> pile;
    int last = 0;
    for (Paper& paper : m_papers)
      if (paper.leaves && paper.at < paper.order.size() && paper.order[paper.at] == winner) {
        pile.push_back(&paper);
        last = std::max(last, paper.arrived);
      }
    if (m_rules.surplus == SurplusRule::last_parcel)
      std::erase_if(pile, [&](Paper* paper) { return paper->arrived == last ? false : !(paper->leaves = false); });
    const Arithmetic arithmetic{m_rules.decimals};
    const Amount surplus = votes > m_quota ? votes - m_quota : Amount(0);
    for (Paper* paper : pile) {
      const Amount each = arithmetic.divide(surplus, Amount(static_cast<std::int64_t>(pile.size())));
      if (m_rules.surplus == SurplusRule::weighted_inclusive)
        paper->value =
            arithmetic.multiply(paper->value, surplus == Amount(0) ? surplus : arithmetic.divide(surplus, votes));
      else
        paper->value = m_rules.surplus == SurplusRule::last_parcel ? std::min(paper->value, each) : each;
    }
  }

  const RankedContest& m_contest;
  const RankedRules& m_rules;
  std::vector<Paper> m_papers;
  std::vector<State> m_state;
  std::vector<std::uint32_t> m_elected;
  Amount m_quota;
};

std::string by_program(const RankedContest& contest, const RankedRules& rules) {
  const auto counted = count_ranked(contest, rules);
  if (!counted) return counted.error().message;
  std::string text;
  std::vector<bool> elected(contest.names.size(), false);
  for (std::size_t r = 0; r + 1 < counted->rounds.size(); ++r) {
    const auto& round = counted->rounds[r];
    for (std::size_t c = 0; c < elected.size(); ++c)
      if (round.figures.tally[c] && !elected[c])
        text += contest.names[c] + '=' + ByHand::plain(*round.figures.tally[c]) + ' ';
    for (const auto c : round.elected) elected[c] = true;
  }
  return text + names_of(contest, counted->elected);
}

TEST(RankedByHand, SurplusesMoveAsPaperAfterPaper) {
  JavaRandom random(1984);
  int unlike = 0;
  for (int i = 0; i < 500; ++i) {
    const RankedContest contest = drawn_contest(random, false);
    RankedRules rules;
    rules.mode = WinnerMode::several_winners_per_round;
    rules.ties = TieMode::candidate_order;
    rules.seats = 2 + random.next_int(2);
    rules.quota = random.next_int(2) == 0 ? RankedQuota::droop_whole : RankedQuota::droop_fractional;
    rules.decimals = random.next_int(4) == 0 ? std::nullopt : std::optional<int>(random.next_int(7));
    std::string texts[3];
    for (const auto surplus :
         {SurplusRule::weighted_inclusive, SurplusRule::unweighted_inclusive, SurplusRule::last_parcel}) {
      rules.surplus = surplus;
      std::string& text = texts[static_cast<std::size_t>(surplus)];
      text = by_program(contest, rules);
      const std::string by_hand = ByHand(contest, rules).run();
      EXPECT_EQ(text, by_hand) << "contest " << i;
    }
    unlike += texts[0] != texts[1] && texts[1] != texts[2] ? 1 : 0;
  }
  EXPECT_GT(unlike, 20);
}

}  // namespace
}  // namespace acta::count
