// SPDX-License-Identifier: Apache-2.0
#include "acta/app/cdf_ballots.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <vector>

namespace acta::app {
namespace {

using json = nlohmann::ordered_json;
using model::RankMark;

class CdfWriter {
 public:
  explicit CdfWriter(const model::RankedBallots& ballots) : m_ballots(ballots) {}

  base::Result<std::string> text(const std::string& contest, const std::string& generated) {
    json report{{"@type", "CVR.CastVoteRecordReport"}, {"Version", "1.0.0"}, {"GeneratedDate", generated}};
    report["ReportGeneratingDeviceIds"] = json::array({"device"});
    report["ReportingDevice"] =
        json::array({json{{"@id", "device"}, {"@type", "CVR.ReportingDevice"}, {"Application", "acta"}}});
    report["GpUnit"] =
        json::array({json{{"@id", "unit"}, {"@type", "CVR.GpUnit"}, {"Type", "other"}, {"OtherType", "unknown"}}});
    json records = json::array();
    const auto& cards = m_ballots.cards;
    for (std::size_t i = 0; i < cards.row.size(); ++i)
      if (auto done = add(records, cards.row[i], i < cards.ids.size() ? cards.ids[i] : ""); !done) return done.error();
    for (std::size_t row = 0; cards.row.empty() && row < m_ballots.rows(); ++row)
      for (std::int64_t n = 0; n < m_ballots.counts[row]; ++n)
        if (auto done = add(records, row, ""); !done) return done.error();
    report["Election"] = json::array({election(contest)});
    report["CVR"] = std::move(records);
    return report.dump(1) + '\n';
  }

 private:
  json election(const std::string& contest) const {
    json candidates = json::array(), selections = json::array();
    for (std::size_t c = 0; c < m_ballots.candidates.size(); ++c) {
      const std::string id = std::to_string(c + 1);
      candidates.push_back({{"@id", "c" + id}, {"@type", "CVR.Candidate"}, {"Name", m_ballots.candidates[c]}});
      selections.push_back(
          {{"@id", "s" + id}, {"@type", "CVR.CandidateSelection"}, {"CandidateIds", json::array({"c" + id})}});
    }
    if (m_write_ins) selections.push_back({{"@id", "w"}, {"@type", "CVR.CandidateSelection"}, {"IsWriteIn", true}});
    const json own{
        {"@id", "contest"}, {"@type", "CVR.CandidateContest"}, {"Name", contest}, {"ContestSelection", selections}};
    return json{{"@id", "election"},
                {"@type", "CVR.Election"},
                {"ElectionScopeId", "unit"},
                {"Candidate", candidates},
                {"Contest", json::array({own})}};
  }

  /// Ranks of every selection that the row marks.
  base::Result<std::map<RankMark, std::vector<std::size_t>>> ranks_of(std::size_t row) const {
    std::map<RankMark, std::vector<std::size_t>> ranks;
    for (std::size_t at = m_ballots.begin[row]; at < m_ballots.begin[row + 1]; ++at) {
      const RankMark mark = m_ballots.marks[at];
      const std::size_t rank = at - m_ballots.begin[row] + 1;
      if (mark == model::kNoMark) continue;
      std::vector<RankMark> set{mark};
      if (mark >= model::kFirstSet) set = m_ballots.sets[mark - model::kFirstSet];
      for (const RankMark one : set) {
        if (one == model::kOvervoteLabel)
          return base::Error{
              base::ErrorKind::format, "an overvote without its candidates cannot be written as CDF", {}, {}};
        ranks[one].push_back(rank);
      }
    }
    return ranks;
  }

  base::Result<void> add(json& records, std::size_t row, const std::string& id) {
    const auto ranks = ranks_of(row);
    if (!ranks) return ranks.error();
    json selections = json::array();
    for (const auto& [mark, list] : *ranks) {
      m_write_ins = m_write_ins || mark == model::kUndeclaredWriteIn;
      json positions = json::array();
      for (const std::size_t rank : list)
        positions.push_back(
            {{"@type", "CVR.SelectionPosition"}, {"HasIndication", "yes"}, {"NumberVotes", 1}, {"Rank", rank}});
      selections.push_back(
          {{"@type", "CVR.CVRContestSelection"},
           {"ContestSelectionId", mark == model::kUndeclaredWriteIn ? "w" : "s" + std::to_string(mark + 1)},
           {"SelectionPosition", positions}});
    }
    const std::string snapshot = "v" + std::to_string(records.size() + 1);
    json contest{{"@type", "CVR.CVRContest"}, {"ContestId", "contest"}, {"CVRContestSelection", selections}};
    const json own{
        {"@id", snapshot}, {"@type", "CVR.CVRSnapshot"}, {"Type", "original"}, {"CVRContest", json::array({contest})}};
    json record{{"@type", "CVR.CVR"},
                {"CurrentSnapshotId", snapshot},
                {"ElectionId", "election"},
                {"CVRSnapshot", json::array({own})}};
    if (!id.empty()) record["UniqueId"] = id;
    records.push_back(std::move(record));
    return {};
  }

  const model::RankedBallots& m_ballots;
  bool m_write_ins = false;
};

}  // namespace

base::Result<std::string> cdf_ballots(const model::RankedBallots& ballots, const std::string& contest,
                                      const std::string& generated) {
  return CdfWriter(ballots).text(contest, generated);
}

}  // namespace acta::app
