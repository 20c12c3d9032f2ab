// SPDX-License-Identifier: Apache-2.0
#include "reference/rctab.hpp"

#include <algorithm>
#include <filesystem>

#include "acta/read/ballots/cdf_json.hpp"
#include "acta/read/ballots/cdf_xml.hpp"
#include "acta/read/ballots/clear_ballot.hpp"
#include "acta/read/ballots/dominion.hpp"
#include "acta/read/ballots/ess.hpp"
#include "acta/read/ballots/hart.hpp"
#include "acta/read/ballots/table.hpp"
#include "support/shared.hpp"

namespace acta::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  return found->is_string() ? found->get<std::string>() : found->is_number() ? std::to_string(found->get<int>()) : "";
}

/// A number, also where it is written as text; 0: there is none, or a word.
std::uint32_t number_of(const json& object, const char* key) {
  const std::string text = text_of(object, key);
  const bool none = text.empty() || text.find_first_not_of("0123456789") != std::string::npos;
  return none ? 0 : static_cast<std::uint32_t>(std::stoul(text));
}

read::BallotFiles folder(const std::string& path) {
  read::BallotFiles files{path, {}, [path](const std::string& name) -> base::Result<std::string> {
                            return read_file(fs::path(path) / name);
                          }};
  for (const auto& entry : fs::directory_iterator(path))
    if (entry.is_regular_file()) files.names.push_back(entry.path().filename().string());
  std::sort(files.names.begin(), files.names.end());
  return files;
}

read::BallotOptions options_of(const json& source, const json& rules) {
  read::BallotOptions options;
  options.overvote_label = text_of(source, "overvoteLabel");
  options.skipped_label = text_of(source, "skippedRankLabel");
  options.undeclared_write_in_label = text_of(source, "undeclaredWriteInLabel");
  options.most_ranks = number_of(rules, "maxRankingsAllowed");
  options.keep_cards = true;
  return options;
}

base::Result<read::BallotReading> read_ess_source(const fs::path& path, const json& source,
                                                  const read::BallotOptions& options) {
  read::EssLayout layout;
  layout.first_vote_column = number_of(source, "firstVoteColumnIndex");
  layout.first_vote_row = number_of(source, "firstVoteRowIndex");
  layout.id_column = number_of(source, "idColumnIndex");
  layout.batch_column = number_of(source, "batchColumnIndex");
  layout.precinct_column = number_of(source, "precinctColumnIndex");
  layout.overvote_delimiter = text_of(source, "overvoteDelimiter");
  layout.blank_is_write_in = source.value("treatBlankAsUndeclaredWriteIn", false);
  return read::read_ess(path.filename().string(), read_file(path), layout, options);
}

base::Result<read::BallotReading> read_table_source(const fs::path& path, const json& source,
                                                    const read::BallotOptions& options) {
  read::BallotTableLayout layout;
  layout.first_vote_column = number_of(source, "firstVoteColumnIndex");
  layout.first_vote_row = number_of(source, "firstVoteRowIndex");
  layout.cards = {number_of(source, "idColumnIndex"), number_of(source, "batchColumnIndex"),
                  number_of(source, "precinctColumnIndex"), 0};
  return read::read_ballot_table(path.filename().string(), read_file(path), layout, options);
}

base::Result<read::BallotReading> read_source(const fs::path& path, const json& source, const json& rules) {
  const std::string provider = text_of(source, "provider"), contest = text_of(source, "contestId");
  const std::string name = path.filename().string();
  const read::BallotOptions options = options_of(source, rules);
  if (provider == "ess") return read_ess_source(path, source, options);
  if (provider == "genericCsv") return read_table_source(path, source, options);
  if (provider == "dominion") return read::read_dominion(folder(path.string()), contest, options);
  if (provider == "hart") return read::read_hart(folder(path.string()), contest, options);
  if (provider == "clearBallot") return read::read_clear_ballot(name, read_file(path), contest, options);
  if (path.extension() == ".xml") return read::read_cdf_xml(name, read_file(path), contest, options);
  return read::read_cdf_json(name, read_file(path), contest, options);
}

/// How a configuration names candidates and walks a ballot in the first round.
class FirstChoice {
 public:
  explicit FirstChoice(const json& config) {
    for (const json& candidate : config["candidates"]) {
      const std::string name = candidate["name"];
      m_names[name] = m_names[candidate.value("code", name)] = name;
      for (const json& alias : candidate.value("aliases", json::array())) m_names[alias.get<std::string>()] = name;
      if (candidate.value("excluded", false)) m_excluded.insert(name);
    }
    m_overvotes_end = config["rules"].value("overvoteRule", "") != "alwaysSkipToNextRank";
    const std::string skipped = text_of(config["rules"], "maxSkippedRanksAllowed");
    if (!skipped.empty() && skipped != "unlimited") m_most_skipped = std::stoul(skipped);
  }

  /// The candidate that has the row's ballots; empty: none.
  std::string operator()(const read::BallotReading& reading, std::uint32_t row) const {
    const auto& ballots = reading.ballots;
    std::uint32_t skipped = 0;
    for (std::uint32_t i = ballots.begin[row]; i < ballots.begin[row + 1]; ++i) {
      const model::RankMark mark = ballots.marks[i];
      if (mark == model::kNoMark) {
        ++skipped;
        continue;
      }
      if (skipped > m_most_skipped) return {};
      skipped = 0;
      const bool overvote = mark == model::kOvervoteLabel || mark >= model::kFirstSet;
      if (overvote && m_overvotes_end) return {};
      const std::string chosen = overvote ? std::string() : name(reading, mark);
      if (!overvote && m_excluded.count(chosen) == 0) return chosen;
    }
    return {};
  }

 private:
  std::string name(const read::BallotReading& reading, model::RankMark mark) const {
    if (mark == model::kUndeclaredWriteIn) return "Undeclared Write-ins";
    const auto by_name = m_names.find(reading.ballots.candidates[mark]);
    if (by_name != m_names.end()) return by_name->second;
    const auto by_code = mark < reading.codes.size() ? m_names.find(reading.codes[mark]) : m_names.end();
    return by_code != m_names.end() ? by_code->second : "unknown: " + reading.ballots.candidates[mark];
  }

  std::map<std::string, std::string> m_names;
  std::set<std::string> m_excluded;
  bool m_overvotes_end = true;
  std::uint64_t m_most_skipped = 1'000'000;
};

}  // namespace

std::vector<std::string> rctab_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(shared("cases/rctab"))) {
    const std::string name = entry.path().filename().string();
    if (fs::exists(entry.path() / (name + "_config.json"))) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

RctabCase read_rctab_case(const std::string& name) {
  RctabCase made{name, shared("cases/rctab/" + name).string(), {}, {}, {}};
  made.config = json::parse(read_file(fs::path(made.folder) / (name + "_config.json")));
  for (const json& source : made.config["cvrFileSources"]) {
    auto reading = read_source(fs::path(made.folder) / text_of(source, "filePath"), source, made.config["rules"]);
    if (!reading)
      made.refusal = to_text(reading.error());
    else
      made.readings.push_back(std::move(reading).value());
  }
  return made;
}

nlohmann::json rctab_report(const RctabCase& of) {
  for (const char* middle : {"_expected", "_1_expected"}) {
    const fs::path path = fs::path(of.folder) / (of.name + middle + "_detailed_report.json");
    if (fs::exists(path)) return json::parse(read_file(path));
  }
  return nullptr;
}

FirstRound first_round(const RctabCase& of) {
  const FirstChoice choice(of.config);
  FirstRound round;
  for (const auto& reading : of.readings)
    for (std::uint32_t row = 0; row < reading.ballots.rows(); ++row) {
      const std::int64_t count = reading.ballots.counts[row];
      round.ballots += count;
      if (reading.ballots.begin[row] == reading.ballots.begin[row + 1]) round.blank += count;
      if (const std::string chosen = choice(reading, row); !chosen.empty()) round.tally[chosen] += count;
    }
  return round;
}

}  // namespace acta::test
