// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_outlook.hpp"

#include <algorithm>

#include "acta/audit/macro.hpp"
#include "acta/audit/macro_ends.hpp"

namespace acta::app {
namespace {

constexpr double kChances[] = {0.5, 0.75, 0.9, 0.99};
constexpr audit::ExpectedTaint kExpected[] = {{0, 0}, {0.05, 0.1}, {0.2, 0.1}};
constexpr std::int64_t kMostDraws = 20'000;
constexpr std::size_t kPoints = 100;  ///< of a curve

std::vector<std::pair<std::int64_t, double>> some_of(const std::vector<double>& chances) {
  std::vector<std::pair<std::int64_t, double>> some;
  const std::size_t begin = static_cast<std::size_t>(
      std::find_if(chances.begin(), chances.end(), [](double one) { return one > 0; }) - chances.begin());
  const std::size_t step = (chances.size() - begin) / kPoints + 1;
  if (begin > 0) some.emplace_back(static_cast<std::int64_t>(begin), 0);
  for (std::size_t k = begin; k < chances.size(); ++k)
    if ((k - begin) % step == 0 || k + 1 == chances.size())
      some.emplace_back(static_cast<std::int64_t>(k) + 1, chances[k]);
  return some;
}

report::AuditOutlook outlook(const AuditSubject& subject, double risk_limit, const audit::ExpectedTaint& expected) {
  const auto chances =
      audit::macro_end_chances(risk_limit, subject.batches->total_bound(), expected, kChances[3], kMostDraws);
  report::AuditOutlook made{expected.share, expected.taint, {}, some_of(chances)};
  for (const double chance : kChances) {
    const std::int64_t draws = audit::draws_with_chance(chances, chance);
    const auto n = static_cast<double>(draws);
    made.rounds.push_back({chance, draws, subject.batches->expected_batches(n), subject.batches->expected_ballots(n)});
  }
  return made;
}

}  // namespace

std::vector<report::AuditOutlook> audit_outlooks(const AuditSubject& subject, double risk_limit) {
  std::vector<report::AuditOutlook> all;
  if (audit::macro_draws(risk_limit, subject.batches->total_bound()) > kMostDraws) return all;
  for (const audit::ExpectedTaint& one : kExpected) all.push_back(outlook(subject, risk_limit, one));
  return all;
}

}  // namespace acta::app
