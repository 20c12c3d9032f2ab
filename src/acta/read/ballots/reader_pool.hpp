// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tbb/parallel_for_each.h>

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "acta/read/ballots/text_blocks.hpp"

namespace acta::read {

/// Readers of blocks, about one a thread: what one gathers goes on from block to block. A Reader has read(block), which
/// tells the line where it stopped, and finish().
template <class Reader>
class ReaderPool {
 public:
  explicit ReaderPool(std::function<std::unique_ptr<Reader>()> make) : m_make(std::move(make)) {}

  /// Threads may call this at one time.
  std::optional<std::uint64_t> read(const TextBlock& block) {
    std::unique_ptr<Reader> reader = take();
    const auto stopped = reader->read(block);
    const std::lock_guard lock(m_mutex);
    m_idle.push_back(std::move(reader));
    return stopped;
  }
  /// finish() of all. REQUIRES: nobody reads.
  void finish() {
    tbb::parallel_for_each(m_idle.begin(), m_idle.end(), [](const std::unique_ptr<Reader>& one) { one->finish(); });
  }
  const std::vector<std::unique_ptr<Reader>>& all() const { return m_idle; }
  void clear() { m_idle.clear(); }

 private:
  std::unique_ptr<Reader> take() {
    const std::lock_guard lock(m_mutex);
    if (m_idle.empty()) return m_make();
    std::unique_ptr<Reader> reader = std::move(m_idle.back());
    m_idle.pop_back();
    return reader;
  }

  std::function<std::unique_ptr<Reader>()> m_make;
  std::mutex m_mutex;
  std::vector<std::unique_ptr<Reader>> m_idle;
};

}  // namespace acta::read
