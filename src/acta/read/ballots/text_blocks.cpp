// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/text_blocks.hpp"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace acta::read {
std::string TextBlocks::spare() {
  const std::lock_guard lock(m_mutex);
  if (m_spare.empty()) return {};
  std::string text = std::move(m_spare.back());
  m_spare.pop_back();
  return text;
}

void TextBlocks::recycle(std::string&& text) {
  const std::lock_guard lock(m_mutex);
  m_spare.push_back(std::move(text));
}

/// Reads on to `most` bytes, of which there are `have`; the text may be longer.
base::Result<void> TextBlocks::fill(std::string& text, std::size_t& have, std::size_t most) {
  if (text.size() < most) text.resize(most);
  while (!m_ended && have < most) {
    const auto got = m_source(std::span(text).subspan(have, most - have));
    if (!got) {
      base::Error error = got.error();
      if (error.place.file.empty()) error.place.file = m_name;
      return error;
    }
    m_ended = *got == 0;
    have += *got;
  }
  return {};
}

/// Where the last line or row of the text ends; npos: none does. Quotes are counted back from the end.
std::size_t TextBlocks::last_end(std::string_view text) const {
  std::size_t end = text.rfind('\n');
  if (!m_sizes.quotes || end == std::string_view::npos) return end;
  auto quotes = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), '"');
  while (quotes % 2 != 0) {
    const std::size_t quote = text.rfind('"', end);
    end = quote == 0 ? std::string_view::npos : text.rfind('\n', quote - 1);
    if (end == std::string_view::npos) return end;
    quotes -= std::count(text.begin() + static_cast<std::ptrdiff_t>(end),
                         text.begin() + static_cast<std::ptrdiff_t>(quote) + 1, '"');
  }
  return end;
}

/// Reads on to a line feed, and says where the last one stands; npos: none, at the end or in a line that is too long.
base::Result<std::size_t> TextBlocks::fill_lines(std::string& text, std::size_t& have) {
  std::size_t end = std::string::npos;
  while (!m_ended && end == std::string::npos && !m_long_line) {
    if (auto filled = fill(text, have, have + m_sizes.block); !filled) return filled.error();
    end = last_end(std::string_view(text).substr(0, have));
    if (end == std::string::npos && have > m_sizes.longest_line) m_long_line = m_line;
  }
  return end;
}

base::Result<std::optional<TextBlock>> TextBlocks::next() {
  if (m_long_line) return std::optional<TextBlock>();
  TextBlock block{spare(), m_line};
  std::string& text = block.text;
  std::size_t have = m_rest.size();
  if (text.size() < have) text.resize(have);
  std::copy(m_rest.begin(), m_rest.end(), text.begin());
  m_rest.clear();
  const auto filled = fill_lines(text, have);
  if (!filled) return filled.error();
  if (m_long_line) return std::optional<TextBlock>();
  if (m_ended) {
    text.resize(have);
    const bool open = !text.empty() && text.back() != '\n';
    m_added = m_added || open;
    if (open) text += '\n';
  } else {
    m_rest.assign(text, *filled + 1, have - *filled - 1);
    text.resize(*filled + 1);
  }
  if (text.empty()) return std::optional<TextBlock>();
  m_line += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  return std::optional(std::move(block));
}

void TextBlocks::put_back(std::string_view text, std::uint64_t first_line) {
  m_rest.insert(0, text);
  m_line = first_line;
}

base::Result<std::optional<std::uint64_t>> read_blocks(TextBlocks& blocks, const BlockEnd& ends,
                                                       const BlockReader& read) {
  std::mutex mutex;
  std::optional<std::uint64_t> stopped;
  std::optional<base::Error> failed;
  bool last = false;
  const auto is_stopped = [&] {
    const std::lock_guard lock(mutex);
    return stopped.has_value();
  };
  const auto take = [&](tbb::flow_control& control) -> std::shared_ptr<TextBlock> {
    auto block = last || is_stopped() ? base::Result<std::optional<TextBlock>>(std::nullopt) : blocks.next();
    if (!block) failed = block.error();
    if (!block || !*block) {
      control.stop();
      return {};
    }
    auto taken = std::make_shared<TextBlock>(std::move(**block));
    last = !ends(*taken);
    return taken;
  };
  const auto work = [&](const std::shared_ptr<TextBlock>& block) {
    const auto line = read(*block);
    if (!line) return blocks.recycle(std::move(block->text));
    const std::lock_guard lock(mutex);
    stopped = std::min(stopped.value_or(*line), *line);
  };
  const auto at_once = static_cast<std::size_t>(2 * tbb::this_task_arena::max_concurrency());
  tbb::parallel_pipeline(at_once,
                         tbb::make_filter<void, std::shared_ptr<TextBlock>>(tbb::filter_mode::serial_in_order, take) &
                             tbb::make_filter<std::shared_ptr<TextBlock>, void>(tbb::filter_mode::parallel, work));
  blocks.forget_spare();
  if (const auto line = blocks.long_line()) stopped = std::min(stopped.value_or(*line), *line);
  if (failed && !stopped) return *failed;
  return stopped;
}

}  // namespace acta::read
