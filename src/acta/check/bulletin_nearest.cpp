// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/check/bulletins.hpp"
#include "acta/check/subject.hpp"
#include "acta/model/printed_share.hpp"
#include "acta/stats/sign_test.hpp"

namespace acta::check {
namespace {

using base::Int128;
using model::Contest;
using model::Finding;
using model::Release;

constexpr int kMostDecimals = 2;
/// Of all totals that are looked at together, the chance that any is listed, at most.
constexpr double kLevel = 0.001;
/// Above this share of all numbers, being near to a round share says nothing.
constexpr double kMostDense = 0.1;

/// How many numbers of a release are whole numbers nearest to a share with so many decimals.
struct Nearest {
  const Release* release = nullptr;
  int decimals = 0;
  std::int64_t numbers = 0, near = 0, total = 0;
  double each = 0;    ///< chance of one number
  double chance = 1;  ///< of so many or more, for the best of the decimals, times the decimals looked at
};

bool near_share(std::int64_t votes, std::int64_t total, std::int64_t steps) {
  const Int128 scaled = static_cast<Int128>(votes) * steps;
  const Int128 share = (2 * scaled + total) / (2 * static_cast<Int128>(total));
  const Int128 off = scaled - share * total;
  return 2 * (off < 0 ? -off : off) <= steps;
}

/// Votes that are free to take any value: where all add up to the total, the smallest follows from the others.
std::vector<std::int64_t> free_numbers(const ReleaseParts& parts, std::int64_t total) {
  std::vector<std::int64_t> votes;
  for (const Release::Line* line : parts.lines)
    if (model::is_count(line->votes) && line->votes > 0) votes.push_back(line->votes);
  std::sort(votes.begin(), votes.end());
  if (parts.sum == total && !votes.empty()) votes.erase(votes.begin());
  return votes;
}

std::optional<Nearest> nearest(const Contest& contest, const Release& release) {
  const ReleaseParts parts = parts_of(contest, release);
  const auto total = whole_of(release, parts);
  if (!total) return std::nullopt;
  const std::vector<std::int64_t> votes = free_numbers(parts, *total);
  if (votes.size() < 2) return std::nullopt;
  std::optional<Nearest> best;
  int looked = 0;
  for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
    const std::int64_t steps = 100 * model::power_of_ten(decimals);
    Nearest own{&release, decimals, static_cast<std::int64_t>(votes.size()), 0, *total, 0, 1};
    own.each = static_cast<double>(steps + 1) / static_cast<double>(*total + 1);
    if (own.each > kMostDense) break;
    ++looked;
    own.near = std::count_if(votes.begin(), votes.end(),
                             [&](std::int64_t number) { return near_share(number, *total, steps); });
    own.chance = stats::binomial_tail(own.near, own.numbers, own.each);
    if (!best || own.chance < best->chance) best = own;
  }
  if (best) best->chance = std::min(1.0, best->chance * looked);
  return best;
}

std::string sentence(const Nearest& own) {
  return fmt::format(
      "{} of {} numbers that are free are the whole number nearest to a share of {} with {}; {:.2g} expected, so many "
      "or more by chance {:.1e}",
      own.near, own.numbers, grouped(own.total), counted(own.decimals, "decimal"),
      static_cast<double>(own.numbers) * own.each, own.chance);
}

}  // namespace

Finding nearest_to_shares(const Contest& contest) {
  std::vector<Nearest> all;
  for (const Release& release : contest.releases)
    if (const auto own = nearest(contest, release)) all.push_back(*own);
  if (all.empty())
    return not_checked("C213", contest.id, "",
                       "no release of the contest states the votes of two lists and a total of a thousand or more");
  Finding finding = start("C213", contest);
  double listed = 0;
  for (const Nearest& own : all) {
    ++finding.tested;
    finding.numbers.push_back({"near_" + own.release->id, name_of(*own.release), sentence(own), ""});
    const double chance = own.chance * static_cast<double>(all.size());
    if (chance >= kLevel || own.near < 2) continue;
    add_instance(finding, *own.release, sentence(own));
    listed += own.chance;
  }
  finding.numbers.push_back({"expected", "such releases expected, of all that were looked at", listed, "releases"});
  finding.verdict = finding.instances == 0 ? model::Verdict::holds : model::Verdict::remarkable;
  finding.statement =
      finding.instances == 0
          ? fmt::format("In none of {} are the votes nearest to round shares more often than chance would have it.",
                        counted(finding.tested, "release"))
          : fmt::format(
                "In {} of {} the votes are nearest to round shares more often than chance would have it. {}: {}.",
                grouped(finding.instances), counted(finding.tested, "release"), finding.examples.front().label,
                finding.examples.front().detail);
  finding.explanations = {
      "Votes were worked out from shares that had been rounded first, by the office or by who passed "
      "them on.",
      "The numbers are estimates."};
  finding.cannot_show = {
      "Whether the shares are right: numbers that come of rounded shares can be near the true ones."};
  finding.basis = "binomial tail over numbers taken as uniform between 0 and the total; doc/methods/check.md";
  return finding;
}

}  // namespace acta::check
