// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>

#include "acta/read/draft/arithmetic.hpp"
#include "acta/read/draft/guess.hpp"

namespace acta::read::draft_detail {
namespace {

/// Raises or lowers confidence by relations that a tally sheet should satisfy.
class Scale {
 public:
  Scale(const TableProfile& profile, TableGuess& guess) : m_guess(guess), m_numbers(profile) {}

  /// Whether a heading named the column: a role that came from a relation gains nothing by it again.
  bool named(Role role) const {
    return std::all_of(m_guess.of(role).begin(), m_guess.of(role).end(),
                       [&](std::uint32_t column) { return m_guess.headings[column].role == role; });
  }

  Series sum(Role role) const { return m_numbers.sum(m_guess.of(role)); }
  Series votes() const { return m_numbers.sum(m_guess.options); }
  bool has(Role role) const { return !m_guess.of(role).empty(); }

  /// A relation that holds in most rows raises what it ties; one that hardly ever holds lowers it.
  void tie(double holds, const std::vector<std::string>& keys, const std::string& relation) {
    for (const std::string& key : keys) {
      const auto found = m_guess.evidence.find(key);
      if (found == m_guess.evidence.end()) continue;
      Evidence& evidence = found->second;
      if (holds >= 0.5) evidence.confidence += (1 - evidence.confidence) * 0.7 * holds;
      if (holds < 0.2) evidence.confidence *= 0.8;
      evidence.reason += fmt::format("; {} in {:.1f} % of the rows looked at", relation, 100 * holds);
    }
  }

 private:
  TableGuess& m_guess;
  Numbers m_numbers;
};

}  // namespace

void weigh(const TableProfile& profile, TableGuess& guess) {
  Scale scale(profile, guess);
  const bool votes = !guess.options.empty();
  if (votes && scale.has(Role::valid) && scale.named(Role::valid))
    scale.tie(share_equal(scale.votes(), scale.sum(Role::valid)), {"valid"}, "the options add up to the valid votes");
  const Series valid = scale.has(Role::valid) ? scale.sum(Role::valid) : scale.votes();
  const Series spoilt = combined(combined(valid, scale.sum(Role::invalid), 1), scale.sum(Role::blank), 1);
  const bool parts = (votes || scale.has(Role::valid)) && (scale.has(Role::invalid) || scale.has(Role::blank));
  for (const Role role : {Role::ballots, Role::voters}) {
    if (!parts || !scale.has(role) || !scale.named(role)) continue;
    const std::string key(model::to_string(static_cast<model::Quantity>(role)));
    scale.tie(share_equal(spoilt, scale.sum(role)), {key, "invalid", "blank"},
              "valid, invalid and blank add up to " + std::string(meaning(role)));
  }
  if (!scale.has(Role::registered) || (!votes && !scale.has(Role::valid) && !scale.has(Role::voters))) return;
  const Series took_part = votes || scale.has(Role::valid) ? spoilt : scale.sum(Role::voters);
  const double below = share_at_most(took_part, scale.sum(Role::registered));
  if (scale.named(Role::registered)) scale.tie(below, {"registered"}, "the ballots do not exceed it");
  if (votes && !scale.has(Role::valid))
    scale.tie(below, {"votes"}, "with the rest they do not exceed the registered voters");
}

}  // namespace acta::read::draft_detail
