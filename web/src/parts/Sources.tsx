// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from "react";
import { bytes, counted, date } from "../data/format";
import type { Report, Source } from "../data/report";
import { Name, Reference, Section } from "./pieces";

function Pairs({ pairs }: { pairs: [string, ReactNode][] }) {
  return (
    <dl className="pairs">
      {pairs
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} style={{ display: "contents" }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function SourceItem({ source }: { source: Source }) {
  const size = [
    source.form,
    source.rows > 0 ? counted(source.rows, "row") : "",
    source.bytes > 0 ? bytes(source.bytes) : "",
  ]
    .filter(Boolean)
    .join("; ");
  return (
    <div className="part">
      <h3 className="mono" style={{ fontSize: "1rem" }}>
        <Name text={source.file || source.id} />
      </h3>
      <Pairs
        pairs={[
          ["Publisher", source.publisher && <Name text={source.publisher} />],
          ["Address", source.address && <Reference text={source.address} />],
          ["Retrieved", date(source.retrieved)],
          ["Licence", source.licence && <Reference text={source.licence} />],
          ["Form", size && <Name text={size} />],
          [
            "SHA-256",
            source.sha256 && (
              <>
                <code>{source.sha256}</code>{" "}
                <span className="small soft">
                  {source.pinned ? "as the record states it" : "not stated by the record"}
                </span>
              </>
            ),
          ],
          ["Note", source.note && <Name text={source.note} />],
        ]}
      />
    </div>
  );
}

export function Sources({ report }: { report: Report }) {
  const { reproduce, generator, sources } = report;
  return (
    <Section id="sources" title="Sources and how to repeat this">
      {sources.length > 0 && (
        <div className="sources">
          {sources.map((source, i) => (
            <SourceItem key={`${source.id} ${i}`} source={source} />
          ))}
        </div>
      )}
      <div className="part">
        <h3>Repeat it</h3>
        <p>The same inputs, version and options give the same bytes of this page.</p>
        <code className="command">{reproduce.command}</code>
        <Pairs
          pairs={[
            ["Program", `${generator.name} ${generator.version}`],
            ["Seed", reproduce.seed === null ? "" : <code>{reproduce.seed}</code>],
            ["Record, SHA-256", reproduce.record_sha256 && <code>{reproduce.record_sha256}</code>],
          ]}
        />
      </div>
    </Section>
  );
}
