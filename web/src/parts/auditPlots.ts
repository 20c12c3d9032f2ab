// SPDX-License-Identifier: Apache-2.0
import * as Plot from "@observablehq/plot";
import { riskText, thinned } from "../data/auditView";
import type { ContestView } from "../data/auditView";
import { count } from "../data/format";
import type { Outlook } from "../data/audit";
import type { Look } from "./plots";

const limitColour = (look: Look) => (look.theme === "dark" ? "#e8a33d" : "#a04f00");
const mutedColour = (look: Look) => (look.theme === "dark" ? "#a5aab1" : "#575c63");

const shared = (look: Look, height: number) => ({
  width: look.width,
  height,
  marginLeft: 62,
  marginRight: 20,
  marginTop: 26,
  marginBottom: 42,
  style: { background: "none", fontSize: "12px" },
  ariaLabel: look.label,
});

/** The lowest power of ten that an axis of risks needs. */
export function floorOf(risks: number[], limit: number): number {
  const least = Math.min(limit / 2, ...risks.filter((risk) => risk > 0));
  return 10 ** Math.max(-12, Math.floor(Math.log10(Math.max(least, 1e-12))));
}

/** The measured risk after every draw on a logarithmic axis, with the limit and the ends of rounds. */
export function riskPlot(contest: ContestView, unit: string, look: Look): Element {
  const limit = contest.limit ?? 0.05,
    points = thinned(contest.path),
    floor = floorOf(
      points.map(({ risk }) => risk),
      limit,
    ),
    draws = Math.max(1, contest.path.length, ...contest.rounds),
    course = [{ draw: 0, risk: 1 }, ...points].map(({ draw, risk }) => ({ draw, risk: Math.max(risk, floor) })),
    last = course.at(-1)!,
    // A name that would run into the one before is its number alone.
    space = (look.width - 82) / draws,
    rounds = contest.rounds.map((size, i) => ({
      size,
      name: (size - (contest.rounds[i - 1] ?? 0)) * space < 62 ? `${i + 1}` : `round ${i + 1}`,
    })),
    powers = Array.from({ length: Math.round(-Math.log10(floor)) + 1 }, (_, i) => 10 ** -i);
  return Plot.plot({
    ...shared(look, 300),
    x: {
      domain: [0, draws],
      label: `${unit === "sheet" ? "draws of sheets" : "cards drawn"}`,
      labelAnchor: "center",
      labelArrow: "none",
      ticks: Math.min(10, draws, Math.floor(look.width / 70)),
      tickFormat: (value: number) => (Number.isInteger(value) ? count(value) : ""),
    },
    y: {
      type: "log",
      domain: [floor, 1],
      label: "measured risk",
      labelArrow: "none",
      ticks: powers,
      tickFormat: (value: number) => riskText(value),
      grid: true,
    },
    marks: [
      Plot.ruleX(rounds, { x: "size", stroke: mutedColour(look), strokeDasharray: "2 4" }),
      Plot.text(rounds, {
        x: "size",
        y: 1,
        text: "name",
        textAnchor: "end",
        dx: -4,
        dy: -9,
        fill: mutedColour(look),
      }),
      Plot.ruleY([limit], { stroke: limitColour(look), strokeWidth: 1.5, strokeDasharray: "6 3" }),
      Plot.text([limit], {
        x: 0,
        y: (value: number) => value,
        text: (value: number) => `limit ${riskText(value)}`,
        textAnchor: "start",
        dx: 5,
        dy: 9,
        fill: limitColour(look),
        fontWeight: 600,
      }),
      Plot.lineY(course, { x: "draw", y: "risk", stroke: look.colour, strokeWidth: 2, curve: "step-after" }),
      Plot.dot([last], { x: "draw", y: "risk", fill: look.colour, r: 4 }),
    ],
  });
}

/** Chances that an audit has ended by so many draws, one line an expectation. */
export function chancePlot(
  lines: { name: string; points: { draws: number; chance: number }[] }[],
  look: Look,
): Element {
  const points = lines.flatMap(({ name, points }) => {
      const first = points[0]?.draws ?? 1;
      return [{ draws: Math.max(0, first - 1), chance: 0 }, ...points].map((one) => ({ ...one, name }));
    }),
    most = Math.max(1, ...points.map(({ draws }) => draws)),
    colours = [look.colour, limitColour(look), mutedColour(look)],
    ended = lines.map(({ name, points }) => ({ name, draws: most * 1.04, chance: points.at(-1)?.chance ?? 0 }));
  return Plot.plot({
    ...shared(look, 260),
    x: {
      domain: [0, most * 1.04],
      label: "draws",
      labelAnchor: "center",
      labelArrow: "none",
      ticks: Math.min(10, Math.floor(look.width / 70)),
      tickFormat: (value: number) => (Number.isInteger(value) ? count(value) : ""),
    },
    y: {
      domain: [0, 1],
      label: "chance that the audit has ended",
      labelArrow: "none",
      tickFormat: (value: number) => `${Math.round(100 * value)} %`,
      ticks: 5,
      grid: true,
    },
    color: { domain: lines.map(({ name }) => name), range: colours },
    marks: [
      Plot.ruleY([0]),
      Plot.ruleY([0.9], { stroke: mutedColour(look), strokeDasharray: "2 4" }),
      Plot.lineY([...points, ...ended], {
        x: "draws",
        y: "chance",
        z: "name",
        stroke: "name",
        strokeWidth: 2,
        curve: "step-after",
      }),
    ],
  });
}

export function outlookName(one: Outlook): string {
  if (one.share <= 0) return "no drawn sheet differs";
  return `every ${Math.round(1 / one.share)}th is off by ${Math.round(100 * one.taint)} % of its bound`;
}

/** Colours of lines as the legend beside a plot shows them. */
export const lineColours = (look: Pick<Look, "theme" | "colour">) => [
  look.colour,
  limitColour(look as Look),
  mutedColour(look as Look),
];
