// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { byKind, drawnUnits, riskText, stairs, thinned, verdictOf, viewOf } from "../src/data/auditView";
import type { AuditReport } from "../src/data/audit";
// @ts-expect-error: plain JavaScript, shared with the pages that are made for looking at
import * as made from "./audits.mjs";

const sheets = (): AuditReport => made.sheets();
const cards = (size: number): AuditReport => made.cards(size);

describe("an audit of sheets", () => {
  const view = viewOf(sheets()),
    [mayor] = view.contests;
  it("has the numbers of the last assessment, and the claim's own risk", () => {
    // 0.625^8 / (0.975 0.75) = 0.03184
    expect(mayor!.standing!.risk).toBeCloseTo(0.03184, 5);
    expect(mayor!.claims).toEqual([
      { text: "Ames has more votes than Burr", margin: "720 votes", ballots: 360, risk: mayor!.standing!.risk },
    ]);
    expect(verdictOf(mayor!)).toBe("met");
  });
  it("has rounds that end after 3, 7 and 8 draws", () => expect(mayor!.rounds).toEqual([3, 7, 8]));
  it("lists sheets by their first draw, with what was typed last", () => {
    const units = drawnUnits(sheets(), view);
    expect(units.map(({ unit }) => unit)).toEqual(["K", "E", "I", "B", "C", "F"]);
    const b = units[3]!;
    expect(b.values).toEqual([
      ["Ames", "60"],
      ["Burr", "40"],
    ]);
    expect(b.replaced).toBe(1);
    expect(b.differences.length).toBe(1);
  });
  it("counts differences by kind", () => expect(byKind(view)).toEqual([{ kind: "against", units: 2 }]));
  it("can be shown before anything was drawn", () => {
    const none = { ...sheets(), rounds: [], entries: [], assessments: [], standing: null, seed: null },
      first = viewOf(none).contests[0]!;
    expect(first.id).toBe("mayor");
    expect(first.limit).toBe(0.05);
    expect(verdictOf(first)).toBe("none");
    expect(drawnUnits(none, viewOf(none))).toEqual([]);
  });
  it("is not met above the limit, and failed where all paper was counted", () => {
    const one = { ...mayor!, standing: { ...mayor!.standing!, risk: 0.0501 } };
    expect(verdictOf(one)).toBe("open");
    expect(verdictOf({ ...one, standing: { ...one.standing, risk: 1, impossible: "all was counted" } })).toBe("failed");
  });
});

describe("an audit of cards", () => {
  const audit = cards(3),
    view = viewOf(audit);
  it("has shares as margins, and votes as weights", () => {
    expect(view.contests.map(({ id }) => id)).toEqual(["c1", "c2", "c3"]);
    expect(view.contests[0]!.claims[0]!.margin).toBe("20 %");
    // A(record) - A(paper) = 1: two votes.
    expect(view.contests[0]!.differences[0]!.weight).toBe(2);
  });
  it("keeps the order of the draw and leaves empty cells out", () => {
    const units = drawnUnits(audit, view);
    expect(units.map(({ unit }) => unit)).toEqual(["N1", "S2"]);
    expect(units[0]!.values).toEqual([["c1", "Burr"]]);
  });
});

describe("a course", () => {
  it("is thinned to its extremes and its end", () => {
    const path = Array.from({ length: 10_000 }, (_, i) => (i === 5_000 ? 0.9 : 0.5 - i / 30_000)),
      points = thinned(path, 200);
    expect(points.length).toBeLessThanOrEqual(201);
    expect(points.some(({ risk }) => risk === 0.9)).toBe(true);
    expect(points.at(-1)!.draw).toBe(10_000);
  });
  it("of few draws is whole", () => expect(thinned([0.5, 0.25]).map(({ draw }) => draw)).toEqual([1, 2]));
});

describe("words", () => {
  it("of a risk", () => {
    expect(riskText(0.05)).toBe("5 %");
    expect(riskText(0.0318400885)).toBe("3.18 %");
    expect(riskText(1)).toBe("100 %");
    expect(riskText(1e-9)).toBe("< 0.0001 %");
    expect(riskText(0)).toBe("0 %");
  });
  it("of chances", () => expect(stairs([3, 5]).map(({ chance }) => chance)).toEqual([0.5, 1]));
});
