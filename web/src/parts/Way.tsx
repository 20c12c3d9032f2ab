// SPDX-License-Identifier: Apache-2.0
import { pathOf } from "../data/areas";
import type { Place, Rows, Tree } from "../data/areas";
import type { Copy } from "../data/report";
import { placeName } from "../data/view";
import { Name } from "./pieces";

/** Where the reader stands, and the way up. */
export function Crumbs({ tree, place, go }: { tree: Tree; place: Place | null; go: (place: Place | null) => void }) {
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
export function RowName(props: {
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
