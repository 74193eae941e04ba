/** What Chromium writes into a trace, as far as it is read here; times are in microseconds. */
export type TraceEvent = {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly id?: string;
  readonly dur?: number;
  /** What the thread itself worked, which is the same on a busy machine. */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: {
      readonly functionName?: string;
      readonly url?: string;
      readonly type?: string;
      readonly startTime?: number;
      readonly cpuProfile?: {
        readonly nodes?: readonly ProfileNode[];
        readonly samples?: readonly number[];
      };
      readonly timeDeltas?: readonly number[];
    };
    readonly beginData?: { readonly url?: string };
  };
};

type ProfileNode = {
  readonly id: number;
  readonly parent?: number;
  readonly callFrame: { readonly functionName: string; readonly url?: string };
};

/** So many causes say what a task was about; the rest of it is crumbs. */
const mostCauses = 4;

/** A cause of less than this is not worth a word. */
const leastCauseMs = 3;

/** What a task spent its time on, most first: each step's own time, without that of the steps inside it. */
export function causesOf(task: TraceEvent, thread: readonly TraceEvent[]): readonly string[] {
  const end = task.ts + (task.dur ?? 0);
  const inside = thread
    .filter(({ ph, ts, dur = 0 }) => ph === "X" && ts >= task.ts && ts + dur <= end)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const own = new Map<string, number>();
  const open: TraceEvent[] = [];
  const add = (event: TraceEvent, microseconds: number) => {
    const name = stepName(event);
    own.set(name, (own.get(name) ?? 0) + microseconds);
  };
  for (const event of inside) {
    while (open.length > 0 && endOf(open.at(-1)) <= event.ts) open.pop();
    const outer = open.at(-1);
    add(event, event.tdur ?? 0);
    if (outer !== undefined) add(outer, -(event.tdur ?? 0));
    open.push(event);
  }
  return mostOf(own);
}

function endOf(event: TraceEvent | undefined): number {
  return event === undefined ? 0 : event.ts + (event.dur ?? 0);
}

function stepName({ name, args }: TraceEvent): string {
  const { functionName, url, type } = args?.data ?? {};
  const place = url ?? args?.beginData?.url ?? "";
  const words = [name, functionName, type, place.split("/").at(-1)];
  return words.filter((word) => word !== undefined && word !== "").join(" ");
}

function mostOf(microseconds: ReadonlyMap<string, number>): readonly string[] {
  return [...microseconds]
    .filter(([, own]) => own / 1000 >= leastCauseMs)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostCauses)
    .map(([name, own]) => `${Math.round(own / 1000)} ms ${name}`);
}

type Sample = { readonly atUs: number; readonly lastedUs: number; readonly stack: string[] };

/** The functions that were running, looked at some thousand times a second; only where the trace holds a profile. */
export class Profile {
  private readonly samples: readonly Sample[];

  /** `events` are all of one process: its profile says in its first event which thread it is of. */
  constructor(events: readonly TraceEvent[], tid: number) {
    const samples: Sample[] = [];
    for (const start of events.filter((event) => event.name === "Profile" && event.tid === tid)) {
      const nodes = new Map<number, ProfileNode>();
      let atUs = start.args?.data?.startTime ?? start.ts;
      const chunks = events.filter(({ name, id }) => name === "ProfileChunk" && id === start.id);
      for (const { args } of chunks.toSorted((a, b) => a.ts - b.ts)) {
        for (const node of args?.data?.cpuProfile?.nodes ?? []) nodes.set(node.id, node);
        const deltas = args?.data?.timeDeltas ?? [];
        for (const [index, id] of (args?.data?.cpuProfile?.samples ?? []).entries()) {
          const lastedUs = deltas[index] ?? 0;
          samples.push({ atUs, lastedUs, stack: stackOf(id, nodes) });
          atUs += lastedUs;
        }
      }
    }
    this.samples = samples;
  }

  /** The functions that took longest, themselves and with all that they called. */
  during(task: TraceEvent): readonly string[] {
    const end = task.ts + (task.dur ?? 0);
    const inside = this.samples.filter(({ atUs }) => atUs >= task.ts && atUs <= end);
    const own = new Map<string, number>();
    const whole = new Map<string, number>();
    for (const { stack, lastedUs } of inside) {
      const [top] = stack;
      if (top !== undefined) own.set(top, (own.get(top) ?? 0) + lastedUs);
      for (const name of new Set(stack)) whole.set(name, (whole.get(name) ?? 0) + lastedUs);
    }
    const wholly = [...whole]
      .filter(([, microseconds]) => microseconds > (end - task.ts) / 5)
      .toSorted(([, a], [, b]) => b - a)
      .map(([name, microseconds]) => `${Math.round(microseconds / 1000)} ${name}`);
    return [...mostOf(own), ...(wholly.length > 0 ? [`inside: ${wholly.join(" > ")}`] : [])];
  }
}

function stackOf(id: number, nodes: ReadonlyMap<number, ProfileNode>): string[] {
  const stack: string[] = [];
  for (let node = nodes.get(id); node !== undefined; node = nodes.get(node.parent ?? -1)) {
    const { functionName, url = "" } = node.callFrame;
    if (functionName === "(root)") break;
    stack.push([functionName || "(anonymous)", url.split("/").at(-1)].filter(Boolean).join(" "));
  }
  return stack;
}
