// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <map>

#include "acta/check/bulletins.hpp"
#include "acta/check/subject.hpp"
#include "acta/model/printed_share.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Contest;
using model::Finding;
using model::Quantity;
using model::Release;
using model::Verdict;

/// What is added up as sheets come in. The roll is not: it is known before.
constexpr std::array kGrowing = {Quantity::issued,  Quantity::voters, Quantity::ballots,
                                 Quantity::invalid, Quantity::blank,  Quantity::valid};

class Falls {
 public:
  explicit Falls(const Contest& contest) : m_contest(contest), m_finding(start("C210", contest)) {}

  Finding run() {
    for (const Release* release : in_order(m_contest)) add(*release);
    if (m_finding.tested == 0)
      return not_checked("C210", m_contest.id, "", "no two releases of the contest state the same number");
    m_finding.verdict = m_finding.instances == 0 ? Verdict::holds : Verdict::fails;
    m_finding.votes_at_stake = m_largest;
    m_finding.statement =
        m_finding.instances == 0
            ? fmt::format("None of {} falls from one release to the next.", counted(m_finding.tested, "total"))
            : fmt::format("{} of {} fall from one release to the next, by {} at most.", grouped(m_finding.instances),
                          counted(m_finding.tested, "total"), grouped(m_largest));
    number(m_finding, "largest", "largest fall", m_largest, "votes");
    m_finding.explanations = {"A number was corrected, or sheets were taken back.",
                              "The two releases count different things: all votes in one, valid votes in the other.",
                              "A figure was passed on wrongly by who printed it."};
    m_finding.cannot_show = {"Which of the two numbers is right."};
    return std::move(m_finding);
  }

 private:
  void add(const Release& release) {
    for (const Quantity quantity : kGrowing)
      compare(release, std::string(model::to_string(quantity)), std::string(words(quantity)),
              stated(release, quantity));
    for (const Release::Line& line : release.lines)
      compare(release, "list " + line.list, list_name(m_contest, line.list), line.votes);
  }

  void compare(const Release& release, const std::string& key, const std::string& what, Cell value) {
    if (!model::is_count(value)) return;
    const auto [last, first] = m_last.try_emplace(key, &release, value);
    if (first) return;
    ++m_finding.tested;
    const auto [earlier, before] = last->second;
    last->second = {&release, value};
    if (value >= before) return;
    m_largest = std::max(m_largest, base::checked_subtract(before, value));
    add_instance(m_finding, release,
                 fmt::format("{}: {} in {}, {} in {}", what, grouped(before), name_of(*earlier), grouped(value),
                             name_of(release)));
  }

  const Contest& m_contest;
  Finding m_finding;
  std::map<std::string, std::pair<const Release*, Cell>> m_last;
  std::int64_t m_largest = 0;
};

class PartsCheck {
 public:
  explicit PartsCheck(const Contest& contest) : m_contest(contest), m_finding(start("C212", contest)) {}

  Finding run() {
    for (const Release& release : m_contest.releases) {
      votes(release);
      alliances(release);
      ballots(release);
      shares(release);
    }
    if (m_finding.tested == 0)
      return not_checked("C212", m_contest.id, "", "no release of the contest states a total and its parts");
    m_finding.verdict = m_wrong > 0 ? Verdict::fails : m_finding.instances == 0 ? Verdict::holds : Verdict::remarkable;
    m_finding.statement =
        m_finding.instances == 0
            ? fmt::format("Parts and totals agree in all {} that could be made.", counted(m_finding.tested, "sum"))
            : fmt::format("Parts and totals disagree in {} of {} that could be made. {}: {}.",
                          grouped(m_finding.instances), counted(m_finding.tested, "sum"),
                          m_finding.examples.front().label, m_finding.examples.front().detail);
    number(m_finding, "votes", "sums of votes or ballots that do not agree", m_wrong, "sums");
    m_finding.explanations = {"The total holds lists that are not printed, or votes that are not valid.",
                              "Shares were taken of another total.",
                              "Figures of different hours stand in one release."};
    m_finding.cannot_show = {"Which of the numbers is right."};
    return std::move(m_finding);
  }

 private:
  void test(const Release& release, bool agrees, std::string detail) {
    ++m_finding.tested;
    if (agrees) return;
    ++m_wrong;
    add_instance(m_finding, release, std::move(detail));
  }

  void votes(const Release& release) {
    const ReleaseParts parts = parts_of(m_contest, release);
    const Cell valid = stated(release, Quantity::valid);
    if (!model::is_count(valid) || parts.sum == 0) return;
    const std::string detail =
        fmt::format("the lists have {} votes, the total is {}", grouped(parts.sum), grouped(valid));
    test(release, parts.others && parts.told ? parts.sum == valid : parts.sum <= valid, detail);
    // every list that the record knows, but it may not know all
    if (!parts.others && parts.told && parts.sum < valid) add_instance(m_finding, release, detail);
  }

  void alliances(const Release& release) {
    std::map<std::string, Cell> printed;
    for (const Release::Line& line : release.lines)
      if (model::is_count(line.votes)) printed[line.list] = line.votes;
    for (const model::Alliance& alliance : m_contest.alliances) {
      if (!printed.contains(alliance.id)) continue;
      std::int64_t sum = 0;
      bool all = !alliance.options.empty();
      for (const std::size_t option : alliance.options) {
        const auto part = printed.find(m_contest.options[option].id);
        all = all && part != printed.end();
        if (part != printed.end()) sum = base::checked_add(sum, part->second);
      }
      if (!all) continue;
      test(release, sum == printed[alliance.id],
           fmt::format("the options of {} have {} votes, the alliance {}", list_name(m_contest, alliance.id),
                       grouped(sum), grouped(printed[alliance.id])));
    }
  }

  void ballots(const Release& release) {
    const Cell valid = stated(release, Quantity::valid), invalid = stated(release, Quantity::invalid),
               blank = stated(release, Quantity::blank), ballots = stated(release, Quantity::ballots);
    if (model::is_count(valid) && model::is_count(invalid) && model::is_count(ballots)) {
      const std::int64_t sum = base::checked_add(valid, invalid);
      const bool with_blank = model::is_count(blank) && base::checked_add(sum, blank) == ballots;
      test(release, sum == ballots || with_blank,
           fmt::format("{} valid and {} invalid, but {} ballots", grouped(valid), grouped(invalid), grouped(ballots)));
    }
    const Cell registered = stated(release, Quantity::registered);
    if (!model::is_count(registered)) return;
    for (const Quantity quantity : {Quantity::valid, Quantity::voters, Quantity::ballots})
      if (const Cell people = stated(release, quantity); model::is_count(people))
        test(release, people <= registered,
             fmt::format("{} {}, but {} registered", grouped(people), words(quantity), grouped(registered)));
  }

  /// Rounded shares may miss 100 by half a unit of their last digit each; shares that are cut off by a whole one.
  void shares(const Release& release) {
    const ReleaseParts parts = parts_of(m_contest, release);
    constexpr int kDecimals = 6;
    const std::int64_t hundred = 100 * model::power_of_ten(kDecimals);
    std::int64_t sum = 0, units = 0;
    for (const Release::Line* line : parts.lines) {
      const auto printed = model::printed_percent(line->share);
      if (!printed) return;
      const std::int64_t unit = model::power_of_ten(kDecimals - printed->decimals);
      sum += printed->value * unit;
      units += unit;
    }
    if (!parts.complete || parts.lines.size() < 2) return;
    ++m_finding.tested;
    if (sum > hundred - units && 2 * (sum - hundred) <= units) return;
    add_instance(m_finding, release, "the shares add up to " + base::to_percent(base::Ratio(sum, hundred), 2) + " %");
  }

  const Contest& m_contest;
  Finding m_finding;
  std::int64_t m_wrong = 0;
};

}  // namespace

Finding releases_fall(const Contest& contest) { return Falls(contest).run(); }
Finding release_parts(const Contest& contest) { return PartsCheck(contest).run(); }

}  // namespace acta::check
