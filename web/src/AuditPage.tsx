// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useState } from "react";
import { viewOf } from "./data/auditView";
import type { AuditView } from "./data/auditView";
import type { AuditReport } from "./data/audit";
import { counted, date } from "./data/format";
import { ContestPart, openAtFirst, Overview, Standing } from "./parts/AuditContests";
import { PaperPart } from "./parts/AuditPaper";
import { PlanPart } from "./parts/AuditPlan";
import { DrawPart, LimitsPart, LogPart } from "./parts/AuditRecord";
import { Contents, ThemeButton } from "./parts/Masthead";
import { Section } from "./parts/pieces";
import { useTheme } from "./theme";
import type { Choice } from "./theme";

const decisions = {
  stop: "The audit has ended",
  enter: "The audit goes on: paper is waiting",
  next: "The audit goes on: another round",
  count_all: "The audit goes on: all paper is to be counted",
};

function Head(props: { audit: AuditReport; view: AuditView; choice: Choice; choose: (choice: Choice) => void }) {
  const { audit, view, choice, choose } = props,
    first = audit.log[0],
    last = audit.log.at(-1);
  return (
    <header className="masthead">
      <div className="masthead-line">
        <p>
          <strong>Acta</strong> · a risk-limiting audit
        </p>
        <ThemeButton choice={choice} choose={choose} />
      </div>
      <h1 dir="auto">{audit.title}</h1>
      <p className="dateline">
        {[
          view.kind,
          counted(view.contests.length, "contest"),
          first && `begun ${date(first.time)}`,
          last && last !== first && `last event ${date(last.time)}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </header>
  );
}

const kLong = 400; // letters of a reason that names many contests

function Reason({ text }: { text: string }) {
  if (text.length <= kLong) return <p dir="auto">{text}</p>;
  return (
    <details>
      <summary>Why, contest by contest</summary>
      <p dir="auto">{text}</p>
    </details>
  );
}

/** Stop or go on, and why. */
function Decision({ audit }: { audit: AuditReport }) {
  const last = audit.assessments.at(-1),
    ended = last?.decision === "stop" && !audit.unassessed,
    title = !last
      ? "Nothing was assessed yet"
      : audit.unassessed
        ? "The last assessment is out of date"
        : decisions[last.decision];
  return (
    <div className={`audit-decision ${ended ? "ended" : "open"}`}>
      <h2 id="decision-title">{title}</h2>
      {last && audit.unassessed && <p>Something was drawn or entered since. It said:</p>}
      {last && <Reason text={last.reason} />}
    </div>
  );
}

/** The page of an audit. */
export function AuditPage({ audit }: { audit: AuditReport }) {
  const [choice, theme, choose] = useTheme(),
    view = useMemo(() => viewOf(audit), [audit]),
    [opened, setOpened] = useState(() => openAtFirst(view)),
    setOpen = (id: string, open: boolean) =>
      setOpened((before) => new Set(open ? [...before, id] : [...before].filter((one) => one !== id)));
  useEffect(() => {
    document.documentElement.dataset.ready = "true";
  }, []);
  const entries: [string, string][] = [
    ["outcome", "Outcome"],
    ["contests", view.contests.length === 1 ? "Risk and assertions" : "Contests"],
    ["sizes", "Sizes"],
    ["paper", "Paper"],
    ["seed", "Seed and draw"],
    ["log", "Log"],
    ["limits", "What it cannot show"],
  ];
  return (
    <div className="sheet">
      <a className="skip" href="#report">
        To the report
      </a>
      <Head audit={audit} view={view} choice={choice} choose={choose} />
      <Contents entries={entries} />
      <main id="report" tabIndex={-1}>
        <section className="section" id="outcome" aria-labelledby="decision-title">
          <Decision audit={audit} />
          <Standing audit={audit} view={view} />
          <Overview view={view} open={(id) => setOpen(id, true)} />
          <p className="small soft">
            Measured risk (P-value): if the reported outcome were wrong, the chance that an audit like this one measures
            such a risk or a smaller one would be at most that risk. It is not the chance that the outcome is wrong.
          </p>
        </section>
        <Section id="contests" title={entries[1]![1]}>
          {view.contests.map((contest) => (
            <ContestPart
              key={contest.id}
              audit={audit}
              view={view}
              contest={contest}
              theme={theme}
              open={opened.has(contest.id)}
              setOpen={(open) => setOpen(contest.id, open)}
            />
          ))}
        </Section>
        <Section id="sizes" title="Sizes: planned and drawn">
          <PlanPart audit={audit} view={view} theme={theme} />
        </Section>
        <Section id="paper" title="Paper beside the records">
          <PaperPart audit={audit} view={view} />
        </Section>
        <Section id="seed" title="The seed, and how to repeat the draw">
          <DrawPart audit={audit} view={view} />
        </Section>
        <Section id="log" title="The log">
          <LogPart audit={audit} />
        </Section>
        <Section id="limits" title="What this audit cannot show">
          <LimitsPart audit={audit} />
        </Section>
      </main>
      <footer className="foot">
        <p>
          Made by acta {audit.acta} from the log of the audit and the files listed above. The page loads nothing from
          the network and sends nothing.
        </p>
      </footer>
    </div>
  );
}
