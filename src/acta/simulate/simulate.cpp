// SPDX-License-Identifier: Apache-2.0
#include "acta/simulate/simulate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "acta/base/sha256.hpp"
#include "acta/simulate/texts.hpp"

namespace acta::simulate {
namespace {

struct KindEntry {
  ManipulationKind kind;
  std::string_view name, help;
};
constexpr KindEntry kKinds[] = {
#define ACTA_MANIPULATION(name, number, help) {ManipulationKind::name, #name, help},
#include "acta/simulate/manipulations.def"
#undef ACTA_MANIPULATION
};
constexpr std::size_t kLargestStations = 1'000'000, kLargestOptions = 60, kRegionSize = 500;

const KindEntry& entry(ManipulationKind kind) {
  return *std::find_if(std::begin(kKinds), std::end(kKinds) - 1, [&](const KindEntry& e) { return e.kind == kind; });
}

base::Error usage(std::string message, std::string advice) {
  return {base::ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

std::optional<base::Error> bad_manipulation(const std::vector<Manipulation>& all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto name = to_string(all[i].kind);
    if (all[i].share < base::Ratio(0, 1) || all[i].share > base::Ratio(1, 1))
      return usage(fmt::format("the share of {} is not between 0 and 100 %", name), "write it as \"2 %\" or 0.02");
    for (std::size_t k = 0; k < i; ++k)
      if (all[k].kind == all[i].kind) return usage(fmt::format("{} is asked for twice", name), "add the shares up");
  }
  return std::nullopt;
}

std::optional<base::Error> bad_setting(const Settings& settings) {
  if (settings.stations < 1 || settings.stations > kLargestStations)
    return usage(fmt::format("{} stations cannot be drawn", settings.stations), "choose from 1 to 1000000");
  if (settings.options < 2 || settings.options > kLargestOptions)
    return usage(fmt::format("{} options cannot be drawn", settings.options), "choose from 2 to 60");
  if (settings.regions > settings.stations)
    return usage(fmt::format("there are fewer stations than {} regions", settings.regions), "");
  return bad_manipulation(settings.manipulations);
}

std::vector<std::int64_t> published_totals(const Manipulated& manipulated) {
  std::vector<std::int64_t> sums = manipulated.sheets.totals();
  for (std::size_t s = 0; s < manipulated.sheets.stations(); ++s)
    for (std::size_t c = 0; manipulated.lost[s] && c < sums.size(); ++c) sums[c] -= manipulated.sheets.row(s)[c];
  return sums;
}

std::vector<OptionTotal> option_totals(const std::vector<std::int64_t>& drawn, const Manipulated& manipulated) {
  const auto published = published_totals(manipulated);
  std::vector<OptionTotal> totals;
  for (std::size_t c = kFirstOption; c < drawn.size(); ++c)
    totals.push_back(
        {option_id(c - kFirstOption), option_name(c - kFirstOption), drawn[c], manipulated.announced[c], published[c]});
  return totals;
}

}  // namespace

std::span<const ManipulationKind> all_manipulations() {
  static constexpr auto kAll = [] {
    std::array<ManipulationKind, std::size(kKinds)> kinds{};
    for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = kKinds[i].kind;
    return kinds;
  }();
  return kAll;
}

std::string_view to_string(ManipulationKind kind) { return entry(kind).name; }
std::string_view help(ManipulationKind kind) { return entry(kind).help; }

base::Result<Simulated> simulate(const Settings& asked) {
  if (const auto error = bad_setting(asked)) return *error;
  Settings settings = asked;
  if (settings.regions == 0) settings.regions = std::max<std::size_t>(1, settings.stations / kRegionSize);
  const Election election = draw(settings);
  const auto drawn = election.sheets.totals();
  const auto votes = std::span(drawn).subspan(kFirstOption);
  Simulated result;
  result.regions = election.regions;
  result.districts = election.region.size();
  result.registered = drawn[kRegistered];
  result.ballots = drawn[kBallots];
  result.leader = static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
  Manipulated manipulated = apply(settings, election, result.leader);
  result.totals = option_totals(drawn, manipulated);
  result.touched = std::move(manipulated.touched);
  std::string sheets = sheets_csv(election, manipulated);
  std::string record = record_toml(settings, manipulated, base::sha256_hex(sheets));
  result.files.push_back({"sheets.csv", std::move(sheets)});
  result.files.push_back({"election.toml", std::move(record)});
  result.files.push_back({"truth.csv", truth_csv(election, manipulated)});
  result.files.push_back({"truth.json", truth_json(settings, result)});
  return result;
}

}  // namespace acta::simulate
