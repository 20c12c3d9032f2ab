// SPDX-License-Identifier: Apache-2.0
#include "acta/report/audit_irv.hpp"

#include <fmt/format.h>

#include "acta/base/number_text.hpp"
#include "acta/report/json_writer.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {

std::string irv_audit_text(const IrvAudit& audit, const TextStyle& style) {
  std::string text = painted(audit.contest.empty() ? audit.file : audit.contest, "1", style) + "\n";
  text +=
      wrapped(fmt::format("{} ballots, {} rankings, {} candidates. {} wins by instant-runoff.",
                          base::grouped(audit.ballots), base::grouped(audit.rankings), audit.candidates, audit.winner),
              style.width, 2);
  for (const std::string& note : audit.notes) text += wrapped("Read: " + note, style.width, 2);
  text += irv_assertions_text(audit.assertions, style);
  text += wrapped(
      fmt::format("These {} assertions exclude every other winner (checked by a second program part that shares "
                  "no search with the first), and none can be left out. A comparison audit of all of them to "
                  "a risk limit of {:.4g} % takes {}, if no error is found: no other "
                  "sufficient set takes fewer.",
                  audit.assertions.size(), 100 * audit.risk_limit, cards_of(audit.draws, audit.cards)),
      style.width, 2);
  TextTable trade({"cards at most", "assertions", "NEB", "NEN"}, {true, true, true, true});
  for (const IrvTradeoffShown& one : audit.tradeoff)
    trade.add({cards_text(one.bound), std::to_string(one.before + one.next), std::to_string(one.before),
               std::to_string(one.next)});
  text += "  Fewer assertions for more cards:\n" + trade.to_text(style);
  return text + wrapped(
                    "Cannot show: that the records say what the paper says. That is what the audit of these "
                    "assertions tests.",
                    style.width, 2);
}

std::string irv_audit_json(const IrvAudit& audit) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").text("acta-audit-irv").key("version").integer(1);
  json.key("contest").text(audit.contest).key("winner").text(audit.winner);
  json.key("ballots").integer(audit.ballots).key("cards").integer(audit.cards);
  json.key("candidates").integer(static_cast<std::int64_t>(audit.candidates));
  json.key("risk_limit").real(audit.risk_limit).key("draws").real(audit.draws);
  json.key("assertions").begin_array();
  irv_assertions_json(audit.assertions, json);
  json.end_array().key("tradeoff").begin_array();
  for (const IrvTradeoffShown& one : audit.tradeoff) {
    json.begin_object().key("cards").real(one.bound);
    json.key("before").integer(static_cast<std::int64_t>(one.before));
    json.key("next").integer(static_cast<std::int64_t>(one.next)).end_object();
  }
  json.end_array().key("notes").begin_array();
  for (const std::string& note : audit.notes) json.text(note);
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace acta::report
