// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "acta/cli/record_options.hpp"
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
  /// An option of the mixture asks for it.
  forensics::Options options() const {
    forensics::Options options = m_options;
    options.mixture = options.mixture || options.mixture_areas || options.mixture_covariates;
    return options;
  }
  /// Loads the earlier elections that were named, in their order, with the folders of the later one. Error: usage: the
  /// later one itself, or one twice.
  base::Result<std::vector<std::unique_ptr<app::Loaded>>> load_earlier(RecordOptions record, const app::Loaded& later,
                                                                       app::Progress* progress) const;
  /// What differs from the defaults, as it is typed, with a blank before it.
  std::string text() const;

 private:
  int m_default;
  forensics::Options m_options;
  std::vector<std::string> m_before;
};

}  // namespace acta::cli
