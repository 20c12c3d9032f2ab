// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/preflib.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/text_lines.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/encoding.hpp"

namespace acta::read {
namespace {

class PrefLib {
 public:
  PrefLib(const std::string& name, std::string_view text, bool strict, const BallotOptions& options)
      : m_strict(strict), m_options(options), m_lines(name, text), m_grouper("", options) {
    if (const auto dot = name.rfind('.'); dot != std::string::npos) m_type = name.substr(dot + 1);
  }
  base::Result<BallotReading> read() &&;

 private:
  base::Result<void> key(std::string_view line);
  base::Result<void> begin_orders();
  base::Result<void> order(std::string_view line);
  base::Result<void> groups(std::string_view text);
  base::Result<void> alternative(std::string_view text, std::uint64_t rank);
  base::Result<void> orders_are(std::size_t ranked, bool ties);
  base::Result<void> check_totals();
  base::Error fail(std::string what) const { return {base::ErrorKind::format, std::move(what), m_lines.place(), {}}; }
  /// An error in strict mode, else a note.
  base::Result<void> doubt(const std::string& what);

  bool m_strict;
  const BallotOptions& m_options;
  TextLines m_lines;
  BallotGrouper m_grouper;
  std::string m_type, m_title;
  std::optional<std::uint64_t> m_alternatives, m_voters, m_unique;
  std::map<std::uint64_t, std::string> m_names;
  std::vector<std::uint32_t> m_seen;  ///< by alternative: the order that ranked it last
  std::uint64_t m_orders = 0, m_ballots = 0;
  TextIndex m_known_orders;
};

base::Result<void> PrefLib::doubt(const std::string& what) {
  if (m_strict) return fail(what);
  m_grouper.note(what, m_lines.place());
  return {};
}

base::Result<void> PrefLib::key(std::string_view line) {
  std::string_view value = line.substr(1);
  const std::string_view key = take_part(value, ':');
  value = trimmed(value);
  constexpr std::string_view kName = "ALTERNATIVE NAME ";
  if (key == "TITLE") m_title = value;
  if (key == "DATA TYPE") m_type = value;
  const auto number = natural_number(value);
  const bool counts = key == "NUMBER ALTERNATIVES" || key == "NUMBER VOTERS" || key == "NUMBER UNIQUE ORDERS";
  if (counts && !number) return fail(std::string(key) + " is no number");
  if (key == "NUMBER ALTERNATIVES") m_alternatives = number;
  if (key == "NUMBER VOTERS") m_voters = number;
  if (key == "NUMBER UNIQUE ORDERS") m_unique = number;
  if (!key.starts_with(kName)) return {};
  const auto alternative = natural_number(key.substr(kName.size()));
  if (!alternative || *alternative == 0 || *alternative > m_options.limits.candidates)
    return fail("an alternative's number is none, or larger than is read");
  if (!m_names.emplace(*alternative, value).second) return fail("an alternative is named twice");
  return {};
}

/// All names are known before the first order.
base::Result<void> PrefLib::begin_orders() {
  if (!m_alternatives || *m_alternatives == 0 || *m_alternatives > m_options.limits.candidates)
    return fail("NUMBER ALTERNATIVES is missing, 0, or larger than is read");
  if (!m_names.empty() && m_names.rbegin()->first > *m_alternatives)
    return fail("more alternatives are named than NUMBER ALTERNATIVES");
  m_seen.assign(*m_alternatives, 0);
  for (std::uint64_t i = 1; i <= *m_alternatives; ++i) {
    const auto name = m_names.find(i);
    if (name == m_names.end()) m_grouper.note("alternatives without a name", m_lines.place());
    const std::string number = std::to_string(i);
    if (!m_grouper.candidate(number, name == m_names.end() ? "Alternative " + number : name->second))
      return m_grouper.problem(m_lines.place());
  }
  return {};
}

base::Result<void> PrefLib::alternative(std::string_view text, std::uint64_t rank) {
  const auto number = natural_number(text);
  if (!number || *number == 0 || *number > *m_alternatives)
    return fail("there is no alternative \"" + base::printable(base::cut(text, 60)) + "\"");
  if (m_seen[*number - 1] == m_orders)
    return fail("alternative " + std::to_string(*number) + " stands twice in one order");
  m_seen[*number - 1] = static_cast<std::uint32_t>(m_orders);
  const auto mark = m_grouper.known(text);
  if (!mark) return fail("an alternative's number begins with 0 or a sign");
  if (!m_grouper.mark(rank, *mark)) return m_grouper.problem(m_lines.place());
  return {};
}

base::Result<void> PrefLib::orders_are(std::size_t ranked, bool ties) {
  if (ties && (m_type == "soc" || m_type == "soi")) return fail("a tie in a file of strict orders (" + m_type + ")");
  if (ranked < *m_alternatives && (m_type == "soc" || m_type == "toc"))
    return fail("an incomplete order in a file of complete orders (" + m_type + ")");
  return {};
}

/// "1,{4,3},2", without blanks.
base::Result<void> PrefLib::groups(std::string_view text) {
  std::size_t ranked = 0;
  bool ties = false;
  for (std::uint64_t rank = 1; !text.empty(); ++rank) {
    const bool tie = text.front() == '{';
    ties = ties || tie;
    const auto close = tie ? text.find('}') : text.find(',');
    if (tie && close == std::string_view::npos) return fail("a { is never closed");
    std::string_view group = text.substr(tie ? 1 : 0, close == std::string_view::npos ? close : close - (tie ? 1 : 0));
    text.remove_prefix(close == std::string_view::npos ? text.size() : close + (tie ? 1 : 0));
    if (!text.empty() && text.front() != ',') return fail("a comma is missing");
    if (!text.empty()) text.remove_prefix(1);
    do {
      if (auto marked = alternative(take_part(group, ','), rank); !marked) return marked;
      ++ranked;
    } while (!group.empty());
  }
  return orders_are(ranked, ties);
}

base::Result<void> PrefLib::order(std::string_view line) {
  if (++m_orders == 1)
    if (auto begun = begin_orders(); !begun) return begun;
  if (m_orders >= 0xffff'ffff) return fail("more orders than are read");
  std::string_view rest = line;
  const auto count = whole_number(take_part(rest, ':'));
  if (!count || line.find(':') == std::string_view::npos) return fail("this is no order (\"n: 1,{4,3},2\")");
  std::string plain(rest);
  std::erase_if(plain, [](char c) { return c == ' ' || c == '\t'; });
  if (!m_known_orders.add(plain).second)
    if (auto doubted = doubt("an order stands twice"); !doubted) return doubted;
  if (auto marked = groups(plain); !marked) return marked;
  if (!m_grouper.end_ballot(*count)) return m_grouper.problem(m_lines.place());
  m_ballots += static_cast<std::uint64_t>(*count);
  return {};
}

base::Result<void> PrefLib::check_totals() {
  if (m_voters && *m_voters != m_ballots)
    if (auto doubted = doubt("NUMBER VOTERS is not the number of ballots, " + std::to_string(m_ballots)); !doubted)
      return doubted;
  if (m_unique && *m_unique != m_known_orders.size())
    return doubt("NUMBER UNIQUE ORDERS is not the number of orders, " + std::to_string(m_known_orders.size()));
  return {};
}

base::Result<BallotReading> PrefLib::read() && {
  while (m_lines.next()) {
    const std::string_view line = m_lines.line();
    if (line.starts_with('#') && m_orders > 0) return fail("a key after the first order");
    if (auto read = line.starts_with('#') ? key(line) : order(line); !read) return read.error();
  }
  if (m_orders == 0)
    if (auto begun = begin_orders(); !begun) return begun.error();
  if (auto right = check_totals(); !right) return right.error();
  BallotReading reading = std::move(m_grouper).finish(0);
  reading.ballots.contest = m_title;
  return reading;
}

}  // namespace

base::Result<BallotReading> read_preflib(const std::string& name, std::string bytes, bool strict,
                                         const BallotOptions& options) {
  auto decoded = decode(std::move(bytes), "");
  if (!decoded) {
    decoded.error().place.file = name;
    return decoded.error();
  }
  return PrefLib(name, decoded->utf8, strict, options).read();
}

}  // namespace acta::read
