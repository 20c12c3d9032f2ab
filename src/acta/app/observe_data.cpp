// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <set>

#include "acta/app/files.hpp"
#include "acta/app/observe_parts.hpp"
#include "acta/read/table.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
using model::Quantity;

constexpr std::size_t kMostAnswers = 12;
constexpr double kLeastProbability = 1e-9;

struct Lists {
  std::string id, name;
  std::vector<std::size_t> options;
};

std::vector<Lists> lists_of(const model::Contest& contest) {
  std::vector<Lists> lists;
  std::vector<bool> allied(contest.options.size(), false);
  for (const model::Alliance& alliance : contest.alliances) {
    lists.push_back({alliance.id, alliance.name.empty() ? alliance.id : alliance.name, alliance.options});
    for (const std::size_t option : alliance.options) allied[option] = true;
  }
  for (std::size_t i = 0; i < contest.options.size(); ++i)
    if (!allied[i])
      lists.push_back({contest.options[i].id,
                       contest.options[i].name.empty() ? contest.options[i].id : contest.options[i].name,
                       {i}});
  return lists;
}

void add(ObservedShare& share, model::Cell y, model::Cell x) {
  const bool told = model::is_count(y) && model::is_count(x) && y >= 0 && x >= 0;
  share.y.push_back(told ? static_cast<double>(y) : 0);
  share.x.push_back(told ? static_cast<double>(x) : 0);
  share.told.push_back(told ? 1 : 0);
}

base::Result<read::Grid> split(const std::string& name, std::string bytes) {
  auto table = read::open_table(name, std::move(bytes), {});
  if (!table) return table.error();
  if (table->grid.rows() == 0) return Error{ErrorKind::format, name + " is empty", {name, 1, 1}, {}};
  return std::move(table->grid);
}

base::Result<read::Grid> open(const std::filesystem::path& path) {
  auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  return split(path.filename().string(), std::move(bytes).value());
}

std::size_t column_of(const read::Grid& grid, std::string_view heading) {
  for (std::size_t c = 0; c < grid.columns(0); ++c)
    if (grid.cell(0, c) == heading) return c;
  return model::kNone;
}

double real_of(std::string_view text) {
  double value = -1;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  return end.ec == std::errc() && end.ptr == text.data() + text.size() ? value : -1;
}

bool blank_row(const read::Grid& grid, std::size_t row) {
  for (std::size_t c = 0; c < grid.columns(row); ++c)
    if (!grid.cell(row, c).empty()) return false;
  return true;
}

/// Columns of a form that hold no answers: what collecting software adds (XLSForm and ODK exports), and keys.
bool is_meta(std::string_view heading) {
  static const std::set<std::string, std::less<>> kMeta = {"SubmissionDate",
                                                           "start",
                                                           "end",
                                                           "today",
                                                           "deviceid",
                                                           "username",
                                                           "KEY",
                                                           "instanceID",
                                                           "meta-instanceID",
                                                           "meta:instanceID",
                                                           "meta/instanceID",
                                                           "SubmitterID",
                                                           "SubmitterName",
                                                           "AttachmentsPresent",
                                                           "AttachmentsExpected",
                                                           "Status",
                                                           "ReviewState",
                                                           "DeviceID",
                                                           "Edits",
                                                           "FormVersion",
                                                           "_id",
                                                           "_uuid",
                                                           "_submission_time"};
  return heading.empty() || kMeta.contains(heading) || heading.starts_with("meta-") || heading.starts_with("_");
}

}  // namespace

std::vector<ObservedShare> observed_shares(const model::Contest& contest, const model::CopyInfo& info,
                                           const model::SheetTable& table) {
  std::vector<ObservedShare> shares;
  for (const Lists& list : lists_of(contest)) {
    ObservedShare share{list.id, list.name, {}, {}, {}};
    for (std::size_t u = 0; u < table.units(); ++u) {
      model::Cell votes = model::kMissing;
      for (const std::size_t option : list.options)
        if (table.has_option(option) && model::is_count(table.votes[option].cells[u]))
          votes = (model::is_count(votes) ? votes : 0) + table.votes[option].cells[u];
      add(share, votes, model::options_sum(table, u));
    }
    shares.push_back(std::move(share));
  }
  const auto votes = [](const ObservedShare& share) {
    double sum = 0;
    for (const double y : share.y) sum += y;
    return sum;
  };
  std::stable_sort(shares.begin(), shares.end(), [&](const auto& a, const auto& b) { return votes(a) > votes(b); });
  std::erase_if(shares, [&](const ObservedShare& share) { return votes(share) <= 0; });
  const model::Column* registered = table.quantity(Quantity::registered);
  if (!registered) return shares;
  const model::TurnoutBase base = info.turnout ? model::TurnoutBase{*info.turnout, *info.turnout == Quantity::ballots}
                                               : model::default_turnout(table);
  ObservedShare turnout{"turnout", "turnout", {}, {}, {}};
  for (std::size_t u = 0; u < table.units(); ++u)
    add(turnout, model::turnout_count(table, base, u), registered->cells[u]);
  shares.insert(shares.begin(), std::move(turnout));
  return shares;
}

base::Result<SampleFile> read_sample(const ObserveOptions& options) {
  const auto grid = options.sample_text.empty() ? open(options.sample)
                                                : split(options.sample.filename().string(), options.sample_text);
  if (!grid) return grid.error();
  std::size_t columns[5];
  const char* headings[5] = {"station", "stratum", "stratum_stations", "probability", "design"};
  for (std::size_t i = 0; i < 5; ++i) {
    columns[i] = column_of(*grid, headings[i]);
    if (columns[i] == model::kNone)
      return Error{ErrorKind::format, std::string("the sample has no column \"") + headings[i] + "\"",
                   grid->place(0, 0), "a sample is the file that acta observe draw writes"};
  }
  SampleFile sample;
  std::map<std::string, std::uint32_t> strata;
  std::set<std::string, std::less<>> seen;
  std::vector<double> drawn;
  for (std::size_t row = 1; row < grid->rows(); ++row) {
    if (blank_row(*grid, row)) continue;
    const auto wrong = [&](std::size_t column, std::string message) {
      return Error{ErrorKind::format, std::move(message), grid->place(row, columns[column]), {}};
    };
    SampledStation station{std::string(grid->cell(row, columns[0])), 0, real_of(grid->cell(row, columns[3]))};
    if (!seen.insert(station.key).second) return wrong(0, "the station \"" + station.key + "\" is in the sample twice");
    const double size = real_of(grid->cell(row, columns[2]));
    if (!(size >= 1 && size <= 1e12)) return wrong(2, "stratum_stations is no number of stations");
    if (!(station.probability >= kLeastProbability && station.probability <= 1))
      return wrong(3, "a probability lies between a billionth and 1");
    const auto [at, first] =
        strata.try_emplace(std::string(grid->cell(row, columns[1])), static_cast<std::uint32_t>(strata.size()));
    station.stratum = at->second;
    if (first) sample.sizes.push_back(size), sample.strata.push_back(at->first), drawn.push_back(0);
    if (sample.sizes[station.stratum] != size)
      return wrong(2, "the stratum \"" + at->first + "\" has two different sizes");
    if (++drawn[station.stratum] > size)
      return wrong(2, "more stations are drawn from \"" + at->first + "\" than it has");
    const std::string design(grid->cell(row, columns[4]));
    if (!sample.design.empty() && sample.design != design) return wrong(4, "the sample has two designs");
    sample.design = design;
    sample.stations.push_back(std::move(station));
  }
  if (sample.stations.empty()) return Error{ErrorKind::format, "the sample has no station", grid->place(0, 0), {}};
  return sample;
}

base::Result<void> add_answers(report::ObservationEstimate& estimate, const SampleFile& sample,
                               const ObserveOptions& options) {
  const auto grid = open(options.forms);
  if (!grid) return grid.error();
  const std::string heading = options.station.empty() ? "station" : options.station;
  const std::size_t key = column_of(*grid, heading);
  if (key == model::kNone)
    return Error{ErrorKind::format, "the forms have no column \"" + heading + "\"", grid->place(0, 0),
                 "--station NAME names the column that holds the station"};
  std::map<std::string, std::uint32_t, std::less<>> index;
  for (std::uint32_t k = 0; k < sample.stations.size(); ++k) index[sample.stations[k].key] = k;
  std::vector<std::size_t> form_of(sample.stations.size(), 0);
  for (std::size_t row = 1; row < grid->rows(); ++row) {
    if (blank_row(*grid, row)) continue;
    ++estimate.forms;
    const auto at = index.find(grid->cell(row, key));
    if (at == index.end())
      ++estimate.forms_elsewhere;
    else if (form_of[at->second] != 0)
      ++estimate.forms_again;
    else
      form_of[at->second] = row;
  }
  for (std::size_t column = 0; column < grid->columns(0); ++column) {
    if (column == key || is_meta(grid->cell(0, column))) continue;
    std::map<std::string, std::vector<std::uint32_t>> answers;
    observe::Sample answered{sample.sizes, {}, {}};
    std::vector<std::uint32_t> stations;
    for (std::uint32_t k = 0; k < form_of.size(); ++k) {
      if (form_of[k] == 0) continue;
      const std::string_view answer = grid->cell(form_of[k], column);
      if (answer.empty()) continue;
      answers[std::string(answer)].push_back(static_cast<std::uint32_t>(stations.size()));
      stations.push_back(k);
      answered.stratum.push_back(sample.stations[k].stratum);
      if (sample.design == "size") answered.probability.push_back(sample.stations[k].probability);
    }
    if (answers.empty() || answers.size() > kMostAnswers) continue;
    const std::vector<double> x(stations.size(), 1);
    for (const auto& [answer, those] : answers) {
      std::vector<double> y(stations.size(), 0);
      for (const std::uint32_t k : those) y[k] = 1;
      estimate.answers.push_back({std::string(grid->cell(0, column)), answer, static_cast<std::int64_t>(those.size()),
                                  static_cast<std::int64_t>(stations.size()),
                                  observe::combined_ratio(answered, y, x, estimate.confidence)});
    }
  }
  return {};
}

base::Result<void> add_incidents(report::ObservationEstimate& estimate, const SampleFile& sample,
                                 const std::vector<std::uint32_t>& reported, const ObserveOptions& options) {
  const auto grid = open(options.incidents);
  if (!grid) return grid.error();
  const std::string headings[2] = {options.station.empty() ? "station" : options.station,
                                   options.kind.empty() ? "kind" : options.kind};
  const std::size_t columns[2] = {column_of(*grid, headings[0]), column_of(*grid, headings[1])};
  for (std::size_t i = 0; i < 2; ++i)
    if (columns[i] == model::kNone)
      return Error{ErrorKind::format, "the incidents have no column \"" + headings[i] + "\"", grid->place(0, 0),
                   "--station NAME and --kind NAME name the columns"};
  std::map<std::string, std::size_t, std::less<>> index;
  observe::Sample observed{sample.sizes, {}, {}};
  for (const std::uint32_t k : reported) {
    index.emplace(sample.stations[k].key, index.size());
    observed.stratum.push_back(sample.stations[k].stratum);
    if (sample.design == "size") observed.probability.push_back(sample.stations[k].probability);
  }
  std::map<std::string, std::set<std::size_t>> kinds;
  for (std::size_t row = 1; row < grid->rows(); ++row) {
    if (blank_row(*grid, row)) continue;
    ++estimate.incident_rows;
    const auto at = index.find(grid->cell(row, columns[0]));
    if (at == index.end())
      ++estimate.incidents_elsewhere;
    else
      kinds[std::string(grid->cell(row, columns[1]))].insert(at->second);
  }
  const std::vector<double> x(reported.size(), 1);
  for (const auto& [kind, stations] : kinds) {
    std::vector<double> y(reported.size(), 0);
    for (const std::size_t k : stations) y[k] = 1;
    estimate.incidents.push_back({kind, "", static_cast<std::int64_t>(stations.size()),
                                  static_cast<std::int64_t>(reported.size()),
                                  observe::combined_ratio(observed, y, x, estimate.confidence)});
  }
  return {};
}

}  // namespace acta::app
