// SPDX-License-Identifier: Apache-2.0
import { riskText } from "../data/auditView";
import { count } from "../data/format";
import type { CarriedAudit, Report } from "../data/report";
import { Name, Scroller, Section } from "./pieces";

export const hasAudits = (report: Report) => (report.audits ?? []).length > 0;

function Contests({ audit, report }: { audit: CarriedAudit; report: Report }) {
  return (
    <Scroller label={`Contests of the audit ${audit.file}`}>
      <table className="compact">
        <caption>
          Measured risk: if the outcome were wrong, the chance that an audit like this one measures so little or less
          would be at most that.
        </caption>
        <thead>
          <tr>
            <th scope="col">Contest</th>
            <th scope="col">Limit met</th>
            {["Measured risk", "Limit", "Drawn", "Used", "Differ"].map((text) => (
              <th key={text} scope="col" className="num">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {audit.contests.map((one) => (
            <tr key={one.contest}>
              <th scope="row">
                <Name text={report.contests.find(({ id }) => id === one.contest)?.name || one.contest} />
              </th>
              <td>
                {one.risk <= one.risk_limit ? "yes" : "no"}
                {!one.targeted && " (nothing was drawn for it)"}
              </td>
              <td className="num">{riskText(one.risk)}</td>
              <td className="num">{riskText(one.risk_limit)}</td>
              {[one.drawn, one.counted, one.differing].map((value, i) => (
                <td key={i} className="num">
                  {count(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** Risk-limiting audits of the same election, each with a page of its own. */
export function Audits({ report }: { report: Report }) {
  return (
    <Section id="audits" title="Audits of the paper">
      {(report.audits ?? []).map((audit) => (
        <div key={audit.file} className="part">
          <h3>
            <Name text={audit.title} />
          </h3>
          <p className="lead">
            {audit.unassessed && "Something was drawn or entered since the last assessment, which said: "}
            <Name text={audit.reason || "Nothing was assessed yet."} />
          </p>
          {audit.contests.length > 0 && <Contests audit={audit} report={report} />}
          <p>
            All of it, draw by draw: <a href={encodeURIComponent(audit.page)}>{audit.page}</a>. Log:{" "}
            <code>{audit.file}</code>, digest of its last event <code>{audit.digest}</code>.
          </p>
        </div>
      ))}
    </Section>
  );
}
