// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_cards_law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "acta/app/files.hpp"
#include "acta/base/sha256.hpp"
#include "acta/count/count.hpp"
#include "acta/read/law.hpp"

namespace acta::app {
namespace {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorKind;

base::Result<model::Law> read_law_file(const read::CardsLaw& written, const fs::path& folder, const fs::path& laws,
                                       FileHashes& hashes) {
  const bool own = written.law.ends_with(".toml");
  const fs::path path = own ? folder / written.law : laws / (written.law + ".toml");
  auto text = read_file(path, 1u << 20);
  if (!text && text.error().kind == ErrorKind::not_found)
    return Error{ErrorKind::not_found, "there is no law \"" + written.law + "\"", written.law_place,
                 "`acta law list` prints those there are; one of your own ends in .toml and stands beside this file"};
  if (!text) return text.error();
  const std::pair hash(own ? path.string() : "law " + written.law, base::sha256_hex(*text));
  if (std::find(hashes.begin(), hashes.end(), hash) == hashes.end()) hashes.push_back(hash);
  return read::parse_law(*text, own ? written.law : written.law + ".toml");
}

/// Puts the poll of a law together: lists, areas and columns of choices.
class Lists {
 public:
  Lists(const read::CardsContest& written, model::Law law) : m_written(*written.law), m_place(written.place) {
    m_made.law = std::move(law), m_made.least = m_written.least_margin;
    m_made.seats = m_written.seats, m_made.seats_place = m_written.seats_place;
    m_made.count = [](const model::Poll& poll, const model::Law& own) {
      return count::count(poll, own, {false, false});
    };
    if (m_written.parts.empty()) add_whole(written.choices);
  }

  base::Result<audit::CardLaw> run() {
    if (auto possible = check_law(); !possible) return possible.error();
    if (auto levels = add_levels(); !levels) return levels.error();
    for (const read::CardsPart& part : m_written.parts)
      if (auto added = add_part(part); !added) return added.error();
    if (auto full = size_tallies(); !full) return full.error();
    for (const auto& pair : m_written.agreements) m_made.poll.agreements.push_back({list(pair[0]), list(pair[1])});
    for (const auto& [name, kind] : m_written.kinds) m_made.poll.lists[list(name)].kind = kind;
    for (const auto& [tier, seats] : m_written.external)
      for (const auto& [name, number] : seats) m_made.poll.external.push_back({tier, list(name), number});
    return std::move(m_made);
  }

 private:
  static Error usage(std::string message, const base::Place& place, std::string advice = {}) {
    return {ErrorKind::usage, std::move(message), place, std::move(advice)};
  }

  bool is_stated(const std::string& tier) const {
    return std::any_of(m_written.external.begin(), m_written.external.end(),
                       [&](const auto& one) { return one.first == tier; });
  }
  base::Result<void> check_law() const {
    const model::Law& law = m_made.law;
    if (law.ranked)
      return usage("the law \"" + law.id + "\" counts ranked ballots", m_written.law_place,
                   "kind = \"irv\" or \"stv\" audits them");
    for (const model::Tier& tier : law.tiers)
      if (tier.kind == model::TierKind::external && !is_stated(tier.id))
        return usage("the law \"" + law.id + "\" takes the seats of tier \"" + tier.id + "\" from elsewhere",
                     m_written.law_place, "external = { " + tier.id + " = { … } } states them, by list");
    for (const auto& [id, seats] : m_written.external)
      if (std::none_of(law.tiers.begin(), law.tiers.end(), [&id = id](const model::Tier& tier) {
            return tier.id == id && tier.kind == model::TierKind::external;
          }))
        return usage("the law \"" + law.id + "\" fills no tier \"" + id + "\" elsewhere", m_written.law_place);
    const bool agree = std::any_of(law.tiers.begin(), law.tiers.end(), [](const auto& one) { return one.agreements; });
    if (!m_written.agreements.empty() && !agree)
      return usage("the law \"" + law.id + "\" knows no agreements between lists", m_written.agreements_place);
    return {};
  }
  /// The levels of the file, else the only one of the law.
  base::Result<void> add_levels() {
    std::set<std::string> known;
    for (const model::Tier& tier : m_made.law.tiers)
      for (const std::string& level : {tier.areas, tier.places.areas})
        if (!level.empty()) known.insert(level);
    m_made.poll.levels = m_written.levels;
    const std::size_t named = m_written.parts.empty() ? 0 : m_written.parts.front().area.size();
    if (m_made.poll.levels.empty() && known.size() == 1 && !m_written.parts.empty())
      m_made.poll.levels.assign(known.begin(), known.end());
    if (!known.empty() && m_written.parts.empty())
      return usage(
          fmt::format("the law \"{}\" fills seats by {}, and the contest has no areas", m_made.law.id, *known.begin()),
          m_written.law_place, "each area is a [[contest.part]], the contest on its cards");
    if (m_made.poll.levels.empty() && known.size() > 1)
      return usage(fmt::format("the law \"{}\" has areas of several levels: {}", m_made.law.id, fmt::join(known, ", ")),
                   m_written.law_place, "levels = [ … ] names them, from the largest to the smallest");
    for (const std::string& level : known)
      if (std::find(m_made.poll.levels.begin(), m_made.poll.levels.end(), level) == m_made.poll.levels.end())
        return usage("the law \"" + m_made.law.id + "\" has areas called " + level, m_written.law_place,
                     "levels = [ … ] names them, from the largest to the smallest");
    if ((named > 0 || m_made.poll.levels.size() > 1) && named != m_made.poll.levels.size())
      return usage(fmt::format("parts name {} areas each, and there are {} levels", named, m_made.poll.levels.size()),
                   m_written.parts.front().place, "area = [ … ] from the largest to the smallest");
    return {};
  }

  void add_whole(const std::vector<std::string>& choices) {
    ballot_of("");
    m_filled.insert({0, 0});
    for (const std::string& choice : choices) add_choice(choice, 0, 0);
    count_members(choices);
  }
  base::Result<void> add_part(const read::CardsPart& part) {
    const std::size_t ballot = ballot_of(part.ballot), row = area_of(part);
    if (!m_filled.insert({ballot, row}).second)
      return usage(fmt::format("part \"{}\" is of an area and a ballot that another is of, too", part.id), part.place,
                   "area = \"…\" and ballot = \"…\" tell parts apart");
    for (const std::string& choice : part.choices) add_choice(choice, ballot, row);
    count_members(part.choices);
    return m_smallest.empty() ? base::Result<void>() : merge(part, m_smallest[row]);
  }
  /// The name that the law has for its ballot, where it has one name only.
  std::string only_ballot() const {
    std::set<std::string> names;
    for (const model::Tier& tier : m_made.law.tiers)
      if (!tier.votes.empty()) names.insert(tier.votes);
    return names.size() == 1 ? *names.begin() : std::string();
  }
  std::size_t ballot_of(const std::string& written) {
    const std::string name = written.empty() ? only_ballot() : written;
    auto& tallies = m_made.poll.tallies;
    for (std::size_t t = 0; t < tallies.size(); ++t)
      if (tallies[t].ballot == name) return t;
    tallies.push_back({name, {}, {}, {}});
    return tallies.size() - 1;
  }
  /// The row of the part's area, which is new or known, in those that it lies in.
  std::size_t area_of(const read::CardsPart& part) {
    if (m_made.poll.levels.empty()) return 0;
    std::vector<std::string> path = part.area;
    if (path.empty()) path.push_back(part.id);
    for (std::size_t row = 0; row < m_paths.size(); ++row)
      if (m_paths[row] == path) return row;
    m_paths.push_back(path);
    m_smallest.push_back(part);
    return m_paths.size() - 1;
  }
  /// What one of an area's parts says of it holds for the others.
  static base::Result<void> merge(const read::CardsPart& part, read::CardsPart& known) {
    using Number = std::optional<std::int64_t> read::CardsPart::*;
    constexpr std::pair<const char*, Number> keys[] = {{"seats", &read::CardsPart::seats},
                                                       {"population", &read::CardsPart::population},
                                                       {"registered", &read::CardsPart::registered}};
    for (const auto& [key, number] : keys) {
      if (part.*number && known.*number && *(part.*number) != *(known.*number))
        return usage(fmt::format("part \"{}\" has {} = {}, and part \"{}\" of the same area has {}", part.id, key,
                                 *(part.*number), known.id, *(known.*number)),
                     part.place);
      if (part.*number) known.*number = part.*number;
    }
    return {};
  }
  std::size_t list(const std::string& name) {
    auto& lists = m_made.poll.lists;
    for (std::size_t i = 0; i < lists.size(); ++i)
      if (lists[i].name == name) return i;
    lists.push_back({name, name, 0, {lists.size()}});
    return lists.size() - 1;
  }
  void add_choice(const std::string& choice, std::size_t ballot, std::size_t row) {
    const auto name = m_written.list_of(choice);
    m_made.columns.push_back({name ? list(*name) : model::kNone, ballot, row});
  }
  /// Parties of an alliance: as many choices as it has in any one place.
  void count_members(const std::vector<std::string>& choices) {
    for (const auto& [name, members] : m_written.alliances) {
      const auto here = std::count_if(members.begin(), members.end(), [&](const std::string& one) {
        return std::find(choices.begin(), choices.end(), one) != choices.end();
      });
      if (here > 0) m_made.poll.lists[list(name)].members = std::max(m_made.poll.lists[list(name)].members, here);
    }
  }

  /// Areas level by level, and tallies of their size.
  base::Result<void> size_tallies() {
    model::Poll& poll = m_made.poll;
    for (std::size_t level = 0; level < poll.levels.size(); ++level)
      for (std::size_t row = 0; row < m_paths.size(); ++row) add_area(level, row);
    const std::size_t rows = std::max<std::size_t>(1, m_paths.size());
    for (std::size_t t = 0; t < poll.tallies.size(); ++t) {
      poll.tallies[t].votes.assign(rows, std::vector<std::int64_t>(poll.lists.size(), 0));
      poll.tallies[t].valid.assign(rows, 0), poll.tallies[t].cast.assign(rows, 0);
      for (std::size_t row = 0; row < rows; ++row)
        if (!m_filled.contains({t, row}))
          return usage(
              fmt::format("area \"{}\" has no part of ballot \"{}\"", m_paths[row].back(), poll.tallies[t].ballot),
              m_place);
    }
    return {};
  }
  /// Rows of the tallies are the areas of the last level in their order.
  void add_area(std::size_t level, std::size_t row) {
    const auto end = m_paths[row].begin() + static_cast<std::ptrdiff_t>(level + 1);
    const std::vector<std::string> path(m_paths[row].begin(), end);
    if (!m_area_of.emplace(path, m_made.poll.areas.size()).second) return;
    const std::vector<std::string> above(path.begin(), path.end() - 1);
    model::Area area{path.back(), path.back(), level, above.empty() ? model::kNone : m_area_of.at(above), {}, {}, {}};
    if (level + 1 == m_made.poll.levels.size()) {
      const read::CardsPart& part = m_smallest[row];
      area.population = part.population, area.registered = part.registered, area.seats = part.seats;
    }
    m_made.poll.areas.push_back(std::move(area));
  }

  const read::CardsLaw& m_written;
  base::Place m_place;
  audit::CardLaw m_made;
  std::set<std::pair<std::size_t, std::size_t>> m_filled;  ///< ballot and row
  std::vector<std::vector<std::string>> m_paths;           ///< by row
  std::vector<read::CardsPart> m_smallest;  ///< by row: the first part there, with what the others say of the area
  std::map<std::vector<std::string>, std::size_t> m_area_of;
};

}  // namespace

base::Result<audit::CardLaw> card_law(const read::CardsContest& written, model::Law law) {
  return Lists(written, std::move(law)).run();
}

base::Result<void> give_laws(const read::CardsFile& file, std::vector<audit::ContestRecords>& contests,
                             const fs::path& folder, const fs::path& laws, FileHashes& hashes) {
  for (std::size_t c = 0; c < file.contests.size(); ++c) {
    const read::CardsContest& written = file.contests[c];
    if (!written.law) continue;
    auto law = read_law_file(*written.law, folder, laws, hashes);
    if (!law) return law.error();
    auto made = card_law(written, std::move(*law));
    if (!made) return made.error();
    contests[c].contest.law = std::make_shared<const audit::CardLaw>(std::move(*made));
  }
  return {};
}

}  // namespace acta::app
