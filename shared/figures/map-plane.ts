export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A piece of the Earth on a frame: north up at its middle meridian. */
export interface MapPlane {
  readonly frame: Frame;
  readonly kmPerUnit: number;
  spotOf(longitude: number, latitude: number): Spot;
}

const earthRadiusKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/**
 * Lambert's conformal conic projection with standard parallels at 34° and 48° north, between
 * which no distance is off by more than one in a hundred: a scale bar holds everywhere.
 */
const [south, north] = [radians(34), radians(48)];
const cone =
  Math.log(Math.cos(south) / Math.cos(north)) /
  Math.log(Math.tan(Math.PI / 4 + north / 2) / Math.tan(Math.PI / 4 + south / 2));
const opening = (Math.cos(south) * Math.tan(Math.PI / 4 + south / 2) ** cone) / cone;

function projected(longitude: number, latitude: number, meridian: number): Spot {
  const distance = opening / Math.tan(Math.PI / 4 + radians(latitude) / 2) ** cone;
  const turn = cone * radians(longitude - meridian);
  return {
    x: distance * Math.sin(turn) * earthRadiusKm,
    y: distance * Math.cos(turn) * earthRadiusKm,
  };
}

export function mapPlane(
  frame: Frame,
  middle: { readonly longitude: number; readonly latitude: number },
  kmPerUnit: number,
): MapPlane {
  const origin = projected(middle.longitude, middle.latitude, middle.longitude);
  return {
    frame,
    kmPerUnit,
    spotOf(longitude, latitude) {
      const { x, y } = projected(longitude, latitude, middle.longitude);
      return {
        x: frame.x + frame.width / 2 + (x - origin.x) / kmPerUnit,
        y: frame.y + frame.height / 2 + (y - origin.y) / kmPerUnit,
      };
    },
  };
}

export function liesIn({ x, y, width, height }: Frame, spot: Spot): boolean {
  return spot.x >= x && spot.x <= x + width && spot.y >= y && spot.y <= y + height;
}

/** The part of a ring that lies in the frame (Sutherland and Hodgman). */
export function ringIn(frame: Frame, ring: readonly Spot[]): readonly Spot[] {
  const sides = [
    { axis: "x", limit: frame.x, sign: 1 },
    { axis: "x", limit: frame.x + frame.width, sign: -1 },
    { axis: "y", limit: frame.y, sign: 1 },
    { axis: "y", limit: frame.y + frame.height, sign: -1 },
  ] as const;
  return sides.reduce<readonly Spot[]>((points, { axis, limit, sign }) => {
    const isIn = (spot: Spot) => (spot[axis] - limit) * sign >= 0;
    return points.flatMap((point, index) => {
      const before = points.at(index - 1) ?? point;
      const crossing = isIn(point) === isIn(before) ? [] : [between(before, point, axis, limit)];
      return isIn(point) ? [...crossing, point] : crossing;
    });
  }, ring);
}

/** The parts of a line that lie in the frame. */
export function linesIn(frame: Frame, line: readonly Spot[]): readonly (readonly Spot[])[] {
  const runs: Spot[][] = [];
  let run: Spot[] = [];
  const end = () => {
    if (run.length > 1) runs.push(run);
    run = [];
  };
  line.forEach((spot, index) => {
    const before = line[index - 1];
    const part = before === undefined ? null : segmentIn(frame, before, spot);
    if (part === null) {
      if (before !== undefined) end();
      return;
    }
    if (run.length === 0) run.push(part[0]);
    run.push(part[1]);
    if (part[1] !== spot) end();
  });
  end();
  return runs;
}

/** Liang and Barsky: the part of a straight line in the frame; null when it misses it. */
function segmentIn(
  { x, y, width, height }: Frame,
  from: Spot,
  to: Spot,
): readonly [Spot, Spot] | null {
  let start = 0;
  let end = 1;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const edges = [
    [-dx, from.x - x],
    [dx, x + width - from.x],
    [-dy, from.y - y],
    [dy, y + height - from.y],
  ] as const;
  for (const [slope, room] of edges) {
    if (slope === 0) {
      if (room < 0) return null;
      continue;
    }
    const at = room / slope;
    if (slope < 0) start = Math.max(start, at);
    else end = Math.min(end, at);
  }
  if (start > end) return null;
  const on = (share: number): Spot => ({ x: from.x + share * dx, y: from.y + share * dy });
  return [start === 0 ? from : on(start), end === 1 ? to : on(end)];
}

function between(from: Spot, to: Spot, axis: "x" | "y", limit: number): Spot {
  const share = (limit - from[axis]) / (to[axis] - from[axis]);
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
