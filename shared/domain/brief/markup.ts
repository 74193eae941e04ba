/** Text that has been escaped or written by the program, and may stand in HTML as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Hole = string | number | Markup | null | false | readonly Hole[];

/**
 * A piece of HTML. Whatever is put into it is escaped unless it was made by `html`
 * itself, so words of an article can never become mark-up. Null and false print nothing.
 */
export function html(literals: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  return new Markup(
    literals.reduce((text, literal, index) => text + rendered(holes[index - 1] ?? null) + literal),
  );
}

function rendered(hole: Hole): string {
  if (hole === null || hole === false) return "";
  if (hole instanceof Markup) return hole.text;
  if (typeof hole === "object") return hole.map(rendered).join("");
  return escaped(String(hole));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? character);
}
