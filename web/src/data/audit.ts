// SPDX-License-Identifier: Apache-2.0

/** A risk-limiting audit as `acta audit report` writes it (doc/formats/audit-state.md, report.json). */
export interface AuditReport {
  format: "acta-audit-report";
  version: number;
  acta: string;
  title: string;
  files: { name: string; sha256: string }[];
  first_sizes: Record<string, number>;
  limits: Record<string, number>;
  seed: string | null;
  seed_time: string;
  commands: string[];
  rounds: AuditRound[];
  entries: { event: number; unit: string; where: string; values: [string, string][] }[];
  assessments: AuditStep[];
  unassessed: boolean;
  cannot_show: string[];
  not_audited: string[];
  plan: Plan;
  standing: Standing | null;
  ceremony: string;
  log: { event: number; time: string; what: string; digest: string }[];
}
export interface AuditRound {
  event: number;
  time: string;
  sizes: Record<string, number>;
  listed: number;
  list: string;
  list_sha256: string;
}
export interface AuditStep {
  event: number;
  time: string;
  round: number;
  decision: "stop" | "enter" | "next" | "count_all";
  reason: string;
  contests: StepContest[];
}
export interface StepContest {
  contest: string;
  risk: number;
  risk_limit: number;
  targeted: boolean;
  drawn: number;
  counted: number;
  waiting: number;
  differing: number;
  next: number;
  impossible: string;
}

export interface Seats {
  tier: string;
  area: string;
  seats: number;
  provisional: boolean;
  proven: boolean;
  reason: string;
  lists: { list: string; seats: number }[];
}
export interface SheetsSize {
  risk_limit: number;
  draws: number;
  sheets: number;
  ballots: number;
  comparison?: number;
  polling?: number;
  alpha_sheets?: number;
  alpha_ballots?: number;
}
export interface Outlook {
  share: number;
  taint: number;
  rounds: { chance: number; draws: number; sheets: number; ballots: number }[];
  chances: [number, number][];
}
export interface SheetsPlan {
  format: "acta-audit-plan";
  contest: string;
  copy: string;
  outcome: string;
  sheets: number;
  missing: number;
  ballots: number;
  unseen: number;
  test?: string;
  claims: { text: string; margin: number; ballots: number }[];
  seats: Seats[];
  unproven: string[];
  sizes: SheetsSize[];
  outlooks?: Outlook[];
}
export interface SeveralPlan {
  format: "acta-audit-several-plan";
  contests: SheetsPlan[];
  common: {
    stations: number;
    test: string;
    sizes: { risk_limit: number; draws: number; sheets: number; ballots: number }[];
  };
}
export interface CardsContest {
  id: string;
  name: string;
  outcome: string;
  cards: number;
  phantoms: number;
  first: number;
  warning: string;
  votes: Record<string, number>;
  claims: { text: string; margin: number; upper: number }[];
  sizes: { risk_limit: number; cards: number }[];
  exact?: boolean;
  ends?: number[];
  strata?: { id: string; cards: number; rate: number; first: number }[];
  seats?: Seats[];
  unproven?: string[];
}
export interface CardsPlan {
  format: "acta-audit-cards-plan";
  name: string;
  kind: string;
  batches: number;
  cards: number;
  recorded: number;
  pooled: number;
  phantoms: number;
  strata?: {
    id: string;
    name: string;
    kind: string;
    batches: number;
    cards: number;
    recorded: number;
    pooled: number;
    phantoms: number;
  }[];
  findings: { code: string; verdict: string; statement: string; examples: { label: string; detail: string }[] }[];
  contests: CardsContest[];
  different_cards: { risk_limit: number; cards: number }[];
  first_cards: number;
  notes: string[];
}
export type Plan = SheetsPlan | SeveralPlan | CardsPlan;

export interface Tested {
  text: string;
  margin: number;
  risk: number;
}
export interface SheetsStanding {
  format: "acta-audit-assessment";
  contest: string;
  seats: Seats[];
  unproven: string[];
  waiting: string[];
  sheets: { sheet: string; place: string; draws: number[] }[];
  differences: { sheet: string; detail: string; times: number; taint: number; kind?: string }[];
  claims?: Tested[];
  path: number[];
}
export interface SeveralStanding {
  format: "acta-audit-several-assessment";
  contests: SheetsStanding[];
}
export interface CardsStanding {
  format: "acta-audit-cards-assessment";
  contests: {
    id: string;
    differences: { card: string; record: string; paper: string; kind?: string; overstatement?: number }[];
    sample: string[];
    path: number[];
    not_found: number;
    claims?: Tested[];
    warning: string;
    strata?: { id: string; cards: number; drawn: number; counted: number; differing: number; not_found: number }[];
    seats?: Seats[];
    unproven?: string[];
  }[];
  notes: string[];
}
export type Standing = SheetsStanding | SeveralStanding | CardsStanding;
