import { useWorkspace } from "#renderer/app/feature.ts";
import { useNotebook } from "#renderer/db/notebook.ts";
import { Checkbox } from "#renderer/ui/choice.tsx";
import { useTextDraft } from "#renderer/ui/text-draft.ts";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import { type FigureKind, figureKinds } from "#shared/domain/brief/brief.ts";
import { byPosition } from "#shared/domain/position.ts";
import { keyUnder } from "#shared/messages/catalogue.ts";
import styles from "./brief.module.css";
import type { BriefReading, BriefRow } from "./brief-queries.ts";
import { type BriefFigureRow, captionFigure, chooseFigure, moveFigure } from "./figure-commands.ts";
import { OrderTools } from "./order-tools.tsx";
import own from "./section-parts.module.css";

type FigureChoiceProps = { readonly reading: BriefReading; readonly brief: BriefRow };

/** The figures that can be drawn: those printed come first, in their order, each with its caption. */
export function FigureChoice({ reading, brief }: FigureChoiceProps) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const links = (reading.ground.rows.briefFigures as readonly BriefFigureRow[])
    .filter(({ briefId }) => briefId === brief.id)
    .sort(byPosition);
  const printed = links.map(({ kind }) => kind);
  const others = figureKinds.filter((kind) => !printed.includes(kind));
  const box = (kind: FigureKind, isPrinted: boolean) => (
    <Checkbox
      isSelected={isPrinted}
      isDisabled={isReadOnly}
      aria-label={t("figures.choose.print", { name: t(keyUnder("figures.name", kind)) })}
      onChange={() => void chooseFigure(notebook, brief, kind, links)}
    >
      {t(keyUnder("figures.name", kind))}
    </Checkbox>
  );
  return (
    <>
      <p className={styles.quiet}>{t("figures.choose.hint")}</p>
      <ol className={own.judgements}>
        {links.map((link, index) => (
          <li key={link.id} data-printed>
            <div className={own.judgementWords}>
              {box(link.kind, true)}
              <Caption link={link} />
            </div>
            <OrderTools
              index={index}
              count={links.length}
              onMove={(step) => void moveFigure(notebook, links, index, step)}
            />
          </li>
        ))}
        {others.map((kind) => (
          <li key={kind} data-printed={false}>
            {box(kind, false)}
          </li>
        ))}
      </ol>
    </>
  );
}

function Caption({ link }: { readonly link: BriefFigureRow }) {
  const t = useTranslate();
  const notebook = useNotebook();
  const { isReadOnly } = useWorkspace();
  const draft = useTextDraft(link.caption, (text) => void captionFigure(notebook, link, text));
  return (
    <TextField
      label={t("figures.choose.caption", { name: t(keyUnder("figures.name", link.kind)) })}
      isLabelHidden
      placeholder={t("figures.choose.placeholder")}
      isReadOnly={isReadOnly}
      keptAs={link.id}
      {...draft}
    />
  );
}
