// SPDX-License-Identifier: Apache-2.0
import type { Place, Rows, Tree } from "./areas";
import { pathOf, rowsInside } from "./areas";
import { plural } from "./contests";
import { words } from "./format";
import type { Copy } from "./report";

export type Kind = "name" | "stations" | "turnout" | "cells" | "shares";

/** A column of the table: what it is called and its number in row i (NaN for none). */
export interface Measure {
  id: string;
  kind: Kind;
  label: string;
  column: number;
  of: (rows: Rows, i: number) => number;
}

const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : NaN);

/** Columns shown for a level; shares of options stand for their votes where `shares` is set. */
export function measuresOf(copy: Copy, tree: Tree, level: number, shares: boolean): Measure[] {
  const list: Measure[] = [];
  if (tree.levels[level]?.stations)
    list.push({
      id: "stations",
      kind: "stations",
      label: words(plural(copy.unit_name || "station")),
      column: -1,
      of: (rows, i) => rows.stations?.[i] ?? NaN,
    });
  if (tree.turnoutKnown)
    list.push({
      id: "turnout",
      kind: "turnout",
      label: "Turnout, %",
      column: -1,
      of: (rows, i) => ratio(rows.tookPart[i] ?? NaN, rows.onRolls[i] ?? NaN),
    });
  const order = copy.columns.map((_, i) => i).sort((a, b) => rank(copy, a) - rank(copy, b));
  for (const column of order) {
    const { label, option } = copy.columns[column] as Copy["columns"][number],
      share = shares && option !== null && tree.ballotsKnown;
    list.push({
      id: `c${column}`,
      kind: share ? "shares" : "cells",
      label: share ? `${label}, %` : label,
      column,
      of: share
        ? (rows, i) => ratio(rows.sums[column]?.[i] ?? NaN, rows.bases[column]?.[i] ?? NaN)
        : (rows, i) => rows.sums[column]?.[i] ?? NaN,
    });
  }
  return list;
}

// Options first, the strongest leading, as readers look for them; then the other numbers as the source has them.
function rank(copy: Copy, column: number): number {
  const { option, total } = copy.columns[column] as Copy["columns"][number];
  return option === null ? column : -total - 1;
}

/** Words of a row that a search looks at: its name, its identifier and the areas it lies in. */
export function placeName(tree: Tree, place: Place): string {
  return tree.levels[place.level]?.labels[place.index] ?? "";
}

/** Rows whose name, identifier or areas hold every word of `text`, whatever the case. */
export function matching(tree: Tree, level: number, rows: Uint32Array, text: string): Uint32Array {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  const above = new Map<number, string>(),
    here = tree.levels[level] as Rows;
  const areas = (i: number) => {
    const parent = here.parents?.[i];
    if (parent === undefined || level === 0) return "";
    let known = above.get(parent);
    if (known === undefined)
      above.set(
        parent,
        (known = pathOf(tree, level - 1, parent)
          .map((place) => placeName(tree, place))
          .join(" ")
          .toLocaleLowerCase()),
      );
    return known;
  };
  return rows.filter((i) => {
    const own = `${here.labels[i]} ${here.ids?.[i] ?? ""}`.toLocaleLowerCase();
    return wanted.every((word) => own.includes(word) || areas(i).includes(word));
  });
}

const byName = new Intl.Collator(undefined, { numeric: true });

/** `rows` in the order of a measure (null: of names); rows without a number come last either way. */
export function sorted(rows: Uint32Array, here: Rows, measure: Measure | null, descending: boolean): Uint32Array {
  const sign = descending ? -1 : 1;
  if (!measure) return rows.slice().sort((a, b) => sign * byName.compare(here.labels[a] ?? "", here.labels[b] ?? ""));
  const keys = new Float64Array(here.labels.length);
  for (const i of rows) keys[i] = measure.of(here, i);
  return rows.slice().sort((a, b) => {
    const x = keys[a] as number,
      y = keys[b] as number;
    if (x !== x || y !== y) return x !== x && y !== y ? a - b : x !== x ? 1 : -1;
    return sign * (x - y) || a - b;
  });
}

/** Rows of stations inside `place`, or those of a Finding where it names some. */
export function rowsOf(tree: Tree, place: Place | null, level: number, units: number[] | null): Uint32Array {
  const rows = rowsInside(tree, place, level);
  if (!units || level !== tree.levels.length - 1) return rows;
  const wanted = new Set(units);
  return rows.filter((i) => wanted.has(i));
}
