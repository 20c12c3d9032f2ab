// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/cli/analysis_options.hpp"
#include "acta/cli/command.hpp"
#include "acta/cli/ranked_outputs.hpp"
#include "acta/cli/record_options.hpp"

namespace CLI {
class Option;
}

namespace acta::cli {

/// `acta count BALLOTS --law LAW`: a file of ranked ballots counted by a law with a [ranked] table; --families: by
/// methods for analysis.
class RankedOptions {
 public:
  /// REQUIRES: all other options of the command are declared, those of RankedOutputs among them.
  void declare(CLI::App& app);
  bool given() const { return !m_law.empty() || m_families; }
  /// Exit::fails where official rounds differ.
  base::Result<Exit> run(const RecordOptions& record, bool steps, const AnalysisOptions& analysis,
                         const RankedOutputs& outputs) const;

 private:
  std::string reproduce(const RecordOptions& record, const AnalysisOptions& analysis, bool families) const;
  /// Files that others than RankedOutputs write.
  std::vector<app::OutputFile> files(const AnalysisOptions& analysis) const;
  base::Result<void> check(const RankedOutputs& outputs, const AnalysisOptions& analysis,
                           const std::vector<std::filesystem::path>& inputs) const;

  std::string m_law, m_format, m_contest, m_constraints, m_by, m_cdf, m_blt, m_rctab_csv;
  std::optional<int> m_seats;
  std::uint32_t m_first_column = 0, m_precinct_column = 0, m_ranks = 0;
  bool m_families = false;
};

}  // namespace acta::cli
