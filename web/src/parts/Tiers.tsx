// SPDX-License-Identifier: Apache-2.0
import { listOf } from "../data/contests";
import { count } from "../data/format";
import type { Contest, Result, SeatTier } from "../data/report";
import { Name, Scroller } from "./pieces";

const filled = (result: Result): SeatTier[] => result.tiers.filter((tier) => !tier.provisional);

/** Lists that have a seat somewhere, most seats first. */
const seated = (result: Result): number[] =>
  result.lists
    .filter((line) => line.seats > 0)
    .sort((a, b) => b.seats - a.seats)
    .map((line) => line.list);

function ByTier({ contest, result }: { contest: Contest; result: Result }) {
  const tiers = filled(result);
  if (tiers.length < 2) return null;
  return (
    <Scroller label="Seats by tier">
      <table>
        <caption>Seats by tier</caption>
        <thead>
          <tr>
            <th scope="col">List</th>
            {tiers.map((tier) => (
              <th key={tier.id} scope="col" className="num">
                {tier.name}
              </th>
            ))}
            <th scope="col" className="num">
              Seats
            </th>
          </tr>
        </thead>
        <tbody>
          {seated(result).map((list) => (
            <tr key={list}>
              <th scope="row">
                <Name text={listOf(contest, list)?.name ?? ""} />
              </th>
              {tiers.map((tier) => (
                <td key={tier.id} className="num">
                  {count(tier.seats[list] ?? 0)}
                </td>
              ))}
              <td className="num">{count(tiers.reduce((sum, tier) => sum + (tier.seats[list] ?? 0), 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function ByArea({ contest, result, tier }: { contest: Contest; result: Result; tier: SeatTier }) {
  const lists = seated(result).filter((list) => (tier.seats[list] ?? 0) > 0);
  if (tier.areas.length < 2 || lists.length === 0) return null;
  return (
    <details>
      <summary>
        Seats of {tier.name} in {count(tier.areas.length)} areas
      </summary>
      <Scroller label={`Seats of ${tier.name} by area`}>
        <table>
          <caption>Seats of {tier.name} by area</caption>
          <thead>
            <tr>
              <th scope="col">Area</th>
              {lists.map((list) => (
                <th key={list} scope="col" className="num">
                  <Name text={listOf(contest, list)?.name ?? ""} />
                </th>
              ))}
              <th scope="col" className="num">
                Not filled
              </th>
            </tr>
          </thead>
          <tbody>
            {tier.areas.map((area, i) => (
              <tr key={i}>
                <th scope="row">
                  <Name text={area.area === null ? "Whole" : (result.areas[area.area]?.name ?? "")} />
                </th>
                {lists.map((list) => (
                  <td key={list} className="num">
                    {area.seats[list] ? count(area.seats[list]) : ""}
                  </td>
                ))}
                <td className="num">{area.open + area.unfilled > 0 ? count(area.open + area.unfilled) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

/** Seats by tier, and by area of each tier that has areas. */
export function Tiers({ contest, result }: { contest: Contest; result: Result }) {
  return (
    <>
      <ByTier contest={contest} result={result} />
      {filled(result).map((tier) => (
        <ByArea key={tier.id} contest={contest} result={result} tier={tier} />
      ))}
    </>
  );
}
