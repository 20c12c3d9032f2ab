// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_rounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/base/number_text.hpp"

namespace acta::app {
namespace {

bool met(const ContestStanding& one) { return one.risk <= one.risk_limit; }

std::string risk_text(const ContestStanding& one) {
  return fmt::format("{}: risk {:.4g}, limit {:.4g}", one.contest, one.risk, one.risk_limit);
}

AuditAdvice waiting_for(std::int64_t waiting) {
  return {AuditAdvice::Decision::enter,
          waiting == 1 ? std::string("Go on: 1 that was drawn waits for its paper.")
                       : fmt::format("Go on: {} that were drawn wait for their paper.", base::grouped(waiting)),
          {}};
}

}  // namespace

std::string_view to_string(AuditAdvice::Decision decision) {
  switch (decision) {
    case AuditAdvice::Decision::stop: return "stop";
    case AuditAdvice::Decision::enter: return "enter";
    case AuditAdvice::Decision::next: return "next";
    case AuditAdvice::Decision::count_all: return "count_all";
  }
  return "";
}

std::int64_t further_draws(const ContestStanding& standing) {
  const auto drawn = static_cast<double>(standing.drawn);
  double at_this_rate = drawn;
  if (standing.differing == 0)
    at_this_rate = 0;
  else if (standing.risk < 1)
    at_this_rate = std::ceil(drawn * (std::log(standing.risk_limit) / std::log(standing.risk) - 1));
  const auto rate = static_cast<std::int64_t>(std::clamp(at_this_rate, 0.0, drawn));
  return std::min(standing.left, std::max({std::int64_t{1}, standing.next, rate}));
}

AuditAdvice advise(std::span<const ContestStanding> contests) {
  AuditAdvice advice;
  std::int64_t waiting = 0;
  std::string risks, impossible, others;
  for (const ContestStanding& one : contests) {
    if (!one.targeted) {
      if (!met(one)) others += " Not confirmed, as nothing was drawn for it: " + risk_text(one) + ".";
      continue;
    }
    risks += (risks.empty() ? "" : "; ") + risk_text(one);
    if (met(one)) continue;
    waiting = std::max(waiting, one.waiting);
    if (!one.impossible.empty()) impossible += (impossible.empty() ? "" : "; ") + one.contest + ": " + one.impossible;
    if (one.impossible.empty()) advice.further[one.contest] = further_draws(one);
  }
  if (waiting > 0) return waiting_for(waiting);
  if (!impossible.empty())
    return {AuditAdvice::Decision::count_all,
            "Count all the paper by hand: no further draw is enough (" + impossible + ").", std::move(advice.further)};
  if (advice.further.empty())
    return {AuditAdvice::Decision::stop, "Stop: the limit is met (" + risks + ")." + others, {}};
  advice.decision = AuditAdvice::Decision::next;
  advice.reason = "Go on with another round (" + risks + ").";
  for (const auto& [contest, draws] : advice.further)
    advice.reason += fmt::format(" {}: {} further {}.", contest, base::grouped(draws), draws == 1 ? "draw" : "draws");
  return advice;
}

}  // namespace acta::app
