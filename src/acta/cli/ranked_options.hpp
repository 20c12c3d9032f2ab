// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

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
  /// REQUIRES: all other options of the command are declared, --draw and those of RankedOutputs among them.
  void declare(CLI::App& app);
  bool given() const { return !m_law.empty() || m_families; }
  /// `draw`: of --draw.
  /// Exit::fails where official rounds differ.
  base::Result<Exit> run(const RecordOptions& record, bool steps, const std::vector<std::string>& draw,
                         const RankedOutputs& outputs) const;

 private:
  void declare_analysis(CLI::App& app, CLI::Option& law);
  std::string reproduce(const RecordOptions& record, const std::vector<std::string>& draw, bool families) const;
  /// Files that this and not RankedOutputs writes.
  std::vector<app::OutputFile> files() const;
  base::Result<void> check_outputs(const RankedOutputs& outputs,
                                   const std::vector<std::filesystem::path>& inputs) const;

  std::string m_law, m_format, m_contest, m_ballot_log, m_official, m_constraints, m_by, m_cdf;
  std::optional<int> m_seats;
  std::uint32_t m_first_column = 0, m_precinct_column = 0, m_ranks = 0;
  std::int64_t m_tie_leaves = 0;
  bool m_families = false, m_margins = false;
};

}  // namespace acta::cli
