// SPDX-License-Identifier: Apache-2.0
#include "acta/read/draft/eml.hpp"

#include <algorithm>

namespace acta::read::draft_detail {
namespace {

struct Meaning {
  std::string_view heading;
  Role role;
  double confidence;
  std::string_view reason;
};

/// EML_NL 1.3, 510: Cast holds those entitled to vote, ballots are what is valid, blank and invalid.
constexpr Meaning kDutch[] = {
    {"Cast", Role::registered, 0.95, "EML_NL: those entitled to vote"},
    {"TotalCounted", Role::valid, 0.95, "EML_NL: valid votes"},
    {"RejectedVotes blanco", Role::blank, 0.99, "EML_NL: blank ballots"},
    {"RejectedVotes ongeldig", Role::invalid, 0.99, "EML_NL: invalid ballots"},
    {"UncountedVotes toegelaten kiezers", Role::voters, 0.99, "EML_NL: voters admitted"},
};
constexpr Meaning kOasis[] = {
    {"Cast", Role::ballots, 0.6, "EML 5.0: votes cast; that these are ballots is for the publication to say"},
    {"TotalCounted", Role::valid, 0.6, "EML 5.0: votes counted; that these are the valid ones is to be checked"},
};

void take(const TableProfile& profile, TableGuess& guess, std::uint32_t column, const Meaning& meaning) {
  if (profile.column(column).heading != meaning.heading) return;
  guess.of(meaning.role).push_back(column);
  const auto quantity = static_cast<model::Quantity>(meaning.role);
  guess.evidence[std::string(model::to_string(quantity))] = {meaning.confidence, std::string(meaning.reason)};
}

}  // namespace

TableGuess guess_eml(const TableProfile& profile, const EmlShape& shape) {
  TableGuess guess;
  guess.header = {0, 1, 1, "EML names its numbers", {}};
  guess.headings.resize(profile.width());
  if (shape.message == "520") return guess;
  guess.level = {0, {shape.has_units ? "unit" : "contest"}, {}};
  if (shape.has_units) guess.level.totals = {{"contest", 0}};
  guess.unit = {2};
  guess.key = {1};
  guess.evidence["unit"] = {1, "EML: the reporting unit"};
  guess.units = profile.rows();
  const bool dutch = shape.message.size() == 4;
  for (std::uint32_t column = 3; column < shape.first_option; ++column) {
    if (dutch)
      for (const Meaning& meaning : kDutch) take(profile, guess, column, meaning);
    else
      for (const Meaning& meaning : kOasis) take(profile, guess, column, meaning);
    const bool rejected = !dutch && profile.column(column).heading.starts_with("RejectedVotes");
    if (rejected) take(profile, guess, column, {profile.column(column).heading, Role::invalid, 0.8, "EML: rejected"});
  }
  for (auto column = shape.first_option; column < profile.width(); ++column) guess.options.push_back(column);
  if (!guess.options.empty()) guess.evidence["votes"] = {1, "EML: the selections"};
  return guess;
}

std::vector<std::pair<std::string, std::int64_t>> eml_seats(const Grid& result) {
  struct Seats {
    std::string name;
    std::int64_t members = 0;
    bool itself = false;
  };
  std::vector<Seats> all;
  for (std::size_t row = 1; row < result.rows(); ++row) {
    if (result.cell(row, 3) != "yes") continue;
    const std::string list(result.cell(row, 0)), candidate(result.cell(row, 1));
    const std::string& name = list.empty() ? candidate : list;
    auto found = std::find_if(all.begin(), all.end(), [&](const Seats& seats) { return seats.name == name; });
    if (found == all.end()) found = all.insert(all.end(), {name, 0, false});
    candidate.empty() ? found->itself = true : (++found->members, true);
  }
  std::vector<std::pair<std::string, std::int64_t>> seats;
  for (const Seats& each : all) seats.emplace_back(each.name, each.members > 0 ? each.members : 1);
  return seats;
}

}  // namespace acta::read::draft_detail
