import { expect, it } from "vitest";
import { publisherOfWindowTitle } from "./inferred-publisher.ts";

it.each([
  ["Quay closed - The New York Times", "https://www.nytimes.com/2018/a.html", "The New York Times"],
  ["Muelle cerrado - 07.12.2017 - LA NACIÓN", "https://www.lanacion.com.ar/1", "LA NACIÓN"],
  ["Quay closed | The Harbour-Post", "https://harbourpost.example/a", "The Harbour-Post"],
  ["Quay closed - Politics", "https://www.nytimes.com/2018/a.html", null],
  ["Quay closed - Nora Yates", "https://www.nytimes.com/2018/a.html", null],
  ["The New York Times", "https://www.nytimes.com/", null],
  ["Quay closed - Bob Bc", "https://bbc.example/a", null],
])("names the publisher of %s at %s as %s", (title, address, publisher) =>
  expect(publisherOfWindowTitle(title, address)).toBe(publisher),
);
