// SPDX-License-Identifier: Apache-2.0
#include "acta/check/join.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "acta/check/key_forms.hpp"

namespace acta::check {
namespace {

using model::Quantity;
using model::SheetTable;

constexpr std::uint32_t kNobody = static_cast<std::uint32_t>(-1);

/// Units of one copy by key; those that share one are chained.
class Units {
 public:
  explicit Units(const Keys& keys) : m_next(keys.size(), kNobody) {
    m_first.reserve(2 * keys.size());
    for (std::uint32_t unit = static_cast<std::uint32_t>(keys.size()); unit-- > 0;) {
      const auto [at, fresh] = m_first.try_emplace(keys[unit], unit);
      if (fresh) continue;
      m_next[unit] = at->second;
      at->second = unit;
    }
  }
  std::uint32_t first(std::string_view key) const {
    const auto at = m_first.find(key);
    return at == m_first.end() ? kNobody : at->second;
  }
  bool alone(std::uint32_t first) const { return m_next[first] == kNobody; }
  std::vector<std::uint32_t> all(std::uint32_t unit) const {
    std::vector<std::uint32_t> units;
    for (; unit != kNobody; unit = m_next[unit]) units.push_back(unit);
    return units;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> m_first;
  std::vector<std::uint32_t> m_next;
};

/// Units whose key nobody else has in the copy; the others go to Join::shared.
void sort_out(const SheetTable& table, const Keys& keys, const Units& own, const Units& other, bool in_first,
              Join& join) {
  for (std::uint32_t unit = 0; unit < keys.size(); ++unit) {
    const std::uint32_t first = own.first(keys[unit]);
    if (!own.alone(first)) {
      if (first == unit) join.shared.push_back({in_first, std::string(table.keys[unit]), own.all(unit)});
      continue;
    }
    const std::uint32_t partner = other.first(keys[unit]);
    if (partner != kNobody && other.alone(partner)) {
      if (in_first) join.both.emplace_back(unit, partner);
    } else {
      (in_first ? join.only_first : join.only_second).push_back(unit);
    }
  }
}

bool has_common_option(const SheetTable& a, const SheetTable& b) {
  for (std::size_t option = 0; option < a.votes.size(); ++option)
    if (a.has_option(option) && b.has_option(option)) return true;
  return false;
}

bool votes_agree(const SheetTable& a, const SheetTable& b, std::uint32_t unit_a, std::uint32_t unit_b) {
  for (std::size_t option = 0; option < a.votes.size(); ++option)
    if (a.has_option(option) && b.has_option(option) && a.votes[option].cells[unit_a] != b.votes[option].cells[unit_b])
      return false;
  return true;
}

void look_at(const SheetTable& a, const SheetTable& b, Join& join) {
  const model::Column *electors_a = a.quantity(Quantity::registered), *electors_b = b.quantity(Quantity::registered);
  join.by_registered = electors_a && electors_b;
  if (!join.by_registered && !has_common_option(a, b)) return;
  for (const auto& [unit_a, unit_b] : join.both) {
    if (!join.by_registered) {
      ++join.looked_at;
      join.agree += votes_agree(a, b, unit_a, unit_b);
      continue;
    }
    const model::Cell left = electors_a->cells[unit_a], right = electors_b->cells[unit_b];
    if (!model::is_count(left) || !model::is_count(right)) continue;
    ++join.looked_at;
    join.agree += left == right;
  }
}

Join joined(const SheetTable& a, const SheetTable& b, const KeyForm& form) {
  const Keys keys_a = keys_of(a.keys, form.kind, form.first_parts), keys_b = keys_of(b.keys, form.kind, form.second_parts);
  const Units units_a(keys_a), units_b(keys_b);
  Join join;
  join.rule = form.name;
  sort_out(a, keys_a, units_a, units_b, true, join);
  sort_out(b, keys_b, units_b, units_a, false, join);
  look_at(a, b, join);
  return join;
}

bool convinces(const Join& join, std::size_t smaller) {
  return 10 * join.both.size() >= 9 * smaller && 10 * join.agree >= 9 * join.looked_at;
}

}  // namespace

Join join_by_key(const SheetTable& first, const SheetTable& second) {
  const std::size_t smaller = std::min(first.units(), second.units());
  Join best;
  bool any = false;
  const auto try_forms = [&](const std::vector<KeyForm>& forms) {
    for (const KeyForm& form : forms) {
      Join join = joined(first, second, form);
      if (!any || join.agree > best.agree) best = std::move(join);
      any = true;
      if (convinces(best, smaller)) return true;
    }
    return false;
  };
  if (!try_forms(mild_forms())) try_forms(other_forms(first.keys, second.keys));
  return best;
}

}  // namespace acta::check
