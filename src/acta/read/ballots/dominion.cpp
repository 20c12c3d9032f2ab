// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/dominion.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "acta/read/ballots/dominion_manifests.hpp"
#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/json_walk.hpp"
#include "acta/read/ballots/whole_number.hpp"

namespace acta::read {
namespace {

using Next = JsonWalk::Next;
using Value = JsonWalk::Value;

constexpr std::int64_t kNotCounted = 7;  ///< outstack condition of a contest that was not to be voted on this ballot

struct Mark {
  std::uint64_t rank = 0;
  model::RankMark mark = model::kNoMark;
};
/// Original or Modified of a session, as far as the contest is concerned.
struct Version {
  bool there = false, current = false, on_ballot = false, outstacked = false;
  std::int64_t portion = -1;
  std::uint64_t ambiguous = 0;
  std::vector<Mark> marks;
};

class Sessions {
 public:
  Sessions(const DominionContest& contest, BallotGrouper& grouper) : m_contest(contest), m_grouper(grouper) {}
  base::Result<void> read(const std::string& name, std::string bytes, const BallotLimits& limits);

 private:
  Next session(JsonWalk& walk, Value value);
  void version(JsonWalk& walk, Value value, Version& version);
  Next card(JsonWalk& walk, Value value, Version& version);
  Next contest(JsonWalk& walk, Value value, Version& version);
  Next mark(JsonWalk& walk, Value value, Version& found);
  void add(JsonWalk& walk, const Version& version);
  std::string_view portion_of(const Version& version) const;
  void note(JsonWalk& walk, std::string_view text, std::uint64_t count);

  const DominionContest& m_contest;
  BallotGrouper& m_grouper;
  std::string m_tabulator, m_batch, m_record;
};

Next Sessions::mark(JsonWalk& walk, Value value, Version& found) {
  std::int64_t candidate = -1, rank = m_contest.ranks > 1 ? 0 : 1;
  bool ambiguous = false;
  walk.object(value, [&](std::string_view key, Value field) {
    if (key == "CandidateId") walk.integer(field, candidate);
    if (key == "Rank") walk.integer(field, rank);
    if (key == "IsAmbiguous") walk.boolean(field, ambiguous);
    return Next::go_on;
  });
  if (ambiguous) {
    ++found.ambiguous;
    return Next::go_on;
  }
  const auto known = m_grouper.known(std::to_string(candidate));
  if (!known) walk.fail(base::ErrorKind::format, "candidate " + std::to_string(candidate) + " is not of this contest");
  if (rank < 1) walk.fail(base::ErrorKind::format, "a mark without rank");
  if (known && rank >= 1) found.marks.push_back({static_cast<std::uint64_t>(rank), *known});
  return Next::go_on;
}

Next Sessions::contest(JsonWalk& walk, Value value, Version& version) {
  std::int64_t id = -1;
  Version found;
  walk.object(value, [&](std::string_view key, Value field) {
    if (key == "Id") walk.integer(field, id);
    if (key == "OutstackConditionIds")
      walk.array_or_one(field, [&](Value condition, std::size_t) {
        std::int64_t number = 0;
        if (walk.integer(condition, number)) found.outstacked = found.outstacked || number == kNotCounted;
        return Next::go_on;
      });
    if (key == "Marks" && id == -1) walk.fail(base::ErrorKind::format, "Marks stand before the contest's Id");
    if (key == "Marks") walk.array_or_one(field, [&](Value item, std::size_t) { return mark(walk, item, found); });
    return id == -1 || id == m_contest.id ? Next::go_on : Next::enough;
  });
  if (id != m_contest.id) return Next::go_on;
  if (version.on_ballot) walk.fail(base::ErrorKind::format, "the contest stands twice on one ballot");
  version.on_ballot = true;
  version.outstacked = found.outstacked;
  version.ambiguous = found.ambiguous;
  version.marks = std::move(found.marks);
  return Next::go_on;
}

Next Sessions::card(JsonWalk& walk, Value value, Version& version) {
  walk.object(value, [&](std::string_view key, Value field) {
    if (key == "Contests")
      walk.array_or_one(field, [&](Value item, std::size_t) { return contest(walk, item, version); });
    return Next::go_on;
  });
  return Next::go_on;
}

void Sessions::version(JsonWalk& walk, Value value, Version& version) {
  if (walk.is_null(value)) return;
  version.there = true;
  walk.object(value, [&](std::string_view key, Value field) {
    if (key == "IsCurrent") walk.boolean(field, version.current);
    if (key == "PrecinctPortionId") walk.integer(field, version.portion);
    if (key == "Cards") walk.array_or_one(field, [&](Value item, std::size_t) { return card(walk, item, version); });
    if (key == "Contests")
      walk.array_or_one(field, [&](Value item, std::size_t) { return contest(walk, item, version); });
    return Next::go_on;
  });
}

std::string_view Sessions::portion_of(const Version& version) const {
  const auto found = m_contest.portions.find(version.portion);
  return found == m_contest.portions.end() ? std::string_view() : std::string_view(found->second);
}

/// Finding the place takes a pass over the file: only for the first.
void Sessions::note(JsonWalk& walk, std::string_view text, std::uint64_t count) {
  m_grouper.note(text, m_grouper.noted(text) ? base::Place() : walk.place(), count);
}

void Sessions::add(JsonWalk& walk, const Version& version) {
  if (!version.on_ballot) return;
  if (version.outstacked) return note(walk, "contests with outstack condition 7 are left out", 1);
  if (version.ambiguous > 0) note(walk, "marks that are ambiguous are left out", version.ambiguous);
  for (const Mark& mark : version.marks)
    if (!m_grouper.mark(mark.rank, mark.mark)) return void(walk.fail(m_grouper.problem({})));
  const std::string batch = m_tabulator + "-" + m_batch;
  const std::string id = natural_number(m_record) ? batch + "-" + m_record : std::string();
  if (!m_grouper.end_ballot(1, {id, portion_of(version), batch})) walk.fail(m_grouper.problem({}));
}

Next Sessions::session(JsonWalk& walk, Value value) {
  Version original, modified;
  m_tabulator = m_batch = m_record = "";
  walk.object(value, [&](std::string_view key, Value field) {
    if (key == "TabulatorId") walk.text_or_number(field, m_tabulator);
    if (key == "BatchId") walk.text_or_number(field, m_batch);
    if (key == "RecordId") walk.text_or_number(field, m_record);
    if (key == "Original") version(walk, field, original);
    if (key == "Modified") version(walk, field, modified);
    return Next::go_on;
  });
  if (walk.error()) return Next::enough;
  if (original.there && original.current)
    add(walk, original);
  else if (modified.there)
    add(walk, modified);
  else
    note(walk, "sessions without a current version are left out", 1);
  return Next::go_on;
}

base::Result<void> Sessions::read(const std::string& name, std::string bytes, const BallotLimits& limits) {
  JsonWalk walk(name, std::move(bytes), limits);
  bool there = false;
  walk.document([&](std::string_view key, Value value) {
    if (key == "Sessions") there = walk.array(value, [&](Value item, std::size_t) { return session(walk, item); });
    return Next::go_on;
  });
  if (!there) walk.fail(base::ErrorKind::format, "the file has no \"Sessions\"");
  if (walk.error()) return *walk.error();
  return {};
}

/// The number of an export file's name, 0 without one; nullopt: it is none.
std::optional<std::uint64_t> export_number(std::string_view name) {
  if (name == "CvrExport.json") return 0;
  if (!name.starts_with("CvrExport_") || !name.ends_with(".json")) return std::nullopt;
  return natural_number(name.substr(10, name.size() - 15));
}

}  // namespace

base::Result<BallotReading> read_dominion(const BallotFiles& files, const std::string& contest,
                                          const BallotOptions& options) {
  auto manifests = read_dominion_manifests(files, contest, options);
  if (!manifests) return manifests.error();
  BallotGrouper grouper(manifests->name, options);
  const std::uint32_t ranks = std::max(manifests->ranks, 1u);
  grouper.most_ranks(options.most_ranks != 0 ? std::min(options.most_ranks, ranks) : ranks);
  for (const auto& [id, name] : manifests->candidates)
    if (!grouper.candidate(std::to_string(id), name)) return grouper.problem({"CandidateManifest.json", 0, 0});
  std::vector<std::pair<std::uint64_t, std::string>> exports;
  for (const std::string& name : files.names)
    if (const auto number = export_number(name)) exports.emplace_back(*number, name);
  std::sort(exports.begin(), exports.end());
  if (exports.empty()) return bytes_of(files, "CvrExport.json").error();
  Sessions sessions(*manifests, grouper);
  for (const auto& [number, name] : exports) {
    auto bytes = bytes_of(files, name);
    if (!bytes) return bytes.error();
    if (auto read = sessions.read(name, std::move(bytes).value(), options.limits); !read) return read.error();
  }
  return std::move(grouper).finish(manifests->ranks);
}

}  // namespace acta::read
