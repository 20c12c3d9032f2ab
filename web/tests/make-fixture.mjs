// SPDX-License-Identifier: Apache-2.0
// node make-fixture.mjs <folder> [template]: writes pages small, large (96,325 stations), bare, scripts,
// audit-sheets, audit-cards (50 contests) and broken.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import * as audits from "./audits.mjs";
import { findingsOf, summaryOf } from "./findings.mjs";
import { copyOf, resultOf } from "./synthetic.mjs";

const names = [
  "Civic Union",
  "Labour and Land",
  "Liberal Centre",
  "Green Alternative",
  "National Concord",
  "Pensioners' List",
];
const parties = (size) =>
  Array.from({ length: size }, (_, i) => ({
    id: `p${i}`,
    name: names[i] ?? `List ${i + 1}`,
    party: "",
    colour: i === 1 ? "#a3334a" : "",
    list: i,
  }));
const shares = (size) => Array.from({ length: size }, (_, i) => 0.34 * 0.72 ** i);
const law = (seats) => ({
  id: "xx/assembly",
  name: "Act on the Election of the Assembly",
  rule: "divisor",
  seats,
  clauses: [
    {
      article: "art. 12",
      about: "formula",
      text: "Seats go one by one to the list with the largest quotient.",
      address: "https://example.org/law#12",
      date: "2024-01-01",
    },
  ],
});
const listsOf = (options) => options.map((option, i) => ({ id: option.id, name: option.name, options: [i] }));
const source = {
  id: "sheets",
  file: "sheets.csv",
  sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  pinned: true,
  bytes: 18234567,
  publisher: "Electoral Commission of Xland",
  address: "https://example.org/sheets.csv",
  retrieved: "2031-06-01",
  licence: "CC BY 4.0",
  note: "",
  form: "delimited text, UTF-8, comma",
  rows: 96326,
};

function reportOf(title, contests, findings, record = {}) {
  return {
    format: "acta-report",
    version: 1,
    generator: { name: "acta", version: "0.1.0" },
    reproduce: {
      command: "acta report election.toml -o report.html",
      seed: 20310504,
      record_sha256: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    },
    record: {
      title,
      country: "xx",
      date: "2031-05-04",
      note: "Synthetic data: no election was held.",
      notes: [],
      tiers: [],
      organisations: [],
      claims: [],
      ...record,
    },
    sources: [source],
    summary: summaryOf(findings),
    contests,
    findings,
  };
}

function assembly(units, size, seats, sizes) {
  const options = parties(size);
  const copy = copyOf({
    units,
    levelNames: ["region", "district"],
    sizes,
    options,
    shares: shares(size),
    unitName: "station",
    seed: 7,
    regions: ["Northern Marches", "Lakeland", "Greater Port Amber", "The Levels", "Sutherley"],
  });
  const contest = {
    id: "assembly",
    name: "Assembly",
    law: law(seats),
    options,
    lists: listsOf(options),
    result: resultOf(copy, options, seats),
    releases: releases(options),
    copies: [copy],
  };
  return reportOf("Assembly election of Xland", [contest], findingsOf(contest, copy), {
    notes: ["Stations abroad are counted in Greater Port Amber."],
    claims: [
      {
        who: "Observers' network",
        text: "Turnout in Lakeland was above 80 %.",
        source: "https://example.org/statement",
        published: "2031-05-06",
        standing: "depends on the basis",
        reason: "the number of residents",
        test: "SELECT 'registered' AS basis, 81.5 AS percent, 1 AS holds",
        bases: [
          { basis: "registered", holds: true, numbers: [{ name: "percent", value: "81.5" }] },
          { basis: "residents", holds: null, numbers: [] },
        ],
      },
    ],
  });
}

function releases(options) {
  return ["40 % of sheets", "82.35 % of sheets", "all sheets"].map((counted, i) => ({
    id: `b${i}`,
    name: `Bulletin ${i + 1}`,
    published: `2031-05-0${4 + i}`,
    source: "https://example.org/bulletin",
    note: i ? "" : "Read out on television.",
    counted,
    turnout: `${50 + i} %`,
    copy: i === 2 ? "official" : "",
    quantities: { registered: 300000, valid: 40000 * (i + 1) },
    lines: options.slice(0, 4).map((option, k) => ({
      list: option.id,
      votes: k === 3 && i === 0 ? null : 20000 * (i + 1) - 3000 * k,
      share: `${40 - 6 * k}.${i}`,
      seats: i === 2 ? 40 - 9 * k : null,
      source: "",
      note: k === 1 && i === 1 ? "Corrected the next morning." : "",
    })),
  }));
}

/** Only bulletins and tiers: no copy of any sheets. */
function bare() {
  const options = parties(4),
    findings = [];
  const contest = {
    id: "council",
    name: "Constituent council",
    law: null,
    options,
    lists: listsOf(options),
    result: null,
    releases: releases(options).slice(0, 2),
    copies: [],
  };
  return reportOf("Constituent council of Xland", [contest], findings, {
    tiers: [
      {
        name: "Territorial",
        seats: 364,
        rule: "plurality in municipalities",
        note: "",
        source: "https://example.org/decree",
      },
      { name: "Sectoral", seats: 173, rule: "", note: "Eight sectors.", source: "" },
    ],
    organisations: [
      { name: "Civic Union", stood: true, note: "", source: "" },
      { name: "Liberal Centre", stood: false, note: "Called for abstention.", source: "https://example.org/call" },
    ],
    notes: ["No results by station were published."],
  });
}

/** Names in other scripts and directions, two contests, two copies, a second round, no levels. */
function scripts() {
  const options = [
    ["ح", "قائمة الوحدة"],
    ["ש", "הרשימה המשותפת"],
    ["К", "Кандидат с очень длинным именем-отчеством и двойной фамилией-Петровой"],
    ["民", "民主連合"],
  ].map(([party, name], i) => ({ id: `o${i}`, name, party, colour: "", list: i }));
  const made = { levelNames: [], sizes: [], options, shares: shares(4), unitName: "قلم", seed: 11 };
  const labels = Array.from({ length: 40 }, (_, i) => `مركز المدرسة رقم ${i + 1}`);
  const copy = copyOf({ ...made, units: 40, labels }),
    other = {
      ...copyOf({ ...made, units: 40, labels, seed: 12 }),
      id: "observer",
      name: "",
      kind: "observer",
      note: "Photographs of sheets.",
    };
  const result = {
    ...resultOf(copy, options, 1),
    outcome: "runoff",
    statement: "No candidate has more than half of the valid votes: the first two go to a second round.",
  };
  result.lists.forEach((list, i) => Object.assign(list, { in_runoff: i < 2, seats: 0 }));
  const contest = {
    id: "president",
    name: "رئيس الجمهورية",
    law: { ...law(1), rule: "majority_runoff", clauses: [] },
    options,
    lists: listsOf(options),
    result,
    readings: [],
    comparison: null,
    observation: null,
    releases: [],
    copies: [copy, other],
  };
  const tied = {
    id: "mayor",
    name: "Мэр",
    law: null,
    options: options.slice(0, 2),
    lists: listsOf(options.slice(0, 2)),
    result: null,
    readings: [],
    comparison: null,
    observation: null,
    releases: [],
    copies: [],
  };
  return reportOf("انتخابات رئيس الجمهورية", [contest, tied], findingsOf(contest, copy), {
    country: "Нигде",
    date: "spring 2031",
  });
}

const [folder = "dist/fixtures", template = fileURLToPath(new URL("../dist/report.html", import.meta.url))] =
  process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const page = readFileSync(template, "utf8");
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const fill = (title, data) =>
  page
    .replace("@ACTA_TITLE@", () => escaped(title))
    .replace("@ACTA_NOSCRIPT@", () => `<h1>${escaped(title)}</h1><p>Shown without scripts.</p>`)
    .replace("@ACTA_DATA@", () => data);
const made = {
  small: assembly(1200, 6, 120, [5, 6]),
  large: assembly(96325, 26, 225, [85, 33]),
  bare: bare(),
  scripts: scripts(),
  "audit-sheets": audits.sheets(),
  "audit-cards": audits.cards(50),
};
for (const [name, report] of Object.entries(made)) {
  const json = JSON.stringify(report);
  writeFileSync(
    `${folder}/${name}.html`,
    fill(report.record?.title ?? report.title, deflateRawSync(json, { level: 6 }).toString("base64")),
  );
  console.log(`${name}: ${(json.length / 1e6).toFixed(1)} MB of JSON`);
}
writeFileSync(`${folder}/broken.html`, fill("Broken", "bm90IGRlZmxhdGVk"));
