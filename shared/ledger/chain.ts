import { canonicalJson } from "./canonical-json.ts";
import type { ChangeSet, KeptChange } from "./change.ts";

/** SHA-256 of a text's UTF-8 bytes as `sha256:<64 hex>`; passed in, since each process has its own. */
export type Sha256 = (text: string) => string;

/**
 * The hash by which the same actor's next change set names this one.
 *
 * It covers everything the change set says, by way of one hash per change, so that a
 * purge can drop the values of a change and keep their hash. Only the id of the
 * notebook's own record is left out: a copy of a notebook gets another.
 */
export function linkOf(changeSet: ChangeSet, sha256: Sha256): string {
  const { changes, ...rest } = changeSet;
  return sha256(
    canonicalJson({
      ...rest,
      changes: changes.map((change) => ({
        table: change.table,
        id: change.table === "notebooks" ? "" : change.id,
        values: valuesHash(change, sha256),
      })),
    }),
  );
}

/** The hash of what a change sets; of a purged one, the hash that was kept. */
export function valuesHash(change: KeptChange, sha256: Sha256): string {
  const { set, replaces, beside } = change;
  return change.purged ?? sha256(canonicalJson({ set, replaces, beside }));
}

/**
 * What is wrong with a link of the chain. `missing`: the change set it names as the one
 * before is not there as it was written. `unlinked`: it names none, though this actor's
 * chain had begun. `forked`: another one follows the same one, as when a notebook was
 * restored from an earlier archive and written on.
 */
export interface ChainBreak {
  readonly kind: "missing" | "unlinked" | "forked";
  readonly sequence: number;
  readonly actorId: string;
}

/** False for a fork: nothing is missing, and who restored an archive has made one. */
export function isDamage({ kind }: ChainBreak): boolean {
  return kind !== "forked";
}

/** One change set as the check sees it. */
interface Link {
  readonly sequence: number;
  readonly actorId: string;
  readonly stamp: string;
  /** Absent in a change set written before chains were kept. */
  readonly previous: string | null | undefined;
}

/**
 * Holds the change sets of one ledger against the chain of each actor. They may come in
 * any order: a merge brings those of others late.
 */
export class ChainCheck {
  readonly #sha256: Sha256;
  readonly #known = new Set<string>();
  readonly #links: Link[] = [];
  readonly #tips = new Map<string, { readonly stamp: string; readonly hash: string }>();

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  take(sequence: number, changeSet: ChangeSet): void {
    const { actorId, stamp, previous } = changeSet;
    const hash = linkOf(changeSet, this.#sha256);
    this.#known.add(hash);
    this.#links.push({ sequence, actorId, stamp, previous });
    const tip = this.#tips.get(actorId);
    if (tip === undefined || tip.stamp < stamp) this.#tips.set(actorId, { stamp, hash });
  }

  /** The hash of every actor's last change set: what a later check can be held against. */
  get tips(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#tips].map(([actorId, { hash }]) => [actorId, hash]));
  }

  /** In order of sequence; empty when every chain holds. */
  breaks(): readonly ChainBreak[] {
    const found: ChainBreak[] = [];
    const began = new Map<string, string>();
    for (const { actorId, stamp, previous } of this.#links) {
      const first = began.get(actorId);
      if (previous !== undefined && (first === undefined || stamp < first)) {
        began.set(actorId, stamp);
      }
    }
    const followed = new Set<string>();
    for (const { sequence, actorId, stamp, previous } of this.#links) {
      const kind = this.#breakOf(actorId, stamp, previous, began, followed);
      if (kind !== null) found.push({ kind, sequence, actorId });
    }
    return found.sort((a, b) => a.sequence - b.sequence);
  }

  #breakOf(
    actorId: string,
    stamp: string,
    previous: string | null | undefined,
    began: ReadonlyMap<string, string>,
    followed: Set<string>,
  ): ChainBreak["kind"] | null {
    if (previous === undefined) return stamp > (began.get(actorId) ?? stamp) ? "unlinked" : null;
    if (previous !== null && !this.#known.has(previous)) return "missing";
    const place = `${actorId} ${previous}`;
    if (followed.has(place)) return "forked";
    followed.add(place);
    return null;
  }
}
