// SPDX-License-Identifier: Apache-2.0
import type { Rows } from "./areas";
import { summed } from "./areas";

/** The sum of `order`, rows of one level, as a level of one row. */
export function totalOf(rows: Rows, order: Uint32Array): Rows {
  const zero = new Uint8Array(order.length),
    pick = (cells: Float64Array) =>
      summed(
        Float64Array.from(order, (i) => cells[i] as number),
        zero,
        1,
      );
  const missing = rows.sums.map((cells, column) => {
    const known = rows.missing?.[column];
    let sum = 0;
    for (const i of order) sum += known ? (known[i] as number) : Number.isNaN(cells[i] as number) ? 1 : 0;
    return Uint32Array.of(sum);
  });
  let stations = 0;
  for (const i of order) stations += rows.stations?.[i] ?? 1;
  return {
    name: "",
    labels: ["All"],
    ids: null,
    parents: null,
    stations: Uint32Array.of(stations),
    sums: rows.sums.map(pick),
    missing,
    tookPart: pick(rows.tookPart),
    onRolls: pick(rows.onRolls),
    ballots: pick(rows.ballots),
    bases: rows.bases.map(pick),
  };
}
