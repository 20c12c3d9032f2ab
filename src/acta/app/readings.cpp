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

bool tells_cards(const Contest& contest, const model::Alliance& alliance, const Account& account) {
  if (!account.release) return true;
  return std::any_of(alliance.options.begin(), alliance.options.end(), [&](std::size_t option) {
    const auto& lines = account.release->lines;
    return std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
      return line.list == contest.options[option].id && model::is_count(line.votes);
    });
  });
}

struct Apart {
  Contest contest;
  std::string name;
};

/// The cards of each alliance as lists of their own, as far as the account tells their votes; nullopt where it tells
/// those of no alliance.
std::optional<Apart> cards_apart(const Contest& contest, const Account& account) {
  Apart apart{contest, ""};
  for (const model::Alliance& alliance : contest.alliances) {
    if (!tells_cards(contest, alliance, account)) continue;
    apart.name += (apart.name.empty() ? "cards apart: " : ", ") + alliance.name;
    std::erase_if(apart.contest.alliances, [&](const auto& other) { return other.id == alliance.id; });
    std::erase_if(apart.contest.agreements, [&](const model::Agreement& agreement) {
      return agreement.first == alliance.id || agreement.second == alliance.id;
    });
  }
  if (apart.contest.alliances.size() == contest.alliances.size()) return std::nullopt;
  if (apart.contest.alliances.empty()) apart.name = "every card a list";
  return apart;
}

/// Of each proclaimed option or alliance the seats of all lists inside it, where they are other ones.
std::vector<report::SeatDifference> differences(const Contest& contest, const ReadingReport& reading) {
  std::vector<report::SeatDifference> all;
  for (const model::Proclaimed& proclaimed : contest.proclaimed) {
    std::vector<std::size_t> options;
    std::string name = proclaimed.list;
    for (std::size_t i = 0; i < contest.options.size(); ++i)
      if (contest.options[i].id == proclaimed.list) {
        options = {i};
        name = contest.options[i].name;
      }
    for (const model::Alliance& alliance : contest.alliances)
      if (alliance.id == proclaimed.list) {
        options = alliance.options;
        name = alliance.name;
      }
    std::int64_t seats = 0;
    for (std::size_t i = 0; i < reading.poll.lists.size(); ++i)
      if (std::any_of(reading.poll.lists[i].options.begin(), reading.poll.lists[i].options.end(),
                      [&](std::size_t own) { return std::find(options.begin(), options.end(), own) != options.end(); }))
        seats += reading.result->lists[i].seats;
    if (seats != proclaimed.seats) all.push_back({name, seats, proclaimed.seats});
  }
  return all;
}

void compare_with_proclaimed(const Contest& contest, ReadingReport& reading) {
  if (contest.proclaimed.empty() || reading.result->outcome != model::Outcome::decided) return;
  reading.differs = differences(contest, reading);
  std::int64_t told = 0, all = 0;
  for (const model::Proclaimed& proclaimed : contest.proclaimed) told += proclaimed.seats;
  for (const model::ListResult& list : reading.result->lists) all += list.seats;
  reading.proclaimed = reading.differs.empty() && told == all ? model::Verdict::holds : model::Verdict::fails;
}

class Readings {
 public:
  Readings(const Loaded& loaded, std::size_t contest)
      : m_loaded(loaded), m_index(contest), m_contest(loaded.file.record.contests[contest]) {}

  std::vector<ReadingReport> all() {
    const auto accounts = accounts_of(m_loaded.file.record, m_index);
    if (accounts.empty()) return {};
    const std::string together = m_contest.alliances.empty() ? "" : "alliances as lists";
    lists_and_laws(m_contest, together, accounts.front());
    if (const auto apart = cards_apart(m_contest, accounts.front()))
      lists_and_laws(apart->contest, apart->name, accounts.front());
    for (std::size_t a = 1; a < accounts.size(); ++a) {
      one(m_contest, {"", "", law_of(m_contest)}, together, accounts[a]);
      if (const auto apart = cards_apart(m_contest, accounts[a]))
        one(apart->contest, {"", "", law_of(m_contest)}, apart->name, accounts[a]);
    }
    return std::move(m_all);
  }

 private:
  /// Names of lists that have seats in the reading that is counted, and whose votes this release does not tell.
  std::string untold(const model::Poll& poll, const Account& account) const {
    if (!account.release || m_all.empty() || !m_all.front().result) return {};
    const ReadingReport& counted = m_all.front();
    std::string names;
    for (std::size_t i = 0; i < counted.poll.lists.size(); ++i) {
      if (counted.result->lists[i].seats == 0) continue;
      const auto& options = counted.poll.lists[i].options;
      const bool told = std::any_of(poll.lists.begin(), poll.lists.end(), [&](const model::ListVotes& list) {
        return list.votes > 0 && std::any_of(list.options.begin(), list.options.end(), [&](std::size_t own) {
                 return std::find(options.begin(), options.end(), own) != options.end();
               });
      });
      if (!told) names += (names.empty() ? "" : ", ") + counted.poll.lists[i].name;
    }
    return names;
  }

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
    if (const std::string names = untold(reading.poll, account); !names.empty()) {
      reading.refused = "it does not tell the votes of " + names;
      return m_all.push_back(std::move(reading));
    }
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
    compare_with_proclaimed(m_contest, reading);
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
      finding.examples.push_back({-1, reading.name, report::against_proclaimed(reading), {}});
  }
  if (finding.tested == 0 || readings.size() == 1) {
    finding.verdict = model::Verdict::not_checked;
    finding.statement = "Readings of the law were not compared with proclaimed seats.";
    finding.reason = contest.proclaimed.empty() ? "the record holds no proclaimed seats"
                     : readings.size() == 1     ? "law and data admit one reading, which N101 compares"
                                                : "no reading gives seats";
    finding.tested = finding.instances = 0;
    finding.examples.clear();
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
