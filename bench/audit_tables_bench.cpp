// SPDX-License-Identifier: Apache-2.0
// Repeats tables of doc/methods/audit.md; asserts nothing. "From tally sheets": MACRO beside ALPHA, different sheets in
// every second and in nine of ten of 200 simulated audits at 5 %, of sheets of 100 ballots alike. "Few assertions": how
// many are needed when they may be harder.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <set>
#include <vector>

#include "acta/audit/batch_alpha.hpp"
#include "acta/audit/irv_tradeoff.hpp"
#include "acta/audit/macro.hpp"
#include "acta/base/random.hpp"
#include "support/irv_contests.hpp"

namespace {

using namespace acta;

constexpr int kAudits = 200;
constexpr double kLimit = 0.05;

/// Relative overstatement of each sheet; `margin` in votes of the contest.
using Errors = std::vector<double> (*)(std::size_t sheets, double margin, base::RandomStream& random);

std::vector<double> none(std::size_t sheets, double, base::RandomStream&) { return std::vector<double>(sheets, 0); }
/// Two votes moved: four of the margin.
std::vector<double> two_votes(std::size_t sheets, double margin, base::RandomStream& random) {
  std::vector<double> errors(sheets);
  for (double& one : errors) one = (random.uniform() < 0.5 ? 4 : -4) / margin;
  return errors;
}
template <int Every, int Votes>
std::vector<double> some(std::size_t sheets, double margin, base::RandomStream&) {
  std::vector<double> errors(sheets, 0);
  for (std::size_t k = 0; k < sheets; k += Every) errors[k] = Votes / margin;
  return errors;
}

struct Ends {
  std::vector<double> macro, alpha;
};

Ends ends_of(std::size_t sheets, double share, Errors errors_of) {
  const double margin = share * 100 * static_cast<double>(sheets), bound = (share * 100 + 100) / margin;
  const double total = bound * static_cast<double>(sheets);
  Ends ends;
  for (int audit = 0; audit < kAudits; ++audit) {
    base::RandomStream random(static_cast<std::uint64_t>(audit) + 1, 7);
    std::vector<double> errors = errors_of(sheets, margin, random);
    std::vector<std::size_t> order(sheets);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = 0; k < sheets; ++k)
      std::swap(order[k], order[k + static_cast<std::size_t>(random.uniform() * static_cast<double>(sheets - k))]);
    audit::BatchAlpha alpha(1, total);
    std::size_t used = 0;
    while (used < sheets && alpha.p_value() > kLimit) {
      const double error = std::min(errors[order[used]], bound);
      alpha.add(bound, std::vector<double>{error});
      ++used;
    }
    ends.alpha.push_back(static_cast<double>(used));
    audit::MacroProduct macro(total);
    std::set<std::size_t> seen;
    for (int draws = 0; draws < 5'000 && macro.p_value() > kLimit; ++draws) {
      const auto sheet = static_cast<std::size_t>(random.uniform() * static_cast<double>(sheets));
      seen.insert(sheet);
      macro.add(std::max(0.0, errors[sheet]), bound);
    }
    ends.macro.push_back(macro.p_value() > kLimit ? INFINITY : static_cast<double>(seen.size()));
  }
  return ends;
}

void print(std::vector<double> ends) {
  std::sort(ends.begin(), ends.end());
  std::printf(" | %.0f, %.0f", ends[ends.size() / 2], ends[ends.size() * 9 / 10]);
}

void print_tradeoff() {
  const audit::IrvBallots ballots = test::plackett_luce(test::flat_strengths(12, 1), 5, 100'000, 1);
  const double multiples[] = {1.25, 2, 4, 10};
  const auto found = audit::irv_tradeoff(ballots, test::irv_winner(ballots), {}, multiples);
  std::printf("\n| hardest allowed, N/m | assertions |\n");
  if (const auto* rows = std::get_if<std::vector<audit::TradeoffRow>>(&found))
    for (const audit::TradeoffRow& row : *rows) std::printf("| %.3g | %zu |\n", row.bound, row.assertions());
}

}  // namespace

int main() {
  const struct {
    const char* name;
    std::size_t sheets;
    double share;
    Errors errors;
  } rows[] = {{"400, 10 %: none", 400, 0.1, none},
              {"400, 10 %: every sheet 2 votes to one side or the other", 400, 0.1, two_votes},
              {"400, 10 %: one in 200 all wrong", 400, 0.1, some<200, 110>},
              {"400, 10 %: one in 50 off by 20 votes", 400, 0.1, some<50, 40>},
              {"1,000, 5 %: none", 1000, 0.05, none},
              {"1,000, 5 %: every sheet 2 votes to one side or the other", 1000, 0.05, two_votes},
              {"1,000, 5 %: one in 200 all wrong", 1000, 0.05, some<200, 105>}};
  std::printf("| sheets, margin, errors | MACRO | ALPHA |\n");
  for (const auto& row : rows) {
    const Ends ends = ends_of(row.sheets, row.share, row.errors);
    std::printf("| %s", row.name);
    print(ends.macro), print(ends.alpha);
    std::printf(" |\n");
  }
  print_tradeoff();
}
