// SPDX-License-Identifier: Apache-2.0
#include "acta/app/ranked_analysis.hpp"

#include <algorithm>

#include "acta/app/ballot_log.hpp"
#include "acta/app/official_rounds.hpp"
#include "acta/app/ranked_assertions.hpp"
#include "acta/base/number_text.hpp"
#include "acta/count/ranked/count.hpp"
#include "acta/count/ranked/ranked_margins.hpp"
#include "acta/count/ranked/tie_tree.hpp"
#include "acta/count/ranked/verifiable_draw.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using base::Result;

Result<std::vector<count::OfficialRow>> official_rounds(const report::RankedShown& shown, const RankedAnalysis& asked) {
  if (shown.rules.mode == count::WinnerMode::multi_pass)
    return Error{ErrorKind::usage, "--verify: multi_pass is more than one count", {}, {}};
  return read_official_rounds(asked.official, shown.contest);
}

Result<void> analyse_into(report::RankedShown& shown, const RankedAnalysis& options, const count::RankedOptions& how) {
  if (options.tie_leaves > 0) {
    tell(options.progress, "breaking ties in every way");
    auto tree = count::tie_tree(shown.contest, shown.rules, options.tie_leaves);
    if (!tree) return tree.error();
    shown.ties = std::move(*tree);
  }
  if (options.margins) {
    tell(options.progress, "finding margins");
    const bool one = shown.rules.mode == count::WinnerMode::single_winner;
    if (shown.rules.mode == count::WinnerMode::multi_pass)
      return Error{ErrorKind::usage, "--margins: multi_pass is more than one count", {}, {}};
    auto margin = one ? count::irv_margin(shown.contest, shown.rules, how)
                      : count::transferable_margin(shown.contest, shown.rules, how);
    if (!margin) return margin.error();
    shown.margin = std::move(*margin);
  }
  if (options.assertions > 0) {
    tell(options.progress, "finding assertions");
    auto assertions = ranked_assertions(shown, report::all_ballots(shown), options.assertions);
    if (!assertions) return assertions.error();
    shown.assertions = std::move(*assertions);
    shown.risk_limit = options.assertions;
  }
  if (!options.official.empty()) {
    auto official = official_rounds(shown, options);
    if (!official) return official.error();
    shown.verified =
        report::RankedVerified{options.official.filename().string(), count::verify(shown.passes.front(), *official)};
  }
  return {};
}

/// Where the count stopped at a tie, every way to break it in place of a result. Errors: why else it stopped; of the
/// official rounds, which nothing is held against.
Result<void> stopped_at_tie(report::RankedShown& shown, const RankedAnalysis& asked, const Error& why) {
  auto tree = count::tie_tree(shown.contest, shown.rules, asked.tie_leaves);
  if (!tree) return why;
  shown.ties = std::move(*tree);
  shown.stopped = why.message;
  if (asked.assertions > 0) {
    shown.assertions.push_back({{}, "the count stopped", 0, {}, {}});
    shown.risk_limit = asked.assertions;
  }
  if (!asked.official.empty()) {
    if (auto official = official_rounds(shown, asked); !official) return official.error();
    shown.not_compared = asked.official.filename().string();
  }
  return {};
}

std::string draw_note(const count::RankedContest& contest, const std::string& key,
                      const std::vector<std::uint32_t>& order) {
  std::string note = "lots by RFC 3797 from the key \"" + base::printable(key) + "\":";
  for (std::size_t k = 0; k < order.size(); ++k) note += (k == 0 ? " " : ", ") + contest.names[order[k]];
  return note;
}

}  // namespace

Result<std::vector<std::uint32_t>> drawn_order(const count::RankedContest& contest, const RankedAnalysis& asked) {
  if (!asked.draw_key.empty()) return count::verifiable_order(asked.draw_key, contest.names.size());
  std::vector<std::uint32_t> draw;
  for (const std::string& name : asked.draw) {
    const auto at = std::find(contest.names.begin(), contest.names.end(), name);
    if (at == contest.names.end())
      return Error{ErrorKind::usage, "--draw: \"" + name + "\" is no candidate's name", {}, {}};
    draw.push_back(static_cast<std::uint32_t>(at - contest.names.begin()));
  }
  return draw;
}

Result<void> count_and_analyse(report::RankedShown& shown, const RankedAnalysis& asked, bool slices,
                               std::optional<CompressedFile>& log) {
  auto draw = drawn_order(shown.contest, asked);
  if (!draw) return draw.error();
  if (!asked.draw_key.empty() && !shown.sources.empty())
    shown.sources.back().notes.push_back(draw_note(shown.contest, asked.draw_key, *draw));
  count::RankedOptions how;
  how.draw = std::move(*draw);
  how.slices = slices;
  if (!asked.ballot_log.empty() && count::is_iterated(shown.rules))
    return Error{ErrorKind::usage, "--ballot-log: ballots do not move in Meek's and Warren's counts", {}, {}};
  std::optional<BallotLogFile> file;
  if (!asked.ballot_log.empty()) {
    if (asked.before_log)
      if (auto sound = asked.before_log(shown); !sound) return sound;
    auto opened = CompressedFile::open(asked.ballot_log);
    if (!opened) return opened.error();
    log.emplace(std::move(*opened));
    how.log = &file.emplace(shown.contest, *log);
  }
  tell(asked.progress, "counting");
  auto passes = count::count_passes(shown.contest, shown.rules, how);
  if (!passes && asked.tie_leaves > 0) return stopped_at_tie(shown, asked, passes.error());
  if (!passes) return passes.error();
  shown.passes = std::move(*passes);
  how.log = nullptr;
  how.slices = false;
  return analyse_into(shown, asked, how);
}

}  // namespace acta::app
