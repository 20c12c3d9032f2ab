// SPDX-License-Identifier: Apache-2.0
#include "acta/read/audits/stated.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "acta/base/checked.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"

namespace acta::read {
namespace {

std::optional<double> real(std::string_view text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// The text up to the next `mark`, which is taken away with it.
std::string_view take(std::string_view& rest, std::string_view mark) {
  const auto at = rest.find(mark);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + mark.size());
  return part;
}

bool starts_without_case(std::string_view text, std::string_view with) {
  if (text.size() < with.size()) return false;
  return std::equal(with.begin(), with.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'a' && b <= 'z' ? static_cast<char>(b - 'a' + 'A') : b); });
}

}  // namespace

std::optional<model::StatedNumber> stated_number(std::string_view text) {
  model::StatedNumber number;
  number.text = std::string(trimmed(text));
  std::string_view digits = number.text;
  if (digits.starts_with('<')) number.below = true, digits = trimmed(digits.substr(1));
  const auto value = real(digits);
  if (!value || *value < 0) return std::nullopt;
  number.value = *value;
  const auto point = digits.find('.');
  const std::size_t decimals = point == std::string_view::npos ? 0 : digits.size() - point - 1;
  const bool plain = digits.find_first_of("eE") == std::string_view::npos;
  number.tolerance = plain && decimals >= 3 ? 0.5 * std::pow(10.0, -static_cast<double>(decimals)) : 5e-11;
  return number;
}

std::optional<double> stated_share(std::string_view text) {
  text = trimmed(text);
  const bool percent = text.ends_with('%');
  if (percent) text = trimmed(text.substr(0, text.size() - 1));
  const auto value = real(text);
  if (!value) return std::nullopt;
  const double share = percent ? *value / 100 : *value;
  if (!(share > 0 && share < 1)) return std::nullopt;
  return share;
}

std::optional<StatedVotes> stated_votes(std::string_view text) {
  StatedVotes votes;
  while (!trimmed(text).empty()) {
    const std::string_view part = take(text, ";");
    const auto colon = part.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto count = whole_number(trimmed(part.substr(colon + 1)));
    const std::string_view name = trimmed(part.substr(0, colon));
    if (name.empty() || !count || *count < 0 || *count > base::kLargestCount) return std::nullopt;
    votes.names.emplace_back(name);
    votes.counts.push_back(*count);
  }
  return votes;
}

std::optional<std::vector<model::ReportedTicket>> stated_tickets(std::string_view text) {
  std::vector<model::ReportedTicket> tickets;
  std::int64_t round = 1;
  while (!trimmed(text).empty()) {
    std::string_view part = trimmed(take(text, ","));
    if (part.starts_with("Round ")) {
      part.remove_prefix(6);
      const auto number = whole_number(trimmed(take(part, ":")));
      if (!number || *number < 1 || *number > 1'000'000) return std::nullopt;
      round = *number;
      part = trimmed(part);
    }
    if (part != "EXTRA" && !real(part)) return std::nullopt;
    tickets.push_back({round, std::string(part)});
  }
  return tickets;
}

std::optional<model::ReportedMarks> stated_marks(std::string_view text, const std::vector<std::string>& options) {
  model::ReportedMarks marks;
  text = trimmed(text);
  if (text.empty()) return marks;
  marks.state = model::ReportedMarks::State::marked;
  marks.listed.assign(options.size(), 0);
  if (text == "CONTEST_NOT_ON_BALLOT") marks.state = model::ReportedMarks::State::no_contest;
  if (marks.state != model::ReportedMarks::State::marked || starts_without_case(text, "OVERVOTE")) return marks;
  if (starts_without_case(text, "UNDERVOTE") || (starts_without_case(text, "BLANK") && text.size() == 5)) return marks;
  while (!text.empty()) {
    std::size_t best = options.size(), length = 0;
    for (std::size_t k = 0; k < options.size(); ++k) {
      const std::string& name = options[k];
      const bool whole = text.starts_with(name) && (text.size() == name.size() || text[name.size()] == ',');
      if (whole && name.size() > length) best = k, length = name.size();
    }
    if (best < options.size()) {
      marks.listed[best] = 1;
      text.remove_prefix(length);
      text = trimmed(text.empty() ? text : text.substr(1));
      continue;
    }
    const std::string_view other = trimmed(take(text, ","));
    if (!starts_without_case(other, "INVALID") && !starts_without_case(other, "WRITE")) return std::nullopt;
    text = trimmed(text);
  }
  return marks;
}

}  // namespace acta::read
