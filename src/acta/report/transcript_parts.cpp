// SPDX-License-Identifier: Apache-2.0
#include "acta/report/transcript_parts.hpp"

#include "acta/report/text_tools.hpp"

namespace acta::report {

using model::Message;

std::string Telling::lists(const std::vector<std::size_t>& indices) const {
  std::string text;
  for (const std::size_t index : indices) text += (text.empty() ? "" : ", ") + list(index);
  return text;
}

std::string Telling::votes(std::int64_t count) const {
  return count == 1 ? say(Message{"1 vote"}) : say(Message{"{0} votes", {count}});
}

std::string Telling::tier(std::size_t index) const {
  const model::TierResult& tier = result.tiers[index];
  return known(tier.name.empty() ? tier.id : tier.name);
}

std::string Telling::heading(const std::string& text, char sign) const {
  return painted(text, "1", style) + '\n' + std::string(columns_of(text), sign) + '\n';
}

}  // namespace acta::report
