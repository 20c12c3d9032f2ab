// SPDX-License-Identifier: Apache-2.0
import { count, percent } from "./format";
import type { Fingerprint, Histogram } from "./report";

const edge = (value: number) => String(Math.round(value * 100) / 100);

/** "52–53 %" */
export const span = (bin: number, width: number) => `${edge(bin * width)}–${edge((bin + 1) * width)} %`;

const left = (units: number) =>
  units > 0
    ? ` ${count(units)} ${units === 1 ? "unit has" : "units have"} no such percentage and ${units === 1 ? "is" : "are"} left out.`
    : "";

/** What a histogram shows, in words. */
export function histogramText(chart: Histogram): string {
  const all = chart.bins.reduce((a, b) => a + b, 0),
    peak = chart.bins.indexOf(Math.max(...chart.bins));
  if (all === 0) return `Nothing to show.${left(chart.left_out)}`;
  const low = quantile(chart.bins, all * 0.05),
    high = quantile(chart.bins, all * 0.95);
  return (
    `The fullest interval is ${span(peak, chart.width)} with ${count(chart.bins[peak])} ${chart.weight} (${percent(chart.bins[peak] ?? 0, all, 1)} %); ` +
    `nine in ten lie between ${edge(low * chart.width)} and ${edge((high + 1) * chart.width)} %.${left(chart.left_out)}`
  );
}

function quantile(bins: number[], target: number): number {
  let sum = 0;
  const at = bins.findIndex((bin) => (sum += bin) >= target);
  return at < 0 ? bins.length - 1 : at;
}

/** What a fingerprint shows, in words. */
export function fingerprintText(chart: Fingerprint): string {
  const all = chart.squares.reduce((sum, square) => sum + square[2], 0);
  const peak = chart.squares.reduce(
    (best, square) => (square[2] > best[2] ? square : best),
    chart.squares[0] ?? [0, 0, 0],
  );
  if (all === 0) return `Nothing to show.${left(chart.left_out)}`;
  return `${count(chart.squares.length)} squares hold ${count(all)} ${chart.weight}; the fullest, at turnout ${span(peak[0], chart.width)} and share ${span(peak[1], chart.width)}, holds ${count(peak[2])}.${left(chart.left_out)}`;
}

/** The squares added up into cells of ten per cent: rows of shares, columns of turnout. */
export function tenths(chart: Fingerprint): number[][] {
  const table = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  for (const [x, y, weight] of chart.squares) {
    const row = table[Math.min(9, Math.floor((y * chart.width) / 10))],
      column = Math.min(9, Math.floor((x * chart.width) / 10));
    if (row) row[column] = (row[column] ?? 0) + weight;
  }
  return table;
}
