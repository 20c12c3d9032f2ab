// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <tuple>

#include "acta/audit/outcome_claims.hpp"
#include "acta/model/formula.hpp"

namespace acta::audit {

/// Where votes are looked at.
struct Scope {
  std::size_t ballot = 0, area = model::kNone;
};

/// constant + sum of weights times votes: what claims are made of.
class VoteSum {
 public:
  VoteSum& add(Scope scope, std::size_t column, double weight);
  VoteSum& add(const VoteSum& other, double factor);
  VoteSum& add_constant(double constant);
  /// The same votes, each counted as one, without the constant.
  VoteSum counted() const;
  AreaClaim claim() const;

 private:
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, double> m_terms;  ///< ballot, area, column
  double m_constant = 0;
};

struct Draft {
  std::string text;
  VoteSum sum;  ///< above 0
};
using Drafts = std::vector<Draft>;

/// Collects the claims of one poll, group by group.
class ClaimBuilder {
 public:
  ClaimBuilder(const model::Poll& poll, const model::Law& law, const model::CountResult& result, double unseen,
               double least);

  const model::Poll& poll() const { return m_poll; }
  const model::Law& law() const { return m_law; }
  const model::CountResult& result() const { return m_result; }
  const AreaTree& tree() const { return m_tree; }
  std::size_t lists() const { return m_poll.lists.size(); }
  const std::string& name(std::size_t list) const { return m_poll.lists[list].name; }
  std::string area_name(std::size_t area) const;
  /// "Zulia: ", or nothing for the whole.
  std::string where(std::size_t area) const;

  std::int64_t votes(Scope scope, std::size_t list) const;
  double value(const VoteSum& sum) const { return m_votes.value(sum.claim()); }
  /// The fewest ballots that reverse the narrowest; 0 where one has no margin.
  double narrowest(const Drafts& drafts) const;
  VoteSum of_list(Scope scope, std::size_t list, double weight = 1) const;
  /// What a share is a share of. Registered voters are a number; none where they are not known.
  std::optional<VoteSum> base(Scope scope, model::ShareBase of) const;
  /// Ballot of the tier, or of `votes` where that names one.
  std::size_t ballot_of(const std::string& votes) const;

  /// Claims after begin() belong to this group, until finish_group().
  void begin(SeatGroup group);
  void add(std::string text, const VoteSum& sum);
  void add(const Drafts& drafts);
  void fail(std::string reason);
  void finish_group();
  /// Ends a group begun after one that is not proven: if it holds, as `part` of that one, whose seats it leaves.
  void split_group(SeatGroup part);
  bool has_margin(const Draft& draft) const { return has_margin(draft.sum.claim()); }
  /// Fails the group where some seats of the tier are not proven; those of external tiers are taken as given, and so
  /// what hangs on them.
  void needs(std::size_t tier);
  bool group_holds() const { return m_group->proven; }
  /// Says of what a reason speaks, where the group failed or will.
  void about(std::string what) { m_about = std::move(what); }
  bool last_proven() const { return m_out.seats.back().proven; }
  /// Seats of the tier are not proven after all.
  void revoke(const std::string& tier, const std::string& reason);
  OutcomeClaims finish();

 private:
  bool has_margin(const AreaClaim& claim) const;
  void state_unproven();

  model::Poll m_poll;
  const model::Law& m_law;
  const model::CountResult& m_result;
  AreaTree m_tree;
  AreaVotes m_votes;
  double m_unseen, m_least;
  OutcomeClaims m_out;
  std::optional<SeatGroup> m_group;
  std::string m_about;
  std::vector<OutcomeClaim> m_pending, m_without_margin;
};

/// A list, a pair of lists, an area: whoever seats are shared among.
struct Entrant {
  std::string name;
  VoteSum votes;
  std::int64_t value = 0;  ///< reported votes
  std::int64_t seats = 0;
  std::int64_t held = 0;  ///< of these, that it has without the division
  double slack = 0;       ///< votes by which rounding may have changed what it is divided by
};

/// d(seats), a root where the formula has roots.
double divisor_of(const model::Divisors& divisors, std::int64_t seats);
/// "any of the 12 without a reported vote": they are claimed to be behind together, which is more.
std::string without_votes(std::size_t count);
/// The last seat of every entrant that it has by the division, before the next of every other one. Those without a
/// reported vote and seat are put together. Where d(0) = 0 a first seat is before all later ones, and of first seats
/// that with more votes is; whoever has no seat beside somebody's second has no vote.
Drafts divisor_drafts(const std::vector<Entrant>& entrants, const model::Divisors& divisors, const std::string& where);
/// The last seat of each entrant before the next of `other`, which is none of them; none where that is so anyhow.
Drafts ahead_drafts(const std::vector<Entrant>& entrants, const Entrant& other, const model::Divisors& divisors);
Draft with_vote(const Entrant& entrant, const std::string& where);
/// Whether an entrant has a vote, as reported: only then it takes part.
Draft vote_draft(const Entrant& entrant, const std::string& where);
/// Whole quotas of `base` (reported: `base_value`), then the rest. Adds to the group, or fails it.
void quota_claims(ClaimBuilder& build, const std::vector<Entrant>& entrants, const model::Formula& formula,
                  const VoteSum& base, std::int64_t base_value, const std::string& where);
/// By the formula, whatever it is; `base_value` 0: the quota is of the entrants' votes.
void formula_claims(ClaimBuilder& build, const std::vector<Entrant>& entrants, const model::Formula& formula,
                    const std::string& where, const VoteSum* base = nullptr, std::int64_t base_value = 0);

/// Whether a list takes part, as conditions of the tier in one of its areas say: the easiest way to prove what the
/// votes say. None where they have no claims: then `reason` is set.
std::optional<Drafts> takes_part(ClaimBuilder& build, std::size_t tier, Scope scope, std::size_t list, bool passed,
                                 std::string& reason);
/// Per list: takes part by the count; whether that matters even where it has no seat; its seats.
struct Parting {
  std::vector<char> passed, must;
  std::vector<std::int64_t> seats;
};
/// Adds that lists which passed take part, and that others do not. By a divisor method (else nullptr) a list without
/// seats changes nothing for others: there it is enough that it would get none. Returned: who is to be taken as taking
/// part.
std::vector<char> part_claims(ClaimBuilder& build, std::size_t tier, Scope scope, const Parting& parting,
                              const std::vector<Entrant>& by_list, const model::Divisors* divisors);

void tier_claims(ClaimBuilder& build, std::size_t tier);
void list_claims(ClaimBuilder& build, std::size_t tier, const model::AreaSeats& seats);
/// Divides the seats of one area among the lists that are `in`, with surplus agreements where the tier has them.
void division_claims(ClaimBuilder& build, std::size_t tier, Scope scope, const std::vector<Entrant>& by_list,
                     const std::vector<char>& in);
/// The same where the tier has a clause on the majority of the seats.
void majority_claims(ClaimBuilder& build, std::size_t tier, Scope scope, const std::vector<Entrant>& entrants);
/// Quota methods that leave out lists which hold more than their share, round by round. `entrants`: with all seats.
void exclusion_claims(ClaimBuilder& build, const std::vector<Entrant>& entrants, const model::Formula& formula,
                      const std::string& where);
/// Seats per list of these tiers in a region; winners who are not seated, too.
std::vector<std::int64_t> seats_of_tiers(const ClaimBuilder& build, const std::vector<std::string>& ids,
                                         std::size_t region);
void compensation_claims(ClaimBuilder& build, std::size_t tier);
void place_claims(ClaimBuilder& build, std::size_t tier);
void biproportional_claims(ClaimBuilder& build, std::size_t tier);
/// A group of its own beside one of the same area that is not proven: the seats that lists have at least.
void partial_claims(ClaimBuilder& build, std::size_t tier, const model::AreaSeats& seats);
/// A group of its own: how many seats each area of the tier has, where votes say that. False where it is not proven.
bool apportionment_claims(ClaimBuilder& build, std::size_t tier);
/// "tier list": how groups are called.
SeatGroup group_of(const ClaimBuilder& build, std::size_t tier, std::size_t area,
                   const std::vector<std::int64_t>& seats);

}  // namespace acta::audit
