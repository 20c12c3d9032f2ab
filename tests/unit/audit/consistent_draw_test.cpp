// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/consistent_draw.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "acta/audit/tickets_consistent.hpp"

namespace acta::audit {
namespace {

using Drawn = std::vector<DrawnTicket>;

/// All tickets of every generation that could matter, sorted: the definition.
Drawn drawn_by_definition(const std::vector<std::string>& identifiers, const ConsistentDraw& draw) {
  Drawn all;
  const ConsistentTickets tickets(draw.seed);
  for (std::size_t item = 0; item < identifiers.size(); ++item) {
    std::string ticket = tickets.first(identifiers[item]);
    const std::uint64_t generations = draw.with_replacement ? draw.skip + draw.take : 1;
    for (std::uint64_t generation = 1; generation <= generations; ++generation) {
      all.push_back({ticket, item, generation});
      ticket = next_ticket(ticket);
    }
  }
  std::sort(all.begin(), all.end(), [](const DrawnTicket& a, const DrawnTicket& b) {
    return std::tie(a.ticket, a.item, a.generation) < std::tie(b.ticket, b.item, b.generation);
  });
  const auto skip = static_cast<std::ptrdiff_t>(draw.skip);
  return {all.begin() + skip, all.begin() + skip + static_cast<std::ptrdiff_t>(draw.take)};
}

void expect_same(const base::Result<Drawn>& drawn, const Drawn& expected) {
  ASSERT_TRUE(drawn);
  ASSERT_EQ(drawn->size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ((*drawn)[i].ticket, expected[i].ticket);
    EXPECT_EQ((*drawn)[i].item, expected[i].item);
    EXPECT_EQ((*drawn)[i].generation, expected[i].generation);
  }
}

std::vector<std::string> written_out(const std::vector<IdentifierRun>& runs, std::uint64_t count) {
  std::vector<std::string> identifiers;
  for (std::uint64_t item = 0; item < count; ++item) identifiers.push_back(identifier_of(runs, item));
  return identifiers;
}

// First digits of the tickets, by Python's hashlib: b .191, a .260, e .422, f .603, c .689, d .810.
TEST(ConsistentDraw, TakesTheSmallestTickets) {
  const std::vector<std::string> six = {"a", "b", "c", "d", "e", "f"};
  const auto drawn = *draw_tickets(six, {"2026", 0, 4, false, 1});
  EXPECT_EQ(printed_ticket(drawn[0].ticket, 18), "0.191376873056359628");
  EXPECT_EQ(six[drawn[0].item] + six[drawn[1].item] + six[drawn[2].item] + six[drawn[3].item], "baef");
  const auto later = *draw_tickets(six, {"2026", 2, 2, false, 1});
  EXPECT_EQ(six[later[0].item] + six[later[1].item], "ef");
}

TEST(ConsistentDraw, RunsWriteIdentifiers) {
  const std::vector<IdentifierRun> runs = {{"('a', ", ")", 1, 40}, {"('b', ", ")", 7, 0}, {"('c', ", ")", 99, 23}};
  EXPECT_EQ(identifier_of(runs, 0), "('a', 1)");
  EXPECT_EQ(identifier_of(runs, 40), "('c', 99)");
  EXPECT_EQ(identifier_of(runs, 62), "('c', 121)");
  const PythonValue batch{std::vector<PythonValue>{{std::string("J1")}, {std::string("O'Neil")}}};
  EXPECT_EQ(identifier_of(std::vector{*arlo_ballots(batch, 5, 1)}, 0), "(('J1', \"O'Neil\"), 5)");
}

TEST(ConsistentDraw, IsAllGenerationsSortedWhateverTheThreads) {
  const std::vector<IdentifierRun> runs = {{"('a', ", ")", 1, 40}, {"('b', ", ")", 7, 0}, {"('c', ", ")", 99, 23}};
  const auto identifiers = written_out(runs, 63);
  for (const bool with_replacement : {true, false})
    for (const std::uint64_t take : {0U, 1U, 10U, 50U})
      for (const unsigned threads : {0U, 1U, 2U, 5U, 200U}) {
        const ConsistentDraw draw{"seed " + std::to_string(take), take / 4, take, with_replacement, threads};
        const auto expected = drawn_by_definition(identifiers, draw);
        expect_same(draw_tickets(runs, draw), expected);
        expect_same(draw_tickets(identifiers, draw), expected);
      }
}

TEST(ConsistentDraw, OfManyIdentifiers) {
  const std::vector<IdentifierRun> runs = {{"(('J', 'B'), ", ")", 1, 8'000}};
  const auto identifiers = written_out(runs, 8'000);
  for (const std::uint64_t take : {3U, 1'500U, 8'000U})
    for (const unsigned threads : {1U, 3U})
      expect_same(draw_tickets(runs, {"many", 0, take, false, threads}),
                  drawn_by_definition(identifiers, {"many", 0, take, false, 1}));
}

TEST(ConsistentDraw, MoreThanThereAreIsRefused) {
  const std::vector<std::string> two = {"a", "b"}, none;
  EXPECT_FALSE(draw_tickets(two, {"s", 0, 3, false, 1}));
  EXPECT_FALSE(draw_tickets(two, {"s", 1, 2, false, 1}));
  EXPECT_FALSE(draw_tickets(none, {"s", 0, 1, true, 1}));
  EXPECT_FALSE(draw_tickets(two, {"s", ~std::uint64_t{0}, 1, true, 1}));
  EXPECT_TRUE(draw_tickets(two, {"s", 0, 3, true, 1}));
  EXPECT_TRUE(draw_tickets(none, {"s", 0, 0, true, 1}));
}

}  // namespace
}  // namespace acta::audit
