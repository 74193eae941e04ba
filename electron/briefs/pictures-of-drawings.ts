/** Pixels for each unit of a drawing: 640 of them fill the width of the text, at 195 dots an inch. */
const scale = 2;

/**
 * Run by the inspector in a page of drawings: answers with each as a PNG in base64. An image
 * of SVG can not use the fonts of its page, so the texts, which lie on top, are drawn by
 * themselves. Read back often, a canvas stays in memory, where no graphics processor can lose it.
 */
export const picturesOfDrawings = `(async () => {
  const pictures = [];
  for (const drawing of document.querySelectorAll("svg")) {
    const { width, height } = drawing.viewBox.baseVal;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * ${scale});
    canvas.height = Math.round(height * ${scale});
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.scale(${scale}, ${scale});
    const wordless = drawing.cloneNode(true);
    for (const text of wordless.querySelectorAll("text")) text.remove();
    const image = new Image();
    const source = new XMLSerializer().serializeToString(wordless);
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(source);
    await image.decode();
    context.drawImage(image, 0, 0, width, height);
    context.lineJoin = "round";
    for (const text of drawing.querySelectorAll("text")) {
      const style = getComputedStyle(text);
      const [x, y] = [text.x.baseVal[0].value, text.y.baseVal[0].value];
      context.font = [style.fontWeight, style.fontSize, style.fontFamily].join(" ");
      context.textAlign = { middle: "center", end: "right" }[style.textAnchor] ?? "left";
      if (style.stroke !== "none") {
        context.strokeStyle = style.stroke;
        context.lineWidth = parseFloat(style.strokeWidth);
        context.strokeText(text.textContent, x, y);
      }
      context.fillStyle = style.fill;
      context.fillText(text.textContent, x, y);
    }
    pictures.push(canvas.toDataURL("image/png").split(",")[1]);
  }
  return pictures;
})()`;
