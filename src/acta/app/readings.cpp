// SPDX-License-Identifier: Apache-2.0
#include "acta/app/readings.hpp"

#include <algorithm>

#include "acta/app/counting.hpp"
#include "acta/count/count.hpp"
#include "acta/read/law.hpp"

namespace acta::app {
namespace {

using model::Contest;
using report::ReadingReport;

struct LawVariant {
  std::string name, basis;
  model::Law law;
};

/// Shares of ballots for shares of valid votes, or the other way round; nullopt where the law takes none.
std::optional<LawVariant> other_base(const model::Law& law, const model::Poll& poll) {
  if (poll.ballots <= poll.valid) return std::nullopt;
  LawVariant variant{"thresholds of the ballots cast", "", law};
  bool changed = false;
  for (model::Tier& tier : variant.law.tiers)
    for (model::Condition& condition : tier.conditions) {
      if (!condition.share) continue;
      if (condition.of == model::ShareBase::ballots) {
        condition.of = model::ShareBase::valid;
        variant.name = "thresholds of the valid votes";
        changed = true;
      } else if (condition.of == model::ShareBase::valid) {
        condition.of = model::ShareBase::ballots;
        changed = true;
      }
    }
  return changed ? std::optional(variant) : std::nullopt;
}

std::optional<LawVariant> other_rounding(const model::Law& law) {
  using Rounding = model::Quota::Rounding;
  LawVariant variant{"quotas rounded down", "", law};
  bool changed = false;
  for (model::Tier& tier : variant.law.tiers) {
    if (!tier.formula.quota) continue;
    if (tier.formula.quota->rounding != Rounding::exact) variant.name = "quotas not rounded";
    tier.formula.quota->rounding = tier.formula.quota->rounding == Rounding::exact ? Rounding::down : Rounding::exact;
    changed = true;
  }
  return changed ? std::optional(variant) : std::nullopt;
}

std::vector<LawVariant> variants_of(const model::Law& law, const std::string& text, const model::Poll& poll) {
  std::vector<LawVariant> all = {{"", "", law}};
  for (const model::LawReading& reading : law.readings)
    if (auto other = read::parse_law(text, law.id + ".toml", reading.set))
      all.push_back({reading.name, reading.basis, std::move(other).value()});
  if (auto variant = other_base(law, poll)) all.push_back(std::move(*variant));
  if (auto variant = other_rounding(law)) all.push_back(std::move(*variant));
  return all;
}

Contest cards_apart(const Contest& contest) {
  Contest apart = contest;
  apart.alliances.clear();
  std::erase_if(apart.agreements, [&](const model::Agreement& agreement) {
    return std::any_of(contest.alliances.begin(), contest.alliances.end(), [&](const model::Alliance& alliance) {
      return alliance.id == agreement.first || alliance.id == agreement.second;
    });
  });
  return apart;
}

/// Whether the seats of these lists are the proclaimed ones: of each proclaimed option or alliance, all lists inside
/// it.
model::Verdict against_proclaimed(const Contest& contest, const model::Poll& poll, const model::CountResult& result) {
  if (contest.proclaimed.empty() || result.outcome != model::Outcome::decided) return model::Verdict::not_checked;
  std::int64_t told = 0, all = 0;
  for (const model::ListResult& list : result.lists) all += list.seats;
  for (const model::Proclaimed& proclaimed : contest.proclaimed) {
    std::vector<std::size_t> options;
    for (std::size_t i = 0; i < contest.options.size(); ++i)
      if (contest.options[i].id == proclaimed.list) options.push_back(i);
    for (const model::Alliance& alliance : contest.alliances)
      if (alliance.id == proclaimed.list) options = alliance.options;
    std::int64_t seats = 0;
    for (std::size_t i = 0; i < poll.lists.size(); ++i)
      if (std::any_of(poll.lists[i].options.begin(), poll.lists[i].options.end(), [&](std::size_t option) {
            return std::find(options.begin(), options.end(), option) != options.end();
          }))
        seats += result.lists[i].seats;
    if (seats != proclaimed.seats) return model::Verdict::fails;
    told += seats;
  }
  return told == all ? model::Verdict::holds : model::Verdict::fails;
}

class Readings {
 public:
  Readings(const Loaded& loaded, std::size_t contest)
      : m_loaded(loaded), m_index(contest), m_contest(loaded.file.record.contests[contest]) {}

  std::vector<ReadingReport> all() {
    const auto accounts = accounts_of(m_loaded.file.record, m_index);
    if (accounts.empty()) return {};
    lists_and_laws(m_contest, m_contest.alliances.empty() ? "" : "alliances as lists", accounts.front());
    if (!m_contest.alliances.empty()) lists_and_laws(cards_apart(m_contest), "every card a list", accounts.front());
    for (std::size_t a = 1; a < accounts.size(); ++a)
      one(m_contest, {"", "", law_of(m_contest)}, m_contest.alliances.empty() ? "" : "alliances as lists", accounts[a]);
    return std::move(m_all);
  }

 private:
  void lists_and_laws(const Contest& contest, const std::string& lists, const Account& account) {
    const auto poll = poll_of(m_loaded, contest, account);
    const std::string& text = m_loaded.law_texts[m_index];
    for (const LawVariant& law : variants_of(law_of(contest), text, poll ? *poll : model::Poll{}))
      one(contest, law, lists, account);
  }

  void one(const Contest& contest, const LawVariant& law, const std::string& lists, const Account& account) {
    ReadingReport reading;
    reading.counted = account.name;
    reading.basis = law.basis;
    for (const std::string& part : {account.name, lists, law.name})
      if (!part.empty()) reading.name += (reading.name.empty() ? "" : "; ") + part;
    auto poll = poll_of(m_loaded, contest, account);
    if (!poll) {
      reading.refused = poll.error().message;
      return m_all.push_back(std::move(reading));
    }
    reading.poll = std::move(poll).value();
    count_into(reading, law.law);
    m_all.push_back(reading);
    if (reading.result && reading.result->outcome == model::Outcome::tie) draws(reading, law.law);
  }

  void count_into(ReadingReport& reading, const model::Law& law) {
    auto result = count::count(reading.poll, law, {false, false});
    if (!result) {
      reading.refused = result.error().message;
      return;
    }
    reading.result = std::move(result).value();
    reading.proclaimed = against_proclaimed(m_contest, reading.poll, *reading.result);
  }

  /// Each of the tied lists drawn first, the others after it in their order.
  void draws(const ReadingReport& tied, const model::Law& law) {
    for (const std::size_t first : tied.result->tied) {
      ReadingReport reading = tied;
      reading.result.reset();
      reading.poll.drawn = {first};
      for (const std::size_t other : tied.result->tied)
        if (other != first) reading.poll.drawn.push_back(other);
      reading.name += "; " + reading.poll.lists[first].name + " drawn first";
      count_into(reading, law);
      m_all.push_back(std::move(reading));
    }
  }

  const Loaded& m_loaded;
  std::size_t m_index;
  const Contest& m_contest;
  std::vector<ReadingReport> m_all;
};

}  // namespace

model::Finding readings_finding(const Contest& contest, const std::vector<ReadingReport>& readings) {
  model::Finding finding;
  finding.code = "N113";
  finding.contest = contest.id;
  finding.basis = contest.law ? contest.law->name : "plurality of votes; the record names no law";
  std::string right;
  for (const ReadingReport& reading : readings) {
    if (reading.proclaimed == model::Verdict::not_checked) continue;
    ++finding.tested;
    if (reading.proclaimed == model::Verdict::holds) {
      right += (right.empty() ? "" : "; or ") + reading.name;
      continue;
    }
    ++finding.instances;
    if (finding.examples.size() < model::kLargestExamples)
      finding.examples.push_back({-1, reading.name, "other seats than proclaimed", {}});
  }
  if (finding.tested == 0) {
    finding.verdict = model::Verdict::not_checked;
    finding.statement = "Readings of the law were not compared with proclaimed seats.";
    finding.reason = contest.proclaimed.empty() ? "the record holds no proclaimed seats" : "no reading gives seats";
    return finding;
  }
  finding.verdict = right.empty() ? model::Verdict::remarkable : model::Verdict::holds;
  finding.statement = right.empty()
                          ? "None of " + std::to_string(finding.tested) + " readings gives the proclaimed seats."
                          : "The proclaimed seats are those of this reading: " + right + ".";
  finding.explanations = {"The proclamation followed votes that are not in the record.",
                          "Lists stood together, or apart, in a way that no reading here has."};
  finding.cannot_show = {"Which reading is right."};
  return finding;
}

std::vector<ReadingReport> readings_of(const Loaded& loaded, std::size_t contest) {
  return Readings(loaded, contest).all();
}

}  // namespace acta::app
