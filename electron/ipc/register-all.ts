import type { IpcMain } from "electron";
import type { Channel } from "#shared/ipc/contract.ts";
import { mainWindowGate } from "./gate.ts";
import { type Handler, register } from "./register.ts";

type Handlers = { readonly [C in Channel]?: Handler<C> };

/** Answers each channel of a room with the handler that the room gives for it. */
export function registerAll(ipc: IpcMain, handlers: Handlers): void {
  for (const channel of Object.keys(handlers) as Channel[]) registerOne(ipc, handlers, channel);
}

function registerOne<C extends Channel>(ipc: IpcMain, handlers: Handlers, channel: C): void {
  const handler: Handler<C> | undefined = handlers[channel];
  if (handler !== undefined) register(ipc, mainWindowGate, channel, handler);
}
