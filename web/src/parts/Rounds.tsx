// SPDX-License-Identifier: Apache-2.0
import { count, words } from "../data/format";
import { ranking, votesOf } from "../data/ranked";
import type { Pass, Round } from "../data/ranked";
import { Name, Scroller } from "./pieces";

/** Digits as they were counted, grouped before the point. */
function shown(text: string): string {
  if (text.length > 16 && text.includes("/")) return votesOf(text).toFixed(6);
  const match = /^(\d+)(\.\d+)?$/.exec(text);
  return match ? count(Number(match[1])) + (match[2] ?? "") : text;
}

function gained(now: number, before: number | undefined): string {
  if (before === undefined || Math.abs(now - before) < 1e-9) return "";
  const size = Math.abs(now - before),
    digits = Number.isInteger(size) ? count(size) : size < 1 ? size.toPrecision(2) : count(Math.round(size));
  return (now < before ? "−" : "+") + digits;
}

function Cell({ votes, before, state }: { votes: string | undefined; before: string | undefined; state: string }) {
  if (votes === undefined) return <td className="num soft" />;
  const change = gained(votesOf(votes), before === undefined ? undefined : votesOf(before));
  return (
    <td className={`num ${state}`} title={votes.length > 16 && votes.length < 400 ? votes : undefined}>
      {shown(votes)}
      <span className="round-change">{state || change ? [change, state].filter(Boolean).join(" · ") : "\u00a0"}</span>
    </td>
  );
}

const stateOf = (round: Round, name: string) =>
  round.elected.includes(name) ? "elected" : round.eliminated.includes(name) ? "eliminated" : "";

function CandidateRow({ pass, name }: { pass: Pass; name: string }) {
  const votes = pass.rounds.map((round) => round.tallies.find(({ candidate }) => candidate === name)?.votes);
  return (
    <tr className={pass.elected.includes(name) ? "winner" : undefined}>
      <th scope="row">
        <Name text={name} />
      </th>
      {pass.rounds.map((round, i) => (
        <Cell key={i} votes={votes[i]} before={i > 0 ? votes[i - 1] : undefined} state={stateOf(round, name)} />
      ))}
    </tr>
  );
}

/** Votes of every candidate in every round, with what each gained. */
export function Rounds({ pass }: { pass: Pass }) {
  const kinds = Object.keys(pass.rounds[0]?.inactive ?? {}).filter((kind) =>
      pass.rounds.some((round) => votesOf(round.inactive[kind] ?? "0") > 0),
    ),
    others: [string, (round: Round) => string][] = [
      ...kinds.map((kind): [string, (round: Round) => string] => [
        `Not counted: ${words(kind).toLowerCase()}`,
        (round) => round.inactive[kind] ?? "0",
      ]),
      ["Left by rounding", (round) => round.residual],
      ["Threshold", (round) => round.threshold],
    ];
  return (
    <Scroller label="Votes by round">
      <table className="rounds">
        <caption>Votes in each round; below them what was gained or given up since the round before.</caption>
        <thead>
          <tr>
            <th scope="col">Candidate</th>
            {pass.rounds.map((_, i) => (
              <th key={i} scope="col" className="num">
                Round {i + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranking(pass).map((name) => (
            <CandidateRow key={name} pass={pass} name={name} />
          ))}
        </tbody>
        <tbody className="soft">
          {others
            .filter(([, of]) => pass.rounds.some((round) => votesOf(of(round)) > 0))
            .map(([label, of]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {pass.rounds.map((round, i) => (
                  <td key={i} className="num">
                    {shown(of(round))}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </Scroller>
  );
}
