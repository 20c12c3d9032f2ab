// SPDX-License-Identifier: Apache-2.0
import { flexRender, getCoreRowModel, useReactTable } from "@tanstack/react-table";
import type { Column, ColumnDef, SortingState } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import type { ReactNode } from "react";
import type { Rows } from "../data/areas";
import { count, percent } from "../data/format";
import type { Measure } from "../data/view";

export interface Line {
  index: number;
  position: number;
}

interface Props {
  caption: string;
  rows: Rows;
  order: Uint32Array;
  measures: Measure[];
  total: Rows | null;
  firstTitle: string;
  sorting: SortingState;
  onSort: (sorting: SortingState) => void;
  name: (index: number) => ReactNode;
}

const rowHeight = 47,
  allAtOnce = 120;

function shown(measure: Measure, rows: Rows, i: number): ReactNode {
  const value = measure.of(rows, i);
  const lacks = rows.missing?.[measure.column]?.[i] ?? 0;
  const text = measure.kind === "turnout" || measure.kind === "shares" ? percent(value, 1) : count(value);
  return (
    <>
      {text}
      {lacks > 0 && (
        <abbr className="lacks" title={`${count(lacks)} missing`} aria-label={`, ${count(lacks)} missing`}>
          *
        </abbr>
      )}
    </>
  );
}

function columnsOf({ rows, measures, total, firstTitle, name }: Props): ColumnDef<Line>[] {
  const first: ColumnDef<Line> = {
    id: "name",
    header: firstTitle,
    cell: ({ row }) => name(row.original.index),
    footer: "Total",
  };
  return [
    first,
    ...measures.map((measure): ColumnDef<Line> => ({
      id: measure.id,
      header: measure.label,
      cell: ({ row }) => shown(measure, rows, row.original.index),
      footer: () => (total ? shown(measure, total, 0) : ""),
    })),
  ];
}

function Heading({
  column,
  sorting,
  onSort,
}: {
  column: Column<Line>;
  sorting: SortingState;
  onSort: (sorting: SortingState) => void;
}) {
  const current = sorting[0]?.id === column.id ? (sorting[0].desc ? "descending" : "ascending") : "none",
    first = column.id === "name";
  const press = () =>
    onSort(
      current === "none"
        ? [{ id: column.id, desc: !first }]
        : (current === "descending") === !first
          ? [{ id: column.id, desc: first }]
          : [],
    );
  return (
    <th scope="col" className={first ? "first" : "num"} aria-sort={current}>
      <button type="button" onClick={press}>
        <bdi>{String(column.columnDef.header)}</bdi>
        {current !== "none" && <span aria-hidden="true"> {current === "descending" ? "↓" : "↑"}</span>}
      </button>
    </th>
  );
}

/** A table that draws only the rows in sight; TanStack keeps its columns, the caller its order. */
export function Grid(props: Props) {
  const { caption, rows, order, sorting, onSort, total } = props,
    frame = useRef<HTMLDivElement>(null);
  const few = order.length <= allAtOnce;
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    enabled: !few,
  });
  const items = few ? Array.from(order, (_, i) => ({ index: i, start: 0, end: 0 })) : virtual.getVirtualItems();
  const from = items[0]?.index ?? 0,
    to = (items.at(-1)?.index ?? -1) + 1;
  const data = useMemo(
    () => Array.from(order.subarray(from, to), (index, i) => ({ index, position: from + i })),
    [order, from, to],
  );
  const columns = useMemo(() => columnsOf(props), [rows, props.measures, total, props.firstTitle, props.name]);
  const table = useReactTable({
    data,
    columns,
    state: { sorting },
    manualSorting: true,
    getCoreRowModel: getCoreRowModel(),
    getRowId: (line) => String(line.index),
  });
  useEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [order]);
  const before = few ? 0 : (items[0]?.start ?? 0),
    after = few ? 0 : Math.max(0, virtual.getTotalSize() - (items.at(-1)?.end ?? 0)),
    width = columns.length;
  return (
    <div className="grid-frame" ref={frame} role="region" aria-label={caption} tabIndex={0}>
      <table className="grid" aria-rowcount={order.length + 1 + (total ? 1 : 0)}>
        <caption className="unseen">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <Heading key={header.id} column={header.column} sorting={sorting} onSort={onSort} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {before > 0 && (
            <tr className="gap" aria-hidden="true">
              <td colSpan={width} style={{ height: before }} />
            </tr>
          )}
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} aria-rowindex={row.original.position + 2}>
              {row.getVisibleCells().map((cell) => {
                const content = flexRender(cell.column.columnDef.cell, cell.getContext());
                return cell.column.id === "name" ? (
                  <th key={cell.id} scope="row" className="first">
                    {content}
                  </th>
                ) : (
                  <td key={cell.id} className="num">
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
          {after > 0 && (
            <tr className="gap" aria-hidden="true">
              <td colSpan={width} style={{ height: after }} />
            </tr>
          )}
          {order.length === 0 && (
            <tr>
              <td colSpan={width}>Nothing matches.</td>
            </tr>
          )}
        </tbody>
        {total && order.length > 0 && (
          <tfoot>
            {table.getFooterGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const content = flexRender(header.column.columnDef.footer, header.getContext());
                  return header.column.id === "name" ? (
                    <th key={header.id} scope="row" className="first">
                      {content}
                    </th>
                  ) : (
                    <td key={header.id} className="num">
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tfoot>
        )}
      </table>
    </div>
  );
}
