// SPDX-License-Identifier: Apache-2.0
/** What a margin says of where votes move, besides its numbers. */
const where = (tier) => ({
  votes_removed: null,
  tier,
  area: null,
  votes_area: null,
  ballot: "",
  from: null,
  to: null,
  bound: false,
});
// Synthetic reports in the form of doc/formats/report.md. Nothing in them is of a real election.

/** Random numbers in [0, 1) that are the same on every machine (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const quantities = [
  ["registered", "Registered"],
  ["issued", "Ballots issued"],
  ["ballots", "Ballots counted"],
  ["invalid", "Invalid"],
  ["valid", "Valid"],
];

/** Areas of each level; `sizes` says how many of the level lie in one of the level above. */
function levelsOf(names, sizes, regions) {
  let above = 1;
  return names.map((name, depth) => {
    const size = above * sizes[depth];
    const parents = Array.from({ length: size }, (_, i) => (depth === 0 ? 0 : Math.floor(i / sizes[depth])));
    const labels = parents.map(
      (_, i) => (depth === 0 && regions?.[i]) || `${name[0].toUpperCase()}${name.slice(1)} ${i + 1}`,
    );
    above = size;
    return { name, names: labels, ids: labels.map((_, i) => String(100 * (depth + 1) + i)), parents };
  });
}

function stationRow(next, shares) {
  const registered = 200 + Math.floor(next() * 2600);
  const issued = Math.floor(registered * Math.min(0.98, 0.3 + 0.4 * next() + 0.2 * next()));
  const ballots = issued - (next() < 0.1 ? 1 : 0),
    invalid = Math.floor(ballots * 0.02 * next());
  const valid = ballots - invalid,
    lean = 0.5 + next();
  const weights = shares.map((share, i) => share * (i === 0 ? lean : 0.7 + 0.6 * next()));
  const all = weights.reduce((a, b) => a + b, 0);
  const votes = weights.map((weight) => Math.floor((valid * weight) / all));
  votes[0] += valid - votes.reduce((a, b) => a + b, 0);
  return { cells: [registered, issued, ballots, invalid, valid, ...votes], registered, issued, ballots, votes };
}

function chartsOf(rows, options, drawn) {
  const bins = () => new Array(100).fill(0),
    at = (part, whole) => Math.min(99, Math.floor((part * 100) / whole));
  const turnout = bins(),
    shares = drawn.map(bins),
    squares = drawn.map(() => new Map());
  for (const row of rows) {
    turnout[at(row.issued, row.registered)] += row.registered;
    drawn.forEach((option, i) => {
      const x = at(row.issued, row.registered),
        y = at(row.votes[option], row.ballots),
        key = x * 100 + y;
      shares[i][y] += row.ballots;
      squares[i].set(key, (squares[i].get(key) ?? 0) + row.registered);
    });
  }
  const square = (map) =>
    [...map].sort((a, b) => a[0] - b[0]).map(([key, weight]) => [Math.floor(key / 100), key % 100, weight]);
  return {
    turnout_basis: "issued / registered",
    share_basis: "votes / ballots counted",
    histograms: [
      { name: "turnout", label: "Turnout", width: 1, weight: "registered voters", bins: turnout, left_out: 3 },
      ...drawn.map((option, i) => ({
        name: options[option].id,
        label: options[option].name,
        width: 1,
        weight: "ballots counted",
        bins: shares[i],
        left_out: 3,
      })),
    ],
    fingerprints: drawn.map((option, i) => ({
      option: options[option].id,
      width: 1,
      weight: "registered voters",
      squares: square(squares[i]),
      left_out: 3,
    })),
    curves: [
      {
        option: options[drawn[0]].id,
        leader: turnout.map((voters) => Math.round(voters * 0.3)),
        others: turnout.map((voters) => Math.round(voters * 0.4)),
        cores: [
          { peak: 45, ratio: 0.7, excess: 1200 },
          { peak: 50, ratio: 0.6, excess: 5200 },
          { peak: 48, ratio: 0.65, excess: 3100 },
        ],
      },
    ],
    regions: ["North", "South", "East"].map((name) => ({
      name,
      registered: 9000,
      stations: 12,
      squares: [
        [9, 8, 4000],
        [10, 9, 5000],
      ],
    })),
  };
}

/** One copy with `units` stations; one cell in a thousand is missing. */
export function copyOf({ units, levelNames, sizes, regions, options, shares, unitName, seed, labels }) {
  const next = random(seed),
    levels = levelsOf(levelNames, sizes, regions),
    last = levels.at(-1)?.names.length ?? 0;
  const rows = Array.from({ length: units }, () => stationRow(next, shares));
  const columns = [
    ...quantities.map(([name, label]) => ({ name, label, option: null })),
    ...options.map((option, i) => ({ name: "votes", label: option.name, option: i })),
  ];
  const cells = columns.map((_, column) => rows.map((row) => (next() < 0.001 ? null : row.cells[column])));
  const stations = {
    label: rows.map((_, i) => labels?.[i] ?? `${unitName} ${i + 1}`),
    line: rows.map((_, i) => i + 2),
    cells,
  };
  if (last > 0) stations.area = rows.map((_, i) => Math.floor((i * last) / units));
  columns.forEach((column, i) => {
    column.total = cells[i].reduce((sum, cell) => sum + (cell ?? 0), 0);
    column.missing = cells[i].filter((cell) => cell === null).length;
    column.source_columns = [i + 6];
  });
  return {
    id: "official",
    name: "Sheets as published by the commission",
    kind: "final",
    published: "2031-05-20",
    note: "",
    units,
    unit_name: unitName,
    levels,
    columns,
    turnout: { numerator: ["issued"], text: "issued / registered" },
    stations,
    files: ["sheets.csv"],
    charts: chartsOf(
      rows,
      options,
      options.slice(0, 6).map((_, i) => i),
    ),
    kept: { count: 1, examples: [{ place: "sheets.csv:3:4", text: "1.234", reason: "not a whole number" }] },
  };
}

/** Seats by Sainte-Laguë, for the picture only. */
export function seatsOf(votes, seats) {
  const won = votes.map(() => 0);
  for (let i = 0; i < seats; ++i) {
    const quotients = votes.map((vote, list) => vote / (2 * won[list] + 1));
    won[quotients.indexOf(Math.max(...quotients))] += 1;
  }
  return won;
}

export function resultOf(copy, options, seats) {
  const total = (name) => copy.columns.find((column) => column.name === name)?.total ?? null;
  const votes = options.map((_, i) => copy.columns.find((column) => column.option === i).total),
    valid = total("valid");
  const won = seatsOf(votes, seats),
    order = options.map((_, i) => i).sort((a, b) => votes[b] - votes[a]);
  const moved = Math.ceil((votes[order[0]] - votes[order[1]]) / 2);
  return {
    counted: "copy official",
    outcome: "decided",
    registered: total("registered"),
    ballots: total("ballots"),
    valid,
    statement:
      seats > 1
        ? `All ${seats} seats have one holder; seat ${seats} turns on 1,204 votes moved from ${options[order[0]].name} to ${options[order[1]].name}.`
        : `${options[order[0]].name} has more than half of the valid votes and is elected.`,
    turnout: ((100 * total("issued")) / total("registered")).toFixed(2),
    turnout_basis: "issued / registered",
    lists: order.map((list, rank) => ({
      list,
      votes: votes[list],
      share: ((100 * votes[list]) / valid).toFixed(2),
      seats: won[list],
      proclaimed: seats > 1 ? won[list] - (rank === 0 ? 1 : 0) + (rank === 1 ? 1 : 0) : null,
      passed_threshold: won[list] > 0,
      in_runoff: false,
    })),
    areas: [],
    tiers:
      seats > 1
        ? [
            {
              id: "seats",
              name: "seats",
              provisional: false,
              seats: won,
              share: [],
              share_total: 0,
              divisors: null,
              areas: [{ area: null, total: seats, seats: won, open: 0, unfilled: 0, divisors: null }],
            },
          ]
        : [],
    margins:
      seats > 1
        ? [1204, 3380, 9021, 12008, 12990, 20117].map((votes_moved, i) => ({
            seat: seats - i,
            holder: order[i % 2],
            next: order[1 - (i % 2)],
            votes_added: votes_moved * 2,
            votes_moved,
            note: "",
            ...where(0),
          }))
        : [
            {
              seat: 0,
              holder: order[0],
              next: order[1],
              votes_added: moved * 2,
              votes_moved: moved,
              note: "",
              ...where(null),
            },
          ],
    steps: [
      {
        what: `Seat 1 goes to ${options[order[0]].name}`,
        article: "art. 12",
        list: order[0],
        arithmetic: `${votes[order[0]]} / 1 = ${votes[order[0]]}`,
        tier: 0,
        area: null,
      },
      {
        what: `Seat 2 goes to ${options[order[1]].name}`,
        article: "art. 12",
        list: order[1],
        arithmetic: `${votes[order[1]]} / 1 = ${votes[order[1]]}`,
        tier: 0,
        area: null,
      },
    ],
    seats,
  };
}
