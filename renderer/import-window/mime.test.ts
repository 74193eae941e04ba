import { expect, it } from "vitest";
import { mediaTypeOf, mimeMessageOf, parameterOf } from "./mime.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (body: Uint8Array | undefined) => new TextDecoder().decode(body);

it("finds each part between the lines of its boundary, decoded", () => {
  const message = mimeMessageOf(
    bytes(
      [
        "Subject: Saved",
        "Content-Type: multipart/related;",
        '\ttype="text/html"; boundary="--x"',
        "",
        "before the first",
        "----x",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "Caf=C3=A9 =",
        "open =3D yes   ",
        "----xy is no boundary",
        "----x",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "",
        "aGFy",
        "Ym91cg=",
        "----x--",
        "after the last",
      ].join("\r\n"),
    ),
  );
  const [page, picture, ...others] = message.parts;

  expect(others).toEqual([]);
  expect(mediaTypeOf(message.headers)).toBe("multipart/related");
  expect(parameterOf(page?.headers.get("content-type"), "charset")).toBe("utf-8");
  expect(textOf(page?.body)).toBe("Café open = yes\r\n----xy is no boundary");
  expect(textOf(picture?.body)).toBe("harbour");
});

it("looks into parts that hold parts, and reads one that is cut off as far as it goes", () => {
  const message = mimeMessageOf(
    bytes(
      "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/related; boundary=b\n\n--b\n\nfirst\n--b--\n--a\nContent-Type: text/html\n\nsecond",
    ),
  );

  expect(message.parts.map(({ body }) => textOf(body))).toEqual(["first", "second"]);
});

it("finds nothing in a message that names no boundary", () => {
  expect(mimeMessageOf(bytes("Content-Type: multipart/related\n\n--a\n\nwords")).parts).toEqual([]);
});
