// SPDX-License-Identifier: Apache-2.0
import type { Contest, Copy, List, Margin } from "./report";
import { visible } from "./colour";
import { count } from "./format";
import type { Theme } from "../theme";

const palette = [
  "#28619f",
  "#c05621",
  "#2f7d5b",
  "#8a4f9e",
  "#b08900",
  "#b33a5b",
  "#3c8c9a",
  "#7a5c46",
  "#6c757f",
  "#5d7a1f",
];

/** Colour of each list: its own where the record states one, else by its place in the result. */
export function coloursOf(contest: Contest, theme: Theme): string[] {
  const order = contest.result?.lists.map((line) => line.list) ?? contest.lists.map((_, i) => i);
  const colours = contest.lists.map(() => "#858c94");
  order.forEach((list, rank) => {
    const own = contest.lists[list]?.options
      .map((option) => contest.options[option]?.colour ?? "")
      .find((text) => /^#[0-9a-f]{3,8}$/i.test(text));
    colours[list] = own ?? palette[rank] ?? "#858c94";
  });
  return colours.map((colour) => visible(colour, theme));
}

export const listOf = (contest: Contest, list: number | null): List | undefined =>
  list === null ? undefined : contest.lists[list];

export const copyTitle = (copy: Copy) =>
  copy.name || `${copy.kind.charAt(0).toUpperCase()}${copy.kind.slice(1)} copy “${copy.id}”`;

/** "1,204 votes moved from A to B would change seat 120." in parts: number, middle, end. */
export function marginWords(contest: Contest, margin: Margin): { votes: string; rest: string } {
  const holder = listOf(contest, margin.from ?? margin.holder)?.name ?? "the holder",
    next = listOf(contest, margin.to ?? margin.next)?.name;
  const area = margin.votes_area === null ? undefined : contest.result?.areas[margin.votes_area]?.name;
  const single = margin.seat === 0 || (contest.result?.seats ?? 0) <= 1;
  return {
    votes: count(margin.votes_moved),
    rest: `${margin.votes_moved === 1 ? "vote" : "votes"} moved from \u2068${holder}\u2069${next ? ` to \u2068${next}\u2069` : ""}${area ? ` in \u2068${area}\u2069` : ""} would change ${single ? "the outcome" : contest.result && contest.result.areas.length > 0 ? "a seat" : `seat ${margin.seat}`}.`,
  };
}

/** "station" -> "stations"; unit names of other scripts and abbreviations stay as they are. */
export function plural(unit: string): string {
  if (!/^[a-z][a-z ]*$/.test(unit)) return unit;
  if (/[^aeiou]y$/.test(unit)) return `${unit.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(unit) ? `${unit}es` : `${unit}s`;
}
