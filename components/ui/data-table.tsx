// biome-ignore-all lint/a11y/noRedundantRoles: browsers drop the roles of a table whose parts are displayed as blocks.
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type Column<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Names the row: a row header, and the heading of the card on a phone. */
  readonly heading?: boolean;
  readonly align?: "end";
};

/**
 * A table that becomes a list of cards where it does not fit. The roles are spelt out because browsers drop those of a
 * table that is displayed as blocks.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  return (
    <div className="data-table">
      <table role="table">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                role="columnheader"
                scope="col"
                className={cx(column.align === "end" && "text-right")}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.heading) {
    return (
      <th role="rowheader" scope="row">
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" className={cx("figures", column.align === "end" && "cell-end")}>
      <span aria-hidden className="cell-label">
        {column.header}
      </span>
      {column.cell(row)}
    </td>
  );
}
