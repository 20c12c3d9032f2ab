// SPDX-License-Identifier: Apache-2.0
import * as Plot from "@observablehq/plot";
import type { Comparison, CopyPair, Observation } from "../data/report";
import type { Look } from "./plots";

const style = { background: "none", fontSize: "12px" };
const percent = (lead: number, votes: number) => (votes > 0 ? (100 * lead) / votes : 0);

/** The lead by each copy against the sheets that it has. */
export function arrivalPlot(comparison: Comparison, look: Look): Element {
  const points = comparison.copies.map((copy) => ({
    sheets: copy.sheets,
    lead: percent(copy.lead, copy.votes),
    name: copy.name || copy.id,
  }));
  return Plot.plot({
    width: look.width,
    height: 220,
    marginLeft: 46,
    marginRight: 90,
    marginBottom: 40,
    style,
    x: { label: "sheets", labelAnchor: "center", labelArrow: "none", tickFormat: "~s", nice: true },
    y: { label: "lead, % of votes", grid: true, labelArrow: "none", ticks: 5, nice: true },
    marks: [
      Plot.lineY(points, { x: "sheets", y: "lead", stroke: look.colour, strokeWidth: 1.5 }),
      Plot.dot(points, { x: "sheets", y: "lead", fill: look.colour, r: 4 }),
      Plot.text(points, {
        x: "sheets",
        y: "lead",
        text: (point: { lead: number }) => point.lead.toFixed(2),
        dy: -11,
        fill: "currentColor",
      }),
    ],
  });
}

/** By how much the lead changes in each area: on sheets that differ. */
export function areaPlot(pair: CopyPair, look: Look): Element {
  const areas = pair.areas
    .filter((area) => area.differ > 0)
    .sort((a, b) => Math.abs(b.lead) - Math.abs(a.lead))
    .slice(0, 25);
  return Plot.plot({
    width: look.width,
    height: 50 + 20 * areas.length,
    marginLeft: Math.min(150, Math.round(look.width / 3)),
    marginTop: 46,
    marginBottom: 4,
    style,
    x: {
      axis: "top",
      label: "change of the lead, votes",
      labelOffset: 40,
      labelArrow: "none",
      labelAnchor: "center",
      tickFormat: "~s",
      ticks: 5,
      grid: true,
    },
    y: {
      domain: areas.map((area) => area.name),
      label: null,
      tickFormat: (name: string) => (name.length > 22 ? `${name.slice(0, 21)}…` : name),
    },
    marks: [
      Plot.barX(areas, { x: "lead", y: "name", fill: look.colour, insetTop: 2, insetBottom: 2 }),
      Plot.ruleX([0]),
    ],
  });
}

/** The lead on later sheets beside what is expected of them. */
export function latePlot(late: NonNullable<CopyPair["late"]>, look: Look): Element {
  return Plot.plot({
    width: look.width,
    height: 84,
    marginLeft: 100,
    marginRight: 24,
    marginBottom: 34,
    style,
    x: {
      label: "lead on later sheets, votes",
      labelAnchor: "center",
      labelArrow: "none",
      tickFormat: "~s",
      ticks: 6,
      grid: true,
      nice: true,
    },
    y: { domain: ["expected", "they say"], label: null },
    marks: [
      Plot.ruleY([late], {
        x1: "low",
        x2: "high",
        y: () => "expected",
        stroke: look.colour,
        strokeWidth: 5,
        strokeOpacity: 0.45,
      }),
      Plot.dot([late], { x: "expected", y: () => "expected", fill: look.colour, r: 4 }),
      Plot.dot([late], { x: "lead", y: () => "they say", fill: "currentColor", r: 5, symbol: "diamond" }),
    ],
  });
}

/** Estimates with their intervals. */
export function intervalPlot(observation: Observation, look: Look): Element {
  const shares = observation.shares.map((share) => ({
    name: share.name,
    share: 100 * (share.combined.share ?? 0),
    low: 100 * share.combined.low,
    high: 100 * share.combined.high,
  }));
  return Plot.plot({
    width: look.width,
    height: 50 + 24 * shares.length,
    marginLeft: Math.min(150, Math.round(look.width / 3)),
    marginRight: 20,
    marginBottom: 40,
    style,
    x: { domain: [0, 100], label: "%", labelAnchor: "center", labelArrow: "none", grid: true },
    y: {
      domain: shares.map((share) => share.name),
      label: null,
      tickFormat: (name: string) => (name.length > 22 ? `${name.slice(0, 21)}…` : name),
    },
    marks: [
      Plot.ruleY(shares, {
        x1: "low",
        x2: "high",
        y: "name",
        stroke: look.colour,
        strokeWidth: 5,
        strokeOpacity: 0.45,
      }),
      Plot.dot(shares, { x: "share", y: "name", fill: look.colour, r: 3.5 }),
    ],
  });
}
