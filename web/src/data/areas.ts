// SPDX-License-Identifier: Apache-2.0
import type { Copy, Count } from "./report";

/** Cells of one column; NaN where the source has no number. */
export type Cells = Float64Array;

/** Rows of one kind: the areas of a level, or the stations. Sums leave missing cells out and count them. */
export interface Rows {
  name: string;
  labels: string[];
  ids: string[] | null;
  parents: ArrayLike<number> | null; // index into the level above, null at the top
  stations: Uint32Array | null; // how many stations an area holds; null for stations themselves
  sums: Cells[]; // one per column
  missing: Uint32Array[] | null; // missing cells behind each sum; null for stations
  tookPart: Cells;
  onRolls: Cells; // of the units that have both
  ballots: Cells;
  bases: Cells[]; // one per column: ballots counted where that column has a number
}

export interface Tree {
  levels: Rows[]; // from the largest areas to the stations, which come last
  ballotsKnown: boolean;
  turnoutKnown: boolean;
}

/** Ballots of the units whose cell is there, so that a share never sets votes of some against ballots of all. */
function basesOf(cells: Cells[], ballots: Cells): Cells[] {
  return cells.map((column) =>
    column.some((cell) => Number.isNaN(cell))
      ? ballots.map((whole, i) => (Number.isNaN(column[i] as number) ? NaN : whole))
      : ballots,
  );
}

/** Sums of several columns, most of which may be one and the same. */
function summedOnce(columns: Cells[], parent: ArrayLike<number>, size: number): Cells[] {
  const known = new Map(columns.map((column) => [column, null as Cells | null]));
  for (const column of known.keys()) known.set(column, summed(column, parent, size));
  return columns.map((column) => known.get(column) as Cells);
}

const cellsOf = (cells: Count[]): Cells => Float64Array.from(cells, (cell) => cell ?? NaN);

/** Ballots counted as model::ballots_counted has it: stated, else valid (stated or summed up) and blank and invalid. */
export function ballotsCounted(copy: Copy, cells: Cells[], units: number): Cells {
  const named = (name: string) => cells[copy.columns.findIndex((column) => column.name === name)];
  const stated = named("ballots"),
    valid = named("valid");
  const extra = [named("blank"), named("invalid")].filter((column) => column !== undefined);
  const votes = cells.filter((_, i) => copy.columns[i]?.name === "votes");
  return Float64Array.from({ length: units }, (_, unit) => {
    const whole = stated?.[unit] ?? NaN;
    if (!Number.isNaN(whole)) return whole;
    let sum = valid?.[unit] ?? NaN;
    if (Number.isNaN(sum)) {
      const known = votes.map((column) => column[unit] ?? NaN).filter((cell) => !Number.isNaN(cell));
      sum = known.length > 0 ? known.reduce((a, b) => a + b, 0) : NaN;
    }
    for (const column of extra) sum += Number.isNaN(column[unit] ?? NaN) ? 0 : (column[unit] ?? 0);
    return sum;
  });
}

function turnoutOf(copy: Copy, cells: Cells[], ballots: Cells): [Cells, Cells] {
  const find = (name: string) => cells[copy.columns.findIndex((column) => column.name === name)];
  const registered = find("registered"),
    tookPart = new Float64Array(ballots.length).fill(NaN);
  const onRolls = tookPart.slice();
  const parts = copy.turnout.numerator.map((name) => (name === "ballots" ? ballots : find(name)));
  if (!registered || parts.length === 0 || parts.some((part) => !part)) return [tookPart, onRolls];
  for (let unit = 0; unit < ballots.length; ++unit) {
    let sum = 0;
    for (const part of parts) sum += part?.[unit] ?? NaN;
    const rolls = registered[unit] ?? NaN;
    if (Number.isNaN(sum) || !(rolls > 0)) continue;
    tookPart[unit] = sum;
    onRolls[unit] = rolls;
  }
  return [tookPart, onRolls];
}

/** Adds up `cells` by `parent` into `size` sums; an area whose cells are all missing has none (NaN). */
export function summed(cells: Cells, parent: ArrayLike<number>, size: number): Cells {
  const sums = new Float64Array(size).fill(NaN);
  for (let i = 0; i < cells.length; ++i) {
    const cell = cells[i] as number,
      at = parent[i] as number;
    if (cell === cell) sums[at] = Number.isNaN(sums[at] as number) ? cell : (sums[at] as number) + cell;
  }
  return sums;
}

function missingOf(below: Rows, parent: ArrayLike<number>, size: number): Uint32Array[] {
  return below.sums.map((cells, column) => {
    const missing = new Uint32Array(size),
      known = below.missing?.[column];
    for (let i = 0; i < cells.length; ++i) {
      const at = parent[i] as number;
      missing[at] = (missing[at] as number) + (known ? (known[i] as number) : Number.isNaN(cells[i] as number) ? 1 : 0);
    }
    return missing;
  });
}

function above(below: Rows, name: string, labels: string[], ids: string[] | null, parents: number[] | null): Rows {
  const size = labels.length,
    parent = below.parents ?? new Uint32Array(below.labels.length);
  const stations = new Uint32Array(size);
  for (let i = 0; i < below.labels.length; ++i)
    stations[parent[i] as number] = (stations[parent[i] as number] as number) + (below.stations?.[i] ?? 1);
  return {
    name,
    labels,
    ids,
    parents,
    stations,
    sums: below.sums.map((cells) => summed(cells, parent, size)),
    missing: missingOf(below, parent, size),
    tookPart: summed(below.tookPart, parent, size),
    onRolls: summed(below.onRolls, parent, size),
    ballots: summed(below.ballots, parent, size),
    bases: summedOnce(below.bases, parent, size),
  };
}

/** The whole copy as one row. */
export function whole(tree: Tree): Rows {
  const top = tree.levels[0] as Rows;
  return above({ ...top, parents: null }, "", ["All"], null, null);
}

/** Every level with its sums, from the cells of the stations alone. */
export function buildTree(copy: Copy): Tree | null {
  if (!copy.stations) return null;
  const units = copy.stations.label.length,
    cells = copy.stations.cells.map(cellsOf);
  const ballots = ballotsCounted(copy, cells, units);
  const [tookPart, onRolls] = turnoutOf(copy, cells, ballots);
  let rows: Rows = {
    name: copy.unit_name || "station",
    labels: copy.stations.label,
    ids: null,
    stations: null,
    missing: null,
    parents: copy.levels.length > 0 ? (copy.stations.area ?? null) : null,
    sums: cells,
    tookPart,
    onRolls,
    ballots,
    bases: basesOf(cells, ballots),
  };
  const levels = [rows];
  for (let i = copy.levels.length; i-- > 0;) {
    const level = copy.levels[i] as Copy["levels"][number];
    rows = above(rows, level.name, level.names, level.ids ?? null, i > 0 ? level.parents : null);
    levels.unshift(rows);
  }
  const known = (column: Cells) => column.some((cell) => !Number.isNaN(cell));
  return { levels, ballotsKnown: known(ballots), turnoutKnown: known(onRolls) };
}

/** Where the reader stands: an area of a level, or null for everything. */
export interface Place {
  level: number;
  index: number;
}

/** Rows of level `target` that lie inside `place`, in the order of the source. */
export function rowsInside(tree: Tree, place: Place | null, target: number): Uint32Array {
  const size = (tree.levels[target] as Rows).labels.length;
  if (!place) return Uint32Array.from({ length: size }, (_, i) => i);
  let inside = new Uint8Array((tree.levels[place.level] as Rows).labels.length);
  inside[place.index] = 1;
  for (let level = place.level + 1; level <= target; ++level) {
    const parents = (tree.levels[level] as Rows).parents,
      next = new Uint8Array((tree.levels[level] as Rows).labels.length);
    for (let i = 0; i < next.length; ++i) next[i] = inside[parents?.[i] ?? 0] ?? 0;
    inside = next;
  }
  const rows = new Uint32Array(inside.reduce((a, b) => a + b, 0));
  for (let i = 0, at = 0; i < inside.length; ++i) if (inside[i]) rows[at++] = i;
  return rows;
}

/** The chain of areas from the top to row `index` of `level`, itself included. */
export function pathOf(tree: Tree, level: number, index: number): Place[] {
  const path: Place[] = [];
  for (let i = index; level >= 0; --level) {
    path.unshift({ level, index: i });
    i = (tree.levels[level] as Rows).parents?.[i] ?? 0;
  }
  return path;
}
