// SPDX-License-Identifier: Apache-2.0
import { useCallback, useState } from "react";
import { riskText, verdictOf } from "../data/auditView";
import type { AuditView, ContestView } from "../data/auditView";
import type { AuditReport } from "../data/audit";
import { count, counted, date } from "../data/format";
import type { Theme } from "../theme";
import { floorOf, riskPlot } from "./auditPlots";
import { Facts, Name, Scroller } from "./pieces";
import { Plotted } from "./Plotted";
import type { Look } from "./plots";

const kOpenAtOnce = 4; // contests whose details stand open
const kClaims = 12;
const kSeats = 30;

export const courseColour = (theme: Theme) => (theme === "dark" ? "#8fbcf0" : "#17508f");
const marks = { met: "holds", open: "remarkable", failed: "fails", none: "not_checked" } as const;
export const verdictWords = {
  met: "limit met",
  open: "limit not met",
  failed: "not confirmed by the paper",
  none: "not assessed yet",
};

export function Mark({ contest }: { contest: ContestView }) {
  const verdict = verdictOf(contest);
  return (
    <span className={`verdict-mark v-${marks[verdict]}`}>
      <span className={`mark ${marks[verdict]}`} aria-hidden="true" />
      {verdictWords[verdict]}
      {contest.standing && !contest.standing.targeted && " (nothing was drawn for it)"}
    </span>
  );
}

/** How far the risk has fallen on a logarithmic scale, with the limit as a tick. */
function Gauge({ risk, limit, floor }: { risk: number; limit: number; floor: number }) {
  const at = (value: number) => (100 * Math.log(Math.min(1, Math.max(value, floor)))) / Math.log(floor);
  return (
    <span className="gauge" aria-hidden="true">
      <i className={risk <= limit ? "under" : undefined} style={{ width: `${at(risk)}%` }} />
      <b style={{ left: `${at(limit)}%` }} />
    </span>
  );
}

/** One line a contest. */
export function Overview({ view, open }: { view: AuditView; open: (id: string) => void }) {
  const floor = Math.min(
    ...view.contests.map((one) => floorOf(one.standing ? [one.standing.risk] : [], one.limit ?? 0.05)),
  );
  return (
    <Scroller label="Contests of the audit">
      <table className="audit-overview">
        <caption>
          Measured risk of every contest beside its limit. The bar grows as the risk falls, tenfold from step to step;
          the tick is the limit.
        </caption>
        <thead>
          <tr>
            <th scope="col">Contest</th>
            <th scope="col">Standing</th>
            <th scope="col" className="num">
              Measured risk
            </th>
            <th scope="col">
              <span className="unseen">Picture of the risk</span>
            </th>
            <th scope="col" className="num">
              Limit
            </th>
            <th scope="col" className="num">
              Drawn
            </th>
            <th scope="col" className="num">
              Used
            </th>
            <th scope="col" className="num">
              Differ
            </th>
          </tr>
        </thead>
        <tbody>
          {view.contests.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={`#contest-${one.id}`} onClick={() => open(one.id)}>
                  <Name text={one.name} />
                </a>
              </th>
              <td>
                <Mark contest={one} />
              </td>
              <td className="num">{one.standing ? riskText(one.standing.risk) : "–"}</td>
              <td>
                {one.standing && <Gauge risk={one.standing.risk} limit={one.standing.risk_limit} floor={floor} />}
              </td>
              <td className="num">{one.limit === null ? "–" : riskText(one.limit)}</td>
              <td className="num">{count(one.standing?.drawn ?? one.rounds.at(-1) ?? 0)}</td>
              <td className="num">{one.standing ? count(one.standing.counted) : "–"}</td>
              <td className="num">{one.standing ? count(one.standing.differing) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function courseText(contest: ContestView): string {
  const { path, rounds, limit } = contest,
    below = path.findIndex((risk) => risk <= (limit ?? 0.05)) + 1;
  return [
    `Measured risk of ${contest.name} over ${counted(path.length, "draw")}, on a logarithmic axis:`,
    `it ends at ${riskText(path.at(-1) ?? 1)}; the limit is ${riskText(limit ?? 0.05)}.`,
    below > 0 ? `It first was at the limit or below after ${counted(below, "draw")}.` : "It has not reached the limit.",
    `${counted(rounds.length, "round")}, ending at ${rounds.map((size) => count(size)).join(", ")}.`,
  ].join(" ");
}

function Course({ contest, unit, theme }: { contest: ContestView; unit: string; theme: Theme }) {
  const draw = useCallback((look: Look) => riskPlot(contest, unit, look), [contest, unit]);
  if (contest.path.length === 0) return null;
  return (
    <figure>
      <Plotted draw={draw} theme={theme} colour={courseColour(theme)} label={courseText(contest)} widest={860} />
      <figcaption>
        The measured risk (P-value) after every draw. Where paper agrees it falls; where paper speaks against an
        assertion it rises or stands. Only what stands at the end of a round decides.
      </figcaption>
    </figure>
  );
}

function Claims({ contest }: { contest: ContestView }) {
  const [all, setAll] = useState(false),
    shown = all ? contest.claims : contest.claims.slice(0, kClaims),
    risks = contest.claims.some(({ risk }) => risk !== null),
    ballots = contest.claims.some(({ ballots }) => ballots !== null);
  if (contest.claims.length === 0) return null;
  return (
    <div>
      <Scroller label={`Assertions of ${contest.name}`}>
        <table className="compact audit-claims">
          <caption>
            {contest.claims.length === 1
              ? "The one assertion that the outcome comes down to."
              : `${count(contest.claims.length)} assertions that together make up the outcome, the narrowest first: all of them must hold on paper.`}
            {!risks &&
              contest.claims.length > 1 &&
              contest.standing &&
              " The measured risk above is the largest of theirs."}
          </caption>
          <thead>
            <tr>
              <th scope="col">Assertion</th>
              <th scope="col" className="num">
                Margin
              </th>
              {ballots && (
                <th scope="col" className="num">
                  Ballots that reverse it
                </th>
              )}
              {risks && (
                <th scope="col" className="num">
                  Measured risk
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((one, i) => (
              <tr key={i}>
                <th scope="row">
                  <Name text={one.text} />
                </th>
                <td className="num">{one.margin}</td>
                {ballots && <td className="num">{count(one.ballots)}</td>}
                {risks && (
                  <td className="num">
                    {one.risk === null ? "–" : riskText(one.risk)}
                    {one.risk !== null && contest.limit !== null && (
                      <span className="unseen">
                        {one.risk <= contest.limit ? ", at the limit or below" : ", above"}
                      </span>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {contest.claims.length > kClaims && (
        <button type="button" className="plain-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Only the narrowest" : `All ${count(contest.claims.length)} assertions`}
        </button>
      )}
    </div>
  );
}

function SeatsPart({ contest }: { contest: ContestView }) {
  const [all, setAll] = useState(false),
    seats = contest.seats.filter(({ provisional }) => !provisional),
    total = seats.reduce((sum, one) => sum + one.seats, 0);
  if (total <= 1 && contest.unproven.length === 0) return null;
  const proven = seats.filter((one) => one.proven).reduce((sum, one) => sum + one.seats, 0),
    met = verdictOf(contest) === "met",
    order = [...seats].sort((a, b) => Number(a.proven) - Number(b.proven)),
    shown = all ? order : order.slice(0, kSeats);
  return (
    <div className="part">
      {total > 1 && (
        <p>
          <strong>{count(proven)}</strong> of {counted(total, "seat")} {met ? "are proven" : "would be proven"}
          {met ? " to the risk limit." : " once the limit is met."}
          {proven < total && ` ${count(total - proven)} hang on what no assertion covers.`}
        </p>
      )}
      {total > 1 && (
        <Scroller label={`Seats of ${contest.name}`}>
          <table className="compact">
            <caption>Which seats the assertions prove, and which not.</caption>
            <thead>
              <tr>
                <th scope="col">Tier and area</th>
                <th scope="col">Seats</th>
                <th scope="col">By the assertions</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one, i) => (
                <tr key={i}>
                  <th scope="row">
                    <Name text={[one.tier, one.area || "the whole"].join(", ")} />
                  </th>
                  <td>
                    <Name text={one.lists.map(({ list, seats }) => `${list} ${count(seats)}`).join(", ")} />
                  </td>
                  <td>
                    {one.proven ? "proven" : "not proven"}
                    {one.reason && <span className="small soft">: {one.reason}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      {order.length > kSeats && (
        <button type="button" className="plain-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Fewer rows" : `All ${count(order.length)} rows`}
        </button>
      )}
      {contest.unproven.length > 0 && (
        <div>
          <h4>Not proven by this audit</h4>
          <ul className="bullets">
            {contest.unproven.map((text) => (
              <li key={text} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Strata({ contest }: { contest: ContestView }) {
  if (contest.strata.length === 0) return null;
  const drawn = contest.strata.some((one) => one.drawn !== null);
  return (
    <Scroller label={`Strata of ${contest.name}`}>
      <table className="compact">
        <caption>Each stratum is drawn from by itself; the risk is that of all together.</caption>
        <thead>
          <tr>
            <th scope="col">Stratum</th>
            <th scope="col" className="num">
              Cards of the contest
            </th>
            <th scope="col" className="num">
              Planned first
            </th>
            {drawn &&
              ["Drawn", "Used", "Differ", "Not found"].map((text) => (
                <th key={text} scope="col" className="num">
                  {text}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {contest.strata.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Name text={one.id} />
              </th>
              <td className="num">{count(one.cards)}</td>
              <td className="num">{count(one.first)}</td>
              {drawn &&
                [one.drawn, one.counted, one.differing, one.notFound].map((value, i) => (
                  <td key={i} className="num">
                    {count(value)}
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** What each assessment said of the contest. */
function Steps({ audit, contest }: { audit: AuditReport; contest: ContestView }) {
  const steps = audit.assessments.flatMap((step) => {
    const own = step.contests.find((one) => one.contest === contest.id);
    return own ? [{ step, own }] : [];
  });
  if (steps.length < 2) return null;
  return (
    <Scroller label={`Assessments of ${contest.name}`}>
      <table className="compact">
        <caption>What each assessment measured.</caption>
        <thead>
          <tr>
            <th scope="col">Time (UTC)</th>
            {["Round", "Drawn", "Used", "Waiting", "Differ", "Measured risk"].map((text) => (
              <th key={text} scope="col" className="num">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, own }) => (
            <tr key={step.event}>
              <th scope="row">
                <a href={`#event-${step.event}`}>{date(step.time)}</a>
              </th>
              {[step.round, own.drawn, own.counted, own.waiting, own.differing].map((value, i) => (
                <td key={i} className="num">
                  {count(value)}
                </td>
              ))}
              <td className="num">{riskText(own.risk)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** The statement of what was measured, in a sentence. */
function sentenceOf(contest: ContestView, unit: string): string {
  const { standing } = contest;
  if (!standing || standing.counted === 0) return "No paper of it was assessed yet.";
  const risk = `After ${counted(standing.counted, unit === "sheet" ? "draw of a sheet" : "card", unit === "sheet" ? "draws of sheets" : "cards")} the measured risk is ${riskText(standing.risk)}`;
  switch (verdictOf(contest)) {
    case "met":
      return `${risk}, at the limit of ${riskText(standing.risk_limit)} or below: if the reported outcome were wrong, an audit like this one would have measured so little with at most that chance.`;
    case "failed":
      return `${risk}: ${standing.impossible}.`;
    default:
      return `${risk}, above the limit of ${riskText(standing.risk_limit)}.${standing.waiting > 0 ? ` ${count(standing.waiting)} drawn wait for their paper.` : ""}${standing.next > 0 ? ` ${counted(standing.next, "further draw")} would be enough if nothing else differs.` : ""}`;
  }
}

/** Contests whose details stand open at first: all of few, of many the one with the largest risk. */
export function openAtFirst(view: AuditView): Set<string> {
  if (view.contests.length <= kOpenAtOnce) return new Set(view.contests.map(({ id }) => id));
  const risk = (one: ContestView) => (one.standing?.targeted ? one.standing.risk : -1),
    largest = view.contests.reduce((a, b) => (risk(b) > risk(a) ? b : a));
  return new Set([largest.id]);
}

export function ContestPart(props: {
  audit: AuditReport;
  view: AuditView;
  contest: ContestView;
  theme: Theme;
  open: boolean;
  setOpen: (open: boolean) => void;
}) {
  const { audit, view, contest, theme, open, setOpen } = props,
    few = view.contests.length <= kOpenAtOnce;
  const body = open && (
    <div className="part audit-body">
      <p className="lead" dir="auto">
        {contest.outcome}
      </p>
      <p>{sentenceOf(contest, view.unit)}</p>
      {contest.warning && <p className="soft">Taken on trust: {contest.warning}</p>}
      <Course contest={contest} unit={view.unit} theme={theme} />
      <Claims contest={contest} />
      <SeatsPart contest={contest} />
      <Strata contest={contest} />
      <Steps audit={audit} contest={contest} />
    </div>
  );
  const title = (
    <>
      <Name text={contest.name} /> <Mark contest={contest} />
    </>
  );
  return (
    <article className="audit-contest" id={`contest-${contest.id}`}>
      {few ? (
        <>
          <h3>{title}</h3>
          {body}
        </>
      ) : (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            <h3>{title}</h3>
          </summary>
          {body}
        </details>
      )}
    </article>
  );
}

export function Standing({ audit, view }: { audit: AuditReport; view: AuditView }) {
  const targeted = view.contests.filter(({ standing }) => standing?.targeted ?? true),
    met = targeted.filter((one) => verdictOf(one) === "met").length,
    limits = [...new Set(view.contests.flatMap(({ limit }) => (limit === null ? [] : [limit])))];
  return (
    <Facts
      pairs={[
        [limits.length > 1 ? "risk limits" : "risk limit", limits.map(riskText).join(", ")],
        ["contests at their limit or below", `${count(met)} of ${count(targeted.length)}`],
        ["rounds", count(audit.rounds.length)],
        [
          view.unit === "sheet" ? "sheets fetched" : "cards fetched",
          count(audit.rounds.reduce((sum, { listed }) => sum + listed, 0)),
        ],
        [
          "differ",
          count(new Set(view.contests.flatMap(({ differences }) => differences.map(({ unit }) => unit))).size),
        ],
      ]}
    />
  );
}
