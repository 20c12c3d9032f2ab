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
using model::Release;

/// A release that says how much was counted, and its first two lists.
struct Partial {
  const Release* release = nullptr;
  const Release::Line *first = nullptr, *second = nullptr;
  std::int64_t total = 0, rest = 0;  ///< votes counted, and still to come where the rest is like them
  std::int64_t lead() const { return base::checked_subtract(first->votes, second->votes); }
};

std::optional<Partial> partial_of(const Contest& contest, const Release& release) {
  const auto share = model::printed_percent(release.counted);
  const ReleaseParts parts = parts_of(contest, release);
  std::vector<const Release::Line*> lists;
  for (const Release::Line* line : parts.lines)
    if (model::is_count(line->votes) && is_list(contest, line->list)) lists.push_back(line);
  if (!share || share->value <= 0 || lists.size() < 2) return std::nullopt;
  std::stable_sort(lists.begin(), lists.end(), [](const auto* a, const auto* b) { return a->votes > b->votes; });
  Partial own{&release, lists[0], lists[1], whole_of(release, parts).value_or(parts.sum), 0};
  const std::int64_t all = 100 * model::power_of_ten(share->decimals);
  const Int128 rest = (static_cast<Int128>(own.total) * (all - share->value) + share->value - 1) / share->value;
  if (own.total <= 0 || rest <= 0 || rest > base::kLargestCount) return std::nullopt;
  own.rest = static_cast<std::int64_t>(rest);
  return own;
}

/// What a later release adds for a list; kMissing where it does not state it.
model::Cell added(const Release& later, const Release::Line& line) {
  for (const Release::Line& other : later.lines)
    if (other.list == line.list && model::is_count(other.votes)) return base::checked_subtract(other.votes, line.votes);
  return model::kMissing;
}

void add_numbers(Finding& finding, const Contest& contest, const Partial& own, const Release* later) {
  number(finding, "counted", "votes counted", own.total, "votes");
  number(finding, "rest", "votes still to come, if stations not yet counted are like the others", own.rest, "votes");
  number(finding, "lead", "lead of the first list over the second", own.lead(), "votes");
  finding.numbers.push_back({"needed", "points by which the second would have to lead the first among the rest",
                             base::to_percent(base::Ratio(own.lead(), own.rest), 2), "points"});
  finding.numbers.push_back({"so_far", "points by which the first led the second among those counted",
                             base::to_percent(base::Ratio(own.lead(), own.total), 2), "points"});
  if (!later) return;
  const model::Cell first = added(*later, *own.first), second = added(*later, *own.second);
  if (!model::is_count(first) || !model::is_count(second)) return;
  finding.numbers.push_back({"came", "what came by " + name_of(*later),
                             fmt::format("{} {}, {} {}", list_name(contest, own.first->list), grouped(first),
                                         list_name(contest, own.second->list), grouped(second)),
                             "votes"});
}

}  // namespace

/// The last release whose rest could change who is first, else the first of all.
Finding release_rest(const Contest& contest) {
  std::optional<Partial> last;
  const Release* later = nullptr;
  for (const Release* release : in_order(contest)) {
    const auto own = partial_of(contest, *release);
    if (!own) {
      if (last && !later) later = release;
    } else if (!last || own->lead() <= own->rest) {
      last = own;
      later = nullptr;
    } else if (!later) {
      later = release;
    }
  }
  if (!last)
    return not_checked("C215", contest.id, "",
                       "no release of the contest states votes of two lists and that a part was counted");
  Finding finding = start("C215", contest);
  finding.tested = 1;
  finding.votes_at_stake = last->rest;
  add_numbers(finding, contest, *last, later);
  const std::string needed = base::to_percent(base::Ratio(last->lead(), last->rest), 2);
  finding.statement =
      fmt::format("{} counted {}: {} votes were still to come if stations are alike, {} led {} by {}. ",
                  name_of(*last->release), last->release->counted, grouped(last->rest),
                  list_name(contest, last->first->list), list_name(contest, last->second->list), grouped(last->lead()));
  if (last->lead() > last->rest) {
    finding.statement += "No split of that many votes changes who is first.";
  } else {
    finding.verdict = model::Verdict::not_checked;
    finding.statement += fmt::format("Who is first would change if {} led by more than {} points among them.",
                                     list_name(contest, last->second->list), needed);
    finding.reason = "what was still to come could change who is first";
  }
  finding.explanations = {"Stations that report late are often larger, smaller or elsewhere than the others."};
  finding.cannot_show = {
      "How many votes were in fact still to come: the share counted is of stations or sheets, which "
      "differ in size.",
      "How they were split."};
  return finding;
}

}  // namespace acta::check
