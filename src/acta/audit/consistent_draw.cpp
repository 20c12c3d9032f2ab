// SPDX-License-Identifier: Apache-2.0
#include "acta/audit/consistent_draw.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <charconv>
#include <queue>
#include <tuple>
#include <utility>

#include "acta/audit/in_pieces.hpp"
#include "acta/audit/smallest_tickets.hpp"
#include "acta/audit/tickets_consistent.hpp"

namespace acta::audit {
namespace {

void append_number(std::string& text, std::uint64_t number) {
  char digits[20];
  text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void write_identifier(const IdentifierRun& run, std::uint64_t position, std::string& text) {
  text.assign(run.before);
  append_number(text, run.first + position);
  text += run.after;
}

void offer_items(std::span<const IdentifierRun> runs, Piece piece, const ConsistentTickets& tickets,
                 SmallestTickets& smallest) {
  std::string text;
  std::uint64_t run_begin = 0;
  for (const IdentifierRun& run : runs) {
    const std::uint64_t run_end = run_begin + run.count;
    const std::uint64_t end = std::min(piece.end, run_end);
    for (std::uint64_t item = std::max(piece.begin, run_begin); item < end; ++item) {
      write_identifier(run, item - run_begin, text);
      smallest.offer(tickets.first_digest(text), item);
    }
    run_begin = run_end;
  }
}

void offer_items(std::span<const std::string> identifiers, Piece piece, const ConsistentTickets& tickets,
                 SmallestTickets& smallest) {
  for (std::uint64_t item = piece.begin; item < piece.end; ++item) {
    smallest.offer(tickets.first_digest(identifiers[item]), item);
  }
}

template <class Identifiers>
std::vector<TicketCandidate> smallest_first_tickets(Identifiers identifiers, std::uint64_t items,
                                                    const ConsistentDraw& draw) {
  const ConsistentTickets tickets(draw.seed);
  const std::uint64_t limit = std::min(items, draw.skip + draw.take);
  const auto pieces = cut_in_pieces(items, draw.threads);
  std::vector<SmallestTickets> found(pieces.size(), SmallestTickets(limit));
  tbb::parallel_for(std::size_t{0}, pieces.size(),
                    [&](std::size_t i) { offer_items(identifiers, pieces[i], tickets, found[i]); });
  SmallestTickets smallest = std::move(found.front());
  for (std::size_t i = 1; i < found.size(); ++i) smallest.add(std::move(found[i]));
  return smallest.take_sorted();
}

bool later(const DrawnTicket& a, const DrawnTicket& b) {
  return std::tie(a.ticket, a.item, a.generation) > std::tie(b.ticket, b.item, b.generation);
}

std::vector<DrawnTicket> as_drawn(const std::vector<TicketCandidate>& candidates) {
  std::vector<DrawnTicket> drawn;
  drawn.reserve(candidates.size());
  for (const TicketCandidate& candidate : candidates) {
    drawn.push_back({"0." + decimal_reversed(candidate.digest), candidate.item, 1});
  }
  return drawn;
}

// No item outside the `draws` smallest first tickets can be drawn: all of those come before it. For the same reason no
// later ticket above the last of as many first ones can.
std::vector<DrawnTicket> put_back_and_draw(const std::vector<DrawnTicket>& first, std::uint64_t draws) {
  const bool bounded = first.size() == draws;
  std::priority_queue<DrawnTicket, std::vector<DrawnTicket>, decltype(&later)> put_back(later);
  std::vector<DrawnTicket> drawn;
  std::size_t unseen = 0;
  while (drawn.size() < draws) {
    if (unseen == first.size() || (!put_back.empty() && later(first[unseen], put_back.top()))) {
      drawn.push_back(put_back.top());
      put_back.pop();
    } else {
      drawn.push_back(first[unseen++]);
    }
    const DrawnTicket& last = drawn.back();
    DrawnTicket next{next_ticket(last.ticket), last.item, last.generation + 1};
    if (!bounded || next.ticket <= first.back().ticket) put_back.push(std::move(next));
  }
  return drawn;
}

template <class Identifiers>
base::Result<std::vector<DrawnTicket>> draw_from(Identifiers identifiers, std::uint64_t items,
                                                 const ConsistentDraw& draw) {
  std::uint64_t draws = 0;
  const bool too_many = __builtin_add_overflow(draw.skip, draw.take, &draws);
  if (too_many || (draws > 0 && items == 0) || (!draw.with_replacement && draws > items)) {
    return base::Error{base::ErrorKind::usage,
                       "the draw asks for more tickets than the " + std::to_string(items) + " identifiers have",
                       {},
                       "draw fewer, or examine them all"};
  }
  if (draws == 0) return std::vector<DrawnTicket>{};
  auto drawn = as_drawn(smallest_first_tickets(identifiers, items, draw));
  if (draw.with_replacement) drawn = put_back_and_draw(drawn, draws);
  drawn.erase(drawn.begin(), drawn.begin() + static_cast<std::ptrdiff_t>(draw.skip));
  return drawn;
}

}  // namespace

std::string identifier_of(std::span<const IdentifierRun> runs, std::uint64_t item) {
  std::string text;
  for (const IdentifierRun& run : runs) {
    if (item < run.count) {
      write_identifier(run, item, text);
      break;
    }
    item -= run.count;
  }
  return text;
}

base::Result<IdentifierRun> arlo_ballots(const PythonValue& batch, std::uint64_t first, std::uint64_t count,
                                         UnicodeVersion unicode) {
  auto name = python_repr(batch, unicode);
  if (!name) return name.error();
  return IdentifierRun{"(" + *name + ", ", ")", first, count};
}

base::Result<std::vector<DrawnTicket>> draw_tickets(std::span<const IdentifierRun> runs, const ConsistentDraw& draw) {
  std::uint64_t items = 0;
  for (const IdentifierRun& run : runs) items += run.count;
  return draw_from(runs, items, draw);
}

base::Result<std::vector<DrawnTicket>> draw_tickets(std::span<const std::string> identifiers,
                                                    const ConsistentDraw& draw) {
  return draw_from(identifiers, identifiers.size(), draw);
}

}  // namespace acta::audit
