// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/card_draw.hpp"

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <limits>

#include "acta/audit/consistent_selection.hpp"
#include "acta/audit/tickets_rivest.hpp"
#include "acta/base/number_text.hpp"

namespace acta::audit {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// The contest's first cards as far as all of them are among those drawn.
std::vector<std::uint64_t> first_drawn(const CardContestAudit& contest, const std::vector<Digest256>& numbers,
                                       const std::vector<std::uint64_t>& drawn) {
  std::vector<bool> is_drawn(numbers.size());
  for (const std::uint64_t card : drawn) is_drawn[card] = true;
  std::size_t stop = numbers.size();
  for (std::size_t card = 0; card < numbers.size(); ++card)
    if (contest.has(card) && !is_drawn[card] && (stop == numbers.size() || numbers[card] < numbers[stop])) stop = card;
  std::vector<std::uint64_t> sample;
  for (const std::uint64_t card : drawn)
    if (contest.has(card) && (stop == numbers.size() || numbers[card] < numbers[stop])) sample.push_back(card);
  return sample;
}

base::Result<std::vector<std::uint64_t>> wanted_of(std::span<const CardContestAudit> contests,
                                                   std::span<const std::int64_t> sizes) {
  std::vector<std::uint64_t> wanted;
  for (std::size_t c = 0; c < contests.size(); ++c) {
    if (sizes[c] > contests[c].cards() || sizes[c] < 0)
      return base::Error{base::ErrorKind::usage,
                         fmt::format("contest \"{}\" is on {} cards; {} cannot be drawn", contests[c].contest().id,
                                     base::grouped(contests[c].cards()), base::grouped(sizes[c])),
                         {},
                         {}};
    wanted.push_back(static_cast<std::uint64_t>(sizes[c]));
  }
  return wanted;
}

}  // namespace

CardStyles card_styles(std::span<const CardContestAudit> contests, std::int64_t cards) {
  CardStyles styles;
  styles.list_of_card.assign(static_cast<std::size_t>(cards), 0);
  styles.lists.emplace_back();
  // Each contest splits the lists that some, but not all, cards of have it.
  for (std::uint32_t c = 0; c < contests.size(); ++c) {
    std::vector<std::uint32_t> with(styles.lists.size(), kNone);
    for (std::size_t card = 0; card < styles.list_of_card.size(); ++card) {
      if (!contests[c].has(card)) continue;
      std::uint32_t& list = styles.list_of_card[card];
      if (with[list] == kNone) {
        with[list] = static_cast<std::uint32_t>(styles.lists.size());
        styles.lists.push_back(styles.lists[list]);
        styles.lists.back().push_back(c);
      }
      list = with[list];
    }
  }
  styles.cards.assign(styles.lists.size(), 0);
  for (const std::uint32_t list : styles.list_of_card) ++styles.cards[list];
  return styles;
}

std::vector<Digest256> card_numbers(std::string_view seed, std::int64_t cards) {
  const RivestTickets tickets(seed);
  std::vector<Digest256> numbers(static_cast<std::size_t>(std::max<std::int64_t>(cards, 0)));
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, numbers.size()), [&](const auto& range) {
    for (std::size_t card = range.begin(); card < range.end(); ++card) numbers[card] = tickets.digest(card + 1);
  });
  return numbers;
}

base::Result<CardDraw> draw_cards(std::span<const CardContestAudit> contests, const CardStyles& styles,
                                  std::string_view seed, std::span<const std::int64_t> sizes) {
  const auto wanted = wanted_of(contests, sizes);
  if (!wanted) return wanted.error();
  const auto numbers = card_numbers(seed, static_cast<std::int64_t>(styles.list_of_card.size()));
  auto selected = select_cards<Digest256>({numbers, styles.list_of_card, styles.lists}, *wanted);
  if (!selected) return selected.error();
  CardDraw draw;
  for (std::size_t c = 0; c < contests.size(); ++c) {
    draw.samples.emplace_back();
    for (const std::uint64_t place : selected->contests[c].places) draw.samples[c].push_back(selected->cards[place]);
    if (sizes[c] == 0) draw.samples[c] = first_drawn(contests[c], numbers, selected->cards);
  }
  draw.cards = std::move(selected->cards);
  return draw;
}

double expected_cards(std::span<const CardContestAudit> contests, const CardStyles& styles,
                      std::span<const std::int64_t> sizes) {
  double sum = 0;
  for (std::size_t list = 0; list < styles.lists.size(); ++list) {
    double most = 0;
    for (const std::uint32_t c : styles.lists[list])
      most = std::max(most, static_cast<double>(sizes[c]) / static_cast<double>(contests[c].cards()));
    sum += most * static_cast<double>(styles.cards[list]);
  }
  return sum;
}

}  // namespace acta::audit
