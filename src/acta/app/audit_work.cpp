// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "acta/app/audit_entries.hpp"
#include "acta/app/audit_repeat.hpp"
#include "acta/app/files.hpp"
#include "acta/base/number_text.hpp"
#include "acta/base/sha256.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
namespace fs = std::filesystem;

constexpr std::size_t kLongestSeed = 1'000;
constexpr std::int64_t kMostDraws = 10'000'000'000;
constexpr std::uint64_t kLargestForm = 256u << 20;

Error usage(std::string message, std::string advice = {}) {
  return {ErrorKind::usage, std::move(message), {}, std::move(advice)};
}

/// What was asked for, for each contest of `standard`, and the standard where nothing was.
base::Result<std::map<std::string, std::int64_t>> sizes_of(const WantedSizes& wanted,
                                                           const std::map<std::string, std::int64_t>& standard,
                                                           const std::map<std::string, std::int64_t>& contests) {
  for (const auto& [contest, size] : wanted)
    if (!contest.empty() && contests.count(contest) == 0)
      return usage("the audit is not of a contest \"" + contest + "\"");
  std::map<std::string, std::int64_t> sizes = standard;
  const auto all = wanted.find("");
  if (all != wanted.end())
    for (const auto& [contest, size] : standard.empty() ? contests : standard) sizes[contest] = all->second;
  for (const auto& [contest, size] : wanted)
    if (!contest.empty()) sizes[contest] = size;
  return sizes;
}

}  // namespace

base::Result<void> check_seed(const std::string& seed) {
  const bool blank = !seed.empty() && (seed.front() == ' ' || seed.back() == ' ');
  if (!seed.empty() && seed.size() <= kLongestSeed && !blank && base::is_utf8(seed) && !base::has_controls(seed) &&
      seed.find_first_of("\n\t") == std::string::npos)
    return {};
  return usage(seed.empty()                 ? "a draw needs a seed"
               : seed.size() > kLongestSeed ? "the seed is longer than 1,000 bytes"
               : blank                      ? "the seed begins or ends with a blank, which others would not type"
                                            : "the seed is not one line of text",
               "--seed \"83 19 60 44 02 71\": what was thrown in public, as it is written down");
}

base::Result<WantedSizes> parse_sizes(const std::vector<std::string>& words) {
  WantedSizes sizes;
  for (const std::string& word : words) {
    const std::size_t equals = word.rfind('=');
    const std::string number = equals == std::string::npos ? word : word.substr(equals + 1);
    std::int64_t size = 0;
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), size);
    if (number.empty() || fault != std::errc() || end != number.data() + number.size() || size < 0 || size > kMostDraws)
      return usage("\"" + word + "\" is no size", "--sizes CONTEST=N, N at least 0");
    if (!sizes.emplace(equals == std::string::npos ? "" : word.substr(0, equals), size).second)
      return usage("two sizes for one contest: \"" + word + "\"");
  }
  return sizes;
}

AuditFolders audit_folders(const fs::path& audit, const fs::path& laws) {
  return {audit.has_parent_path() ? audit.parent_path() : fs::path("."), laws, nullptr};
}

std::string order_path(const fs::path& path, const fs::path& audit) {
  std::error_code failed;
  const fs::path from = fs::weakly_canonical(audit, failed).parent_path();
  const fs::path relative = fs::weakly_canonical(path, failed).lexically_relative(from);
  return (failed || relative.empty() ? path : relative).generic_string();
}

AuditWork::AuditWork(AuditState state, AuditFlow flow, OpenedAudit opened)
    : m_state(std::move(state)), m_flow(std::move(flow)), m_opened(std::move(opened)) {}

base::Result<AuditWork> AuditWork::begin(const fs::path& path, const AuditOrder& order, const AuditFolders& folders) {
  std::string names = order.record;
  for (const std::string& one : order.data) names += one;
  if (!base::is_utf8(names)) return usage("the path of the record is not UTF-8, and the log of an audit is");
  auto state = AuditState::create(path);
  if (!state) return state.error();
  auto opened = open_audit_kind(order, folders);
  if (!opened) return opened.error();
  if (const auto can = opened->kind->can_draw(); !can) return can.error();
  if (const auto done = state->append("begun", begun_payload(order, *opened)); !done) return done.error();
  auto flow = replay(state->events());
  if (!flow) return flow.error();
  if (const auto done = state->commit(); !done) return done.error();
  return AuditWork(std::move(*state), std::move(*flow), std::move(*opened));
}

base::Result<AuditWork> AuditWork::open(const fs::path& path, Mode mode, const AuditFolders& folders) {
  auto state = AuditState::open(path, mode);
  if (!state) return state.error();
  auto flow = replay(state->events());
  if (!flow) {
    flow.error().place.file = path.string();
    return flow.error();
  }
  if (const auto same = check_audit_files(flow->files, folders); !same) return same.error();
  auto opened = open_audit_kind(flow->order, folders);
  if (!opened) return opened.error();
  if (const auto same = same_audit_files(flow->files, opened->files); !same) return same.error();
  if (auto repeated = repeat_assessments(*opened->kind, *flow); !repeated) {
    if (repeated.error().place.file.empty()) repeated.error().place.file = path.string();
    return repeated.error();
  }
  return AuditWork(std::move(*state), std::move(*flow), std::move(*opened));
}

base::Result<void> AuditWork::keep(const std::string& kind, const std::string& payload) {
  return m_state->append(kind, payload);
}

base::Result<void> AuditWork::commit() {
  auto flow = replay(events());
  if (!flow) return flow.error();
  m_flow = std::move(*flow);
  return m_state->commit();
}

base::Result<DrawnRound> AuditWork::draw_first(const std::string& seed, const WantedSizes& sizes) {
  if (const auto may = may_draw(m_flow); !may) return may.error();
  if (const auto good = check_seed(seed); !good) return good.error();
  const auto all = sizes_of(sizes, m_flow.first_sizes, m_flow.first_sizes);
  if (!all) return all.error();
  if (const auto done = keep("seeded", seeded_payload(seed)); !done) return done.error();
  m_flow.seed = seed;
  return add_round(*all, seed);
}

base::Result<DrawnRound> AuditWork::draw_next(const WantedSizes& further) {
  if (const auto may = may_draw_next(m_flow, !further.empty()); !may) return may.error();
  std::map<std::string, std::int64_t> total = m_flow.rounds.back().sizes;
  const auto more = sizes_of(further, m_flow.standing()->advice.further, total);
  if (!more) return more.error();
  for (const auto& [contest, draws] : *more) total[contest] += draws;
  return add_round(total, m_flow.seed);
}

base::Result<DrawnRound> AuditWork::add_round(const std::map<std::string, std::int64_t>& sizes,
                                              const std::string& seed) {
  m_flow.rounds.push_back({{}, sizes, {}});
  m_flow.seed = seed;
  auto drawn = round(m_flow.rounds.size());
  if (!drawn) return drawn.error();
  m_flow.rounds.back().list_sha256 = base::sha256_hex(drawn->csv);
  if (const auto done = keep("round", round_payload(m_flow.rounds.back(), drawn->number)); !done) return done.error();
  if (const auto done = commit(); !done) return done.error();
  return drawn;
}

base::Result<DrawnRound> AuditWork::round(std::size_t number) const {
  DrawnRound drawn;
  drawn.number = number;
  drawn.sizes = m_flow.rounds[number - 1].sizes;
  auto list = kind().draw(m_flow.extent(number));
  if (!list) return list.error();
  std::set<std::string> before;
  if (number > 1) {
    const auto earlier = kind().draw(m_flow.extent(number - 1));
    if (!earlier) return earlier.error();
    for (const auto& row : earlier->rows) before.insert(row.front());
  }
  drawn.added.columns = list->columns;
  for (auto& row : list->rows)
    if (before.count(row.front()) == 0) drawn.added.rows.push_back(std::move(row));
  drawn.entry_columns = kind().entry_columns();
  drawn.csv = form_csv(drawn.added, drawn.entry_columns);
  return drawn;
}

base::Result<EnteredPaper> AuditWork::enter(const fs::path& file) {
  if (const auto may = may_enter(m_flow); !may) return may.error();
  auto bytes = read_file(file, kLargestForm);
  if (!bytes) return bytes.error();
  const auto list = kind().draw(m_flow.extent(m_flow.rounds.size()));
  if (!list) return list.error();
  FlowEntries made{{}, base::printable(file.filename().string()), base::sha256_hex(*bytes), {}};
  auto entries = read_entries(made.file, std::move(*bytes), {list->columns, kind().entry_columns()});
  if (!entries) return entries.error();
  made.entries = std::move(*entries);
  std::vector<PaperEntry> all = m_flow.entries(m_flow.entered.size());
  std::set<std::string> known, drawn;
  for (const PaperEntry& one : all) known.insert(one.unit);
  for (const auto& row : list->rows) drawn.insert(row.front());
  all.insert(all.end(), made.entries.begin(), made.entries.end());
  if (const auto good = kind().assess(m_flow.extent(m_flow.rounds.size()), all); !good) return good.error();
  EnteredPaper entered{made.entries.size(), 0, 0};
  for (const PaperEntry& one : made.entries) {
    entered.replaced += known.count(one.unit);
    entered.not_drawn += 1 - drawn.count(one.unit);
  }
  if (const auto done = keep("entered", entered_payload(made)); !done) return done.error();
  if (const auto done = commit(); !done) return done.error();
  return entered;
}

base::Result<WorkAssessment> AuditWork::assess() {
  if (const auto may = may_assess(m_flow); !may) return may.error();
  auto standing = kind().assess(m_flow.extent(m_flow.rounds.size()), m_flow.entries(m_flow.entered.size()));
  if (!standing) return standing.error();
  WorkAssessment got{std::move(*standing), {}, 0, false};
  got.advice = advise(got.standing.contests);
  if (const FlowAssessment* same = m_flow.standing()) {
    got.event = same->event;
    return got;
  }
  if (const auto done = keep("assessed", assessed_payload(got.standing, got.advice)); !done) return done.error();
  if (const auto done = commit(); !done) return done.error();
  got.event = m_flow.events, got.logged = true;
  return got;
}

}  // namespace acta::app
