// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ballot_log.hpp"

#include <array>

namespace acta::app {
namespace {

constexpr std::array<const char*, count::kInactiveKinds> kWhy{"choices used up", "overvote", "skipped ranks",
                                                              "repeated candidate", "last surplus"};

std::string in_quotes(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string safe = "\"";
  for (const char c : text) safe += c == '"' ? std::string("\"\"") : std::string(1, c);
  return safe + '"';
}

std::string why(count::Recipient to) {
  if (to == count::kUndervote) return "no mark";
  return to >= count::kFirstInactive ? kWhy[to - count::kFirstInactive] : "";
}

}  // namespace

BallotLogFile::BallotLogFile(const count::RankedContest& contest, CompressedFile& file)
    : m_contest(contest), m_file(file) {
  m_file.write("pass,round,ballots,from,to,value,why,ranking\n");
}

std::string BallotLogFile::name(count::Recipient recipient) const {
  return recipient < m_contest.names.size() ? m_contest.names[recipient] : "";
}

std::string BallotLogFile::ranking(std::uint32_t row) const {
  std::string text;
  for (const model::RankMark mark : m_contest.row(row)) {
    std::string rank = mark == model::kNoMark ? "-" : "?";
    if (model::is_candidate(mark)) rank = m_contest.names[mark];
    if (mark >= model::kFirstSet) {
      rank.clear();
      for (const model::RankMark one : m_contest.sets[mark - model::kFirstSet])
        rank += (rank.empty() ? "" : "=") + m_contest.names[one];
    }
    text += (text.empty() ? "" : ">") + rank;
  }
  return text;
}

void BallotLogFile::step(const count::BallotStep& step) {
  if (step.ballots == 0) return;
  m_file.write(std::to_string(step.pass) + ',' + std::to_string(step.round) + ',' + std::to_string(step.ballots) + ',' +
               in_quotes(name(step.from)) + ',' + in_quotes(name(step.to)) + ',' + step.value.text() + ',' +
               why(step.to) + ',' + in_quotes(ranking(step.row)) + '\n');
}

}  // namespace acta::app
