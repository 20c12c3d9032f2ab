// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { contrast, visible } from "../src/data/colour";
import {
  bytes,
  count,
  counted,
  country,
  date,
  link,
  percent,
  printedShare,
  quantity,
  sentence,
  words,
} from "../src/data/format";
import { seatPlaces } from "../src/data/hemicycle";

describe("numbers", () => {
  it("makes sentences of notes", () =>
    expect(["", "found by search", "It is so."].map(sentence)).toEqual(["", "Found by search.", "It is so."]));
  it("groups thousands", () =>
    expect([0, 999, 1000, 1234567, -4200].map(count)).toEqual(["0", "999", "1,000", "1,234,567", "−4,200"]));
  it("shows a dash for nothing", () => expect([null, undefined, NaN].map(count)).toEqual(["–", "–", "–"]));
  it("keeps text and shortens fractions", () =>
    expect([16800.43, 0.5, 0.00000321, "268 – 336", 12, -1.25, null].map(quantity)).toEqual([
      "16,800.43",
      "0.5",
      "3.21e−6",
      "268 – 336",
      "12",
      "−1.25",
      "–",
    ]));
  it("rounds shares half up and shows none of nothing", () => {
    expect(percent(1, 3)).toBe("33.33");
    expect(percent(1, 8, 0)).toBe("13"); // 12.5
    expect(percent(1, 0)).toBe("–");
    expect(percent(NaN, 5)).toBe("–");
  });
  it("counts things", () =>
    expect([counted(1, "station"), counted(1200, "station"), counted(2, "copy", "copies")]).toEqual([
      "1 station",
      "1,200 stations",
      "2 copies",
    ]));
  it("sizes files", () => expect([12, 1500, 18234567].map(bytes)).toEqual(["12 bytes", "1.5 kB", "18.2 MB"]));
});

describe("colours", () => {
  const shown = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  it("measures contrast as WCAG does", () => expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21));
  it("keeps what can be told from the paper, and moves what cannot", () => {
    expect(visible("#28619f", "light")).toBe("#28619f");
    for (const hex of ["#ffff00", "#fff", "#28619f", "#000000", "none"]) {
      expect(contrast(shown(visible(hex, "light")), [254, 253, 251])).toBeGreaterThanOrEqual(3);
      expect(contrast(shown(visible(hex, "dark")), [19, 21, 23])).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("assembly", () => {
  it("has a place for every seat, within its half circle and from left to right", () => {
    for (const seats of [2, 5, 19, 20, 101, 120, 225, 450, 709]) {
      const { places, radius } = seatPlaces(seats);
      expect(places.length).toBe(seats);
      expect(radius).toBeGreaterThan(0);
      for (const [x, y] of places) expect(Math.hypot(x, y) + radius).toBeLessThan(104);
      expect(places[0]?.[0]).toBeLessThan(places.at(-1)?.[0] ?? -1);
    }
  });
});

describe("words", () => {
  it("reads ISO dates and leaves others", () =>
    expect(["2031-05-04", "2031-05-04T18:30:00Z", "spring 2031", "2031-13-01"].map(date)).toEqual([
      "4 May 2031",
      "4 May 2031, 18:30",
      "spring 2031",
      "2031-13-01",
    ]));
  it("names countries it knows", () => expect([country("il"), country("Нигде")]).toEqual(["Israel", "Нигде"]));
  it("spells identifiers", () => expect(words("not_checked")).toBe("Not checked"));
  it("adds per cent only to bare numbers", () =>
    expect(["67.6", "31 %", "", "a third"].map(printedShare)).toEqual(["67.6 %", "31 %", "", "a third"]));
  it("links the web only", () =>
    expect([link("https://a.b"), link("javascript:alert(1)"), link("page 3")]).toEqual(["https://a.b", null, null]));
});
