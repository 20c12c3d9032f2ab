// SPDX-License-Identifier: Apache-2.0
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

#include "acta/base/number_text.hpp"
#include "acta/cli/command.hpp"

namespace acta::cli {
namespace {

using namespace std::chrono_literals;

/// Shows on a line of its own what is being done and for how long. A thread of its own keeps the seconds running while
/// a step takes long.
class TerminalProgress : public app::Progress {
 public:
  TerminalProgress() {
    if (::isatty(STDERR_FILENO) != 0) m_shower = std::jthread([this](const std::stop_token& stop) { show(stop); });
  }
  ~TerminalProgress() override {
    if (!m_shower.joinable()) return;
    m_shower.request_stop();
    m_shower.join();
    if (m_shown) std::fputs("\r\033[K", stderr);
  }
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;

  void step(std::string_view what) override {
    const std::lock_guard lock(m_mutex);
    m_what = base::printable(what);
  }

 private:
  void show(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    for (auto wait = 1000ms; !m_wake.wait_for(lock, stop, wait, [&] { return stop.stop_requested(); }); wait = 200ms) {
      if (m_what.empty()) continue;
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - m_start);
      std::fprintf(stderr, "\r\033[K%3lld s  %s …", static_cast<long long>(seconds.count()), m_what.c_str());
      std::fflush(stderr);
      m_shown = true;
    }
  }

  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::string m_what;
  bool m_shown = false;
  std::jthread m_shower;  // last: it uses all of the above
};

}  // namespace

std::unique_ptr<app::Progress> terminal_progress() { return std::make_unique<TerminalProgress>(); }

base::Result<void> print_text(std::string_view text) { return print(base::printable(text, true)); }

base::Result<void> print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return {};
  return base::Error{base::ErrorKind::io, "standard output cannot be written", {}, {}};
}

}  // namespace acta::cli
