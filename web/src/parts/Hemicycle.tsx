// SPDX-License-Identifier: Apache-2.0
import { seatPlaces } from "../data/hemicycle";

interface Group {
  name: string;
  seats: number;
  colour: string;
}

/** The seats of an assembly in rows, largest list on the left. */
export function Hemicycle({ groups, seats }: { groups: Group[]; seats: number }) {
  const held = groups.reduce((sum, group) => sum + group.seats, 0),
    { places, radius } = seatPlaces(Math.max(seats, held));
  const colours = groups.flatMap((group) => Array.from({ length: group.seats }, () => group.colour));
  const said = groups
    .filter((group) => group.seats > 0)
    .map((group) => `${group.name} ${group.seats}`)
    .join(", ");
  const majority = Math.floor(seats / 2) + 1;
  return (
    <svg
      className="hemicycle"
      viewBox="-104 -104 208 116"
      role="img"
      aria-label={`${seats} seats: ${said}. ${majority} are a majority.`}>
      {places.map(([x, y], i) => (
        <circle
          key={i}
          cx={x}
          cy={y}
          r={radius}
          fill={colours[i] ?? "none"}
          stroke={colours[i] ? "none" : "currentColor"}
          strokeWidth={0.5}
        />
      ))}
      <text textAnchor="middle" y="-14" fontSize="24" fontWeight="600">
        {seats}
      </text>
      <text textAnchor="middle" y="-4" fontSize="7" className="majority">
        seats
      </text>
      <text textAnchor="middle" y="5" fontSize="7" className="majority">
        majority {majority}
      </text>
    </svg>
  );
}
