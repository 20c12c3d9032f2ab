// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "acta/base/random.hpp"
#include "acta/forensics/mixture_posterior.hpp"
#include "acta/stats/hamiltonian.hpp"

namespace acta::forensics {

/// Where a chain begins, and a guess at the covariance there.
struct MixtureStart {
  std::vector<double> parameters;
  stats::Hamiltonian::Covariance covariance;
};
/// Six points drawn about the middle of the data are climbed from by steps of the inverse information, on 2,000 of the
/// stations; from the highest peak the chain climbs on all of them.
MixtureStart mixture_start(const MixtureData& data, const MixtureOptions& options, const MixturePosterior& posterior,
                           base::RandomStream& stream);

}  // namespace acta::forensics
