// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/staged_books.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace acta::count {
namespace {

/// The value that all have; nullopt where they differ or there are none.
std::optional<Amount> common_value(const ExclusionPart& part) {
  const SharedAmount* value = nullptr;
  for (const auto& [candidate, pile] : part)
    for (const Papers& papers : pile) {
      if (value && !(*value == papers.value)) return std::nullopt;
      value = &papers.value;
    }
  return value ? std::optional(**value) : std::nullopt;
}

/// Whole numbers have no decimals, as those of ballots have none.
Amount cut(const Amount& amount, int decimals) {
  if (amount.floor() == amount.ceil()) return Amount::decimal(amount.floor(), 0);
  return Arithmetic{decimals}.divide(amount, Amount(1));
}

/// To the nearest, halves up.
Amount nearest(const Amount& amount, int decimals) {
  return cut(amount.floor() == amount.ceil() ? amount : amount + Amount::decimal(5, decimals + 1), decimals);
}

/// Positions n, 2n, …, n + 1, 2n + 1, …, at last 1 to n - 1, counted from 0.
std::vector<std::size_t> nth_order(std::size_t ballots, std::size_t n) {
  std::vector<std::size_t> order;
  for (std::size_t start = n; start < 2 * n; ++start)
    for (std::size_t at = start; at <= ballots; at += n) order.push_back(at - 1);
  for (std::size_t at = 1; at < n && at <= ballots; ++at) order.push_back(at - 1);
  return order;
}

}  // namespace

StagedBooks::StagedBooks(const RankedContest& contest, const RankedRules& rules, BallotLog* log, std::uint32_t before)
    : m_contest(&contest),
      m_rules(&rules),
      m_log(log),
      m_before(before),
      m_pile(contest.names.size()),
      m_tally(contest.names.size()) {}

std::int64_t StagedBooks::sort_all(const std::vector<bool>& standing) {
  ++m_stage;
  std::int64_t blank = 0;
  for (std::size_t c = 0; c < standing.size(); ++c)
    if (standing[c]) m_tally[c] = Amount(0);
  const RowRange all{0, static_cast<std::uint32_t>(m_contest->rows())};
  walk_rows(*m_contest, all, *m_rules, standing, [&](RowRange rows, Recipient to) {
    const std::int64_t count = ballots_of(*m_contest, rows);
    if (to == kUndervote) {
      blank += count;
    } else if (to >= kFirstInactive) {
      m_inactive[to - kFirstInactive] += Amount(count);
      note(kUnassigned, to, {rows, count, m_one, m_stage});
    } else {
      file(kUnassigned, to, {rows, count, m_one, m_stage});
      *m_tally[to] += Amount(count);
    }
  });
  return blank;
}

Amount StagedBooks::active() const {
  Amount sum(0);
  for (const auto& tally : m_tally)
    if (tally) sum += *tally;
  return sum;
}

RankedFigures StagedBooks::figures() const {
  RankedFigures figures;
  figures.tally = m_tally;
  figures.inactive = m_inactive;
  return figures;
}

std::vector<RankedTransfer> StagedBooks::take_transfers() {
  std::vector<RankedTransfer> joined;
  std::stable_sort(m_transfers.begin(), m_transfers.end(), [](const RankedTransfer& a, const RankedTransfer& b) {
    return std::pair(a.from, a.to) < std::pair(b.from, b.to);
  });
  for (RankedTransfer& one : m_transfers)
    if (!joined.empty() && joined.back().from == one.from && joined.back().to == one.to)
      joined.back().amount += one.amount;
    else
      joined.push_back(std::move(one));
  std::erase_if(joined, [](const RankedTransfer& one) { return one.amount.sign() <= 0; });
  m_transfers.clear();
  return joined;
}

void StagedBooks::file(Recipient from, Recipient to, Papers papers) {
  papers.stage = m_stage;
  note(from, to, papers);
  m_pile[to].push_back(std::move(papers));
}

void StagedBooks::note(Recipient from, Recipient to, const Papers& papers) {
  if (m_log) m_log->step({m_before + m_stage, papers.rows.row, papers.count, from, to, *papers.value});
}

void StagedBooks::credit(std::uint32_t from, Recipient to, const Amount& amount) {
  if (to < m_contest->names.size())
    *m_tally[to] += amount;
  else
    m_inactive[to - kFirstInactive] += amount;
  m_transfers.push_back({from, to < m_contest->names.size() ? to : RankedTransfer::kExhausted, amount});
}

void StagedBooks::send(std::uint32_t from, Sorted one, Sent& sent) {
  const auto [at, added] = sent.counts.try_emplace({one.next, one.papers.value.get()}, 0);
  if (added) sent.values.push_back(one.papers.value);
  at->second += one.papers.count;
  if (one.next < m_contest->names.size())
    file(from, one.next, std::move(one.papers));
  else
    note(from, one.next, one.papers);
}

/// Credits what was sent by recipient and value; returns all that was credited.
Amount StagedBooks::credit_all(std::uint32_t from, const Sent& sent) {
  std::map<std::pair<Recipient, std::string>, std::pair<Amount, std::int64_t>> heaps;
  for (const auto& [key, count] : sent.counts) {
    auto& heap = heaps[{key.first, key.second->text()}];
    heap.first = *key.second;
    heap.second += count;
  }
  Amount sum(0);
  for (const auto& [key, heap] : heaps) {
    Amount amount = heap.first.times(heap.second);
    if (m_rules->vote_decimals) amount = cut(amount, *m_rules->vote_decimals);
    credit(from, key.first, amount);
    sum += amount;
  }
  return sum;
}

void StagedBooks::lose(std::uint32_t from, const Amount& rest) {
  m_residual += rest;
  if (rest.sign() > 0) m_transfers.push_back({from, RankedTransfer::kResidual, rest});
}

void StagedBooks::settle() {
  if (m_rules->guard_decimals == 0) return;
  const auto round = [this](Amount& votes) {
    const Amount to = nearest(votes, *m_rules->decimals);
    m_residual = m_residual + votes - to;
    votes = to;
  };
  for (auto& tally : m_tally)
    if (tally) round(*tally);
  for (Amount& inactive : m_inactive) round(inactive);
}

base::Result<RankedMove> StagedBooks::move_surplus(std::uint32_t from, const Amount& threshold,
                                                   const std::vector<bool>& standing, const TiedChoice& choose) {
  ++m_stage;
  const Amount surplus = votes(from) - threshold;
  auto found = surplus_move(*m_contest, *m_rules, m_pile[from], votes(from), surplus, standing, choose);
  if (!found) return found.error();
  SurplusMove& move = *found;
  RankedMove told{RankedMove::Kind::surplus, from, 0, move.value, true, {}};
  for (const Sorted& one : move.moving) told.papers += one.papers.count;
  Sent sent;
  for (Sorted& one : move.moving) send(from, std::move(one), sent);
  Amount gone = credit_all(from, sent);
  if (move.without_next.sign() > 0) credit(from, inactive_recipient(Inactive::exhausted_choices), move.without_next);
  lose(from, surplus - gone - move.without_next);
  m_tally[from] = threshold;
  Pile().swap(m_pile[from]);
  settle();
  return told;
}

/// Sends one ballot to whoever stands; `leave_others`: it stays where nobody does. Whether it left.
bool StagedBooks::send_one(std::uint32_t from, Papers paper, bool leave_others, const Step& step) {
  const Recipient to = walk(*m_contest, paper.rows.row, *m_rules, step.standing);
  if (to >= m_contest->names.size()) {
    if (leave_others) return false;
    note(from, to, paper);
    credit(from, to, Amount(1));
    return true;
  }
  file(from, to, std::move(paper));
  credit(from, to, Amount(1));
  if (votes(to) >= step.threshold) {
    step.standing[to] = false;
    step.reached.push_back(to);
  }
  return true;
}

RankedMove StagedBooks::move_nth(std::uint32_t from, const Amount& threshold, std::vector<bool>& standing,
                                 std::vector<std::uint32_t>& reached) {
  ++m_stage;
  Pile ballots;
  for (const Papers& papers : m_pile[from])
    for (std::int64_t i = 0; i < papers.count; ++i) ballots.push_back({papers.rows, 1, papers.value, papers.stage});
  auto open = static_cast<std::int64_t>((votes(from) - threshold).floor());
  const auto all = static_cast<std::int64_t>(ballots.size());
  // Less than a ballot of surplus, over a quota that is no whole number, moves none.
  const auto n = open > 0 ? static_cast<std::size_t>((2 * all + open) / (2 * open)) : std::size_t{1};
  RankedMove told{RankedMove::Kind::surplus, from, 0, Amount(1), true, {}};
  std::vector<bool> left(ballots.size(), false);
  for (const std::size_t at : nth_order(ballots.size(), std::max<std::size_t>(1, n))) {
    if (open == 0) break;
    left[at] = send_one(from, ballots[at], true, {threshold, standing, reached});
    open -= left[at] ? 1 : 0;
    told.papers += left[at] ? 1 : 0;
  }
  if (open > 0) credit(from, inactive_recipient(Inactive::exhausted_choices), Amount(open));
  m_tally[from] = threshold;
  m_pile[from].clear();
  for (std::size_t at = 0; at < ballots.size(); ++at)
    if (!left[at]) m_pile[from].push_back(ballots[at]);
  return told;
}

std::vector<ExclusionPart> StagedBooks::take_parts(const std::vector<std::uint32_t>& gone) {
  if (m_rules->exclusion == ExclusionRule::at_once) {
    std::vector<ExclusionPart> all(1);
    for (const std::uint32_t c : gone) all.front().emplace_back(c, std::move(m_pile[c]));
    return all;
  }
  const bool first = m_rules->exclusion == ExclusionRule::first_then_by_value;
  const bool by_value = first || m_rules->exclusion == ExclusionRule::by_value;
  // First preferences, highest value first, or earliest stage first.
  const auto earlier = [by_value, first](const Papers& a, const Papers& b) {
    if (first && (a.stage == 1) != (b.stage == 1)) return a.stage == 1;
    return by_value ? a.value.get() != b.value.get() && *a.value > *b.value : a.stage < b.stage;
  };
  std::map<Papers, ExclusionPart, decltype(earlier)> parts(earlier);
  for (const std::uint32_t c : gone)
    for (const Papers& papers : m_pile[c]) {
      ExclusionPart& part = parts[papers];
      if (part.empty() || part.back().first != c) part.emplace_back(c, Pile{});
      part.back().second.push_back(papers);
    }
  std::vector<ExclusionPart> list;
  for (auto& [key, part] : parts) list.push_back(std::move(part));
  if (list.empty()) list.emplace_back();
  for (const std::uint32_t c : gone)  // the last part closes the books of all
    if (std::none_of(list.back().begin(), list.back().end(), [c](const auto& own) { return own.first == c; }))
      list.back().emplace_back(c, Pile{});
  return list;
}

RankedMove StagedBooks::move_part(const ExclusionPart& part, bool last, const Amount& threshold,
                                  std::vector<bool>& standing, std::vector<std::uint32_t>& reached) {
  ++m_stage;
  RankedMove told{RankedMove::Kind::exclusion, part.front().first, 0, common_value(part), last, {}};
  for (const auto& [from, pile] : part) {
    Worth worth;
    for (const Papers& papers : pile) {
      told.papers += papers.count;
      worth.add(papers.value, papers.count);
    }
    Amount leaving = worth.sum(), gone(0);
    if (m_rules->vote_decimals) leaving = cut(leaving, *m_rules->vote_decimals);
    if (last || leaving > votes(from)) leaving = votes(from);
    if (m_rules->surplus == SurplusRule::every_nth) {
      for (const Papers& papers : pile)
        for (std::int64_t i = 0; i < papers.count; ++i)
          send_one(from, {papers.rows, 1, papers.value, papers.stage}, false, {threshold, standing, reached});
      gone = leaving;
    } else {
      Sent sent;
      sort_pile(*m_contest, *m_rules, pile, standing, [&](Sorted one) { send(from, std::move(one), sent); });
      gone = credit_all(from, sent);
    }
    lose(from, leaving - gone);
    *m_tally[from] = *m_tally[from] - leaving;
    if (last) {
      m_tally[from].reset();
      Pile().swap(m_pile[from]);
    }
  }
  settle();
  return told;
}

}  // namespace acta::count
