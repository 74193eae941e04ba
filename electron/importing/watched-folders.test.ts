import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { notebookIdSchema } from "#shared/domain/ids.ts";
import { WatchedFolders } from "./watched-folders.ts";

const id = notebookIdSchema.parse("01a200b9-f319-76e7-b80c-1af0d36305e5");
let home: string;
let folder: string;
let taken: string[];
let open: WatchedFolders[];

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "railhead-watched-"));
  folder = path.join(home, "pages");
  fs.mkdirSync(folder);
  taken = [];
  open = [];
});

afterEach(() => {
  for (const watched of open) watched.closed(id);
  fs.rmSync(home, { recursive: true });
});

function started(): WatchedFolders {
  const watched = new WatchedFolders({
    file: path.join(home, "watched.json"),
    onFiles: (paths) => taken.push(...paths.map((file) => path.basename(file))),
    onTrouble: (error) => {
      throw error;
    },
  });
  open.push(watched);
  return watched;
}

const put = (name: string, text = "An article.") => fs.writeFileSync(path.join(folder, name), text);

it("takes what lands in it, each file once, and nothing that lay there before", async () => {
  put("old.html");
  const watched = started();
  await watched.watch(id, folder);
  await watched.opened(id);
  put("new.html");
  put("picture.png");

  await expect.poll(() => taken).toEqual(["new.html"]);
  watched.closed(id);
  put("while closed.txt");
  const next = started();
  await next.opened(id);
  await expect.poll(() => taken).toEqual(["new.html", "while closed.txt"]);
}, 30_000);

it("watches nothing until a folder was chosen, and nothing any more once it was given up", async () => {
  const watched = started();
  expect(await watched.folderOf(id)).toBeNull();
  await watched.watch(id, folder);
  expect(await started().folderOf(id)).toBe(folder);
  await watched.unwatch(id);

  expect(await started().folderOf(id)).toBeNull();
});
