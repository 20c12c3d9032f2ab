// SPDX-License-Identifier: Apache-2.0
import { createRoot } from "react-dom/client";
import { AuditPage } from "./AuditPage";
import { decodeReport } from "./data/decode";
import type { Shown } from "./data/decode";
import { Page } from "./Page";
import { RankedPage } from "./RankedPage";
import "./styles/base.css";
import "./styles/page.css";
import "./styles/findings.css";
import "./styles/explore.css";
import "./styles/ranked.css";
import "./styles/audit.css";
import "./styles/print.css";

/** Shows the summary that needs no script, and says why there is no more. */
function giveUp(reason: unknown) {
  document.documentElement.className = "";
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  words.textContent = `The full report could not be opened in this browser: ${reason instanceof Error ? reason.message : String(reason)}`;
  document.getElementById("acta-plain")?.prepend(words);
}

function pageOf(shown: Shown) {
  switch (shown.format) {
    case "acta-ranked":
      return <RankedPage shown={shown} />;
    case "acta-audit-report":
      return <AuditPage audit={shown} />;
    default:
      return <Page report={shown} />;
  }
}

async function start() {
  const data = document.getElementById("acta-data"),
    page = document.getElementById("acta-page");
  if (!data || !page) throw new Error("The page is incomplete.");
  const shown = await decodeReport(data.textContent ?? "");
  data.remove();
  document.getElementById("acta-plain")?.remove();
  createRoot(page).render(pageOf(shown));
}

start().catch(giveUp);
