// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/blt.hpp"

#include <map>
#include <optional>

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/blt_names.hpp"
#include "acta/read/ballots/blt_tokens.hpp"
#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cells.hpp"
#include "acta/read/encoding.hpp"

namespace acta::read {
namespace {

using Kind = BltToken::Kind;

class Blt {
 public:
  Blt(const std::string& name, std::string_view text, bool lenient, const BallotOptions& options)
      : m_name(name), m_lenient(lenient), m_options(options), m_tokens(name, text, lenient), m_grouper("", options) {}
  base::Result<BltReading> read() &&;
  void repaired(std::string_view what, const base::Place& place) { m_grouper.note(what, place); }

 private:
  bool head();
  bool before_ballots(BltToken& token);
  bool bracket(const BltToken& token);
  bool withdraw(std::optional<std::uint32_t> candidate, const BltToken& token);
  bool ballots(BltToken token);
  bool ballot(std::int64_t count, std::string_view id, const base::Place& place);
  bool equal_marks(const BltToken& token, std::uint64_t rank);
  bool names();
  std::optional<std::uint32_t> candidate(std::string_view text) const;
  bool fail(const BltToken& token, const std::string& what);
  /// Notes an extension in lenient mode, refuses it in strict mode.
  bool extension(const BltToken& token, const std::string& what);

  const std::string& m_name;
  bool m_lenient;
  const BallotOptions& m_options;
  BltTokens m_tokens;
  BallotGrouper m_grouper;
  BltReading m_result;
  std::uint32_t m_candidates = 0;
  std::vector<bool> m_is_withdrawn;
  std::map<std::string, std::uint32_t, std::less<>> m_nicks;
  BltToken m_names_begin;  ///< the first token of the names where the 0 before them is missing
  std::optional<base::Error> m_error;
};

bool Blt::fail(const BltToken& token, const std::string& what) {
  const std::string text = token.kind == Kind::end ? "" : ": \"" + base::printable(base::cut(token.text, 60)) + "\"";
  if (!m_error) m_error = base::Error{base::ErrorKind::format, what + text, token.place, {}};
  return false;
}

bool Blt::extension(const BltToken& token, const std::string& what) {
  if (!m_lenient) return fail(token, what + ": strict BLT has no such thing");
  m_grouper.note(what, token.place);
  return true;
}

/// "candidates seats". Candidates are numbered until their names come.
bool Blt::head() {
  const BltToken first = m_tokens.next(), second = m_tokens.next();
  const auto candidates = natural_number(first.text), seats = natural_number(second.text);
  if (first.kind != Kind::word || !candidates || *candidates == 0)
    return fail(first, "the number of candidates is missing");
  if (second.kind != Kind::word || !seats || *seats == 0) return fail(second, "the number of seats is missing");
  if (*candidates > m_options.limits.candidates) return fail(first, "more candidates than are read");
  if (*seats > m_options.limits.candidates) return fail(second, "more seats than are read");
  m_candidates = static_cast<std::uint32_t>(*candidates);
  m_result.seats = static_cast<std::int64_t>(*seats);
  for (std::uint32_t i = 1; i <= m_candidates; ++i) {
    const std::string number = std::to_string(i);
    if (!m_grouper.candidate(number, number)) return fail(first, m_grouper.problem({}).message);
  }
  return true;
}

/// A candidate's number, or nickname, as its index.
std::optional<std::uint32_t> Blt::candidate(std::string_view text) const {
  if (const auto nick = m_nicks.find(text); nick != m_nicks.end()) return nick->second;
  const auto number = natural_number(text);
  if (!number || *number == 0 || *number > m_candidates) return std::nullopt;
  return static_cast<std::uint32_t>(*number - 1);
}

bool Blt::withdraw(std::optional<std::uint32_t> candidate, const BltToken& token) {
  if (!candidate) return fail(token, "there is no such candidate to withdraw");
  m_is_withdrawn.resize(m_candidates);
  if (!m_is_withdrawn[*candidate]) m_result.withdrawn.push_back(*candidate);
  m_is_withdrawn[*candidate] = true;
  return true;
}

/// [nick a b c], [withdrawn b], [tie c a b].
bool Blt::bracket(const BltToken& token) {
  BltTokens words(m_name, token.text, true);
  const std::string_view key = words.next().text;
  if (key != "nick" && key != "withdrawn" && key != "tie") return fail(token, "this is no option of a BLT file");
  if (!extension(token, "an option in brackets")) return false;
  std::uint32_t count = 0;
  for (BltToken word = words.next(); word.kind != Kind::end; word = words.next(), ++count) {
    const bool named = key == "nick" && count < m_candidates && m_nicks.emplace(std::string(word.text), count).second;
    if (key == "nick" && !named) return fail(token, "nicknames are no list of different names, one a candidate");
    if (key == "withdrawn" && !withdraw(candidate(word.text), token)) return false;
    if (key != "tie") continue;
    const auto tied = candidate(word.text);
    if (!tied || count >= m_candidates) return fail(token, "the order of ties names no candidate");
    m_result.tie_order.push_back(*tied);
  }
  return true;
}

/// What stands before the ballots: -i and options. `token` is then the first of the ballots.
bool Blt::before_ballots(BltToken& token) {
  while (true) {
    token = m_tokens.next();
    if (token.kind == Kind::bracket) {
      if (!bracket(token)) return false;
    } else if (token.kind == Kind::word && token.text.size() > 1 && token.text.front() == '-') {
      if (!withdraw(candidate(token.text.substr(1)), token)) return false;
    } else {
      return true;
    }
  }
}

/// "2=3": several candidates at one rank.
bool Blt::equal_marks(const BltToken& token, std::uint64_t rank) {
  std::string_view text = token.text;
  if (text.find('=') != std::string_view::npos && !extension(token, "equal ranks")) return false;
  while (true) {
    const auto end = text.find('=');
    const auto chosen = candidate(text.substr(0, end));
    if (!chosen)
      return fail(token, "there is no such candidate among the " + std::to_string(m_candidates) +
                             " (or a ballot above lacks its ending 0)");
    if (!m_grouper.mark(rank, *chosen)) return fail(token, m_grouper.problem({}).message);
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

bool Blt::ballot(std::int64_t count, std::string_view id, const base::Place& place) {
  for (std::uint64_t rank = 1;; ++rank) {
    const BltToken token = m_tokens.next();
    if (token.kind != Kind::word) return fail({Kind::end, {}, place}, "the ballot that begins here never ends with 0");
    if (token.text == "0") break;
    if (token.text == "-") {
      if (!extension(token, "a skipped rank")) return false;
    } else if (!equal_marks(token, rank)) {
      return false;
    }
  }
  if (!m_grouper.end_ballot(count, {id, {}, {}})) return fail({Kind::end, {}, place}, m_grouper.problem({}).message);
  return true;
}

bool Blt::ballots(BltToken token) {
  for (;; token = m_tokens.next()) {
    std::string_view id;
    if (token.kind == Kind::word && token.text.starts_with('(') && token.text.ends_with(')')) {
      if (!extension(token, "a ballot's id")) return false;
      id = token.text.substr(1, token.text.size() - 2);
      token = m_tokens.next();
    }
    if (token.kind == Kind::word && token.text == "0") return true;
    if (token.kind == Kind::quoted) {
      m_names_begin = token;
      return extension(token, "the 0 before the names is missing");
    }
    const auto count = whole_number(token.text);
    if (token.kind != Kind::word || !count || *count <= 0)
      return fail(token, "a ballot must begin with how many there are");
    if (!ballot(*count, id, token.place)) return false;
  }
}

bool Blt::names() {
  auto named = read_blt_names(m_tokens, m_names_begin, m_candidates, m_lenient);
  if (!named) {
    m_error = named.error();
    return false;
  }
  for (const auto& [what, place] : named->repairs) m_grouper.note(what, place);
  m_result.title = named->title;
  if (m_tokens.used_commas()) m_grouper.note("commas between numbers", {m_name, 0, 0});
  if (m_tokens.used_comments()) m_grouper.note("comments", {m_name, 0, 0});
  m_result.reading = std::move(m_grouper).finish(0);
  m_result.reading.ballots.candidates = std::move(named->names);
  m_result.reading.ballots.contest = m_result.title;
  m_result.reading.codes.clear();
  return true;
}

base::Result<BltReading> Blt::read() && {
  BltToken token;
  if (head() && before_ballots(token) && ballots(token)) names();
  if (m_error) return *m_error;
  return std::move(m_result);
}

}  // namespace

base::Result<BltReading> read_blt(const std::string& name, std::string bytes, BltMode mode,
                                  const BallotOptions& options) {
  const bool lenient = mode == BltMode::lenient;
  auto decoded = decode(std::move(bytes), "");
  if (!decoded) {
    decoded.error().place.file = name;
    return decoded.error();
  }
  const bool utf8 = decoded->from.name == "UTF-8" || decoded->from.name == "US-ASCII";
  if (!lenient && (decoded->from.byte_order_mark || !utf8))
    return base::Error{base::ErrorKind::format, "the file is no UTF-8 without byte order mark", {name, 1, 1}, {}};
  BallotOptions plain = options;
  plain.undeclared_write_in_label.clear();
  Blt blt(name, decoded->utf8, lenient, plain);
  if (decoded->from.byte_order_mark) blt.repaired("a byte order mark", {name, 1, 1});
  if (!utf8) blt.repaired("decoded from " + decoded->from.name, {name, 1, 1});
  return std::move(blt).read();
}

}  // namespace acta::read
