// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { link } from "../data/format";

/** A name in whatever script: its direction is its own and does not disturb the line around it. */
export const Name = ({ text }: { text: string }) => <bdi>{text}</bdi>;

export function Section({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section className="section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} dir="auto">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Source of a statement: a link where it is an address of the web, otherwise its text. */
export function Reference({ text, label }: { text: string; label?: string }) {
  if (text === "") return null;
  const address = link(text);
  return address ? (
    <a href={address} rel="noreferrer">
      {label ?? text}
    </a>
  ) : (
    <Name text={text} />
  );
}

export function Select<T extends string | number>(props: {
  label: string;
  value: T;
  choices: [T, string][];
  onChange: (value: T) => void;
}) {
  const { label, value, choices, onChange } = props;
  return (
    <label className="field">
      <span style={{ color: "inherit", fontSize: "inherit" }}>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([key]) => String(key) === event.target.value);
          if (chosen) onChange(chosen[0]);
        }}>
        {choices.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Names and values side by side; pairs without a value are left out. */
export function Facts({ pairs, few = false }: { pairs: [string, ReactNode][]; few?: boolean }) {
  const shown = pairs.filter(([, value]) => value !== null && value !== "" && value !== undefined);
  if (shown.length === 0) return null;
  return (
    <dl className={few ? "facts few" : "facts"}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt dir="auto">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A wide table that scrolls by itself, with the keyboard too. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="scroller" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
