// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from "react";
import { buildTree } from "../data/areas";
import { copyTitle } from "../data/contests";
import { count } from "../data/format";
import type { Contest, Copy, Finding } from "../data/report";
import { Explorer } from "./Explorer";
import { Name, Section, Select } from "./pieces";

export interface Focus {
  contest: string;
  copy: string;
  finding: Finding;
}

function CopyTable({ copy, focus, release }: { copy: Copy; focus: Finding | null; release: () => void }) {
  const tree = useMemo(() => buildTree(copy), [copy]);
  return tree ? (
    <Explorer copy={copy} tree={tree} focus={focus} release={release} />
  ) : (
    <p>This report was made without its stations.</p>
  );
}

function KeptCells({ copy }: { copy: Copy }) {
  if (!copy.kept || copy.kept.count === 0) return null;
  return (
    <details>
      <summary>
        {count(copy.kept.count)} {copy.kept.count === 1 ? "cell" : "cells"} could not be read as a number
      </summary>
      <table className="small">
        <caption>
          {copy.kept.examples.length < copy.kept.count ? `The first ${copy.kept.examples.length}` : "All of them"}, as
          the source has them
        </caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Text</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {copy.kept.examples.map((cell, i) => (
            <tr key={i}>
              <th scope="row" className="mono">
                {cell.place}
              </th>
              <td>
                <Name text={cell.text} />
              </td>
              <td>{cell.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** Every copy of every contest, one at a time, from the largest areas down to the line of the source. */
export function Areas({
  contests,
  focus,
  setFocus,
}: {
  contests: Contest[];
  focus: Focus | null;
  setFocus: (focus: Focus | null) => void;
}) {
  const pairs = contests.flatMap((contest) =>
    contest.copies.map((copy) => ({ key: `${contest.id}/${copy.id}`, contest, copy })),
  );
  const [chosen, choose] = useState(pairs[0]?.key ?? "");
  const key = focus ? `${focus.contest}/${focus.copy}` : chosen,
    pair = pairs.find((one) => one.key === key) ?? pairs[0];
  if (!pair) return null;
  const several = new Set(pairs.map((one) => one.contest.id)).size > 1;
  return (
    <Section id="places" title="Areas and stations">
      {pairs.length > 1 && (
        <div className="fields">
          <Select
            label="Copy of the sheets"
            value={pair.key}
            choices={pairs.map((one) => [one.key, `${several ? `${one.contest.name}: ` : ""}${copyTitle(one.copy)}`])}
            onChange={(next) => {
              setFocus(null);
              choose(next);
            }}
          />
        </div>
      )}
      {pair.copy.note && (
        <p className="soft" dir="auto">
          {pair.copy.note}
        </p>
      )}
      <CopyTable
        key={`${pair.key} ${focus ? focus.finding.code + focus.finding.statement : ""}`}
        copy={pair.copy}
        focus={focus?.finding ?? null}
        release={() => {
          choose(pair.key);
          setFocus(null);
        }}
      />
      <KeptCells copy={pair.copy} />
    </Section>
  );
}
