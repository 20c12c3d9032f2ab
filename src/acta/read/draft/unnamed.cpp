// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "acta/read/draft/arithmetic.hpp"
#include "acta/read/draft/guess.hpp"

namespace acta::read::draft_detail {
namespace {

/// Roles for columns whose headings say nothing, from sums alone.
class SumReader {
 public:
  SumReader(const TableProfile& profile, TableGuess& guess) : m_profile(profile), m_guess(guess), m_numbers(profile) {}

  void mend_voters();
  void split_valid();
  void find_ballots();
  void find_registered();

 private:
  void give(Role role, std::uint32_t column, double confidence, std::string reason) {
    m_guess.of(role) = {column};
    m_guess.evidence[std::string(model::to_string(static_cast<model::Quantity>(role)))] = {confidence,
                                                                                           std::move(reason)};
  }
  bool is_free(std::uint32_t column) const {
    const ColumnProfile& look = m_profile.column(column);
    return look.kind == ColumnKind::whole && !look.constant && look.coded == 0 &&
           m_guess.headings[column].role == Role::none && !m_guess.uses(column);
  }
  std::string label(std::uint32_t column) const { return column_label(m_profile, column); }
  Series counted() const;

  const TableProfile& m_profile;
  TableGuess& m_guess;
  Numbers m_numbers;
};

/// Valid, blank and invalid together, as far as they are known.
Series SumReader::counted() const {
  Columns columns = m_guess.of(Role::valid).empty() ? m_guess.options : m_guess.of(Role::valid);
  for (const Role role : {Role::blank, Role::invalid})
    columns.insert(columns.end(), m_guess.of(role).begin(), m_guess.of(role).end());
  return m_numbers.sum(columns);
}

/// A column called "voters" that is seldom reached by the ballots is the roll.
void SumReader::mend_voters() {
  if (m_guess.of(Role::voters).size() != 1 || !m_guess.of(Role::registered).empty() || m_guess.options.empty()) return;
  const std::uint32_t column = m_guess.of(Role::voters).front();
  const Series& voters = m_numbers.of(column);
  const Series ballots = counted();
  if (share_equal(ballots, voters) > 0.1 || share_at_most(ballots, voters) < 0.95) return;
  model::Cell all = 0, came = 0;
  for (std::size_t row = 0; row < voters.size(); ++row) {
    if (!model::is_count(voters[row]) || !model::is_count(ballots[row])) continue;
    all += voters[row];
    came += ballots[row];
  }
  if (came * 10 > all * 9) return;
  m_guess.of(Role::voters).clear();
  m_guess.evidence.erase("voters");
  give(Role::registered, column, 0.7,
       "heading " + label(column) + " could be people who voted, but the ballots stay well below it");
}

/// Two columns that add up to a third: with a small share they are invalid and valid votes.
void SumReader::split_valid() {
  if (m_profile.has_header() || m_guess.options.size() != 2 || m_guess.of(Role::valid).size() != 1) return;
  std::uint32_t larger = m_guess.options[0], smaller = m_guess.options[1];
  if (m_profile.column(larger).sum < m_profile.column(smaller).sum) std::swap(larger, smaller);
  if (m_profile.column(smaller).sum / 15 > m_profile.column(larger).sum / 100) return;
  const std::uint32_t ballots = m_guess.of(Role::valid).front();
  const Evidence sum = m_guess.evidence["votes"];
  m_guess.options.clear();
  m_guess.evidence.erase("votes");
  const std::string why = label(larger) + " and " + label(smaller) + " add up to " + label(ballots) +
                          " in most rows, and the second is small";
  give(Role::valid, larger, sum.confidence * 0.85, why);
  give(Role::invalid, smaller, sum.confidence * 0.8, why);
  give(Role::ballots, ballots, sum.confidence * 0.85, why);
}

/// valid + one free column = another free column.
void SumReader::find_ballots() {
  if (m_guess.of(Role::valid).empty() || !m_guess.of(Role::ballots).empty() || !m_guess.of(Role::invalid).empty())
    return;
  const Series valid = m_numbers.sum(m_guess.of(Role::valid));
  for (std::uint32_t part = 0; part < m_profile.width(); ++part)
    for (std::uint32_t whole = 0; whole < m_profile.width(); ++whole) {
      if (part == whole || !is_free(part) || !is_free(whole)) continue;
      const double holds = share_equal(combined(valid, m_numbers.of(part), 1), m_numbers.of(whole));
      if (holds < 0.9) continue;
      const std::string why = "the valid votes and " + label(part) + " add up to " + label(whole) + " in most rows";
      give(Role::invalid, part, 0.75 * holds, why);
      return give(Role::ballots, whole, 0.8 * holds, why);
    }
}

void SumReader::find_registered() {
  if (!m_guess.of(Role::registered).empty()) return;
  const Series ballots = m_guess.of(Role::ballots).empty() ? counted() : m_numbers.sum(m_guess.of(Role::ballots));
  std::uint32_t best = kNoColumn;
  std::size_t fitting = 0;
  for (std::uint32_t i = 0; i < m_profile.width(); ++i) {
    if (!is_free(i) || share_at_most(ballots, m_numbers.of(i)) < 0.97) continue;
    if (share_equal(ballots, m_numbers.of(i)) > 0.5) continue;
    ++fitting;
    if (best == kNoColumn || m_profile.column(i).sum < m_profile.column(best).sum) best = i;
  }
  if (best == kNoColumn) return;
  const std::string others = fitting > 1 ? "; so do " + std::to_string(fitting - 1) + " larger columns" : "";
  give(Role::registered, best, fitting > 1 ? 0.4 : 0.65,
       "it is at least as large as the ballots in nearly every row" + others);
}

}  // namespace

void guess_unnamed(const TableProfile& profile, TableGuess& guess) {
  SumReader reader(profile, guess);
  reader.mend_voters();
  reader.split_valid();
  const auto votes = guess.evidence.find("votes");
  const bool by_sums =
      (votes != guess.evidence.end() && votes->second.confidence > 0.7) || !guess.of(Role::valid).empty();
  if (!by_sums) return;
  reader.find_ballots();
  reader.find_registered();
}

}  // namespace acta::read::draft_detail
