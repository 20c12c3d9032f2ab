// SPDX-License-Identifier: Apache-2.0
import type { AuditReport, CardsContest, Outlook, Seats, SheetsPlan, SheetsStanding, StepContest } from "./audit";
import { count } from "./format";

/** Where paper and record differ. */
export interface Difference {
  unit: string;
  detail: string;
  kind: string;
  /** How much it speaks against the claims: taint of a sheet, votes of a card; null where that is not told. */
  weight: number | null;
}
export interface ClaimView {
  text: string;
  /** "720 votes", "12.4 %" */
  margin: string;
  /** Ballots that would reverse it; null where the plan has none. */
  ballots: number | null;
  /** Measured; null: not assessed, or told for all claims together only. */
  risk: number | null;
}
export interface SizeView {
  limit: number;
  /** 0: no number is enough. */
  draws: number;
  units: number | null;
  ballots: number | null;
  all: boolean;
}
export interface StratumView {
  id: string;
  cards: number;
  first: number;
  drawn: number | null;
  counted: number | null;
  differing: number | null;
  notFound: number | null;
}
export interface ContestView {
  id: string;
  name: string;
  outcome: string;
  limit: number | null;
  standing: StepContest | null;
  path: number[];
  /** Draws of this contest after each round, rising. */
  rounds: number[];
  claims: ClaimView[];
  seats: Seats[];
  unproven: string[];
  warning: string;
  sizes: SizeView[];
  outlooks: Outlook[];
  /** Sizes that ended simulated audits, or one. */
  ends: number[];
  exact: boolean;
  first: number;
  differences: Difference[];
  strata: StratumView[];
  notFound: number;
}
export interface AuditView {
  unit: "sheet" | "card";
  kind: string;
  contests: ContestView[];
}

const kAll = "acta-audit-several";

const shareText = (share: number) => `${Number((100 * share).toPrecision(4))} %`;

function marginText(margin: number): string {
  const whole = Math.round(margin);
  return Math.abs(margin - whole) < 1e-6 ? count(whole) : margin.toFixed(1);
}

const roundsOf = (audit: AuditReport, id: string): number[] =>
  audit.rounds
    .map(({ sizes }) => sizes[id] ?? 0)
    .filter((size, i, all) => size > 0 && (i === 0 || size > (all[i - 1] ?? 0)));

/** The last assessment's numbers of the contest that stands at this place in plan and assessment. */
const stepOf = (audit: AuditReport, at: number) => audit.assessments.at(-1)?.contests[at] ?? null;

function sheetsContest(
  audit: AuditReport,
  plan: SheetsPlan,
  standing: SheetsStanding | undefined,
  at: number,
  id: string,
): ContestView {
  const alpha = plan.test === "alpha",
    step = stepOf(audit, at),
    risks = new Map(standing?.claims?.map(({ text, risk }) => [text, risk]));
  return {
    id,
    name: plan.contest || id,
    outcome: plan.outcome,
    limit: step?.risk_limit ?? audit.limits[id] ?? null,
    standing: step,
    path: standing?.path ?? [],
    rounds: roundsOf(audit, id),
    claims: plan.claims.map(({ text, margin, ballots }) => ({
      text,
      margin: `${marginText(margin)} votes`,
      ballots: Math.round(ballots),
      risk: risks.get(text) ?? null,
    })),
    seats: (standing?.seats ?? plan.seats).filter(({ seats }) => seats > 0),
    unproven: standing?.unproven ?? plan.unproven,
    warning: "",
    sizes: plan.sizes.map((size) => ({
      limit: size.risk_limit,
      draws: alpha ? (size.alpha_sheets ?? 0) : size.draws,
      units: alpha ? (size.alpha_sheets ?? 0) : size.sheets,
      ballots: alpha ? (size.alpha_ballots ?? 0) : size.ballots,
      all: false,
    })),
    outlooks: plan.outlooks ?? [],
    ends: [],
    exact: true,
    first: audit.first_sizes[id] ?? 0,
    differences: (standing?.differences ?? []).map(({ sheet, detail, taint, kind }) => ({
      unit: sheet,
      detail,
      kind: kind ?? (taint > 0 ? "against" : "not_against"),
      weight: taint,
    })),
    strata: [],
    notFound: (standing?.differences ?? []).filter(({ kind }) => kind === "not_found").length,
  };
}

function cardsContest(audit: AuditReport, plan: CardsContest, at: number): ContestView {
  const standing =
      audit.standing?.format === "acta-audit-cards-assessment"
        ? audit.standing.contests.find(({ id }) => id === plan.id)
        : undefined,
    step = stepOf(audit, at),
    risks = new Map(standing?.claims?.map(({ text, risk }) => [text, risk])),
    strata = new Map(standing?.strata?.map((one) => [one.id, one]));
  return {
    id: plan.id,
    name: plan.name || plan.id,
    outcome: /[.!?]$/.test(plan.outcome) ? plan.outcome : `${plan.outcome}.`,
    limit: step?.risk_limit ?? audit.limits[plan.id] ?? null,
    standing: step,
    path: standing?.path ?? [],
    rounds: roundsOf(audit, plan.id),
    claims: plan.claims.map(({ text, margin }) => ({
      text,
      margin: shareText(margin),
      ballots: null,
      risk: risks.get(text) ?? null,
    })),
    seats: (standing?.seats ?? plan.seats ?? []).filter(({ seats }) => seats > 0),
    unproven: standing?.unproven ?? plan.unproven ?? [],
    warning: standing?.warning ?? plan.warning,
    sizes: plan.sizes.map(({ risk_limit, cards }) => ({
      limit: risk_limit,
      draws: cards,
      units: null,
      ballots: null,
      all: cards >= plan.cards,
    })),
    outlooks: [],
    ends: plan.ends ?? [],
    exact: plan.exact ?? true,
    first: plan.first,
    differences: (standing?.differences ?? []).map(({ card, record, paper, kind, overstatement }) => ({
      unit: card,
      detail: record === "–" ? paper : `${record} → ${paper}`,
      kind: kind ?? "differs",
      weight: overstatement === undefined ? null : 2 * overstatement,
    })),
    strata: (plan.strata ?? []).map(({ id, cards, first }) => {
      const seen = strata.get(id);
      return {
        id,
        cards,
        first,
        drawn: seen?.drawn ?? null,
        counted: seen?.counted ?? null,
        differing: seen?.differing ?? null,
        notFound: seen?.not_found ?? null,
      };
    }),
    notFound: standing?.not_found ?? 0,
  };
}

/** Plan and last assessment of every kind of audit, in one form. */
export function viewOf(audit: AuditReport): AuditView {
  const { plan, standing } = audit,
    ids = audit.assessments.at(-1)?.contests.map(({ contest }) => contest) ?? [];
  if (plan.format === "acta-audit-cards-plan")
    return { unit: "card", kind: plan.kind, contests: plan.contests.map((one, at) => cardsContest(audit, one, at)) };
  const plans = plan.format === `${kAll}-plan` ? (plan as { contests: SheetsPlan[] }).contests : [plan as SheetsPlan],
    standings =
      standing?.format === "acta-audit-several-assessment"
        ? standing.contests
        : standing?.format === "acta-audit-assessment"
          ? [standing]
          : [],
    known = Object.keys(audit.first_sizes),
    alpha = plans[0]?.test === "alpha";
  return {
    unit: "sheet",
    kind: alpha ? "Tally sheets beside paper, no sheet twice (ALPHA)" : "Tally sheets beside paper (MACRO)",
    contests: plans.map((one, at) =>
      // Before the first assessment the order of ids is not told; a contest alone has only one.
      sheetsContest(audit, one, standings[at], at, ids[at] ?? (known.length === 1 ? known[0]! : one.contest)),
    ),
  };
}

/** What became of the claims that no assessment disproves: met, not met, or nothing assessed yet. */
export function verdictOf(contest: ContestView): "met" | "open" | "failed" | "none" {
  const { standing } = contest;
  if (!standing || standing.counted === 0) return "none";
  if (standing.risk <= standing.risk_limit) return "met";
  return standing.risk >= 1 && standing.impossible !== "" ? "failed" : "open";
}

/** At most `most` points of a course, the last one and the least and largest of every stretch kept. */
export function thinned(path: number[], most = 1_200): { draw: number; risk: number }[] {
  const points = path.map((risk, i) => ({ draw: i + 1, risk }));
  if (points.length <= most) return points;
  const step = Math.ceil(points.length / (most / 2)),
    kept: typeof points = [];
  for (let i = 0; i < points.length; i += step) {
    const part = points.slice(i, i + step);
    let low = part[0]!,
      high = part[0]!;
    for (const one of part) {
      if (one.risk < low.risk) low = one;
      if (one.risk > high.risk) high = one;
    }
    kept.push(...(low === high ? [low] : [low, high].sort((a, b) => a.draw - b.draw)));
  }
  const last = points.at(-1)!;
  if (kept.at(-1) !== last) kept.push(last);
  return kept;
}

/** Chance that an audit has ended by so many cards, from simulated ends. */
export function stairs(ends: number[]): { draws: number; chance: number }[] {
  return ends.map((draws, i) => ({ draws, chance: (i + 1) / ends.length }));
}

/** One drawn unit: its draws, what was typed last, and where it differs. */
export interface DrawnUnit {
  unit: string;
  place: string;
  draws: number[];
  values: [string, string][];
  replaced: number;
  differences: { contest: string; difference: Difference }[];
}

/** All paper that was listed or entered, in the order of draws where that is known. */
export function drawnUnits(audit: AuditReport, view: AuditView): DrawnUnit[] {
  const units = new Map<string, DrawnUnit>(),
    of = (unit: string) => {
      const made = units.get(unit) ?? { unit, place: "", draws: [], values: [], replaced: 0, differences: [] };
      units.set(unit, made);
      return made;
    };
  const { standing } = audit;
  if (standing?.format === "acta-audit-cards-assessment") {
    for (const { sample } of standing.contests) for (const card of sample) of(card);
  } else if (standing) {
    const all = standing.format === "acta-audit-several-assessment" ? standing.contests : [standing];
    for (const { sheets } of all)
      for (const { sheet, place, draws } of sheets) {
        const one = of(sheet);
        one.place = place;
        one.draws = [...new Set([...one.draws, ...draws])].sort((a, b) => a - b);
      }
  }
  for (const { unit, values } of audit.entries) {
    const one = of(unit);
    if (one.values.length > 0) ++one.replaced;
    one.values = values.filter(([, text]) => text !== "");
  }
  for (const contest of view.contests)
    for (const difference of contest.differences)
      of(difference.unit).differences.push({ contest: contest.name, difference });
  const all = [...units.values()];
  return all.some(({ draws }) => draws.length > 0)
    ? all.sort((a, b) => (a.draws[0] ?? Infinity) - (b.draws[0] ?? Infinity))
    : all;
}

/** Differences by kind, those that speak against claims first. */
export function byKind(view: AuditView): { kind: string; units: number }[] {
  const seen = new Map<string, Set<string>>();
  for (const { differences } of view.contests)
    for (const { kind, unit } of differences) seen.set(kind, (seen.get(kind) ?? new Set()).add(unit));
  const order = Object.keys(kindWords);
  return [...seen]
    .map(([kind, units]) => ({ kind, units: units.size }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

export const kindWords: Record<string, string> = {
  against: "speaks against an assertion",
  not_found: "paper not found: counts as the largest error",
  beyond_bound: "more ballots than the sheet could hold",
  not_against: "speaks against no assertion",
  neutral: "touches no assertion",
  for: "speaks for the assertions",
  differs: "differs",
};

/** A share as people read it: "3.18 %", "0.0412 %", "< 0.0001 %". */
export function riskText(risk: number): string {
  const percent = 100 * risk;
  if (risk === 0) return "0 %";
  if (percent < 1e-4) return "< 0.0001 %";
  return `${Number(percent.toPrecision(percent < 10 ? 3 : 4))} %`;
}
