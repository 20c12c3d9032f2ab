// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "acta/forensics/forensics.hpp"

namespace CLI {
class App;
}

namespace acta::cli {

/// How much the tests on distributions draw: spelled alike in every command that runs them.
class TestOptions {
 public:
  /// `replicates` where the user asks for nothing.
  explicit TestOptions(int replicates) : m_default(replicates) { m_options.replicates = replicates; }
  void declare(CLI::App& app);
  const forensics::Options& options() const { return m_options; }
  /// What differs from the defaults, as it is typed, with a blank before it.
  std::string text() const;

 private:
  int m_default;
  forensics::Options m_options;
};

}  // namespace acta::cli
