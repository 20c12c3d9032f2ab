// SPDX-License-Identifier: Apache-2.0
#include "acta/report/transcript.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace acta::report {
namespace {

using model::Decimal;
using model::kNone;
using model::Message;

/// Wide enough for every line of the texts below.
const TextStyle kWide{false, 400};

/// Three seats by D'Hondt above 5 %. Votes: Roble 5,300, Olmo 2,400, Haya 300; 8,000 valid, of which 5 % are 400.
/// Quotients: Roble 5,300, 2,650, 1,766.67; Olmo 2,400, 1,200. So Roble, Roble, Olmo. Olmo's seat goes to Roble when
/// (5,300 + n) / 3 >= 2,400 - n, n >= 475; with 1,900 added to Roble (7,200 / 3 = 2,400); with 634 taken from Olmo
/// (1,766 < 1,766.67).
model::Law council_law() {
  model::Law law = model::one_tier(model::TierKind::lists, 3);
  law.id = "xx/council";
  law.name = "Exampleland: council";
  law.clauses = {{"Art. 7", "threshold", "", "Lists with less than 5 per cent take no part.", "https://example.org/law",
                  "2020-01-01"},
                 {"Art. 8", "formula", "", "The seats by D'Hondt.", "", ""}};
  return law;
}

model::Poll council_poll() {
  model::Poll poll;
  poll.lists = {
      {"roble", "Roble", 5300, {}, {}, 1}, {"olmo", "Olmo", 2400, {}, {}, 1}, {"haya", "Haya", 300, {}, {}, 1}};
  poll.valid = 8000;
  return poll;
}

model::Step seat(std::int64_t number, std::size_t list, const std::string& name, std::vector<std::int64_t> before,
                 std::int64_t votes, std::int64_t divisor) {
  return {Message{"Seat {0} goes to {1}", {number, name}},
          "Art. 8",
          std::move(before),
          list,
          Message{"{0} / {1} = {2}", {votes, Decimal{{divisor, 1}, 0}, Decimal{{votes, divisor}, 2}}},
          0,
          kNone};
}

model::CountResult council_result() {
  model::CountResult result;
  const Decimal five{{5, 100}, 2, true};
  result.steps = {{Message{"{0} of {1} lists reach the threshold of {2} %", {std::int64_t{2}, std::int64_t{3}, five}},
                   "Art. 7",
                   {},
                   std::nullopt,
                   Message{"{0} % of {1} is at least {2} votes", {five, std::int64_t{8000}, std::int64_t{400}}},
                   0,
                   kNone},
                  seat(1, 0, "Roble", {0, 0, 0}, 5300, 1),
                  seat(2, 0, "Roble", {1, 0, 0}, 5300, 2),
                  seat(3, 1, "Olmo", {2, 0, 0}, 2400, 1)};
  result.lists = {{2, true, false}, {1, true, false}, {0, false, false}};
  model::TierResult tier;
  tier.name = "Council";
  tier.seats = {2, 1, 0};
  tier.areas.resize(1);
  tier.areas[0].total = 3;
  result.tiers = {tier};
  model::SeatMargin margin;
  margin.seat = 3;
  margin.holder = 1;
  margin.next = 0;
  margin.votes_moved = 475;
  margin.votes_added = 1900;
  margin.votes_removed = 634;
  margin.tier = 0;
  result.margins = {margin};
  result.statement = Message{"{0}; {1} votes moved from {2} to {3} would change a seat.",
                             {"Roble 2, Olmo 1", std::int64_t{475}, "Olmo", "Roble"}};
  return result;
}

/// The catalogue that is shipped; English where it was not built.
Language spanish() {
  std::ifstream in(ACTA_LANGUAGES_DIR "/es.mo", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  auto made = Language::from_mo(bytes, "es", "es.mo");
  return made ? std::move(*made) : Language();
}

TEST(Transcript, tells_the_count_in_english) {
  EXPECT_EQ(transcript(council_law(), council_poll(), council_result(), Language(), kWide), R"(Exampleland: council
====================
Law: xx/council

Council
=======
   1. 2 of 3 lists reach the threshold of 5.00 %
      5.00 % of 8,000 is at least 400 votes [Art. 7]
        Art. 7: Lists with less than 5 per cent take no part.
        https://example.org/law
        Version of 2020-01-01
   2. Seat 1 goes to Roble
      Seats before: none
      5,300 / 1 = 5,300.00 [Art. 8]
        Art. 8: The seats by D'Hondt.
   3. Seat 2 goes to Roble
      Seats before: Roble 1
      5,300 / 2 = 2,650.00 [Art. 8]
   4. Seat 3 goes to Olmo
      Seats before: Roble 2
      2,400 / 1 = 2,400.00 [Art. 8]

Result
======
Roble 2, Olmo 1; 475 votes moved from Olmo to Roble would change a seat.

  list   votes  seats
  Roble  5,300      2
  Olmo   2,400      1
  Lists without seats: 1

Nearest changes
===============
A tie that a draw of lots would have to decide counts as a change.
  Seat 3, held by Olmo, would go to Roble with 475 votes moved from Olmo to Roble. 1,900 votes added to one other list alone would do it too. 634 votes taken from Olmo alone would do it too.
)");
}

TEST(Transcript, tells_the_count_in_spanish) {
  const Language language = spanish();
  if (language.code() != "es") GTEST_SKIP() << "the Spanish messages were not built: they need msgfmt (package gettext)";
  EXPECT_EQ(transcript(council_law(), council_poll(), council_result(), language, kWide), R"(Exampleland: council
====================
Ley: xx/council

Council
=======
   1. Listas que alcanzan la barrera del 5,00 %: 2 de 3
      El 5,00 % de 8.000: al menos 400 votos [Art. 7]
        Art. 7: Lists with less than 5 per cent take no part.
        https://example.org/law
        Versión de 2020-01-01
   2. El escaño 1 corresponde a Roble
      Escaños hasta aquí: ninguno
      5.300 / 1 = 5.300,00 [Art. 8]
        Art. 8: The seats by D'Hondt.
   3. El escaño 2 corresponde a Roble
      Escaños hasta aquí: Roble 1
      5.300 / 2 = 2.650,00 [Art. 8]
   4. El escaño 3 corresponde a Olmo
      Escaños hasta aquí: Roble 2
      2.400 / 1 = 2.400,00 [Art. 8]

Resultado
=========
Roble 2, Olmo 1; cambiaría un escaño con un traspaso de votos de Olmo a Roble (votos: 475).

  lista  votos  escaños
  Roble  5.300        2
  Olmo   2.400        1
  Listas sin escaños: 1

Los cambios más cercanos
========================
Un empate que tendría que decidirse por sorteo cuenta como cambio.
  El escaño 3, de Olmo, pasaría a Roble con un traspaso de 475 votos de Olmo a Roble. También bastaría con añadir 1.900 votos a una sola de las otras listas. También bastaría con restar 634 votos a Olmo.
)");
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(Transcript, ties_and_draws_are_told_in_words) {
  model::Poll poll = council_poll();
  poll.areas = {{"north", "North", 0, kNone, {}, {}, {}}};
  poll.drawn = {1, 0};
  model::CountResult result = council_result();
  result.outcome = model::Outcome::tie;
  result.tiers[0].areas[0].area = 0;
  result.tiers[0].areas[0].open = 1;
  result.tiers[0].areas[0].tied = {0, 1};
  result.tiers[0].areas[0].unfilled = 1;
  const std::string text = transcript(council_law(), poll, result, Language(), kWide);
  EXPECT_TRUE(has(text, "\nRecorded draw of lots, in this order: Olmo, Roble\n")) << text;
  EXPECT_TRUE(has(text,
                  "\nNorth: Tied: 1 of 3 seats, between Roble, Olmo. A draw of lots, or another decision that "
                  "the law asks for, is not in the record.\n"))
      << text;
  EXPECT_TRUE(has(text, "\nNorth: Not filled: 1 of 3 seats.\n")) << text;
}

TEST(Transcript, areas_and_tiers_have_headings) {
  model::Poll poll = council_poll();
  poll.areas = {{"north", "North", 0, kNone, {}, {}, {}}};
  model::CountResult result = council_result();
  for (std::size_t i = 1; i < 4; ++i) result.steps[i].area = 0;
  result.margins[0].area = 0;
  result.tiers.push_back(result.tiers[0]);
  result.tiers[1].name = "National";
  const std::string text = transcript(council_law(), poll, result, Language(), kWide);
  EXPECT_TRUE(has(text, "\nNorth\n-----\n   2. Seat 1 goes to Roble\n")) << text;
  EXPECT_TRUE(has(text, "\nNational\n========\nNo steps: these seats are filled elsewhere.\n")) << text;
  EXPECT_TRUE(has(text, "  list   votes  Council  National  seats\n")) << text;
  EXPECT_TRUE(has(text, "\n  Council, North: Seat 3, held by Olmo, would go to")) << text;
}

TEST(Transcript, an_office_has_candidates_and_notes) {
  model::CountResult result;
  result.lists = {{0, true, true}, {0, true, true}, {0, true, false}};
  result.outcome = model::Outcome::runoff;
  model::SeatMargin margin;
  margin.holder = 1;
  margin.next = 0;
  margin.votes_moved = 1;
  margin.note = "votes for the first that win outright; x";
  result.margins = {margin};
  const std::string text =
      transcript(model::office(model::Office::Rule::majority), council_poll(), result, Language(), kWide);
  EXPECT_TRUE(has(text, "  Roble      5,300  second round\n")) << text;
  EXPECT_TRUE(has(text,
                  "  The outcome would change with 1 vote moved from Olmo to Roble. (votes for the first that win "
                  "outright; x)\n"))
      << text;
}

TEST(Transcript, a_proven_bound_is_told_as_one) {
  model::CountResult result = council_result();
  result.margins[0].bound = true;
  const std::string text = transcript(council_law(), council_poll(), result, Language(), kWide);
  EXPECT_TRUE(
      has(text, "  Seat 3, held by Olmo, stays with it as long as fewer than 475 votes move (a proven bound).\n"))
      << text;
}

TEST(Transcript, the_same_change_of_several_seats_is_told_once) {
  model::CountResult result = council_result();
  result.margins.resize(3, result.margins[0]);
  result.margins[1].seat = 2;
  result.margins[2].votes_moved = 476;
  const std::string text = transcript(council_law(), council_poll(), result, Language(), kWide);
  EXPECT_TRUE(has(text, "Seat 3, held by Olmo, would go to Roble with 475 votes")) << text;
  EXPECT_FALSE(has(text, "Seat 2, held by Olmo")) << text;
  EXPECT_TRUE(has(text, "Seat 3, held by Olmo, would go to Roble with 476 votes")) << text;
}

TEST(Transcript, lines_keep_to_the_width) {
  const std::string text = transcript(council_law(), council_poll(), council_result(), Language(), {false, 60});
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
    EXPECT_LE(text.find('\n', at) - at, 60) << at;
}

}  // namespace
}  // namespace acta::report
