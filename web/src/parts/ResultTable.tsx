// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { count } from "../data/format";
import type { Contest, ListResult, Result } from "../data/report";
import { Name, Scroller } from "./pieces";

const shownFirst = 10;

function Tags({ contest, line, seats }: { contest: Contest; line: ListResult; seats: number }) {
  const list = contest.lists[line.list],
    option = list?.options.length === 1 ? contest.options[list.options[0] ?? 0] : undefined;
  const members =
    list && list.options.length > 1 ? list.options.map((i) => contest.options[i]?.name ?? "").join(" + ") : "";
  return (
    <>
      {option?.party && (
        <span className="tag">
          <Name text={option.party} />
        </span>
      )}
      {members && (
        <span className="tag">
          <Name text={members} />
        </span>
      )}
      {seats === 1 && line.seats === 1 && <span className="tag">elected</span>}
      {line.in_runoff && <span className="tag">second round</span>}
      {!line.passed_threshold && <span className="tag">below the threshold</span>}
    </>
  );
}

function Line(props: {
  contest: Contest;
  line: ListResult;
  seats: number;
  proclaimed: boolean;
  colour: string;
  widest: number;
}) {
  const { contest, line, seats, proclaimed, colour, widest } = props,
    share = Number(line.share ?? 0);
  const differs = line.proclaimed !== null && line.proclaimed !== line.seats;
  return (
    <tr className={line.passed_threshold ? "" : "below"}>
      <th scope="row" className="name">
        <span className="swatch" style={{ background: colour }} />
        <Name text={contest.lists[line.list]?.name ?? ""} />
        <Tags contest={contest} line={line} seats={seats} />
      </th>
      <td className="num">{count(line.votes)}</td>
      <td className="share">
        {line.share === null ? (
          "–"
        ) : (
          <div className="bar">
            <i style={{ background: colour, width: `${(76 * share) / widest}%` }} />
            <span>{line.share} %</span>
          </div>
        )}
      </td>
      {seats > 1 && <td className="num">{count(line.seats)}</td>}
      {proclaimed && (
        <td className={differs ? "num differs" : "num"}>
          {count(line.proclaimed)}
          {differs && <span className="unseen"> differs from the count</span>}
        </td>
      )}
    </tr>
  );
}

/** Lists with votes, share and seats, the largest first; a long tail of small ones on demand. */
export function ResultTable({ contest, result, colours }: { contest: Contest; result: Result; colours: string[] }) {
  const [all, setAll] = useState(false);
  const winners = result.lists.reduce((last, line, i) => (line.seats > 0 || line.in_runoff ? i : last), 0);
  const first = Math.max(shownFirst, winners + 1),
    rest = result.lists.length - first;
  const lines = all || rest < 3 ? result.lists : result.lists.slice(0, first);
  const proclaimed = result.lists.some((line) => line.proclaimed !== null);
  const widest = Math.max(1, ...result.lists.map((line) => Number(line.share ?? 0)));
  return (
    <div className="results">
      <Scroller label="Votes and seats">
        <table>
          <caption>
            Votes{result.seats > 1 ? ", shares and seats" : " and shares"}, recomputed; shares are of the valid votes
          </caption>
          <thead>
            <tr>
              <th scope="col">List</th>
              <th scope="col" className="num">
                Votes
              </th>
              <th scope="col" className="share">
                Share
              </th>
              {result.seats > 1 && (
                <th scope="col" className="num">
                  Seats
                </th>
              )}
              {proclaimed && (
                <th scope="col" className="num">
                  Pro&shy;claimed
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line
                key={line.list}
                contest={contest}
                line={line}
                seats={result.seats}
                proclaimed={proclaimed}
                colour={colours[line.list] ?? ""}
                widest={widest}
              />
            ))}
          </tbody>
        </table>
      </Scroller>
      {rest >= 3 && (
        <p className="only-screen">
          <button type="button" className="plain-button small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "Show fewer lists" : `Show all ${result.lists.length} lists`}
          </button>
        </p>
      )}
    </div>
  );
}
