// SPDX-License-Identifier: Apache-2.0
#include "support/raire_cases.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace acta::test {
namespace {

using nlohmann::json;

std::string name_of(const std::filesystem::path& member) {
  std::string name = member.parent_path().filename().string() + "_" + member.stem().string();
  std::erase(name, '\'');
  return name;
}

RaireContest contest_from(const std::filesystem::path& member, const std::string& text) {
  const json source = json::parse(text);
  RaireContest contest;
  contest.name = name_of(member);
  contest.ballots.candidates = source.at("num_candidates").get<int>();
  contest.ballots.cards = source.at("audit").at("total_auditable_ballots").get<std::int64_t>();
  for (const json& vote : source.at("votes")) {
    contest.ballots.rankings.push_back(vote.at("prefs").get<std::vector<std::uint8_t>>());
    contest.ballots.counts.push_back(vote.at("n").get<std::int64_t>());
  }
  if (source.contains("winner") && source["winner"].is_number()) contest.recorded_winner = source["winner"].get<int>();
  return contest;
}

std::string content(archive* from, archive_entry* entry) {
  std::string text(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
  if (archive_read_data(from, text.data(), text.size()) != static_cast<la_ssize_t>(text.size()))
    throw std::runtime_error(archive_error_string(from));
  return text;
}

RaireResult result_from(const json& row) {
  RaireResult result;
  result.six_digits = !row.contains("difficulty");
  result.difficulty = row.value("difficulty", row.value("difficulty_independent_dp", 0.0));
  result.assertions = row.value("n_assertions", std::size_t{0});
  if (row.contains("winner") && row["winner"].is_number()) result.winner = row["winner"].get<int>();
  if (row.contains("error")) result.winners_by_count = row["error"].at("WrongWinner").get<std::vector<int>>();
  return result;
}

}  // namespace

std::vector<RaireContest> raire_contests(const std::filesystem::path& archive_path) {
  const std::unique_ptr<archive, decltype(&archive_read_free)> from{archive_read_new(), archive_read_free};
  archive_read_support_filter_xz(from.get());
  archive_read_support_format_tar(from.get());
  if (archive_read_open_filename(from.get(), archive_path.c_str(), 1 << 16) != ARCHIVE_OK)
    throw std::runtime_error(archive_error_string(from.get()));
  std::vector<RaireContest> contests;
  for (archive_entry* entry = nullptr; archive_read_next_header(from.get(), &entry) == ARCHIVE_OK;) {
    const std::filesystem::path member = archive_entry_pathname(entry);
    if (member.extension() == ".json") contests.push_back(contest_from(member, content(from.get(), entry)));
  }
  std::sort(contests.begin(), contests.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return contests;
}

std::map<std::string, RaireResult> raire_results(const std::filesystem::path& path) {
  std::map<std::string, RaireResult> results;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    const json row = json::parse(line);
    results[row.at("case").get<std::string>()] = result_from(row);
  }
  return results;
}

}  // namespace acta::test
