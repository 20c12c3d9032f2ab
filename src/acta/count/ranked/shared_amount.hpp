// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "acta/count/ranked/amount.hpp"

namespace acta::count {

/// An amount that many hold: of millions of heaps of ballots only a few values differ.
class SharedAmount {
 public:
  SharedAmount(Amount amount) : m_amount(std::make_shared<const Amount>(std::move(amount))) {}
  const Amount& operator*() const { return *m_amount; }
  const Amount* operator->() const { return m_amount.get(); }
  const Amount* get() const { return m_amount.get(); }
  friend bool operator==(const SharedAmount& a, const SharedAmount& b) { return a.m_amount == b.m_amount || *a == *b; }

 private:
  std::shared_ptr<const Amount> m_amount;  ///< never null
};

/// What ballots are worth together.
class Worth {
 public:
  void add(const SharedAmount& value, std::int64_t count) {
    for (auto& [known, sum] : m_counts)
      if (known == value.get()) return void(sum += count);
    m_counts.emplace_back(value.get(), count);
  }
  /// REQUIRES: the values added are still held by somebody.
  Amount sum() const {
    Amount all(0);
    for (const auto& [value, count] : m_counts) all += value->times(count);
    return all;
  }

 private:
  std::vector<std::pair<const Amount*, std::int64_t>> m_counts;
};

}  // namespace acta::count
