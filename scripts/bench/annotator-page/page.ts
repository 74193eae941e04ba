import {
  createTextAnnotator,
  type TextAnnotation,
  type TextAnnotator,
} from "@recogito/text-annotator";

export interface Mark {
  readonly start: number;
  readonly end: number;
}

export type Renderer = "SPANS" | "CSS_HIGHLIGHTS";

const between = "\n\n";

let annotator: TextAnnotator<TextAnnotation, TextAnnotation> | null = null;
/** The text nodes, one a paragraph, by where each begins in the text. */
let nodes: { readonly node: Text; readonly start: number }[] = [];

const article = elementOf("article");

function elementOf(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`There is no ${id}`);
  return found;
}

/** Shows the article under its marks; answers with the time until the marks are painted. */
async function show(text: string, marks: readonly Mark[], renderer: Renderer): Promise<number> {
  annotator?.destroy();
  annotator = null;
  article.replaceChildren();
  elementOf("scroller").scrollTop = 0;
  await painted();
  const before = performance.now();
  let start = 0;
  nodes = text.split(between).map((words) => {
    const paragraph = document.createElement("p");
    const node = document.createTextNode(words);
    paragraph.append(node);
    article.append(paragraph);
    const begins = start;
    start += words.length + between.length;
    return { node, start: begins };
  });
  annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(article, { renderer });
  annotator.setAnnotations(marks.map(annotationOf));
  await drawn(renderer, 1);
  return performance.now() - before;
}

/** Adds a mark within what is on screen; answers with the time until it is painted. */
async function add(mark: Mark, renderer: Renderer): Promise<number> {
  const shown = drawnCount(renderer);
  const before = performance.now();
  annotator?.state.store.addAnnotation(annotationOf(mark, 1_000_000 + mark.start));
  await drawn(renderer, shown + 1);
  return performance.now() - before;
}

/** What is under a point, asked so often; answers with the time that one question took. */
function hit(times: number): number {
  const before = performance.now();
  for (let time = 0; time < times; time += 1) {
    annotator?.state.store.getAt(200 + (time % 300), 40 + ((time * 29) % 500), true);
  }
  return (performance.now() - before) / times;
}

function annotationOf({ start, end }: Mark, index: number): TextAnnotation {
  const range = document.createRange();
  const [first, last] = [placeOf(start), placeOf(end)];
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset);
  const id = `mark-${index}`;
  return {
    id,
    bodies: [],
    target: { annotation: id, selector: [{ quote: range.toString(), start, end, range }] },
  };
}

function placeOf(offset: number): { readonly node: Text; readonly offset: number } {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = nodes[Math.max(0, low - 1)];
  if (found === undefined) throw new Error(`Nothing is at ${offset}`);
  return { node: found.node, offset: Math.min(offset - found.start, found.node.length) };
}

function drawnCount(renderer: Renderer): number {
  if (renderer === "SPANS") {
    const spans = article.querySelectorAll<HTMLElement>(".r6o-annotation");
    return new Set([...spans].map(({ dataset }) => dataset["annotation"])).size;
  }
  return [...CSS.highlights.keys()].length;
}

/** Resolves after the frame that has at least so many marks drawn. */
async function drawn(renderer: Renderer, least: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (drawnCount(renderer) >= least) resolve();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await afterFrame();
}

function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => void afterFrame().then(resolve)));
}

function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}

Object.assign(globalThis, { bench: { show, add, hit } });
