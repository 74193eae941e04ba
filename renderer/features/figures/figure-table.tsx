import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Figure } from "#shared/figures/figure.ts";
import type { Target } from "#shared/figures/scene.ts";
import styles from "./figures.module.css";

type FigureTableProps = { readonly figure: Figure; readonly onOpen: (target: Target) => void };

/** The same as the drawing, as a table: each row leads where its point does. */
export function FigureTable({ figure, onOpen }: FigureTableProps) {
  const t = useTranslate();
  const { columns, rows } = figure.table;
  if (rows.length === 0) return null;
  // Rows may be alike to the letter: two passages may say the same of one claim.
  const numbered = rows.map((row, number) => ({ row, number }));
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <caption>{t("figures.view.table", { title: figure.title })}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered.map(({ row, number }) => (
            <tr key={number}>
              {row.cells.map((cell, index) => (
                <td key={columns[index]}>
                  {index === leadingCell(figure) && row.target !== null ? (
                    <OpenButton cell={cell} target={row.target} onOpen={onOpen} />
                  ) : (
                    cell
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell that names the record: the last one of a timeline, the first elsewhere. */
function leadingCell({ kind, table }: Figure): number {
  return kind === "timeline" ? table.columns.length - 1 : 0;
}

function OpenButton({
  cell,
  target,
  onOpen,
}: {
  readonly cell: string;
  readonly target: Target;
  readonly onOpen: (target: Target) => void;
}) {
  return (
    <button type="button" className={styles.cellButton} onClick={() => onOpen(target)}>
      {cell}
    </button>
  );
}
