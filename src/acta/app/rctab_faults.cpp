// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "acta/app/rctab_config.hpp"

namespace acta::app {
namespace {

class Faults {
 public:
  explicit Faults(const RctabConfig& config) : m_config(config) {}

  std::vector<std::string> all() {
    add(m_config.head.contest.empty(), "outputSettings.contestName: is missing");
    add(m_config.sources.empty(), "cvrFileSources: there is none");
    for (std::size_t i = 0; i < m_config.sources.size(); ++i)
      source(m_config.sources[i], "cvrFileSources[" + std::to_string(i) + "].");
    candidates();
    winners();
    rules();
    return std::move(m_faults);
  }

 private:
  void add(bool wrong, std::string fault) {
    if (wrong) m_faults.push_back(std::move(fault));
  }

  void source(const RctabSource& source, const std::string& at) {
    const bool table = source.provider == RctabProvider::ess || source.provider == RctabProvider::generic_csv;
    const bool labels_overvotes = table || source.provider == RctabProvider::cdf;
    add(source.path.empty(), at + "filePath: is missing");
    add(!table && source.contest_id.empty(), at + "contestId: is missing");
    add(table && !source.contest_id.empty(), at + "contestId: must be blank for this provider");
    add(table && !source.first_vote_column, at + "firstVoteColumnIndex: is missing");
    add(table && !source.first_vote_row, at + "firstVoteRowIndex: is missing");
    add(!table && source.first_vote_column, at + "firstVoteColumnIndex: must be blank for this provider");
    add(!table && source.first_vote_row, at + "firstVoteRowIndex: must be blank for this provider");
    add(!table && source.id_column, at + "idColumnIndex: must be blank for this provider");
    add(!table && source.batch_column, at + "batchColumnIndex: must be blank for this provider");
    add(!table && source.precinct_column, at + "precinctColumnIndex: must be blank for this provider");
    add(!table && !source.overvote_delimiter.empty(), at + "overvoteDelimiter: must be blank for this provider");
    add(!source.overvote_delimiter.empty() && !source.overvote_label.empty(),
        at + "overvoteDelimiter: does not go with overvoteLabel");
    add(!labels_overvotes && !source.overvote_label.empty(), at + "overvoteLabel: must be blank for this provider");
    add(!source.overvote_label.empty() && m_config.rules.overvote == count::OvervoteRule::exhaust_if_several_continuing,
        at + "overvoteLabel: does not go with overvoteRule exhaustIfMultipleContinuing");
    add(source.blank_is_write_in && source.provider != RctabProvider::ess,
        at + "treatBlankAsUndeclaredWriteIn: is for ess only");
    add(m_config.by_precinct && table && !source.precinct_column,
        "outputSettings.tabulateByPrecinct: needs " + at + "precinctColumnIndex");
    add(m_config.by_batch && table && !source.batch_column,
        "outputSettings.tabulateByBatch: needs " + at + "batchColumnIndex");
    const bool unsliced = source.provider == RctabProvider::cdf;
    add(unsliced && m_config.by_precinct, "outputSettings.tabulateByPrecinct: does not go with " + at + "provider cdf");
    add(unsliced && m_config.by_batch, "outputSettings.tabulateByBatch: does not go with " + at + "provider cdf");
  }

  void candidates() {
    std::set<std::string> texts;
    for (std::size_t i = 0; i < m_config.candidates.size(); ++i) {
      const count::RankedCandidate& candidate = m_config.candidates[i];
      const std::string at = "candidates[" + std::to_string(i) + "].";
      add(candidate.name.empty(), at + "name: is missing");
      add(!candidate.name.empty() && !texts.insert(candidate.name).second,
          at + "name: \"" + candidate.name + "\" is there twice");
      for (const std::string& alias : candidate.aliases)
        add(alias != candidate.name && !texts.insert(alias).second, at + "aliases: \"" + alias + "\" is there twice");
    }
    add(std::all_of(m_config.candidates.begin(), m_config.candidates.end(),
                    [](const count::RankedCandidate& candidate) { return candidate.excluded; }),
        "candidates: none stands");
  }

  void winners() {
    const count::RankedRules& rules = m_config.rules;
    const bool single = rules.mode == count::WinnerMode::single_winner,
               share = rules.mode == count::WinnerMode::bottoms_up_share;
    add(single && rules.seats != 1, "rules.numberOfWinners: must be 1 for winnerElectionMode singleWinnerMajority");
    add(share && rules.seats != 0,
        "rules.numberOfWinners: must be 0 for winnerElectionMode bottomsUpUsingPercentageThreshold");
    add(!single && !share && rules.seats < 2, "rules.numberOfWinners: must be 2 or more for this winnerElectionMode");
    add(rules.seats > static_cast<int>(m_config.candidates.size()),
        "rules.numberOfWinners: is larger than the number of candidates");
    add(share && rules.share_percent.sign() == 0, "rules.multiSeatBottomsUpPercentageThreshold: is missing");
    add(!share && rules.share_percent.sign() != 0,
        "rules.multiSeatBottomsUpPercentageThreshold: is for winnerElectionMode bottomsUpUsingPercentageThreshold "
        "only");
  }

  void rules() {
    const count::RankedRules& rules = m_config.rules;
    const bool one = rules.mode == count::WinnerMode::single_winner || rules.mode == count::WinnerMode::multi_pass;
    const bool surplus = count::moves_surplus(rules.mode);
    add(rules.quota == count::RankedQuota::hare && !surplus, "rules.hareQuota: is for the multiWinner modes only");
    add(rules.quota == count::RankedQuota::droop_fractional && !surplus,
        "rules.nonIntegerWinningThreshold: is for the multiWinner modes only");
    add(rules.continue_until_two && !one, "rules.continueUntilTwoCandidatesRemain: is for counts of one winner only");
    add(rules.first_round_threshold && !one,
        "rules.doesFirstRoundDetermineThreshold: is for counts of one winner only");
    add(rules.cutoff_elimination && rules.mode != count::WinnerMode::bottoms_up_share,
        "rules.cutoffElimination: is for winnerElectionMode bottomsUpUsingPercentageThreshold only");
  }

  const RctabConfig& m_config;
  std::vector<std::string> m_faults;
};

}  // namespace

std::vector<std::string> rctab_faults(const RctabConfig& config) { return Faults(config).all(); }

}  // namespace acta::app
