import { linkOf } from "#shared/ledger/chain.ts";
import type { ChangeSet, LedgerEntry } from "#shared/ledger/change.ts";
import { sha256 } from "./sha256.ts";

/** The ends of the chains in which each actor's change sets stand, each naming the one before by its hash. */
export class ChainTips {
  readonly #lastOfActor: Map<string, number>;
  /** Known once it was needed. */
  readonly #tipOfActor = new Map<string, string>();
  readonly #entryAt: (sequence: number) => Promise<LedgerEntry>;

  constructor(
    lastOfActor: ReadonlyMap<string, number>,
    entryAt: (sequence: number) => Promise<LedgerEntry>,
  ) {
    this.#lastOfActor = new Map(lastOfActor);
    this.#entryAt = entryAt;
  }

  /** The hash of the last change set of each; null for an actor that has none. */
  async of(actorIds: Iterable<string>): Promise<Map<string, string | null>> {
    const tips = new Map<string, string | null>();
    for (const actorId of new Set(actorIds)) {
      const known = this.#tipOfActor.get(actorId);
      const last = this.#lastOfActor.get(actorId);
      if (known !== undefined) tips.set(actorId, known);
      else tips.set(actorId, last === undefined ? null : await this.#linkAt(last));
    }
    return tips;
  }

  /** What was drawn up on these tips is on disk. */
  keep(tips: ReadonlyMap<string, string | null>): void {
    for (const [actorId, tip] of tips) {
      if (tip !== null) this.#tipOfActor.set(actorId, tip);
    }
  }

  noteLast({ sequence, changeSet }: LedgerEntry): void {
    this.#lastOfActor.set(changeSet.actorId, sequence);
  }

  /** Null when the entry can not be read: what is written next begins a chain of its own, and a check tells. */
  async #linkAt(sequence: number): Promise<string | null> {
    try {
      return tipAfter((await this.#entryAt(sequence)).changeSet);
    } catch {
      return null;
    }
  }
}

/** The end of its chain once this change set stands in it. */
export function tipAfter(changeSet: ChangeSet): string {
  return linkOf(changeSet, sha256);
}
