// SPDX-License-Identifier: Apache-2.0
import { count } from "../data/format";
import type { Assertions } from "../data/ranked";
import { Name, Scroller } from "./pieces";

type Pass = Assertions["passes"][number];

const sentence = ({ kind, winner, loser, continuing }: Pass["assertions"][number]) =>
  kind === "NEB"
    ? `${loser} goes out before ${winner}`
    : `${winner} has more than ${loser} when ${continuing.join(", ")} remain`;

const claims = (pass: Pass) => pass.assertions.length + pass.claims.length;

const cards = (draws: number) => count(Math.ceil(draws));

function Table({ pass }: { pass: Pass }) {
  const one = pass.claims.length === 0;
  return (
    <Scroller label="Assertions">
      <table className="assertions">
        <thead>
          <tr>
            <th scope="col">Assertion</th>
            {one ? (
              <>
                <th scope="col" className="num">
                  For
                </th>
                <th scope="col" className="num">
                  Against
                </th>
              </>
            ) : (
              <th scope="col" className="num">
                Margin
              </th>
            )}
            <th scope="col" className="num">
              Cards
            </th>
          </tr>
        </thead>
        <tbody>
          {pass.assertions.map((assertion) => (
            <tr key={sentence(assertion)}>
              <th scope="row">
                <Name text={sentence(assertion)} />
              </th>
              <td className="num">{count(assertion.winner_votes)}</td>
              <td className="num">{count(assertion.loser_votes)}</td>
              <td className="num">{cards(assertion.cards)}</td>
            </tr>
          ))}
          {pass.claims.map((claim) => (
            <tr key={claim.text}>
              <th scope="row">
                <Name text={claim.text} />
              </th>
              <td className="num">{claim.margin.toFixed(4)}</td>
              <td className="num">{cards(claim.cards)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** What an audit of the paper has to show for the elected, and how many cards that takes. */
export function RankedAssertions({ shown }: { shown: Assertions }) {
  return (
    <>
      {shown.passes.map((pass, i) => (
        <div key={i}>
          <p>
            {shown.passes.length > 1 && `Seat ${i + 1}: `}
            <Name text={pass.none ? `There are none: ${pass.none}.` : `${pass.statement}.`} />
          </p>
          {!pass.none && claims(pass) === 0 && <p>Nobody else stands: nothing has to be shown of the paper.</p>}
          {claims(pass) > 0 && (
            <>
              <Table pass={pass} />
              <p>
                A comparison audit of these {claims(pass)} to a risk limit of {+(100 * shown.risk_limit).toPrecision(4)}{" "}
                % takes{" "}
                {pass.draws < shown.cards
                  ? `about ${cards(pass.draws)} cards of ${count(shown.cards)}`
                  : `all ${count(shown.cards)} cards`}
                , if no error is found.
              </p>
            </>
          )}
        </div>
      ))}
      <p>These votes are those of the records. That the paper says the same is what an audit tests.</p>
    </>
  );
}
