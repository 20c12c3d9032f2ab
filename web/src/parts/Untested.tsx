// SPDX-License-Identifier: Apache-2.0
import type { Finding, Found } from "../data/report";
import type { Theme } from "../theme";
import { FindingItem } from "./FindingItem";
import { Name } from "./pieces";

type Numbered = readonly [Finding, number];

/** From so many on, Findings of one contest and copy with one reason stand together. */
const together = 3;

function alike(findings: Numbered[]): Numbered[][] {
  const groups = new Map<string, Numbered[]>();
  for (const one of findings) {
    const [{ contest, copy, reason, numbers }, index] = one,
      // What has numbers to look at stands alone, whatever its reason.
      key = JSON.stringify([contest, copy, reason, numbers.length > 0 ? index : -1]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Findings that could not be tested: those with one reason as a list of what was not. */
export function Untested({
  report,
  findings,
  show,
  theme,
}: {
  report: Found;
  findings: Numbered[];
  show: (finding: Finding) => void;
  theme: Theme;
}) {
  return (
    <>
      {alike(findings).map((group) =>
        group.length < together ? (
          group.map(([finding, i]) => (
            <FindingItem key={i} id={`finding-${i + 1}`} report={report} finding={finding} show={show} theme={theme} />
          ))
        ) : (
          <Together key={group[0]?.[1]} report={report} findings={group} />
        ),
      )}
    </>
  );
}

function Together({ report, findings }: { report: Found; findings: Numbered[] }) {
  const [first, index] = findings[0] ?? [],
    last = findings.at(-1)?.[0];
  if (!first) return null;
  const contest = report.contests.find(({ id }) => id === first.contest);
  return (
    <article className="finding" aria-labelledby={`untested-${index}`}>
      <div className="where">
        <b>
          {first.code}–{last?.code}
        </b>
        {report.contests.length > 1 && contest && (
          <div>
            <Name text={contest.name} />
          </div>
        )}
      </div>
      <div className="body">
        <h4 id={`untested-${index}`} dir="auto">
          {findings.length} statements: {first.reason}
        </h4>
        <ul className="untested">
          {findings.map(([finding, i]) => (
            <li key={i} id={`finding-${i + 1}`}>
              <span className="mono soft">{finding.code}</span> {finding.title || finding.name}
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}
