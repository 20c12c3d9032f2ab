// SPDX-License-Identifier: Apache-2.0
#include "acta/read/case_parser.hpp"

namespace acta::read {
namespace {

/// Index of the first word that says something of the list, after its name.
std::size_t name_end(const CaseStatement& statement) {
  std::size_t at = 1;
  const auto is_word = [](const std::string& text) { return text == "kind" || text == "members" || text == "cards"; };
  while (at < statement.words.size() && !is_word(statement.words[at].text)) ++at;
  return at;
}

}  // namespace

/// Before all others, so that votes may stand above the list that they count for.
void CaseParser::cards(const CaseStatement& statement) {
  const std::size_t end = name_end(statement), at = statement.position("cards");
  if (at == statement.words.size()) return;
  const std::string name = joined(statement, 1, end);
  if (at + 1 == statement.words.size()) return fail(statement.line, statement.words[at].column, "cards are missing");
  for (const std::string& card : case_names(statement.text(at + 1)))
    if (!m_votes.add_card(card, name))
      return fail(statement.line, statement.words[at].column,
                  "\"" + card + "\" is a card of another list, or a list with cards");
}

void CaseParser::list(const CaseStatement& statement) {
  std::size_t at = name_end(statement);
  const std::string name = joined(statement, 1, at);
  if (name.empty())
    return fail(statement.line, 1, "list takes a name", "list NAME  kind KIND, members N, cards NAME, NAME");
  if (m_votes.is_card(name)) return fail(statement.line, 1, "\"" + name + "\" is a card of another list");
  model::ListVotes& list = m_votes.list_at(m_votes.list(name));
  while (at < statement.words.size() && statement.words[at].text != "cards") {
    const CaseWord& word = statement.words[at++];
    if (at == statement.words.size()) return fail(statement.line, word.column, "\"" + word.text + "\" takes a value");
    CaseWord value = statement.words[at++];
    if (!value.text.empty() && value.text.back() == ',') value.text.pop_back();
    if (word.text == "kind")
      list.kind = value.text;
    else if (word.text == "members")
      list.members = number(value, statement.line);
    else
      return fail(statement.line, word.column, "\"" + word.text + "\" says nothing of a list",
                  "use kind, members or cards, cards last");
    if (list.members < 1) return fail(statement.line, value.column, "a list has at least one party");
  }
}

void CaseParser::agreement(const CaseStatement& statement) {
  const std::size_t with = statement.position("with");
  const std::string first = joined(statement, 1, with), second = joined(statement, with + 1, statement.words.size());
  if (first.empty() || second.empty())
    return fail(statement.line, 1, "an agreement joins two lists", "agreement A with B");
  const std::size_t a = known_list(first, statement.line), b = known_list(second, statement.line);
  if (a == b) fail(statement.line, 1, "an agreement joins two different lists");
  if (!m_error) m_votes.agreements.push_back({a, b});
}

void CaseParser::drawn(const CaseStatement& statement) {
  const auto names = case_names(statement.rest);
  if (names.empty()) fail(statement.line, 1, "drawn takes the lists in the order in which they were drawn");
  for (const std::string& name : names) m_votes.drawn.push_back(known_list(name, statement.line));
}

void CaseParser::external(const CaseStatement& statement) {
  if (statement.words.size() < 4) return fail(statement.line, 1, "external takes a tier, a list and a number of seats");
  const std::size_t last = statement.words.size() - 1;
  const std::int64_t seats = number(statement.words[last], statement.line);
  m_votes.external.push_back({statement.words[1].text, m_votes.list(joined(statement, 2, last)), seats});
}

}  // namespace acta::read
