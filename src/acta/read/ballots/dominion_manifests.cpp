// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/dominion_manifests.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "acta/read/ballots/json_walk.hpp"

namespace acta::read {
namespace {

using Next = JsonWalk::Next;

struct Entry {
  std::int64_t id = -1, contest = -1, ranks = 0;
  std::string description;
  bool has_id = false;
};

bool read_entry(JsonWalk& walk, JsonWalk::Value value, Entry& entry) {
  return walk.object(value, [&](std::string_view key, JsonWalk::Value field) {
    if (key == "Id") entry.has_id = walk.integer(field, entry.id);
    if (key == "Description") walk.text(field, entry.description);
    if (key == "ContestId") walk.integer(field, entry.contest);
    if (key == "NumOfRanks") walk.integer(field, entry.ranks);
    return Next::go_on;
  });
}

/// Every entry of a manifest's "List". Ids must differ.
base::Result<void> each_entry(const BallotFiles& files, const std::string& name, const BallotOptions& options,
                              const std::function<void(JsonWalk&, const Entry&)>& take) {
  auto bytes = bytes_of(files, name);
  if (!bytes) return bytes.error();
  JsonWalk walk(name, std::move(bytes).value(), options.limits);
  std::unordered_set<std::int64_t> ids;
  bool listed = false;
  const auto item = [&](JsonWalk::Value value, std::size_t) {
    Entry entry;
    if (read_entry(walk, value, entry)) {
      if (!entry.has_id)
        walk.fail(base::ErrorKind::format, "the entry has no Id");
      else if (!ids.insert(entry.id).second)
        walk.fail(base::ErrorKind::format, "two entries have the Id " + std::to_string(entry.id));
      else
        take(walk, entry);
    }
    return Next::go_on;
  };
  walk.document([&](std::string_view key, JsonWalk::Value value) {
    if (key == "List") listed = walk.array(value, item);
    return Next::go_on;
  });
  if (!listed) walk.fail(base::ErrorKind::format, "the manifest has no \"List\"");
  if (walk.error()) return *walk.error();
  return {};
}

base::Result<void> read_contest(const BallotFiles& files, const std::string& wanted, const BallotOptions& options,
                                DominionContest& contest) {
  bool found = false, twice = false;
  std::string known;
  const std::string name = "ContestManifest.json";
  auto read = each_entry(files, name, options, [&](JsonWalk& walk, const Entry& entry) {
    const bool by_id = std::to_string(entry.id) == wanted;
    if (!by_id && entry.description != wanted) {
      if (known.size() < 500) known += (known.empty() ? "" : ", ") + std::to_string(entry.id);
      return;
    }
    if (entry.ranks < 0 || entry.ranks > options.limits.ranks)
      walk.fail(base::ErrorKind::limit, "NumOfRanks is " + std::to_string(entry.ranks));
    twice = found;
    found = true;
    contest.id = entry.id;
    contest.name = entry.description;
    contest.ranks = static_cast<std::uint32_t>(entry.ranks);
  });
  if (!read) return read;
  if (found && !twice) return {};
  return base::Error{base::ErrorKind::not_found,
                     (twice ? "several contests are \"" : "there is no contest \"") + wanted + "\"",
                     {name, 0, 0},
                     twice ? "name it by its Id" : "it has the Ids " + known};
}

}  // namespace

base::Result<std::string> bytes_of(const BallotFiles& files, const std::string& name) {
  if (std::find(files.names.begin(), files.names.end(), name) != files.names.end()) return files.bytes(name);
  return base::Error{base::ErrorKind::not_found,
                     "the folder has no " + name,
                     {files.name, 0, 0},
                     "a Dominion export is the folder with its manifests and CvrExport files"};
}

base::Result<DominionContest> read_dominion_manifests(const BallotFiles& files, const std::string& contest,
                                                      const BallotOptions& options) {
  DominionContest found;
  if (auto read = read_contest(files, contest, options, found); !read) return read.error();
  auto read = each_entry(files, "CandidateManifest.json", options, [&](JsonWalk&, const Entry& entry) {
    if (entry.contest == found.id) found.candidates.emplace_back(entry.id, entry.description);
  });
  if (!read) return read.error();
  const std::string portions = "PrecinctPortionManifest.json";
  if (std::find(files.names.begin(), files.names.end(), portions) == files.names.end()) return found;
  read = each_entry(files, portions, options,
                    [&](JsonWalk&, const Entry& entry) { found.portions[entry.id] = entry.description; });
  if (!read) return read.error();
  return found;
}

}  // namespace acta::read
