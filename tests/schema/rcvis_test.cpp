// SPDX-License-Identifier: Apache-2.0
// Counts written for RCVis against doc/formats/universal-tabulator.schema.json and the laws of report/rcvis.hpp.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "acta/app/files.hpp"
#include "acta/app/ranked.hpp"
#include "acta/app/ranked_output.hpp"
#include "support/shared.hpp"

namespace acta {
namespace {

namespace fs = std::filesystem;
using count::Amount;
using nlohmann::json;

const fs::path kSource = ACTA_SOURCE_DIR;

std::string complaints(const json& document) {
  const json text = json::parse(test::read_file(kSource / "doc/formats/universal-tabulator.schema.json"));
  valijson::Schema schema;
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) return {};
  std::string all = "refused";
  for (valijson::ValidationResults::Error error; results.popError(error);) all += ": " + error.description;
  return all;
}

/// The ballots counted by a law, as files for RCVis.
std::vector<json> counted(const std::string& blt, const std::string& law, int seats,
                          const std::vector<std::string>& draw = {}) {
  const fs::path file = fs::temp_directory_path() / "acta-rcvis.blt";
  EXPECT_TRUE(app::write_file(file, blt));
  app::RankedLawOptions options;
  options.ballots = file;
  options.law = kSource / "laws" / (law + ".toml");
  options.law_name = law;
  options.seats = seats > 0 ? std::optional(seats) : std::nullopt;
  options.draw = draw;
  options.sensitivity = false;
  const auto shown = app::count_by_law(options);
  fs::remove(file);
  EXPECT_TRUE(shown) << law << (shown ? "" : ": " + base::to_text(shown.error()));
  std::vector<json> documents;
  if (!shown) return documents;
  for (const auto& own : app::rcvis_files(*shown, "r.json", "2027-05-06")) documents.push_back(json::parse(own.bytes));
  return documents;
}

Amount votes(const json& text) { return count::parse_amount(text.get<std::string>()).value(); }

/// What breaks the laws of the format; empty: nothing. `moves`: transfers explain the next tally.
std::string breaches(const json& document, bool moves) {
  std::string text = complaints(document);
  std::set<std::string> done, gone;
  const json& results = document["results"];
  for (std::size_t r = 0; r < results.size(); ++r) {
    std::map<std::string, Amount> next;
    for (const auto& [name, own] : results[r]["tally"].items()) {
      if (gone.contains(name)) text += name + " stands after the elimination; ";
      next[name] = votes(own);
    }
    for (const json& decision : results[r]["tallyResults"]) {
      const bool elected = decision.contains("elected");
      const std::string name = decision[elected ? "elected" : "eliminated"];
      if (!done.insert(name).second) text += name + " is decided twice; ";
      if (!elected) gone.insert(name);
      if (!elected && r + 1 == results.size()) text += "an elimination in the last round; ";
      for (const auto& [to, amount] : decision["transfers"].items()) {
        next[name] = next[name] - votes(amount);
        if (to != "exhausted" && to != "residual surplus") next[to] += votes(amount);
      }
    }
    for (const auto& [name, own] : next) {
      const bool shown = r + 1 < results.size() && results[r + 1]["tally"].contains(name);
      if (moves && r + 1 < results.size() && own != (shown ? votes(results[r + 1]["tally"][name]) : Amount(0)))
        text += "round " + std::to_string(r + 1) + " does not explain " + name + "; ";
    }
  }
  return text;
}

/// Rankings of up to all six candidates.
std::string drawn_blt(unsigned seed, int ballots) {
  std::mt19937 random(seed);
  std::string text = "6 2\n";
  for (int i = 0; i < ballots; ++i) {
    std::vector<int> order{1, 2, 3, 4, 5, 6};
    for (std::size_t c = order.size(); c > 1; --c) std::swap(order[c - 1], order[random() % c % 4 % c]);
    order.resize(1 + random() % order.size());
    text += std::to_string(1 + random() % 7);
    for (const int c : order) text += ' ' + std::to_string(c);
    text += " 0\n";
  }
  return text + "0\n\"A\"\n\"B\"\n\"C\"\n\"D\"\n\"E\"\n\"F\"\n\"Ward\"\n";
}

// Instant runoff: 4 A, 3 B, 2 C>B. C goes, B has 5 of 9, a majority.
TEST(Rcvis, InstantRunoffAsByHand) {
  const auto files = counted("3 1\n4 1 0\n3 2 0\n2 3 2 0\n0\n\"A\"\n\"B\"\n\"C\"\n\"Mayor\"\n", "generic/irv", 0);
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0],
            json::parse(R"({"config": {"contest": "Mayor", "date": "2027-05-06", "threshold": "5"}, "results": [
    {"round": 1, "tally": {"A": "4", "B": "3", "C": "2"}, "tallyResults": [{"eliminated": "C", "transfers": {"B": "2"}}]},
    {"round": 2, "tally": {"A": "4", "B": "5"}, "tallyResults": [{"elected": "B", "transfers": {}}]}]})"));
  EXPECT_EQ(breaches(files[0], true), "");
}

const std::vector<std::string> kDraw{"A", "B", "C", "D", "E", "F"};

TEST(Rcvis, EveryLawIsTold) {
  int documents = 0;
  for (const char* law : {"generic/irv", "us/minneapolis", "gb/scottish-local", "gb/northern-ireland-local", "ie/dail",
                          "au/senate", "mt/house", "au/tasmania", "au/act", "au/house", "us/cambridge",
                          "generic/stv-fractional", "generic/stv-exclusive"})
    for (unsigned seed = 1; seed <= 8; ++seed) {
      const bool one = std::set<std::string>{"generic/irv", "us/minneapolis", "au/house"}.contains(law);
      for (const json& document : counted(drawn_blt(seed, 40), law, one ? 0 : 2, kDraw)) {
        // Exact fractions are cut to six decimals, which sums do not survive.
        EXPECT_EQ(breaches(document, std::string(law).find("generic/stv") == std::string::npos), "")
            << law << ' ' << seed << '\n'
            << document.dump(1);
        ++documents;
      }
    }
  EXPECT_EQ(documents, 104);
  for (const char* law : {"generic/wright", "generic/meek", "generic/warren"})
    for (const json& document : counted(drawn_blt(3, 40), law, 2, kDraw))
      EXPECT_EQ(breaches(document, false), "") << law;
}

TEST(Rcvis, SchemaRefusesWhatTheFormatDoes) {
  json sound = counted("2 1\n4 1 0\n3 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n", "generic/irv", 0).at(0);
  ASSERT_EQ(complaints(sound), "");
  const auto refused = [&](const std::function<void(json&)>& change) {
    json other = sound;
    change(other);
    return !complaints(other).empty();
  };
  EXPECT_TRUE(refused([](json& d) { d["summary"] = json::object(); }));
  EXPECT_TRUE(refused([](json& d) { d["config"].erase("date"); }));
  EXPECT_TRUE(refused([](json& d) { d["config"]["date"] = "6 May"; }));
  EXPECT_TRUE(refused([](json& d) { d["results"][0]["tally"]["A"] = "8/3"; }));
  EXPECT_TRUE(refused([](json& d) { d["results"][0]["tallyResults"][0]["eliminated"] = "A"; }));
  EXPECT_TRUE(refused([](json& d) { d["results"][0]["tallyResults"][0].erase("elected"); }));
}

}  // namespace
}  // namespace acta
