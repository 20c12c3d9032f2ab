// SPDX-License-Identifier: Apache-2.0
import { count, date } from "../data/format";
import type { Claim, Report } from "../data/report";
import { Name, Reference, Scroller, Section } from "./pieces";

type Record = Report["record"];

function Tiers({ record }: { record: Record }) {
  if (record.tiers.length === 0) return null;
  return (
    <Scroller label="Tiers of the assembly">
      <table>
        <caption>Tiers of the assembly, as the record describes them</caption>
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <th scope="col" className="num">
              Seats
            </th>
            <th scope="col">Rule</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {record.tiers.map((tier, i) => (
            <tr key={i}>
              <th scope="row">
                <Name text={tier.name} />
              </th>
              <td className="num">{count(tier.seats)}</td>
              <td>
                <Name text={tier.rule || "–"} />
              </td>
              <td>
                <Name text={tier.note} /> <Reference text={tier.source} label="Source" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Organisations({ record }: { record: Record }) {
  if (record.organisations.length === 0) return null;
  return (
    <Scroller label="Parties and organisations">
      <table>
        <caption>Parties and organisations, and whether they stood</caption>
        <thead>
          <tr>
            <th scope="col">Organisation</th>
            <th scope="col">Stood</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {record.organisations.map((one, i) => (
            <tr key={i}>
              <th scope="row">
                <Name text={one.name} />
              </th>
              <td>{one.stood ? "Yes" : "No"}</td>
              <td>
                <Name text={one.note} /> <Reference text={one.source} label="Source" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const STANDINGS: { [standing in Claim["standing"]]: string } = {
  supported: "Supported",
  contradicted: "Contradicted",
  "depends on the basis": "Depends on the basis",
  "cannot be tested": "Cannot be tested",
};

function Bases({ claim }: { claim: Claim }) {
  if (claim.bases.length === 0) return null;
  const words = (holds: boolean | null) => (holds === null ? "Cannot be told" : holds ? "Holds" : "Does not hold");
  return (
    <Scroller label="Bases">
      <table>
        <thead>
          <tr>
            <th scope="col">Basis</th>
            <th scope="col">Numbers</th>
            <th scope="col">The statement</th>
          </tr>
        </thead>
        <tbody>
          {claim.bases.map((own, i) => (
            <tr key={i}>
              <th scope="row" dir="auto">
                {own.basis || "The record"}
              </th>
              <td dir="auto">{own.numbers.map(({ name, value }) => `${name} ${value || "unknown"}`).join(", ")}</td>
              <td>{words(own.holds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function OneClaim({ claim }: { claim: Claim }) {
  const open = claim.standing !== "supported" && claim.standing !== "contradicted";
  return (
    <article style={{ marginTop: "1.5rem" }}>
      <blockquote style={{ margin: 0 }}>
        <p className="lead" dir="auto">
          {claim.text}
        </p>
        <footer className="small soft">
          <Name text={claim.who} />
          {claim.published && `, ${date(claim.published)}`} <Reference text={claim.source} label="Source" />
        </footer>
      </blockquote>
      <p>
        <strong>{STANDINGS[claim.standing]}</strong>
        {claim.reason && open && <span dir="auto"> · it would take: {claim.reason}</span>}
      </p>
      <Bases claim={claim} />
      {claim.test && (
        <details>
          <summary>The query</summary>
          <pre className="small" style={{ whiteSpace: "pre-wrap" }}>
            {claim.test.trim()}
          </pre>
        </details>
      )}
    </article>
  );
}

function Claims({ record }: { record: Record }) {
  if (record.claims.length === 0) return null;
  return (
    <div className="part">
      <h3>What was said</h3>
      {record.claims.map((claim, i) => (
        <OneClaim key={i} claim={claim} />
      ))}
    </div>
  );
}

export const hasBackground = ({ tiers, organisations, claims, notes }: Record) =>
  tiers.length + organisations.length + claims.length + notes.length > 0;

export function Background({ record }: { record: Record }) {
  return (
    <Section id="background" title="Background">
      {record.notes.map((note, i) => (
        <p key={i} dir="auto">
          {note}
        </p>
      ))}
      <Tiers record={record} />
      <Organisations record={record} />
      <Claims record={record} />
    </Section>
  );
}
