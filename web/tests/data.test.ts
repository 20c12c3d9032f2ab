// SPDX-License-Identifier: Apache-2.0
import { deflateRawSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ballotsCounted, buildTree, pathOf, rowsInside, whole } from "../src/data/areas";
import { bytesOf, decodeReport } from "../src/data/decode";
import type { Copy } from "../src/data/report";
import { totalOf } from "../src/data/total";
import { matching, measuresOf, sorted } from "../src/data/view";

const packed = (value: unknown) => deflateRawSync(JSON.stringify(value)).toString("base64");

afterEach(() => vi.unstubAllGlobals());

describe("decode", () => {
  it("gives back the JSON that was deflated, whatever its script", async () => {
    const report = { format: "acta-report", version: 1, record: { title: "بلدية – 民 – Ё" } };
    expect(await decodeReport(packed(report))).toEqual(report);
  });
  it("ignores white space around the text", () => expect([...bytesOf("\n AAEC \n")]).toEqual([0, 1, 2]));
  it("works without DecompressionStream", async () => {
    vi.stubGlobal("DecompressionStream", undefined);
    expect((await decodeReport(packed({ format: "acta-report", version: 1 }))).version).toBe(1);
  });
  it("refuses foreign data, other versions, nothing and noise", async () => {
    await expect(decodeReport(packed({ format: "other" }))).rejects.toThrow("not an Acta report");
    await expect(decodeReport(packed({ format: "acta-report", version: 2 }))).rejects.toThrow("version 2");
    await expect(decodeReport("  ")).rejects.toThrow("no report");
    await expect(decodeReport("bm90IGRlZmxhdGVk")).rejects.toThrow();
  });
});

// Two regions of two districts each; stations s0..s4 in districts 0, 0, 1, 2, 3.
const copy: Copy = {
  id: "c",
  name: "",
  kind: "final",
  published: "",
  note: "",
  units: 5,
  unit_name: "station",
  files: ["f.csv"],
  levels: [
    { name: "region", names: ["A", "B"], parents: [0, 0] },
    { name: "district", names: ["a", "b", "c", "d"], parents: [0, 0, 1, 1] },
  ],
  columns: ["registered", "invalid", "votes", "votes"].map((name, i) => ({
    name,
    label: name,
    option: i > 1 ? i - 2 : null,
    total: 0,
    missing: 0,
    source_columns: [i + 1],
  })),
  turnout: { numerator: ["ballots"], text: "ballots counted / registered" },
  stations: {
    label: ["s0", "s1", "s2", "s3", "s4"],
    area: [0, 0, 1, 2, 3],
    line: [2, 3, 4, 5, 6],
    cells: [
      [100, 200, null, 50, 0],
      [1, null, 2, null, null],
      [10, 20, 30, null, 5],
      [5, null, 5, null, 5],
    ],
  },
};
const tree = () => {
  const built = buildTree(copy);
  if (!built) throw new Error("no tree");
  return built;
};

describe("area tree", () => {
  it("adds up what is there and counts what is missing", () => {
    const [region, district] = tree().levels;
    expect([...(district?.sums[2] ?? [])]).toEqual([30, 30, NaN, 5]);
    expect([...(region?.sums[2] ?? [])]).toEqual([60, 5]);
    expect([...(region?.missing?.[2] ?? [])]).toEqual([0, 1]);
    expect([...(region?.stations ?? [])]).toEqual([3, 2]);
  });
  it("sums of every level add up to the total", () => {
    for (const rows of tree().levels)
      expect(rows.sums[0]?.reduce((sum, cell) => sum + (Number.isNaN(cell) ? 0 : cell), 0)).toBe(350);
    expect(whole(tree()).sums[0]?.[0]).toBe(350);
    expect(whole(tree()).stations?.[0]).toBe(5);
  });
  it("takes ballots as valid and invalid where none are stated", () => {
    const cells = (copy.stations?.cells ?? []).map((column) => Float64Array.from(column, (cell) => cell ?? NaN));
    expect([...ballotsCounted(copy, cells, 5)]).toEqual([16, 20, 37, NaN, 10]); // 10+5+1, 20, 30+5+2, -, 5+5
  });
  it("turnout leaves out stations that lack one of its numbers", () => {
    const [region] = tree().levels;
    expect(region?.tookPart[0]).toBe(36); // 16 + 20: s2 has no roll
    expect(region?.onRolls[0]).toBe(300);
    expect(region?.onRolls[1]).toBeNaN(); // s3 has no ballots, s4 nobody on its roll
  });
  it("shares set votes against the ballots of the same stations", () => {
    const [region] = tree().levels; // option 1 is there at s0 and s2 only: 10 votes of 16 + 37 ballots, not of 73
    expect([region?.sums[3]?.[0], region?.bases[3]?.[0], region?.ballots[0]]).toEqual([10, 53, 73]);
  });
  it("adds up any choice of rows", () => {
    const stations = tree().levels[2];
    const total = stations && totalOf(stations, Uint32Array.of(0, 2));
    expect([total?.sums[2]?.[0], total?.stations?.[0], total?.missing?.[0]?.[0]]).toEqual([40, 2, 1]);
  });
  it("sorts by numbers with missing ones last, and finds words in areas above", () => {
    const built = tree(),
      stations = built.levels[2],
      rows = rowsInside(built, null, 2);
    const votes = measuresOf(copy, built, 2, false).find(({ label, column }) => label === "votes" && column === 2);
    expect(stations && votes && [...sorted(rows, stations, votes, true)]).toEqual([2, 1, 0, 4, 3]);
    expect(stations && votes && [...sorted(rows, stations, votes, false)]).toEqual([4, 0, 1, 2, 3]);
    expect([...matching(built, 2, rows, "b S")]).toEqual([2, 3, 4]);
  });
  it("finds the rows inside an area and the way up", () => {
    expect([...rowsInside(tree(), { level: 0, index: 0 }, 2)]).toEqual([0, 1, 2]);
    expect([...rowsInside(tree(), { level: 0, index: 1 }, 1)]).toEqual([2, 3]);
    expect([...rowsInside(tree(), null, 2)]).toEqual([0, 1, 2, 3, 4]);
    expect(pathOf(tree(), 2, 4).map((place) => place.index)).toEqual([1, 3, 4]);
  });
  it("is one level of stations where the copy has no areas, and none without stations", () => {
    const { area: _, ...flat } = copy.stations ?? { label: [], line: [], cells: [] };
    const built = buildTree({ ...copy, levels: [], stations: flat });
    expect(built?.levels.length).toBe(1);
    expect(built && whole(built).sums[2]?.[0]).toBe(65);
    const { stations: __, ...without } = copy;
    expect(buildTree(without)).toBeNull();
  });
});
