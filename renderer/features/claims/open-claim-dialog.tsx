import { useLiveQuery } from "dexie-react-hooks";
import { useState } from "react";
import { useNotebook } from "#renderer/db/notebook.ts";
import { assertNever } from "#shared/assert-never.ts";
import { wordsMarked } from "#shared/domain/annotation/annotation.ts";
import { reportedIn } from "#shared/domain/evidence/reported.ts";
import type { AnnotationId, EvidenceId } from "#shared/domain/ids.ts";
import { AttachEvidenceDialog } from "./attach-evidence-dialog.tsx";
import { type ClaimDialogRequest, claimDialog } from "./claim-dialog.ts";
import {
  type ClaimEvidence,
  type NotebookClaim,
  type PassageInContext,
  passageInContext,
  useClaims,
  useClaimsLike,
} from "./claims-queries.ts";
import { DecideDialog } from "./decide-dialog.tsx";
import { EditClaimDialog } from "./edit-claim-dialog.tsx";
import { MakeClaimDialog } from "./make-claim-dialog.tsx";
import { OriginDialog, OriginOfMany } from "./origin-dialog.tsx";
import { RateDialog } from "./rate-dialog.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { TagClaimsDialog } from "./tag-claims-dialog.tsx";

const close = () => claimDialog.set(null);

/** The dialog that was asked for, of a claim or of a passage that becomes evidence. */
export function OpenClaimDialog({ request }: { readonly request: ClaimDialogRequest }) {
  return request.kind === "make" || request.kind === "attach" ? (
    <PassageDialog kind={request.kind} annotationId={request.annotationId} />
  ) : (
    <DialogOfClaim request={request} />
  );
}

type PassageDialogProps = {
  readonly kind: "make" | "attach";
  readonly annotationId: AnnotationId;
};

function PassageDialog({ kind, annotationId }: PassageDialogProps) {
  const { db } = useNotebook();
  const passage = useLiveQuery(() => passageInContext(db, annotationId), [db, annotationId]);
  if (passage === undefined || passage === null) return null;
  return <DialogOfPassage kind={kind} passage={passage} />;
}

type DialogOfPassageProps = {
  readonly kind: "make" | "attach";
  readonly passage: PassageInContext;
};

/** Waits for the claims that may be about the same thing, which both dialogs put first. */
function DialogOfPassage({ kind, passage }: DialogOfPassageProps) {
  const { annotation, sentence } = passage;
  const [reported] = useState(() => reportedIn(wordsMarked(annotation), sentence));
  const like = useClaimsLike({
    figures: reported.figures.flatMap(({ value }) => value ?? []),
    days: reported.dates.map(({ date }) => date),
  });
  const dialog = { passage, reported, like: like ?? [], onClose: close };
  if (like === undefined) return null;
  return kind === "make" ? <MakeClaimDialog {...dialog} /> : <AttachEvidenceDialog {...dialog} />;
}

type DialogOfClaimProps = {
  readonly request: Exclude<ClaimDialogRequest, { kind: "make" | "attach" }>;
};

/** Nothing is drawn once the claim, passage or lens it is about has gone. */
function DialogOfClaim({ request }: DialogOfClaimProps) {
  const found = useClaims("claimIds" in request ? request.claimIds : [request.claimId]);
  const [item, ...others] = found?.claims ?? [];
  if (found === undefined || item === undefined) return null;
  const { rows } = found;

  switch (request.kind) {
    case "edit":
      return <EditClaimDialog item={item} onClose={close} />;
    case "rate":
      return <RateDialog item={item} articles={rows.articles} onClose={close} />;
    case "origin":
      return others.length === 0 ? (
        <OriginDialog passages={passagesAsked(item, request.evidenceId)} onClose={close} />
      ) : (
        <OriginOfMany items={[item, ...others]} onClose={close} />
      );
    case "decide": {
      const lens = rows.lenses.find((one) => one.id === request.lensId);
      return lens === undefined ? null : (
        <DecideDialog
          items={[item, ...others]}
          lens={lens}
          dimensions={rows.lensDimensions}
          begun={request.begun ?? null}
          onClose={close}
        />
      );
    }
    case "tag":
      return <TagClaimsDialog claimIds={request.claimIds} onClose={close} />;
    case "report": {
      const passage = item.evidence.find(({ evidence }) => evidence.id === request.evidenceId);
      return passage === undefined ? null : <ReportDialog item={passage} onClose={close} />;
    }
    default:
      return assertNever(request);
  }
}

/** One passage when it is named; otherwise those nobody has answered for, or all when everybody has. */
function passagesAsked(
  { evidence }: NotebookClaim,
  evidenceId: EvidenceId | null,
): readonly ClaimEvidence[] {
  if (evidenceId !== null) return evidence.filter((item) => item.evidence.id === evidenceId);
  const open = evidence.filter((item) => item.evidence.originStanding === "unset");
  return open.length > 0 ? open : evidence;
}
