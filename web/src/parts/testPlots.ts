// SPDX-License-Identifier: Apache-2.0
import * as Plot from "@observablehq/plot";
import type { RegionPrint, TurnoutCurve } from "../data/report";
import { scales } from "./plots";
import type { Look } from "./plots";

const style = { background: "none", fontSize: "12px" };

/** Votes by turnout, and what the others' votes lead to expect of the leader's by all admissible cores. */
export function curvePlot(curve: TurnoutCurve, names: { leader: string; others: string }, look: Look): Element {
  const [least, most, robust] = curve.cores;
  const points = curve.leader.map((leader, turnout) => {
    const others = curve.others[turnout] ?? 0;
    return {
      turnout,
      leader,
      others,
      low: others * Math.min(least?.ratio ?? 0, most?.ratio ?? 0),
      high: others * Math.max(least?.ratio ?? 0, most?.ratio ?? 0),
      robust: others * (robust?.ratio ?? 0),
    };
  });
  const muted = look.theme === "dark" ? "#8b939c" : "#6b737b",
    band = look.theme === "dark" ? "#e8a33d" : "#b45f06";
  return Plot.plot({
    width: look.width,
    height: 270,
    marginLeft: 46,
    marginRight: 12,
    marginBottom: 40,
    style,
    ariaLabel: look.label,
    x: { domain: [0, 100], label: "Turnout, %", labelAnchor: "center", labelArrow: "none", ticks: 10 },
    y: { label: "votes in a bin of one point", tickFormat: "~s", grid: true, labelArrow: "none", ticks: 5 },
    color: {
      domain: [names.leader, names.others, "expected from the others"],
      range: [look.colour, muted, band],
      legend: true,
    },
    marks: [
      Plot.areaY(points, { x: "turnout", y1: "low", y2: "high", fill: band, fillOpacity: 0.35 }),
      ...(robust ? [Plot.lineY(points, { x: "turnout", y: "robust", stroke: band, strokeDasharray: "3 3" })] : []),
      Plot.lineY(points, { x: "turnout", y: "others", stroke: muted, strokeWidth: 1.5 }),
      Plot.lineY(points, { x: "turnout", y: "leader", stroke: look.colour, strokeWidth: 2 }),
      Plot.ruleY([0]),
    ],
  });
}

const columnsOf = (width: number) => Math.max(2, Math.min(6, Math.floor(width / 130)));

/** Small fingerprints, one a region, all with one scale of colours for shares of the region's voters. */
export function regionsPlot(regions: RegionPrint[], look: Look): Element {
  const columns = columnsOf(look.width),
    rows = Math.ceil(regions.length / columns),
    side = Math.floor((look.width - 10) / columns);
  const short = (name: string) => (name.length > 20 ? `${name.slice(0, 19)}…` : name);
  const squares = regions.flatMap((region, i) =>
    region.squares.map(([x, y, weight]) => ({
      column: i % columns,
      row: Math.floor(i / columns),
      x1: 5 * x,
      x2: 5 * x + 5,
      y1: 5 * y,
      y2: 5 * y + 5,
      share: weight / Math.max(1, region.registered),
    })),
  );
  const titles = regions.map((region, i) => ({
    column: i % columns,
    row: Math.floor(i / columns),
    name: short(region.name),
  }));
  return Plot.plot({
    width: look.width,
    height: rows * side + 10,
    margin: 4,
    marginTop: 14,
    style: { ...style, fontSize: "10px" },
    ariaLabel: look.label,
    fx: { axis: null, padding: 0.06 },
    fy: { axis: null, padding: 0.14 },
    x: { domain: [0, 100], axis: null },
    y: { domain: [0, 100], axis: null },
    color: { type: "log", domain: [0.001, 0.3], range: scales[look.theme], interpolate: "rgb", clamp: true },
    marks: [
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.rect(squares, { fx: "column", fy: "row", x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "share" }),
      Plot.text(titles, {
        fx: "column",
        fy: "row",
        text: "name",
        frameAnchor: "top-left",
        dy: -10,
        fill: "currentColor",
        textAnchor: "start",
      }),
    ],
  });
}
