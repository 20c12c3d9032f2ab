// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useState } from "react";
import { riskText, stairs } from "../data/auditView";
import type { AuditView, ContestView } from "../data/auditView";
import type { AuditReport, Outlook } from "../data/audit";
import { count, counted, date } from "../data/format";
import type { Theme } from "../theme";
import { courseColour } from "./AuditContests";
import { chancePlot, lineColours, outlookName } from "./auditPlots";
import { Name, Scroller, Select } from "./pieces";
import { Plotted } from "./Plotted";
import type { Look } from "./plots";

const whole = (value: number | null) => (value === null ? "–" : count(Math.round(value)));

function Sizes({ contest, unit }: { contest: ContestView; unit: string }) {
  const units = contest.sizes.some((one) => one.units !== null);
  return (
    <Scroller label={`Sizes for ${contest.name}`}>
      <table className="compact">
        <caption>
          What it would take to prove the outcome to other risk limits, if the paper says what was reported.
        </caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              Risk limit
            </th>
            <th scope="col" className="num">
              {unit === "sheet" ? "Draws of sheets" : "Cards"}
            </th>
            {units && (
              <>
                <th scope="col" className="num">
                  Different sheets to fetch
                </th>
                <th scope="col" className="num">
                  Ballots to count
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {contest.sizes.map((one) => (
            <tr key={one.limit} className={one.limit === contest.limit ? "winner" : undefined}>
              <th scope="row" className="num">
                {riskText(one.limit)}
                {one.limit === contest.limit && <span className="unseen"> (this audit's)</span>}
              </th>
              <td className="num">{one.all ? "all" : one.draws === 0 ? "none is enough" : count(one.draws)}</td>
              {units && (
                <>
                  <td className="num">{one.draws === 0 ? "–" : whole(one.units)}</td>
                  <td className="num">{one.draws === 0 ? "–" : whole(one.ballots)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Costs({ outlooks }: { outlooks: Outlook[] }) {
  const chances = outlooks[0]?.rounds.map(({ chance }) => chance) ?? [];
  return (
    <Scroller label="Size and cost of a round">
      <table className="compact audit-costs">
        <caption>
          Size of a first round that is enough with these chances, and what it costs: draws, and below them different
          sheets to fetch; ballots to count by hand, on average.
        </caption>
        <thead>
          <tr>
            <th scope="col">If</th>
            {chances.map((chance) => (
              <th key={chance} scope="col" className="num">
                enough at {riskText(chance)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outlooks.map((one) => (
            <tr key={one.share}>
              <th scope="row">{outlookName(one)}</th>
              {one.rounds.map((round) => (
                <td key={round.chance} className="num">
                  {round.draws === 0 ? (
                    "–"
                  ) : (
                    <>
                      {count(round.draws)}
                      <span className="round-change">
                        {whole(round.sheets)}; {whole(round.ballots)}
                      </span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

interface Line {
  name: string;
  points: { draws: number; chance: number }[];
}

function linesOf(contest: ContestView): Line[] {
  if (contest.outlooks.length > 0)
    return contest.outlooks.map((one) => ({
      name: outlookName(one),
      points: one.chances.map(([draws, chance]) => ({ draws, chance })),
    }));
  return contest.ends.length > 1 ? [{ name: "errors as expected", points: stairs(contest.ends) }] : [];
}

function Chances({ contest, theme }: { contest: ContestView; theme: Theme }) {
  const lines = useMemo(() => linesOf(contest), [contest]),
    draw = useCallback((look: Look) => chancePlot(lines, look), [lines]),
    colour = courseColour(theme),
    colours = lineColours({ theme, colour });
  if (lines.length === 0) return null;
  const label = `Chance that the audit of ${contest.name} has ended by so many draws. ${lines
    .map(({ name, points }) => {
      const half = points.find(({ chance }) => chance >= 0.5),
        nine = points.find(({ chance }) => chance >= 0.9);
      return `If ${name}: ${half ? `half by ${count(half.draws)}` : "less than half"}${nine ? `, nine tenths by ${count(nine.draws)}` : ""}.`;
    })
    .join(" ")}`;
  return (
    <figure>
      <Plotted draw={draw} theme={theme} colour={colour} label={label} widest={760} />
      {lines.length > 1 && (
        <ul className="audit-legend small">
          {lines.map(({ name }, i) => (
            <li key={name}>
              <span className="swatch" style={{ background: colours[i] }} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <figcaption>
        {contest.outlooks.length > 0
          ? "Distribution of the sample size, computed exactly: the share of audits that have ended by so many draws."
          : `Distribution of the sample size in ${count(contest.ends.length)} simulated audits of cards as reported; the first round was planned at nine tenths (dotted).`}
      </figcaption>
    </figure>
  );
}

function Rounds({ audit, view }: { audit: AuditReport; view: AuditView }) {
  const ids = view.contests.map(({ id }) => id).filter((id) => audit.rounds.some(({ sizes }) => id in sizes)),
    few = ids.length <= 6;
  return (
    <Scroller label="Rounds">
      <table className="compact">
        <caption>
          Planned and drawn: sizes are those of all rounds together
          {few ? "" : "; of many contests the largest is shown, the others are in the data"}.
        </caption>
        <thead>
          <tr>
            <th scope="col">Round</th>
            <th scope="col">Time (UTC)</th>
            {(few ? ids : ["largest"]).map((id) => (
              <th key={id} scope="col" className="num">
                <Name text={few ? (view.contests.find((one) => one.id === id)?.name ?? id) : "Largest"} />
              </th>
            ))}
            <th scope="col" className="num">
              New to fetch
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">planned first</th>
            <td className="soft">before the seed</td>
            {(few ? ids.map((id) => audit.first_sizes[id] ?? 0) : [Math.max(...Object.values(audit.first_sizes))]).map(
              (size, i) => (
                <td key={i} className="num">
                  {count(size)}
                </td>
              ),
            )}
            <td className="num">–</td>
          </tr>
          {audit.rounds.map((round, i) => (
            <tr key={round.event}>
              <th scope="row">
                <a href={`#event-${round.event}`}>{i + 1}</a>
              </th>
              <td className="when">{date(round.time)}</td>
              {(few ? ids.map((id) => round.sizes[id] ?? 0) : [Math.max(...Object.values(round.sizes))]).map(
                (size, k) => (
                  <td key={k} className="num">
                    {count(size)}
                  </td>
                ),
              )}
              <td className="num">{count(round.listed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Subject({ audit, view }: { audit: AuditReport; view: AuditView }) {
  const { plan } = audit;
  if (plan.format === "acta-audit-cards-plan")
    return (
      <>
        <p>
          {plan.kind}: {counted(plan.cards, "card")} in {counted(plan.batches, "batch", "batches")}
          {plan.recorded > 0 && `, ${counted(plan.recorded, "record")} of single cards`}
          {plan.pooled > 0 && `, ${count(plan.pooled)} in pools`}
          {plan.phantoms > 0 && `, ${count(plan.phantoms)} without a record, counted as not found`}. One sample for all
          contests: about {counted(Math.round(plan.first_cards), "card")} planned first.
        </p>
        {plan.strata && (
          <Scroller label="Strata">
            <table className="compact">
              <caption>Strata: places whose cards are drawn from by themselves.</caption>
              <thead>
                <tr>
                  <th scope="col">Stratum</th>
                  <th scope="col">How</th>
                  {["Batches", "Cards", "Records", "In pools", "Without a record"].map((text) => (
                    <th key={text} scope="col" className="num">
                      {text}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {plan.strata.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      <Name text={one.name || one.id} />
                    </th>
                    <td>{one.kind}</td>
                    {[one.batches, one.cards, one.recorded, one.pooled, one.phantoms].map((value, i) => (
                      <td key={i} className="num">
                        {count(value)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
        )}
        {plan.findings.map((one) => (
          <p key={one.code + one.statement}>
            <strong>{one.code}</strong> <Name text={one.statement} />
          </p>
        ))}
      </>
    );
  const plans = plan.format === "acta-audit-several-plan" ? plan.contests : [plan],
    first = plans[0];
  return (
    <p>
      {view.kind}:{" "}
      {plan.format === "acta-audit-several-plan"
        ? `${counted(plan.common.stations, "station")}, one draw for ${counted(plans.length, "contest")}.`
        : `${counted(first?.sheets ?? 0, "sheet")} of copy “${first?.copy ?? ""}”, at most ${counted(first?.ballots ?? 0, "ballot")}${(first?.missing ?? 0) > 0 ? `, ${count(first?.missing ?? 0)} not complete` : ""}${(first?.unseen ?? 0) > 0 ? `, ${count(first?.unseen ?? 0)} ballots on no sheet` : ""}.`}{" "}
      A sheet is the likelier to be drawn, the larger the error that it could hold.
    </p>
  );
}

export function PlanPart({ audit, view, theme }: { audit: AuditReport; view: AuditView; theme: Theme }) {
  const [at, setAt] = useState(0),
    contest = view.contests[at] ?? view.contests[0];
  return (
    <>
      <Subject audit={audit} view={view} />
      <Rounds audit={audit} view={view} />
      {view.contests.length > 1 && (
        <Select
          label="Contest"
          value={at}
          choices={view.contests.map((one, i) => [i, one.name] as [number, string])}
          onChange={setAt}
        />
      )}
      {contest && (
        <div className="part">
          <Sizes contest={contest} unit={view.unit} />
          {contest.outlooks.length > 0 && <Costs outlooks={contest.outlooks} />}
          <Chances contest={contest} theme={theme} />
        </div>
      )}
    </>
  );
}
