// SPDX-License-Identifier: Apache-2.0
import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import type { SankeyLink, SankeyNode } from "d3-sankey";
import { visible } from "../data/colour";
import { count } from "../data/format";
import { flow, kExhausted, ranking, tellsTransfers } from "../data/ranked";
import type { FlowLink, FlowNode, Pass } from "../data/ranked";
import type { Theme } from "../theme";
import { Scroller } from "./pieces";

const colours = ["#4269d0", "#c9820c", "#3ca951", "#d6455c", "#7a5cc9", "#0e8f9e", "#9c6b4e", "#b04f9b", "#5f7a1f"];
const kBar = 12,
  kLabels = 170,
  kPage = 1_100;

/** As wide as a page has room for, within what can be read. */
const columnOf = (rounds: number) => Math.min(180, Math.max(80, Math.floor((kPage - 2 * kLabels) / (rounds - 1))));

type Node = SankeyNode<FlowNode, FlowLink>;
type Link = SankeyLink<FlowNode, FlowLink>;

/** A colour for each of the first in the ranking; the others are grey. */
function colourOf(names: string[], theme: Theme): (name: string) => string {
  const grey = visible("#858c94", theme);
  return (name) => {
    const at = names.indexOf(name);
    return at >= 0 && at < colours.length ? visible(colours[at]!, theme) : grey;
  };
}

function layout(pass: Pass, names: string[], width: number, height: number) {
  const place = (node: Node) => (node.name === kExhausted ? names.length : names.indexOf(node.name));
  return sankey<FlowNode, FlowLink>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.round)
    .nodeSort((a, b) => place(a) - place(b))
    .nodeWidth(kBar)
    .nodePadding(8)
    .extent([
      [kLabels, 26],
      [width - kLabels, height - 6],
    ])(flow(pass));
}

const votes = (value: number) => (Number.isInteger(value) ? count(value) : count(Math.round(value)));
const short = (text: string) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
const end = (node: string | number | Node) => node as Node;

function Ribbon({ link, colour }: { link: Link; colour: string }) {
  const same = link.from === link.to;
  return (
    <path
      d={sankeyLinkHorizontal()(link) ?? undefined}
      stroke={colour}
      strokeWidth={Math.max(1, link.width ?? 0)}
      opacity={same ? 0.22 : 0.55}>
      <title>{`Round ${end(link.source).round + 1}: ${link.from} → ${same ? "kept" : link.to}, ${votes(link.value)} votes`}</title>
    </path>
  );
}

function Bar({ node, colour, last }: { node: Node; colour: string; last: number }) {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node,
    first = node.round === 0,
    labelled = first || node.round === last;
  return (
    <g>
      <rect x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} fill={colour}>
        <title>{`Round ${node.round + 1}: ${node.name}, ${votes(node.votes)} votes`}</title>
      </rect>
      {labelled && (
        <text x={first ? x0 - 6 : x1 + 6} y={(y0 + y1) / 2} dy="0.35em" textAnchor={first ? "end" : "start"}>
          {`${short(node.name)} ${votes(node.votes)}`}
        </text>
      )}
    </g>
  );
}

/** How votes move from round to round: a Sankey diagram, one column a round. */
export function Flow({ pass, theme }: { pass: Pass; theme: Theme }) {
  const names = ranking(pass),
    rounds = pass.rounds.length;
  if (rounds < 2) return null;
  if (!tellsTransfers(pass))
    return <p>Under this law no ballots move from round to round: there is no flow to show.</p>;
  const column = columnOf(rounds),
    width = 2 * kLabels + (rounds - 1) * column + kBar,
    height = Math.min(900, Math.max(320, 60 + 42 * names.length)),
    colour = colourOf(names, theme),
    { nodes, links } = layout(pass, names, width, height);
  return (
    <Scroller label="Transfers between rounds">
      <svg
        className="flow"
        width={width}
        height={height}
        role="img"
        aria-label="Votes moving between candidates from round to round">
        {Array.from({ length: rounds }, (_, i) => (
          <text key={i} className="flow-round" x={kLabels + i * column + kBar / 2} y={14} textAnchor="middle">
            Round {i + 1}
          </text>
        ))}
        <g fill="none">
          {links.map((link) => (
            <Ribbon key={`${end(link.source).id} ${end(link.target).id}`} link={link} colour={colour(link.from)} />
          ))}
        </g>
        {nodes.map((node) => (
          <Bar key={node.id} node={node} colour={colour(node.name)} last={rounds - 1} />
        ))}
      </svg>
    </Scroller>
  );
}
