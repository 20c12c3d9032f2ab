// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "acta/report/comparison.hpp"
#include "acta/report/text_tools.hpp"

namespace acta::report {
namespace {

using check::Comparison;

std::string signed_number(std::int64_t n) { return (n > 0 ? "+" : "") + grouped(n); }
std::string signed_number(double n) { return signed_number(static_cast<std::int64_t>(n < 0 ? n - 0.5 : n + 0.5)); }
std::string points(std::int64_t margin, std::int64_t votes) {
  return votes > 0 ? base::to_percent({margin, votes}, 3) : std::string("–");
}
std::string cell_text(model::Cell cell) {
  return model::is_count(cell) ? grouped(cell) : cell == model::kMissing ? "none" : "unreadable";
}

std::string option_name(const model::Contest& contest, std::size_t option) {
  return option == model::kNone ? std::string("nobody") : contest.options[option].name;
}

class PairWriter {
 public:
  PairWriter(const ContestComparison& contest, const CopyPair& pair, const TextStyle& style, std::size_t most)
      : m_contest(contest), m_pair(pair), m_own(pair.comparison), m_style(style), m_most(most) {}

  std::string text() {
    m_text = "\n" + painted(copy(m_pair.first) + " → " + copy(m_pair.second), "1", m_style) + "\n";
    join();
    if (m_own.join.both.empty())
      line("No sheet of one copy was found in the other: nothing was compared.");
    else if (m_own.differences.empty())
      line("The copies do not differ on these sheets.");
    else
      differences();
    sides();
    areas();
    outcomes();
    return std::move(m_text);
  }

 private:
  void line(const std::string& sentence) { m_text += wrapped(sentence, m_style.width, 2); }
  std::string copy(std::size_t place) const {
    const model::CopyInfo& info = *m_contest.copies[place].copy;
    return info.name.empty() ? info.id : info.name;
  }
  std::string lead() const {
    return "the lead of " + option_name(*m_contest.contest, m_own.leader) + " over " +
           option_name(*m_contest.contest, m_own.second);
  }

  void join() {
    const check::Join& join = m_own.join;
    line(fmt::format("{} sheets are in both copies, {} in the first only, {} in the second only; keys {}.",
                     grouped(static_cast<std::int64_t>(join.both.size())),
                     grouped(static_cast<std::int64_t>(join.only_first.size())),
                     grouped(static_cast<std::int64_t>(join.only_second.size())), join.rule));
    if (join.looked_at > 0)
      line(fmt::format("{} in {} of {} of them.",
                       join.by_registered ? "Registered electors are the same" : "All votes are the same",
                       grouped(join.agree), grouped(join.looked_at)));
    if (join.doubtful())
      line("So few agree that the keys may mean other sheets: what follows may compare different ones.");
    if (join.shared.empty()) return;
    line(join.shared.size() == 1 ? "A key stands at several sheets of one copy: they were not joined."
                                 : fmt::format("{} keys stand at several sheets of one copy: they were not joined.",
                                               grouped(static_cast<std::int64_t>(join.shared.size()))));
    for (std::size_t k = 0; k < std::min(m_most, join.shared.size()); ++k) shared(join.shared[k]);
  }

  void shared(const check::SharedKey& key) {
    const model::SheetTable& table = key.in_first ? *m_pair.first_table : *m_pair.second_table;
    std::string places;
    for (std::size_t n = 0; n < std::min<std::size_t>(4, key.units.size()); ++n)
      places += (n == 0 ? "" : ", ") + base::to_text(table.place(key.units[n]));
    m_text +=
        wrapped(fmt::format("\"{}\": {}{}", key.key, places, key.units.size() > 4 ? ", …" : ""), m_style.width, 4);
  }

  void differences() {
    line(m_own.differences.size() == 1
             ? std::string("1 sheet differs.")
             : fmt::format("{} sheets differ.", grouped(static_cast<std::int64_t>(m_own.differences.size()))));
    TextTable kinds({"kind of difference", "sheets", "lead"}, {false, true, true});
    for (std::size_t k = 0; k < check::kDifferenceKinds; ++k)
      if (m_own.kinds[k].sheets > 0)
        kinds.add({std::string(to_string(static_cast<check::DifferenceKind>(k))), grouped(m_own.kinds[k].sheets),
                   signed_number(m_own.kinds[k].margin)});
    m_text += kinds.to_text(m_style);
    TextTable columns({"number", "sheets", "more", "less", "net"}, {false, true, true, true, true});
    for (const check::ColumnChange& column : m_own.columns)
      if (column.differ > 0)
        columns.add({column.name, grouped(column.differ), signed_number(column.up), signed_number(-column.down),
                     signed_number(column.up - column.down)});
    m_text += columns.to_text(m_style);
    lean();
    sheets();
  }

  void lean() {
    const check::Lean& lean = m_own.lean;
    if (m_own.second == model::kNone) return;
    if (lean.grows + lean.shrinks == 0) return line("No difference changes " + lead() + ".");
    line(
        fmt::format("On {} sheets {} is more in the second copy, on {} less: a split as uneven or more has chance "
                    "{:.2g} where both are alike likely. More on {:.0f} % of them (95 %: {:.0f} to {:.0f} %).",
                    grouped(lean.grows), this->lead(), grouped(lean.shrinks), lean.chance, 100 * lean.share,
                    100 * lean.low, 100 * lean.high));
  }

  void sheets() {
    std::vector<const check::SheetDifference*> order;
    for (const check::SheetDifference& sheet : m_own.differences) order.push_back(&sheet);
    const auto size = [](std::int64_t margin) { return margin < 0 ? -margin : margin; };
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto* a, const auto* b) { return size(a->margin) > size(b->margin); });
    if (order.size() > m_most) order.resize(m_most);
    if (order.empty()) return;
    line("Sheets that change it most:");
    for (const check::SheetDifference* sheet : order) {
      std::string numbers;
      for (const check::NumberChange& number : sheet->numbers)
        numbers += fmt::format("{}{} {} → {}", numbers.empty() ? "" : ", ", m_own.columns[number.column].name,
                               cell_text(number.first), cell_text(number.second));
      m_text += wrapped(fmt::format("{}: {}; lead {}; {}", m_pair.first_table->keys[sheet->first], numbers,
                                    signed_number(sheet->margin), to_string(sheet->kind)),
                        m_style.width, 4);
    }
  }

  void sides() {
    if (m_own.second == model::kNone) return;
    if (m_own.only_first.sheets > 0)
      line(fmt::format("Sheets of the first copy only: {} votes, {} {}.", grouped(m_own.only_first.votes), lead(),
                       signed_number(m_own.only_first.margin)));
    if (m_own.only_second.sheets == 0) return;
    line(fmt::format("Sheets of the second copy only: {} votes, {} {}.", grouped(m_own.only_second.votes), lead(),
                     signed_number(m_own.only_second.margin)));
    if (!m_own.late) return;
    line(
        fmt::format("Sheets of the same areas that both copies have would lead to expect {} (95 %: {} to {}) on them, "
                    "if places of an area are alike; {} of them are in no area with enough others.",
                    signed_number(m_own.late->expected), signed_number(m_own.late->low),
                    signed_number(m_own.late->high), grouped(m_own.late->without_near)));
  }

  /// Areas where sheets differ or are in one copy only, those that move the lead most first.
  void areas() {
    std::vector<const AreaChange*> order;
    for (const AreaChange& area : m_pair.areas)
      if (area.differ + area.early + area.late > 0) order.push_back(&area);
    if (order.empty() || m_own.second == model::kNone) return;
    const auto moved = [](const AreaChange& a) {
      return std::abs(a.lead) + std::abs(a.early_lead) + std::abs(a.late_lead);
    };
    std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) { return moved(*a) > moved(*b); });
    leanings(order);
    TextTable table({"area", "both", "lead there", "differ", "lead", "first only", "lead", "second only", "lead"},
                    {false, true, true, true, true, true, true, true, true});
    for (std::size_t a = 0; a < std::min(m_most, order.size()); ++a) {
      const AreaChange& area = *order[a];
      table.add({area.name, grouped(area.joined), signed_number(area.leaning), grouped(area.differ),
                 signed_number(area.lead), grouped(area.early), signed_number(area.early_lead), grouped(area.late),
                 signed_number(area.late_lead)});
    }
    if (m_most > 0) m_text += table.to_text(m_style);
    if (order.size() > m_most)
      line(fmt::format("{} more areas: --json has all.", grouped(static_cast<std::int64_t>(order.size() - m_most))));
  }

  /// Sheets of one copy only, by who leads on the joined sheets of their area.
  void leanings(const std::vector<const AreaChange*>& areas) {
    for (const auto& [name, sheets] : {std::pair{"first", &AreaChange::early}, {"second", &AreaChange::late}}) {
      std::int64_t leader = 0, second = 0, none = 0;
      for (const AreaChange* area : areas)
        (area->leaning > 0 ? leader : area->leaning < 0 ? second : none) += area->*sheets;
      if (leader + second + none > 0)
        line(fmt::format("Of the sheets of the {} copy only, {} are in areas where {} leads on sheets of both copies, {} "
                         "where {} leads, {} where neither does.",
                         name, grouped(leader), option_name(*m_contest.contest, m_own.leader), grouped(second),
                         option_name(*m_contest.contest, m_own.second), grouped(none)));
    }
  }

  void outcomes() {
    const std::string &first = m_contest.copies[m_pair.first].outcome,
                      &second = m_contest.copies[m_pair.second].outcome;
    if (m_own.second != model::kNone)
      line(fmt::format("From the first copy to the second {} goes from {} to {}, {} to {} % of the votes.", lead(),
                       signed_number(m_own.margin_first), signed_number(m_own.margin_second),
                       points(m_own.margin_first, m_own.votes_first), points(m_own.margin_second, m_own.votes_second)));
    line("By the first copy: " + first);
    line("By the second copy: " + second);
  }

  const ContestComparison& m_contest;
  const CopyPair& m_pair;
  const Comparison& m_own;
  const TextStyle& m_style;
  std::size_t m_most;
  std::string m_text;
};

/// "From copy to copy 34,000 sheets never changed, 549 once, 12 twice or more: …"
std::string revisions_text(const ContestComparison& contest, const TextStyle& style, std::size_t most) {
  if (contest.revisions.empty()) return {};
  std::int64_t often = 0;
  for (std::size_t times = 2; times < contest.revisions.size(); ++times) often += contest.revisions[times];
  std::string keys;
  for (std::size_t k = 0; k < std::min(most, contest.changed_often.size()); ++k)
    keys += fmt::format("{}{} ({} times)", k == 0 ? ": " : ", ", contest.changed_often[k].first,
                        contest.changed_often[k].second);
  if (contest.changed_often.size() > most) keys += ", …";
  return wrapped(fmt::format("From copy to copy {} sheets never changed, {} once, {} twice or more{}.",
                             grouped(contest.revisions[0]),
                             grouped(contest.revisions.size() > 1 ? contest.revisions[1] : 0), grouped(often), keys),
                 style.width, 2);
}

}  // namespace

std::string comparison_text(const std::vector<ContestComparison>& contests, const TextStyle& style, std::size_t most) {
  std::string text;
  for (const ContestComparison& contest : contests) {
    text += painted(contest.contest->name, "1", style) + "\n";
    TextTable copies({"copy", "published", "sheets", "votes", "lead", "lead %"},
                     {false, false, true, true, true, true});
    for (const CopySum& sum : contest.copies)
      copies.add({sum.copy->name.empty() ? sum.copy->id : sum.copy->name, sum.copy->published, grouped(sum.sheets),
                  grouped(sum.votes), signed_number(sum.margin), points(sum.margin, sum.votes)});
    text += copies.to_text(style);
    text += wrapped("Lead: " + option_name(*contest.contest, contest.leader) + " over " +
                        option_name(*contest.contest, contest.second) + ".",
                    style.width, 2);
    text += revisions_text(contest, style, most);
    for (const CopyPair& pair : contest.pairs) text += PairWriter(contest, pair, style, most).text();
  }
  return text;
}

}  // namespace acta::report
