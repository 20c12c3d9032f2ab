// SPDX-License-Identifier: Apache-2.0
#include "acta/count/count.hpp"

#include <algorithm>
#include <numeric>

#include "acta/count/rules.hpp"

namespace acta::count {
namespace {

base::Error refused(std::string message) { return {base::ErrorKind::usage, std::move(message), {}, {}}; }

}  // namespace

std::string article(const model::Law& law, std::string_view what) {
  for (const model::Clause& clause : law.clauses)
    if (clause.about == what) return clause.article;
  return {};
}

std::int64_t share_base(const model::Poll& poll, const model::Law& law) {
  return law.base == model::ShareBase::ballots && poll.ballots > 0 ? poll.ballots : poll.valid;
}

std::int64_t ceiling(base::Int128 a, base::Int128 b) {
  const base::Int128 quotient = a / b;
  return static_cast<std::int64_t>(a % b > 0 ? quotient + 1 : quotient);
}

std::int64_t votes_needed(const base::Ratio& threshold, std::int64_t base) {
  return ceiling(static_cast<base::Int128>(threshold.numerator()) * base, threshold.denominator());
}

std::size_t drawn_first(const model::Poll& poll, const std::vector<std::size_t>& tied) {
  const auto place = [&](std::size_t list) { return std::find(poll.drawn.begin(), poll.drawn.end(), list); };
  std::size_t first = static_cast<std::size_t>(-1);
  for (const std::size_t list : tied) {
    if (place(list) == poll.drawn.end()) return static_cast<std::size_t>(-1);
    if (first == static_cast<std::size_t>(-1) || place(list) < place(first)) first = list;
  }
  return first;
}

base::Result<model::CountResult> count(const model::Poll& poll, const model::Law& law) {
  if (poll.lists.empty()) return refused("there is no list to count");
  for (const model::ListVotes& list : poll.lists)
    if (list.votes < 0) return refused("\"" + list.name + "\" has a negative number of votes");
  for (const auto& pair : poll.agreements)
    if (pair.first == pair.second || pair.first >= poll.lists.size() || pair.second >= poll.lists.size())
      return refused("an agreement does not join two lists");
  if (law.seats < 1) return refused("the law fills no seat");
  if (law.agreements && law.rule != model::Rule::divisor)
    return refused("surplus agreements go with divisor methods only");
  switch (law.rule) {
    case model::Rule::plurality: return count_plurality(poll, law);
    case model::Rule::majority_runoff:
    case model::Rule::lead_runoff: return count_majority(poll, law);
    case model::Rule::quota: return count_quota(poll, law);
    case model::Rule::divisor: return count_divisor(poll, law);
  }
  return refused("the law has no rule");
}

}  // namespace acta::count
