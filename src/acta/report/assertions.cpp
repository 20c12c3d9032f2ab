// SPDX-License-Identifier: Apache-2.0
#include "acta/report/assertions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& one : names) text += (text.empty() ? "" : ", ") + one;
  return text;
}

/// Words that do not fit go on in rows of their own: nothing of an assertion is cut.
void add_wrapped(TextTable& table, const std::string& words, const TextStyle& style, std::vector<std::string> numbers) {
  constexpr std::size_t kNumbers = 34;
  const std::string lines = wrapped(base::printable(words), std::max<std::size_t>(40, style.width) - kNumbers, 0);
  std::size_t from = 0;
  for (std::size_t to = lines.find('\n'); to != std::string::npos; from = to + 1, to = lines.find('\n', from)) {
    std::vector<std::string> row{(from == 0 ? "" : "  ") + lines.substr(from, to - from)};
    row.insert(row.end(), numbers.begin(), numbers.end());
    table.add(std::move(row));
    for (std::string& number : numbers) number.clear();
  }
}

std::string stv_claims_text(const std::vector<StvClaimShown>& claims, const TextStyle& style) {
  TextTable table({"claim", "margin", "cards"}, {false, true, true});
  for (const StvClaimShown& one : claims)
    add_wrapped(table, one.text, style, {fmt::format("{:.4f}", one.margin), cards_text(one.cards)});
  return table.to_text(style);
}

std::string one_text(const RankedAssertionsShown& pass, double risk_limit, std::int64_t cards, const TextStyle& style) {
  if (!pass.none.empty()) return wrapped("None: " + pass.none + ".", style.width, 2);
  std::string text = wrapped(pass.statement + ".", style.width, 2);
  const std::size_t count = pass.irv.size() + pass.stv.size();
  if (count == 0) return text + wrapped("Nobody else stands: nothing has to be shown of the paper.", style.width, 2);
  text += pass.stv.empty() ? irv_assertions_text(pass.irv, style) : stv_claims_text(pass.stv, style);
  return text +
         wrapped(fmt::format("A comparison audit of {} to a risk limit of {:.4g} % takes {}, if no error is found.",
                             count == 1 ? "it" : fmt::format("these {}", count), 100 * risk_limit,
                             cards_of(pass.draws, cards)),
                 style.width, 2);
}

void stv_claims_json(const std::vector<StvClaimShown>& claims, JsonWriter& json) {
  for (const StvClaimShown& one : claims)
    json.begin_object()
        .key("text")
        .text(one.text)
        .key("margin")
        .real(one.margin)
        .key("upper")
        .real(one.upper)
        .key("cards")
        .real(one.cards)
        .end_object();
}

}  // namespace

std::string to_text(const IrvAssertionShown& assertion) {
  if (assertion.kind == "NEB") return fmt::format("{} goes out before {}", assertion.loser, assertion.winner);
  return fmt::format("{} has more than {} when {} remain", assertion.winner, assertion.loser,
                     joined(assertion.continuing));
}

std::string cards_text(double draws) {
  return std::isfinite(draws) ? base::grouped(static_cast<std::int64_t>(std::ceil(draws))) : "any";
}

std::string cards_of(double draws, std::int64_t cards) {
  if (draws >= static_cast<double>(cards)) return fmt::format("all {} cards", base::grouped(cards));
  return fmt::format("about {} cards of {}", cards_text(draws), base::grouped(cards));
}

std::string irv_assertions_text(const std::vector<IrvAssertionShown>& assertions, const TextStyle& style) {
  TextTable table({"assertion", "for", "against", "cards"}, {false, true, true, true});
  for (const IrvAssertionShown& one : assertions)
    add_wrapped(table, to_text(one), style,
                {base::grouped(one.winner_votes), base::grouped(one.loser_votes), cards_text(one.cards)});
  return table.to_text(style);
}

void irv_assertions_json(const std::vector<IrvAssertionShown>& assertions, JsonWriter& json) {
  for (const IrvAssertionShown& one : assertions) {
    json.begin_object().key("kind").text(one.kind).key("winner").text(one.winner).key("loser").text(one.loser);
    json.key("continuing").begin_array();
    for (const std::string& name : one.continuing) json.text(name);
    json.end_array().key("winner_votes").integer(one.winner_votes).key("loser_votes").integer(one.loser_votes);
    json.key("cards").real(one.cards).end_object();
  }
}

std::string ranked_assertions_text(const std::vector<RankedAssertionsShown>& passes, double risk_limit,
                                   std::int64_t cards, const TextStyle& style) {
  std::string text;
  for (std::size_t p = 0; p < passes.size(); ++p) {
    if (passes.size() > 1) text += wrapped(fmt::format("Seat {}:", p + 1), style.width, 2);
    text += one_text(passes[p], risk_limit, cards, style);
  }
  return text + wrapped(
                    "Cannot show: that the records say what the paper says. That is what an audit of these "
                    "assertions tests.",
                    style.width, 2);
}

void ranked_assertions_json(const std::vector<RankedAssertionsShown>& passes, double risk_limit, std::int64_t cards,
                            JsonWriter& json) {
  json.begin_object().key("risk_limit").real(risk_limit).key("cards").integer(cards).key("passes").begin_array();
  for (const RankedAssertionsShown& pass : passes) {
    json.begin_object().key("statement").text(pass.statement);
    if (!pass.none.empty()) json.key("none").text(pass.none);
    json.key("draws").real(pass.draws).key("assertions").begin_array();
    irv_assertions_json(pass.irv, json);
    json.end_array().key("claims").begin_array();
    stv_claims_json(pass.stv, json);
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

}  // namespace acta::report
