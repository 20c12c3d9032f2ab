// SPDX-License-Identifier: Apache-2.0

/** Places of `seats` seats in half rings of radius 40 to 98 around the origin, from left to right, and the size of a seat. */
export function seatPlaces(seats: number): { places: [number, number][]; radius: number } {
  const inner = seats < 20 ? 70 : 46,
    outer = 96;
  let rows = 1;
  while (rows < 16 && capacity(rows, inner, outer) < seats) ++rows;
  const radii = radiiOf(rows, inner, outer),
    length = radii.reduce((a, b) => a + b, 0);
  let left = seats,
    arc = length;
  const placed: { angle: number; x: number; y: number }[] = [];
  for (const radius of radii) {
    const here = Math.round((left * radius) / arc);
    left -= here;
    arc -= radius;
    for (let i = 0; i < here; ++i) {
      const angle = here === 1 ? Math.PI / 2 : Math.PI - (Math.PI * i) / (here - 1);
      placed.push({ angle, x: radius * Math.cos(angle), y: -radius * Math.sin(angle) });
    }
  }
  const turn = (angle: number) => Math.round(angle * 1e6); // ends of the rings, equal but for rounding
  placed.sort((a, b) => turn(b.angle) - turn(a.angle) || a.x - b.x);
  const along = (Math.PI * length) / Math.max(1, seats),
    across = rows > 1 ? (outer - inner) / (rows - 1) : 12;
  return { places: placed.map(({ x, y }) => [x, y]), radius: Math.min(along, across, 12) * 0.42 };
}

function radiiOf(rows: number, inner: number, outer: number): number[] {
  if (rows === 1) return [outer - 6];
  return Array.from({ length: rows }, (_, i) => inner + ((outer - inner) * i) / (rows - 1));
}

function capacity(rows: number, inner: number, outer: number): number {
  const gap = rows > 1 ? (outer - inner) / (rows - 1) : 12;
  return radiiOf(rows, inner, outer).reduce((sum, radius) => sum + Math.floor((Math.PI * radius) / gap) + 1, 0);
}
