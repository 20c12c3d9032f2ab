// SPDX-License-Identifier: Apache-2.0
// Made-up audits in the form of report.json. sheets(): the audit of tests/golden/audit/whole-audit-in-three-rounds.sh,
// whose numbers are worked out there by hand; cards(n): n contests.

const digest = (n) => n.toString(16).padStart(64, "0123456789abcdef");
const contest = (name, risk, drawn, counted, differing, next, more = {}) => ({
  contest: name,
  risk,
  risk_limit: 0.05,
  targeted: true,
  drawn,
  counted,
  waiting: drawn - counted,
  differing,
  next,
  impossible: "",
  ...more,
});

export function sheets() {
  const taints = [0, 0, 0.025, 0, 0.25, 0, 0, 0],
    path = [];
  for (const taint of taints) path.push((path.at(-1) ?? 1) * (0.625 / (1 - taint)));
  const reason = "Stop: the limit is met (mayor: risk 0.03184, limit 0.05).",
    time = (n) => `2031-05-08T09:${String(40 + n).padStart(2, "0")}:40Z`;
  return {
    format: "acta-audit-report",
    version: 1,
    acta: "0.0.0",
    title: "Town",
    files: [
      { name: "ward/election.toml", sha256: digest(1) },
      { name: "ward/sheets.csv", sha256: digest(2) },
    ],
    first_sizes: { mayor: 7 },
    limits: { mayor: 0.05 },
    seed: "83 19 60 44 02 71",
    seed_time: time(2),
    commands: [
      "acta audit plan ward/election.toml --state again.acta",
      "acta audit draw again.acta --seed '83 19 60 44 02 71' --sizes mayor=8 -o drawn.csv",
    ],
    rounds: [
      [3, 3, 3],
      [6, 7, 3],
      [11, 8, 0],
    ].map(([event, size, listed], i) => ({
      event,
      time: time(event),
      sizes: { mayor: size },
      listed,
      list: `round-${i + 1}-retrieval.csv`,
      list_sha256: digest(event),
    })),
    entries: [
      ["K", 80, 20],
      ["E", 80, 20],
      ["I", 78, 22],
      ["B", 40, 60],
      ["C", 80, 20],
      ["B", 60, 40],
      ["F", 80, 20],
    ].map(([unit, ames, burr], i) => ({
      event: i < 3 ? 4 : i < 5 ? 7 : 9,
      unit,
      where: `paper.csv:${i + 2}`,
      values: [
        ["Ames", String(ames)],
        ["Burr", String(burr)],
      ],
    })),
    assessments: [
      [5, 1, "next", "Go on with another round.", contest("mayor", path[2], 3, 3, 1, 4)],
      [8, 2, "enter", "Go on: 1 that was drawn waits for its paper.", contest("mayor", 0.1223, 7, 6, 2, 0)],
      [10, 2, "next", "Go on with another round.", contest("mayor", path[6], 7, 7, 2, 1)],
      [12, 3, "stop", reason, contest("mayor", path[7], 8, 8, 2, 0)],
    ].map(([event, round, decision, why, one]) => ({
      event,
      time: time(event),
      round,
      decision,
      reason: why,
      contests: [one],
    })),
    unassessed: false,
    cannot_show: ["Anything about ballots that stand on no sheet."],
    not_audited: ["Council"],
    plan: {
      format: "acta-audit-plan",
      contest: "Mayor",
      copy: "sheets",
      outcome: "Ames has most votes (960), 720 ahead of Burr.",
      sheets: 12,
      missing: 0,
      ballots: 1200,
      unseen: 0,
      claims: [{ text: "Ames has more votes than Burr", margin: 720, ballots: 360 }],
      seats: [],
      unproven: [],
      sizes: [
        [0.2, 4, 4, 353],
        [0.1, 5, 4, 423],
        [0.05, 7, 5, 547],
        [0.01, 10, 7, 697],
        [0.001, 15, 9, 875],
      ].map(([risk_limit, draws, sheets, ballots]) => ({ risk_limit, draws, sheets, ballots })),
      outlooks: [
        [0, 7],
        [0.05, 8],
        [0.2, 9],
      ].map(([share, draws]) => ({
        share,
        taint: 0.1,
        rounds: [0.5, 0.75, 0.9, 0.99].map((chance, i) => ({
          chance,
          draws: share > 0 ? draws - 1 + i : draws,
          sheets: 5.4,
          ballots: 547,
        })),
        chances: share === 0 ? [[6, 0], [7, 1]] : [[6, 0], [7, 0.6], [8, 0.9], [9, 0.99]], // prettier-ignore
      })),
    },
    standing: {
      format: "acta-audit-assessment",
      contest: "Mayor",
      seats: [],
      unproven: [],
      waiting: [],
      sheets: [
        ["B", [5]],
        ["C", [6]],
        ["E", [2, 4]],
        ["F", [7]],
        ["I", [3]],
        ["K", [1, 8]],
      ].map(([sheet, draws]) => ({ sheet, place: "", draws })),
      differences: [
        { sheet: "B", detail: "Ames 80 → 60, Burr 20 → 40", times: 1, taint: 0.25, kind: "against" },
        { sheet: "I", detail: "Ames 80 → 78, Burr 20 → 22", times: 1, taint: 0.025, kind: "against" },
      ],
      claims: [{ text: "Ames has more votes than Burr", margin: 720, risk: path[7] }],
      path,
    },
    ceremony: "AUDIT: Town\n\nWHAT IS FIXED BEFORE THE DICE\n",
    log: ["begun", "seed", "round 1", "entered", "assessed", "round 2", "entered", "assessed", "entered", "assessed", "round 3", "assessed"].map((what, i) => ({ event: i + 1, time: time(i + 1), what, digest: digest(i + 1) })), // prettier-ignore
  };
}

/** `size` contests of cards, the first with a difference that is not for it, the last not drawn for. */
export function cards(size) {
  const made = sheets(),
    ids = Array.from({ length: size }, (_, i) => `c${i + 1}`),
    course = (i) => Array.from({ length: 40 + 5 * i }, (_, k) => 1.1 * Math.exp(-(k + 1) * (3.2 / (40 + 5 * i)))),
    risks = ids.map((_, i) => course(i).at(-1));
  made.first_sizes = made.limits = {};
  ids.forEach((id, i) => {
    made.first_sizes[id] = 40 + 5 * i;
    made.limits[id] = 0.05;
  });
  made.rounds = [{ ...made.rounds[0], sizes: made.first_sizes, listed: 140 }];
  made.limits = Object.fromEntries(ids.map((id) => [id, 0.05]));
  made.assessments = [
    {
      ...made.assessments[3],
      round: 1,
      decision: "next",
      contests: ids.map((id, i) =>
        contest(id, risks[i], 40 + 5 * i, 40 + 5 * i, i === 0 ? 1 : 0, 3, { targeted: i + 1 < size }),
      ),
    },
  ];
  made.plan = {
    format: "acta-audit-cards-plan",
    name: "Town",
    kind: "Comparison of cards",
    batches: 2,
    cards: 40,
    recorded: 40,
    pooled: 0,
    phantoms: 0,
    findings: [],
    contests: ids.map((id, i) => ({
      id,
      name: `Contest ${i + 1}`,
      outcome: "Ann has the most votes",
      cards: 4000,
      phantoms: 0,
      first: 40 + 5 * i,
      warning: "",
      votes: { Ann: 2400, Burr: 1600 },
      claims: [{ text: "Ann has more votes than Burr", margin: 0.2, upper: 1 }],
      sizes: [0.2, 0.1, 0.05, 0.01, 0.001].map((risk_limit) => ({ risk_limit, cards: 40 })),
      exact: i > 0,
      ends: i > 0 ? [40 + 5 * i] : Array.from({ length: 50 }, (_, k) => 20 + k),
      strata: [],
    })),
    different_cards: [],
    first_cards: 140,
    notes: [],
  };
  made.standing = {
    format: "acta-audit-cards-assessment",
    contests: ids.map((id, i) => ({
      id,
      differences: i === 0 ? [{ card: "N1", record: "Ann", paper: "Burr", kind: "against", overstatement: 1 }] : [],
      sample: ["N1", "S2"],
      path: course(i),
      not_found: 0,
      claims: [{ text: "Ann has more votes than Burr", margin: 0.2, risk: risks[i] }],
      warning: "",
    })),
    notes: [],
  };
  made.entries = [{ event: 4, unit: "N1", where: "a.csv:2", values: [["c1", "Burr"], ["c2", ""]] }]; // prettier-ignore
  return made;
}
