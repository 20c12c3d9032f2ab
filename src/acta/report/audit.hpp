// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "acta/model/finding.hpp"
#include "acta/report/report.hpp"

namespace acta::report {

class JsonWriter;

struct AuditClaim {
  std::string text;
  double margin = 0;   ///< reported: positive where the votes say so, in votes of the claim's weights
  double ballots = 0;  ///< that would have to be for the other side to reverse it: margin over what one can do
};
/// Seats that are filled together, and whether the claims prove them.
struct AuditSeats {
  std::string tier, area;                                     ///< area empty: the whole
  std::vector<std::pair<std::string, std::int64_t>> holders;  ///< lists with seats here
  std::int64_t seats = 0;
  bool proven = false;
  std::string reason;        ///< why not
  bool provisional = false;  ///< not seats, or seats that a later tier only reckons with
  std::string given = {};    ///< external tiers whose seats are taken as the record states them
};
/// What an audit to one risk limit would take if the paper says what the sheets say.
struct AuditSize {
  double risk_limit = 0;
  std::int64_t draws = 0;                    ///< 0: no number is enough
  double sheets = 0, ballots = 0;            ///< different ones, on average
  std::int64_t polling = 0, comparison = 0;  ///< single ballots instead, by the claim that takes most; 0: all
  std::int64_t alpha_sheets = 0;             ///< by ALPHA: different sheets, enough in nine of ten draws
  double alpha_ballots = 0;                  ///< their ballots, on average
};
/// A round that ends the audit with this chance, and what it costs.
struct AuditRoundSize {
  double chance = 0;
  std::int64_t draws = 0;          ///< 0: no number up to the largest that was looked at
  double sheets = 0, ballots = 0;  ///< different ones to fetch and to count, on average
};
/// How long an audit to the plan's risk limit takes if errors are as expected.
struct AuditOutlook {
  double share = 0, taint = 0;  ///< of the draws, so many hit a sheet that is off by this part of its bound
  std::vector<AuditRoundSize> rounds;
  std::vector<std::pair<std::int64_t, double>> chances;  ///< that it has ended, by draws; some of them
};
/// "no drawn sheet differs", "every 20th is off by 0.1 of its bound"
std::string outlook_name(const AuditOutlook& outlook);
struct AuditPlan {
  std::string contest, copy, outcome;
  std::int64_t sheets = 0, missing = 0;      ///< batches; of them not complete
  std::int64_t bounded_by_roll = 0;          ///< sheets that state no ballots: as many as electors
  std::int64_t more_votes_than_ballots = 0;  ///< sheets that contradict themselves so
  std::int64_t ballots = 0;                  ///< upper bound over all sheets
  std::int64_t unseen = 0;                   ///< ballots on no sheet, as stated
  double total_bound = 0;                    ///< U; infinite: some claim has no margin
  bool alpha = false;                        ///< by ALPHA; sizes have both
  std::vector<AuditClaim> claims;
  std::vector<AuditSeats> seats;  ///< none for an office
  std::vector<std::string> unproven;
  std::vector<AuditSize> sizes;
  double risk_limit = 0.05;            ///< of the outlooks
  std::vector<AuditOutlook> outlooks;  ///< by MACRO; empty: by ALPHA, or no number of draws is enough
};
/// One draw for several contests.
struct AuditCommon {
  struct Size {
    double risk_limit = 0;
    std::int64_t draws = 0;          ///< ALPHA: different sheets
    double sheets = 0, ballots = 0;  ///< different ones, on average; ALPHA: sheets as `draws`
  };
  std::int64_t stations = 0;
  double total_bound = 0;  ///< of the largest bounds that stations have in any contest
  bool alpha = false;
  std::vector<Size> sizes;
};
/// One drawn sheet.
struct AuditDrawn {
  std::vector<std::int64_t> draws;  ///< which draws hit it, from 1
  std::string key, place;           ///< place: areas from the largest, "Zulia / Maracaibo"
  double ballots = 0, bound = 0;
};
struct AuditDraw {
  std::string contest, copy, seed;
  std::vector<AuditDrawn> sheets;  ///< grouped by place
  std::int64_t draws = 0;
};
/// A drawn sheet whose paper differs.
struct AuditDifference {
  std::string key, place, detail;
  std::int64_t times = 0;
  double taint = 0;       ///< error over bound
  std::string kind = {};  ///< against or not_against the claims, not_found, beyond_bound
};
/// What one claim came to by itself.
struct AuditTested {
  std::string text;
  double margin = 0, risk = 1;
};
struct AuditAssessment {
  AuditDraw draw;
  std::string paper;
  double risk_limit = 0, total_bound = 0;
  bool alpha = false;
  std::int64_t assessed = 0;         ///< draws up to the first whose paper was not counted
  std::int64_t matching = 0;         ///< different sheets without any difference
  std::vector<std::string> waiting;  ///< drawn, without paper counts
  std::int64_t unknown = 0;          ///< sheets of the paper with keys that the audited copy does not have
  std::int64_t unseen = 0;           ///< ballots on no sheet, as stated
  bool all_counted = false;          ///< every sheet has its paper count: the outcome is that of the paper
  std::vector<AuditDifference> differences;
  double risk = 1;              ///< measured: min(1, product)
  std::int64_t more_draws = 0;  ///< still needed if no further error is found; 0: the limit is met
  std::string impossible;       ///< why no number of draws is enough; empty: some number may be
  std::vector<AuditSeats> seats;
  std::vector<std::string> unproven;
  std::vector<AuditTested> claims;  ///< none of their risks is above `risk`
  std::vector<double> path;         ///< the risk after each assessed draw
  model::Finding finding;           ///< A101
  std::int64_t elsewhere = 0;       ///< assessed draws of stations without the contest
};

/// Seats of each tier, proven and not, and area by area as far as one screen holds them.
std::string audit_seats_text(const std::vector<AuditSeats>& seats, const TextStyle& style);
/// "seats": all of them.
void write_audit_seats(JsonWriter& json, const std::vector<AuditSeats>& seats);

std::string audit_plan_text(const AuditPlan& plan, const TextStyle& style);
std::string audit_plan_json(const AuditPlan& plan);
/// Each contest as if drawn for alone, then what one draw for all takes.
std::string audit_several_plan_text(const std::vector<AuditPlan>& plans, const AuditCommon& common,
                                    const TextStyle& style);
std::string audit_several_plan_json(const std::vector<AuditPlan>& plans, const AuditCommon& common);
/// The retrieval list: place, sheet, ballots, draws, one row a sheet; cells as spreadsheet_cell.
std::string audit_draw_csv(const AuditDraw& draw);
/// What was found, without what to do next.
std::string audit_comparison_text(const AuditAssessment& assessment, const TextStyle& style);
std::string audit_assessment_text(const AuditAssessment& assessment, const TextStyle& style);
std::string audit_assessment_json(const AuditAssessment& assessment);
std::string audit_several_assessment_json(const std::vector<AuditAssessment>& assessments);

}  // namespace acta::report
