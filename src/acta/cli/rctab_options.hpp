// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/cli/analysis_options.hpp"
#include "acta/cli/command.hpp"
#include "acta/cli/ranked_outputs.hpp"
#include "acta/cli/record_options.hpp"

namespace acta::cli {

/// `acta count --rctab`: ranked ballots counted by a configuration of RCTab in place of a record.
class RctabOptions {
 public:
  /// REQUIRES: all other options of the command are declared. A record is needed only without --rctab.
  void declare(CLI::App& app);
  bool given() const { return !m_config.empty(); }
  /// Prints the count and writes what was wanted. Exit::fails where official rounds differ, or the count stopped.
  base::Result<Exit> run(const RecordOptions& record, bool steps, const AnalysisOptions& analysis,
                         const RankedOutputs& outputs) const;

 private:
  std::string m_config;
  bool m_as_counted = false;
};

}  // namespace acta::cli
