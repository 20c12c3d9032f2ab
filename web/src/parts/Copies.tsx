// SPDX-License-Identifier: Apache-2.0
import { useCallback } from "react";
import { count, date } from "../data/format";
import type { Comparison, Contest, CopyPair } from "../data/report";
import type { Theme } from "../theme";
import { areaPlot, arrivalPlot, changeMap, hasMap, latePlot } from "./copyPlots";
import { Name, Scroller, Section } from "./pieces";
import { Plotted } from "./Plotted";
import type { Look } from "./plots";

const blue: Record<Theme, string> = { light: "#39719b", dark: "#67adbd" };
const signed = (n: number) => (n > 0 ? "+" : "") + count(Math.round(n));
const share = (lead: number, votes: number) => (votes > 0 ? `${((100 * lead) / votes).toFixed(3)} %` : "–");

export const hasCopies = (contests: Contest[]) => contests.some((contest) => contest.comparison);

function nameOf(comparison: Comparison, id: string): string {
  const copy = comparison.copies.find((one) => one.id === id);
  return copy?.name || id;
}

function Sums({ comparison }: { comparison: Comparison }) {
  return (
    <Scroller label="Copies">
      <table>
        <caption>
          Each copy by itself. Lead: <Name text={comparison.leader || "nobody"} /> over{" "}
          <Name text={comparison.runner_up || "nobody"} />
        </caption>
        <thead>
          <tr>
            <th scope="col">Copy</th>
            <th scope="col">Published</th>
            <th scope="col" className="num">
              Sheets
            </th>
            <th scope="col" className="num">
              Votes
            </th>
            <th scope="col" className="num">
              Lead
            </th>
            <th scope="col" className="num">
              Of the votes
            </th>
            <th scope="col">By this copy</th>
          </tr>
        </thead>
        <tbody>
          {comparison.copies.map((copy) => (
            <tr key={copy.id}>
              <th scope="row">
                <Name text={copy.name || copy.id} />
              </th>
              <td>{copy.published ? date(copy.published) : "–"}</td>
              <td className="num">{count(copy.sheets)}</td>
              <td className="num">{count(copy.votes)}</td>
              <td className="num">{signed(copy.lead)}</td>
              <td className="num">{share(copy.lead, copy.votes)}</td>
              <td dir="auto" style={{ minWidth: "16rem" }}>
                {copy.outcome}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Kinds({ pair }: { pair: CopyPair }) {
  if (pair.kinds.length === 0) return null;
  return (
    <Scroller label="Kinds of difference">
      <table>
        <caption>Kinds of difference</caption>
        <thead>
          <tr>
            <th scope="col">How one number could have become the other</th>
            <th scope="col" className="num">
              Sheets
            </th>
            <th scope="col" className="num">
              Change of the lead
            </th>
          </tr>
        </thead>
        <tbody>
          {pair.kinds.map((kind) => (
            <tr key={kind.name}>
              <th scope="row">{kind.name}</th>
              <td className="num">{count(kind.sheets)}</td>
              <td className="num">{signed(kind.lead)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Sheets({ pair }: { pair: CopyPair }) {
  if (pair.sheets.length === 0) return null;
  const told = (value: number | null) => (value === null ? "none" : count(value));
  return (
    <details>
      <summary>
        {pair.sheets.length < pair.differ
          ? `The ${pair.sheets.length} sheets that change the lead most`
          : "All sheets that differ"}
      </summary>
      <Scroller label="Sheets that differ">
        <table>
          <thead>
            <tr>
              <th scope="col">Sheet</th>
              <th scope="col">Numbers</th>
              <th scope="col">Kind</th>
              <th scope="col" className="num">
                Lead
              </th>
            </tr>
          </thead>
          <tbody>
            {pair.sheets.map((sheet) => (
              <tr key={sheet.key}>
                <th scope="row">
                  <Name text={sheet.key} />
                </th>
                <td dir="auto">
                  {sheet.numbers.map((one) => `${one.name} ${told(one.first)} → ${told(one.second)}`).join(", ")}
                </td>
                <td>{sheet.kind}</td>
                <td className="num">{signed(sheet.lead)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

const sided = (area: CopyPair["areas"][number]) => area.early + area.late;

function SidedAreas({ pair }: { pair: CopyPair }) {
  const areas = pair.areas.filter((area) => sided(area) > 0).sort((a, b) => sided(b) - sided(a));
  if (areas.length === 0) return null;
  const headings = ["In both copies", "Lead on these", "In the earlier only", "Lead", "In the later only", "Lead"];
  return (
    <details>
      <summary>Sheets in one copy only, area by area</summary>
      <Scroller label="Sheets in one copy only by area">
        <table>
          <thead>
            <tr>
              <th scope="col">Area</th>
              {headings.map((heading, i) => (
                <th scope="col" className="num" key={i}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map((area, i) => (
              <tr key={i}>
                <th scope="row">
                  <Name text={area.name} />
                </th>
                <td className="num">{count(area.joined)}</td>
                <td className="num">{signed(area.leaning)}</td>
                <td className="num">{count(area.early)}</td>
                <td className="num">{signed(area.early_lead)}</td>
                <td className="num">{count(area.late)}</td>
                <td className="num">{signed(area.late_lead)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

function Late({ pair, theme }: { pair: CopyPair; theme: Theme }) {
  const late = pair.late,
    draw = useCallback((look: Look) => latePlot(late!, look), [late]);
  if (!late) return null;
  const inside = late.lead >= late.low && late.lead <= late.high;
  return (
    <figure className="low">
      <Plotted
        draw={draw}
        theme={theme}
        colour={blue[theme]}
        label="Lead on later sheets and what is expected"
        widest={620}
      />
      <figcaption>
        {count(late.sheets)} sheets are in the later copy only: the lead on them is {signed(late.lead)}. Earlier sheets
        of the same areas lead to expect {signed(late.expected)}, from {signed(late.low)} to {signed(late.high)} (95 %):{" "}
        {inside ? "within" : "outside"}. Late places are often farther, larger or elsewhere than the early ones of their
        area.
      </figcaption>
    </figure>
  );
}

function Pair({ comparison, pair, theme }: { comparison: Comparison; pair: CopyPair; theme: Theme }) {
  const areas = useCallback((look: Look) => areaPlot(pair, look), [pair]);
  const map = useCallback((look: Look) => changeMap(pair, look), [pair]);
  return (
    <>
      <h3 dir="auto">
        <Name text={nameOf(comparison, pair.first)} /> → <Name text={nameOf(comparison, pair.second)} />
      </h3>
      <p>
        {count(pair.joined)} sheets are in both, {count(pair.only_first)} in the earlier only, {count(pair.only_second)}{" "}
        in the later only; keys {pair.rule}. {count(pair.differ)} differ
        {pair.shared > 0 ? `; ${count(pair.shared)} keys stand at several sheets and were not joined` : ""}.
        {pair.doubtful ? " So few numbers agree that the keys may mean other sheets." : ""}
        {pair.grows + pair.shrinks > 0 && pair.chance !== null
          ? ` The lead grows on ${count(pair.grows)} and shrinks on ${count(pair.shrinks)} of them: chance ${pair.chance.toPrecision(2)} if both are alike likely.`
          : ""}
      </p>
      <Kinds pair={pair} />
      {pair.areas.some((area) => area.differ > 0) && (
        <figure className="low">
          <Plotted draw={areas} theme={theme} colour={blue[theme]} label="Change of the lead by area" widest={620} />
          <figcaption>Where sheets differ: by how much the lead is more in the later copy, area by area.</figcaption>
        </figure>
      )}
      {hasMap(pair) && (
        <figure className="low">
          <Plotted draw={map} theme={theme} colour={blue[theme]} label="Map of the change of the lead" widest={620} />
          <figcaption>
            The same on a map: each area at the mean of its stations' coordinates; the area of a dot is the change of
            the lead.
          </figcaption>
        </figure>
      )}
      <Late pair={pair} theme={theme} />
      <SidedAreas pair={pair} />
      <Sheets pair={pair} />
    </>
  );
}

function Compared({ comparison, theme }: { comparison: Comparison; theme: Theme }) {
  const draw = useCallback((look: Look) => arrivalPlot(comparison, look), [comparison]);
  return (
    <>
      <Sums comparison={comparison} />
      {comparison.copies.length > 1 && comparison.runner_up !== "" && (
        <figure className="low">
          <Plotted
            draw={draw}
            theme={theme}
            colour={blue[theme]}
            label="Lead by the sheets that each copy has"
            widest={620}
          />
          <figcaption>The lead as sheets came in: one point a copy.</figcaption>
        </figure>
      )}
      {comparison.revisions.length > 0 && (
        <p>
          From copy to copy {count(comparison.revisions[0] ?? 0)} sheets never changed,{" "}
          {count(comparison.revisions[1] ?? 0)} changed once,{" "}
          {count(comparison.revisions.slice(2).reduce((sum, sheets) => sum + sheets, 0))} twice or more.
        </p>
      )}
      {comparison.pairs.map((pair) => (
        <Pair key={`${pair.first} ${pair.second}`} comparison={comparison} pair={pair} theme={theme} />
      ))}
    </>
  );
}

/** Copies of the same sheets: what each says, what differs, and what came later. */
export function Copies({ contests, theme }: { contests: Contest[]; theme: Theme }) {
  return (
    <Section id="copies" title="Copies beside each other">
      {contests.map(
        (contest) => contest.comparison && <Compared key={contest.id} comparison={contest.comparison} theme={theme} />,
      )}
      <p>Which copy is right only the sheets on paper can say.</p>
    </Section>
  );
}
