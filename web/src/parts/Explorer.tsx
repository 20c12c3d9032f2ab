// SPDX-License-Identifier: Apache-2.0
import type { SortingState } from "@tanstack/react-table";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import type { Place, Rows, Tree } from "../data/areas";
import { plural } from "../data/contests";
import { count, words } from "../data/format";
import type { Copy, Finding } from "../data/report";
import { totalOf } from "../data/total";
import { matching, measuresOf, placeName, rowsOf, sorted } from "../data/view";
import { Grid } from "./Grid";
import { Name, Select } from "./pieces";
import { Crumbs, RowName } from "./Way";

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

/** Rows of one level inside one area: the reader goes down, up, sorts and searches. */
export function Explorer({
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
