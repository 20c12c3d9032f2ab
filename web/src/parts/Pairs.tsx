// SPDX-License-Identifier: Apache-2.0
import { count, words } from "../data/format";
import type { Pairwise, RankedCount } from "../data/ranked";
import { Name, Scroller } from "./pieces";

/** How strongly a duel was won: 0 (not, or even) to 1 (nobody preferred the other). */
function strength(own: number, other: number): number {
  return own > other ? (own - other) / (own + other) : 0;
}

export function Matrix({ pairwise }: { pairwise: Pairwise }) {
  const { candidates, prefer } = pairwise;
  return (
    <Scroller label="Candidates against each other">
      <table className="matrix">
        <caption>
          How many ballots rank the candidate of the row above that of the column; shaded where that is the larger
          number.
        </caption>
        <thead>
          <tr>
            <th scope="col">Preferred to</th>
            {candidates.map((name) => (
              <th key={name} scope="col" className="num">
                <Name text={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((name, i) => (
            <tr key={name}>
              <th scope="row">
                <Name text={name} />
              </th>
              {candidates.map((other, j) => {
                const own = prefer[i]?.[j] ?? 0,
                  share = strength(own, prefer[j]?.[i] ?? 0);
                return (
                  <td
                    key={other}
                    className="num"
                    style={
                      share > 0
                        ? {
                            background: `color-mix(in srgb, var(--holds) ${Math.round(10 + 40 * share)}%, transparent)`,
                          }
                        : undefined
                    }>
                    {i === j ? "" : count(own)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

export function Families({ families }: { families: NonNullable<RankedCount["families"]> }) {
  return (
    <table className="compact">
      <caption>One winner by other methods, on the same ballots. None of them is the law of this count.</caption>
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col">Winner</th>
        </tr>
      </thead>
      <tbody>
        {families.map(({ method, winners, note }) => (
          <tr key={method}>
            <th scope="row">{words(method)}</th>
            <td>
              <Name text={winners.join(", ") || "none"} />
              {note && <span className="small soft"> ({note})</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
