// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/raire.hpp"

#include <optional>
#include <vector>

#include "acta/base/number_text.hpp"
#include "acta/read/ballots/grouper.hpp"
#include "acta/read/ballots/text_lines.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/encoding.hpp"

namespace acta::read {
namespace {

std::string in_quotes(std::string_view text) { return "\"" + base::printable(base::cut(text, 60)) + "\""; }

class Raire {
 public:
  Raire(const std::string& name, std::string_view text, const std::string& contest, const BallotOptions& options)
      : m_options(options), m_lines(name, text), m_contest(contest), m_grouper(contest, options) {}
  base::Result<RaireReading> read() &&;

 private:
  base::Result<std::uint64_t> head();
  base::Result<void> contest();
  base::Result<void> chosen(std::string_view rest, std::uint64_t candidates);
  base::Result<void> ballot();
  base::Error fail(std::string what) const { return {base::ErrorKind::format, std::move(what), m_lines.place(), {}}; }

  const BallotOptions& m_options;
  TextLines m_lines;
  std::string m_contest;
  BallotGrouper m_grouper;
  RaireReading m_result;
  TextIndex m_contests;
  bool m_found = false;
};

base::Result<std::uint64_t> Raire::head() {
  const auto contests = m_lines.next() ? natural_number(m_lines.line()) : std::nullopt;
  if (!contests || *contests == 0 || *contests > m_options.limits.candidates)
    return fail("the first line is not the number of contests");
  return *contests;
}

/// What follows "Contest,id,n," for the contest that is wanted.
base::Result<void> Raire::chosen(std::string_view rest, std::uint64_t candidates) {
  m_found = true;
  for (std::uint64_t i = 0; i < candidates; ++i) {
    const std::string_view candidate = take_part(rest, ',');
    if (candidate.empty()) return fail("the contest has fewer candidates than it says");
    if (m_grouper.known(candidate)) return fail("the contest has the candidate " + in_quotes(candidate) + " twice");
    if (!m_grouper.candidate(candidate, candidate)) return m_grouper.problem(m_lines.place());
  }
  while (!rest.empty()) {
    const std::string_view key = take_part(rest, ','), value = take_part(rest, ',');
    const auto informal = key == "informal" ? whole_number(value) : std::nullopt;
    if (key == "winner" && m_grouper.known(value))
      m_result.winner = value;
    else if (informal && *informal >= 0)
      m_result.informal = *informal;
    else
      return fail("after its candidates, the contest has " + in_quotes(key) + " " + in_quotes(value));
  }
  return {};
}

base::Result<void> Raire::contest() {
  if (!m_lines.next()) return fail("there are fewer contests than the first line says");
  std::string_view rest = m_lines.line();
  const std::string_view word = take_part(rest, ','), id = take_part(rest, ',');
  const auto candidates = natural_number(take_part(rest, ','));
  if (word != "Contest" || id.empty() || !candidates) return fail("this is not \"Contest,id,n,…\"");
  if (!m_contests.add(id).second) return fail("two contests have the id " + in_quotes(id));
  if (m_contest.empty()) m_contest = id;
  if (id == m_contest) return chosen(rest, *candidates);
  return {};
}

base::Result<void> Raire::ballot() {
  std::string_view rest = m_lines.line();
  const std::string_view contest = take_part(rest, ','), id = take_part(rest, ',');
  if (!m_contests.find(contest)) return fail("there is no contest " + in_quotes(contest));
  if (id.empty()) return fail("the ballot has no id");
  if (contest != m_contest) {
    m_grouper.note("ballots of other contests are left out", m_lines.place());
    return {};
  }
  for (std::uint64_t rank = 1; !rest.empty(); ++rank) {
    const std::string_view candidate = take_part(rest, ',');
    const auto mark = m_grouper.known(candidate);
    if (!mark) return fail("the contest has no candidate " + in_quotes(candidate));
    if (!m_grouper.mark(rank, *mark)) return m_grouper.problem(m_lines.place());
  }
  if (!m_grouper.end_ballot(1, {id, {}, {}})) return m_grouper.problem(m_lines.place());
  return {};
}

base::Result<RaireReading> Raire::read() && {
  auto contests = head();
  if (!contests) return contests.error();
  if (m_contest.empty() && *contests != 1)
    return base::Error{base::ErrorKind::usage, "the file has several contests", m_lines.place(), "name one by its id"};
  for (std::uint64_t i = 0; i < *contests; ++i)
    if (auto read = contest(); !read) return read.error();
  if (!m_found)
    return base::Error{
        base::ErrorKind::not_found, "there is no contest " + in_quotes(m_contest), {m_lines.place().file, 0, 0}, {}};
  while (m_lines.next())
    if (auto read = ballot(); !read) return read.error();
  m_result.reading = std::move(m_grouper).finish(0);
  m_result.reading.ballots.contest = m_contest;
  return std::move(m_result);
}

}  // namespace

base::Result<RaireReading> read_raire(const std::string& name, std::string bytes, const std::string& contest,
                                      const BallotOptions& options) {
  auto decoded = decode(std::move(bytes), "");
  if (!decoded) {
    decoded.error().place.file = name;
    return decoded.error();
  }
  return Raire(name, decoded->utf8, contest, options).read();
}

}  // namespace acta::read
