// SPDX-License-Identifier: Apache-2.0
#include "acta/model/record.hpp"

namespace acta::model {

std::string_view to_string(CopyKind kind) {
  switch (kind) {
    case CopyKind::final: return "final";
    case CopyKind::preliminary: return "preliminary";
    case CopyKind::observer: return "observer";
    case CopyKind::party: return "party";
    case CopyKind::reading: return "reading";
  }
  return "final";
}

std::size_t find_option(const Contest& contest, const std::string& id) {
  for (std::size_t o = 0; o < contest.options.size(); ++o)
    if (contest.options[o].id == id) return o;
  return kNone;
}

std::optional<std::int64_t> proclaimed_seats(const Contest& contest, const ListVotes& list) {
  std::optional<std::int64_t> members;
  for (const Proclaimed& proclaimed : contest.proclaimed) {
    if (proclaimed.list == list.id) return proclaimed.seats;
    for (const std::size_t option : list.options)
      if (contest.options[option].id == proclaimed.list) members = members.value_or(0) + proclaimed.seats;
  }
  return members;
}

}  // namespace acta::model
