// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "acta/app/analyse.hpp"
#include "acta/app/load.hpp"
#include "support/shared.hpp"

namespace acta::test {

/// A recipe of this repository, read with the data beside it and analysed. Kept for the whole run: several tests look
/// at the same election.
struct Read {
  std::unique_ptr<app::Loaded> loaded;
  report::Report report;

  const model::SheetTable& sheets(std::size_t copy = 0, std::size_t contest = 0) const {
    return loaded->sheets[contest][copy].sheets;
  }
  std::int64_t total(model::Quantity quantity, std::size_t copy = 0) const {
    return model::sum(sheets(copy).quantity(quantity)).total;
  }
  std::int64_t votes(const std::string& option, std::size_t copy = 0, std::size_t contest = 0) const;
  const model::Finding& finding(const std::string& code, const std::string& copy = {}) const;
};

/// Fails the test where the recipe cannot be read.
const Read& recipe(const std::string& name);

}  // namespace acta::test
