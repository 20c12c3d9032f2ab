// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <unordered_map>

#include "acta/app/audit_cards.hpp"
#include "acta/app/audit_cards_law.hpp"
#include "acta/app/audit_entries.hpp"
#include "acta/app/files.hpp"
#include "acta/audit/manifest_faults.hpp"
#include "acta/base/number_text.hpp"
#include "acta/read/ballots/whole_number.hpp"
#include "acta/read/cards/headed.hpp"
#include "acta/read/cells.hpp"

namespace acta::app {
namespace {

using audit::CardPaper;
using base::Error;
using base::ErrorKind;

using read::lowered;

/// Of a cell of the entry, or of the card's name where no column is told.
Error refused(const PaperEntry& entry, const std::string& message, std::string advice = {},
              std::string_view column = {}) {
  return {ErrorKind::format, base::printable(message), place_of(entry, column), std::move(advice)};
}

/// A card that is not there has no contest on it: the cells of its row that are filled in must all say so.
base::Result<void> check_not_found(const PaperEntry& entry) {
  const auto& known = retrieval_columns();
  bool lost = false;
  const std::pair<std::string, std::string>* seen = nullptr;
  for (const auto& value : entry.values) {
    const std::string word = lowered(value.second);
    if (word.empty() || std::find(known.begin(), known.end(), value.first) != known.end()) continue;
    lost = lost || word == "not found";
    if (word != "not found") seen = &value;
  }
  if (!lost || !seen) return {};
  return Error{
      ErrorKind::format,
      base::printable(fmt::format("card \"{}\" was not found, and \"{}\" was read for \"{}\"",
                                  base::cut(entry.unit, 80), base::cut(seen->second, 60), base::cut(seen->first, 60))),
      place_of(entry, seen->first),
      "not found: there is no such card, for no contest; no contest: the card is there, without this one"};
}

base::Result<audit::Choice> choice_of(const audit::CardContest& contest, std::string_view name,
                                      const PaperEntry& entry) {
  for (audit::Choice k = 0; k < contest.choices.size(); ++k)
    if (contest.choices[k] == name) return k;
  for (audit::Choice k = 0; k < contest.choices.size(); ++k)
    if (lowered(contest.choices[k]) == lowered(name)) return k;
  const std::string closest = audit::closest_name(name, contest.choices);
  return refused(entry, fmt::format("contest \"{}\" has no choice \"{}\"", contest.id, base::cut(name, 60)),
                 closest.empty() ? "choices by name with \";\" between them, or blank, overvote, no contest, not found"
                                 : "the closest is \"" + closest + "\"",
                 contest.id);
}

base::Result<CardPaper> paper_of(const audit::CardContest& contest, std::string_view text, const PaperEntry& entry) {
  const std::string word = lowered(text);
  if (word == "not found") return CardPaper{CardPaper::Seen::not_found, {}};
  if (word == "no contest") return CardPaper{CardPaper::Seen::no_contest, {}};
  if (word == "blank" || word == "undervote" || word == "overvote") return CardPaper{CardPaper::Seen::vote, {}};
  audit::CardVote marks;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(';', at), text.size());
    if (const std::string_view name = read::trimmed(text.substr(at, end - at)); !name.empty()) {
      const auto choice = choice_of(contest, name, entry);
      if (!choice) return choice.error();
      marks.push_back(*choice);
    }
    at = end + 1;
  }
  if (marks.empty())
    return refused(entry, fmt::format("contest \"{}\": \"{}\" is no vote", contest.id, text),
                   "blank says that nobody is marked", contest.id);
  return CardPaper{CardPaper::Seen::vote, audit::vote_of_marks(contest, std::move(marks))};
}

class Papers {
 public:
  Papers(const CardsSubject& subject, const audit::CardDraw& draw)
      : m_subject(subject), m_columns(columns_of(subject.file)), m_parts(m_columns.size()) {
    m_papers.by_contest.resize(subject.contests.size());
    for (const std::uint64_t card : draw.cards) m_card_of.emplace(subject.unit(card), card);
  }
  base::Result<void> take(const PaperEntry& entry);
  CardPapers finish() && { return std::move(m_papers); }

 private:
  base::Result<void> take(const PaperEntry& entry, std::size_t card, const std::string& column,
                          const std::string& text);
  base::Result<void> join(const PaperEntry& entry, std::size_t card, std::size_t contest);
  void keep(const PaperEntry& entry, std::size_t card, std::size_t contest, CardPaper paper);
  audit::CardContest contest_of(const CardsColumn& column) const;
  base::Result<std::size_t> card_of(const PaperEntry& entry) const;
  base::Result<void> check_position(const PaperEntry& entry, std::size_t card) const;

  const CardsSubject& m_subject;
  std::vector<CardsColumn> m_columns;
  std::vector<std::optional<CardPaper>> m_parts;  ///< by column: what the entry says of a part of a contest
  std::unordered_map<std::string, std::size_t> m_card_of;
  CardPapers m_papers;
};

base::Result<std::size_t> Papers::card_of(const PaperEntry& entry) const {
  const auto at = m_card_of.find(entry.unit);
  if (at == m_card_of.end())
    return refused(entry, fmt::format("card \"{}\" was not drawn", base::cut(entry.unit, 80)),
                   "entries name cards as the retrieval list does; the same seed and at least its sizes are needed");
  if (m_subject.is_phantom(at->second))
    return refused(entry, fmt::format("\"{}\" has no record: it counts as not found", entry.unit),
                   "it is not asked for, since nothing says which paper it would be");
  return at->second;
}

/// A position that the entry states is that of its card, or where none is told one that its batch has.
base::Result<void> Papers::check_position(const PaperEntry& entry, std::size_t card) const {
  const std::pair<std::string, std::string>* at = nullptr;
  for (const auto* cells : {&entry.listed, &entry.values})
    for (const auto& cell : *cells)
      if (lowered(cell.first) == "position" && !read::trimmed(cell.second).empty()) at = &cell;
  if (!at) return {};
  const std::string batch = m_subject.batch_name(card);
  const auto refuse = [&](const std::string& why) -> base::Result<void> {
    return Error{
        ErrorKind::format,
        base::printable(fmt::format("card \"{}\" at position \"{}\" of batch \"{}\": {}", base::cut(entry.unit, 80),
                                    base::cut(at->second, 40), base::cut(batch, 60), why)),
        place_of(entry, at->first), "fetch the card that the retrieval list names"};
  };
  const auto position = read::natural_number(read::trimmed(at->second));
  if (!position || *position == 0) return refuse("this is no position from 1 on");
  const std::size_t listed = m_subject.manifest.find(batch);
  const bool known = listed < m_subject.manifest.batches().size();
  const std::int64_t cards = known ? m_subject.manifest.batches()[listed].cards : 0;
  if (known && *position > static_cast<std::uint64_t>(cards))
    return refuse(fmt::format("the manifest has {} there", cards));
  const std::int32_t own = m_subject.positions[card];
  if (own > 0 && *position != static_cast<std::uint64_t>(own)) return refuse(fmt::format("it is card {}", own));
  return {};
}

base::Result<void> Papers::take(const PaperEntry& entry, std::size_t card, const std::string& column,
                                const std::string& text) {
  const auto& known = retrieval_columns();
  if (std::find(known.begin(), known.end(), column) != known.end()) return {};
  const CardsColumn* own = column_with(m_columns, column);
  if (!own)
    return refused(entry, fmt::format("there is no contest \"{}\"", base::cut(column, 60)),
                   "columns are headed by ids of contests, or of their parts", column);
  if (read::trimmed(text).empty()) return {};
  auto paper = paper_of(contest_of(*own), text, entry);
  if (!paper) return paper.error();
  if (paper->seen == CardPaper::Seen::not_found)
    for (auto& other : m_papers.by_contest) other[card] = *paper;
  else if (own->part)
    m_parts[static_cast<std::size_t>(own - m_columns.data())] = std::move(*paper);
  else
    keep(entry, card, own->contest, std::move(*paper));
  return {};
}

audit::CardContest Papers::contest_of(const CardsColumn& column) const {
  if (!column.part) return m_subject.contests[column.contest].contest();
  audit::CardContest part;
  part.id = column.part->id, part.name = column.part->name, part.choices = column.part->choices;
  return part;
}

void Papers::keep(const PaperEntry& entry, std::size_t card, std::size_t c, CardPaper paper) {
  const audit::CardContestAudit& contest = m_subject.contests[c];
  if (!contest.has(card) && paper.seen == CardPaper::Seen::vote)
    m_papers.notes.push_back(
        fmt::format("{}: contest \"{}\" is on the paper of card {}, and its record does not have it: cards with the "
                    "contest must not "
                    "be more than its upper bound",
                    entry.where, contest.contest().id, entry.unit));
  m_papers.by_contest[c][card] = std::move(paper);
}

/// What is on paper of a contest in parts: marks of one part for each ballot. A ballot of which no cell is filled in
/// lets the card wait.
base::Result<void> Papers::join(const PaperEntry& entry, std::size_t card, std::size_t c) {
  std::map<std::string, std::string> seen;  // by ballot: the part with it on the paper, or nothing
  CardPaper paper{CardPaper::Seen::no_contest, {}};
  bool waits = false;
  for (std::size_t k = 0; k < m_columns.size(); ++k) {
    const read::CardsPart* part = m_columns[k].part;
    if (m_columns[k].contest != c || !part || !m_parts[k] || m_parts[k]->seen == CardPaper::Seen::not_found) continue;
    std::string& on_paper = seen[part->ballot];
    if (m_parts[k]->seen == CardPaper::Seen::no_contest) continue;
    if (!on_paper.empty())
      return refused(entry,
                     fmt::format("card \"{}\" has votes in \"{}\" and in \"{}\", which are two areas of one ballot",
                                 base::cut(entry.unit, 80), on_paper, part->id),
                     "leave the cells of other areas empty", part->id);
    on_paper = part->id, paper.seen = CardPaper::Seen::vote;
    for (const audit::Choice choice : m_parts[k]->vote)
      paper.vote.push_back(static_cast<audit::Choice>(m_columns[k].first + choice));
  }
  for (const CardsColumn& column : m_columns)
    waits = waits || (column.contest == c && column.part && !seen.contains(column.part->ballot));
  if (!seen.empty() && !waits) keep(entry, card, c, std::move(paper));
  return {};
}

base::Result<void> Papers::take(const PaperEntry& entry) {
  const auto card = card_of(entry);
  if (!card) return card.error();
  if (auto checked = check_not_found(entry); !checked) return checked;
  if (auto checked = check_position(entry, *card); !checked) return checked;
  for (auto& earlier : m_papers.by_contest) earlier.erase(*card);
  m_parts.assign(m_columns.size(), std::nullopt);
  for (const auto& [column, text] : entry.values)
    if (auto taken = take(entry, *card, column, text); !taken) return taken;
  for (std::size_t c = 0; c < m_subject.contests.size(); ++c)
    if (auto joined = join(entry, *card, c); !joined) return joined;
  return {};
}

}  // namespace

base::Result<CardPapers> card_papers(const CardsSubject& subject, const audit::CardDraw& draw,
                                     std::span<const PaperEntry> entries) {
  Papers papers(subject, draw);
  for (const PaperEntry& entry : entries)
    if (auto taken = papers.take(entry); !taken) return taken.error();
  return std::move(papers).finish();
}

const std::vector<std::string>& retrieval_columns() {
  static const std::vector<std::string> columns = {"card", "batch", "position", "number", "order", "contests"};
  return columns;
}

std::vector<std::vector<std::string>> retrieval_rows(const CardsSubject& subject, const audit::CardDraw& draw) {
  std::vector<std::pair<std::uint64_t, std::size_t>> cards;
  for (std::size_t k = 0; k < draw.cards.size(); ++k)
    if (!subject.is_phantom(draw.cards[k])) cards.emplace_back(draw.cards[k], k + 1);
  std::sort(cards.begin(), cards.end());  // by batch, then place in it
  std::vector<std::vector<std::string>> rows;
  for (const auto& [card, order] : cards) {
    std::string contests;
    for (const auto& contest : subject.contests)
      if (contest.has(card)) contests += (contests.empty() ? "" : "; ") + contest.contest().id;
    const std::int32_t position = subject.positions[card];
    rows.push_back({subject.unit(card), subject.batch_name(card),
                    position > 0 ? std::to_string(position) : std::string(), std::to_string(card + 1),
                    std::to_string(order), contests});
  }
  return rows;
}

std::string vote_text(const audit::CardContest& contest, std::span<const audit::Choice> vote) {
  std::string text;
  for (const audit::Choice choice : vote) text += (text.empty() ? "" : "; ") + contest.choices[choice];
  return text.empty() ? "blank" : text;
}

std::string paper_text(const audit::CardContest& contest, const CardPaper& paper) {
  if (paper.seen == CardPaper::Seen::not_found) return "not found";
  return paper.seen == CardPaper::Seen::no_contest ? "no contest" : vote_text(contest, paper.vote);
}

namespace {

/// What a difference says about the claims.
void judge(const audit::CardContestAudit& contest, std::uint64_t card, const audit::CardPaper& paper,
           report::CardsDifference& difference) {
  const bool polled = contest.method() == audit::CardMethod::polling;
  double largest = polled ? 0 : -std::numeric_limits<double>::infinity();
  bool less = false;
  for (std::size_t claim = 0; claim < contest.outcome().claims.size() && !polled; ++claim) {
    const double over = contest.overstatement(claim, card, paper);
    largest = std::max(largest, over);
    less = less || over < 0;
  }
  difference.overstatement = largest;
  difference.kind = paper.seen == audit::CardPaper::Seen::not_found ? "not_found"
                    : largest > 0                                   ? "against"
                    : less                                          ? "for"
                                                                    : "neutral";
}

}  // namespace

std::vector<report::CardsDifference> card_differences(const CardsSubject& subject, std::size_t c,
                                                      std::span<const std::uint64_t> sample, const CardPapers& papers) {
  const audit::CardContestAudit& contest = subject.contests[c];
  std::vector<report::CardsDifference> differences;
  for (const std::uint64_t card : sample) {
    const auto paper = papers.by_contest[c].find(card);
    if (paper == papers.by_contest[c].end()) continue;
    const auto row = contest.row(card);
    const std::string seen = paper_text(contest.contest(), paper->second);
    const std::string record = row                        ? vote_text(contest.contest(), contest.vote(*row))
                               : contest.is_without(card) ? "no contest"
                                                          : "";
    if (record.empty() ? seen != "not found" : record == seen) continue;
    differences.push_back({subject.unit(card), record.empty() ? "–" : record, seen, {}, 0});
    judge(contest, card, paper->second, differences.back());
  }
  return differences;
}

base::Result<std::vector<PaperEntry>> read_paper_entries(const std::vector<std::string>& files) {
  std::vector<PaperEntry> entries;
  std::unordered_map<std::string, std::string> seen;
  for (const std::string& file : files) {
    auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    auto read = read_entries(file, std::move(*bytes), {retrieval_columns(), {}});
    if (!read) return read.error();
    for (PaperEntry& entry : *read) {
      const auto [first, added] = seen.emplace(entry.unit, entry.where);
      if (!added) return refused(entry, "card \"" + entry.unit + "\" was entered twice", "first at " + first->second);
      entries.push_back(std::move(entry));
    }
  }
  return entries;
}

}  // namespace acta::app
