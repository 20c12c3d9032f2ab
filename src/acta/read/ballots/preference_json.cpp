// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/preference_json.hpp"

#include <vector>

#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/json_walk.hpp"

namespace acta::read {
namespace {

using Next = JsonWalk::Next;
using Value = JsonWalk::Value;

struct Head {
  std::int64_t candidates = -1;
  std::vector<std::string> names;
  std::string contest;
};

void read_metadata(JsonWalk& walk, Value value, Head& head, std::uint32_t most) {
  walk.object(value, [&](std::string_view key, Value field) {
    if (key == "contest") walk.text_or_number(field, head.contest);
    if (key == "candidates")
      walk.array(field, [&](Value name, std::size_t index) {
        if (index >= most) walk.fail(base::ErrorKind::limit, "more candidates than are read");
        walk.text_or_number(name, head.names.emplace_back());
        return Next::go_on;
      });
    return Next::go_on;
  });
}

bool read_head(JsonWalk& walk, Head& head, std::uint32_t most) {
  bool votes = false;
  walk.document([&](std::string_view key, Value value) {
    if (key == "metadata") read_metadata(walk, value, head, most);
    if (key == "num_candidates") walk.integer(value, head.candidates);
    votes = votes || key == "votes";
    return Next::go_on;
  });
  if (walk.error()) return false;
  if (!votes) return walk.fail(base::ErrorKind::format, "there are no \"votes\"");
  if (head.candidates < 1 || head.candidates > most)
    return walk.fail(base::ErrorKind::format, "\"num_candidates\" is missing, below 1, or larger than is read");
  const bool named = head.names.size() == static_cast<std::size_t>(head.candidates);
  if (!named && !head.names.empty())
    return walk.fail(base::ErrorKind::format, "\"num_candidates\" is not the number of candidates in \"metadata\"");
  for (std::int64_t i = 0; !named && i < head.candidates; ++i) head.names.push_back(std::to_string(i));
  return true;
}

void read_vote(JsonWalk& walk, Value value, BallotGrouper& grouper) {
  std::int64_t count = 0;
  walk.object(value, [&](std::string_view key, Value field) {
    if (key == "n") walk.integer(field, count);
    if (key == "prefs")
      walk.array(field, [&](Value preference, std::size_t index) {
        std::int64_t candidate = -1;
        if (!walk.integer(preference, candidate)) return Next::enough;
        const auto mark = grouper.known(std::to_string(candidate));
        if (!mark) walk.fail(base::ErrorKind::format, "there is no candidate " + std::to_string(candidate));
        if (mark && !grouper.mark(index + 1, *mark)) walk.fail(grouper.problem({}));
        return Next::go_on;
      });
    return Next::go_on;
  });
  if (!walk.error() && !grouper.end_ballot(count)) walk.fail(grouper.problem({}));
}

}  // namespace

base::Result<BallotReading> read_preference_json(const std::string& name, std::string bytes,
                                                 const BallotOptions& options) {
  JsonWalk walk(name, std::move(bytes), options.limits);
  Head head;
  if (!read_head(walk, head, options.limits.candidates)) return *walk.error();
  BallotGrouper grouper(head.contest, options);
  for (std::size_t i = 0; i < head.names.size(); ++i) grouper.candidate(std::to_string(i), head.names[i]);
  walk.document([&](std::string_view key, Value value) {
    if (key == "votes")
      walk.array(value, [&](Value vote, std::size_t) {
        read_vote(walk, vote, grouper);
        return Next::go_on;
      });
    return Next::go_on;
  });
  if (walk.error()) return *walk.error();
  return std::move(grouper).finish(0);
}

}  // namespace acta::read
