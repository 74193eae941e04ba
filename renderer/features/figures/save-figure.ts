import { request } from "#renderer/bridge.ts";
import type { Figure } from "#shared/figures/figure.ts";
import { sheetSvg } from "#shared/figures/sheet.ts";

/** Twice the size on screen: sharp on paper, small enough to send. */
const pngScale = 2;

/** Asks for a place and writes the figure there. Null when the dialog was closed. */
export async function saveFigure(
  figure: Figure,
  format: "svg" | "png",
): Promise<{ readonly path: string } | null> {
  const svg = sheetSvg(figure);
  const bytes =
    format === "svg"
      ? new TextEncoder().encode(svg.text)
      : await pngOf(svg.text, svg.width, svg.height);
  return request("figure:save", { name: figure.title, format, bytes });
}

/** Drawn by the engine itself: what is saved is what the SVG shows. */
async function pngOf(svg: string, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * pngScale);
    canvas.height = Math.round(height * pngScale);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("No canvas to draw a figure on");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob === null) throw new Error("The canvas gave no picture");
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
