// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/app/ranked_output.hpp"
#include "acta/cli/command.hpp"

namespace CLI {
class Option;
}

namespace acta::cli {

/// What a count of ranked ballots writes, whatever it went by: --output, --rcvis, --eml, --date.
class RankedOutputs {
 public:
  void declare(CLI::App& app);
  bool given() const { return !m_folder.empty() || wants_result() || !m_date.empty(); }
  const std::string& folder() const { return m_folder; }

  bool wants_result() const { return !m_rcvis.empty() || !m_eml.empty(); }

  /// Before the count. `others`: more files that are written. Errors: of check_outputs; usage for a date that is none.
  base::Result<void> check(std::vector<app::OutputFile> others, const std::vector<std::filesystem::path>& inputs) const;
  /// Errors (usage): a date is needed and --date does not say it.
  base::Result<void> check_date() const;
  /// Errors: of writing; of check_outputs for a file whose name is made here; usage where neither option nor count say
  /// the date of the election.
  base::Result<void> write(const report::RankedShown& shown, const std::vector<std::filesystem::path>& inputs) const;

 private:
  base::Result<std::string> date_of(const report::RankedShown& shown) const;

  std::string m_folder, m_rcvis, m_eml, m_date;
};

}  // namespace acta::cli
