// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "acta/model/finding.hpp"
#include "acta/model/record.hpp"

/// Releases (bulletins) as data: what their checks share. Method: doc/methods/check.md, "Releases".
namespace acta::check {

std::string name_of(const model::Release& release);
/// What a label stands for, for people: the name of the option or alliance of that id, else the label.
std::string list_name(const model::Contest& contest, const std::string& list);
/// Releases in the order of the record, but one whose date is clearly earlier before those that are clearly later. A
/// date that begins another ("2020-12" and "2020-12-07") is neither.
std::vector<const model::Release*> in_order(const model::Contest& contest);
model::Cell stated(const model::Release& release, model::Quantity quantity);

/// The lines that together make up a release's whole: an alliance stands for its options. A label that is no option or
/// alliance stands for all others.
struct ReleaseParts {
  std::vector<const model::Release::Line*> lines;
  bool others = false;    ///< a line stands for all others
  bool complete = false;  ///< every option is in one of the lines, or a line stands for all others
  bool told = false;      ///< complete, and every line states votes
  std::int64_t sum = 0;   ///< of the votes that are stated
};
ReleaseParts parts_of(const model::Contest& contest, const model::Release& release);
bool is_list(const model::Contest& contest, const std::string& id);
/// Valid votes as stated, else the sum of all parts where it is told.
std::optional<std::int64_t> whole_of(const model::Release& release, const ReleaseParts& parts);

model::Finding start(std::string_view code, const model::Contest& contest);
void add_instance(model::Finding& finding, const model::Release& release, std::string detail);

model::Finding releases_fall(const model::Contest& contest);
model::Finding release_shares(const model::Contest& contest);
model::Finding release_parts(const model::Contest& contest);
model::Finding nearest_to_shares(const model::Contest& contest);
model::Finding release_variants(const model::Contest& contest);
model::Finding release_rest(const model::Contest& contest);

}  // namespace acta::check
