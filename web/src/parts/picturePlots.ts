// SPDX-License-Identifier: Apache-2.0
import * as Plot from "@observablehq/plot";
import type { Picture } from "../data/report";
import type { Look } from "./plots";

const style = { background: "none", fontSize: "12px" };
const points = ({ x, y, values }: Picture) => x.map((at, i) => ({ x: at, y: y[i] ?? 0, value: values[i] ?? 0 }));

function linePlot(picture: Picture, look: Look): Element {
  return Plot.plot({
    width: look.width,
    height: 220,
    marginLeft: 46,
    marginBottom: 40,
    style,
    ariaLabel: look.label,
    x: {
      label: picture.x_label,
      labelAnchor: "center",
      labelArrow: "none",
      ticks: 5,
      tickFormat: Math.max(0, ...picture.x) < 1000 ? undefined : "~s",
    },
    y: { label: picture.y_label, grid: true, labelArrow: "none", ticks: 4, zero: true },
    marks: [
      Plot.areaY(points(picture), { x: "x", y: "y", fill: look.colour, fillOpacity: 0.2 }),
      Plot.lineY(points(picture), { x: "x", y: "y", stroke: look.colour, strokeWidth: 2 }),
      Plot.ruleY([0]),
    ],
  });
}

/** Places by longitude and latitude; blue below 0, orange above. */
function mapPlot(picture: Picture, look: Look): Element {
  const most = Math.max(1e-9, ...picture.values.map(Math.abs));
  const shown = points(picture).sort((a, b) => Math.abs(a.value) - Math.abs(b.value));
  return Plot.plot({
    width: look.width,
    height: Math.min(460, look.width * 0.75),
    style,
    ariaLabel: look.label,
    projection: {
      type: "mercator",
      domain: { type: "MultiPoint", coordinates: shown.map(({ x, y }) => [x, y]) },
      inset: 10,
    },
    color: {
      type: "diverging",
      domain: [-most, most],
      range: ["#28619f", "#dedede", "#b45f06"],
      legend: true,
      label: `${picture.title}, points`,
    },
    marks: [Plot.dot(shown, { x: "x", y: "y", fill: "value", r: 2.5, tip: true })],
  });
}

export const picturePlot = (picture: Picture, look: Look): Element =>
  picture.kind === "map" ? mapPlot(picture, look) : linePlot(picture, look);
