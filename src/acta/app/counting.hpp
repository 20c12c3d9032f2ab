// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/app/load.hpp"
#include "acta/base/error.hpp"
#include "acta/model/record.hpp"

namespace acta::app {

/// One account of a contest's votes: a copy of the sheets, or a release.
struct Account {
  std::size_t contest = 0;
  std::size_t copy = model::kNone;          ///< index into Contest::copies
  const model::Release* release = nullptr;  ///< where there is no copy
  std::string name;                         ///< "copy official", "release bulletin-2"
};

/// The account that `count` uses; nullopt where the contest has none.
std::optional<Account> counted_account(const model::Record& record, std::size_t contest);
/// Every account of a contest, the counted one first.
std::vector<Account> accounts_of(const model::Record& record, std::size_t contest);

/// The votes of an account, with those of the law's other ballots. `contest` may be a changed one (other alliances).
/// Errors: usage, not_found, as poll_from_sheets(), poll_from_release() and add_ballot().
base::Result<model::Poll> poll_of(const Loaded& loaded, const model::Contest& contest, const Account& account);

/// The contest's law, or plurality of one seat where it names none.
model::Law law_of(const model::Contest& contest);

}  // namespace acta::app
