// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace acta::app {

/// Told what is being done. Called from one thread at a time.
class Progress {
 public:
  virtual ~Progress() = default;
  virtual void step(std::string_view what) = 0;
};

inline void tell(Progress* progress, std::string_view what) {
  if (progress) progress->step(what);
}

}  // namespace acta::app
