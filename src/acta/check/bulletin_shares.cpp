// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/check/bulletins.hpp"
#include "acta/check/subject.hpp"
#include "acta/model/printed_share.hpp"

namespace acta::check {
namespace {

using base::Int128;
using model::Contest;
using model::Finding;
using model::Fit;
using model::Quantity;
using model::Release;
using model::Verdict;

struct Share {
  const Release::Line* line;
  model::PrintedPercent printed;
};

struct Base {
  std::string name;
  std::int64_t total;
};

/// Whole totals of which a share can have been taken, both ends included; none where low > high.
struct Interval {
  std::int64_t low = 1, high = base::kLargestCount;
};

std::vector<Share> shares_of(const ReleaseParts& parts) {
  std::vector<Share> shares;
  for (const Release::Line* line : parts.lines)
    if (const auto printed = model::printed_percent(line->share);
        printed && model::is_count(line->votes) && line->votes >= 0)
      shares.push_back({line, *printed});
  return shares;
}

std::vector<Base> bases_of(const Release& release, const ReleaseParts& parts) {
  std::vector<Base> bases;
  const auto add = [&](std::string name, std::int64_t total) {
    if (total > 0 && std::none_of(bases.begin(), bases.end(), [&](const Base& base) { return base.total == total; }))
      bases.push_back({std::move(name), total});
  };
  const model::Cell valid = stated(release, Quantity::valid), invalid = stated(release, Quantity::invalid);
  if (model::is_count(valid)) add("valid votes", valid);
  if (parts.told) add("the sum of the lists", parts.sum);
  for (const Quantity quantity : {Quantity::ballots, Quantity::voters})
    if (model::is_count(stated(release, quantity))) add(std::string(words(quantity)), stated(release, quantity));
  if (model::is_count(valid) && model::is_count(invalid))
    add("valid and invalid votes", base::checked_add(valid, invalid));
  return bases;
}

/// Rounded: p (2N) <= 2A + N < (p + 1) 2N with A = 100 * 10^d * votes; cut off: p N <= A < (p + 1) N.
void narrow(Interval& interval, const Share& share, Fit fit) {
  const Int128 scale = fit == Fit::rounded ? 2 : 1;
  const Int128 above = scale * share.line->votes * 100 * model::power_of_ten(share.printed.decimals);
  const Int128 low = scale * share.printed.value - (fit == Fit::rounded ? 1 : 0), high = low + scale;
  interval.low =
      std::max(interval.low, static_cast<std::int64_t>(std::min<Int128>(above / high + 1, base::kLargestCount)));
  if (low > 0)
    interval.high =
        std::min(interval.high, static_cast<std::int64_t>(std::min<Int128>(above / low, base::kLargestCount)));
}

Interval implied(const std::vector<Share>& shares, Fit fit) {
  Interval interval;
  for (const Share& share : shares) narrow(interval, share, fit);
  return interval;
}

std::int64_t fitting(const std::vector<Share>& shares, const Base& base, Fit fit) {
  return std::count_if(shares.begin(), shares.end(), [&](const Share& share) {
    const base::Ratio total(base.total, 1);
    const Fit own = model::fit_of(share.printed, share.line->votes, total);
    if (own == fit || fit == Fit::rounded) return own == fit;
    // a share below half a unit is both rounded and cut off
    const Int128 above = static_cast<Int128>(share.line->votes) * 100 * model::power_of_ten(share.printed.decimals);
    return above / base.total == share.printed.value;
  });
}

std::string how(Fit fit) { return fit == Fit::rounded ? "rounded" : "cut off"; }

class SharesCheck {
 public:
  explicit SharesCheck(const Contest& contest) : m_contest(contest), m_finding(start("C211", contest)) {}

  Finding run() {
    for (const Release& release : m_contest.releases) add(release);
    if (m_finding.tested == 0)
      return not_checked("C211", m_contest.id, "", "no release of the contest states votes with their shares");
    m_finding.verdict = m_impossible > 0           ? Verdict::fails
                        : m_finding.instances == 0 ? Verdict::holds
                                                   : Verdict::remarkable;
    m_finding.statement = m_finding.instances == 0
                              ? fmt::format("The shares of {} fit their votes.", counted(m_finding.tested, "release"))
                              : fmt::format("The shares of {} of {} are of no total that is stated. {}: {}.",
                                            grouped(m_finding.instances), counted(m_finding.tested, "release"),
                                            m_finding.examples.front().label, m_finding.examples.front().detail);
    number(m_finding, "impossible", "releases whose shares are of no one total at all", m_impossible, "releases");
    m_finding.explanations = {"Shares were taken of a total that is not printed: of all votes, or of an earlier hour.",
                              "Votes and shares were printed by different sources."};
    m_finding.cannot_show = {"Whether votes or shares are right.",
                             "Which total was used where several give the same digits."};
    return std::move(m_finding);
  }

 private:
  void add(const Release& release) {
    const ReleaseParts parts = parts_of(m_contest, release);
    const std::vector<Share> shares = shares_of(parts);
    if (shares.empty()) return;
    ++m_finding.tested;
    const std::vector<Base> bases = bases_of(release, parts);
    for (const Base& base : bases)
      for (const Fit fit : {Fit::rounded, Fit::truncated})
        if (fitting(shares, base, fit) == static_cast<std::int64_t>(shares.size()))
          return tell(release, fmt::format("{} shares of {}, {}", how(fit), base.name, grouped(base.total)));
    for (const Fit fit : {Fit::rounded, Fit::truncated})
      if (const Interval total = implied(shares, fit); total.low <= total.high) {
        const std::string text = fmt::format("{} shares of a total from {} to {}, which is not stated", how(fit),
                                             grouped(total.low), grouped(total.high));
        tell(release, text);
        if (!bases.empty()) add_instance(m_finding, release, text + misses(shares, bases));
        return;
      }
    ++m_impossible;
    tell(release, "shares of no one total");
    add_instance(m_finding, release, "shares of no one total, rounded or cut off" + misses(shares, bases));
  }

  void tell(const Release& release, std::string text) {
    m_finding.numbers.push_back({"base_" + release.id, "what the shares of " + name_of(release) + " are", text, ""});
  }

  /// The lists whose share is not that of the first base.
  std::string misses(const std::vector<Share>& shares, const std::vector<Base>& bases) const {
    if (bases.empty()) return {};
    std::string text;
    for (const Share& share : shares) {
      const base::Ratio total(bases[0].total, 1);
      if (model::fit_of(share.printed, share.line->votes, total) != Fit::none) continue;
      text += fmt::format("; {} printed as {}, but {} of {} {} is {} %", list_name(m_contest, share.line->list),
                          share.line->share, grouped(share.line->votes), grouped(bases[0].total), bases[0].name,
                          base::to_percent(base::Ratio(share.line->votes, bases[0].total), share.printed.decimals + 2));
    }
    return text;
  }

  const Contest& m_contest;
  Finding m_finding;
  std::int64_t m_impossible = 0;
};

}  // namespace

Finding release_shares(const Contest& contest) { return SharesCheck(contest).run(); }

}  // namespace acta::check
