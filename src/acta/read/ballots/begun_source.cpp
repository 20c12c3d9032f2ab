// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/begun_source.hpp"

#include <algorithm>
#include <optional>

namespace acta::read {
namespace {

constexpr std::size_t kBegin = 512;

}  // namespace

BegunSource begin_source(const ByteSource& source) {
  std::string begin(kBegin, '\0');
  std::size_t have = 0;
  std::optional<base::Error> fault;
  for (bool ended = false; have < kBegin && !ended;) {
    const auto got = source(std::span(begin).subspan(have));
    if (!got) fault = got.error();
    ended = !got || *got == 0;
    have += got ? *got : 0;
  }
  begin.resize(have);
  auto all = [&source, begin, fault, at = std::size_t{0}](std::span<char> into) mutable -> base::Result<std::size_t> {
    if (at < begin.size()) {
      const std::size_t some = std::min(into.size(), begin.size() - at);
      std::copy_n(begin.begin() + static_cast<std::ptrdiff_t>(at), some, into.begin());
      at += some;
      return some;
    }
    if (fault) return *fault;
    return source(into);
  };
  return {std::move(begin), std::move(all)};
}

}  // namespace acta::read
