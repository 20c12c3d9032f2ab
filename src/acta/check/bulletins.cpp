// SPDX-License-Identifier: Apache-2.0
#include "acta/check/bulletins.hpp"

#include <algorithm>

#include "acta/check/subject.hpp"

namespace acta::check {
namespace {

using model::Contest;
using model::Release;

bool clearly_before(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a)) return false;
  return a < b;
}

const model::Alliance* alliance_of(const Contest& contest, const std::string& id) {
  for (const model::Alliance& alliance : contest.alliances)
    if (alliance.id == id) return &alliance;
  return nullptr;
}

std::size_t option_of(const Contest& contest, const std::string& id) {
  const auto at = std::find_if(contest.options.begin(), contest.options.end(),
                               [&](const model::Option& option) { return option.id == id; });
  return static_cast<std::size_t>(at - contest.options.begin());
}

}  // namespace

std::string name_of(const Release& release) { return release.name.empty() ? release.id : release.name; }

std::string list_name(const Contest& contest, const std::string& list) {
  if (const model::Alliance* alliance = alliance_of(contest, list); alliance && !alliance->name.empty())
    return alliance->name;
  const std::size_t option = option_of(contest, list);
  return option < contest.options.size() ? name_of(contest.options[option]) : list;
}

std::vector<const Release*> in_order(const Contest& contest) {
  std::vector<const Release*> order;
  for (const Release& release : contest.releases) {
    const auto later = std::find_if(order.begin(), order.end(), [&](const Release* other) {
      return clearly_before(release.published, other->published);
    });
    order.insert(later, &release);
  }
  return order;
}

model::Cell stated(const Release& release, model::Quantity quantity) {
  return release.quantities[static_cast<std::size_t>(quantity)];
}

bool is_list(const Contest& contest, const std::string& id) {
  return alliance_of(contest, id) || option_of(contest, id) < contest.options.size();
}

ReleaseParts parts_of(const Contest& contest, const Release& release) {
  ReleaseParts parts;
  std::vector<bool> covered(contest.options.size(), false);
  for (const Release::Line& line : release.lines)
    if (const model::Alliance* alliance = alliance_of(contest, line.list))
      for (const std::size_t option : alliance->options) covered[option] = true;
  bool votes = true;
  for (const Release::Line& line : release.lines) {
    const std::size_t option = option_of(contest, line.list);
    if (option < covered.size()) {
      if (covered[option]) continue;
      covered[option] = true;
    }
    parts.others = parts.others || !is_list(contest, line.list);
    parts.lines.push_back(&line);
    if (model::is_count(line.votes)) parts.sum = base::checked_add(parts.sum, line.votes);
    votes = votes && model::is_count(line.votes);
  }
  parts.complete = parts.others || std::all_of(covered.begin(), covered.end(), [](bool there) { return there; });
  parts.told = parts.complete && votes && !parts.lines.empty();
  return parts;
}

std::optional<std::int64_t> whole_of(const Release& release, const ReleaseParts& parts) {
  if (const model::Cell valid = stated(release, model::Quantity::valid); model::is_count(valid) && valid > 0)
    return valid;
  if (parts.told && parts.sum > 0) return parts.sum;
  return std::nullopt;
}

model::Finding start(std::string_view code, const Contest& contest) {
  model::Finding finding;
  finding.code = code;
  finding.verdict = model::Verdict::holds;
  finding.contest = contest.id;
  finding.basis = "arithmetic; doc/methods/check.md";
  return finding;
}

void add_instance(model::Finding& finding, const Release& release, std::string detail) {
  ++finding.instances;
  if (finding.examples.size() < model::kLargestExamples)
    finding.examples.push_back({-1, name_of(release), std::move(detail), release.place});
}

std::vector<model::Finding> check_releases(const Contest& contest) {
  return {releases_fall(contest),     release_shares(contest),   release_parts(contest),
          nearest_to_shares(contest), release_variants(contest), release_rest(contest)};
}

}  // namespace acta::check
