import { v7 } from "uuid";
import { FailureError } from "#shared/failure-error.ts";
import type {
  Channel,
  EventName,
  EventOf,
  Input,
  Output,
  RailheadBridge,
} from "#shared/ipc/contract.ts";

declare global {
  interface Window {
    /** Put there by electron/preload.ts; nothing but this file reads it. */
    readonly railhead: RailheadBridge;
  }
}

/**
 * Asks the main process.
 *
 * @throws FailureError when the analyst can be told what went wrong
 */
export async function request<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const reply = await window.railhead.request(channel, input);
  if (!reply.ok) throw new FailureError(reply.failure);
  return reply.value;
}

/** Listens to the main process until the returned function is called. */
export function onEvent<E extends EventName>(
  event: E,
  listen: (payload: EventOf<E>) => void,
): () => void {
  return window.railhead.on(event, listen);
}

/** Where a dropped or chosen file lies on disk; null for one that exists only in memory. */
export function pathOfFile(file: File): string | null {
  return window.railhead.pathOfFile(file) || null;
}

/** A new UUIDv7: ids sort in the order they were made. */
export function newId(): string {
  return v7();
}
