// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/app/audit_cards_parts.hpp"
#include "acta/app/audit_kind.hpp"
#include "acta/audit/card_strata.hpp"

namespace acta::app {

/// An audit of cards in strata, read: strata in the order of the file.
struct StrataSubject {
  /// Where a contest's part lies.
  struct Part {
    std::size_t stratum = 0, contest = 0;  ///< the contest's place in its stratum
  };
  read::CardsFile file;
  std::vector<CardsSubject> strata;
  std::vector<audit::CardStrata> contests;  ///< by contest of the file; they point into `strata`
  std::vector<std::vector<Part>> parts;     ///< by contest, in the order of CardStrata::part()
  FileHashes hashes;

  /// Cards that nobody looks at for this contest, in all strata (CardsSubject::unlooked).
  std::int64_t unlooked(std::size_t contest) const;
  /// Of all strata.
  std::vector<model::Finding> findings() const;
  std::string unit(std::size_t stratum, std::uint64_t card) const {
    return file.strata[stratum].stratum + ":" + strata[stratum].unit(card);
  }
};
base::Result<StrataSubject> load_strata(read::CardsFile file, const CardsFolders& folders, FileHashes hashes,
                                        const StrataRates& rates);

report::CardsPlan strata_plan(const StrataSubject& subject);
/// First sizes by contest: of the least number of draws where all values are as expected, else what was enough in nine
/// of ten simulated audits.
std::vector<std::int64_t> planned_strata_sizes(const StrataSubject& subject);
/// "Strata: 2 compared, 1 polled"
std::string strata_kind(const read::CardsFile& file);

}  // namespace acta::app
