// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { count, date, printedShare, words } from "../data/format";
import type { Contest, Release } from "../data/report";
import { Name, Reference, Scroller, Section } from "./pieces";

interface Row {
  label: string;
  cells: ReactNode[];
}

const nameOf = (contest: Contest, id: string) =>
  contest.lists.find((list) => list.id === id)?.name ?? contest.options.find((option) => option.id === id)?.name ?? id;

function headRows(releases: Release[]): Row[] {
  const rows: Row[] = [
    { label: "Published", cells: releases.map((release) => date(release.published)) },
    { label: "Counted", cells: releases.map((release) => release.counted) },
    { label: "Turnout", cells: releases.map((release) => printedShare(release.turnout)) },
  ];
  const names = [...new Set(releases.flatMap((release) => Object.keys(release.quantities)))];
  rows.push(
    ...names.map((name) => ({
      label: words(name),
      cells: releases.map((release) => (name in release.quantities ? count(release.quantities[name]) : "")),
    })),
  );
  return rows.filter((row) => row.cells.some((cell) => cell !== ""));
}

function lineRows(contest: Contest, releases: Release[]): Row[] {
  const ids = [...new Set(releases.flatMap((release) => release.lines.map((line) => line.list)))];
  const votes = releases.some((release) => release.lines.some((line) => line.votes !== null));
  return ids.map((id) => ({
    label: nameOf(contest, id),
    cells: releases.map((release) => {
      const line = release.lines.find(({ list }) => list === id);
      if (!line) return "";
      const parts = [
        votes ? count(line.votes) : "",
        printedShare(line.share),
        line.seats !== null ? `${count(line.seats)} ${line.seats === 1 ? "seat" : "seats"}` : "",
      ].filter(Boolean);
      return parts.length === 0 ? (
        "–"
      ) : (
        <>
          {parts[0]}
          {parts.slice(1).map((part) => (
            <div key={part} className="small soft">
              {part}
            </div>
          ))}
        </>
      );
    }),
  }));
}

function Remarks({ contest, releases }: { contest: Contest; releases: Release[] }) {
  const remarks = releases
    .flatMap((release) => [
      { key: `${release.id}.`, who: release.name || release.id, text: release.note, source: release.source },
      ...release.lines.map((line, i) => ({
        key: `${release.id}.${i}`,
        who: `${release.name || release.id}, ${nameOf(contest, line.list)}`,
        text: line.note,
        source: line.source,
      })),
    ])
    .filter(({ text, source }) => text || source);
  if (remarks.length === 0) return null;
  return (
    <details>
      <summary>Sources and remarks ({remarks.length})</summary>
      <ul className="bullets small">
        {remarks.map(({ key, who, text, source }) => (
          <li key={key}>
            <Name text={who} />: {text && <Name text={text} />} {source && <Reference text={source} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function ContestReleases({ contest, several }: { contest: Contest; several: boolean }) {
  const { releases } = contest;
  if (releases.length === 0) return null;
  const body = (rows: Row[]) =>
    rows.map((row) => (
      <tr key={row.label}>
        <th scope="row">
          <Name text={row.label} />
        </th>
        {row.cells.map((cell, i) => (
          <td key={i} className="num">
            {cell}
          </td>
        ))}
      </tr>
    ));
  return (
    <div className="part">
      {several && <h3 dir="auto">{contest.name}</h3>}
      <Scroller label={`Announcements, ${contest.name}`}>
        <table>
          <caption>Totals as they were published, one announcement a column. Percentages are as printed.</caption>
          <thead>
            <tr>
              <th scope="col">Announcement</th>
              {releases.map((release) => (
                <th key={release.id} scope="col" className="num">
                  <Name text={release.name || release.id} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{body(headRows(releases))}</tbody>
          <tbody>{body(lineRows(contest, releases))}</tbody>
        </table>
      </Scroller>
      <Remarks contest={contest} releases={releases} />
    </div>
  );
}

export const hasReleases = (contests: Contest[]) => contests.some((contest) => contest.releases.length > 0);

export function Releases({ contests }: { contests: Contest[] }) {
  return (
    <Section id="releases" title="Announcements">
      {contests.map((contest) => (
        <ContestReleases key={contest.id} contest={contest} several={contests.length > 1} />
      ))}
    </Section>
  );
}
