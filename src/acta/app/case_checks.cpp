// SPDX-License-Identifier: Apache-2.0
#include "acta/app/case_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace acta::app {
namespace {

using read::Expectation;
using Kind = read::Expectation::Kind;

constexpr std::size_t kDifferencesNamed = 5;

class Checker {
 public:
  Checker(const CaseRun& run, const Expectation& expected)
      : m_run(run), m_expected(expected), m_poll(run.read.poll), m_result(run.result ? &*run.result : nullptr) {
    m_check.place = expected.place;
  }

  CaseCheck check() {
    if (m_expected.kind == Kind::error)
      refusal();
    else if (!m_result)
      say(false, "there is no count");
    else
      counted();
    return m_check;
  }

 private:
  void say(bool holds, std::string what) {
    m_check.verdict = holds ? model::Verdict::holds : model::Verdict::fails;
    m_check.what = std::move(what);
  }
  void counted() {
    switch (m_expected.kind) {
      case Kind::seats: return seats();
      case Kind::elected: return elected();
      case Kind::total: return total();
      case Kind::interval: return interval();
      case Kind::step: return step();
      case Kind::tie: return tie();
      case Kind::unfilled: return unfilled();
      default: return margin();
    }
  }

  void refusal() {
    const std::string message = m_run.refused ? base::to_text(*m_run.refused) : "it is not refused";
    say(m_run.refused && message.find(m_expected.text) != std::string::npos, "error: " + message);
  }

  std::size_t list(const std::string& name) const {
    for (std::size_t i = 0; i < m_poll.lists.size(); ++i)
      if (m_poll.lists[i].name == name) return i;
    return model::kNone;
  }
  const model::TierResult* tier(const std::string& id) const {
    for (const model::TierResult& one : m_result->tiers)
      if (one.id == id) return &one;
    return nullptr;
  }
  std::string area_name(std::size_t area) const {
    return area == model::kNone ? std::string() : m_poll.areas[area].name;
  }
  /// Seats of a list in one area (or all areas) of one tier (or all that fill seats).
  std::int64_t seats_of(const std::string& tier_id, const std::string& area, std::size_t list) const {
    std::int64_t sum = 0;
    for (const model::TierResult& one : m_result->tiers) {
      if (tier_id.empty() ? one.provisional : one.id != tier_id) continue;
      for (const model::AreaSeats& seats : one.areas)
        if (area.empty() || inside(seats.area, area)) sum += seats.seats[list];
    }
    return sum;
  }
  bool inside(std::size_t area, const std::string& name) const {
    for (; area != model::kNone; area = m_poll.areas[area].parent)
      if (m_poll.areas[area].name == name) return true;
    return false;
  }

  void seats() {
    if (!m_expected.tier.empty() && !tier(m_expected.tier)) return say(false, "the law has no tier " + m_expected.tier);
    std::size_t right = 0;
    std::string differences;
    std::set<std::string> told;
    std::set<std::pair<std::string, std::string>> cells;
    std::map<std::pair<std::string, std::string>, std::int64_t> wanted;
    for (const auto& row : m_expected.seats) wanted[{row.area, row.list}] += row.seats;
    std::size_t named = 0;
    for (const auto& [cell, number] : wanted) {
      const std::size_t index = list(cell.second);
      const std::int64_t found = index == model::kNone ? 0 : seats_of(m_expected.tier, cell.first, index);
      if (found == number) {
        ++right;
      } else if (named++ < kDifferencesNamed) {
        differences += fmt::format("; {}{}{}: counted {}, expected {}", cell.first, cell.first.empty() ? "" : " ",
                                   cell.second, found, number);
      }
    }
    say(right == wanted.size(),
        fmt::format("seats{}{}: {} of {} as expected{}", m_expected.tier.empty() ? "" : " of tier ", m_expected.tier,
                    right, wanted.size(), differences));
  }

  void elected() {
    std::multiset<std::pair<std::string, std::string>> found, wanted;
    for (const model::TierResult& one : m_result->tiers)
      for (const model::AreaSeats& area : one.areas)
        for (const model::Elected& person : area.elected) {
          const model::Candidate& candidate = m_poll.candidates[person.candidate];
          found.emplace(m_poll.lists[candidate.list].name, candidate.name);
        }
    for (const auto& row : m_expected.seats) wanted.emplace(row.list, row.area);
    std::string differences;
    std::size_t named = 0;
    for (const auto& one : wanted)
      if (found.count(one) < wanted.count(one) && named++ < kDifferencesNamed)
        differences += fmt::format("; {} ({}) is not", one.second, one.first);
    say(found == wanted, fmt::format("elected: {} people, expected {}{}", found.size(), wanted.size(), differences));
  }

  void total() {
    const std::size_t index = list(m_expected.list);
    const std::int64_t seats = index == model::kNone ? 0 : m_result->lists[index].seats;
    say(seats == m_expected.number,
        fmt::format("{} has {} seats, expected {}", m_expected.list, seats, m_expected.number));
  }

  void interval() {
    const model::TierResult* one = tier(m_expected.tier);
    if (!one) return say(false, "the law has no tier " + m_expected.tier);
    std::optional<model::DivisorInterval> found = one->interval;
    if (!m_expected.area.empty()) {
      found.reset();
      for (const model::AreaSeats& seats : one->areas)
        if (area_name(seats.area) == m_expected.area) found = seats.interval;
    } else if (!found && one->areas.size() == 1) {
      found = one->areas[0].interval;
    }
    if (!found) return say(false, "there is no interval");
    const std::string above = rounded(found->above, m_expected.text), most = rounded(found->at_most, m_expected.more);
    say(above == m_expected.text && most == m_expected.more,
        fmt::format("divisors of {}{}{} above {} and up to {}", m_expected.tier, m_expected.area.empty() ? "" : " ",
                    m_expected.area, above, most));
  }
  /// With as many decimals as the text has.
  static std::string rounded(const base::Ratio& value, const std::string& like) {
    const auto point = like.find('.');
    return base::to_decimal(value, point == std::string::npos ? 0 : static_cast<int>(like.size() - point - 1));
  }

  void step() {
    const bool found = std::any_of(m_result->steps.begin(), m_result->steps.end(), [&](const model::Step& step) {
      return (area_name(step.area) + ": " + model::to_string(step.what) + ": " + model::to_string(step.arithmetic))
                 .find(m_expected.text) != std::string::npos;
    });
    say(found, (found ? "step: " : "no step has: ") + m_expected.text);
  }

  void tie() {
    std::vector<std::string> tied;
    for (const std::size_t i : m_result->tied) tied.push_back(m_poll.lists[i].name);
    std::vector<std::string> wanted = m_expected.lists;
    std::sort(tied.begin(), tied.end());
    std::sort(wanted.begin(), wanted.end());
    say(m_result->outcome == model::Outcome::tie && tied == wanted, fmt::format("tied: {}", fmt::join(tied, ", ")));
  }

  void unfilled() {
    std::int64_t seats = 0;
    for (const model::TierResult& one : m_result->tiers)
      if (m_expected.tier.empty() ? !one.provisional : one.id == m_expected.tier)
        for (const model::AreaSeats& area : one.areas) seats += area.unfilled;
    say(seats == m_expected.number, fmt::format("{} seats are not filled, expected {}", seats, m_expected.number));
  }

  std::optional<std::int64_t> votes_of(const model::SeatMargin& margin) const {
    if (m_expected.kind == Kind::added) return margin.votes_added;
    if (m_expected.kind == Kind::removed) return margin.votes_removed;
    return margin.bound ? std::nullopt : std::optional(margin.votes_moved);
  }
  void margin() {
    std::optional<std::int64_t> fewest;
    for (const model::SeatMargin& one : m_result->margins) {
      if (m_poll.lists[one.holder].name != m_expected.list) continue;
      if (!m_expected.area.empty() && area_name(one.area) != m_expected.area) continue;
      if (const auto votes = votes_of(one); votes && (!fewest || *votes < *fewest)) fewest = votes;
    }
    say(fewest == m_expected.number, fmt::format("a seat of {}{}{} changes with {} votes, expected {}", m_expected.list,
                                                 m_expected.area.empty() ? "" : " in ", m_expected.area,
                                                 fewest ? std::to_string(*fewest) : "no number of", m_expected.number));
  }

  const CaseRun& m_run;
  const Expectation& m_expected;
  const model::Poll& m_poll;
  const model::CountResult* m_result;
  CaseCheck m_check;
};

}  // namespace

CaseCheck check_expectation(const CaseRun& run, const Expectation& expected) { return Checker(run, expected).check(); }

bool needs_margins(const Expectation& expected) {
  return expected.kind == Kind::moved || expected.kind == Kind::added || expected.kind == Kind::removed;
}

}  // namespace acta::app
