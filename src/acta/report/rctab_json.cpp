// SPDX-License-Identifier: Apache-2.0
#include "acta/report/rctab.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace acta::report {
namespace {

using count::kInactiveKinds;
using count::RankedTransfer;
using nlohmann::json;

constexpr const char* kInactiveKeys[kInactiveKinds] = {"exhaustedChoices", "overvotes", "skippedRankings",
                                                       "repeatedRankings", "finalRoundSurplus"};

class DetailedJson {
 public:
  explicit DetailedJson(const RctabReport& report) : m_report(report) {}

  json document(const std::string& generated_by) const {
    const RctabHead& own = m_report.head;
    json head{{"contest", own.contest},
              {"date", own.date},
              {"generatedBy", generated_by},
              {"jurisdiction", own.jurisdiction},
              {"office", own.office}};
    if (m_report.slice != nullptr) head[m_report.slice_kind] = m_report.slice->name;
    json rounds = json::array();
    for (std::size_t r = 0; r < m_report.result.rounds.size(); ++r) rounds.push_back(round(r));
    return {{"config", std::move(head)},
            {"jsonFormatVersion", "1"},
            {"results", std::move(rounds)},
            {"summary", summary()}};
  }

 private:
  const std::string& name(std::uint32_t candidate) const { return m_report.contest.names[candidate]; }

  const count::RankedFigures& figures(std::size_t r) const {
    return m_report.slice != nullptr ? m_report.slice->rounds[r] : m_report.result.rounds[r].figures;
  }

  json summary() const {
    const count::RankedSliceResult* slice = m_report.slice;
    return {{"finalThreshold", m_report.result.rounds.back().threshold.text()},
            {"numCandidates", m_report.contest.names.size()},
            {"numWinners", m_report.seats},
            {"totalNumBallots", std::to_string(slice != nullptr ? slice->ballots : m_report.result.ballots)},
            {"undervotes", slice != nullptr ? slice->undervotes : m_report.result.undervotes}};
  }

  json round(std::size_t r) const {
    const count::RankedRound& round = m_report.result.rounds[r];
    const count::RankedFigures& standing = figures(r);
    json tally = json::object(), inactive = json::object(), decisions = json::array();
    for (std::uint32_t c = 0; c < standing.tally.size(); ++c)
      if (standing.tally[c]) tally[name(c)] = standing.tally[c]->text();
    const bool last = count::moves_surplus(m_report.rules.mode) && r + 1 == m_report.result.rounds.size() && r > 0 &&
                      round.elected.empty() && round.eliminated.empty();
    for (std::size_t kind = 0; kind + (last ? 0 : 1) < kInactiveKinds; ++kind)
      inactive[kInactiveKeys[kind]] = standing.inactive[kind].text();
    decide(decisions, "elected", round.elected, standing);
    decide(decisions, "eliminated", round.eliminated, standing);
    return {{"inactiveBallots", std::move(inactive)},
            {"round", r + 1},
            {"tally", std::move(tally)},
            {"tallyResults", std::move(decisions)},
            {"threshold", round.threshold.text()}};
  }

  void decide(json& decisions, const char* what, std::vector<std::uint32_t> candidates,
              const count::RankedFigures& standing) const {
    std::sort(candidates.begin(), candidates.end(),
              [&](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
    for (const std::uint32_t candidate : candidates) {
      json transfers = json::object();
      for (const RankedTransfer& transfer : standing.transfers)
        if (transfer.from == candidate) transfers[to_text(transfer.to)] = transfer.amount.text();
      decisions.push_back({{what, name(candidate)}, {"transfers", std::move(transfers)}});
    }
  }

  std::string to_text(std::uint32_t to) const {
    if (to == RankedTransfer::kExhausted) return "exhausted";
    return to == RankedTransfer::kResidual ? "residual surplus" : name(to);
  }

  const RctabReport& m_report;
};

/// Bytes of a source that are not UTF-8 become U+FFFD.
std::string text_of(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

void lay_out(const json& value, std::size_t depth, std::string& out) {
  if (!value.is_structured()) {
    out += text_of(value);
    return;
  }
  const bool object = value.is_object();
  if (value.empty()) {
    out += object ? "{ }" : "[ ]";
    return;
  }
  out += object ? "{" : "[ ";
  bool first = true;
  for (const auto& [key, item] : value.items()) {
    if (!first) out += object ? "," : ", ";
    first = false;
    if (object) out += '\n' + std::string(2 * depth + 2, ' ') + text_of(key) + " : ";
    lay_out(item, depth + (object ? 1 : 0), out);
  }
  out += object ? '\n' + std::string(2 * depth, ' ') + '}' : std::string(" ]");
}

}  // namespace

std::string rctab_detailed_json(const RctabReport& report, const std::string& generated_by) {
  std::string text;
  lay_out(DetailedJson(report).document(generated_by), 0, text);
  return text;
}

}  // namespace acta::report
