// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "acta/base/number_text.hpp"
#include "acta/cli/command.hpp"

namespace acta::cli {
namespace {

class TerminalProgress : public app::Progress {
 public:
  ~TerminalProgress() override {
    if (m_shown) std::fputs("\r\033[K", stderr);
  }
  void step(std::string_view what) override {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    if (seconds < 1 || ::isatty(STDERR_FILENO) == 0) return;
    m_shown = true;
    std::fprintf(stderr, "\r\033[K%4.0f s  %.*s …", seconds, static_cast<int>(what.size()), what.data());
    std::fflush(stderr);
  }

 private:
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  bool m_shown = false;
};

}  // namespace

std::unique_ptr<app::Progress> terminal_progress() { return std::make_unique<TerminalProgress>(); }

base::Result<void> print_text(std::string_view text) { return print(base::printable(text, true)); }

base::Result<void> print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return {};
  return base::Error{base::ErrorKind::io, "standard output cannot be written", {}, {}};
}

}  // namespace acta::cli
