// SPDX-License-Identifier: Apache-2.0
// Draws of Arlo, against cases/audit/arlo/sampler.jsonl: calls that Arlo's own unit tests make, with their results.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "acta/audit/arlo_batches.hpp"
#include "acta/audit/consistent_draw.hpp"
#include "acta/audit/tickets_consistent.hpp"
#include "support/shared.hpp"

namespace acta {
namespace {

using namespace acta::audit;
using Json = nlohmann::ordered_json;

std::vector<Json> calls(const std::string& function) {
  std::vector<Json> found;
  std::ifstream file(test::shared("cases/audit/arlo/sampler.jsonl"));
  for (std::string line; std::getline(file, line);)
    if (Json call = Json::parse(line); call.at("fn") == function) found.push_back(std::move(call));
  EXPECT_FALSE(found.empty()) << function;
  return found;
}

void expect_ballots(const Json& call, unsigned threads) {
  const auto& arguments = call["args"];
  std::vector<IdentifierRun> runs;
  for (const auto& [batch, positions] : arguments[1].items())
    runs.push_back(*arlo_ballots({batch}, positions.front(), positions.size()));
  const std::uint64_t skip = call["kwargs"].value("num_sampled", std::uint64_t{0});
  const auto drawn = *draw_tickets(runs, {arguments[0].get<std::string>(), skip, arguments[2], true, threads});
  ASSERT_EQ(drawn.size(), call["result"].size());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const auto& row = call["result"][i];
    EXPECT_EQ(printed_ticket(drawn[i].ticket), row[0]);
    EXPECT_EQ(identifier_of(runs, drawn[i].item), "('" + row[1][0].get<std::string>() + "', " + row[1][1].dump() + ")");
    EXPECT_EQ(drawn[i].generation, row[2]);
  }
}

TEST(AuditDrawArlo, Ballots) {
  ACTA_NEED_SHARED("cases/audit/arlo/sampler.jsonl");
  for (const Json& call : calls("sampler.draw_sample"))
    for (const unsigned threads : {1U, 2U, 7U}) expect_ballots(call, threads);
}

PythonValue batch_key(const std::string& jurisdiction, const std::string& batch) {
  return {std::vector<PythonValue>{{jurisdiction}, {batch}}};
}

/// Votes by which a batch can be wrong: the winner's count that may be the loser's, and all its ballots.
double largest_error(const Json& batch, const std::string& contest, const Json& totals) {
  if (!batch.contains(contest)) return 0;
  const auto& votes = batch[contest];
  const double margin = totals["cand1"].get<double>() - totals["cand2"].get<double>();
  return (votes["cand1"].get<double>() - votes["cand2"].get<double>() + votes["ballots"].get<double>()) / margin;
}

struct Batches {
  std::vector<PythonValue> keys;
  std::vector<double> probabilities;
};

Batches batches_of(const Json& call) {
  Batches batches;
  const auto& contest = call["args"][1];
  for (const auto& [key, results] : call["kwargs"]["batch_results"].items()) {
    const std::size_t bar = key.find('|');
    batches.keys.push_back(batch_key(key.substr(0, bar), key.substr(bar + 1)));
    batches.probabilities.push_back(largest_error(results, contest["name"], contest["candidates"]));
  }
  double total = 0;
  for (const double error : batches.probabilities) total += error;
  for (double& probability : batches.probabilities) probability /= total;
  return batches;
}

std::string name(const Json& key) { return *python_str(batch_key(key[0], key[1])); }

std::set<std::uint64_t> examined_batches(const Batches& batches, const Json& previous) {
  std::set<std::uint64_t> examined;
  for (std::size_t i = 0; i < batches.keys.size(); ++i)
    if (std::any_of(previous.begin(), previous.end(),
                    [&](const Json& key) { return *python_str(batches.keys[i]) == name(key); }))
      examined.insert(i);
  return examined;
}

// The label of a batch that is drawn again is made from the shortened one (Arlo's own way); it decides nothing.
TEST(AuditDrawArlo, BatchesByTheirErrorBounds) {
  ACTA_NEED_SHARED("cases/audit/arlo/sampler.jsonl");
  for (const Json& call : calls("sampler.draw_ppeb_sample")) {
    const Batches batches = batches_of(call);
    const std::string seed = call["args"][0];
    const std::uint64_t take = call["args"][2];
    const auto& previous = call["kwargs"]["previously_sampled_batch_keys"];
    const bool all = take + previous.size() >= batches.keys.size();
    const auto drawn = *(all ? all_batches(seed, batches.keys, examined_batches(batches, previous))
                             : draw_batches(seed, batches.keys, batches.probabilities, previous.size(), take));
    ASSERT_EQ(drawn.size(), call["result"].size());
    for (std::size_t i = 0; i < drawn.size(); ++i) {
      EXPECT_EQ(*python_str(batches.keys[drawn[i].batch]), name(call["result"][i][1])) << i;
      EXPECT_EQ(drawn[i].ticket, call["result"][i][0]) << i;
    }
  }
}

}  // namespace
}  // namespace acta
