// SPDX-License-Identifier: Apache-2.0
import type { Finding, Report } from "./report";

/** A ranked count as `acta count BALLOTS --law LAW --json` prints it; votes are decimals or fractions, as counted. */
export interface RankedCount {
  format: "acta-ranked";
  version: number;
  generator: { name: string; version: string };
  reproduce: { command: string };
  contest: string;
  date: string;
  jurisdiction: string;
  office: string;
  seats: number;
  law?: { id: string; name: string; note: string; answers: { question: string; answer: string; source: string }[] };
  sources: { path: string; provider: string; ballots: number; notes: string[] }[];
  passes: Pass[];
  rounding?: {
    sensitive: boolean;
    changing: string[];
    outcomes: { decimals: number | null; elected: string[]; by_tie: boolean; stopped: string }[];
  };
  stopped?: string;
  not_compared?: string;
  verify?: { path: string; agrees: boolean };
  readings?: RankedReading[];
  families?: { method: string; winners: string[]; note: string }[];
  pairwise?: Pairwise;
  tie_tree?: {
    leaves: number;
    complete: boolean;
    certain: string[];
    outcomes: { leaves: number; elected: string[] }[];
  };
  assertions?: Assertions;
  summary?: Report["summary"];
  findings?: Finding[];
  margin?: { low: number; low_by: string; high: number | null; high_by: string; exact: boolean; instead: string[] };
}

/** What has to be true of the paper for the elected; `cards` and `draws` are of a comparison audit. */
export interface Assertions {
  risk_limit: number;
  cards: number;
  passes: {
    statement: string;
    none?: string;
    draws: number;
    assertions: {
      kind: "NEB" | "NEN";
      winner: string;
      loser: string;
      continuing: string[];
      winner_votes: number;
      loser_votes: number;
      cards: number;
    }[];
    claims: { text: string; margin: number; upper: number; cards: number }[];
  }[];
}

export interface RankedReading {
  name: string;
  elected: string[];
  by_tie: boolean;
  changes: boolean;
  stopped: string;
}

export interface Pairwise {
  candidates: string[];
  prefer: number[][];
}

export interface Pass {
  ballots: number;
  undervotes: number;
  elected: string[];
  rounds: Round[];
}

export interface Round {
  threshold: string;
  tallies: { candidate: string; votes: string }[];
  inactive: Record<string, string>;
  residual: string;
  elected: string[];
  eliminated: string[];
  by_tie: boolean;
  move?: { kind: string };
  transfers: { from: string; to: string | null; residual?: boolean; votes: string }[];
}

/** "12", "12.5", "7/3" and "2 1/3" as numbers, also where a fraction has a thousand digits. */
export function votesOf(text: string): number {
  const match = /^(-?)(?:(\d+) )?(\d+)\/(\d+)$/.exec(text);
  if (!match) return Number(text);
  const below = BigInt(match[4]!),
    above = BigInt(match[3]!) + BigInt(match[2] ?? 0) * below,
    value = Number(above / below) + Number(((above % below) * 1_000_000_000_000n) / below) / 1e12;
  return match[1] ? -value : value;
}

/** Candidates: the elected in their order, then the others by how long they stayed, those with most votes first. */
export function ranking(pass: Pass): string[] {
  const last = new Map<string, [number, number]>();
  pass.rounds.forEach((round, at) => {
    for (const { candidate, votes } of round.tallies) last.set(candidate, [at, votesOf(votes)]);
  });
  const elected = new Map(pass.elected.map((name, i) => [name, i])),
    place = (name: string) => elected.get(name) ?? elected.size;
  return [...last.keys()].sort((a, b) => {
    const [ra, va] = last.get(a)!,
      [rb, vb] = last.get(b)!;
    return place(a) - place(b) || rb - ra || vb - va;
  });
}

export const kExhausted = "no further choice";

export interface FlowNode {
  id: string;
  round: number;
  name: string;
  votes: number;
}
export interface FlowLink {
  source: string;
  target: string;
  from: string;
  to: string;
  value: number;
}

/** Whether every round but the last tells what moves: not by Meek and Warren, whose counts move no ballots. */
export function tellsTransfers(pass: Pass): boolean {
  return pass.rounds.slice(0, -1).some((round) => round.transfers.length > 0);
}

/** Votes of every candidate in every round, and where they go on to; what is lost by rounding is left out, as is what
 *  goes from the last round before a restart to the first one after it. */
export function flow(pass: Pass): { nodes: FlowNode[]; links: FlowLink[] } {
  const nodes: FlowNode[] = [],
    links: FlowLink[] = [],
    id = (round: number, name: string) => `${round}:${name}`,
    link = (round: number, from: string, to: string, value: number) => {
      if (value > 0) links.push({ source: id(round, from), target: id(round + 1, to), from, to, value });
    };
  pass.rounds.forEach((round, at) => {
    const lost = Object.values(round.inactive).reduce((sum, votes) => sum + votesOf(votes), 0),
      last = at + 1 === pass.rounds.length || round.move?.kind === "restart",
      tallies = round.tallies.map(({ candidate, votes }) => ({ name: candidate, votes: votesOf(votes) }));
    for (const { name, votes } of [...tallies, { name: kExhausted, votes: lost }])
      if (votes > 0) nodes.push({ id: id(at, name), round: at, name, votes });
    if (last) return;
    const left = new Map(tallies.map(({ name, votes }) => [name, votes]));
    for (const { from, to, residual, votes } of round.transfers) {
      const value = votesOf(votes);
      left.set(from, (left.get(from) ?? 0) - value);
      if (!residual) link(at, from, to ?? kExhausted, value);
    }
    const next = new Set(pass.rounds[at + 1]!.tallies.map(({ candidate }) => candidate));
    for (const [name, votes] of left) if (next.has(name) && votes > 1e-9) link(at, name, name, votes);
    link(at, kExhausted, kExhausted, lost);
  });
  const known = new Set(nodes.map((node) => node.id));
  return { nodes, links: links.filter((one) => known.has(one.source) && known.has(one.target)) };
}
