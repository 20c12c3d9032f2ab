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

/// What a count of ranked ballots writes, whatever it went by: --output, --page, --rcvis, --eml, --raire, --date.
class RankedOutputs {
 public:
  void declare(CLI::App& app);
  bool given() const {
    return !m_folder.empty() || wants_page() || wants_result() || !m_raire.empty() || !m_date.empty();
  }
  const std::string& folder() const { return m_folder; }

  bool wants_page() const { return !m_page.empty(); }
  bool wants_result() const { return !m_rcvis.empty() || !m_eml.empty(); }
  bool lacks_date() const { return wants_result() && m_date.empty(); }

  /// Before the count. `others`: more files that are written. Errors: of check_outputs; usage for a date that is none,
  /// or that nothing needs.
  base::Result<void> check(std::vector<app::OutputFile> others, const std::vector<std::filesystem::path>& inputs) const;
  /// After the count, before anything is written: the names that it gives. `others`: more files that are to be written.
  /// Errors: as of write.
  base::Result<void> check_names(const report::RankedShown& shown, const std::vector<std::filesystem::path>& inputs,
                                 const std::vector<app::OutputFile>& others) const;
  /// All files or, where one cannot be written, none. `written`: files of this count that are there already. Errors: of
  /// write_outputs; no_date where neither option nor count say the date of the election.
  base::Result<void> write(const report::RankedShown& shown, const std::vector<std::filesystem::path>& inputs,
                           const std::vector<app::OutputFile>& written) const;

 private:
  base::Result<std::vector<app::OutputText>> made(const report::RankedShown& shown) const;
  base::Result<std::string> date_of(const report::RankedShown& shown) const;
  base::Result<void> add_results(const report::RankedShown& shown, std::vector<app::OutputText>& files) const;

  std::string m_folder, m_page, m_rcvis, m_eml, m_raire, m_date;
};

}  // namespace acta::cli
