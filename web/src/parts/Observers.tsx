// SPDX-License-Identifier: Apache-2.0
import { useCallback } from "react";
import { count } from "../data/format";
import type { Contest, Observation } from "../data/report";
import type { Theme } from "../theme";
import { intervalPlot } from "./copyPlots";
import { Name, Scroller, Section } from "./pieces";
import { Plotted } from "./Plotted";
import type { Look } from "./plots";

const blue: Record<Theme, string> = { light: "#39719b", dark: "#67adbd" };
const percent = (share: number | null) => (share === null ? "–" : `${(100 * share).toFixed(2)} %`);

export const hasObservers = (contests: Contest[]) => contests.some((contest) => contest.observation);

function Shares({ observation }: { observation: Observation }) {
  return (
    <Scroller label="Estimated shares">
      <table>
        <caption>
          {count(observation.reported)} of {count(observation.drawn)} drawn stations reported, of{" "}
          {count(observation.stations)} in all; design: {observation.design}
        </caption>
        <thead>
          <tr>
            <th scope="col">Share</th>
            <th scope="col" className="num">
              Estimate
            </th>
            <th scope="col" className="num">
              {100 * observation.confidence} % interval
            </th>
            <th scope="col" className="num">
              Whatever the others say
            </th>
          </tr>
        </thead>
        <tbody>
          {observation.shares.map((share) => (
            <tr key={share.id}>
              <th scope="row">
                <Name text={share.name} />
              </th>
              <td className="num">{percent(share.combined.share)}</td>
              <td className="num">
                {percent(share.combined.low)} – {percent(share.combined.high)}
              </td>
              <td className="num">
                {percent(share.at_least)} – {percent(share.at_most)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Seats({ observation }: { observation: Observation }) {
  return (
    <>
      {observation.seats.length > 0 && (
        <Scroller label="Estimated seats">
          <table>
            <caption>Seats</caption>
            <thead>
              <tr>
                <th scope="col">List</th>
                <th scope="col" className="num">
                  Seats
                </th>
                <th scope="col" className="num">
                  From – to
                </th>
              </tr>
            </thead>
            <tbody>
              {observation.seats.map((list, i) => (
                <tr key={i}>
                  <th scope="row">
                    <Name text={list.name} />
                  </th>
                  <td className="num">{count(list.seats)}</td>
                  <td className="num">
                    {count(list.low)} – {count(list.high)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      {observation.seats_note && <p>Seats: {observation.seats_note}</p>}
    </>
  );
}

function Observed({ observation, theme }: { observation: Observation; theme: Theme }) {
  const draw = useCallback((look: Look) => intervalPlot(observation, look), [observation]);
  return (
    <>
      <Shares observation={observation} />
      <figure className="low">
        <Plotted draw={draw} theme={theme} colour={blue[theme]} label="Estimated shares with intervals" widest={620} />
        <figcaption>Estimates of the sample and their intervals.</figcaption>
      </figure>
      <Seats observation={observation} />
    </>
  );
}

/** What observers' sample of stations says of the whole. */
export function Observers({ contests, theme }: { contests: Contest[]; theme: Theme }) {
  return (
    <Section id="observers" title="What a sample says">
      {contests.map(
        (contest) =>
          contest.observation && <Observed key={contest.id} observation={contest.observation} theme={theme} />,
      )}
      <p>A sample says nothing of single stations that were not drawn.</p>
    </Section>
  );
}
