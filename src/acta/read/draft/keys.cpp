// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_set>

#include "acta/read/draft/guess.hpp"

namespace acta::read::draft_detail {
namespace {

/// More columns of words than any key has: a table of texts, where only the first are tried.
constexpr std::size_t kMostKeys = 24;

bool contains(const Columns& columns, std::uint32_t column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

/// Finds the columns that tell the rows of a table apart, and which of them name areas.
class KeyFinder {
 public:
  KeyFinder(const TableProfile& profile, TableGuess& guess) : m_profile(profile), m_guess(guess) {}

  void run();

 private:
  Role role(std::uint32_t column) const { return m_guess.headings[column].role; }
  const ColumnProfile& look(std::uint32_t column) const { return m_profile.column(column); }
  bool unique(std::uint64_t groups) const { return groups * 1000 >= m_rows * 999; }
  std::uint64_t groups(const Columns& columns) const;

  void collect();
  void add_plain_columns();
  bool find_long_form();
  bool is_long(std::uint64_t without, std::uint64_t with, std::uint32_t option) const;
  void take_option(std::uint32_t option);
  bool find_names_form();
  void choose_unit();
  void set_unit(std::uint32_t column, bool is_key, double confidence, std::string reason);
  void choose_areas();
  void order_areas(Columns& others) const;
  void place_area(Partition& prefix, Partition& before, std::uint32_t column);
  void drop_fine_areas();

  const TableProfile& m_profile;
  TableGuess& m_guess;
  Columns m_keys;
  std::uint64_t m_rows = 0;  ///< or distinct keys, in long form
};

std::uint64_t KeyFinder::groups(const Columns& columns) const {
  Partition partition;
  for (const std::uint32_t column : columns) partition = m_profile.refine(partition, column);
  return partition.groups;
}

/// Columns with a key's heading, words left of the first number with a meaning, codes with leading zeros.
void KeyFinder::collect() {
  bool numbers_begun = false;
  for (std::uint32_t i = 0; i < m_profile.width() && m_keys.size() < kMostKeys; ++i) {
    const ColumnProfile& column = look(i);
    numbers_begun |= is_quantity(role(i));
    const bool named = role(i) == Role::area || role(i) == Role::unit;
    const bool words = column.kind == ColumnKind::text && role(i) == Role::none && !numbers_begun;
    const bool codes = column.kind == ColumnKind::whole && role(i) == Role::none && column.coded * 2 > column.filled;
    if ((named || words || codes) && (!column.constant || role(i) == Role::unit) && i != m_guess.where.column)
      m_keys.push_back(i);
  }
}

/// Numbers without a meaning at the left, where what is known does not tell rows apart.
void KeyFinder::add_plain_columns() {
  std::uint64_t now = m_keys.empty() ? 0 : groups(m_keys);
  if (now * 10 >= m_rows * 9) return;
  Columns tried = m_keys;
  for (std::uint32_t i = 0; i < m_profile.width() && tried.size() < m_keys.size() + 3; ++i) {
    if (is_quantity(role(i)) || role(i) == Role::count) break;
    if (look(i).kind != ColumnKind::whole || role(i) != Role::none || look(i).constant || contains(tried, i)) continue;
    tried.push_back(i);
    const std::uint64_t with = groups(tried);
    if (with == now && now > 0) {
      tried.pop_back();
      continue;
    }
    if (!m_profile.has_header() && is_long(now, with, i)) {
      tried.pop_back();
      m_keys = tried;
      return take_option(i);
    }
    now = with;
    if (unique(now)) break;
  }
  if (!unique(now)) return;
  m_keys = tried;
  std::sort(m_keys.begin(), m_keys.end());
}

/// A column that makes the key unique and takes nearly all of its few values in every group.
bool KeyFinder::is_long(std::uint64_t without, std::uint64_t with, std::uint32_t option) const {
  const std::uint64_t values = groups({option});
  return without > values && values >= 2 && values <= 500 && unique(with) && without * 3 < with * 2 &&
         without * values * 2 < with * 3 && with * 10 > without * values * 3;
}

void KeyFinder::take_option(std::uint32_t option) {
  std::uint32_t best = kNoColumn;
  for (std::uint32_t i = 0; i < m_profile.width(); ++i) {
    if (i == option || contains(m_keys, i) || look(i).kind != ColumnKind::whole) continue;
    if (role(i) != Role::count && (role(i) != Role::none || i < option)) continue;
    const bool named = best != kNoColumn && role(best) == Role::count;
    if (best == kNoColumn || role(i) == Role::count || (!named && look(i).sum > look(best).sum)) best = i;
  }
  if (best == kNoColumn) return;
  m_guess.form = TableForm::long_form;
  m_guess.option = option;
  m_guess.count = best;
  std::unordered_set<std::string_view> seen;
  for (std::size_t row = 0; row < m_profile.rows(); ++row)
    if (const std::string_view text = m_profile.text(row, option); seen.insert(text).second)
      m_guess.option_texts.emplace_back(text);
  const double sure = role(option) == Role::option ? 0.9 : 0.75;
  m_guess.evidence["form"] = {sure, "every key stands once for each of " + std::to_string(m_guess.option_texts.size()) +
                                        " values of " + column_label(m_profile, option)};
  m_guess.evidence["option"] = m_guess.evidence["form"];
  m_guess.evidence["count"] = {
      sure, role(best) == Role::count ? "the heading says votes" : "the largest whole numbers beside the option"};
}

bool KeyFinder::find_long_form() {
  std::uint32_t option = kNoColumn;
  for (std::uint32_t i = 0; i < m_profile.width() && option == kNoColumn; ++i)
    if (role(i) == Role::option && look(i).kind != ColumnKind::decimal && !look(i).constant) option = i;
  if (option == kNoColumn) return false;
  Columns keys = m_keys;
  std::erase(keys, option);
  keys.push_back(option);
  const std::uint64_t with = groups(keys);
  keys.pop_back();
  if (keys.empty() || groups(keys) * 3 > with * 2) return false;
  m_keys = keys;
  take_option(option);
  return m_guess.form == TableForm::long_form;
}

/// Codes with zeros for the levels above, a name, and no numbers.
bool KeyFinder::find_names_form() {
  if (m_profile.has_header()) return false;
  Columns codes;
  for (std::uint32_t i = 0; i < m_profile.width(); ++i) {
    if (look(i).kind == ColumnKind::whole && look(i).coded * 2 <= look(i).filled) return false;
    if (look(i).kind == ColumnKind::whole && !look(i).constant) codes.push_back(i);
    if (look(i).kind == ColumnKind::text) m_guess.name = i;
  }
  if (codes.empty() || m_guess.name == kNoColumn || !unique(groups(codes))) {
    m_guess.name = kNoColumn;
    return false;
  }
  m_guess.form = TableForm::names;
  m_guess.areas = codes;
  m_guess.area_names.assign(codes.size(), kNoColumn);
  m_guess.evidence["form"] = {0.7, "codes and a name, without counts"};
  return true;
}

void KeyFinder::set_unit(std::uint32_t column, bool is_key, double confidence, std::string reason) {
  m_guess.unit = {column};
  m_guess.unit_is_key = is_key;
  m_guess.evidence["unit"] = {confidence, std::move(reason)};
}

void KeyFinder::choose_unit() {
  std::uint32_t named = kNoColumn;
  for (const std::uint32_t column : m_keys)
    if (role(column) == Role::unit) named = column;
  const auto says = [&](std::uint32_t column) {
    return "heading " + column_label(m_profile, column) + " is " + std::string(m_guess.headings[column].language) +
           " for " + std::string(meaning(Role::unit));
  };
  if (named != kNoColumn && unique(groups({named})))
    return set_unit(named, true, 0.97, says(named) + ", and no value stands twice");
  if (named != kNoColumn && unique(groups(m_keys)))
    return set_unit(named, false, 0.95, says(named) + ", and it tells rows apart inside the areas");
  for (const bool numbers : {true, false})
    for (const std::uint32_t column : m_keys)
      if ((look(column).kind != ColumnKind::text) == numbers && unique(groups({column})))
        return set_unit(column, true, 0.8, "no value stands twice");
  if (named != kNoColumn) {
    const std::uint64_t distinct = groups(m_keys);
    const double share = static_cast<double>(distinct) / static_cast<double>(m_rows);
    return set_unit(named, false, 0.3 + 0.55 * share,
                    says(named) + ", but " + std::to_string(m_rows - distinct) + " keys stand more than once");
  }
  if (m_keys.empty()) return;
  const bool apart = unique(groups(m_keys));
  set_unit(
      m_keys.back(), false, apart ? 0.7 : 0.3,
      apart ? "together with the areas no value stands twice" : "the last key column; some keys stand more than once");
}

/// From the largest to the smallest where the file has them the other way round.
void KeyFinder::order_areas(Columns& others) const {
  if (others.size() < 2) return;
  const std::uint64_t fine = groups({others.front()});
  const std::uint64_t coarse = groups({others.back()});
  if (fine > 2 * coarse && groups({others.front(), others.back()}) == fine) std::reverse(others.begin(), others.end());
}

/// A column that splits the areas is a level; one that only repeats the last level is its name or code.
void KeyFinder::place_area(Partition& prefix, Partition& before, std::uint32_t column) {
  Partition split = m_profile.refine(prefix, column);
  const bool words = look(column).kind == ColumnKind::text;
  const bool other_kind = !m_guess.areas.empty() && words != (look(m_guess.areas.back()).kind == ColumnKind::text);
  // A name spelt in two ways is still a name.
  const bool splits = split.groups * 100 > prefix.groups * (other_kind ? 101 : 100);
  if (m_guess.areas.empty() || splits) {
    before = std::move(prefix);
    prefix = std::move(split);
    m_guess.areas.push_back(column);
    m_guess.area_names.push_back(kNoColumn);
    return;
  }
  std::uint32_t& last = m_guess.areas.back();
  std::uint32_t& name = m_guess.area_names.back();
  if (name != kNoColumn || !other_kind || m_profile.refine(before, column).groups * 100 < prefix.groups * 99) return;
  if (words) {
    name = column;
  } else {
    name = last;
    last = column;
  }
}

/// A last level that hardly groups anything names the units, not areas.
void KeyFinder::drop_fine_areas() {
  while (!m_guess.areas.empty() && groups(m_guess.areas) * 100 > m_rows * 95) {
    Columns rest(m_guess.areas.begin(), m_guess.areas.end() - 1);
    rest.insert(rest.end(), m_guess.unit.begin(), m_guess.unit.end());
    if (!m_guess.unit_is_key && groups(rest) < m_guess.units) return;
    m_guess.areas.pop_back();
    m_guess.area_names.pop_back();
  }
}

void KeyFinder::choose_areas() {
  Columns others;
  for (const std::uint32_t column : m_keys)
    if (!contains(m_guess.unit, column)) others.push_back(column);
  order_areas(others);
  Partition prefix, before;
  for (const std::uint32_t column : others) place_area(prefix, before, column);
  drop_fine_areas();
  if (m_guess.areas.empty()) return;
  std::size_t known = 0;
  for (const std::uint32_t column : m_guess.areas) known += role(column) == Role::area ? 1 : 0;
  m_guess.evidence["areas"] = {0.6 + 0.35 * static_cast<double>(known) / static_cast<double>(m_guess.areas.size()),
                               "each splits the one before; " + std::to_string(known) + " of " +
                                   std::to_string(m_guess.areas.size()) + " have a known heading"};
}

void KeyFinder::run() {
  m_rows = m_profile.rows();
  if (find_names_form()) return;
  collect();
  if (!find_long_form()) add_plain_columns();
  m_guess.units = m_keys.empty() ? 0 : groups(m_keys);
  if (m_guess.form == TableForm::long_form) m_rows = m_guess.units;
  choose_unit();
  choose_areas();
}

}  // namespace

void guess_keys(const TableProfile& profile, TableGuess& guess) { KeyFinder(profile, guess).run(); }

}  // namespace acta::read::draft_detail
