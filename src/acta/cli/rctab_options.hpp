// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/cli/command.hpp"
#include "acta/cli/record_options.hpp"

namespace acta::cli {

/// `acta count --rctab`: ranked ballots counted by a configuration of RCTab in place of a record.
class RctabOptions {
 public:
  /// REQUIRES: all other options of the command are declared. A record is needed only without --rctab.
  void declare(CLI::App& app);
  bool given() const { return !m_config.empty(); }
  const std::string& folder() const { return m_folder; }
  const std::vector<std::string>& draw() const { return m_draw; }
  /// Prints the count and writes the reports where a folder was named.
  base::Result<Exit> run(const RecordOptions& record, bool steps) const;

 private:
  std::string m_config, m_folder;
  std::vector<std::string> m_draw;
  bool m_as_counted = false;
};

}  // namespace acta::cli
