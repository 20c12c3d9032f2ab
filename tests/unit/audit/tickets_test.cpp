// SPDX-License-Identifier: Apache-2.0
// Vectors that anybody can make again: with sha256sum, or with Python's hashlib and hmac as noted.
#include <gtest/gtest.h>

#include "acta/audit/tickets_consistent.hpp"
#include "acta/audit/tickets_cryptorandom.hpp"
#include "acta/audit/tickets_rivest.hpp"
#include "acta/audit/tickets_rlauxe.hpp"

namespace acta::audit {
namespace {

using Numbers = std::vector<std::uint64_t>;

Numbers numbers_of(const std::vector<RivestNumber>& drawn) {
  Numbers numbers;
  for (const RivestNumber& one : drawn) numbers.push_back(one.number);
  return numbers;
}

// printf '2026,1' | sha256sum
TEST(RivestTickets, AreHashesOfSeedCommaCounter) {
  EXPECT_EQ(to_hexadecimal(RivestTickets("2026").digest(1)),
            "923f885b97b64de72078bc39dda376e8df1d10a85966ee20a31e1fa79f6e91e5");
  EXPECT_EQ(to_hexadecimal(RivestTickets("2026").digest(2)),
            "e1f51aa90e4b8464926a0455b89c7953c48e854531a9fae4041ead15f9dea610");
}

// Python: [1 + int(hashlib.sha256(f'2026,{k}'.encode()).hexdigest(), 16) % 6 for k in range(1, 8)] = 6 5 5 3 2 2 3
TEST(RivestTickets, ThrowDice) {
  EXPECT_EQ(numbers_of(*draw_rivest("2026", {{1, 6}, 0, 7, true})), (Numbers{6, 5, 5, 3, 2, 2, 3}));
  EXPECT_EQ(numbers_of(*draw_rivest("2026", {{1, 6}, 2, 3, true})), (Numbers{5, 3, 2}));
}

TEST(RivestTickets, WithoutReplacementPassOverWhatWasDrawn) {
  const auto drawn = *draw_rivest("2026", {{1, 6}, 0, 4, false});
  EXPECT_EQ(numbers_of(drawn), (Numbers{6, 5, 3, 2}));
  EXPECT_EQ(drawn[2].ticket, 4u);
  EXPECT_EQ(drawn[3].ticket, 5u);
  EXPECT_EQ(numbers_of(*draw_rivest("2026", {{1, 6}, 2, 2, false})), (Numbers{3, 2}));
  EXPECT_EQ(draw_rivest("1", {{1, 5}, 0, 5, false})->size(), 5u);
}

TEST(RivestTickets, WhatCannotBeDrawnIsRefused) {
  constexpr std::uint64_t kLargest = ~std::uint64_t{0};
  EXPECT_FALSE(draw_rivest("1", {{1, 0}, 0, 1, true}));
  EXPECT_FALSE(draw_rivest("1", {{0, kLargest}, 0, 1, true}));
  EXPECT_FALSE(draw_rivest("1", {{1, 5}, 2, 4, false}));
  EXPECT_FALSE(draw_rivest("1", {{1, 5}, kLargest, 1, true}));
}

// printf '2026,' | sha256sum and printf '2026,\0' | sha256sum; the first divided by 2^256.
TEST(CryptoRandom, HashesSeedCommaZeroBytes) {
  const auto numbers = cryptorandom_numbers("2026", 2);
  EXPECT_EQ(to_hexadecimal(numbers[0]), "3fa67bb40acea606c2ce98e7a8215b6e75e9fbf1ff9f5d84b561c05068ecf7d7");
  EXPECT_EQ(to_hexadecimal(numbers[1]), "b461871a2ae563edbdb26836559c70b50068e86a0c134f065bc4081c64d8eaca");
  EXPECT_EQ(CryptoRandom("2026").uniform(), 0.24863408227502734);
}

// Lowest bits first, of ...f7d7 = 1111 0111 1101 0111: 0111 = 7, then 1101 = 13, refused by the bound 10, 0111 = 7.
TEST(CryptoRandom, BelowABoundTakesBitsFromTheLowEnd) {
  CryptoRandom random("2026");
  EXPECT_EQ(random.below(10), 7u);
  EXPECT_EQ(random.below(10), 7u);
}

// printf "%s('a', 1)" "$(printf 2026 | sha256sum | cut -c1-64)" | sha256sum; its decimal digits backwards after "0."
TEST(ConsistentTickets, FirstAndNext) {
  const std::string first = ConsistentTickets("2026").first("('a', 1)");
  EXPECT_EQ(first, "0.05536965152946043030385343847399602691338548378774055933754588168851347887254");
  // the same of the text first + ":1", which is larger; of the third ":6" is the first that is larger
  const std::string second = next_ticket(first);
  EXPECT_EQ(second, "0.71084323794913591361386952292099285754188465992572962834517883597858705993136");
  EXPECT_EQ(next_ticket(second), "0.89245134065404333718070132728531000742007354605431362769921487282027406695685");
}

TEST(ConsistentTickets, PrintedKeepLeadingNines) {
  EXPECT_EQ(printed_ticket("0.99123456789", 3), "0.99123");
  EXPECT_EQ(printed_ticket("0.12", 18), "0.12");
  EXPECT_EQ(printed_ticket("0.999", 2), "0.999");
}

TEST(ConsistentTickets, NextIsLargerAndKeepsNines) {
  std::string ticket = "0.99" + std::string(62, '5');
  for (int i = 0; i < 50; ++i) {
    const std::string next = next_ticket(ticket);
    EXPECT_GT(next, ticket);
    EXPECT_EQ(next.substr(0, 4), "0.99");
    ticket = next;
  }
}

// Python: hmac.new(key, (index + 1).to_bytes(4, 'big'), 'sha256').digest()[-8:], key the bytes 3 2 1 0 7 6 5 4 of the
// seed, least significant first; abs of the signed number.
TEST(RlauxeTickets, AreTheEndOfAnHmac) {
  const RlauxeTickets tickets(2026);
  EXPECT_EQ(tickets.number(0), 5'352'746'582'917'160'264);
  EXPECT_EQ(tickets.number(1), 8'037'695'879'452'878'144);
  EXPECT_EQ(tickets.number(2), 2'085'003'404'458'973'253);
  EXPECT_EQ(RlauxeTickets(-2026).number(1), tickets.number(1));
}

}  // namespace
}  // namespace acta::audit
