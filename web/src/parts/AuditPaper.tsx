// SPDX-License-Identifier: Apache-2.0
import { useDeferredValue, useMemo, useState } from "react";
import { byKind, drawnUnits, kindWords } from "../data/auditView";
import type { AuditView, DrawnUnit } from "../data/auditView";
import type { AuditReport } from "../data/audit";
import { count, counted, quantity } from "../data/format";
import { Name, Scroller } from "./pieces";

const kFew = 100; // rows before the reader asks for more

function Kinds({ view }: { view: AuditView }) {
  const kinds = byKind(view),
    without = view.contests.reduce((sum, { notFound }) => sum + notFound, 0);
  if (kinds.length === 0 && without === 0) return <p>No paper that was used differs from its record.</p>;
  return (
    <table className="compact">
      <caption>Differences by kind: {view.unit}s, each counted once.</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" className="num">
            {view.unit === "sheet" ? "Sheets" : "Cards"}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, units }) => (
          <tr key={kind}>
            <th scope="row">{kindWords[kind] ?? kind}</th>
            <td className="num">{count(units)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Differences({ view, show }: { view: AuditView; show: (unit: string) => void }) {
  const [all, setAll] = useState(false),
    rows = view.contests.flatMap((contest) => contest.differences.map((one) => ({ contest: contest.name, ...one }))),
    several = view.contests.length > 1,
    weights = rows.some(({ weight }) => weight !== null);
  if (rows.length === 0) return null;
  return (
    <>
      <Scroller label="Every difference">
        <table>
          <caption>
            Every difference between record and paper; the name leads to what was drawn and typed.
            {weights &&
              (view.unit === "sheet"
                ? " Taint: the error beside the largest that the sheet could hold."
                : " Overstatement: by how many votes the record favours an assertion more than the paper.")}
          </caption>
          <thead>
            <tr>
              <th scope="col">{view.unit === "sheet" ? "Sheet" : "Card"}</th>
              {several && <th scope="col">Contest</th>}
              <th scope="col">Record → paper</th>
              <th scope="col">Kind</th>
              {weights && (
                <th scope="col" className="num">
                  {view.unit === "sheet" ? "Taint" : "Overstatement"}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {(all ? rows : rows.slice(0, kFew)).map((one, i) => (
              <tr key={i}>
                <th scope="row">
                  <a href="#drawn" onClick={() => show(one.unit)}>
                    <Name text={one.unit} />
                  </a>
                </th>
                {several && (
                  <td>
                    <Name text={one.contest} />
                  </td>
                )}
                <td>
                  <Name text={one.detail} />
                </td>
                <td>{kindWords[one.kind] ?? one.kind}</td>
                {weights && <td className="num">{quantity(one.weight)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {rows.length > kFew && (
        <button type="button" className="plain-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer rows" : `All ${count(rows.length)} differences`}
        </button>
      )}
    </>
  );
}

function Row({ one, several, draws, places }: { one: DrawnUnit; several: boolean; draws: boolean; places: boolean }) {
  return (
    <tr>
      <th scope="row">
        <Name text={one.unit} />
      </th>
      {places && (
        <td>
          <Name text={one.place} />
        </td>
      )}
      {draws && <td className="num">{one.draws.join(", ") || "–"}</td>}
      <td>
        {one.values.length === 0 ? (
          <span className="soft">not entered</span>
        ) : (
          one.values.map(([column, text]) => (
            <span key={column} className="audit-value">
              <span className="soft">
                <Name text={column} />
              </span>{" "}
              <Name text={text} />
            </span>
          ))
        )}
        {one.replaced > 0 && <span className="tag">typed {count(one.replaced + 1)} times; the last counts</span>}
      </td>
      <td>
        {one.differences.map(({ contest, difference }, i) => (
          <span key={i} className="audit-value">
            {several && (
              <span className="soft">
                <Name text={contest} />{" "}
              </span>
            )}
            <Name text={difference.detail} />
          </span>
        ))}
      </td>
    </tr>
  );
}

function Drawn(props: { audit: AuditReport; view: AuditView; search: string; setSearch: (text: string) => void }) {
  const { audit, view, search, setSearch } = props,
    units = useMemo(() => drawnUnits(audit, view), [audit, view]),
    [only, setOnly] = useState(false),
    [all, setAll] = useState(false),
    wanted = useDeferredValue(search.trim().toLowerCase()),
    found = units.filter(
      (one) =>
        (!only || one.differences.length > 0) &&
        (wanted === "" || one.unit.toLowerCase().includes(wanted) || one.place.toLowerCase().includes(wanted)),
    ),
    shown = all ? found : found.slice(0, kFew),
    draws = units.some((one) => one.draws.length > 0),
    places = units.some((one) => one.place !== "");
  return (
    <div className="part" id="drawn" tabIndex={-1}>
      <h3>What was drawn, and what was typed</h3>
      <div className="fields">
        <label className="field">
          Find a {view.unit} or place
          <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
        <label className="check">
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} /> only those that
          differ
        </label>
      </div>
      <p className="small soft" role="status">
        {counted(found.length, view.unit)} of {count(units.length)}
      </p>
      <Scroller label="Drawn paper">
        <table className="audit-drawn small">
          <caption className="unseen">Drawn paper, with what was typed and what differs</caption>
          <thead>
            <tr>
              <th scope="col">{view.unit === "sheet" ? "Sheet" : "Card"}</th>
              {places && <th scope="col">Place</th>}
              {draws && (
                <th scope="col" className="num">
                  Draws
                </th>
              )}
              <th scope="col">On paper, as typed</th>
              <th scope="col">Differs: record → paper</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row key={one.unit} one={one} several={view.contests.length > 1} draws={draws} places={places} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {found.length > kFew && (
        <button type="button" className="plain-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer rows" : `All ${count(found.length)} rows`}
        </button>
      )}
    </div>
  );
}

export function PaperPart({ audit, view }: { audit: AuditReport; view: AuditView }) {
  const [search, setSearch] = useState("");
  return (
    <>
      <Kinds view={view} />
      <Differences view={view} show={setSearch} />
      <Drawn audit={audit} view={view} search={search} setSearch={setSearch} />
    </>
  );
}
