// SPDX-License-Identifier: Apache-2.0
#include "acta/report/rcvis.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

namespace acta::report {
namespace {

using count::Amount;
using count::RankedMove;
using count::RankedRound;
using count::RankedTransfer;
using nlohmann::ordered_json;

constexpr const char* kExhausted = "exhausted";  // keys of transfers to nobody
constexpr const char* kResidual = "residual surplus";

std::string decimal(const Amount& amount) {
  if (amount.below() == count::power_of_ten(amount.scale())) return amount.text();
  return count::Arithmetic{6}.divide(amount, Amount(1)).text();
}

/// Rounds of the count that are one round of the file.
struct Span {
  std::size_t first = 0, last = 0;
};

class Rounds {
 public:
  explicit Rounds(const RctabReport& report) : m_report(report), m_rounds(report.result.rounds) {
    std::size_t begin = 0;
    for (std::size_t r = 0; r + 1 < m_rounds.size(); ++r)
      if (m_rounds[r].move.kind == RankedMove::Kind::restart) begin = r + 1;
    for (std::size_t r = begin; r < m_rounds.size(); ++r) {
      const bool goes_on =
          r > begin && m_rounds[r - 1].move.kind == RankedMove::Kind::exclusion && !m_rounds[r - 1].move.last_part;
      if (goes_on)
        m_spans.back().last = r;
      else
        m_spans.push_back({r, r});
    }
    for (std::size_t r = begin; r < m_rounds.size(); ++r) {
      for (const std::uint32_t c : m_rounds[r].elected) m_elected_in[c] = r;
      if (m_rounds[r].move.kind == RankedMove::Kind::surplus) m_elected_in[m_rounds[r].move.from] = r;
    }
  }

  ordered_json text() const {
    ordered_json rounds = ordered_json::array();
    for (const Span span : m_spans) {
      ordered_json tally = ordered_json::object();
      const auto& standing = m_rounds[span.first].figures.tally;
      for (std::uint32_t c = 0; c < standing.size(); ++c)
        if (standing[c]) tally[name(c)] = decimal(*standing[c]);
      rounds.push_back({{"round", rounds.size() + 1}, {"tally", std::move(tally)}, {"tallyResults", decisions(span)}});
    }
    return rounds;
  }

 private:
  ordered_json decisions(Span span) const {
    ordered_json list = ordered_json::array();
    for (const auto& [candidate, round] : m_elected_in)
      if (round >= span.first && round <= span.last) list.push_back(decision("elected", candidate, span));
    const bool last = span.last + 1 == m_rounds.size();
    for (const std::uint32_t candidate : m_rounds[span.first].eliminated)
      if (!last) list.push_back(decision("eliminated", candidate, span));
    return list;
  }

  ordered_json decision(const char* what, std::uint32_t candidate, Span span) const {
    std::map<std::uint32_t, Amount> moved;
    for (std::size_t r = span.first; r <= span.last; ++r)
      for (const RankedTransfer& transfer : m_rounds[r].figures.transfers)
        if (transfer.from == candidate) moved.try_emplace(transfer.to, Amount(0)).first->second += transfer.amount;
    ordered_json transfers = ordered_json::object();
    for (const auto& [to, amount] : moved) transfers[name(to)] = decimal(amount);
    return {{what, name(candidate)}, {"transfers", std::move(transfers)}};
  }

  std::string name(std::uint32_t candidate) const {
    if (candidate == RankedTransfer::kExhausted) return kExhausted;
    if (candidate == RankedTransfer::kResidual) return kResidual;
    std::string own = m_report.contest.names[candidate];
    if (own != kExhausted && own != kResidual) return own;
    const auto& names = m_report.contest.names;
    do own += " (candidate)";
    while (std::find(names.begin(), names.end(), own) != names.end());
    return own;
  }

  const RctabReport& m_report;
  const std::vector<RankedRound>& m_rounds;
  std::vector<Span> m_spans;
  std::map<std::uint32_t, std::size_t> m_elected_in;  ///< by candidate
};

}  // namespace

std::string rcvis_json(const RctabReport& report, const std::string& date) {
  ordered_json config{{"contest", report.head.contest}, {"date", date}};
  if (!report.head.jurisdiction.empty()) config["jurisdiction"] = report.head.jurisdiction;
  if (!report.head.office.empty()) config["office"] = report.head.office;
  config["threshold"] = decimal(report.result.rounds.back().threshold);
  const ordered_json document{{"config", std::move(config)}, {"results", Rounds(report).text()}};
  return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace acta::report
