// SPDX-License-Identifier: Apache-2.0
import { copyTitle, plural } from "../data/contests";
import { count, counted, quantity } from "../data/format";
import { useCallback } from "react";
import type { Finding, Picture, Found } from "../data/report";
import type { Theme } from "../theme";
import { picturePlot } from "./picturePlots";
import { Plotted } from "./Plotted";
import type { Look } from "./plots";
import { Facts, Name, Scroller } from "./pieces";

/** What the Finding could change, beside what a change of the result would take. */
function Stake({ report, finding }: { report: Found; finding: Finding }) {
  const contest =
    report.contests.find(({ id }) => id === finding.contest) ??
    (report.contests.length === 1 ? report.contests[0] : undefined);
  const closest = contest?.result?.margins[0],
    { votes_at_stake: votes, seats_at_stake: seats } = finding;
  if (votes === null && seats === null) return null;
  return (
    <p className="stake">
      {votes !== null && (
        <>
          At most <strong>{counted(votes, "vote")}</strong> at stake
          {closest &&
            (votes < closest.votes_moved ? (
              <>, fewer than the {count(closest.votes_moved)} moved that the closest margin takes</>
            ) : (
              <>; the closest margin takes {count(closest.votes_moved)} moved</>
            ))}
          .{" "}
        </>
      )}
      {seats !== null && (
        <>
          Seats that could change hands: <strong>{count(seats)}</strong>.
        </>
      )}
    </p>
  );
}

function Examples({ finding }: { finding: Finding }) {
  if (finding.examples.length === 0) return null;
  const all =
    finding.instances > finding.examples.length
      ? `The first ${finding.examples.length} of ${count(finding.instances)}, in the order of the source`
      : "All places where it shows";
  const places = finding.examples.some((example) => example.place !== "");
  return (
    <details>
      <summary>{finding.examples.length === 1 ? "1 example" : `${finding.examples.length} examples`}</summary>
      <Scroller label={`Examples for ${finding.code}`}>
        <table className="small">
          <caption>{all}</caption>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">What</th>
              {places && <th scope="col">Place in the source</th>}
            </tr>
          </thead>
          <tbody>
            {finding.examples.map((example, i) => (
              <tr key={i}>
                <th scope="row">
                  <Name text={example.label || "–"} />
                </th>
                <td>
                  <Name text={example.detail} />
                </td>
                {places && <td className="mono">{example.place}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

function Texts({ title, texts }: { title: string; texts: string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <h5>{title}</h5>
      <ul>
        {texts.map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reading({ finding }: { finding: Finding }) {
  const { explanations, cannot_show: limits, explanation, basis } = finding;
  if (explanations.length + limits.length === 0 && !explanation && !basis) return null;
  return (
    <details>
      <summary>How to read it</summary>
      <div className="part">
        {explanation && <p dir="auto">{explanation}</p>}
        <div className="twofold">
          <Texts title="What else explains it" texts={explanations} />
          <Texts title="What it cannot show" texts={limits} />
        </div>
        {basis && (
          <p className="small soft" dir="auto">
            Basis: {basis}
          </p>
        )}
      </div>
    </details>
  );
}

function Drawn({ picture, theme }: { picture: Picture; theme: Theme }) {
  const draw = useCallback((look: Look) => picturePlot(picture, look), [picture]);
  return (
    <figure>
      <figcaption className="small">
        <Name text={picture.title} />
      </figcaption>
      <Plotted
        draw={draw}
        theme={theme}
        colour={theme === "dark" ? "#7fb0df" : "#28619f"}
        label={picture.title}
        widest={picture.kind === "map" ? 640 : 420}
      />
    </figure>
  );
}

function Pictures({ pictures, theme }: { pictures: Picture[]; theme: Theme }) {
  if (pictures.length === 0) return null;
  return (
    <details>
      <summary>{pictures.length === 1 ? "1 picture" : `${pictures.length} pictures`}</summary>
      {pictures.map((picture) => (
        <Drawn key={picture.name} picture={picture} theme={theme} />
      ))}
    </details>
  );
}

function Where({ report, finding }: { report: Found; finding: Finding }) {
  const contest = report.contests.find(({ id }) => id === finding.contest),
    copy = contest?.copies.find(({ id }) => id === finding.copy);
  const several = report.contests.length > 1,
    copies = (contest?.copies.length ?? 0) > 1;
  return (
    <div className="where">
      <b>{finding.code}</b>
      {several && finding.contest && (
        <div>
          <Name text={contest?.name || finding.contest} />
        </div>
      )}
      {copies && finding.copy && (
        <div>
          <Name text={copy ? copyTitle(copy) : finding.copy} />
        </div>
      )}
      {finding.tested > 0 && <div>{count(finding.tested)} tested</div>}
    </div>
  );
}

export function FindingItem(props: {
  id: string;
  report: Found;
  finding: Finding;
  show: (finding: Finding) => void;
  theme: Theme;
}) {
  const { id, report, finding, show, theme } = props;
  const copy = report.contests
    .find(({ id: contest }) => contest === finding.contest)
    ?.copies.find((one) => one.id === finding.copy);
  const unit = copy?.unit_name || "station";
  return (
    <article className="finding" id={id} aria-labelledby={`${id}-title`}>
      <Where report={report} finding={finding} />
      <div className="body">
        <h4 id={`${id}-title`} dir="auto">
          {finding.title || finding.name || finding.code}
        </h4>
        <p dir="auto">{finding.statement}</p>
        {finding.reason && (
          <p className="soft" dir="auto">
            {finding.reason}
          </p>
        )}
        <Facts
          few
          pairs={finding.numbers.map((number) => [
            number.label || number.name,
            <>
              {quantity(number.value)} {number.unit}
            </>,
          ])}
        />
        <Stake report={report} finding={finding} />
        <div className="actions">
          <Examples finding={finding} />
          <Reading finding={finding} />
          <Pictures pictures={finding.pictures ?? []} theme={theme} />
          {finding.units.length > 0 && copy?.stations && (
            <button type="button" className="plain-button only-screen" onClick={() => show(finding)}>
              Show{" "}
              {finding.units.length === 1 ? (
                `the one ${unit}`
              ) : (
                <>
                  the {count(finding.units.length)} <Name text={plural(unit)} />
                </>
              )}{" "}
              in the table
            </button>
          )}
        </div>
      </div>
    </article>
  );
}
