// SPDX-License-Identifier: Apache-2.0
import type { Contest, Reading } from "../data/report";
import { Name, Scroller } from "./pieces";

function seatsOf(reading: Reading): string {
  if (reading.refused) return `Cannot be counted: ${reading.refused}.`;
  const seats = reading.lists
    .filter((list) => list.seats > 0)
    .sort((a, b) => b.seats - a.seats)
    .map((list) => `${list.name} ${list.seats}`);
  if (reading.outcome === "tie") seats.push("others tied");
  return seats.length > 0 ? seats.join(", ") : "No seats";
}

function comparison(reading: Reading): string {
  if (reading.proclaimed === "not_checked") return "–";
  if (reading.proclaimed === "holds") return "The proclaimed seats";
  const others = reading.differs.map((own) => `${own.name} ${own.seats} (proclaimed ${own.proclaimed})`);
  return others.length > 0 ? `Other seats: ${others.join(", ")}` : "As proclaimed, as far as seats were";
}

/** Seats under every reading of law and data; nothing where there is one. */
export function Readings({ contest }: { contest: Contest }) {
  if (contest.readings.length < 2) return null;
  return (
    <details>
      <summary>Seats under {contest.readings.length} readings of law and data</summary>
      <Scroller label="Readings">
        <table>
          <caption>Readings and their seats; the first is the one that was counted</caption>
          <thead>
            <tr>
              <th scope="col">Reading</th>
              <th scope="col">Seats</th>
              <th scope="col">Against the proclamation</th>
            </tr>
          </thead>
          <tbody>
            {contest.readings.map((reading, i) => (
              <tr key={i}>
                <th scope="row">
                  <Name text={reading.name} />
                </th>
                <td dir="auto">{seatsOf(reading)}</td>
                <td dir="auto">{comparison(reading)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}
