// SPDX-License-Identifier: Apache-2.0
import type { AuditView } from "../data/auditView";
import type { AuditReport } from "../data/audit";
import { date } from "../data/format";
import { Name, Scroller } from "./pieces";

function Files({ audit }: { audit: AuditReport }) {
  return (
    <Scroller label="Files and their hashes">
      <table className="compact">
        <caption>The files that the audit is of, as they were when it began. Whoever has a copy can compare.</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {audit.files.map(({ name, sha256 }) => (
            <tr key={name}>
              <th scope="row">
                <Name text={name} />
              </th>
              <td>
                <code>{sha256}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** Seed, files, and how anybody draws the same. */
export function DrawPart({ audit, view }: { audit: AuditReport; view: AuditView }) {
  const first = audit.log[0];
  return (
    <>
      {audit.seed === null ? (
        <p>The seed was not thrown yet.</p>
      ) : (
        <p className="lead">
          Seed: <code className="seed">{audit.seed}</code>
        </p>
      )}
      <p>
        {audit.seed !== null && <>Entered at {date(audit.seed_time)} UTC, after the files and the plan were fixed. </>}
        The seed decides which paper is fetched in every round, and nothing else: number <i>k</i> is the SHA-256 of
        “seed,<i>k</i>”{view.contests.some(({ strata }) => strata.length > 0) && ", in each stratum of “seed/stratum”"}.
        Anybody with the files gets the same {view.unit}s:
      </p>
      {audit.commands.map((command) => (
        <code key={command} className="command">
          {command}
        </code>
      ))}
      {first && (
        <p>
          Digest of the log's first event, which was to be published before the seed was thrown:{" "}
          <code>{first.digest}</code>
        </p>
      )}
      <Files audit={audit} />
      {audit.ceremony && (
        <details>
          <summary>The text for the public before the seed: what was fixed, and how dice are thrown</summary>
          <pre className="audit-text" tabIndex={0} role="region" aria-label="Text before the seed">
            {audit.ceremony}
          </pre>
        </details>
      )}
    </>
  );
}

export function LogPart({ audit }: { audit: AuditReport }) {
  const last = audit.log.at(-1);
  return (
    <>
      <p>
        Every step is an event of a log that only grows. A digest covers its event and, through the digest before it,
        all earlier ones. When this page was made, every draw and every assessment was computed again from the log and
        came out the same.
      </p>
      <Scroller label="Log">
        <table className="audit-log">
          <caption className="unseen">Events of the log</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                Event
              </th>
              <th scope="col">Time (UTC)</th>
              <th scope="col">What</th>
              <th scope="col">Digest</th>
            </tr>
          </thead>
          <tbody>
            {audit.log.map(({ event, time, what, digest }) => (
              <tr key={event} id={`event-${event}`}>
                <th scope="row" className="num">
                  {event}
                </th>
                <td className="when">{date(time)}</td>
                <td>
                  <Name text={what} />
                </td>
                <td>
                  <code title={digest}>{digest.slice(0, 16)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {last && (
        <p>
          Digest of the last event: <code>{last.digest}</code>. A log with the same digest is the same log.
        </p>
      )}
    </>
  );
}

const general = [
  "Whether the paper is what voters marked, and all of it: that takes a chain of custody that can be trusted, and a check of it (compliance), which is no part of these computations.",
  "Whether the seed was thrown in public after the files were published: those who were there can say it.",
  "Contests, and parts of outcomes, that no assertion above covers: they were not audited.",
  "Why records and paper differ.",
];

export function LimitsPart({ audit }: { audit: AuditReport }) {
  const own = audit.cannot_show.filter((text) => !general.includes(text));
  return (
    <>
      <ul className="bullets audit-limits">
        {[...general, ...own].map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      {audit.not_audited.length > 0 && (
        <>
          <h3>Not audited</h3>
          <ul className="bullets">
            {audit.not_audited.map((name) => (
              <li key={name}>
                <Name text={name} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
