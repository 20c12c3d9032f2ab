// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "acta/count/compensation.hpp"
#include "acta/count/tier_lists.hpp"

namespace acta::count {

/// Writes the steps of a count, for people to follow. Seats themselves come from evaluate(): the tests hold the two
/// against each other.
class StepWriter {
 public:
  StepWriter(const Work& work, model::CountResult& result) : m_work(work), m_result(result) {}

  void tier(std::size_t tier);

 private:
  void plurality(std::size_t tier, std::size_t area);
  void lists(std::size_t tier, std::size_t area);
  void compensation(std::size_t tier);
  void biproportional(std::size_t tier);

  void conditions(std::size_t tier);
  void seats_of_areas(std::size_t tier);
  void agreements(const AreaDivision& division);
  void averages(const AreaDivision& division);
  void pair(const AreaDivision& division, std::size_t group, const Allotment& inner);
  void quotas(const AreaDivision& division);
  void majority(const AreaDivision& division);
  void places(std::size_t tier);
  void unseated(std::size_t tier);

  void add(model::Message what, std::string_view about, model::Message arithmetic = {},
           std::optional<std::size_t> list = {}, std::vector<std::int64_t> standing = {});
  const std::string& name(std::size_t list) const { return m_work.plan.poll->lists[list].name; }
  std::string area_name(std::size_t row) const;

  const Work& m_work;
  model::CountResult& m_result;
  std::size_t m_tier = 0, m_row = 0;
  std::vector<std::int64_t> m_standing;  ///< seats per list in the area so far
};

/// The order in which the seats of one area are awarded: for each list the numbers of its seats, from 1.
std::vector<std::vector<std::int64_t>> award_numbers(const Work& work, std::size_t tier, std::size_t area);

/// votes / d(seats) as text for people.
model::Message quotient_text(std::int64_t votes, const model::Divisors& divisors, std::int64_t seats);

}  // namespace acta::count
