import type { ReactNode } from "react";
import { Notice } from "#renderer/ui/notice.tsx";
import { useTranslate } from "#renderer/ui/translate.tsx";
import type { Failure } from "#shared/failure.ts";
import { failureText } from "#shared/messages/failure-text.ts";

export type FailureNoticeProps = {
  readonly failure: Failure;
  /** What can be done about it here: try again, choose another. */
  readonly actions?: ReactNode;
};

/** A failure in words, where it happened. */
export function FailureNotice({ failure, actions }: FailureNoticeProps) {
  const t = useTranslate();
  const { title, advice } = failureText(failure, t);
  return (
    <Notice tone="danger" title={title} actions={actions}>
      {advice}
    </Notice>
  );
}
