// SPDX-License-Identifier: Apache-2.0
#include "acta/app/counting.hpp"

#include <algorithm>

#include "acta/count/poll.hpp"

namespace acta::app {
namespace {

using model::Contest;

Account account_of(std::size_t contest, const Contest& from, std::size_t copy) {
  return {contest, copy, nullptr, "copy " + from.copies[copy].id};
}
Account account_of(std::size_t contest, const model::Release& release) {
  return {contest, model::kNone, &release, "release " + release.id};
}

bool has_votes(const model::Release& release) {
  return std::any_of(release.lines.begin(), release.lines.end(),
                     [](const auto& line) { return model::is_count(line.votes); });
}

std::size_t contest_index(const model::Record& record, const std::string& id) {
  for (std::size_t i = 0; i < record.contests.size(); ++i)
    if (record.contests[i].id == id) return i;
  return model::kNone;
}

base::Result<void> add_ballots(const Loaded& loaded, const Contest& contest, const Account& account,
                               model::Poll& poll) {
  const model::Record& record = loaded.file.record;
  for (const model::BallotOf& ballot : contest.ballots) {
    const std::size_t other = contest_index(record, ballot.contest);
    const Contest& from = record.contests[other];
    const auto same = std::find_if(from.copies.begin(), from.copies.end(), [&](const model::CopyInfo& copy) {
      return copy.id == contest.copies[account.copy].id;
    });
    if (same == from.copies.end())
      return base::Error{base::ErrorKind::not_found,
                         "contest \"" + from.id + "\" has no copy \"" + contest.copies[account.copy].id + "\"",
                         {},
                         "the votes of all ballots of an assembly come from copies of one id"};
    const auto index = static_cast<std::size_t>(same - from.copies.begin());
    if (auto added = count::add_ballot(poll, ballot.ballot, from, loaded.sheets[other][index].sheets); !added)
      return added.error();
  }
  return {};
}

}  // namespace

std::optional<Account> counted_account(const model::Record& record, std::size_t contest) {
  const Contest& from = record.contests[contest];
  for (std::size_t i = 0; i < from.copies.size(); ++i)
    if (from.count_copy.empty() || from.copies[i].id == from.count_copy) return account_of(contest, from, i);
  std::optional<Account> last;
  for (const model::Release& release : from.releases)
    if (from.count_copy.empty() || release.id == from.count_copy) last = account_of(contest, release);
  return last;
}

std::vector<Account> accounts_of(const model::Record& record, std::size_t contest) {
  const Contest& from = record.contests[contest];
  std::vector<Account> all;
  if (const auto counted = counted_account(record, contest)) all.push_back(*counted);
  const auto add = [&](Account account) {
    if (all.empty() || account.name != all.front().name) all.push_back(std::move(account));
  };
  for (std::size_t i = 0; i < from.copies.size(); ++i) add(account_of(contest, from, i));
  for (const model::Release& release : from.releases)
    if (has_votes(release)) add(account_of(contest, release));
  return all;
}

base::Result<model::Poll> poll_of(const Loaded& loaded, const Contest& contest, const Account& account) {
  if (account.copy == model::kNone) return count::poll_from_release(contest, *account.release);
  auto poll = count::poll_from_sheets(contest, loaded.sheets[account.contest][account.copy].sheets);
  if (!poll) return poll;
  if (auto added = add_ballots(loaded, contest, account, *poll); !added) return added.error();
  return poll;
}

model::Law law_of(const Contest& contest) {
  return contest.law ? *contest.law : model::one_tier(model::TierKind::plurality, 1);
}

}  // namespace acta::app
