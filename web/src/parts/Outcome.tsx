// SPDX-License-Identifier: Apache-2.0
import { coloursOf, listOf, marginWords } from "../data/contests";
import { count, date, sentence } from "../data/format";
import type { Contest, Finding, Margin, Result } from "../data/report";
import { Hemicycle } from "./Hemicycle";
import { Facts, Name, Reference, Scroller, Section } from "./pieces";
import type { Theme } from "../theme";
import { Readings } from "./Readings";
import { ResultTable } from "./ResultTable";
import { Tiers } from "./Tiers";

function MarginLine({ contest, margin }: { contest: Contest; margin: Margin }) {
  const { votes, rest } = marginWords(contest, margin);
  return (
    <p className="margin" dir="auto">
      <strong>{votes}</strong> {rest}{" "}
      {margin.votes_added !== null && margin.votes_added > 0 && (
        <span className="soft">Votes added to one side alone: {count(margin.votes_added)}.</span>
      )}
      {margin.note && <span className="soft"> {sentence(margin.note)}</span>}
    </p>
  );
}

/** "Lists, Bayern, 12", "Whole, 152", "Outcome". */
function seatWords(result: Result, margin: Margin): string {
  if (margin.seat === 0) return "Outcome";
  const tier = margin.tier === null ? "Whole" : result.tiers[margin.tier]?.name;
  const area = margin.area === null ? undefined : result.areas[margin.area]?.name;
  const several = result.tiers.filter((one) => !one.provisional).length > 1 || result.areas.length > 0;
  return [...(several ? [tier, area] : []), margin.seat].filter((part) => part !== undefined).join(", ");
}

function Margins({ contest, result }: { contest: Contest; result: Result }) {
  if (result.margins.length < 2) return null;
  return (
    <details>
      <summary>Margins of {result.margins.length} seats</summary>
      <Scroller label="Margins">
        <table>
          <caption>Fewest votes that would move each seat, the closest first. Each seat is judged alone.</caption>
          <thead>
            <tr>
              <th scope="col">Seat</th>
              <th scope="col">Held by</th>
              <th scope="col">Next</th>
              <th scope="col" className="num">
                Votes moved
              </th>
              <th scope="col" className="num">
                Votes added
              </th>
            </tr>
          </thead>
          <tbody>
            {result.margins.map((margin, i) => (
              <tr key={i}>
                <th scope="row">{seatWords(result, margin)}</th>
                <td>
                  <Name text={listOf(contest, margin.holder)?.name ?? ""} />
                </td>
                <td>
                  <Name text={listOf(contest, margin.next)?.name ?? "–"} />
                </td>
                <td className="num">
                  {margin.bound ? "at least " : ""}
                  {count(margin.votes_moved)}
                </td>
                <td className="num">{margin.votes_added === null ? "–" : count(margin.votes_added)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

function Steps({ result }: { result: Result }) {
  if (result.steps.length === 0) return null;
  return (
    <details>
      <summary>The count step by step ({result.steps.length})</summary>
      <Scroller label="Steps of the count">
        <table>
          <caption>Each step of the count, with the article of the law and the arithmetic behind it</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                No.
              </th>
              <th scope="col">Step</th>
              <th scope="col">Article</th>
              <th scope="col">Arithmetic</th>
            </tr>
          </thead>
          <tbody>
            {result.steps.map((step, i) => (
              <tr key={i}>
                <td className="num">{i + 1}</td>
                <td dir="auto">{step.what}</td>
                <td>{step.article}</td>
                <td className="mono">{step.arithmetic}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

function LawClauses({ contest }: { contest: Contest }) {
  const law = contest.law;
  if (!law) return null;
  return (
    <details>
      <summary>
        The law that was applied: <Name text={law.name || law.id} />
      </summary>
      {law.clauses.length === 0 ? (
        <p>Rule “{law.rule}”; the record cites no articles.</p>
      ) : (
        <dl className="pairs">
          {law.clauses.map((clause, i) => (
            <div key={i} style={{ display: "contents" }}>
              <dt>
                {clause.article}
                {clause.about && <span className="small"> ({clause.about})</span>}
              </dt>
              <dd dir="auto">
                {clause.text} {clause.address && <Reference text={clause.address} label="Text of the law" />}
                {clause.date && <span className="soft"> in the version of {date(clause.date)}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

/** Why there is no result, as far as the record and the Findings of the count say. */
function NoResult({ contest, findings }: { contest: Contest; findings: Finding[] }) {
  const reasons = findings
    .filter((finding) => finding.contest === contest.id && finding.room === "count" && finding.reason)
    .map((finding) => finding.reason);
  if (reasons.length === 0 && !contest.law)
    reasons.push("The record names no law by which the votes would become seats.");
  if (contest.copies.length === 0) reasons.push("The record has no copy of the tally sheets.");
  const releases = contest.releases.length;
  return (
    <div className="part">
      <p className="lead">No result was computed for this contest: the record holds no totals that could be counted.</p>
      {[...new Set(reasons)].map((reason) => (
        <p key={reason} dir="auto">
          {reason}
        </p>
      ))}
      {releases > 0 && (
        <p>
          What was announced is below, under <a href="#releases">Announcements</a> (
          {releases === 1 ? "one release" : `${releases} releases`}).
        </p>
      )}
      {contest.options.length > 0 && (
        <p>
          Options in the record:{" "}
          {contest.options.map((option, i) => (
            <span key={option.id}>
              {i > 0 && ", "}
              <Name text={option.name} />
            </span>
          ))}
          .
        </p>
      )}
    </div>
  );
}

export function Outcome({
  contest,
  findings,
  index,
  theme,
}: {
  contest: Contest;
  findings: Finding[];
  index: number;
  theme: Theme;
}) {
  const result = contest.result,
    colours = coloursOf(contest, theme),
    seats = result?.seats ?? 0;
  const closest = result?.margins[0],
    held = result?.lists.some((line) => line.seats > 0) ?? false,
    round = seats > 1 && held;
  return (
    <Section id={`result-${index}`} title={contest.name || "Result"}>
      {!result ? (
        <NoResult contest={contest} findings={findings} />
      ) : (
        <>
          <div className={round ? "outcome-top with-seats" : "outcome-top"}>
            <div>
              <p className="lead" dir="auto">
                {result.statement}
              </p>
              {closest && <MarginLine contest={contest} margin={closest} />}
              <Facts
                pairs={[
                  ["Turnout", result.turnout === null ? null : `${result.turnout} %`],
                  ["Registered", result.registered === null ? null : count(result.registered)],
                  ["Ballots counted", result.ballots === null ? null : count(result.ballots)],
                  ["Valid votes", result.valid === null ? null : count(result.valid)],
                ]}
              />
              <p className="small soft" dir="auto">
                Counted from {result.counted}.
                {result.turnout !== null && result.turnout_basis && ` Turnout is ${result.turnout_basis}.`}
              </p>
            </div>
            {round && (
              <figure>
                <Hemicycle
                  seats={seats}
                  groups={result.lists.map((line) => ({
                    name: listOf(contest, line.list)?.name ?? "",
                    seats: line.seats,
                    colour: colours[line.list] ?? "",
                  }))}
                />
              </figure>
            )}
          </div>
          <ResultTable contest={contest} result={result} colours={colours} />
          <Tiers contest={contest} result={result} />
          <Readings contest={contest} />
          <Margins contest={contest} result={result} />
          <Steps result={result} />
        </>
      )}
      <LawClauses contest={contest} />
    </Section>
  );
}
