// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "acta/app/audit_parts.hpp"
#include "acta/app/audit_strata_parts.hpp"
#include "acta/audit/findings.hpp"
#include "acta/base/number_text.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;

constexpr std::int64_t kMostCards = 50'000'000;  ///< in all strata

/// Draws of a contest from a stratum beside others: what the plan kept, or else what the file states.
base::Result<double> rate_of(const StrataSubject& subject, std::size_t c, std::size_t s, const StrataRates& rates) {
  const read::CardsFile& file = subject.file;
  if (rates.empty()) return file.strata[s].draws;
  const auto contest = rates.find(file.contests[c].id);
  if (contest != rates.end())
    if (const auto at = contest->second.find(file.strata[s].stratum); at != contest->second.end() && at->second > 0)
      return at->second;
  return Error{ErrorKind::format,
               "the rates kept are without stratum \"" + file.strata[s].stratum + "\" for contest \"" +
                   file.contests[c].id + "\"",
               file.strata[s].place,
               {}};
}

base::Result<void> claim(StrataSubject& subject, std::size_t c, const StrataRates& rates) {
  std::vector<audit::CardStrata::Part> parts;
  subject.parts.emplace_back();
  for (std::size_t s = 0; s < subject.strata.size(); ++s) {
    const std::size_t at = subject.strata[s].contest(subject.file.contests[c].id);
    if (at == subject.strata[s].contests.size()) continue;
    const auto rate = rate_of(subject, c, s, rates);
    if (!rate) return rate.error();
    parts.push_back({&subject.strata[s].contests[at], *rate});
    subject.parts.back().push_back({s, at});
  }
  auto made = audit::CardStrata::make(std::move(parts), subject.file.contests[c].elected);
  if (!made) {
    Error error = made.error();
    if (error.place.line == 0) error.place = subject.file.contests[c].place;
    return error;
  }
  subject.contests.push_back(std::move(*made));
  return {};
}

/// Fewer where each takes long, as they do from some ten thousand draws on.
int trials_of(std::int64_t size) {
  return size > 20'000 ? 3 : static_cast<int>(std::clamp<std::int64_t>(40'000 / (size + 1), 10, 100));
}

report::CardsContestPlan shown(const StrataSubject& subject, std::size_t c, std::int64_t first) {
  const audit::CardStrata& audit = subject.contests[c];
  report::CardsContestPlan plan;
  plan.id = audit.contest().id, plan.name = audit.contest().name, plan.outcome = audit.outcome().statement;
  plan.cards = audit.cards(), plan.phantoms = audit.phantoms(), plan.first = first;
  plan.warning = audit::unlooked_cards(subject.unlooked(c));
  if (audit.contest().kind != audit::CardContestKind::irv)
    for (std::size_t k = 0; k < audit.totals().size(); ++k)
      plan.votes.emplace_back(audit.contest().choices[k], std::llround(audit.totals()[k]));
  plan.seats = seats_of(audit.outcome().seats), plan.unproven = audit.outcome().unproven;
  const auto& claims = audit.outcome().claims;
  std::vector<std::size_t> order(claims.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return audit.design(a).growth < audit.design(b).growth; });
  for (const std::size_t claim : order)
    plan.claims.push_back({claims[claim].text(), audit.margin(claim), claims[claim].upper(), 0});
  for (const double limit : planned_limits())
    plan.sizes.push_back(audit.is_even() ? audit.simulated({limit, 0.9, 1, 1}) : audit.size(limit));
  const auto sizes = audit.sizes(first);
  for (std::size_t k = 0; k < audit.parts(); ++k) {
    const audit::StratumDesign& design = audit.design(audit.hardest()).strata[k];
    report::CardsContestStratum one;
    one.id = subject.file.strata[subject.parts[c][k].stratum].stratum;
    one.cards = audit.part(k).cards(), one.rate = design.rate, one.bet = design.bet, one.first = sizes[k];
    plan.strata.push_back(std::move(one));
  }
  return plan;
}

/// Strata whose cards are taken not to hold the contest: nobody looks.
std::string strata_without(const StrataSubject& subject, std::size_t c) {
  std::string names;
  std::int64_t cards = 0;
  for (std::size_t s = 0; s < subject.strata.size(); ++s) {
    const auto& parts = subject.parts[c];
    if (std::any_of(parts.begin(), parts.end(), [&](const auto& one) { return one.stratum == s; })) continue;
    names += (names.empty() ? "" : ", ") + subject.file.strata[s].stratum;
    cards += subject.strata[s].cards;
  }
  if (names.empty()) return names;
  return "Contest \"" + subject.file.contests[c].id + "\" is taken to be on none of the " + base::grouped(cards) +
         " cards of " + names + ": they are not looked at for it.";
}

/// Different cards of samples of these sizes, in all strata, on average.
double expected_cards(const StrataSubject& subject, const std::vector<std::int64_t>& sizes) {
  std::vector<std::vector<std::int64_t>> of;
  for (const CardsSubject& stratum : subject.strata) of.emplace_back(stratum.contests.size(), 0);
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    const auto parts = subject.contests[c].sizes(sizes[c]);
    for (std::size_t k = 0; k < parts.size(); ++k)
      of[subject.parts[c][k].stratum][subject.parts[c][k].contest] = parts[k];
  }
  double sum = 0;
  for (std::size_t s = 0; s < of.size(); ++s)
    sum += audit::expected_cards(subject.strata[s].contests, subject.strata[s].styles, of[s]);
  return sum;
}

}  // namespace

std::int64_t StrataSubject::unlooked(std::size_t contest) const {
  std::int64_t sum = 0;
  for (const Part& one : parts[contest]) sum += strata[one.stratum].unlooked[one.contest];
  return sum;
}

/// One of each code where it holds everywhere, else those of the strata where it does not.
std::vector<model::Finding> StrataSubject::findings() const {
  std::map<std::string, std::vector<model::Finding>> by_code;
  for (std::size_t s = 0; s < strata.size(); ++s)
    for (model::Finding one : strata[s].findings) {
      auto& same = by_code[one.code];
      const bool holds = one.verdict == model::Verdict::holds;
      if (holds && !same.empty()) continue;
      if (!holds && !same.empty() && same.front().verdict == model::Verdict::holds) same.clear();
      if (!holds) one.statement = file.strata[s].stratum + ": " + one.statement;
      same.push_back(std::move(one));
    }
  std::vector<model::Finding> all;
  for (auto& [code, same] : by_code) all.insert(all.end(), same.begin(), same.end());
  return all;
}

/// Cards of one stratum are of no other: a file that two strata name was copied by mistake.
base::Result<void> check_own_files(const read::CardsFile& file, const std::filesystem::path& folder) {
  std::map<std::string, const read::CardsFile*> owner;
  const auto take = [&](const std::string& name, const read::CardsFile& stratum) -> base::Result<void> {
    const std::string path = (folder / name).lexically_normal().string();
    const auto [at, added] = owner.emplace(path, &stratum);
    if (added || at->second == &stratum) return {};
    return Error{ErrorKind::usage,
                 "strata \"" + at->second->stratum + "\" and \"" + stratum.stratum + "\" both name the file " + name,
                 stratum.place, "a card lies in one stratum: each has a manifest and records of its own"};
  };
  for (const read::CardsFile& one : file.strata) {
    std::vector<std::string> names{one.manifest};
    if (one.records) names.insert(names.end(), one.records->files.begin(), one.records->files.end());
    if (!one.pools.empty()) names.push_back(one.pools);
    for (const std::string& name : names)
      if (auto own = take(name, one); !own) return own;
  }
  return {};
}

base::Result<StrataSubject> load_strata(read::CardsFile file, const CardsFolders& folders, FileHashes hashes,
                                        const StrataRates& rates) {
  StrataSubject subject;
  subject.file = std::move(file);
  subject.hashes = std::move(hashes);
  if (auto own = check_own_files(subject.file, folders.own); !own) return own.error();
  std::int64_t cards = 0;
  for (const read::CardsFile& one : subject.file.strata) {
    auto stratum = load_cards(one, folders, {});
    if (!stratum) {
      Error error = stratum.error();
      error.message = "stratum \"" + one.stratum + "\": " + error.message;
      return error;
    }
    cards += stratum->cards;
    if (cards > kMostCards)
      return Error{ErrorKind::limit,
                   base::grouped(cards) + " cards; an audit is of at most " + base::grouped(kMostCards), one.place,
                   "is a number in a manifest or under cards mistyped?"};
    for (auto& hash : stratum->hashes)
      if (std::find(subject.hashes.begin(), subject.hashes.end(), hash) == subject.hashes.end())
        subject.hashes.push_back(std::move(hash));
    subject.strata.push_back(std::move(*stratum));
  }
  for (std::size_t c = 0; c < subject.file.contests.size(); ++c)
    if (auto claimed = claim(subject, c, rates); !claimed) return claimed.error();
  return subject;
}

std::string strata_kind(const read::CardsFile& file) {
  std::map<std::string, int> kinds;
  for (const read::CardsFile& one : file.strata) ++kinds[one.kind];
  std::string text;
  for (const auto& [kind, word] :
       {std::pair{"comparison", "compared"}, {"oneaudit", "compared with pools"}, {"polling", "polled"}})
    if (kinds[kind] > 0) text += (text.empty() ? "" : ", ") + std::to_string(kinds[kind]) + " " + word;
  return std::to_string(file.strata.size()) + (file.strata.size() == 1 ? " stratum: " : " strata: ") + text;
}

std::vector<std::int64_t> planned_strata_sizes(const StrataSubject& subject) {
  const double alpha = subject.file.risk_limit / 100;
  std::vector<std::int64_t> sizes;
  for (const audit::CardStrata& contest : subject.contests)
    sizes.push_back(contest.simulated({alpha, 0.9, trials_of(contest.size(alpha)), 1}));
  return sizes;
}

report::CardsPlan strata_plan(const StrataSubject& subject) {
  report::CardsPlan plan;
  plan.name = cards_name(subject.file), plan.kind = strata_kind(subject.file);
  plan.risk_limit = subject.file.risk_limit / 100;
  for (std::size_t s = 0; s < subject.strata.size(); ++s) {
    const CardsSubject& one = subject.strata[s];
    const read::CardsFile& file = subject.file.strata[s];
    plan.strata.push_back({file.stratum, file.name, cards_kind(file),
                           static_cast<std::int64_t>(one.manifest.batches().size()), one.cards, one.recorded,
                           one.pooled, one.phantoms});
    plan.batches += plan.strata.back().batches, plan.cards += one.cards, plan.recorded += one.recorded;
    plan.pooled += one.pooled, plan.phantoms += one.phantoms;
    for (const std::string& note : one.notes) plan.notes.push_back(file.stratum + ": " + note);
  }
  plan.notes.push_back(
      "Each stratum is drawn from with a seed of its own: the public one, \"/\" and its name in the table.");
  plan.findings = subject.findings(), plan.files = subject.hashes;
  plan.limits.assign(planned_limits().begin(), planned_limits().end());
  const auto first = planned_strata_sizes(subject);
  for (std::size_t c = 0; c < subject.contests.size(); ++c) {
    if (std::string note = strata_without(subject, c); !note.empty()) plan.notes.push_back(std::move(note));
    plan.contests.push_back(shown(subject, c, first[c]));
    plan.average = plan.average || !subject.contests[c].is_even();
  }
  for (std::size_t k = 0; k < plan.limits.size(); ++k) {
    std::vector<std::int64_t> sizes;
    for (const report::CardsContestPlan& contest : plan.contests) sizes.push_back(contest.sizes[k]);
    plan.expected_cards.push_back(expected_cards(subject, sizes));
  }
  plan.first_cards = expected_cards(subject, first);
  return plan;
}

}  // namespace acta::app
