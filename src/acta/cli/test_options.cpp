// SPDX-License-Identifier: Apache-2.0
#include "acta/cli/test_options.hpp"

#include <CLI/CLI.hpp>

namespace acta::cli {

void TestOptions::declare(CLI::App& app) {
  app.add_option("--calibrate", m_options.calibrate, "Honest elections of each model that statistics are compared with")
      ->check(CLI::Range(0, 100'000))
      ->type_name("N");
  app.add_option("--replicates", m_options.replicates, "Resamples of bootstraps and permutations")
      ->capture_default_str()
      ->check(CLI::Range(20, 1'000'000))
      ->type_name("N");
  app.add_flag("--mixture", m_options.mixture,
               "Fit the Bayesian mixture of classes of stations, too (seconds to minutes)");
  app.add_flag("--mixture-areas", m_options.mixture_areas, "... with an effect of each largest area");
  app.add_flag("--mixture-covariates", m_options.mixture_covariates,
               "... with coefficients of ln registered voters and of kinds of stations");
  app.add_option("--before", m_before,
                 "An earlier election of the same stations; again for more, of which pictures alone are shown")
      ->allow_extra_args(false)
      ->type_name("RECORD");
  app.add_option("--seed", m_options.seed, "Seed of everything drawn")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
}

base::Result<std::vector<std::unique_ptr<app::Loaded>>> TestOptions::load_earlier(RecordOptions record,
                                                                                  const app::Loaded& later,
                                                                                  app::Progress* progress) const {
  std::vector<std::unique_ptr<app::Loaded>> all;
  for (const std::string& name : m_before) {
    record.rename(name);
    auto one = record.load(progress);
    if (!one) return one.error();
    if (app::same_record(**one, later))
      return base::Error{base::ErrorKind::usage,
                         "--before " + name + " is the record itself: the same files, byte for byte",
                         {},
                         "--before RECORD: an earlier election of the same stations"};
    for (const auto& other : all)
      if (app::same_record(**one, *other))
        return base::Error{base::ErrorKind::usage, "--before " + name + " is a record that was named before", {}, {}};
    all.push_back(std::move(one).value());
  }
  return all;
}

std::string TestOptions::text() const {
  std::string text;
  for (const std::string& name : m_before) text += " --before " + name;
  if (m_options.mixture) text += " --mixture";
  if (m_options.mixture_areas) text += " --mixture-areas";
  if (m_options.mixture_covariates) text += " --mixture-covariates";
  if (m_options.calibrate > 0) text += " --calibrate " + std::to_string(m_options.calibrate);
  if (m_options.replicates != m_default) text += " --replicates " + std::to_string(m_options.replicates);
  if (m_options.seed != forensics::Options{}.seed) text += " --seed " + std::to_string(m_options.seed);
  return text;
}

}  // namespace acta::cli
