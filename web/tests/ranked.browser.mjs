// SPDX-License-Identifier: Apache-2.0
// node ranked.browser.mjs <page.html> [folder for pictures]: opens the page of a ranked count in Chromium and checks what
// a reader does with it.
import assert from "node:assert/strict";
import { fitsPhone, session, violations } from "./browser.mjs";

const { open, phone: openPhone, check, picture, end } = await session();
const { page } = await open();

await check("headline, sections and one row a candidate", async () => {
  assert.ok((await page.locator("h1").textContent()).length > 0);
  for (const id of ["count", "findings", "depends", "assertions", "pairs", "law", "ballots"])
    assert.equal(await page.locator(`#${id}`).count(), 1, id);
  const rows = await page.locator(".rounds tbody").first().locator("tr").count();
  assert.equal(rows, await page.locator(".matrix tbody tr").count());
  assert.ok((await page.locator(".rounds .winner").count()) > 0);
  return `${rows} candidates`;
});
await check("the flow has a bar for every candidate in every round", async () => {
  const cells = await page.locator(".rounds tbody").first().locator("td.num:not(.soft)").count(),
    bars = await page.locator(".flow rect").count();
  assert.ok(bars >= cells, `${bars} bars, ${cells} cells`);
  assert.ok((await page.locator(".flow path").count()) > 0);
});
await check("matrix: of each pair that is not even one cell is shaded", async () => {
  const shaded = await page.locator(".matrix td[style]").count(),
    n = await page.locator(".matrix tbody tr").count();
  assert.ok(shaded > 0 && shaded <= (n * (n - 1)) / 2, `${shaded} of ${n} candidates`);
});
await check("findings: as many as the summary says", async () => {
  const said = (await page.locator(".verdicts b").allTextContents()).reduce((sum, text) => sum + Number(text), 0);
  assert.ok(said > 0);
  assert.equal(await page.locator("#findings article.finding").count(), said);
  return `${said} findings`;
});
await check("assertions: a row each, with cards", async () => {
  const rows = await page.locator("table.assertions tbody tr").count();
  assert.ok(rows > 0);
  const said = /audit of these (\d+) /.exec(await page.locator("#assertions").textContent());
  assert.equal(rows, Number(said?.[1]));
  const cells = await page.locator("table.assertions tbody td:last-child").allTextContents();
  assert.ok(
    cells.every((text) => Number(text.replace(/\D/g, "")) > 0),
    cells.join(" "),
  );
  return `${rows} assertions`;
});
await picture(page, "ranked");
await check("axe, light", async () => assert.deepEqual(await violations(page), []));
const { page: dark } = await open({ colorScheme: "dark" });
await picture(dark, "ranked-dark");
await check("axe, dark", async () => assert.deepEqual(await violations(dark), []));
const { page: phone } = await openPhone();
await check("phone: no sideways scroll", () => fitsPhone(phone));
await picture(phone, "ranked-phone");
await check("axe, phone", async () => assert.deepEqual(await violations(phone), []));
await end();
