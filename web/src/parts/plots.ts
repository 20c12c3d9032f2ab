// SPDX-License-Identifier: Apache-2.0
import * as Plot from "@observablehq/plot";
import type { Fingerprint, Histogram } from "../data/report";
import type { Theme } from "../theme";

export interface Look {
  width: number;
  theme: Theme;
  colour: string;
  label: string;
}

const shared = (look: Look, height: number) => ({
  width: look.width,
  height,
  marginLeft: 46,
  marginRight: 12,
  marginBottom: 40,
  style: { background: "none", fontSize: "12px" },
  ariaLabel: look.label,
});

export function histogramPlot(chart: Histogram, look: Look): Element {
  const bins = chart.bins.map((weight, i) => ({ from: i * chart.width, to: (i + 1) * chart.width, weight }));
  return Plot.plot({
    ...shared(look, 240),
    x: { domain: [0, 100], label: `${chart.label}, %`, labelAnchor: "center", labelArrow: "none", ticks: 10 },
    y: { label: chart.weight, tickFormat: "~s", grid: true, labelArrow: "none", ticks: 5 },
    marks: [
      Plot.rectY(
        bins.filter((bin) => bin.weight > 0),
        {
          x1: "from",
          x2: "to",
          y: "weight",
          fill: look.colour,
          insetLeft: 0.25,
          insetRight: 0.25,
          title: (bin: { from: number; to: number; weight: number }) =>
            `${bin.from}–${bin.to} %: ${bin.weight.toLocaleString("en")} ${chart.weight}`,
        },
      ),
      Plot.ruleY([0]),
    ],
  });
}

export const scales: Record<Theme, string[]> = {
  light: ["#dbe4ea", "#a9c4d3", "#6d9dba", "#39719b", "#1b4572", "#0a1f44"],
  dark: ["#22303c", "#2d5069", "#3d7d9a", "#67adbd", "#b0d8cf", "#fbf6d9"],
};

/** Where the colours begin: three powers of ten below the fullest square. */
export const least = (most: number) => Math.max(1, Math.round(most / 1000));

export function fingerprintPlot(chart: Fingerprint, axes: { x: string; y: string }, look: Look): Element {
  const side = Math.round(100 / chart.width),
    values = new Array<number>(side * side).fill(NaN);
  let most = 1;
  for (const [x, y, weight] of chart.squares) {
    values[y * side + x] = weight;
    most = Math.max(most, weight);
  }
  return Plot.plot({
    ...shared(look, look.width * 0.92 + 10),
    marginTop: 18,
    x: { domain: [0, 100], label: axes.x, labelAnchor: "center", labelArrow: "none", ticks: 10 },
    y: { domain: [0, 100], label: axes.y, labelArrow: "none", ticks: 10 },
    color: { type: "log", domain: [least(most), most], range: scales[look.theme], interpolate: "rgb", clamp: true },
    marks: [
      Plot.frame({ strokeOpacity: 0.25 }),
      Plot.raster(values, { width: side, height: side, x1: 0, y1: 0, x2: 100, y2: 100, imageRendering: "pixelated" }),
    ],
  });
}
