import { northeastAsia } from "../domain/place/northeast-asia.ts";
import type { Place } from "../domain/place/place.ts";
import type { Translate } from "../messages/catalogue.ts";
import type { Figure, FigureView } from "./figure.ts";
import {
  type Frame,
  liesIn,
  linesIn,
  type MapPlane,
  mapPlane,
  ringIn,
  type Spot,
} from "./map-plane.ts";
import cutMap from "./northeast-asia-map.json" with { type: "json" };
import { byId, claimsIn, type FigureRecords } from "./records.ts";
import { round, Sketch } from "./scene.ts";
import { lineHeight, textSizes, widthOf } from "./text-measure.ts";

export interface NamedPlace {
  readonly place: Place;
  readonly claimIds: readonly string[];
}

/** Where the claims of a notebook happen. */
export interface PlacesNamed {
  readonly places: readonly NamedPlace[];
  /** Spellings that no gazetteer knows, with how many claims name them. */
  readonly unknown: readonly { readonly name: string; readonly count: number }[];
}

export function placesNamed(records: FigureRecords, view: FigureView): PlacesNamed {
  const claims = byId(claimsIn(records, view.claimIds));
  const gazetteer = byId(northeastAsia);
  const known = new Map<string, Set<string>>();
  const unknown = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, claimId: string) =>
    map.set(key, (map.get(key) ?? new Set()).add(claimId));
  for (const { claimId, placeId, placeName, placeText } of records.evidence) {
    if (!claims.has(claimId)) continue;
    const name = placeName ?? placeText;
    if (placeId !== null && gazetteer.has(placeId)) add(known, placeId, claimId);
    else if (name !== null) add(unknown, name, claimId);
  }
  return {
    places: [...known]
      .flatMap(([id, claimIds]) => {
        const place = gazetteer.get(id);
        return place === undefined ? [] : [{ place, claimIds: [...claimIds] }];
      })
      .sort((a, b) => b.claimIds.length - a.claimIds.length || (a.place.id < b.place.id ? -1 : 1)),
    unknown: [...unknown].map(([name, ids]) => ({ name, count: ids.size })),
  };
}

/** The gazetteer rounds to a tenth of a degree; where two stations face each other over a river, that is one spot. */
const exactly: Readonly<Record<string, { readonly longitude: number; readonly latitude: number }>> =
  {
    tumangang: { longitude: 130.61, latitude: 42.42 },
    khasan: { longitude: 130.65, latitude: 42.43 },
  };

const insetSize = { width: 216, height: 190 };
const kmAcross = 2500;
const insetKmAcross = 92;

interface Box extends Frame {}

/** Coasts and borders of Northeast Asia, the mouth of the Tumen apart, and the places claims name. */
export function drawMap(records: FigureRecords, view: FigureView, t: Translate): Figure {
  const { places, unknown } = placesNamed(records, view);
  const width = Math.min(view.width, 820);
  const height = Math.round(width * 0.97);
  const sketch = new Sketch(width);
  const plane = mapPlane(
    { x: 0.5, y: 0.5, width: width - 1, height: height - 1 },
    { longitude: 132.6, latitude: 41.3 },
    kmAcross / width,
  );
  const insetFrame = {
    x: 10,
    y: 10,
    ...insetSize,
  };
  const inset = mapPlane(
    insetFrame,
    { longitude: 130.62, latitude: 42.42 },
    insetKmAcross / insetSize.width,
  );
  const taken: Box[] = [grown(insetFrame, 6), { x: 8, y: height - 40, width: 150, height: 34 }];

  drawGround(sketch, plane, cutMap.region);
  const locator = locatorOf(plane);
  sketch.add({ kind: "rect", ...locator, fill: "none", stroke: "ink", strokeWidth: 1.5 });
  taken.push(locator);
  const drawn = places.filter(
    ({ place }) => place.kind !== "country" && liesIn(plane.frame, spotOn(plane, place)),
  );
  const inInset = drawn.filter(({ place }) => liesIn(insetFrame, spotOn(inset, place)));
  const inMain = drawn.filter((one) => !inInset.includes(one));
  for (const { place, claimIds } of inMain) {
    const spot = spotOn(plane, place);
    const radius = radiusOf(claimIds.length);
    taken.push({ x: spot.x - radius, y: spot.y - radius, width: radius * 2, height: radius * 2 });
  }
  const unlabelled = inMain.filter((one) => !drawPlace(sketch, plane, one, taken, t));
  label(
    sketch,
    t("figures.map.inset"),
    { x: locator.x + locator.width / 2, y: locator.y + locator.height / 2 },
    locator.width / 2,
    plane.frame,
    taken,
  );
  for (const { key, longitude, latitude } of names) {
    const text = t(`figures.map.name.${key}`);
    const spot = plane.spotOf(longitude, latitude);
    const half = widthOf(text, textSizes.text) / 2;
    const box = {
      x: spot.x - half,
      y: spot.y - 10,
      width: half * 2,
      height: lineHeight(textSizes.text),
    };
    if (taken.some((other) => meets(box, other)) || !holds(plane.frame, box)) continue;
    taken.push(box);
    sketch.text(text, spot.x, spot.y + 2, { anchor: "middle", fill: "muted", hasHalo: true });
  }
  drawScale(sketch, { x: 12, y: height - 14 }, plane, 500, t);
  sketch.add({ kind: "rect", ...plane.frame, fill: "none", stroke: "ink" });

  drawInset(sketch, inset, inInset, t);

  const outside = places.filter((one) => one.place.kind !== "country" && !drawn.includes(one));
  const countries = places.filter(({ place }) => place.kind === "country");
  const listed = (some: readonly NamedPlace[]) =>
    some.map(({ place, claimIds }) => counted(place.name, claimIds.length, t)).join("; ");
  return {
    kind: "map",
    title: t("figures.map.title"),
    alternative: t("figures.map.alternative", {
      count: drawn.length,
      places: drawn.length === 0 ? t("figures.map.none") : listed(drawn),
    }),
    scene: sketch.scene(height),
    table: {
      columns: [t("figures.map.place"), t("figures.map.position"), t("figures.map.claims")],
      rows: places.map(({ place, claimIds }) => ({
        cells: [place.name, positionText(place, t), String(claimIds.length)],
        target: { kind: "claims", claimIds },
      })),
    },
    notes: [
      t("figures.map.legend"),
      ...(countries.length === 0
        ? []
        : [t("figures.map.countries", { places: listed(countries) })]),
      ...(outside.length === 0 ? [] : [t("figures.map.outside", { places: listed(outside) })]),
      ...(unlabelled.length === 0
        ? []
        : [t("figures.map.unlabelled", { places: listed(unlabelled) })]),
      ...(unknown.length === 0
        ? []
        : [
            t("figures.map.unknown", {
              places: unknown
                .slice(0, 12)
                .map(({ name, count }) => counted(name, count, t))
                .join("; "),
            }),
          ]),
    ],
    source: t("figures.map.source"),
    emptyText: null,
    shown: { from: 0, to: places.length, of: places.length },
  };
}

/** Written on the map where there is room for them. */
const names = [
  { key: "china", longitude: 122.6, latitude: 44.5 },
  { key: "russia", longitude: 136.4, latitude: 49.2 },
  { key: "northKorea", longitude: 126.9, latitude: 40.3 },
  { key: "southKorea", longitude: 128.0, latitude: 36.3 },
  { key: "japan", longitude: 138.3, latitude: 36.5 },
  { key: "seaOfJapan", longitude: 134.6, latitude: 40.2 },
  { key: "yellowSea", longitude: 123.1, latitude: 35.4 },
  { key: "pacific", longitude: 144.2, latitude: 38.0 },
] as const;

function counted(name: string, count: number, t: Translate): string {
  return t("figures.map.counted", { name, count });
}

function positionText(place: Place, t: Translate): string {
  const { longitude, latitude } = exactly[place.id] ?? place;
  return t("figures.map.degrees", {
    latitude: Math.abs(latitude),
    northSouth: latitude < 0 ? "S" : "N",
    longitude: Math.abs(longitude),
    eastWest: longitude < 0 ? "W" : "E",
  });
}

function spotOn(plane: MapPlane, place: Place): Spot {
  const { longitude, latitude } = exactly[place.id] ?? place;
  return plane.spotOf(longitude, latitude);
}

/** Where the inset lies on the map. */
function locatorOf(plane: MapPlane): Box {
  const middle = plane.spotOf(130.62, 42.42);
  const width = insetKmAcross / plane.kmPerUnit;
  const height = (width * insetSize.height) / insetSize.width;
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}

type Ground = Readonly<Record<"coasts" | "borders" | "land", readonly string[]>> & {
  readonly decimals: number;
};

function drawGround(sketch: Sketch, plane: MapPlane, ground: Ground): void {
  const spots = (line: string) =>
    line.split(" ").map((pair) => {
      const [longitude = 0, latitude = 0] = pair.split(",").map(Number);
      return plane.spotOf(longitude / 10 ** ground.decimals, latitude / 10 ** ground.decimals);
    });
  const path = (line: readonly Spot[]) =>
    `M${line.map(({ x, y }) => `${round(x)} ${round(y)}`).join("L")}`;
  for (const line of ground.land) {
    const ring = ringIn(plane.frame, spots(line));
    if (ring.length > 2) sketch.add({ kind: "path", d: `${path(ring)}Z`, fill: "sunk" });
  }
  for (const line of ground.coasts) {
    for (const run of linesIn(plane.frame, spots(line))) {
      sketch.add({ kind: "path", d: path(run), fill: "none", stroke: "muted", strokeWidth: 0.75 });
    }
  }
  for (const line of ground.borders) {
    for (const run of linesIn(plane.frame, spots(line))) {
      sketch.add({
        kind: "path",
        d: path(run),
        fill: "none",
        stroke: "ink",
        strokeWidth: 1,
        dash: "dashed",
      });
    }
  }
}

/** The mouth of the Tumen, where China, North Korea and Russia meet: both stations stand on it always. */
function drawInset(
  sketch: Sketch,
  plane: MapPlane,
  places: readonly NamedPlace[],
  t: Translate,
): void {
  const { frame } = plane;
  sketch.add({ kind: "rect", ...frame, fill: "paper" });
  drawGround(sketch, plane, cutMap.tumen);
  const taken: Box[] = [
    { x: frame.x, y: frame.y, width: frame.width, height: 20 },
    { x: frame.x + 4, y: frame.y + frame.height - 34, width: 90, height: 32 },
  ];
  const shown = ["tumangang", "khasan"].flatMap((id) => {
    const named = places.find(({ place }) => place.id === id);
    const place = northeastAsia.find((one) => one.id === id);
    return named !== undefined ? [named] : place === undefined ? [] : [{ place, claimIds: [] }];
  });
  const all = [...shown, ...places.filter((one) => !shown.includes(one))];
  for (const { place, claimIds } of all) {
    const spot = spotOn(plane, place);
    const radius = radiusOf(claimIds.length);
    taken.push({ x: spot.x - radius, y: spot.y - radius, width: radius * 2, height: radius * 2 });
  }
  for (const one of all) drawPlace(sketch, plane, one, taken, t);
  for (const { key, longitude, latitude } of insetNames) {
    const text = t(`figures.map.name.${key}`);
    const spot = plane.spotOf(longitude, latitude);
    const half = widthOf(text, textSizes.text) / 2;
    const box = { x: spot.x - half, y: spot.y - 10, width: half * 2, height: 14 };
    if (taken.some((other) => meets(box, other)) || !holds(frame, box)) continue;
    taken.push(box);
    sketch.text(text, spot.x, spot.y + 2, { anchor: "middle", fill: "muted", hasHalo: true });
  }
  sketch.text(t("figures.map.insetTitle"), frame.x + 6, frame.y + 15, {
    isBold: true,
    hasHalo: true,
  });
  drawScale(sketch, { x: frame.x + 8, y: frame.y + frame.height - 8 }, plane, 20, t);
  sketch.add({ kind: "rect", ...frame, fill: "none", stroke: "ink", strokeWidth: 1.5 });
}

const insetNames = [
  { key: "china", longitude: 130.3, latitude: 42.8 },
  { key: "russia", longitude: 130.95, latitude: 42.74 },
  { key: "northKorea", longitude: 130.33, latitude: 42.36 },
] as const;

function radiusOf(claims: number): number {
  return claims === 0 ? 3 : Math.min(9, 3 + 1.6 * Math.sqrt(claims));
}

/** A disc for a place, an open ring for a stretch of land or sea. Answers whether its name found room. */
function drawPlace(
  sketch: Sketch,
  plane: MapPlane,
  { place, claimIds }: NamedPlace,
  taken: Box[],
  t: Translate,
): boolean {
  const spot = spotOn(plane, place);
  const radius = radiusOf(claimIds.length);
  const isArea = place.kind === "region" || place.kind === "water";
  const point = claimIds.length === 0 ? {} : { point: place.id };
  sketch.add({
    kind: "circle",
    ...spot,
    radius,
    fill: isArea ? "none" : claimIds.length === 0 ? "paper" : "accent",
    stroke: isArea ? "accent" : "ink",
    strokeWidth: isArea ? 2 : 1,
    ...(isArea ? ({ dash: "dotted" } as const) : {}),
    ...point,
  });
  const words = claimIds.length > 1 ? counted(place.name, claimIds.length, t) : place.name;
  const box = label(sketch, words, spot, radius, plane.frame, taken);
  if (claimIds.length > 0) {
    const hit = box ?? { x: spot.x - 12, y: spot.y - 12, width: 24, height: 24 };
    const left = Math.min(hit.x, spot.x - radius);
    const top = Math.min(hit.y, spot.y - radius);
    sketch.point({
      id: place.id,
      label: t("figures.map.point", { name: place.name, count: claimIds.length }),
      target: { kind: "claims", claimIds },
      x: left,
      y: top,
      width: Math.max(hit.x + hit.width, spot.x + radius) - left,
      height: Math.max(hit.y + hit.height, spot.y + radius) - top,
    });
  }
  return box !== null;
}

/** Writes a name beside its spot, where it meets nothing. Null when there is no such place. */
function label(
  sketch: Sketch,
  text: string,
  spot: Spot,
  radius: number,
  frame: Frame,
  taken: Box[],
): Box | null {
  const size = textSizes.text;
  const width = widthOf(text, size);
  const height = lineHeight(size);
  const [right, left, above, below] = [
    radius + 4,
    -radius - 4 - width,
    -radius - 2 - height,
    radius + 2,
  ];
  const places = [
    [right, -height / 2],
    [left, -height / 2],
    [-width / 2, above],
    [-width / 2, below],
    [right - 2, above + 4],
    [right - 2, below - 4],
    [left + 2, above + 4],
    [left + 2, below - 4],
  ] as const;
  for (const [dx, dy] of places) {
    const box = { x: spot.x + dx, y: spot.y + dy, width, height };
    if (!holds(frame, box) || taken.some((other) => meets(box, other))) continue;
    taken.push(box);
    sketch.text(text, box.x, box.y + size, { hasHalo: true });
    return box;
  }
  return null;
}

function drawScale(
  sketch: Sketch,
  at: Spot,
  { kmPerUnit }: MapPlane,
  km: number,
  t: Translate,
): void {
  const width = km / kmPerUnit;
  sketch.add({
    kind: "path",
    d: `M${round(at.x)} ${round(at.y - 5)}V${round(at.y)}H${round(at.x + width)}V${round(at.y - 5)}M${round(at.x + width / 2)} ${round(at.y - 3)}V${round(at.y)}`,
    fill: "none",
    stroke: "ink",
    strokeWidth: 1.5,
  });
  sketch.text(t("figures.map.km", { km }), at.x + 2, at.y - 9, { hasHalo: true });
}

function grown({ x, y, width, height }: Frame, by: number): Box {
  return { x: x - by, y: y - by, width: width + by * 2, height: height + by * 2 };
}

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function holds(frame: Frame, box: Box): boolean {
  return (
    box.x >= frame.x + 2 &&
    box.y >= frame.y + 2 &&
    box.x + box.width <= frame.x + frame.width - 2 &&
    box.y + box.height <= frame.y + frame.height - 2
  );
}
