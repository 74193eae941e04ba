import type { NotebookId } from "#shared/domain/ids.ts";
import type { Input, Output } from "#shared/ipc/contract.ts";
import type { ChangeSet } from "#shared/ledger/change.ts";
import { batchBefore, lastSession } from "./last-session.ts";
import type { Notebooks } from "./notebooks.ts";
import { recordsBefore } from "./records-before.ts";

type NotebookChannel =
  | "app:describe"
  | "person:name"
  | `notebook:${"list" | "create" | "open" | "close" | "rename" | "duplicate" | "trash" | "untrash" | "purge" | "purged"}`
  | `ledger:${"append" | "read" | "read-written" | "session" | "batch" | "before"}`
  | `blob:${"read-text" | "read-texts"}`;

type Handlers = {
  readonly [C in NotebookChannel]: (input: Input<C>) => Promise<Output<C>>;
};

/** What `app:describe` says besides who the person is. */
export interface ProgramDescription
  extends Omit<Output<"app:describe">, "actor" | "opensSample" | "returnsTo"> {
  readonly isSampleWanted: boolean;
}

/** They pass through the window's thread, which copies so much unnoticed. */
const textsTogetherBytes = 2 * 1024 * 1024;

/** What was signed for a copy saved elsewhere; written under another stamp it would contradict the copy. */
export interface SignedCopies {
  signedAs(id: NotebookId, changeSetId: string): Promise<ChangeSet | null>;
}

/** Answers to everything that is asked about notebooks; the window and the command line use the same. */
export function notebookHandlers(
  notebooks: Notebooks,
  copies: SignedCopies,
  { isSampleWanted, ...program }: ProgramDescription,
  takeReturn: () => NotebookId | null,
): Handlers {
  return {
    "app:describe": async () => ({
      ...program,
      actor: notebooks.person.named,
      opensSample: isSampleWanted && (await notebooks.list()).length === 0,
      returnsTo: takeReturn(),
    }),
    "person:name": ({ name }) => notebooks.namePerson(name),
    "notebook:list": async () => [...(await notebooks.list())],
    "notebook:create": ({ title }) => notebooks.create(title),
    "notebook:open": ({ notebookId }) => notebooks.open(notebookId),
    "notebook:close": async ({ notebookId }) => {
      await notebooks.close(notebookId);
      return {};
    },
    "notebook:rename": ({ notebookId, title }) => notebooks.rename(notebookId, title),
    "notebook:duplicate": ({ notebookId, title }) => notebooks.duplicate(notebookId, title),
    "notebook:trash": ({ notebookId }) => notebooks.trash(notebookId),
    "notebook:untrash": ({ notebookId }) => notebooks.untrash(notebookId),
    "notebook:purge": async ({ notebookId, reason }) => {
      await notebooks.purge(notebookId, reason);
      return [...(await notebooks.purged())];
    },
    "notebook:purged": async () => [...(await notebooks.purged())],
    "ledger:append": async ({ notebookId, draft }) => {
      const store = await notebooks.store(notebookId);
      const signed = await copies.signedAs(notebookId, draft.id);
      const entry = await (signed === null ? store.append(draft) : store.ledger.adopt(signed));
      const isRenamed = draft.changes.some(
        ({ table, set }) => table === "notebooks" && set["title"] !== undefined,
      );
      if (isRenamed) await notebooks.followTitle(notebookId);
      return entry;
    },
    "ledger:read": async ({ notebookId, after, limit }) => [
      ...(await (await notebooks.store(notebookId)).ledger.read(after, limit)),
    ],
    "ledger:read-written": async ({ notebookId, after, limit }) =>
      (await notebooks.store(notebookId)).ledger.readWritten(after, limit),
    "ledger:session": async ({ notebookId }) => {
      const actorId = notebooks.person.actor?.id ?? null;
      const { ledger } = await notebooks.store(notebookId);
      if (actorId === null) return { actorId, entries: [], cutBatch: null };
      const { entries, cutBatch } = await lastSession(ledger, actorId);
      return { actorId, entries: [...entries], cutBatch };
    },
    "ledger:batch": async ({ notebookId, batch, before }) => [
      ...(await batchBefore((await notebooks.store(notebookId)).ledger, batch, before)),
    ],
    "ledger:before": async ({ notebookId, sequences }) =>
      recordsBefore((await notebooks.store(notebookId)).ledger, sequences),
    "blob:read-text": async ({ notebookId, hash }) =>
      (await notebooks.store(notebookId)).readText(hash),
    "blob:read-texts": async ({ notebookId, hashes }) => [
      ...(await (await notebooks.store(notebookId)).readTexts(hashes, textsTogetherBytes)),
    ],
  };
}
