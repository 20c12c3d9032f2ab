// SPDX-License-Identifier: Apache-2.0
import type { SortingState } from "@tanstack/react-table";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { buildTree, pathOf } from "../data/areas";
import type { Place, Rows, Tree } from "../data/areas";
import { copyTitle, plural } from "../data/contests";
import { count, words } from "../data/format";
import type { Contest, Copy, Finding } from "../data/report";
import { totalOf } from "../data/total";
import { matching, measuresOf, placeName, rowsOf, sorted } from "../data/view";
import { Grid } from "./Grid";
import { Name, Section, Select } from "./pieces";

function Crumbs({ tree, place, go }: { tree: Tree; place: Place | null; go: (place: Place | null) => void }) {
  const path = place ? pathOf(tree, place.level, place.index) : [];
  if (tree.levels.length < 2) return null;
  return (
    <nav className="crumbs" aria-label="Areas above">
      <ol>
        <li>
          {place ? (
            <button type="button" className="plain-button" onClick={() => go(null)}>
              All
            </button>
          ) : (
            <strong aria-current="location">All</strong>
          )}
        </li>
        {path.map((step, i) => (
          <li key={step.level}>
            {i === path.length - 1 ? (
              <strong aria-current="location">
                <Name text={placeName(tree, step)} />
              </strong>
            ) : (
              <button type="button" className="plain-button" onClick={() => go(step)}>
                <Name text={placeName(tree, step)} />
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function sourceLine(copy: Copy, unit: number): string {
  const file = copy.files[copy.stations?.file?.[unit] ?? 0] ?? "",
    line = copy.stations?.line[unit];
  return line ? `${file.split("/").at(-1)}:${line}` : file;
}

/** Name of a row: a way down for areas, the line of the source for stations. */
function RowName(props: {
  copy: Copy;
  tree: Tree;
  level: number;
  place: Place | null;
  index: number;
  go: (place: Place) => void;
}) {
  const { copy, tree, level, place, index, go } = props,
    here = tree.levels[level] as Rows;
  const label = here.labels[index] || "–",
    last = level === tree.levels.length - 1;
  const between = pathOf(tree, level, index)
    .slice(place ? place.level + 1 : 0, -1)
    .map((step) => placeName(tree, step))
    .join(" › ");
  const under = [between, last ? sourceLine(copy, index) : ""].filter(Boolean).join(" · ");
  return (
    <>
      {last ? (
        <span dir="auto" title={label}>
          {label}
        </span>
      ) : (
        <button type="button" className="plain-button" dir="auto" title={label} onClick={() => go({ level, index })}>
          {label}
        </button>
      )}
      {under && (
        <small dir="auto" title={under}>
          {under}
        </small>
      )}
    </>
  );
}

export interface Focus {
  contest: string;
  copy: string;
  finding: Finding;
}

function useLines(
  copy: Copy,
  tree: Tree,
  place: Place | null,
  level: number,
  units: number[] | null,
  text: string,
  sorting: SortingState,
  shares: boolean,
) {
  const here = tree.levels[level] as Rows;
  const measures = useMemo(() => measuresOf(copy, tree, level, shares), [copy, tree, level, shares]);
  const inside = useMemo(() => rowsOf(tree, place, level, units), [tree, place, level, units]);
  const found = useMemo(() => matching(tree, level, inside, text), [tree, level, inside, text]);
  const order = useMemo(() => {
    const [by] = sorting,
      measure = measures.find(({ id }) => id === by?.id);
    return by && (measure || by.id === "name") ? sorted(found, here, measure ?? null, by.desc) : found;
  }, [found, here, measures, sorting]);
  const total = useMemo(() => totalOf(here, found), [here, found]);
  return { here, measures, order, total };
}

function CopyTable({ copy, focus, release }: { copy: Copy; focus: Finding | null; release: () => void }) {
  const tree = useMemo(() => buildTree(copy), [copy]);
  return tree ? (
    <Explorer copy={copy} tree={tree} focus={focus} release={release} />
  ) : (
    <p>This report was made without its stations.</p>
  );
}

function Explorer({
  copy,
  tree,
  focus,
  release,
}: {
  copy: Copy;
  tree: Tree;
  focus: Finding | null;
  release: () => void;
}) {
  const last = tree.levels.length - 1,
    unit = plural(copy.unit_name || "station");
  const [place, setPlace] = useState<Place | null>(null),
    [chosen, setLevel] = useState(focus ? last : 0);
  const [text, setText] = useState(""),
    [sorting, setSorting] = useState<SortingState>([]),
    [shares, setShares] = useState(true);
  const level = focus ? last : chosen;
  const { here, measures, order, total } = useLines(
    copy,
    tree,
    place,
    level,
    focus?.units ?? null,
    useDeferredValue(text),
    sorting,
    shares,
  );
  const go = useCallback((to: Place | null) => {
    setPlace(to);
    setLevel(to ? to.level + 1 : 0);
    setText("");
  }, []);
  const name = useCallback(
    (index: number) => <RowName copy={copy} tree={tree} level={level} place={place} index={index} go={go} />,
    [copy, tree, level, place, go],
  );
  const title = (i: number) => (i === last ? words(unit) : words(plural(tree.levels[i]?.name ?? "")));
  const levels = tree.levels.map((_, i) => [i, title(i)] as [number, string]).filter(([i]) => i > (place?.level ?? -1));
  const options = copy.columns.some((column) => column.option !== null) && tree.ballotsKnown;
  return (
    <>
      {focus && (
        <p className="notice" role="status">
          <span>
            Only the {count(focus.units.length)} <Name text={unit} /> of Finding {focus.code}:{" "}
            {focus.title || focus.name}
          </span>
          <button type="button" className="plain-button" onClick={release}>
            Show all again
          </button>
        </p>
      )}
      <Crumbs tree={tree} place={place} go={go} />
      <div className="fields">
        {levels.length > 1 && !focus && <Select label="Rows" value={level} choices={levels} onChange={setLevel} />}
        {options && (
          <Select
            label="Votes as"
            value={shares ? 1 : 0}
            choices={[
              [1, "Shares of ballots counted"],
              [0, "Numbers"],
            ]}
            onChange={(value) => setShares(value === 1)}
          />
        )}
        <label className="field">
          <span style={{ color: "inherit", fontSize: "inherit" }}>Find by name</span>
          <input type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      </div>
      <p className="small soft" role="status">
        {count(order.length)} {order.length === 1 ? "row" : "rows"}. Choose a heading to sort
        {level < last ? ", a name to go inside" : ""}. An asterisk marks sums with missing cells.
      </p>
      <Grid
        caption={`${title(level)}${place ? ` of ${placeName(tree, place)}` : ""}: turnout, votes and other numbers`}
        rows={here}
        order={order}
        measures={measures}
        total={total}
        firstTitle={level === last ? words(copy.unit_name || "station") : words(here.name)}
        sorting={sorting}
        onSort={setSorting}
        name={name}
      />
      <p className="small soft" dir="auto">
        {tree.turnoutKnown && `Turnout is ${copy.turnout.text}. `}
        {options && "Shares are votes / ballots counted. "}Sums are made in this page from the stations.
      </p>
    </>
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
