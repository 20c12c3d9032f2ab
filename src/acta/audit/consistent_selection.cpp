// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/consistent_selection.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "acta/audit/first_places.hpp"

namespace acta::audit {
namespace {

base::Error refusal(std::string message) { return {base::ErrorKind::usage, std::move(message), {}, {}}; }

base::Result<void> check_list(std::vector<std::uint32_t> list, std::size_t contests) {
  std::sort(list.begin(), list.end());
  if (!list.empty() && list.back() >= contests) return refusal("a card has a contest that has no wanted sample size");
  if (std::adjacent_find(list.begin(), list.end()) != list.end()) return refusal("a card has a contest twice");
  return {};
}

template <class Number>
base::Result<void> check_cards(const NumberedCards<Number>& cards, std::size_t contests) {
  if (cards.numbers.size() != cards.list_of_card.size()) return refusal("not every card has a number and contests");
  for (const auto& list : cards.contest_lists) {
    auto checked = check_list(list, contests);
    if (!checked) return checked;
  }
  const bool known = std::all_of(cards.list_of_card.begin(), cards.list_of_card.end(),
                                 [&](std::uint32_t list) { return list < cards.contest_lists.size(); });
  if (!known) return refusal("a card points to a list of contests that does not exist");
  return {};
}

template <class Number>
std::vector<FirstPlaces<Number>> first_places(const NumberedCards<Number>& cards,
                                              std::span<const std::uint64_t> wanted) {
  std::vector<FirstPlaces<Number>> first(wanted.begin(), wanted.end());
  for (std::size_t card = 0; card < cards.numbers.size(); ++card) {
    for (const std::uint32_t contest : cards.contest_lists[cards.list_of_card[card]]) {
      first[contest].offer(cards.numbers[card], card);
    }
  }
  return first;
}

template <class Number>
std::vector<Place<Number>> union_of(const std::vector<std::vector<Place<Number>>>& samples) {
  std::vector<Place<Number>> all;
  for (const auto& sample : samples) all.insert(all.end(), sample.begin(), sample.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

template <class Number>
ContestSample<Number> sample_within(const std::vector<Place<Number>>& sample, const std::vector<Place<Number>>& all) {
  ContestSample<Number> result;
  result.places.reserve(sample.size());
  for (const auto& place : sample) {
    const auto found = std::lower_bound(all.begin(), all.end(), place);
    result.places.push_back(static_cast<std::uint64_t>(found - all.begin()));
  }
  if (!sample.empty()) result.threshold = sample.back().first;
  return result;
}

}  // namespace

template <class Number>
base::Result<ConsistentSelection<Number>> select_cards(const NumberedCards<Number>& cards,
                                                       std::span<const std::uint64_t> wanted) {
  const auto checked = check_cards(cards, wanted.size());
  if (!checked) return checked.error();
  auto first = first_places(cards, wanted);
  std::vector<std::vector<Place<Number>>> samples;
  for (std::size_t contest = 0; contest < wanted.size(); ++contest) {
    if (const std::uint64_t missing = first[contest].missing(); missing > 0) {
      return refusal("contest " + std::to_string(contest) + " (from 0) is on " +
                     std::to_string(wanted[contest] - missing) + " cards, and " + std::to_string(wanted[contest]) +
                     " are wanted");
    }
    samples.push_back(first[contest].take_sorted());
  }
  const auto all = union_of(samples);
  ConsistentSelection<Number> selection;
  for (const auto& place : all) selection.cards.push_back(place.second);
  for (const auto& sample : samples) selection.contests.push_back(sample_within(sample, all));
  return selection;
}

template <class Number>
base::Result<SelectionRound<Number>> extend_selection(const NumberedCards<Number>& cards,
                                                      const ConsistentSelection<Number>& before,
                                                      std::span<const std::uint64_t> wanted) {
  bool shrinks = wanted.size() < before.contests.size();
  for (std::size_t contest = 0; !shrinks && contest < before.contests.size(); ++contest) {
    shrinks = wanted[contest] < before.contests[contest].places.size();
  }
  if (shrinks) return refusal("a further round wants fewer cards of a contest than an earlier one had");
  auto whole = select_cards(cards, wanted);
  if (!whole) return whole.error();
  SelectionRound<Number> round{std::move(*whole), {}};
  std::vector<std::uint64_t> earlier = before.cards;
  std::sort(earlier.begin(), earlier.end());
  const auto is_new = [&](std::uint64_t card) { return !std::binary_search(earlier.begin(), earlier.end(), card); };
  std::copy_if(round.whole.cards.begin(), round.whole.cards.end(), std::back_inserter(round.added), is_new);
  if (round.added.size() + earlier.size() != round.whole.cards.size()) {
    return refusal("the earlier round was selected from other cards or other numbers");
  }
  return round;
}

template base::Result<ConsistentSelection<std::uint64_t>> select_cards(const NumberedCards<std::uint64_t>&,
                                                                       std::span<const std::uint64_t>);
template base::Result<ConsistentSelection<Digest256>> select_cards(const NumberedCards<Digest256>&,
                                                                   std::span<const std::uint64_t>);
template base::Result<SelectionRound<std::uint64_t>> extend_selection(const NumberedCards<std::uint64_t>&,
                                                                      const ConsistentSelection<std::uint64_t>&,
                                                                      std::span<const std::uint64_t>);
template base::Result<SelectionRound<Digest256>> extend_selection(const NumberedCards<Digest256>&,
                                                                  const ConsistentSelection<Digest256>&,
                                                                  std::span<const std::uint64_t>);

}  // namespace acta::audit
