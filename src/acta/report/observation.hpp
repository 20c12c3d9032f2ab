// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/model/finding.hpp"
#include "acta/observe/draw.hpp"
#include "acta/observe/estimate.hpp"
#include "acta/observe/resample.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

/// What samples of one design would do for one share, from a full count.
struct PlannedShare {
  std::string name;
  double expected = 0;  ///< half width of the interval, by formula
  observe::Resampling simulated;
};
struct PlannedDesign {
  std::string name;        ///< "stratified by region, proportional"
  std::int64_t size = 0;   ///< stations: as asked, or the fewest for the wanted margin
  std::size_t strata = 1;  ///< in the frame
  std::vector<PlannedShare> shares;
};
struct ObservationPlan {
  const model::Contest* contest = nullptr;
  std::string copy;
  std::int64_t stations = 0;
  double confidence = 0.95;
  std::optional<double> margin;  ///< wanted half width, as a share
  std::uint64_t seed = 0;
  std::vector<PlannedDesign> designs;
};
std::string plan_text(const ObservationPlan& plan, const TextStyle& style);
std::string plan_json(const ObservationPlan& plan);

/// A sample as it was drawn.
struct ObservationDraw {
  const model::SheetTable* table = nullptr;
  observe::Frame frame;
  std::vector<observe::Drawn> sample;
  std::string seed, design;  ///< "simple", "stratified" or "size"
};
/// One row a station: order, station, name, stratum, stratum_stations, probability, design, seed.
std::string draw_csv(const ObservationDraw& draw);

struct EstimatedShare {
  std::string name, id;
  observe::Estimate estimate;
  std::optional<observe::Estimate> separate;  ///< where the electors of every stratum are known
  observe::Bounds bounds;                     ///< whatever stations without a report would say
};
/// Estimates with the first so many reports.
struct Arrival {
  std::int64_t reports = 0;
  std::vector<observe::Estimate> shares;  ///< as `shares` of the estimate
};
struct EstimatedSeats {
  std::string name;
  std::int64_t seats = 0, low = 0, high = 0;  ///< of the totals, and the middle 95 % of the bootstrap
};
struct AnswerRate {
  std::string question, answer;
  std::int64_t stations = 0, answered = 0;
  observe::Estimate estimate;
};
struct ObservationEstimate {
  const model::Contest* contest = nullptr;
  std::string reports, design;
  std::int64_t drawn = 0, reported = 0, population = 0;
  double confidence = 0.95;
  std::vector<std::string> missing;  ///< keys of stations without a report
  std::vector<EstimatedShare> shares;
  std::vector<Arrival> arrivals;
  std::vector<EstimatedSeats> seats;
  std::string seats_note;  ///< why there are none, or how many replicates they rest on
  std::vector<AnswerRate> answers;
  /// Stations with at least one incident of a kind (`question`), of those that reported.
  std::vector<AnswerRate> incidents;
  std::int64_t incident_rows = 0, incidents_elsewhere = 0;
  std::int64_t forms = 0, forms_elsewhere = 0,
               forms_again = 0;  ///< read; of no station of the sample; of one that had one
  std::vector<model::Finding> findings;
};
std::string estimate_text(const ObservationEstimate& estimate, const TextStyle& style, const std::string& version);
std::string estimate_json(const ObservationEstimate& estimate);
class JsonWriter;
/// The same as one value.
void write_observation(JsonWriter& json, const ObservationEstimate& estimate);

}  // namespace acta::report
