// SPDX-License-Identifier: Apache-2.0
#include "acta/read/ballots/writers.hpp"

#include <algorithm>

namespace acta::read {
namespace {

using model::RankMark;

std::string blt_text(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? '\'' : (c == '\n' || c == '\r' ? ' ' : c);
  return text + "\"";
}

/// Writes rows as BLT ballots.
class BltRows {
 public:
  BltRows(const model::RankedBallots& ballots, BltForm form) : m_ballots(ballots), m_form(form) {}

  base::Result<void> row(std::size_t row, std::string& out) {
    out += std::to_string(m_ballots.counts[row]);
    for (std::uint32_t i = m_ballots.begin[row]; i < m_ballots.begin[row + 1]; ++i) {
      out += ' ';
      if (const char* why = rank(m_ballots.marks[i], out))
        return base::Error{base::ErrorKind::format,
                           "row " + std::to_string(row + 1) + " has " + why + ", which BLT cannot say",
                           {},
                           {}};
    }
    out += " 0\n";
    return {};
  }
  bool has_write_ins() const { return m_write_ins; }

 private:
  /// nullptr, or what cannot be said.
  const char* rank(RankMark mark, std::string& out) {
    const bool plain = m_form == BltForm::plain;
    if (mark == model::kNoMark) {
      out += '-';
      return plain ? "a skipped rank" : nullptr;
    }
    if (mark < model::kFirstSet) return one(mark, out);
    if (plain) return "several marks at one rank";
    const auto& set = m_ballots.sets[mark - model::kFirstSet];
    for (std::size_t i = 0; i < set.size(); ++i) {
      if (i > 0) out += '=';
      if (const char* why = one(set[i], out)) return why;
    }
    return nullptr;
  }
  const char* one(RankMark mark, std::string& out) {
    if (mark == model::kOvervoteLabel) return "an overvote without its candidates";
    m_write_ins = m_write_ins || mark == model::kUndeclaredWriteIn;
    const std::size_t number = mark == model::kUndeclaredWriteIn ? m_ballots.candidates.size() : mark;
    out += std::to_string(number + 1);
    return nullptr;
  }

  const model::RankedBallots& m_ballots;
  BltForm m_form;
  bool m_write_ins = false;
};

/// Every cell but the first of a line has a comma before it.
void add_cell(std::string& out, std::string_view text, bool first = false) {
  if (!first) out += ',';
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

std::string mark_text(const model::RankedBallots& ballots, RankMark mark, const std::string& write_in) {
  if (mark == model::kNoMark) return "undervote";
  if (mark == model::kOvervoteLabel) return "overvote";
  if (mark == model::kUndeclaredWriteIn) return write_in;
  if (mark < model::kFirstSet) return ballots.candidates[mark];
  std::string text;
  for (const RankMark one : ballots.sets[mark - model::kFirstSet])
    text += (text.empty() ? "" : "\n") + mark_text(ballots, one, write_in);
  return text;
}

std::uint32_t rank_columns(const model::RankedBallots& ballots, const RctabCsvSource& source) {
  if (source.ranks != 0) return source.ranks;
  std::uint32_t most = ballots.most_ranks;
  for (std::size_t row = 0; row < ballots.rows() && ballots.most_ranks == 0; ++row)
    most = std::max(most, ballots.begin[row + 1] - ballots.begin[row]);
  return std::max(most, 1u);
}

/// The rank columns of a row, each with a comma before it.
std::string ranks_text(const model::RankedBallots& ballots, std::uint32_t row, const RctabCsvSource& source,
                       std::uint32_t ranks) {
  std::string text;
  const std::uint32_t begin = ballots.begin[row], end = ballots.begin[row + 1];
  for (std::uint32_t rank = 0; rank < ranks; ++rank)
    add_cell(text, rank < end - begin ? mark_text(ballots, ballots.marks[begin + rank], source.write_in) : "undervote");
  return text;
}

/// Part 0, 1 or 2 of "tabulator-batch-record".
std::string_view id_part(std::string_view id, int part) {
  for (; part > 0; --part) id.remove_prefix(std::min(id.find('-'), id.size() - 1) + 1);
  return id.substr(0, id.find('-'));
}

void add_card(std::string& out, const model::RankedBallots& ballots, std::size_t card, const RctabCsvSource& source) {
  const auto& cards = ballots.cards;
  const auto text = [&](const std::vector<std::uint32_t>& column, const std::vector<std::string>& names) {
    return card < column.size() ? std::string_view(names[column[card]]) : std::string_view();
  };
  const std::string_view given = card < cards.ids.size() ? std::string_view(cards.ids[card]) : std::string_view();
  const std::string_view precinct = text(cards.precinct, cards.precincts);
  const auto slash = source.file.rfind('/');
  const std::string file = source.file.substr(slash == std::string::npos ? 0 : slash + 1);
  const bool split = source.tabulator_ids && std::count(given.begin(), given.end(), '-') == 2;
  add_cell(out, given.empty() || !source.tabulator_ids ? file + "-" + std::to_string(card + 1) : std::string(given));
  add_cell(out, split ? id_part(given, 0) : std::string_view());
  add_cell(out, split ? id_part(given, 1) : text(cards.batch, cards.batches));
  add_cell(out, split ? id_part(given, 2) : given);
  add_cell(out, source.portions ? std::string_view() : precinct);
  add_cell(out, source.portions ? precinct : std::string_view());
}

}  // namespace

base::Result<std::string> write_blt(const model::RankedBallots& ballots, std::int64_t seats, const std::string& title,
                                    std::span<const std::uint32_t> withdrawn, BltForm form) {
  std::string lines;
  BltRows rows(ballots, form);
  for (std::size_t row = 0; row < ballots.rows(); ++row)
    if (auto written = rows.row(row, lines); !written) return written.error();
  const std::size_t candidates = ballots.candidates.size() + (rows.has_write_ins() ? 1 : 0);
  std::string out = std::to_string(candidates) + " " + std::to_string(seats) + "\n";
  for (const std::uint32_t candidate : withdrawn) out += "-" + std::to_string(candidate + 1) + "\n";
  out += lines + "0\n";
  for (const std::string& name : ballots.candidates) out += blt_text(name) + "\n";
  if (rows.has_write_ins()) out += blt_text("Undeclared Write-ins") + "\n";
  return out + blt_text(title) + "\n";
}

std::string write_rctab_csv(const model::RankedBallots& ballots, const RctabCsvSource& source) {
  const std::uint32_t ranks = rank_columns(ballots, source);
  std::string out =
      "Source Filepath,CVR Provider,Contest Id,RCTab CVR Id,Tabulator Id,Batch Id,Vendor Id,Precinct,Precinct Portion";
  for (std::uint32_t rank = 1; rank <= ranks; ++rank) out += ",Rank " + std::to_string(rank);
  out += '\n';
  std::vector<std::string> rows(ballots.rows());
  for (std::size_t card = 0; card < ballots.cards.row.size(); ++card) {
    const std::uint32_t row = ballots.cards.row[card];
    if (rows[row].empty()) rows[row] = ranks_text(ballots, row, source, ranks);
    add_cell(out, source.file, true);
    add_cell(out, source.provider);
    add_cell(out, source.contest_id);
    add_card(out, ballots, card, source);
    out += rows[row] + '\n';
  }
  return out;
}

}  // namespace acta::read
