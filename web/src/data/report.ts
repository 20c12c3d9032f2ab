// SPDX-License-Identifier: Apache-2.0
// The report's JSON as doc/formats/report.md describes it.

export type Count = number | null;
export type Verdict = "fails" | "remarkable" | "not_checked" | "holds";

export interface Tier {
  name: string;
  seats: number;
  rule: string;
  note: string;
  source: string;
}
export interface Organisation {
  name: string;
  stood: boolean;
  note: string;
  source: string;
}
export interface Claim {
  who: string;
  text: string;
  source: string;
  published: string;
  standing: "supported" | "contradicted" | "depends on the basis" | "cannot be tested";
  reason: string;
  test: string;
  bases: { basis: string; holds: boolean | null; numbers: { name: string; value: string }[] }[];
}

export interface Source {
  id: string;
  file: string;
  sha256: string;
  pinned: boolean;
  bytes: number;
  publisher: string;
  address: string;
  retrieved: string;
  licence: string;
  note: string;
  form: string;
  rows: number;
}

export interface Clause {
  article: string;
  about: string;
  text: string;
  address: string;
  date: string;
}
export interface Law {
  id: string;
  name: string;
  rule: string;
  seats: number;
  clauses: Clause[];
}
export interface Option {
  id: string;
  name: string;
  party: string;
  colour: string;
  list: number;
}
export interface List {
  id: string;
  name: string;
  options: number[];
}

export interface ListResult {
  list: number;
  votes: number;
  share: string | null;
  seats: number;
  proclaimed: Count;
  passed_threshold: boolean;
  in_runoff: boolean;
}
export interface Margin {
  seat: number;
  holder: number;
  next: Count;
  votes_added: Count;
  votes_moved: number;
  votes_removed: Count;
  note: string;
  /** Index into Result.tiers; null for a list's seats in the whole. */
  tier: Count;
  area: Count;
  votes_area: Count;
  ballot: string;
  from: Count;
  to: Count;
  bound: boolean;
}
export interface Divisors {
  above: string;
  at_most: string;
}
export interface TierArea {
  area: Count;
  total: number;
  seats: number[];
  open: number;
  unfilled: number;
  divisors: Divisors | null;
}
export interface SeatTier {
  id: string;
  name: string;
  provisional: boolean;
  seats: number[];
  share: number[];
  share_total: number;
  divisors: Divisors | null;
  areas: TierArea[];
}
/** Two copies of the sheets beside each other. A lead is the leader's votes less the runner-up's. */
export interface CopyPair {
  first: string;
  second: string;
  rule: string;
  doubtful: boolean;
  joined: number;
  only_first: number;
  only_second: number;
  shared: number;
  differ: number;
  grows: number;
  shrinks: number;
  chance: number | null;
  kinds: { name: string; sheets: number; lead: number }[];
  late: { sheets: number; votes: number; lead: number; expected: number; low: number; high: number } | null;
  areas: {
    name: string;
    joined: number;
    differ: number;
    lead: number;
    early: number;
    early_lead: number;
    leaning: number;
    late: number;
    late_lead: number;
    latitude: number | null;
    longitude: number | null;
  }[];
  sheets: {
    key: string;
    kind: string;
    lead: number;
    numbers: { name: string; first: Count; second: Count }[];
  }[];
}
export interface Comparison {
  leader: string;
  runner_up: string;
  copies: {
    id: string;
    name: string;
    published: string;
    sheets: number;
    votes: number;
    lead: number;
    outcome: string;
  }[];
  revisions: number[];
  pairs: CopyPair[];
}
export interface Estimate {
  share: number | null;
  error: number | null;
  low: number;
  high: number;
  reported: number;
}
/** What a sample of stations says. */
export interface Observation {
  reports: string;
  design: string;
  drawn: number;
  reported: number;
  stations: number;
  confidence: number;
  shares: { id: string; name: string; combined: Estimate; at_least: number; at_most: number }[];
  seats: { name: string; seats: number; low: number; high: number }[];
  seats_note: string;
}
export interface Reading {
  name: string;
  basis: string;
  counted: string;
  refused: string;
  outcome: string;
  proclaimed: "holds" | "fails" | "not_checked";
  differs: { name: string; seats: number; proclaimed: number }[];
  lists: { id: string; name: string; votes: number; seats: number }[];
}
export interface Step {
  what: string;
  article: string;
  list: Count;
  arithmetic: string;
  tier: Count;
  area: Count;
  /** Seats per list before the step; empty where it awards nothing. */
  standing: number[];
}
export interface Result {
  counted: string;
  outcome: "decided" | "runoff" | "tie";
  statement: string;
  registered: Count;
  turnout: string | null;
  turnout_basis: string;
  valid: Count;
  ballots: Count;
  lists: ListResult[];
  margins: Margin[];
  steps: Step[];
  seats: number;
  areas: { id: string; name: string; level: string; parent: Count }[];
  tiers: SeatTier[];
}

export interface ReleaseLine {
  list: string;
  votes: Count;
  share: string;
  seats: Count;
  source: string;
  note: string;
}
export interface Release {
  id: string;
  name: string;
  published: string;
  source: string;
  note: string;
  counted: string;
  turnout: string;
  copy: string;
  quantities: Record<string, number>;
  lines: ReleaseLine[];
}

export interface Level {
  name: string;
  ids?: string[];
  names: string[];
  parents: number[];
}
export interface Column {
  name: string;
  label: string;
  option: Count;
  total: number;
  missing: number;
  source_columns: number[];
}
export interface Stations {
  label: string[];
  area?: number[];
  line: number[];
  file?: number[];
  cells: Count[][];
}
export interface Histogram {
  name: string;
  label: string;
  width: number;
  weight: string;
  bins: number[];
  left_out: number;
}
export interface Fingerprint {
  option: string;
  width: number;
  weight: string;
  squares: [number, number, number][];
  left_out: number;
}
export interface TurnoutCurve {
  option: string;
  leader: number[];
  others: number[];
  cores: { peak: number; ratio: number; excess: number }[];
}
export interface RegionPrint {
  name: string;
  registered: number;
  stations: number;
  squares: [number, number, number][];
}
export interface ElectionPrint {
  name: string;
  option: string;
  registered: number;
  stations: number;
  turnout: number[];
  share: number[];
  squares: [number, number, number][];
}
export interface Charts {
  turnout_basis: string;
  share_basis: string;
  histograms: Histogram[];
  fingerprints: Fingerprint[];
  curves: TurnoutCurve[];
  regions: RegionPrint[];
  elections: ElectionPrint[];
}
export interface Kept {
  count: number;
  examples: { place: string; text: string; reason: string }[];
}
export interface Copy {
  id: string;
  name: string;
  kind: string;
  published: string;
  note: string;
  units: number;
  unit_name: string;
  levels: Level[];
  columns: Column[];
  turnout: { numerator: string[]; text: string };
  stations?: Stations;
  files: string[];
  charts?: Charts;
  kept?: Kept;
}

export interface Contest {
  id: string;
  name: string;
  law: Law | null;
  options: Option[];
  lists: List[];
  result: Result | null;
  readings: Reading[];
  comparison: Comparison | null;
  observation: Observation | null;
  releases: Release[];
  copies: Copy[];
}

export interface FindingNumber {
  name: string;
  label: string;
  value: number | string | null;
  unit: string;
}
export interface Example {
  unit: Count;
  label: string;
  detail: string;
  place: string;
}
/** A picture of a Finding: a line of y over x, or a map with a value a place. */
export interface Picture {
  kind: "line" | "map";
  name: string;
  title: string;
  x_label: string;
  y_label: string;
  x: number[];
  y: number[];
  values: number[];
}
export interface Finding {
  code: string;
  room: string;
  name: string;
  title: string;
  explanation: string;
  verdict: Verdict;
  contest: string;
  copy: string;
  statement: string;
  reason: string;
  numbers: FindingNumber[];
  tested: number;
  instances: number;
  examples: Example[];
  units: number[];
  votes_at_stake: Count;
  seats_at_stake: Count;
  explanations: string[];
  cannot_show: string[];
  basis: string;
  pictures?: Picture[];
}

/** What is needed to show Findings: `contests` for their names, copies and margins. */
export type Found = Pick<Report, "contests" | "findings" | "summary">;

/** An audit of the same election, as far as its last assessment. */
export interface CarriedAudit {
  file: string;
  page: string;
  title: string;
  decision: "" | "stop" | "enter" | "next" | "count_all";
  reason: string;
  unassessed: boolean;
  digest: string;
  contests: {
    contest: string;
    risk: number;
    risk_limit: number;
    targeted: boolean;
    drawn: number;
    counted: number;
    differing: number;
  }[];
}
export interface Report {
  format: "acta-report";
  version: number;
  generator: { name: string; version: string };
  reproduce: { command: string; seed: Count; record_sha256: string };
  record: {
    title: string;
    country: string;
    date: string;
    note: string;
    notes: string[];
    tiers: Tier[];
    organisations: Organisation[];
    claims: Claim[];
  };
  sources: Source[];
  summary: Record<Verdict, number>;
  contests: Contest[];
  audits?: CarriedAudit[];
  findings: Finding[];
}
