// SPDX-License-Identifier: Apache-2.0
#include "acta/app/compare.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <numeric>

#include "acta/app/compare_areas.hpp"
#include "acta/app/counting.hpp"
#include "acta/count/count.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using model::Contest;
using report::ContestComparison;

std::string known_copies(const Contest& contest) {
  std::string names;
  for (const model::CopyInfo& copy : contest.copies) names += (names.empty() ? "" : ", ") + copy.id;
  return names;
}

std::string outcome_of(const Loaded& loaded, std::size_t contest, std::size_t copy) {
  const Contest& from = loaded.file.record.contests[contest];
  const auto poll = poll_of(loaded, from, {contest, copy, nullptr, {}});
  if (!poll) return "cannot be counted: " + poll.error().message;
  const auto result = count::count(*poll, law_of(from), {false, false});
  return result ? model::to_string(result->statement) : "cannot be counted: " + result.error().message;
}

class ContestComparer {
 public:
  ContestComparer(const Loaded& loaded, std::size_t contest)
      : m_loaded(loaded), m_index(contest), m_contest(loaded.file.record.contests[contest]) {}

  base::Result<ContestComparison> run(const std::vector<std::string>& wanted) {
    m_result.contest = &m_contest;
    if (m_contest.copies.size() < 2)
      return Error{
          ErrorKind::usage, "contest \"" + m_contest.id + "\" has fewer than two copies of its sheets", {}, {}};
    order_copies();
    auto pairs = pairs_of(wanted);
    if (!pairs) return pairs.error();
    m_result.pairs.resize(pairs->size());
    tbb::parallel_for(std::size_t{0}, pairs->size(), [&](std::size_t p) { add_pair((*pairs)[p], m_result.pairs[p]); });
    if (m_order.size() > 2 && wanted.empty()) add_revisions();
    m_result.leader = m_result.pairs[0].comparison.leader;
    m_result.second = m_result.pairs[0].comparison.second;
    tbb::parallel_for(std::size_t{0}, m_order.size(), [&](std::size_t place) { add_sum(place); });
    return std::move(m_result);
  }

 private:
  using Pair = std::pair<std::size_t, std::size_t>;  ///< places in m_order

  /// By publication; then copies without a date, preliminary ones first, in the order of the record.
  void order_copies() {
    m_order.resize(m_contest.copies.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    const auto date = [&](std::size_t copy) {
      const model::CopyInfo& info = m_contest.copies[copy];
      if (!info.published.empty()) return info.published;
      return std::string(info.kind == model::CopyKind::preliminary ? "~" : "~~");
    };
    std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) { return date(a) < date(b); });
    m_result.copies.resize(m_order.size());
  }

  base::Result<std::vector<Pair>> pairs_of(const std::vector<std::string>& wanted) const {
    std::vector<Pair> pairs;
    if (!wanted.empty()) {
      std::vector<std::size_t> places;
      for (const std::string& id : wanted) {
        const auto at = std::find_if(m_order.begin(), m_order.end(),
                                     [&](std::size_t copy) { return m_contest.copies[copy].id == id; });
        if (at == m_order.end())
          return Error{ErrorKind::usage,
                       "contest \"" + m_contest.id + "\" has no copy \"" + id + "\"",
                       {},
                       "it has " + known_copies(m_contest)};
        places.push_back(static_cast<std::size_t>(at - m_order.begin()));
      }
      if (places.size() != 2 || places[0] == places[1])
        return Error{ErrorKind::usage, "two different copies are compared", {}, "--copies EARLIER,LATER"};
      return std::vector<Pair>{{places[0], places[1]}};
    }
    const auto counted = counted_account(m_loaded.file.record, m_index);
    const auto at = std::find(m_order.begin(), m_order.end(), counted->copy);
    const auto own = static_cast<std::size_t>(at - m_order.begin());
    for (std::size_t place = 0; place < m_order.size(); ++place) {
      if (place != own) pairs.push_back({std::min(place, own), std::max(place, own)});
    }
    return pairs;
  }

  const model::SheetTable& table(std::size_t place) const { return m_loaded.sheets[m_index][m_order[place]].sheets; }

  void add_pair(Pair places, report::CopyPair& pair) const {
    pair.first = places.first;
    pair.second = places.second;
    pair.first_table = &table(places.first);
    pair.second_table = &table(places.second);
    pair.comparison = check::compare(m_contest, *pair.first_table, *pair.second_table);
    pair.areas = changes_by_area(pair);
  }

  /// Follows every sheet from copy to copy, by the joins of each with the next.
  void add_revisions() {
    std::vector<check::Comparison> steps(m_order.size() - 1);
    tbb::parallel_for(std::size_t{0}, steps.size(),
                      [&](std::size_t i) { steps[i] = check::compare(m_contest, table(i), table(i + 1)); });
    std::vector<std::int64_t> changes(table(0).units(), 0);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      std::vector<std::int64_t> next(table(i + 1).units(), 0);
      for (const auto& both : steps[i].join.both) next[both.second] = changes[both.first];
      for (const check::SheetDifference& sheet : steps[i].differences) ++next[sheet.second];
      for (const std::uint32_t unit : steps[i].join.only_first) end_history(table(i), unit, changes[unit]);
      changes = std::move(next);
    }
    const model::SheetTable& last = table(m_order.size() - 1);
    for (std::uint32_t unit = 0; unit < last.units(); ++unit) end_history(last, unit, changes[unit]);
  }

  void end_history(const model::SheetTable& table, std::uint32_t unit, std::int64_t changes) {
    const auto times = static_cast<std::size_t>(changes);
    if (m_result.revisions.size() <= times) m_result.revisions.resize(times + 1, 0);
    ++m_result.revisions[times];
    if (times > 1) m_result.changed_often.emplace_back(std::string(table.keys[unit]), changes);
  }

  void add_sum(std::size_t place) {
    report::CopySum& sum = m_result.copies[place];
    sum.copy = &m_contest.copies[m_order[place]];
    sum.sheets = static_cast<std::int64_t>(table(place).units());
    for (std::size_t option = 0; option < m_contest.options.size(); ++option) {
      const std::int64_t votes = model::sum(table(place).votes[option]).total;
      sum.votes += votes;
      if (option == m_result.leader) sum.margin += votes;
      if (option == m_result.second) sum.margin -= votes;
    }
    sum.outcome = outcome_of(m_loaded, m_index, m_order[place]);
  }

  const Loaded& m_loaded;
  std::size_t m_index;
  const Contest& m_contest;
  std::vector<std::size_t> m_order;  ///< copies by place
  ContestComparison m_result;
};

}  // namespace

base::Result<std::vector<ContestComparison>> compare_copies(const Loaded& loaded, const CompareOptions& options) {
  std::vector<ContestComparison> all;
  const auto& contests = loaded.file.record.contests;
  bool known = false;
  for (std::size_t c = 0; c < contests.size(); ++c) {
    if (!options.contest.empty() && contests[c].id != options.contest) continue;
    known = true;
    if (options.contest.empty() && contests[c].copies.size() < 2) continue;
    auto compared = ContestComparer(loaded, c).run(options.copies);
    if (!compared) return compared.error();
    all.push_back(std::move(compared).value());
  }
  if (!known) return Error{ErrorKind::usage, "the record has no contest \"" + options.contest + "\"", {}, {}};
  if (all.empty())
    return Error{ErrorKind::usage,
                 "no contest of the record has two copies of its sheets",
                 {},
                 "a record holds copies in [[copy]] tables: doc/formats/record.md"};
  return all;
}

}  // namespace acta::app
