// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "acta/report/transcript.hpp"

namespace acta::report {

/// What is told, in which language and how it is set: what every part of a transcript needs.
struct Telling {
  const model::Law& law;
  const model::Poll& poll;
  const model::CountResult& result;
  const Language& language;
  const TextStyle& style;

  std::string say(const model::Message& message) const { return language.text(message); }
  std::string number(std::int64_t value) const { return model::fill("{0}", {value}, language.numbers()); }
  /// A text of the law: in this language where the catalogue has it.
  std::string known(const std::string& text) const { return std::string(language.translate(text)); }
  const std::string& list(std::size_t index) const { return poll.lists[index].name; }
  /// "A, B, C"
  std::string lists(const std::vector<std::size_t>& indices) const;
  /// Empty for the whole.
  std::string area(std::size_t index) const { return index == model::kNone ? "" : poll.areas[index].name; }
  /// The tier's name, or its id.
  std::string tier(std::size_t index) const;
  /// "1 vote", "1,234 votes"
  std::string votes(std::int64_t count) const;
  /// A line of its own with the sign below it.
  std::string heading(const std::string& text, char sign) const;
};

/// What is tied or stays empty in a tier, in words; empty where nothing is.
std::string ties_text(const Telling& telling, const model::TierResult& tier);
/// The same of an office.
std::string ties_text(const Telling& telling);
/// The table of lists with their seats, tier by tier.
std::string seats_text(const Telling& telling);
/// What is nearest to changing, a sentence or two each.
std::string margins_text(const Telling& telling);

}  // namespace acta::report
