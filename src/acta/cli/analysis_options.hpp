// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/app/ranked_analysis.hpp"
#include "acta/app/ranked_output.hpp"

namespace CLI {
class App;
}

namespace acta::cli {

/// What is asked of a count of ranked ballots, by a law or by a configuration: --draw, --draw-key, --tie-tree,
/// --margins, --assertions, --ballot-log, --verify.
class AnalysisOptions {
 public:
  /// REQUIRES: RankedOutputs are declared.
  void declare(CLI::App& app);
  bool given() const {
    return !m_draw.empty() || !m_draw_key.empty() || m_tie_leaves > 0 || m_margins || m_assertions ||
           !m_ballot_log.empty() || !m_official.empty();
  }
  void fill(app::RankedAnalysis& asked) const;
  /// " --draw Ames ...", file names without their folders.
  std::string reproduce() const;
  /// Files that are written.
  std::vector<app::OutputFile> files() const;
  const std::string& official() const { return m_official; }

 private:
  std::string m_ballot_log, m_official, m_draw_key;
  std::vector<std::string> m_draw;
  std::int64_t m_tie_leaves = 0;
  bool m_margins = false, m_assertions = false;
  double m_risk_limit = 5;  ///< per cent
};

}  // namespace acta::cli
