// SPDX-License-Identifier: Apache-2.0
import { counted } from "../data/format";
import type { Finding, Found, Verdict } from "../data/report";
import { FindingItem } from "./FindingItem";
import { Section } from "./pieces";
import type { Theme } from "../theme";
import { Untested } from "./Untested";

export const verdicts: { key: Verdict; title: string; about: string }[] = [
  {
    key: "fails",
    title: "Fails",
    about: "The record contradicts itself or its law: a fault in the record, whatever its cause.",
  },
  { key: "remarkable", title: "Remarkable", about: "Possible, but rare enough to ask for an explanation." },
  { key: "not_checked", title: "Not checked", about: "Could not be tested from this record; the reason is given." },
  { key: "holds", title: "Holds", about: "Tested, and holds everywhere it could be tested." },
];

function Summary({ report }: { report: Found }) {
  return (
    <ul className="verdicts">
      {verdicts.map(({ key, title }) => (
        <li key={key}>
          <a href={`#verdict-${key}`} className={`v-${key}`}>
            <b>{report.summary[key]}</b>
            <span>
              <i className={`mark ${key}`} aria-hidden="true" />
              {title}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

interface Show {
  report: Found;
  show: (finding: Finding) => void;
  theme: Theme;
}

function Group({ report, show, theme, verdict }: Show & { verdict: (typeof verdicts)[number] }) {
  const findings = report.findings
    .map((finding, i) => [finding, i] as const)
    .filter(([finding]) => finding.verdict === verdict.key);
  const heading = (
    <h3 className={`v-${verdict.key}`}>
      <i className={`mark ${verdict.key}`} aria-hidden="true" />
      {verdict.title}
    </h3>
  );
  const items =
    verdict.key === "not_checked" ? (
      <Untested report={report} findings={findings} show={show} theme={theme} />
    ) : (
      findings.map(([finding, i]) => (
        <FindingItem key={i} id={`finding-${i + 1}`} report={report} finding={finding} show={show} theme={theme} />
      ))
    );
  if (findings.length === 0) return null;
  return (
    <div className="group" id={`verdict-${verdict.key}`}>
      {verdict.key === "holds" ? (
        <details>
          <summary>
            {heading}
            <span> – show {counted(findings.length, "statement")}</span>
          </summary>
          <p className="about small soft">{verdict.about}</p>
          {items}
        </details>
      ) : (
        <>
          {heading}
          <p className="about small soft">{verdict.about}</p>
          {items}
        </>
      )}
    </div>
  );
}

export function Findings({ report, show, theme }: Show) {
  return (
    <Section id="findings" title="Findings">
      <p>
        Each Finding is about one statement, none about the election as a whole. What else explains it, and what it
        cannot show, stands with it.
      </p>
      <Summary report={report} />
      {verdicts.map((verdict) => (
        <Group key={verdict.key} report={report} show={show} theme={theme} verdict={verdict} />
      ))}
    </Section>
  );
}
