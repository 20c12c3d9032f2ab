// SPDX-License-Identifier: Apache-2.0
import { count, sentence } from "../data/format";
import type { RankedCount } from "../data/ranked";
import { Name } from "./pieces";

const list = (names: string[]) => names.join(", ") || "nobody";

function Rounding({ rounding }: { rounding: NonNullable<RankedCount["rounding"]> }) {
  if (!rounding.sensitive)
    return <p>Rounding decides nothing: exact fractions and every number of decimals tried elect the same.</p>;
  return (
    <>
      {rounding.changing.length > 0 ? (
        <p>
          <strong>Who is elected depends on rounding.</strong> Not elected under every arithmetic:{" "}
          <Name text={list(rounding.changing)} />
        </p>
      ) : (
        <p>Rounding hides or makes a tie; the same are elected wherever the count ends.</p>
      )}
      <ul className="readings-list">
        {rounding.outcomes.map(({ decimals, elected, stopped }) => (
          <li key={String(decimals)}>
            {decimals === null ? "Exact fractions" : decimals === 1 ? "1 decimal" : `${decimals} decimals`}:{" "}
            <Name text={stopped || list(elected)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Margin({ margin }: { margin: NonNullable<RankedCount["margin"]> }) {
  const size =
    margin.high === null
      ? `at least ${count(margin.low)}`
      : margin.exact
        ? count(margin.high)
        : `from ${count(margin.low)} to ${count(margin.high)}`;
  return (
    <p className="margin">
      <strong>{size}</strong> changed ballots could elect others
      {margin.instead.length > 0 && (
        <>
          : <Name text={list(margin.instead)} />
        </>
      )}
      . {margin.high_by && sentence(margin.high_by)}
    </p>
  );
}

/** What the outcome depends on: rounding, other answers, ties, changed ballots. */
export function RankedAnswers({ shown }: { shown: RankedCount }) {
  const readings = shown.readings ?? [],
    changing = readings.filter((reading) => reading.changes || reading.by_tie || reading.stopped),
    { tie_tree: ties } = shown;
  return (
    <>
      {shown.margin && <Margin margin={shown.margin} />}
      {shown.rounding && <Rounding rounding={shown.rounding} />}
      {readings.length > 0 && changing.length === 0 && (
        <p>The same are elected under all {count(readings.length)} other answers tried.</p>
      )}
      {changing.length > 0 && (
        <>
          <p>
            Of {count(readings.length)} other answers to the questions of the law, {count(changing.length)} elect
            others, break a tie or stop:
          </p>
          <ul className="readings-list">
            {changing.map((reading) => (
              <li key={reading.name}>
                <code>{reading.name}</code>: <Name text={reading.stopped || list(reading.elected)} />
                {reading.by_tie && " (by a tie)"}
              </li>
            ))}
          </ul>
        </>
      )}
      {ties && ties.leaves > 1 && (
        <>
          <p>
            {count(ties.leaves)} ways to break ties{ties.complete ? "" : " were tried, there are more"}; elected in
            each: <Name text={list(ties.certain)} />
          </p>
          <ul className="readings-list">
            {ties.outcomes.map(({ leaves, elected }) => (
              <li key={elected.join()}>
                {count(leaves)} of them: <Name text={list(elected)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
