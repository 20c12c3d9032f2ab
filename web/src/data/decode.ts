// SPDX-License-Identifier: Apache-2.0
import { inflateSync } from "fflate";
import type { AuditReport } from "./audit";
import type { RankedCount } from "./ranked";
import type { Report } from "./report";

/** Bytes of a base64 text; white space is ignored. Throws on any other foreign character. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (typeof DecompressionStream === "function") {
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      return await new Response(stream).text();
    } catch {
      // Older browsers know the class but not the raw form: the library below gives the final word.
    }
  }
  return new TextDecoder().decode(inflateSync(bytes));
}

export type Shown = Report | RankedCount | AuditReport;

/** What a page holds. Throws with a sentence for people where it is none of ours. */
export async function decodeReport(base64: string): Promise<Shown> {
  if (base64.trim() === "") throw new Error("This page holds no report.");
  const report = JSON.parse(await inflated(bytesOf(base64))) as Shown;
  if (!["acta-report", "acta-ranked", "acta-audit-report"].includes(report.format))
    throw new Error("The data of this page is not an Acta report.");
  if (report.version !== 1)
    throw new Error(`This page shows reports of version 1; its data has version ${report.version}.`);
  return report;
}
