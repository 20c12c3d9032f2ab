// SPDX-License-Identifier: Apache-2.0
import { useEffect } from "react";
import { count, counted, date, words } from "./data/format";
import { votesOf } from "./data/ranked";
import type { Pass, RankedCount } from "./data/ranked";
import { Findings } from "./parts/Findings";
import { Flow } from "./parts/Flow";
import { Contents, ThemeButton } from "./parts/Masthead";
import { Families, Matrix } from "./parts/Pairs";
import { RankedAssertions } from "./parts/RankedAssertions";
import { RankedAnswers } from "./parts/RankedAnswers";
import { Rounds } from "./parts/Rounds";
import { Facts, Name, Section } from "./parts/pieces";
import { useTheme } from "./theme";
import type { Choice, Theme } from "./theme";

const kWidest = 40; // candidates of a matrix that people can read

function Head({ shown, choice, choose }: { shown: RankedCount; choice: Choice; choose: (choice: Choice) => void }) {
  return (
    <header className="masthead">
      <div className="masthead-line">
        <p>
          <strong>Acta</strong> · ranked ballots counted again
        </p>
        <ThemeButton choice={choice} choose={choose} />
      </div>
      <h1 dir="auto">{shown.contest || "Ranked ballots"}</h1>
      <p className="dateline">
        {[shown.office, shown.jurisdiction, date(shown.date), counted(shown.seats, "seat")].filter(Boolean).join(" · ")}
      </p>
    </header>
  );
}

function PassPart({ pass, theme, title }: { pass: Pass; theme: Theme; title: string }) {
  const last = pass.rounds.at(-1),
    lost = last ? Object.values(last.inactive).reduce((sum, votes) => sum + votesOf(votes), 0) : 0;
  return (
    <div className="part">
      {title && <h3>{title}</h3>}
      <p className="lead">
        Elected: <Name text={pass.elected.join(", ") || "nobody"} />
      </p>
      <Facts
        pairs={[
          ["ballots", count(pass.ballots)],
          ["without any mark", count(pass.undervotes)],
          ["rounds", count(pass.rounds.length)],
          ["votes with no further choice at the end", count(Math.round(lost))],
        ]}
      />
      <Rounds pass={pass} />
      {pass.rounds.length > 1 && (
        <>
          <h3>Where votes went</h3>
          <Flow pass={pass} theme={theme} />
        </>
      )}
    </div>
  );
}

function Law({ law }: { law: NonNullable<RankedCount["law"]> }) {
  return (
    <>
      <p className="lead" dir="auto">
        {law.name} <code>{law.id}</code>
      </p>
      {law.note && <p dir="auto">{law.note}</p>}
      <table className="compact">
        <caption>The questions that a count asks of its law, and this law's answers.</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Answer</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {law.answers.map(({ question, answer, source }) => (
            <tr key={question}>
              <th scope="row">{words(question)}</th>
              <td>{words(answer)}</td>
              <td className="soft">{source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Ballots({ shown }: { shown: RankedCount }) {
  return (
    <>
      <ul className="readings-list">
        {shown.sources.map(({ path, provider, ballots, notes }) => (
          <li key={`${path} ${provider} ${ballots}`}>
            <code>{path}</code> ({provider}): {counted(ballots, "ballot")}
            {notes.map((note) => (
              <span key={note} className="small soft">
                {" "}
                {note}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p>The same ballots, law, version and options give the same bytes of this page.</p>
      <code className="command">{shown.reproduce.command}</code>
    </>
  );
}

/** The page of a ranked count. */
export function RankedPage({ shown }: { shown: RankedCount }) {
  const [choice, theme, choose] = useTheme(),
    { pairwise, families } = shown,
    depends = shown.rounding || shown.readings?.length || shown.margin || shown.tie_tree,
    entries: [string, string, unknown][] = [
      ["count", "Count", shown.passes.length],
      ["findings", "Findings", shown.findings],
      ["depends", "What it depends on", depends],
      ["assertions", "What an audit has to show", shown.assertions],
      ["pairs", "Candidates in pairs", pairwise],
      ["law", "Law", shown.law],
      ["ballots", "Ballots", true],
    ];
  useEffect(() => {
    document.documentElement.dataset.ready = "true";
  }, []);
  return (
    <div className="sheet">
      <a className="skip" href="#report">
        To the report
      </a>
      <Head shown={shown} choice={choice} choose={choose} />
      <Contents entries={entries.filter(([, , there]) => there).map(([id, text]) => [id, text])} />
      <main id="report" tabIndex={-1}>
        {shown.stopped && <p className="lead">The count stopped: {shown.stopped}</p>}
        {shown.not_compared && (
          <p>
            Not held against the official table <code>{shown.not_compared}</code>, as the count stopped.
          </p>
        )}
        {shown.verify && (
          <p>
            Held against the official table <code>{shown.verify.path}</code>:{" "}
            {shown.verify.agrees ? "it agrees" : "it does not agree; the differences are in the text and the JSON"}.
          </p>
        )}
        {shown.passes.length > 0 && (
          <Section id="count" title="Count">
            {shown.passes.map((pass, i) => (
              <PassPart key={i} pass={pass} theme={theme} title={shown.passes.length > 1 ? `Seat ${i + 1}` : ""} />
            ))}
          </Section>
        )}
        {shown.findings && shown.summary && (
          <Findings
            report={{ contests: [], findings: shown.findings, summary: shown.summary }}
            show={() => {}}
            theme={theme}
          />
        )}
        {depends && (
          <Section id="depends" title="What it depends on">
            <RankedAnswers shown={shown} />
          </Section>
        )}
        {shown.assertions && (
          <Section id="assertions" title="What an audit has to show">
            <RankedAssertions shown={shown.assertions} />
          </Section>
        )}
        {pairwise && (
          <Section id="pairs" title="Candidates in pairs">
            {pairwise.candidates.length <= kWidest ? (
              <Matrix pairwise={pairwise} />
            ) : (
              <p>{counted(pairwise.candidates.length, "candidate")}: the matrix is in the JSON.</p>
            )}
            {families && <Families families={families} />}
          </Section>
        )}
        {shown.law && (
          <Section id="law" title="Law">
            <Law law={shown.law} />
          </Section>
        )}
        <Section id="ballots" title="Ballots and how to repeat this">
          <Ballots shown={shown} />
        </Section>
      </main>
      <footer className="foot">
        <p>
          Made by {shown.generator.name} {shown.generator.version} from the files listed above. The page loads nothing
          from the network and sends nothing.
        </p>
        <p>It says who is elected by these ballots and this law; not whether the ballots are those that were cast.</p>
      </footer>
    </div>
  );
}
