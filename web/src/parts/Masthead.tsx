// SPDX-License-Identifier: Apache-2.0
import { country, date } from "../data/format";
import type { Report } from "../data/report";
import type { Choice } from "../theme";
import { Name } from "./pieces";

const next: Record<Choice, Choice> = { auto: "dark", dark: "light", light: "auto" };
const words: Record<Choice, string> = { auto: "automatic", dark: "dark", light: "light" };

export function ThemeButton({ choice, choose }: { choice: Choice; choose: (choice: Choice) => void }) {
  return (
    <button type="button" className="button theme" onClick={() => choose(next[choice])}>
      Theme: {words[choice]}
    </button>
  );
}

export function Masthead({
  report,
  choice,
  choose,
}: {
  report: Report;
  choice: Choice;
  choose: (choice: Choice) => void;
}) {
  const { title, date: day, country: place, note } = report.record;
  return (
    <header className="masthead">
      <div className="masthead-line">
        <p>
          <strong>Acta</strong> · an election recomputed from its records
        </p>
        <ThemeButton choice={choice} choose={choose} />
      </div>
      <h1 dir="auto">{title}</h1>
      <p className="dateline">
        {[date(day), country(place)].filter(Boolean).map((text, i) => (
          <span key={text}>
            {i > 0 && " · "}
            <Name text={text} />
          </span>
        ))}
      </p>
      {note && (
        <p className="note" dir="auto">
          {note}
        </p>
      )}
    </header>
  );
}

export function Contents({ entries }: { entries: [string, string][] }) {
  return (
    <nav className="contents" aria-label="Sections of the report">
      <ul>
        {entries.map(([id, text]) => (
          <li key={id}>
            <a href={`#${id}`}>
              <Name text={text} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
