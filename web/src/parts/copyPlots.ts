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

type AreaChange = CopyPair["areas"][number];
const placed = (area: AreaChange) => area.latitude !== null && area.longitude !== null;

export const hasMap = (pair: CopyPair) => pair.areas.some((area) => placed(area) && area.differ > 0);

/** Areas where they lie: the size of a dot is the change of the lead, its colour the direction. */
export function changeMap(pair: CopyPair, look: Look): Element {
  const areas = pair.areas.filter(placed);
  const middle = areas.reduce((sum, area) => sum + (area.latitude ?? 0), 0) / Math.max(1, areas.length);
  const spread = (pick: (area: AreaChange) => number) => {
    const values = areas.map(pick);
    return Math.max(...values) - Math.min(...values) || 1;
  };
  // A degree of longitude is shorter than one of latitude by the cosine.
  const ratio = spread((a) => a.latitude!) / (spread((a) => a.longitude!) * Math.cos((middle * Math.PI) / 180));
  return Plot.plot({
    width: look.width,
    height: Math.min(640, Math.max(180, Math.round(look.width * ratio))),
    margin: 24,
    style,
    x: { axis: null, inset: 12 },
    y: { axis: null, inset: 12 },
    r: { range: [0, 18] },
    color: {
      domain: ["more", "less"],
      range: [look.colour, look.theme === "dark" ? "#e8a33d" : "#b45f06"],
      legend: true,
      tickFormat: (side: string) => `lead ${side} in the later copy`,
    },
    marks: [
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.dot(areas, { x: "longitude", y: "latitude", r: 1.5, fill: "currentColor", fillOpacity: 0.35 }),
      Plot.dot(
        areas.filter((area) => area.lead !== 0),
        {
          x: "longitude",
          y: "latitude",
          r: (area: AreaChange) => Math.abs(area.lead),
          fill: (area: AreaChange) => (area.lead > 0 ? "more" : "less"),
          fillOpacity: 0.65,
          title: (area: AreaChange) => `${area.name}: ${area.lead > 0 ? "+" : ""}${area.lead.toLocaleString("en")}`,
        },
      ),
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
