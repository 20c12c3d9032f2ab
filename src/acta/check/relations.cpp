// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <utility>

#include "acta/check/relation.hpp"

namespace acta::check {
namespace {

using model::Cell;
using model::Column;
using model::Finding;
using model::is_count;
using model::kMissing;
using model::Quantity;
using model::Verdict;

/// The valid votes of a unit: as stated, or the options' sum where the copy has no such column.
Cell valid_votes(const Subject& s, std::size_t u) {
  if (const Column* valid = s.table.quantity(Quantity::valid)) return valid->cells[u];
  return s.scan.incomplete[u] ? kMissing : s.scan.options_sum[u];
}

}  // namespace

Finding options_sum(const Subject& s) {
  const Column* valid = s.table.quantity(Quantity::valid);
  if (!valid) return not_checked("C101", s, absent(s.table, std::array{Quantity::valid}));
  const Gaps gaps = find_gaps(s.table.units(), [&](std::size_t u) {
    if (s.scan.incomplete[u] || !is_count(s.scan.options_sum[u]) || !is_count(valid->cells[u])) return kMissing;
    return base::checked_subtract(s.scan.options_sum[u], valid->cells[u]);
  });
  if (gaps.tested == 0) return not_checked("C101", s, "no unit states the valid votes and the votes of every option");
  Finding finding = start("C101", s);
  conclude(finding, gaps, Verdict::fails, s, "Votes of the options add up to the valid votes", "votes");
  take_units(finding, s.table, gaps.units, valid, [&](std::uint32_t u) {
    return fmt::format("options {}, valid {}", grouped(s.scan.options_sum[u]), grouped(valid->cells[u]));
  });
  finding.explanations = {"A slip in adding up by hand, or a digit read wrongly.",
                          "An option whose column the record does not name.",
                          "More than one vote on a ballot, where `valid` counts ballots."};
  finding.cannot_show = {"Which of the two numbers is wrong.", kEnforced};
  finding.basis = "arithmetic";
  return finding;
}

Finding ballot_sum(const Subject& s) {
  const Column* ballots = s.table.quantity(Quantity::ballots);
  const Column* invalid = s.table.quantity(Quantity::invalid);
  const Column* blank = s.table.quantity(Quantity::blank);
  if (!ballots || !invalid)
    return not_checked("C102", s, absent(s.table, std::array{Quantity::invalid, Quantity::ballots}));
  const auto sum = [&](std::size_t u) {
    const Cell valid = valid_votes(s, u), bad = invalid->cells[u], none = blank ? blank->cells[u] : 0;
    if (!is_count(valid) || !is_count(bad) || !is_count(none)) return kMissing;
    return base::checked_add(base::checked_add(valid, bad), none);
  };
  const Gaps gaps = find_gaps(s.table.units(), [&](std::size_t u) {
    const Cell parts = sum(u);
    return is_count(parts) && is_count(ballots->cells[u]) ? base::checked_subtract(parts, ballots->cells[u]) : kMissing;
  });
  if (gaps.tested == 0) return not_checked("C102", s, "no unit states valid votes, invalid ballots and ballots found");
  Finding finding = start("C102", s);
  const std::string relation =
      fmt::format("{}{} and invalid ballots add up to the ballots found",
                  s.table.quantity(Quantity::valid) ? "Valid" : "Votes of the options", blank ? ", blank" : "");
  conclude(finding, gaps, Verdict::fails, s, relation, "ballots");
  take_units(finding, s.table, gaps.units, ballots, [&](std::uint32_t u) {
    return fmt::format("{} {}, ballots found {}", blank ? "valid + blank + invalid" : "valid + invalid",
                       grouped(sum(u)), grouped(ballots->cells[u]));
  });
  finding.explanations = {"A slip in adding up by hand, or a digit read wrongly.",
                          "A kind of ballot that the form has and the record does not name.",
                          "More than one vote on a ballot, where `valid` counts votes."};
  finding.cannot_show = {"Which of the numbers is wrong.", kEnforced};
  finding.basis = "arithmetic";
  return finding;
}

Finding registered_bound(const Subject& s) {
  const Column* registered = s.table.quantity(Quantity::registered);
  const Column* special = s.table.quantity(Quantity::registered_special);
  if (!registered) return not_checked("C103", s, absent(s.table, std::array{Quantity::registered}));
  const auto electors = [&](std::size_t u) {
    const Cell more = special ? special->cells[u] : 0;
    return base::checked_add(registered->cells[u], is_count(more) ? more : 0);
  };
  std::int64_t apart = 0;
  const Gaps gaps = find_gaps(s.table.units(), [&](std::size_t u) -> Cell {
    if (!is_count(registered->cells[u]) || !is_count(s.scan.ballots[u])) return kMissing;
    if (special && !is_count(special->cells[u])) return kMissing;
    if (electors(u) == 0) {
      ++apart;
      return kMissing;
    }
    const Cell excess = base::checked_subtract(s.scan.ballots[u], electors(u));
    return excess > 0 ? excess : 0;
  });
  if (gaps.tested == 0) return not_checked("C103", s, "no unit states both registered electors and ballots");
  Finding finding = start("C103", s);
  conclude(finding, gaps, Verdict::fails, s, "No more ballots were counted than electors are registered", "ballots",
           apart);
  number(finding, "no_electors", "units with no registered electors, told apart (C112)", apart, "units");
  take_units(finding, s.table, gaps.units, registered, [&](std::uint32_t u) {
    return fmt::format("ballots {}, registered {}", grouped(s.scan.ballots[u]), grouped(electors(u)));
  });
  finding.explanations = {"Electors added on the day, or voting away from home, whom the roll's number does not hold.",
                          "A roll number of another date, or of another station in the same building."};
  finding.cannot_show = {"Ballots of absent electors: they stay below the bound.",
                         "Which of the two numbers is wrong."};
  finding.basis = "arithmetic; an upper bound: votes at stake are the ballots above it";
  return finding;
}

}  // namespace acta::check
