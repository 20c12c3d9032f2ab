// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { flow, kExhausted, ranking, tellsTransfers, votesOf } from "../src/data/ranked";
import type { Pass } from "../src/data/ranked";

const inactive = (votes: string) => ({ exhausted_choices: votes, overvotes: "0" });

/** Ten ballots, two seats: A has a surplus of one, C goes out, and one of its two votes has no further choice. */
const pass: Pass = {
  ballots: 10,
  undervotes: 0,
  elected: ["A", "B"],
  rounds: [
    {
      threshold: "4",
      tallies: [
        { candidate: "A", votes: "5" },
        { candidate: "C", votes: "2" },
        { candidate: "B", votes: "3" },
      ],
      inactive: inactive("0"),
      residual: "0",
      elected: ["A"],
      eliminated: [],
      by_tie: false,
      transfers: [
        { from: "A", to: "B", votes: "0.5" },
        { from: "A", to: null, residual: true, votes: "0.5" },
      ],
    },
    {
      threshold: "4",
      tallies: [
        { candidate: "A", votes: "4" },
        { candidate: "C", votes: "2" },
        { candidate: "B", votes: "3.5" },
      ],
      inactive: inactive("0"),
      residual: "0.5",
      elected: [],
      eliminated: ["C"],
      by_tie: false,
      transfers: [
        { from: "C", to: "B", votes: "1" },
        { from: "C", to: null, residual: false, votes: "1" },
      ],
    },
    {
      threshold: "4",
      tallies: [
        { candidate: "A", votes: "4" },
        { candidate: "B", votes: "4.5" },
      ],
      inactive: inactive("1"),
      residual: "0.5",
      elected: ["B"],
      eliminated: [],
      by_tie: false,
      transfers: [],
    },
  ],
};

describe("votes", () => {
  it("are decimals or fractions", () => {
    expect(votesOf("12.5")).toBe(12.5);
    expect(votesOf("7/2")).toBe(3.5);
    expect(votesOf("2 1/4")).toBe(2.25);
    expect(votesOf("-1/2")).toBe(-0.5);
    const long = "3".padEnd(1_000, "0");
    expect(votesOf(`${long}0/${long}`)).toBe(10);
  });
});

describe("ranking", () => {
  it("has the elected in their order, then who stayed longest", () => expect(ranking(pass)).toEqual(["A", "B", "C"]));
});

describe("a count whose ballots do not move", () => {
  const still = { ...pass, rounds: pass.rounds.map((round) => ({ ...round, transfers: [] })) };
  it("has no flow", () => {
    expect(tellsTransfers(still)).toBe(false);
    expect(tellsTransfers(pass)).toBe(true);
  });
  it("begins anew where the count does", () => {
    const anew = {
      ...pass,
      rounds: pass.rounds.map((round, i) => (i === 0 ? { ...round, move: { kind: "restart" } } : round)),
    };
    expect(flow(anew).links.some(({ source }) => source.startsWith("0:"))).toBe(false);
  });
});

describe("flow", () => {
  const { nodes, links } = flow(pass),
    sum = (key: "source" | "target", id: string) =>
      links.filter((link) => link[key] === id).reduce((all, link) => all + link.value, 0);

  it("has a node for everybody with votes, and for votes without a further choice", () => {
    expect(nodes.map(({ id }) => id).sort()).toEqual(
      ["0:A", "0:B", "0:C", "1:A", "1:B", "1:C", "2:A", "2:B", `2:${kExhausted}`].sort(),
    );
  });
  it("brings every candidate of a later round all its votes", () => {
    for (const { id, round, votes } of nodes) if (round > 0) expect(sum("target", id)).toBeCloseTo(votes, 9);
  });
  it("takes from everybody all votes but those that rounding lost", () => {
    expect(sum("source", "0:A")).toBe(4.5);
    expect(sum("source", "1:C")).toBe(2);
  });
});
