import type { Workspace } from "#renderer/app/feature.ts";
import { ClaimKindIcon } from "#renderer/ui/claim-kind-icon.tsx";
import type { CellEdit } from "#renderer/ui/grid-cells.ts";
import { Badge } from "#renderer/ui/notice.tsx";
import { DisputedMark } from "#renderer/ui/rival-verdicts.tsx";
import { CredibilityNumber, OriginBadge, ReliabilityLetter } from "#renderer/ui/scales.tsx";
import type { GridColumn } from "#renderer/ui/virtual-grid.tsx";
import { articleName } from "#shared/domain/article/article-name.ts";
import { reliabilitiesOf } from "#shared/domain/claim/assembled-claim.ts";
import type { RowOf } from "#shared/domain/record.ts";
import { isDisputed } from "#shared/domain/verdict/verdict.ts";
import type { Translate } from "#shared/messages/catalogue.ts";
import type { BoardRow, GroupKey } from "./board-view.ts";
import { CredibilityEditor, KindEditor, LensEditor, StatementEditor } from "./claim-cells.tsx";
import { claimDialog } from "./claim-dialog.ts";
import styles from "./claims.module.css";
import type { ClaimEvidence, NotebookClaim } from "./claims-queries.ts";
import { LensCell } from "./lens-cell.tsx";
import { nextAction } from "./next-action.ts";
import { dateText, figureText, speakersText } from "./report-text.ts";

type Column = GridColumn<BoardRow>;

/** How much of a row fits beside each other. */
export type BoardRoom = "narrow" | "roomy" | "wide";

/** Wide panes have a column for everything; narrow ones put what was reported under the statement. */
export function claimColumns(
  t: Translate,
  lenses: readonly RowOf<"lenses">[],
  room: BoardRoom,
  openView: Workspace["openView"],
): readonly Column[] {
  const isWide = room === "wide";
  const ofClaim = (cell: (claim: NotebookClaim) => React.ReactNode) => (row: BoardRow) =>
    row.kind === "claim" ? cell(row.claim) : null;
  const edits =
    (editor: (item: NotebookClaim, edit: CellEdit) => React.ReactNode) =>
    (row: BoardRow, edit: CellEdit) =>
      row.kind === "claim" ? editor(row.claim, edit) : null;
  /** The cell stays in sight under what floats beside it. */
  const floats = (
    shown: (item: NotebookClaim) => React.ReactNode,
    editor: (item: NotebookClaim, edit: CellEdit) => React.ReactNode,
  ) => ({
    cell: ofClaim(shown),
    editor: edits((item, edit) => (
      <>
        {shown(item)}
        {editor(item, edit)}
      </>
    )),
  });
  const opens = (open: (item: NotebookClaim) => void) => (row: BoardRow) => {
    if (row.kind === "claim") open(row.claim);
  };
  const lines = isWide ? "one" : "two";

  const kind: Column = {
    id: "kind",
    title: <span className={styles.spoken}>{t("claims.board.columns.kind")}</span>,
    width: "36px",
    ...floats(
      ({ claim }) => <ClaimKindIcon kind={claim.kind} />,
      (item, edit) => <KindEditor item={item} edit={edit} />,
    ),
  };
  const statement: Column = {
    id: "statement",
    title: t("claims.board.columns.statement"),
    width: isWide ? "minmax(320px, 2fr)" : "minmax(180px, 1fr)",
    cell: (row) =>
      row.kind === "group" ? (
        <span className={styles.group}>{groupTitle(t, row.group, row.size)}</span>
      ) : isWide ? (
        <span className={styles.statement} title={row.claim.claim.statement}>
          {row.claim.claim.statement}
        </span>
      ) : (
        <StatementWithDetail t={t} item={row.claim} />
      ),
    editor: edits((item, edit) => <StatementEditor item={item} edit={edit} />),
  };
  const reported: readonly Column[] = [
    {
      id: "attribution",
      title: t("claims.board.columns.attribution"),
      width: "minmax(130px, 0.8fr)",
      cell: ofClaim((item) => attributionOf(t, item)),
      onEdit: opens(openReport(({ speakers }) => speakers.length > 0)),
    },
    {
      id: "date",
      title: t("claims.board.columns.date"),
      width: "116px",
      cell: ofClaim((item) => <ReportedDate t={t} item={item} />),
      onEdit: opens(openReport(({ evidence }) => evidence.date !== null)),
    },
    {
      id: "figure",
      title: t("claims.board.columns.figure"),
      width: "minmax(150px, 0.7fr)",
      cell: ofClaim((item) => figureOf(t, item)),
      onEdit: opens(openReport(({ evidence }) => figureText(t, evidence) !== null)),
    },
    {
      id: "origins",
      title: t("claims.board.columns.origins"),
      width: "216px",
      cell: ofClaim((item) => <ClaimOrigins item={item} />),
      onEdit: opens(({ claim, evidence }) => {
        if (evidence.length > 0) {
          claimDialog.set({ kind: "origin", claimIds: [claim.id], evidenceId: null });
        }
      }),
    },
  ];
  const scales: Column = {
    id: "scales",
    title: t("claims.board.columns.scales"),
    width: "76px",
    ...floats(
      (item) => <ClaimScales item={item} />,
      (item, edit) => <CredibilityEditor item={item} edit={edit} />,
    ),
  };
  const lensColumns = lenses.map(
    (lens): Column => ({
      id: lens.id,
      title: (
        <span className={styles.lensName} title={lens.name}>
          {lens.region === "" ? lens.name : lens.region}
        </span>
      ),
      width: room === "narrow" ? "88px" : "124px",
      ...floats(
        ({ impacts }) => (
          <LensCell
            lens={lens}
            decided={impacts.find((item) => item.lens.id === lens.id)}
            lines={lines}
          />
        ),
        (item, edit) => <LensEditor item={item} edit={edit} lens={lens} />,
      ),
    }),
  );
  const state: Column = {
    id: "state",
    title: t("claims.board.columns.state"),
    width: isWide ? "170px" : "92px",
    cell: ofClaim((item) => <ClaimState t={t} item={item} isWide={isWide} />),
    onEdit: opens((item) => {
      const [open] = item.unfinished;
      if (open !== undefined) nextAction(item, open, openView)?.();
    }),
  };
  return [kind, statement, ...(isWide ? reported : []), scales, ...lensColumns, state];
}

/** Opens what the passage reported that the cell speaks of: the first that says it, or the first there is. */
function openReport(says: (passage: ClaimEvidence) => boolean): (item: NotebookClaim) => void {
  return ({ claim, evidence }) => {
    const passage = evidence.find(says) ?? evidence[0];
    if (passage === undefined) return;
    const evidenceId = passage.evidence.id;
    claimDialog.set({ kind: "report", claimId: claim.id, evidenceId });
  };
}

function StatementWithDetail({ t, item }: { readonly t: Translate; readonly item: NotebookClaim }) {
  const attribution = attributionOf(t, item);
  const figure = figureOf(t, item);
  return (
    <span className={styles.rowWords}>
      <span className={styles.twoLines}>{item.claim.statement}</span>
      <span className={styles.rowDetail}>
        <ClaimOrigins item={item} />
        {figure !== null && <span>{figure}</span>}
        <ReportedDate t={t} item={item} />
        {attribution !== null && <span className={styles.attribution}>{attribution}</span>}
      </span>
    </span>
  );
}

function ClaimOrigins({ item: { origins } }: { readonly item: NotebookClaim }) {
  return (
    <OriginBadge
      articles={origins.articles}
      known={origins.known.length}
      unknown={origins.unknown}
    />
  );
}

function ClaimScales({ item: { claim, evidence } }: { readonly item: NotebookClaim }) {
  const letters = reliabilitiesOf(evidence);
  return (
    <span className={styles.scales}>
      {(letters.length === 0 ? [null] : letters.slice(0, 2)).map((letter) => (
        <ReliabilityLetter key={letter ?? "unrated"} reliability={letter} />
      ))}
      <CredibilityNumber credibility={claim.credibility} />
      {isDisputed("claims", claim) && <DisputedMark />}
    </span>
  );
}

type ClaimStateProps = {
  readonly t: Translate;
  readonly item: NotebookClaim;
  readonly isWide: boolean;
};

function ClaimState({ t, item: { standing, unfinished }, isWide }: ClaimStateProps) {
  const isOdd = standing === "contested" || standing === "disputed";
  return (
    <span className={styles.scales}>
      {(isOdd || isWide) && (
        <Badge tone={isOdd ? "warning" : "plain"}>{t(`claims.standing.${standing}`)}</Badge>
      )}
      {(!isOdd || isWide) && (
        <span className={styles.people}>
          {unfinished.length === 0
            ? t("claims.board.state.finished")
            : t("claims.board.state.open", { count: unfinished.length })}
        </span>
      )}
    </span>
  );
}

type ReportedDateProps = { readonly t: Translate; readonly item: NotebookClaim };

/** The first date reported; a year that somebody inferred keeps its dotted line. */
function ReportedDate({ t, item: { evidence } }: ReportedDateProps) {
  const dated = evidence.find((item) => item.evidence.date !== null)?.evidence;
  if (dated === undefined || dated.date === null) return null;
  const isInferred =
    dated.dateBasis === "inferred" &&
    !evidence.some(
      ({ evidence: other }) => other.dateBasis === "stated" && other.date === dated.date,
    );
  return isInferred ? (
    <span className={styles.inferred} title={dated.dateInferredFrom ?? ""}>
      {dateText(t, dated.date)}
    </span>
  ) : (
    <span>{dateText(t, dated.date)}</span>
  );
}

function attributionOf(t: Translate, { evidence }: NotebookClaim): string | null {
  for (const { speakers } of evidence) {
    const text = speakersText(t, speakers);
    if (text !== null) return text;
  }
  return null;
}

function figureOf(t: Translate, { evidence }: NotebookClaim): string | null {
  for (const item of evidence) {
    const text = figureText(t, item.evidence);
    if (text !== null) return text;
  }
  return null;
}

export function groupTitle(t: Translate, group: GroupKey, count: number): string {
  return t("claims.board.groupSize", { name: groupWord(t, group), count });
}

function groupWord(t: Translate, group: GroupKey): string {
  switch (group.by) {
    case "kind":
      return t(`words.claimKind.${group.kind}`);
    case "standing":
      return t(`claims.standing.${group.standing}`);
    case "article":
      return group.article === null ? t("claims.standing.unsupported") : articleName(group.article);
  }
}
