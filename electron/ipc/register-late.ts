import type { IpcMain } from "electron";
import { type Channel, contract } from "#shared/ipc/contract.ts";
import { mainWindowGate } from "./gate.ts";
import { type Handler, register } from "./register.ts";

type Noun<C extends string> = C extends `${infer N}:${string}` ? N : never;
type ChannelOf<N extends string> = Extract<Channel, `${N}:${string}`>;

/**
 * Answers every channel of these nouns with a room that is loaded when the first of them is
 * asked: a start waits for no room that it does not need.
 */
export function registerLate<N extends Noun<Channel>>(
  ipc: IpcMain,
  nouns: readonly N[],
  load: () => Promise<{ readonly [C in ChannelOf<N>]: Handler<C> }>,
): void {
  let loading: ReturnType<typeof load> | null = null;
  const room = () => {
    loading ??= load();
    return loading;
  };
  const isOfRoom = (channel: string): channel is ChannelOf<N> =>
    nouns.some((noun) => channel.startsWith(`${noun}:`));
  for (const channel of Object.keys(contract).filter(isOfRoom)) answer(ipc, channel, room);
}

function answer<C extends Channel>(ipc: IpcMain, channel: C, room: () => Promise<unknown>): void {
  register(ipc, mainWindowGate, channel, async (input, sender) => {
    // `registerLate` takes rooms that have a handler for each channel of their nouns.
    const handlers = (await room()) as { readonly [K in C]: Handler<K> };
    return handlers[channel](input, sender);
  });
}
