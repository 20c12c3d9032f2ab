// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useState } from "react";
import { fingerprintText, histogramText, span, tenths } from "../data/chartText";
import { coloursOf, copyTitle, plural } from "../data/contests";
import { count } from "../data/format";
import type { Contest, Copy, Fingerprint, Histogram, RegionPrint, ElectionPrint, TurnoutCurve } from "../data/report";
import type { Theme } from "../theme";
import { Name, Scroller, Section, Select } from "./pieces";
import { Plotted } from "./Plotted";
import { fingerprintPlot, histogramPlot, least, scales } from "./plots";
import type { Look } from "./plots";
import { electionsPlot } from "./electionPlots";
import { curvePlot, regionsPlot } from "./testPlots";

function HistogramTable({ chart }: { chart: Histogram }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="only-screen small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {open && (
        <table>
          <caption>
            {chart.label}: {chart.weight} in each interval that is not empty
          </caption>
          <thead>
            <tr>
              <th scope="col">Interval</th>
              <th scope="col" className="num">
                {chart.weight}
              </th>
            </tr>
          </thead>
          <tbody>
            {chart.bins.map(
              (bin, i) =>
                bin > 0 && (
                  <tr key={i}>
                    <th scope="row">{span(i, chart.width)}</th>
                    <td className="num">{count(bin)}</td>
                  </tr>
                ),
            )}
          </tbody>
        </table>
      )}
    </details>
  );
}

function HistogramFigure({
  chart,
  title,
  theme,
  colour,
}: {
  chart: Histogram;
  title: string;
  theme: Theme;
  colour: string;
}) {
  const draw = useCallback((look: Look) => histogramPlot(chart, look), [chart]),
    text = useMemo(() => histogramText(chart), [chart]);
  return (
    <figure>
      <h4 dir="auto">{title}</h4>
      <Plotted draw={draw} theme={theme} colour={colour} label={`${title}. ${text}`} widest={620} />
      <figcaption>{text}</figcaption>
      <HistogramTable chart={chart} />
    </figure>
  );
}

function FingerprintTable({ chart }: { chart: Fingerprint }) {
  const [open, setOpen] = useState(false),
    steps = Array.from({ length: 10 }, (_, i) => i);
  return (
    <details className="only-screen small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {open && (
        <Scroller label="Fingerprint as a table">
          <table>
            <caption>{chart.weight} by share (rows) and turnout (columns), in steps of ten per cent</caption>
            <thead>
              <tr>
                <th scope="col">Share</th>
                {steps.map((i) => (
                  <th scope="col" className="num" key={i}>
                    {span(i, 10)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tenths(chart).map((row, i) => (
                <tr key={i}>
                  <th scope="row">{span(i, 10)}</th>
                  {row.map((cell, k) => (
                    <td className="num" key={k}>
                      {cell ? count(cell) : "·"}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </details>
  );
}

/** What the colours mean. */
function Ramp({ chart, theme }: { chart: Fingerprint; theme: Theme }) {
  const most = chart.squares.reduce((sum, square) => Math.max(sum, square[2]), 1);
  return (
    <p className="ramp">
      <span>{count(least(most))}</span>
      <i style={{ background: `linear-gradient(to right, ${scales[theme].join(", ")})` }} />
      <span>
        {count(most)} {chart.weight}, logarithmic
      </span>
    </p>
  );
}

function FingerprintFigure({
  chart,
  name,
  copy,
  theme,
}: {
  chart: Fingerprint;
  name: string;
  copy: Copy;
  theme: Theme;
}) {
  const text = useMemo(() => fingerprintText(chart), [chart]);
  const draw = useCallback(
    (look: Look) => fingerprintPlot(chart, { x: "Turnout, %", y: `Share of ${name}, %` }, look),
    [chart, name],
  );
  return (
    <figure className="wide">
      <h4 dir="auto">Turnout and share of {name}</h4>
      <p className="small soft">
        Each square holds the {chart.weight} of the <Name text={plural(copy.unit_name || "station")} /> with that
        turnout and share.
      </p>
      <Ramp chart={chart} theme={theme} />
      <Plotted draw={draw} theme={theme} colour="" label={`Fingerprint of ${name}. ${text}`} widest={560} />
      <figcaption>{text}</figcaption>
      <FingerprintTable chart={chart} />
    </figure>
  );
}

function CurveFigure({
  curve,
  name,
  theme,
  colour,
}: {
  curve: TurnoutCurve;
  name: string;
  theme: Theme;
  colour: string;
}) {
  const draw = useCallback(
    (look: Look) => curvePlot(curve, { leader: name, others: "all others" }, look),
    [curve, name],
  );
  const [least, most, robust] = curve.cores;
  if (!least || !most) return null;
  return (
    <figure className="wide">
      <h4 dir="auto">Votes by turnout: {name} and all others</h4>
      <Plotted
        draw={draw}
        theme={theme}
        colour={colour}
        label={`Votes by turnout of ${name} and others`}
        widest={720}
      />
      <figcaption>
        The band is what the others&apos; votes lead to expect if support did not depend on turnout, by every admissible
        core of ordinary turnout: beyond it lie from {count(least.excess)} to {count(most.excess)} votes
        {robust ? `, ${count(robust.excess)} with the core at the robust centre (${robust.peak} %)` : ""}. Places with
        high turnout may favour a list for reasons of their own.
      </figcaption>
    </figure>
  );
}

function RegionsFigure({ regions, name, theme }: { regions: RegionPrint[]; name: string; theme: Theme }) {
  const draw = useCallback((look: Look) => regionsPlot(regions, look), [regions]);
  return (
    <figure className="wide" style={{ gridColumn: "1 / -1" }}>
      <h4 dir="auto">Turnout and share of {name}, area by area</h4>
      <Plotted draw={draw} theme={theme} colour="" label={`Fingerprints of ${regions.length} areas`} widest={900} />
      <figcaption>
        Turnout to the right, share upwards, both from 0 to 100 %, in squares of five points; the colour is the part of
        the area&apos;s voters. The {regions.length} areas with most voters.
      </figcaption>
    </figure>
  );
}

function ElectionsFigure({ elections, theme, colour }: { elections: ElectionPrint[]; theme: Theme; colour: string }) {
  const draw = useCallback((look: Look) => electionsPlot(elections, look), [elections]);
  return (
    <figure className="wide" style={{ gridColumn: "1 / -1" }}>
      <h4>Several elections</h4>
      <Plotted draw={draw} theme={theme} colour={colour} label={`${elections.length} elections`} widest={900} />
      <figcaption dir="auto">
        Voters by turnout, ballots by the share of one option, in bins of one point, and both against each other in
        squares of two points, all as parts of that election. Options:{" "}
        {elections.map(({ name, option }) => `${option} (${name})`).join("; ")}.
      </figcaption>
    </figure>
  );
}

const isEmpty = (copy: Copy) => !copy.charts || copy.charts.histograms.length + copy.charts.fingerprints.length === 0;

function ContestCharts({ contest, theme, several }: { contest: Contest; theme: Theme; several: boolean }) {
  const copies = contest.copies.filter((copy) => !isEmpty(copy));
  const [copyId, setCopy] = useState(copies[0]?.id ?? ""),
    copy = copies.find(({ id }) => id === copyId),
    charts = copy?.charts;
  const votes = new Map(contest.result?.lists.map((line) => [line.list, line.votes]));
  const options = contest.options
    .filter(
      ({ id }) =>
        charts &&
        [...charts.histograms.map(({ name }) => name), ...charts.fingerprints.map(({ option }) => option)].includes(id),
    )
    .sort((a, b) => (votes.get(b.list) ?? 0) - (votes.get(a.list) ?? 0));
  const [chosen, choose] = useState(""),
    option = options.find(({ id }) => id === chosen) ?? options[0];
  if (!copy || !charts) return null;
  const turnout = charts.histograms.find(({ name }) => name === "turnout"),
    share = charts.histograms.find(({ name }) => name === option?.id);
  const fingerprint = charts.fingerprints.find((chart) => chart.option === option?.id);
  return (
    <div className="part">
      {several && <h3 dir="auto">{contest.name}</h3>}
      <div className="fields">
        {options.length > 1 && (
          <Select
            label="List or candidate"
            value={option?.id ?? ""}
            choices={options.map(({ id, name }) => [id, name])}
            onChange={choose}
          />
        )}
        {copies.length > 1 && (
          <Select
            label="Copy of the sheets"
            value={copy.id}
            choices={copies.map((one) => [one.id, copyTitle(one)])}
            onChange={setCopy}
          />
        )}
      </div>
      <p className="small soft" dir="auto">
        Turnout is {charts.turnout_basis}; share is {charts.share_basis}. From: <Name text={copyTitle(copy)} />.
      </p>
      <div className="charts">
        {fingerprint && option && (
          <FingerprintFigure chart={fingerprint} name={option.name} copy={copy} theme={theme} />
        )}
        {turnout && (
          <HistogramFigure
            chart={turnout}
            title="Turnout"
            theme={theme}
            colour={theme === "dark" ? "#8b939c" : "#6b737b"}
          />
        )}
        {share && option && (
          <HistogramFigure
            chart={share}
            title={`Share of ${option.name}`}
            theme={theme}
            colour={coloursOf(contest, theme)[option.list] ?? "#28619f"}
          />
        )}
        {charts.curves
          .filter((curve) => curve.option === option?.id)
          .map((curve) => (
            <CurveFigure
              key={curve.option}
              curve={curve}
              name={option?.name ?? ""}
              theme={theme}
              colour={(option && coloursOf(contest, theme)[option.list]) ?? "#28619f"}
            />
          ))}
        {charts.elections.length > 1 && option?.id === charts.curves[0]?.option && (
          <ElectionsFigure
            elections={charts.elections}
            theme={theme}
            colour={(option && coloursOf(contest, theme)[option.list]) ?? "#28619f"}
          />
        )}
        {charts.regions.length > 1 && option?.id === charts.curves[0]?.option && (
          <RegionsFigure regions={charts.regions} name={option?.name ?? ""} theme={theme} />
        )}
      </div>
    </div>
  );
}

export const hasCharts = (contests: Contest[]) =>
  contests.some((contest) => contest.copies.some((copy) => !isEmpty(copy)));

export function ChartsSection({ contests, theme }: { contests: Contest[]; theme: Theme }) {
  return (
    <Section id="charts" title="Turnout and shares">
      <p>
        How turnout and shares are spread over the tally sheets, weighted by voters. A shape that stands out asks for an
        explanation; by itself it shows no cause.
      </p>
      {contests.map((contest) => (
        <ContestCharts key={contest.id} contest={contest} theme={theme} several={contests.length > 1} />
      ))}
    </Section>
  );
}
