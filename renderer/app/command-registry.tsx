import { createContext, useContext, useEffect, useRef } from "react";
import { useObservable } from "#renderer/db/observable.ts";
import type { CommandId } from "./command-list.ts";
import { keyBindings, keysOf } from "./key-bindings.ts";
import { keyText } from "./key-text.ts";

export type CommandHandler = () => void;

/** A view's panes register within this time; who types ahead meanwhile still wants the command. */
const viewComesUpMs = 1000;

type Handling = { readonly run: CommandHandler; readonly title: string | null };

/**
 * Who handles which command right now. The last pane that registered wins, so
 * a dialog over a pane takes its commands over and gives them back when it closes.
 */
export class CommandRegistry {
  readonly #handlers = new Map<CommandId, readonly Handling[]>();
  readonly #listeners = new Set<() => void>();
  #awaited: { readonly id: CommandId; readonly sinceMs: number } | null = null;
  #version = 0;

  /** Rises with every change, so that the palette knows when to look again. */
  get version(): number {
    return this.#version;
  }

  /** Returns how to take it back. `title` tells what it does here and now, where its own title can not. */
  register(id: CommandId, handler: CommandHandler, title: string | null = null): () => void {
    const handling = { run: handler, title };
    this.#handlers.set(id, [...(this.#handlers.get(id) ?? []), handling]);
    this.#announce();

    if (this.#awaited?.id === id) {
      this.#awaited = null;
      // After this commit, so that the pane that registers is on screen and may take the focus.
      queueMicrotask(handler);
    }
    return () => {
      const left = (this.#handlers.get(id) ?? []).filter((other) => other !== handling);
      if (left.length === 0) this.#handlers.delete(id);
      else this.#handlers.set(id, left);
      this.#announce();
    };
  }

  handlerOf(id: CommandId): CommandHandler | null {
    return this.#handlers.get(id)?.at(-1)?.run ?? null;
  }

  /** What its handler says that it does; null where its own title says it. */
  titleOf(id: CommandId): string | null {
    return this.#handlers.get(id)?.at(-1)?.title ?? null;
  }

  isHandled(id: CommandId): boolean {
    return this.#handlers.has(id);
  }

  /** Runs `id` as soon as a pane registers for it; only the latest such wish is kept. */
  runWhenRegistered(id: CommandId): void {
    this.#awaited = { id, sinceMs: performance.now() };
  }

  forgetAwaited(): void {
    this.#awaited = null;
  }

  /** What nobody took up by then is not wanted any more: who goes on to something else would be surprised by it. */
  forgetUntaken(atMs: number): void {
    if (this.#awaited !== null && atMs - this.#awaited.sinceMs > viewComesUpMs)
      this.#awaited = null;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #announce(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

export const CommandRegistryContext = createContext<CommandRegistry | null>(null);

function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandRegistryContext);
  if (registry === null) throw new Error("Commands need the frame around them");
  return registry;
}

/**
 * Handles a command while the component is mounted. `null` means it can not run
 * just now (nothing selected, say): it is greyed in the palette and its key does nothing. `title` is shown
 * in the palette and the context menu in place of its own, where that can not say what it does.
 */
export function useCommand(
  id: CommandId,
  handler: CommandHandler | null,
  title: string | null = null,
): void {
  const registry = useCommandRegistry();
  const latest = useRef(handler);
  const isAvailable = handler !== null;

  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!isAvailable) return undefined;
    return registry.register(id, () => latest.current?.(), title);
  }, [registry, id, isAvailable, title]);
}

/** The first key of a command as shown in menus and tooltips ("Ctrl+K"), or null where it has none. */
export function useKeyHint(id: CommandId): string | null {
  const [key] = keysOf(id, useObservable(keyBindings));
  return key === undefined ? null : keyText(key);
}
