// SPDX-License-Identifier: Apache-2.0
import * as Plot from "@observablehq/plot";
import type { ElectionPrint } from "../data/report";
import { scales } from "./plots";
import type { Look } from "./plots";

const style = { background: "none", fontSize: "11px" };
const sum = (bins: number[]) =>
  Math.max(
    1,
    bins.reduce((all, bin) => all + bin, 0),
  );
const short = (name: string, most: number) => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

/** Histograms of one quantity, one an election, as parts of all that was counted in it. */
function bars(elections: ElectionPrint[], of: "turnout" | "share", title: string, look: Look, colour: string): Element {
  const points = elections.flatMap((election, column) => {
    const all = sum(election[of]);
    return election[of].map((bin, i) => ({ column, x1: i, x2: i + 1, part: (100 * bin) / all }));
  });
  const names = elections.map((election, column) => ({
    column,
    name: short(election.name, look.width / elections.length / 7),
  }));
  return Plot.plot({
    width: look.width,
    height: 150,
    marginLeft: 36,
    marginTop: 24,
    style: style,
    fx: { axis: null, padding: 0.06 },
    x: { domain: [0, 100], ticks: 3, label: null },
    y: { ticks: 3, label: `${title}, % ↑`, labelOffset: 34 },
    marks: [
      Plot.rectY(points, { fx: "column", x1: "x1", x2: "x2", y: "part", fill: colour, insetLeft: 0, insetRight: 0 }),
      Plot.ruleY([0]),
      ...(of === "turnout"
        ? [
            Plot.text(names, {
              fx: "column",
              text: "name",
              frameAnchor: "top",
              dy: -20,
              fontWeight: "bold",
              fill: "currentColor",
            }),
          ]
        : []),
    ],
  });
}

function fingerprints(elections: ElectionPrint[], look: Look): Element {
  const squares = elections.flatMap((election, column) =>
    election.squares.map(([x, y, weight]) => ({
      column,
      x1: 2 * x,
      x2: 2 * x + 2,
      y1: 2 * y,
      y2: 2 * y + 2,
      part: weight / Math.max(1, election.registered),
    })),
  );
  return Plot.plot({
    width: look.width,
    height: Math.min(420, look.width / elections.length + 40),
    marginLeft: 36,
    style: style,
    fx: { axis: null, padding: 0.06 },
    x: { domain: [0, 100], ticks: 3, label: "turnout, % →" },
    y: { domain: [0, 100], ticks: 3, label: "share, % ↑" },
    color: { type: "log", domain: [0.00001, 0.02], range: scales[look.theme], interpolate: "rgb", clamp: true },
    marks: [
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.rect(squares, { fx: "column", x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "part", inset: 0 }),
    ],
  });
}

/** Elections beside each other: voters by turnout, ballots by share, and both against each other. */
export function electionsPlot(elections: ElectionPrint[], look: Look): Element {
  const whole = document.createElement("div");
  whole.append(
    bars(elections, "turnout", "voters", look, look.theme === "dark" ? "#8b939c" : "#6b737b"),
    bars(elections, "share", "ballots", look, look.colour),
    fingerprints(elections, look),
  );
  return whole;
}
