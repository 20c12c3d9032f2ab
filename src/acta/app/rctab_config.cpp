// SPDX-License-Identifier: Apache-2.0
#include "acta/app/rctab_config.hpp"

#include <algorithm>

#include "acta/app/json_keys.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using nlohmann::json;
using Faults = std::vector<std::string>;

std::optional<int> to_int(std::optional<std::int64_t> number) {
  return number ? std::optional<int>(static_cast<int>(*number)) : std::nullopt;
}

void read_output(const json& object, RctabConfig& config, Faults& faults) {
  const JsonKeys keys(object, "outputSettings.", faults);
  config.head.contest = keys.text("contestName");
  config.head.date = keys.text("contestDate");
  config.head.jurisdiction = keys.text("contestJurisdiction");
  config.head.office = keys.text("contestOffice");
  config.by_batch = keys.flag("tabulateByBatch");
  config.by_precinct = keys.flag("tabulateByPrecinct");
}

RctabSource read_source(const json& object, const std::string& prefix, Faults& faults) {
  const JsonKeys keys(object, prefix, faults);
  RctabSource source;
  source.provider = keys.one_of<RctabProvider>("provider", {{"ess", RctabProvider::ess},
                                                            {"cdf", RctabProvider::cdf},
                                                            {"dominion", RctabProvider::dominion},
                                                            {"hart", RctabProvider::hart},
                                                            {"clearBallot", RctabProvider::clear_ballot},
                                                            {"genericCsv", RctabProvider::generic_csv}});
  source.path = keys.text("filePath");
  source.contest_id = keys.text("contestId");
  source.first_vote_column = to_int(keys.whole("firstVoteColumnIndex", 1, 1000));
  source.first_vote_row = to_int(keys.whole("firstVoteRowIndex", 1, 100000));
  source.id_column = to_int(keys.whole("idColumnIndex", 1, 1000));
  source.batch_column = to_int(keys.whole("batchColumnIndex", 1, 1000));
  source.precinct_column = to_int(keys.whole("precinctColumnIndex", 1, 1000));
  source.overvote_delimiter = keys.text("overvoteDelimiter");
  source.overvote_label = keys.text("overvoteLabel");
  source.skipped_rank_label = keys.text("skippedRankLabel");
  if (source.skipped_rank_label.empty()) source.skipped_rank_label = keys.text("undervoteLabel");
  source.write_in_label = keys.text("undeclaredWriteInLabel");
  source.blank_is_write_in = keys.flag("treatBlankAsUndeclaredWriteIn");
  return source;
}

count::RankedCandidate read_candidate(const json& object, const std::string& prefix, Faults& faults) {
  const JsonKeys keys(object, prefix, faults);
  count::RankedCandidate candidate;
  candidate.name = keys.text("name");
  for (const json& alias : keys.items("aliases"))
    if (alias.is_string())
      candidate.aliases.push_back(alias.get<std::string>());
    else
      keys.fault("aliases", "an alias is not a text");
  if (const std::string code = keys.text("code"); !code.empty()) candidate.aliases.push_back(code);
  candidate.excluded = keys.flag("excluded");
  return candidate;
}

void read_modes(const JsonKeys& keys, count::RankedRules& rules) {
  rules.mode = keys.one_of<count::WinnerMode>(
      "winnerElectionMode", {{"singleWinnerMajority", count::WinnerMode::single_winner},
                             {"multiWinnerAllowOnlyOneWinnerPerRound", count::WinnerMode::one_winner_per_round},
                             {"multiWinnerAllowMultipleWinnersPerRound", count::WinnerMode::several_winners_per_round},
                             {"bottomsUp", count::WinnerMode::bottoms_up},
                             {"bottomsUpUsingPercentageThreshold", count::WinnerMode::bottoms_up_share},
                             {"multiPassIrv", count::WinnerMode::multi_pass}});
  rules.ties = keys.one_of<count::TieMode>("tiebreakMode",
                                           {{"random", count::TieMode::random},
                                            {"stopCountingAndAsk", count::TieMode::ask},
                                            {"previousRoundCountsThenRandom", count::TieMode::previous_then_random},
                                            {"previousRoundCountsThenAsk", count::TieMode::previous_then_ask},
                                            {"useCandidateOrder", count::TieMode::candidate_order},
                                            {"generatePermutation", count::TieMode::permutation}});
  rules.overvote = keys.one_of<count::OvervoteRule>(
      "overvoteRule", {{"alwaysSkipToNextRank", count::OvervoteRule::skip},
                       {"exhaustImmediately", count::OvervoteRule::exhaust},
                       {"exhaustIfMultipleContinuing", count::OvervoteRule::exhaust_if_several_continuing}});
}

void read_numbers(const JsonKeys& keys, RctabConfig& config) {
  constexpr std::int64_t kMost = 10000, kSeed = std::int64_t{1} << 47;
  count::RankedRules& rules = config.rules;
  const auto needed = [&](const char* key, std::int64_t low, std::int64_t high) {
    if (keys.text(key).empty()) keys.fault(key, "is missing");
    return keys.whole(key, low, high).value_or(low);
  };
  rules.seats = static_cast<int>(needed("numberOfWinners", 0, kMost));
  rules.decimals = static_cast<int>(needed("decimalPlacesForVoteArithmetic", 1, 20));
  if (keys.text("maxSkippedRanksAllowed") != "unlimited")
    rules.most_skipped = static_cast<int>(needed("maxSkippedRanksAllowed", 0, kMost));
  if (keys.text("maxRankingsAllowed") != "max")
    config.most_rankings = static_cast<int>(needed("maxRankingsAllowed", 1, kMost));
  const bool seeded = rules.ties == count::TieMode::random || rules.ties == count::TieMode::previous_then_random ||
                      rules.ties == count::TieMode::permutation;
  if (seeded) rules.seed = needed("randomSeed", -kSeed, kSeed);
  rules.stop_after_round = to_int(keys.whole("stopTabulationEarlyAfterRound", 1, kMost));
  if (const std::string share = keys.text("multiSeatBottomsUpPercentageThreshold"); !share.empty()) {
    auto amount = count::parse_amount(share);
    if (!amount || *amount < count::Amount(1) || *amount > count::Amount(100))
      keys.fault("multiSeatBottomsUpPercentageThreshold", "\"" + share + "\" is not a number from 1 to 100");
    else
      rules.share_percent = *amount;
  }
}

void read_rules(const json& object, RctabConfig& config, Faults& faults) {
  const JsonKeys keys(object, "rules.", faults);
  count::RankedRules& rules = config.rules;
  read_modes(keys, rules);
  read_numbers(keys, config);
  const bool fractional = keys.flag("nonIntegerWinningThreshold"), hare = keys.flag("hareQuota");
  if (fractional && hare) keys.fault("hareQuota", "does not go with nonIntegerWinningThreshold");
  rules.quota = hare         ? count::RankedQuota::hare
                : fractional ? count::RankedQuota::droop_fractional
                             : count::RankedQuota::droop_whole;
  rules.exhaust_on_duplicate = keys.flag("exhaustOnDuplicateCandidate");
  rules.batch_elimination = keys.flag("batchElimination");
  rules.continue_until_two = keys.flag("continueUntilTwoCandidatesRemain");
  rules.first_round_threshold = keys.flag("doesFirstRoundDetermineThreshold");
  rules.cutoff_elimination = keys.flag("cutoffElimination");
}

/// Of the byte with that number, from 1.
base::Place place_of(const std::string& name, std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(text.size(), byte > 0 ? byte - 1 : 0));
  const auto line = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  return {name, line, before.size() - (line == 1 ? 0 : before.rfind('\n') + 1) + 1};
}

std::string item(const char* list, std::size_t i) { return std::string(list) + '[' + std::to_string(i) + "]."; }

}  // namespace

bool RctabConfig::has_write_ins() const {
  return std::any_of(sources.begin(), sources.end(), [](const RctabSource& source) {
    return source.blank_is_write_in || !source.write_in_label.empty();
  });
}

base::Result<RctabConfig> read_rctab_config(const std::string& name, std::string_view text,
                                            count::ShareTest share_test) {
  json document;
  try {
    document = json::parse(text);
  } catch (const json::parse_error& error) {
    return Error{ErrorKind::format, "the configuration is no JSON", place_of(name, text, error.byte), {}};
  }
  if (!document.is_object())
    return Error{ErrorKind::format, "the configuration is not a JSON object", {name, 0, 0}, {}};
  RctabConfig config;
  config.rules.share_test = share_test;
  Faults faults;
  const JsonKeys keys(document, "", faults);
  if (keys.text("tabulatorVersion").empty()) keys.fault("tabulatorVersion", "is missing");
  read_output(document.value("outputSettings", json::object()), config, faults);
  const auto sources = keys.items("cvrFileSources"), candidates = keys.items("candidates");
  for (std::size_t i = 0; i < sources.size(); ++i)
    config.sources.push_back(read_source(sources[i], item("cvrFileSources", i), faults));
  for (std::size_t i = 0; i < candidates.size(); ++i)
    config.candidates.push_back(read_candidate(candidates[i], item("candidates", i), faults));
  read_rules(document.value("rules", json::object()), config, faults);
  for (std::string& fault : rctab_faults(config)) faults.push_back(std::move(fault));
  if (faults.empty()) return config;
  std::string all;
  for (const std::string& fault : faults) all += (all.empty() ? "" : "; ") + fault;
  return Error{ErrorKind::format, all, {name, 0, 0}, {}};
}

}  // namespace acta::app
