import { randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { actorIdSchema } from "#shared/domain/ids.ts";
import type { Actor } from "#shared/domain/person/actor.ts";
import { type Disk, replaceFile } from "../ledger/disk.ts";
import { setAside } from "./set-aside.ts";

const personFileSchema = z.object({
  actorId: actorIdSchema,
  deviceId: z.uuid(),
  personName: z.string().min(1).max(200).nullable(),
  /** Where this profile was when its device id was made: a copy lies elsewhere and takes a new one. */
  place: z.string(),
  /** Where the file lies that was damaged and made anew, until somebody has been told. */
  mended: z.string().nullable().default(null),
});
type PersonFile = z.infer<typeof personFileSchema>;

/** Who writes from this profile: a person, asked for once, on this device. */
export class Person {
  readonly #disk: Disk;
  readonly #file: string;
  #known: PersonFile;
  #stopgap: string | null = null;

  private constructor(disk: Disk, file: string, known: PersonFile) {
    this.#disk = disk;
    this.#file = file;
    this.#known = known;
  }

  /** Reads who this profile belongs to. A copied or restored profile is another device from now on. */
  static async load(disk: Disk, profileFolder: string): Promise<Person> {
    const file = path.join(profileFolder, "person.json");
    const place = await placeOf(profileFolder);
    const bytes = await disk.read(file);
    const stored = parsed(bytes);
    if (stored?.place === place) return new Person(disk, file, stored);
    const isDamaged = bytes !== null && stored === null;

    const known: PersonFile = {
      actorId: actorIdSchema.parse(randomUUID()),
      deviceId: randomUUID(),
      personName: stored?.personName ?? null,
      place,
      mended: isDamaged ? await setAside(disk, file, bytes) : (stored?.mended ?? null),
    };
    await replaceFile(disk, file, Buffer.from(JSON.stringify(known)));
    return new Person(disk, file, known);
  }

  /** Null until the person has been asked for a name. */
  get named(): Actor | null {
    return this.#as(this.#known.personName);
  }

  /** Who writes now; null while nobody may. */
  get actor(): Actor | null {
    return this.#as(this.#known.personName ?? this.#stopgap);
  }

  /** Where the damaged file lies that this profile's was made anew in place of; null when nobody need be told. */
  get mended(): string | null {
    return this.#known.mended;
  }

  async toldOfMending(): Promise<void> {
    const known = { ...this.#known, mended: null };
    await replaceFile(this.#disk, this.#file, Buffer.from(JSON.stringify(known)));
    this.#known = known;
  }

  /** The name to write under until the person is asked, for commands, which can not ask. */
  writeUntilNamedAs(personName: string): void {
    this.#stopgap = personName;
  }

  #as(personName: string | null): Actor | null {
    const { actorId, deviceId } = this.#known;
    return personName === null ? null : { id: actorId, personName, deviceId };
  }

  async name(personName: string): Promise<Actor> {
    const known = { ...this.#known, personName };
    await replaceFile(this.#disk, this.#file, Buffer.from(JSON.stringify(known)));
    this.#known = known;
    return { id: known.actorId, personName, deviceId: known.deviceId };
  }
}

/** The folder's path and identity on its file system: one of them differs in a copy. */
async function placeOf(folder: string): Promise<string> {
  const { dev, ino } = await fs.stat(folder, { bigint: true });
  return `${await fs.realpath(folder)} ${dev}:${ino}`;
}

function parsed(bytes: Buffer | null): PersonFile | null {
  if (bytes === null) return null;
  try {
    return personFileSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    // Damaged: the name is asked for again, under a new device id.
    return null;
  }
}
