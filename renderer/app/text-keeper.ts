import { type Observable, Observed } from "#renderer/db/observable.ts";
import type { FieldName, KeptField, TextKeeper } from "#renderer/ui/kept-text.ts";
import type { KeptText } from "#shared/ipc/kept-work.ts";

/** A pause in typing this long hands the texts over; while typing goes on, they go as often. */
const keepEveryMs = 300;

export interface TextKeeperOptions {
  /** What the last window left behind. */
  readonly left: readonly KeptText[];
  readonly hand: (texts: readonly KeptText[]) => Promise<unknown>;
  readonly now: () => Date;
}

/** The texts of one notebook that are being typed, handed on every moment. */
export class NotebookTextKeeper implements TextKeeper {
  readonly #options: TextKeeperOptions;
  readonly #texts: Map<string, KeptText>;
  readonly #open = new Set<string>();
  readonly #unclaimed: Observed<readonly KeptText[]>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #place = { key: "", name: "" };

  constructor(options: TextKeeperOptions) {
    this.#options = options;
    this.#texts = new Map(options.left.map((text) => [text.key, text]));
    this.#unclaimed = new Observed(options.left);
  }

  /** Texts left behind whose field is not on screen, and so can not show them. */
  get unclaimed(): Observable<readonly KeptText[]> {
    return this.#unclaimed;
  }

  /** Where the fields opened from now on stand: the view and what is chosen in it, and the view's name. */
  moveTo(key: string, name: string): void {
    this.#place = { key, name };
  }

  open(name: FieldName): KeptField {
    const place = this.#place;
    const key = this.#freeKey(name.keptAs ?? [place.key, name.where, name.label].join("\n"));
    if (name.keptAs !== null) this.#takeOver(key, name.keptAs);
    const where = name.where === "" ? place.name : name.where;
    const left = this.#texts.get(key)?.text ?? null;
    this.#open.add(key);
    this.#announce();
    return {
      left,
      keep: (text, shown = text) => {
        const at = this.#options.now().toISOString();
        this.#texts.set(key, { key, label: name.label, where, text, shown, at });
        this.#handSoon();
      },
      release: () => this.#forget(key),
      close: () => {
        this.#open.delete(key);
        // A field that is drawn anew in the same moment has not gone away.
        queueMicrotask(() => {
          if (!this.#open.has(key)) this.#forget(key);
        });
      },
    };
  }

  isLeft(keptAs: string): boolean {
    return this.#keysOf(keptAs).length > 0;
  }

  discard(key: string): void {
    this.#forget(key);
  }

  /** Hands over at once what waits. */
  async flush(): Promise<void> {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    await this.#options.hand([...this.#texts.values()]);
  }

  #freeKey(wanted: string): string {
    let key = wanted;
    for (let other = 2; this.#open.has(key); other += 1) key = `${wanted}\n${other}`;
    return key;
  }

  /** Fields that edit one record stand for one another: what was left in any goes into the one that is there. */
  #takeOver(key: string, keptAs: string): void {
    if (this.#texts.has(key)) return;
    const other = this.#keysOf(keptAs).find((known) => !this.#open.has(known));
    const text = other === undefined ? undefined : this.#texts.get(other);
    if (other === undefined || text === undefined) return;
    this.#texts.delete(other);
    this.#texts.set(key, { ...text, key });
    this.#handSoon();
  }

  /** Of the texts that were typed into fields which are kept under this name. */
  #keysOf(keptAs: string): readonly string[] {
    return [...this.#texts.keys()].filter((key) => key === keptAs || key.startsWith(`${keptAs}\n`));
  }

  #forget(key: string): void {
    if (!this.#texts.delete(key)) return;
    this.#announce();
    this.#handSoon();
  }

  #announce(): void {
    const left = [...this.#unclaimed.get()];
    const unclaimed = left.filter(({ key }) => this.#texts.has(key) && !this.#open.has(key));
    if (unclaimed.length !== left.length) this.#unclaimed.set(unclaimed);
  }

  #handSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      // A main process that does not answer has ended, and this window with it.
      this.#options.hand([...this.#texts.values()]).catch(() => {});
    }, keepEveryMs);
  }
}
