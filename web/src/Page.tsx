// SPDX-License-Identifier: Apache-2.0
import { startTransition, useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { Contest, Finding, Report } from "./data/report";
import { Areas } from "./parts/Areas";
import type { Focus } from "./parts/Areas";
import { Audits, hasAudits } from "./parts/Audits";
import { Background, hasBackground } from "./parts/Background";
import { ChartsSection, hasCharts } from "./parts/Charts";
import { Copies, hasCopies } from "./parts/Copies";
import { Findings } from "./parts/Findings";
import { Contents, Masthead } from "./parts/Masthead";
import { hasObservers, Observers } from "./parts/Observers";
import { Outcome } from "./parts/Outcome";
import { hasReleases, Releases } from "./parts/Releases";
import { Sources } from "./parts/Sources";
import { useTheme } from "./theme";

function resultEntries(contests: Contest[]): [string, string, boolean][] {
  const named = contests.length > 1 && contests.length <= 4;
  return contests
    .slice(0, named ? 4 : 1)
    .map((contest, i) => [
      `result-${i}`,
      named ? contest.name || contest.id : contests.length > 1 ? "Results" : "Result",
      true,
    ]);
}

function entriesOf(report: Report): [string, string][] {
  const { contests, record } = report,
    entries: [string, string, boolean][] = [
      ...resultEntries(contests),
      ["audits", "Audits", hasAudits(report)],
      ["findings", "Findings", report.findings.length > 0],
      ["copies", "Copies beside each other", hasCopies(contests)],
      ["observers", "What a sample says", hasObservers(contests)],
      ["charts", "Turnout and shares", hasCharts(contests)],
      ["places", "Areas and stations", contests.some((contest) => contest.copies.length > 0)],
      ["releases", "Announcements", hasReleases(contests)],
      ["background", "Background", hasBackground(record)],
      ["sources", "Sources", true],
    ];
  return entries.filter(([, , there]) => there).map(([id, text]) => [id, text]);
}

/** A link to something inside a closed <details> opens it; on paper all of them are open. */
function useOpening() {
  useEffect(() => {
    const open = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      for (
        let at: Element | null | undefined = target?.querySelector(":scope > details") ?? target;
        at;
        at = at.parentElement
      )
        if (at instanceof HTMLDetailsElement) at.open = true;
      target?.scrollIntoView();
    };
    if (location.hash) open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, []);
}

export function Page({ report }: { report: Report }) {
  const [choice, theme, choose] = useTheme(),
    [focus, setFocus] = useState<Focus | null>(null),
    [ready, setReady] = useState(false);
  useOpening();
  useEffect(() => startTransition(() => setReady(true)), []);
  useEffect(() => {
    document.documentElement.dataset.ready = String(ready);
  }, [ready]);
  const show = useCallback((finding: Finding) => {
    flushSync(() => setFocus({ contest: finding.contest, copy: finding.copy, finding }));
    document.getElementById("places")?.scrollIntoView();
    document.querySelector<HTMLElement>("#places .grid-frame")?.focus({ preventScroll: true });
  }, []);
  const entries = entriesOf(report),
    has = (id: string) => entries.some(([entry]) => entry === id);
  return (
    <div className="sheet">
      <a className="skip" href="#report">
        To the report
      </a>
      <Masthead report={report} choice={choice} choose={choose} />
      <Contents entries={entries} />
      <main id="report" tabIndex={-1}>
        {report.contests.map((contest, i) => (
          <Outcome key={contest.id} contest={contest} findings={report.findings} index={i} theme={theme} />
        ))}
        {has("audits") && <Audits report={report} />}
        {has("findings") && <Findings report={report} show={show} theme={theme} />}
        {has("copies") && <Copies contests={report.contests} theme={theme} />}
        {has("observers") && <Observers contests={report.contests} theme={theme} />}
        {ready && has("charts") && <ChartsSection contests={report.contests} theme={theme} />}
        {ready && has("places") && <Areas contests={report.contests} focus={focus} setFocus={setFocus} />}
        {has("releases") && <Releases contests={report.contests} />}
        {has("background") && <Background record={report.record} />}
        <Sources report={report} />
      </main>
      <footer className="foot">
        <p>
          Made by {report.generator.name} {report.generator.version} from the files listed above. The page loads nothing
          from the network and sends nothing.
        </p>
        <p>
          A verdict is about one statement. Neither a failing nor a holding statement is a verdict about the election.
        </p>
      </footer>
    </div>
  );
}
