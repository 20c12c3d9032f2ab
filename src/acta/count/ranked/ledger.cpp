// SPDX-License-Identifier: Apache-2.0
#include "acta/count/ranked/ledger.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace acta::count {

RankedLedger::RankedLedger(const RankedContest& contest, const RankedRules& rules,
                           std::span<const RankedSlice* const> slices, BallotLog* log)
    : m_contest(contest),
      m_rules(rules),
      m_log(log),
      m_arithmetic{rules.decimals},
      m_shown_at(contest.names.size()),
      m_capped(contest.names.size(), false) {
  const bool together = contest.sorted && slices.empty() && !log;
  const auto rows = static_cast<std::uint32_t>(contest.rows());
  if (together && rows > 0) m_rows.push_back({0, rows});
  for (std::uint32_t row = 0; !together && row < rows; ++row) m_rows.push_back({row, 1});
  for (const RowRange range : m_rows) m_counts.push_back(ballots_of(contest, range));
  m_heaps.resize(m_rows.size());
  std::iota(m_heaps.begin(), m_heaps.end(), 0U);
  m_at.assign(m_rows.size(), kUnassigned);
  m_from = m_at;
  m_value.assign(m_rows.size(), 0);
  m_arrived.assign(m_rows.size(), 0);
  m_kept.resize(m_rows.size());
  for (const RankedSlice* slice : slices) m_slices.push_back({slice->row, slice->count});
}

RankedLedger::Unit RankedLedger::unit(std::size_t number) const {
  return number == 0 ? Unit{m_heaps, m_counts} : m_slices[number - 1];
}

void RankedLedger::walk_on(const std::vector<bool>& continuing, bool final) {
  ++m_walks;
  m_from = m_at;
  const std::size_t heaps = m_at.size();
  for (std::size_t heap = 0; heap < heaps; ++heap) {
    const Recipient now = m_at[heap];
    const bool settled = now == kUnassigned ? false : now >= m_contest.names.size() || continuing[now];
    if (settled) continue;
    if (final) {
      move(heap, inactive_recipient(Inactive::final_surplus));
      continue;
    }
    const RowRange all = m_rows[heap];
    walk_rows(m_contest, all, m_rules, continuing,
              [&](RowRange part, Recipient to) { move(part.rows == all.rows ? heap : add_part(heap, part), to); });
  }
}

void RankedLedger::move(std::size_t heap, Recipient to) {
  m_at[heap] = to;
  m_arrived[heap] = m_walks;
  if (m_log)
    m_log->step({m_walks, m_rows[heap].row, m_counts[heap], m_from[heap], m_at[heap], m_values[m_value[heap]]});
}

/// Takes rows out of a heap, which keeps those behind them; the last part is the heap itself.
std::size_t RankedLedger::add_part(std::size_t of, RowRange rows) {
  RowRange& left = m_rows[of];
  if (rows.rows == left.rows) return of;
  left = {rows.row + rows.rows, left.rows - rows.rows};
  const std::int64_t count = ballots_of(m_contest, rows);
  m_counts[of] -= count;
  m_rows.push_back(rows);
  m_counts.push_back(count);
  m_heaps.push_back(static_cast<std::uint32_t>(m_heaps.size()));
  m_at.push_back(m_at[of]);
  m_from.push_back(m_from[of]);
  m_value.push_back(m_value[of]);
  m_arrived.push_back(m_arrived[of]);
  m_kept.push_back(m_kept[of]);
  return m_rows.size() - 1;
}

std::size_t RankedLedger::slot(Recipient recipient) const {
  if (recipient < m_contest.names.size()) return recipient;
  return m_contest.names.size() + (recipient - kFirstInactive);
}

RankedFigures RankedLedger::figures(std::size_t number, const std::vector<bool>& shown) {
  const std::size_t candidates = m_contest.names.size(), values = m_values.size();
  const auto [rows, counts] = unit(number);
  m_cells.resize(std::max(m_cells.size(), (candidates + kInactiveKinds) * values), 0);
  std::vector<std::size_t> met;
  const auto add = [&](std::size_t where, ValueId value, std::int64_t count) {
    const std::size_t cell = where * values + value;
    if (m_cells[cell] == 0) met.push_back(cell);
    m_cells[cell] += count;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (counts[i] == 0) continue;
    const Recipient at = m_at[rows[i]];
    if (at < candidates || at >= kFirstInactive) add(slot(at), m_value[rows[i]], counts[i]);
    for (const Kept& kept : m_kept[rows[i]]) add(kept.elected, kept.value, counts[i]);
  }
  RankedFigures result;
  result.tally.resize(candidates);
  for (std::size_t c = 0; c < candidates; ++c)
    if (shown[c]) result.tally[c] = Amount(0);
  for (const std::size_t cell : met) {
    const Amount amount = m_values[cell % values].times(std::exchange(m_cells[cell], 0));
    if (cell / values >= candidates)
      result.inactive[cell / values - candidates] += amount;
    else if (result.tally[cell / values])
      *result.tally[cell / values] += amount;
  }
  for (std::size_t c = 0; c < candidates && number == 0; ++c)
    if (m_capped[c]) result.tally[c] = m_shown_at[c];
  return result;
}

std::vector<RankedTransfer> RankedLedger::transfers(std::size_t number) const {
  const std::size_t candidates = m_contest.names.size();
  const auto [rows, counts] = unit(number);
  std::map<std::tuple<std::uint32_t, std::uint32_t, ValueId>, std::int64_t> moved;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Recipient from = m_from[rows[i]], now = m_at[rows[i]];
    if (from >= candidates || from == now) continue;
    moved[{from, now < candidates ? now : RankedTransfer::kExhausted, m_value[rows[i]]}] += counts[i];
  }
  std::vector<RankedTransfer> result;
  for (const auto& [key, count] : moved) {
    const auto& [from, to, value] = key;
    if (m_values[value].sign() == 0) continue;
    if (result.empty() || result.back().from != from || result.back().to != to) result.push_back({from, to, Amount(0)});
    result.back().amount += m_values[value].times(count);
  }
  return result;
}

std::vector<std::uint32_t> RankedLedger::moving_heaps(std::uint32_t elected) const {
  std::vector<std::uint32_t> rows;
  std::uint32_t last = 0;
  for (std::uint32_t row = 0; row < m_at.size(); ++row)
    if (m_at[row] == elected) {
      rows.push_back(row);
      last = std::max(last, m_arrived[row]);
    }
  if (m_rules.surplus == SurplusRule::last_parcel)
    std::erase_if(rows, [&](std::uint32_t row) { return m_arrived[row] != last; });
  return rows;
}

Amount RankedLedger::new_value(const Amount& old, const Amount& surplus, const Amount& votes,
                               std::int64_t papers) const {
  if (m_rules.surplus == SurplusRule::weighted_inclusive) {
    // RCTab rounds twice: first the share, then its product with the value.
    const Amount share = surplus.sign() > 0 ? m_arithmetic.divide(surplus, votes) : Amount(0);
    return m_arithmetic.multiply(old, share);
  }
  const Amount each = surplus.sign() > 0 ? m_arithmetic.divide(surplus, Amount(papers)) : Amount(0);
  return m_rules.surplus == SurplusRule::last_parcel && each > old ? old : each;
}

Amount RankedLedger::release_surplus(std::uint32_t elected, const Amount& votes, const Amount& threshold) {
  const std::vector<std::uint32_t> moving = moving_heaps(elected);
  std::int64_t papers = 0;
  for (const std::uint32_t row : moving) papers += m_counts[row];
  const Amount surplus = votes - threshold;
  std::map<ValueId, std::pair<ValueId, ValueId>> known;  // old value: carried on, kept
  Amount kept_votes = votes;
  for (const std::uint32_t row : moving) {
    const ValueId old = m_value[row];
    if (!known.contains(old)) {
      const Amount on = new_value(m_values[old], surplus, votes, papers);
      const Amount stays = m_values[old] - on;
      known[old] = {value_id(on), value_id(stays)};
    }
    const auto [on, stays] = known[old];
    m_value[row] = on;
    m_kept[row].push_back({elected, stays});
    kept_votes = kept_votes - m_values[on].times(m_counts[row]);
  }
  for (std::uint32_t row = 0; row < m_at.size(); ++row)
    if (m_at[row] == elected && (m_kept[row].empty() || m_kept[row].back().elected != elected)) {
      m_kept[row].push_back({elected, m_value[row]});
      m_at[row] = kHeld;
    }
  if (kept_votes <= threshold || surplus.sign() < 0) return Amount(0);
  m_capped[elected] = true;
  m_shown_at[elected] = threshold;
  return kept_votes - threshold;
}

RankedLedger::ValueId RankedLedger::value_id(Amount value) {
  const auto [at, fresh] = m_value_ids.emplace(value.text(), static_cast<ValueId>(m_values.size()));
  if (fresh) m_values.push_back(std::move(value));
  return at->second;
}

std::int64_t RankedLedger::ballots(std::size_t number) const {
  const auto counts = unit(number).count;
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::int64_t RankedLedger::undervotes(std::size_t number) const {
  std::int64_t sum = 0;
  if (number == 0) {
    for (std::size_t row = 0; row < m_contest.rows(); ++row)
      if (m_contest.row(row).empty()) sum += m_contest.counts[row];
    return sum;
  }
  const auto [rows, counts] = unit(number);
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (m_contest.row(rows[i]).empty()) sum += counts[i];
  return sum;
}

}  // namespace acta::count
