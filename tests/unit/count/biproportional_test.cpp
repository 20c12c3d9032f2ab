// SPDX-License-Identifier: Apache-2.0
#include "acta/count/biproportional.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "support/sanitized.hpp"
#include "unit/count/csv.hpp"

namespace acta::count {
namespace {

using Standing = BiproportionalResult::Standing;
using Table = std::vector<std::vector<std::int64_t>>;
using Row = std::vector<std::int64_t>;

model::Divisors divisors(const char* name) { return model::formula_from(name)->divisors; }

BiproportionalResult solve(const BiproportionalInput& input) {
  auto result = biproportional(input);
  EXPECT_TRUE(result.has_value()) << (result ? "" : base::to_text(result.error()));
  return result ? *std::move(result) : BiproportionalResult{};
}

void expect_sums(const BiproportionalInput& input, const Table& seats) {
  for (std::size_t i = 0; i < input.area_seats.size(); ++i)
    EXPECT_EQ(std::accumulate(seats[i].begin(), seats[i].end(), std::int64_t{0}), input.area_seats[i]);
  for (std::size_t j = 0; j < input.list_seats.size(); ++j) {
    std::int64_t sum = 0;
    for (const Row& row : seats) sum += row[j];
    EXPECT_EQ(sum, input.list_seats[j]);
  }
}

// Two areas of one seat, two lists of one seat. The two matrices are the diagonals; Sainte-Lague takes the one whose
// votes have the larger product (each x = 1 counts v / d(0)): 3 * 5 = 15 against 4 * 2 = 8.
TEST(Biproportional, TakesTheDiagonalWithTheLargerProduct) {
  const BiproportionalInput input{{{3, 4}, {2, 5}}, {1, 1}, {1, 1}, divisors("sainte_lague"), {}};
  const auto result = solve(input);
  EXPECT_EQ(result.standing, Standing::unique);
  EXPECT_EQ(result.seats, (Table{{1, 0}, {0, 1}}));
  EXPECT_TRUE(certifies(input, result));
}

// 3 * 4 = 12 = 6 * 2: both diagonals are as good, no cell is sure of a seat.
TEST(Biproportional, EqualProductsTieAllFourCells) {
  const BiproportionalInput input{{{3, 6}, {2, 4}}, {1, 1}, {1, 1}, divisors("sainte_lague"), {}};
  const auto result = solve(input);
  EXPECT_EQ(result.standing, Standing::tied);
  EXPECT_EQ(result.seats, (Table{{0, 0}, {0, 0}}));
  EXPECT_EQ(result.tied, (std::vector<BiproportionalCell>{{0, 0}, {0, 1}, {1, 0}, {1, 1}}));
  EXPECT_TRUE(certifies(input, result));
}

// Votes so large and near that doubles cannot tell the products apart: a^2 against (a - 1)(a + 1) = a^2 - 1 with
// a = 2^41; the relative difference is 2^-82.
TEST(Biproportional, TellsProductsApartThatDoublesCannot) {
  const std::int64_t a = std::int64_t{1} << 41;
  for (const bool turned : {false, true}) {
    Table votes{{a, a - 1}, {a + 1, a}};
    if (turned)
      for (Row& row : votes) std::swap(row[0], row[1]);
    const BiproportionalInput input{votes, {1, 1}, {1, 1}, divisors("dhondt"), {}};
    const auto result = solve(input);
    EXPECT_EQ(result.standing, Standing::unique);
    EXPECT_EQ(result.seats, turned ? (Table{{0, 1}, {1, 0}}) : (Table{{1, 0}, {0, 1}}));
  }
  const BiproportionalInput tie{{{a, a - 1}, {a, a - 1}}, {1, 1}, {1, 1}, divisors("dhondt"), {}};
  EXPECT_EQ(solve(tie).standing, Standing::tied);
}

TEST(Biproportional, SaysWhyNoMatrixFits) {
  const auto lacks_votes = solve({{{5, 0}, {3, 0}}, {1, 1}, {1, 1}, divisors("dhondt"), {}});
  ASSERT_EQ(lacks_votes.standing, Standing::blocked);
  EXPECT_EQ(lacks_votes.blocked->reason, Blocked::Reason::lists_short);
  EXPECT_EQ(lacks_votes.blocked->lists, (std::vector<std::size_t>{1}));
  EXPECT_TRUE(lacks_votes.blocked->areas.empty());
  EXPECT_EQ(lacks_votes.blocked->due, 1);
  EXPECT_EQ(lacks_votes.blocked->room, 0);

  // List 0 has votes in area 1 only, which has 1 seat; it is due 2.
  const auto small_area = solve({{{0, 7}, {9, 4}}, {2, 1}, {2, 1}, divisors("sainte_lague"), {}});
  ASSERT_EQ(small_area.standing, Standing::blocked);
  EXPECT_EQ(small_area.blocked->lists, (std::vector<std::size_t>{0}));
  EXPECT_EQ(small_area.blocked->areas, (std::vector<std::size_t>{1}));
  EXPECT_EQ(small_area.blocked->due, 2);
  EXPECT_EQ(small_area.blocked->room, 1);

  const auto no_votes = solve({{{0, 0}, {9, 4}}, {1, 1}, {1, 1}, divisors("dhondt"), {}});
  ASSERT_EQ(no_votes.standing, Standing::blocked);
  EXPECT_EQ(no_votes.blocked->reason, Blocked::Reason::area_without_votes);

  // Adams: everyone with votes has a seat first, and an area with two lists has one seat.
  const auto adams = solve({{{5, 6}, {3, 1}}, {1, 2}, {2, 1}, divisors("adams"), {}});
  ASSERT_EQ(adams.standing, Standing::blocked);
  EXPECT_EQ(adams.blocked->reason, Blocked::Reason::area_minimum);

  const auto assured = solve({{{5, 6}, {3, 1}}, {1, 2}, {2, 1}, divisors("dhondt"), {{0, 1}, {0, 1}}});
  ASSERT_EQ(assured.standing, Standing::blocked);
  EXPECT_EQ(assured.blocked->reason, Blocked::Reason::list_minimum);
  EXPECT_EQ(assured.blocked->due, 2);
  EXPECT_EQ(assured.blocked->room, 1);
}

// One seat for the strongest list of area 0 (list 1, 6 votes) although the diagonals say otherwise: 5 * 4 > 6 * 3.
TEST(Biproportional, AssuredSeatsAreKept) {
  BiproportionalInput input{{{5, 6}, {3, 4}}, {1, 1}, {1, 1}, divisors("sainte_lague"), {}};
  EXPECT_EQ(solve(input).seats, (Table{{1, 0}, {0, 1}}));
  input.minimum = {{0, 1}, {0, 0}};
  const auto result = solve(input);
  EXPECT_EQ(result.standing, Standing::unique);
  EXPECT_EQ(result.seats, (Table{{0, 1}, {1, 0}}));
  EXPECT_TRUE(certifies(input, result));
}

TEST(Biproportional, AreasAndListsWithoutSeatsStandAside) {
  const BiproportionalInput input{
      {{3, 9, 4}, {8, 8, 8}, {2, 9, 5}}, {1, 0, 1}, {1, 0, 1}, divisors("sainte_lague"), {}};
  const auto result = solve(input);
  EXPECT_EQ(result.seats, (Table{{1, 0, 0}, {0, 0, 0}, {0, 0, 1}}));
  EXPECT_EQ(result.area_divisors[1], base::Ratio(1, 1));
  EXPECT_TRUE(certifies(input, result));
  const auto nothing = solve({{{3}}, {0}, {0}, divisors("dhondt"), {}});
  EXPECT_EQ(nothing.standing, Standing::unique);
  EXPECT_EQ(nothing.seats, (Table{{0}}));
}

TEST(Biproportional, RefusesWhatItCannotCount) {
  const auto refused = [](const BiproportionalInput& input) { return !biproportional(input).has_value(); };
  EXPECT_TRUE(refused({{{1, 2}}, {3}, {1, 1}, divisors("dhondt"), {}}));
  EXPECT_TRUE(refused({{{1, 2}, {1}}, {1, 1}, {1, 1}, divisors("dhondt"), {}}));
  EXPECT_TRUE(refused({{{1, -2}}, {2}, {1, 1}, divisors("dhondt"), {}}));
  EXPECT_TRUE(refused({{{1, 2}}, {2}, {1, 1}, divisors("huntington_hill"), {}}));
  EXPECT_TRUE(refused({{{1, std::int64_t{1} << 60}}, {2}, {1, 1}, divisors("dhondt"), {}}));
  EXPECT_TRUE(refused({{{1, 2}}, {2}, {1, 1}, {model::Divisors::Form::arithmetic, {{1, 1}, {1, 1}}, {1, 1}}, {}}));
}

// ---- A second, naive implementation: of all matrices with these sums those whose product over all cells and their
// seats of v / d(0) * ... * v / d(x - 1) is largest (a seat over d = 0 counts for more than any product). That is what
// "no exchange along a cycle improves" means for concave sums (Balinski and Demange 1989).

struct Naive {
  std::vector<Row> best;  ///< matrices, cell by cell
  std::int64_t above = 0, below = 1;
};

std::int64_t post(const model::Divisors& method, std::int64_t seats) {
  return model::divisor_at(method, seats).numerator();  // methods of this test have whole divisors
}

void visit(const BiproportionalInput& input, Row& cells, Row& rows, Row& columns, std::int64_t above,
           std::int64_t below, Naive& naive) {
  const std::size_t width = columns.size(), at = cells.size();
  if (at == rows.size() * width) {
    if (std::any_of(columns.begin(), columns.end(), [](std::int64_t left) { return left != 0; })) return;
    const auto left = static_cast<base::Int128>(above) * naive.below,
               right = static_cast<base::Int128>(naive.above) * below;
    if (left > right) naive = {{}, above, below};
    if (left >= right) naive.best.push_back(cells);
    return;
  }
  const std::size_t i = at / width, j = at % width;
  const std::int64_t votes = input.votes[i][j];
  for (std::int64_t x = 0; x <= std::min(rows[i], columns[j]); ++x) {
    if (x > 0 && votes == 0) return;
    const std::int64_t d = x > 0 ? post(input.divisors, x - 1) : 1;
    if (x > 0 && d > 0) above *= votes, below *= d;
    if (votes > 0 && post(input.divisors, x) == 0) continue;
    if (!input.minimum.empty() && x < input.minimum[i][j]) continue;
    if (j + 1 == width && rows[i] != x) continue;
    cells.push_back(x), rows[i] -= x, columns[j] -= x;
    visit(input, cells, rows, columns, above, below, naive);
    cells.pop_back(), rows[i] += x, columns[j] += x;
  }
}

Naive naive(const BiproportionalInput& input) {
  Naive found;
  Row cells, rows = input.area_seats, columns = input.list_seats;
  visit(input, cells, rows, columns, 1, 1, found);
  return found;
}

constexpr int kThin = test::one_of(25);  // sanitizers slow this down thirtyfold

struct Tally {
  int unique = 0, tied = 0, blocked = 0;
};

/// As the naive search finds: how many fit, which cells differ among them, and what each has at least.
::testing::AssertionResult agrees(const BiproportionalInput& input, Tally& tally) {
  const Naive all = naive(input);
  const auto result = biproportional(input);
  if (!result) return ::testing::AssertionFailure() << "refused";
  if (all.best.empty()) {
    ++tally.blocked;
    if (result->standing != Standing::blocked) return ::testing::AssertionFailure() << "not blocked";
    return ::testing::AssertionSuccess();
  }
  ++(all.best.size() == 1 ? tally.unique : tally.tied);
  if (result->standing != (all.best.size() == 1 ? Standing::unique : Standing::tied))
    return ::testing::AssertionFailure() << "standing, " << all.best.size() << " fit";
  if (!certifies(input, *result)) return ::testing::AssertionFailure() << "not certified";
  const std::size_t width = input.list_seats.size();
  std::vector<BiproportionalCell> tied;
  for (std::size_t c = 0; c < all.best[0].size(); ++c) {
    std::int64_t least = all.best[0][c], most = least;
    for (const Row& cells : all.best) least = std::min(least, cells[c]), most = std::max(most, cells[c]);
    if (least != most) tied.push_back({c / width, c % width});
    if (result->seats[c / width][c % width] != least) return ::testing::AssertionFailure() << "seats of cell " << c;
  }
  if (result->tied != tied) return ::testing::AssertionFailure() << "tied cells";
  return ::testing::AssertionSuccess();
}

/// All ways to write `total` as a sum of that many numbers.
std::vector<Row> sums(std::int64_t total, std::size_t parts) {
  if (parts == 1) return {{total}};
  std::vector<Row> all;
  for (std::int64_t first = 0; first <= total; ++first)
    for (Row rest : sums(total - first, parts - 1)) {
      rest.insert(rest.begin(), first);
      all.push_back(rest);
    }
  return all;
}

/// Every table of votes in [0, most], but of those that differ only by the order of areas or lists one.
template <class Visit>
void every_table(std::size_t lists, std::int64_t most, const Visit& visit_table) {
  Row flat(2 * lists, 0);
  for (;;) {
    const auto middle = flat.begin() + static_cast<std::ptrdiff_t>(lists);
    Table votes{{flat.begin(), middle}, {middle, flat.end()}};
    bool ordered = votes[0] <= votes[1];
    for (std::size_t j = 1; j < lists; ++j)
      ordered = ordered && std::pair(votes[0][j - 1], votes[1][j - 1]) <= std::pair(votes[0][j], votes[1][j]);
    if (ordered) visit_table(votes);
    auto digit = flat.begin();
    while (digit != flat.end() && *digit == most) *digit++ = 0;
    if (digit == flat.end()) return;
    ++*digit;
  }
}

bool has_zero(const Row& numbers) { return std::find(numbers.begin(), numbers.end(), 0) != numbers.end(); }

/// Of the tables every `stride`-th. With d(0) = 0 only where everyone has seats: others stand aside, votes or not.
Tally every_world(std::size_t lists, std::int64_t most_votes, std::int64_t most_seats, const char* method,
                  int stride = 1) {
  Tally tally;
  int table = 0;
  BiproportionalInput input;
  input.divisors = divisors(method);
  every_table(lists, most_votes, [&](const Table& votes) {
    if (table++ % (stride * kThin) != 0) return;
    input.votes = votes;
    for (std::int64_t total = 1; total <= most_seats; ++total)
      for (const Row& areas : sums(total, 2))
        for (const Row& each : sums(total, lists)) {
          if (post(input.divisors, 0) == 0 && (has_zero(areas) || has_zero(each))) continue;
          input.area_seats = areas;
          input.list_seats = each;
          const auto agreed = agrees(input, tally);
          if (!agreed) {
            ADD_FAILURE() << agreed.message() << " " << method << ::testing::PrintToString(votes)
                          << ::testing::PrintToString(areas) << ::testing::PrintToString(each);
            return;
          }
        }
  });
  return tally;
}

TEST(BiproportionalExhaustive, TwoAreasTwoLists) {
  for (const char* method : {"sainte_lague", "dhondt", "danish"}) {
    const Tally tally = every_world(2, 6, 5, method);
    RecordProperty(std::string(method) + "_tied", tally.tied);
    EXPECT_GT(tally.unique, 10'000 / kThin);
    EXPECT_GT(tally.tied, 100 / kThin);
    EXPECT_GT(tally.blocked, 1'000 / kThin);
  }
}

TEST(BiproportionalExhaustive, TwoAreasThreeLists) {
  const Tally tally = every_world(3, 6, 3, "sainte_lague");
  RecordProperty("unique", tally.unique);
  RecordProperty("tied", tally.tied);
  EXPECT_GT(tally.unique, 10'000 / kThin);
  EXPECT_GT(tally.tied, 1'000 / kThin);
  const Tally few_votes = every_world(3, 3, 5, "dhondt");
  EXPECT_GT(few_votes.unique, 10'000 / kThin);
  EXPECT_GT(few_votes.tied, 1'000 / kThin);
  const Tally tenth = every_world(3, 6, 5, "sainte_lague", 10);
  EXPECT_GT(tenth.unique, 100'000 / kThin);
  EXPECT_GT(tenth.tied, 1'000 / kThin);
}

// With Adams every cell with votes has a seat, so that few sums fit.
TEST(BiproportionalExhaustive, EveryCellHasASeatFirstWhereTheFirstDivisorIsNought) {
  const Tally tally = every_world(2, 6, 7, "adams");
  EXPECT_GT(tally.unique, 1'000 / kThin);
  EXPECT_GT(tally.tied, 50 / kThin);
  EXPECT_GT(tally.blocked, 1'000 / kThin);
}

class RandomWorlds : public ::testing::Test {
 protected:
  std::int64_t draw(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(m_random() % static_cast<std::uint32_t>(most - least + 1));
  }
  std::size_t index() { return static_cast<std::size_t>(draw(0, 2)); }

  /// Three areas and lists; that many seats each, and `more`.
  BiproportionalInput world(const char* method, std::int64_t most_votes, std::int64_t each, int more) {
    BiproportionalInput input{{}, Row(3, each), Row(3, each), divisors(method), {}};
    for (int i = 0; i < 3; ++i) input.votes.push_back({draw(0, most_votes), draw(0, most_votes), draw(0, most_votes)});
    for (int seat = 0; seat < more; ++seat) ++input.area_seats[index()], ++input.list_seats[index()];
    return input;
  }

  /// Steps of the change up to which the naive search finds the same single matrix.
  static std::int64_t steps_by_search(const BiproportionalInput& input, const BiproportionalChange& change,
                                      std::int64_t most) {
    const Naive before = naive(input);
    BiproportionalInput later = input;
    for (std::int64_t steps = 0; steps < most; ++steps) {
      if (change.from && --later.votes[change.area][*change.from] < 0) return steps;
      if (change.to) ++later.votes[change.area][*change.to];
      if (naive(later).best != before.best) return steps;
    }
    return most;
  }

  /// How many worlds had a last step before the matrix changes.
  int check_reach(const char* method, int worlds, std::int64_t each, int more) {
    int ended = 0;
    for (int number = 0; number < worlds; ++number) {
      const BiproportionalInput input = world(method, 60, each, more);
      const auto result = solve(input);
      if (result.standing != Standing::unique) continue;
      BiproportionalChange change{index(), static_cast<std::size_t>(draw(0, 1)), 2};
      if (number % 3 == 0) change.from.reset();
      if (number % 3 == 1) change.to.reset();
      const std::int64_t expected = steps_by_search(input, change, 100), far = reach(input, result, change);
      EXPECT_EQ(std::min<std::int64_t>(far, 100), expected) << method << " world " << number;
      EXPECT_LE(slack(input, result, change), far);
      ended += expected < 100 ? 1 : 0;
    }
    return ended;
  }

 private:
  std::mt19937 m_random{20190324};
};

TEST_F(RandomWorlds, ReachIsTheLastStepBeforeTheNaiveSearchDiffers) {
  EXPECT_GT(check_reach("sainte_lague", test::trials(1500), 0, 6), test::trials(500));
  EXPECT_GT(check_reach("dhondt", test::trials(1500), 0, 6), test::trials(500));
  EXPECT_GT(check_reach("adams", test::trials(300), 3, 3), test::trials(100));
}

// Of other votes with the same sums of seats: right, wrong by cycles, or with seats where there are no votes.
TEST_F(RandomWorlds, AnyStartGivesTheSame) {
  int other = 0, tied = 0;
  for (int number = 0; number < 2000; ++number) {
    BiproportionalInput input = world("sainte_lague", 6, 1, 4), before = input;
    for (Row& row : before.votes)
      for (std::int64_t& votes : row) votes = draw(0, 6);
    const auto alone = solve(input), start = solve(before);
    input.start = start.seats;
    const auto result = solve(input);
    EXPECT_EQ(result.standing, alone.standing) << "world " << number;
    EXPECT_EQ(result.seats, alone.seats) << "world " << number;
    EXPECT_EQ(result.tied, alone.tied) << "world " << number;
    other += start.standing == Standing::unique && alone.standing == Standing::unique && start.seats != alone.seats;
    tied += alone.standing == Standing::tied;
  }
  EXPECT_GT(other, 300);
  EXPECT_GT(tied, 50);
}

TEST_F(RandomWorlds, AssuredSeatsAgreeWithTheNaiveSearch) {
  Tally tally;
  for (int number = 0; number < 2000; ++number) {
    BiproportionalInput input = world("sainte_lague", 4, 1, 4);
    input.minimum = Table(3, Row(3, 0));
    for (std::size_t i = 0; i < 3; ++i)
      if (const std::size_t list = index(); input.votes[i][list] > 0) input.minimum[i][list] = draw(1, 2);
    EXPECT_TRUE(agrees(input, tally)) << "world " << number;
  }
  EXPECT_GT(tally.unique, 500);
  EXPECT_GT(tally.tied, 20);
  EXPECT_GT(tally.blocked, 100);
}

// ---- Zürich, cantonal parliament, 24 March 2019 (cases/seats/SOURCES.md there). Gesetz über die politischen Rechte
// (LS 161) sections 102 to 104: lists with 5 % of the votes of one district at least take part; voter numbers are
// votes / seats of the district, rounded; 180 seats by standard rounding; cells by standard rounding.

struct Zurich {
  BiproportionalInput input;
  Table official;
  std::vector<std::string> lists, districts;
};

std::size_t index_of(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) names.push_back(name);
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

Zurich zurich() {
  Zurich z;
  std::map<std::pair<std::size_t, std::size_t>, std::pair<std::int64_t, std::int64_t>> cells;
  std::map<std::size_t, std::int64_t> seats;
  for (const auto& row : test::case_rows("cases/seats/switzerland/zurich_canton_2019.csv")) {
    const std::size_t list = index_of(z.lists, row.at("list")), district = index_of(z.districts, row.at("district"));
    cells[{district, list}] = {std::stoll(row.at("votes")), std::stoll(row.at("seats"))};
    seats[district] = std::stoll(row.at("district_seats"));
  }
  z.input.votes.assign(z.districts.size(), Row(z.lists.size(), 0));
  z.official = z.input.votes;
  for (const auto& [at, cell] : cells)
    z.input.votes[at.first][at.second] = cell.first, z.official[at.first][at.second] = cell.second;
  for (const auto& [district, number] : seats) z.input.area_seats.push_back(number);
  z.input.divisors = divisors("sainte_lague");
  return z;
}

/// Voter numbers of the lists; 0 for those that do not take part.
Row voters_of(Zurich& z) {
  Row voters(z.lists.size(), 0);
  for (std::size_t list = 0; list < voters.size(); ++list) {
    bool quorum = false;
    for (std::size_t d = 0; d < z.districts.size(); ++d) {
      const Row& votes = z.input.votes[d];
      quorum = quorum || votes[list] * 20 >= std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
      voters[list] += (2 * votes[list] + z.input.area_seats[d]) / (2 * z.input.area_seats[d]);
    }
    if (!quorum) voters[list] = 0;
  }
  return voters;
}

/// Sainte-Lague seat by seat.
Row share_out(const Row& voters, std::int64_t total) {
  Row seats(voters.size(), 0);
  for (; total > 0; --total) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < voters.size(); ++i)
      if (voters[i] * (2 * seats[best] + 1) > voters[best] * (2 * seats[i] + 1)) best = i;
    ++seats[best];
  }
  return seats;
}

Zurich counted_zurich() {
  Zurich z = zurich();
  z.input.list_seats = share_out(voters_of(z), 180);
  return z;
}

TEST(BiproportionalZurich, EverySeatIsTheOfficialOne) {
  ACTA_NEED_SHARED("cases/seats/switzerland/zurich_canton_2019.csv");
  const Zurich z = counted_zurich();
  ASSERT_EQ(z.districts.size(), 18u);
  const auto result = solve(z.input);
  EXPECT_EQ(result.standing, Standing::unique);
  EXPECT_EQ(result.seats, z.official);
  EXPECT_TRUE(certifies(z.input, result));
  expect_sums(z.input, result.seats);
  auto wrong = result;
  wrong.area_divisors[3] = {wrong.area_divisors[3].numerator() * 2, wrong.area_divisors[3].denominator()};
  EXPECT_FALSE(certifies(z.input, wrong));
}

TEST(BiproportionalZurich, ScaledRowsAndColumnsChangeNothing) {
  ACTA_NEED_SHARED("cases/seats/switzerland/zurich_canton_2019.csv");
  Zurich z = counted_zurich();
  for (std::size_t d = 0; d < z.districts.size(); ++d)
    for (std::size_t l = 0; l < z.lists.size(); ++l)
      z.input.votes[d][l] *= static_cast<std::int64_t>((d % 4 + 1) * (l % 3 + 1));
  EXPECT_EQ(solve(z.input).seats, z.official);
}

TEST(BiproportionalZurich, OrderOfAreasAndListsChangesNothing) {
  ACTA_NEED_SHARED("cases/seats/switzerland/zurich_canton_2019.csv");
  Zurich z = counted_zurich();
  const auto turn = [](auto& values) { std::rotate(values.begin(), values.begin() + 5, values.end()); };
  turn(z.input.votes), turn(z.input.area_seats), turn(z.input.list_seats), turn(z.official);
  for (Row& row : z.input.votes) turn(row);
  for (Row& row : z.official) turn(row);
  EXPECT_EQ(solve(z.input).seats, z.official);
}

// Every move of votes between two lists of a district, as far as `reach` says and one vote further.
TEST(BiproportionalZurich, ReachHoldsAndNoFurther) {
  ACTA_NEED_SHARED("cases/seats/switzerland/zurich_canton_2019.csv");
  const Zurich z = counted_zurich();
  const auto result = solve(z.input);
  int ended = 0;
  for (std::size_t d = 0; d < z.districts.size(); d += 3)
    for (std::size_t from = 0; from < z.lists.size(); ++from)
      for (std::size_t to = 0; to < z.lists.size(); ++to) {
        if (from == to) continue;
        const BiproportionalChange change{d, from, to};
        const std::int64_t near = slack(z.input, result, change), far = reach(z.input, result, change);
        ASSERT_LE(near, far);
        const auto after = [&](std::int64_t steps) {
          BiproportionalInput later = z.input;
          later.votes[d][from] -= steps, later.votes[d][to] += steps;
          return solve(later);
        };
        EXPECT_EQ(after(near).seats, z.official);
        const auto last = after(far);
        EXPECT_EQ(last.standing, Standing::unique);
        EXPECT_EQ(last.seats, z.official);
        if (far == z.input.votes[d][from]) continue;
        const auto next = after(far + 1);
        EXPECT_TRUE(next.standing != Standing::unique || next.seats != z.official) << d << " " << from << " " << to;
        ++ended;
      }
  EXPECT_GT(ended, 100);
}

}  // namespace
}  // namespace acta::count
