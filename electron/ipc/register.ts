import type { IpcMain, IpcMainInvokeEvent } from "electron";
import { FailureError } from "#shared/failure.ts";
import {
  type Channel,
  contract,
  type Input,
  type Output,
  type Reply,
} from "#shared/ipc/contract.ts";

export type Handler<C extends Channel> = (
  input: Input<C>,
  sender: Electron.WebContents,
) => Promise<Output<C>> | Output<C>;

/** What stands between the pages and the handlers. */
export type Gate = {
  isTrusted(event: IpcMainInvokeEvent): boolean;
  /** Writes a bug down and answers with the reference shown for it. */
  logUnexpected(error: unknown): string;
};

/** Answers one channel: checks who asks and what is asked, then turns the outcome into a reply. */
export function register<C extends Channel>(
  ipc: Pick<IpcMain, "handle">,
  gate: Gate,
  channel: C,
  handler: Handler<C>,
): void {
  ipc.handle(channel, async (event, raw: unknown): Promise<Reply<C>> => {
    try {
      if (!gate.isTrusted(event)) throw new Error(`Untrusted sender on ${channel}`);
      // TypeScript cannot follow C through the schema lookup; `parse` has made it true.
      const input = contract[channel].input.parse(raw) as Input<C>;
      return { ok: true, value: await handler(input, event.sender) };
    } catch (error) {
      if (error instanceof FailureError) return { ok: false, failure: error.failure };
      return { ok: false, failure: { kind: "unexpected", reference: gate.logUnexpected(error) } };
    }
  });
}
