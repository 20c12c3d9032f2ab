// SPDX-License-Identifier: Apache-2.0
// Synthetic Findings: one of each verdict and some more.

const base = {
  room: "check",
  contest: "",
  copy: "",
  reason: "",
  numbers: [],
  tested: 0,
  instances: 0,
  examples: [],
  units: [],
  votes_at_stake: null,
  seats_at_stake: null,
  explanations: [],
  cannot_show: [],
  basis: "",
};

const example = (copy, detail) => (unit) => ({
  unit,
  label: `${unit % 2 ? "North" : "South"}/${copy.stations.label[unit]}`,
  detail,
  place: `sheets.csv:${unit + 2}:15`,
});

export function findingsOf(contest, copy) {
  const units = copy.stations.label.map((_, i) => i),
    some = (step) => units.filter((i) => i % step === 3);
  const here = { contest: contest.id, copy: copy.id, tested: units.length };
  return [
    {
      ...base,
      ...here,
      code: "C101",
      name: "options_sum",
      verdict: "fails",
      title: "Votes of the options add up to the valid votes",
      explanation:
        "On each sheet the votes of all options are added and compared with the valid votes that the sheet states.",
      statement: `On ${some(97).length} of ${units.length} sheets the votes of the options do not add up to the valid votes.`,
      numbers: [
        { name: "differences", label: "sum of differences", value: 412, unit: "votes" },
        { name: "largest", label: "largest difference", value: 38, unit: "votes" },
      ],
      instances: some(97).length,
      units: some(97),
      examples: some(97).slice(0, 20).map(example(copy, "options 410, valid 408")),
      votes_at_stake: 412,
      seats_at_stake: 0,
      explanations: [
        "A figure miscopied when the sheet was typed.",
        "A column of the source that holds another quantity.",
      ],
      cannot_show: ["Which of the two numbers is the right one.", "Why they differ."],
      basis: "Arithmetic of the sheet",
    },
    {
      ...base,
      code: "C210",
      name: "proclaimed_seats",
      verdict: "fails",
      contest: contest.id,
      title: "Seats as proclaimed follow from the votes",
      statement: "Two lists have other seats than those proclaimed: one more, one fewer.",
      numbers: [{ name: "differences", label: "lists that differ", value: 2, unit: "lists" }],
      tested: 6,
      instances: 2,
      examples: [{ unit: null, label: contest.options[0].name, detail: "counted 41, proclaimed 40", place: "" }],
      votes_at_stake: null,
      seats_at_stake: 1,
      explanations: ["A law read otherwise."],
      cannot_show: [],
      basis: "art. 12",
    },
    {
      ...base,
      ...here,
      code: "F120",
      room: "forensics",
      name: "round_percentages",
      verdict: "remarkable",
      title: "Whole per cents of turnout are no more common than chance",
      explanation:
        "Stations whose turnout is a whole multiple of five per cent are counted and compared with what repeated draws give.",
      statement:
        "423 stations report a turnout within 0.05 of a multiple of five per cent; 301.4 are expected by chance.",
      numbers: [
        { name: "observed", label: "observed", value: 423, unit: "stations" },
        { name: "expected", label: "expected", value: 301.4182, unit: "stations" },
        { name: "p", label: "chance of as many", value: 0.00000321, unit: "" },
        { name: "interval", label: "95 % range", value: "268 – 336", unit: "stations" },
      ],
      instances: some(41).length,
      units: some(41),
      examples: some(41).slice(0, 20).map(example(copy, "turnout 75.00 %")),
      votes_at_stake: 25000,
      seats_at_stake: 3,
      explanations: ["Small stations with few possible percentages.", "Officials who round."],
      cannot_show: ["That any single station's figures are wrong."],
      basis: "Kobak, Shpilkin, Pshenichnikov (2016), doi:10.1214/16-AOAS904",
    },
    {
      ...base,
      code: "T001",
      room: "claims",
      name: "claim",
      verdict: "not_checked",
      title: "A published claim",
      statement: "The claim that turnout doubled in the last hour was not tested.",
      reason: "The record holds no turnout by hour.",
    },
    {
      ...base,
      ...here,
      code: "A001",
      room: "audit",
      name: "risk_limit",
      verdict: "not_checked",
      title: "Risk-limiting audit",
      statement: "The outcome was not audited from this record.",
      reason: "There is no sample of ballots in the record.",
    },
    {
      ...base,
      ...here,
      code: "C102",
      name: "issued_not_above_registered",
      verdict: "holds",
      title: "Issued ballots do not exceed the roll",
      statement: `On all ${units.length} sheets issued ballots do not exceed the roll.`,
      basis: "Arithmetic of the sheet",
    },
    {
      ...base,
      ...here,
      code: "C103",
      name: "unique_keys",
      verdict: "holds",
      title: "Every station occurs once",
      statement: `All ${units.length} stations occur once.`,
    },
    {
      ...base,
      code: "R001",
      room: "read",
      name: "hashes",
      verdict: "holds",
      title: "Sources are those that were pinned",
      statement: "All sources have the hashes that the record states.",
    },
  ];
}

export const summaryOf = (findings) =>
  Object.fromEntries(
    ["holds", "fails", "remarkable", "not_checked"].map((verdict) => [
      verdict,
      findings.filter((f) => f.verdict === verdict).length,
    ]),
  );
