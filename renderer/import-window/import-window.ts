import { admitMarkupOnInertDocuments } from "#renderer/trusted-types.ts";
import { sketchOf } from "#shared/domain/likeness/sketch.ts";
import {
  handedJobSchema,
  type ImportJob,
  type ImportOutcome,
  importLimits,
} from "#shared/domain/text/import-job.ts";
import { cleanedText } from "#shared/domain/text/text-version.ts";
import { FailureError } from "#shared/failure.ts";
import { readFile } from "./read-file.ts";

interface Given {
  readonly job: ImportJob;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function take(): Promise<readonly Given[]> {
  const response = await fetch(`/next${location.search}`);
  const jobs = handedJobSchema
    .array()
    .parse(JSON.parse(decodeURIComponent(response.headers.get("X-Railhead-Jobs") ?? "")));
  const all = await response.arrayBuffer();
  let end = 0;
  return jobs.map(({ job, bytes }) => {
    end += bytes;
    // A copy of its own: readers may keep what they are given, or hand it on.
    return { job, bytes: new Uint8Array(all.slice(end - bytes, end)) };
  });
}

async function give(job: ImportJob, outcome: ImportOutcome): Promise<void> {
  await fetch(`/result/${job.id}${location.search}`, {
    method: "POST",
    body: JSON.stringify(outcome),
  });
}

async function outcomeOf(job: ImportJob, bytes: Uint8Array): Promise<ImportOutcome> {
  try {
    const read = await readFile(job, bytes);
    const { text, blocks } = read.reading;
    return { kind: "read", ...read, sketch: sketchOf(cleanedText(text, blocks)) };
  } catch (error) {
    if (error instanceof FailureError) return { kind: "failed", failure: error.failure };
    const { fileName } = job;
    // How a library that walks a document by calling itself says that it is nested too deeply.
    if (error instanceof RangeError) {
      const limit = `${importLimits.depth} levels`;
      return { kind: "failed", failure: { kind: "file-too-complex", fileName, limit } };
    }
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      kind: "failed",
      failure: {
        kind: "file-broke-import",
        fileName,
        detail: detail.slice(0, 500).replace(/\.+$/u, ""),
      },
    };
  }
}

// Readability puts a page back together from its markup when its first reading finds too little.
admitMarkupOnInertDocuments();

/**
 * This page has no bridge, no Node and no network but its own address. It asks the main
 * process for files, reads them, hands each result back by itself, and asks again; a file that
 * breaks it costs this page only. The next files come, and the last result goes, while one is read.
 */
let coming = take();
let going = Promise.resolve();
// Ends only with the page: when the address no longer answers, the main process has closed it.
for (;;) {
  const files = await coming;
  coming = take();
  for (const { job, bytes } of files) {
    const outcome = await outcomeOf(job, bytes);
    await going;
    going = give(job, outcome);
  }
}
