// SPDX-License-Identifier: Apache-2.0
// node audit.browser.mjs <page.html> [folder for pictures]: opens the page of an audit in Chromium and checks what a
// reader does with it.
import assert from "node:assert/strict";
import { fitsPhone, session, violations } from "./browser.mjs";

const { open, phone: openPhone, check, picture, end } = await session();
const { page } = await open();
const ids = ["outcome", "contests", "sizes", "paper", "seed", "log", "limits"];

await check("headline, decision and all sections", async () => {
  assert.ok((await page.locator("h1").textContent()).length > 0);
  assert.match(
    await page.locator("#decision-title").textContent(),
    /audit has ended|audit goes on|Nothing|out of date/,
  );
  for (const id of ids) assert.equal(await page.locator(`#${id}`).count(), 1, id);
  return page.locator("#decision-title").textContent();
});
await check("one row and one part a contest, each with its risk and limit", async () => {
  const rows = await page.locator(".audit-overview tbody tr").count();
  assert.equal(rows, await page.locator(".audit-contest").count());
  for (const text of await page.locator(".audit-overview tbody td:nth-of-type(2)").allTextContents())
    assert.match(text, /%|–/);
  return `${rows} contests`;
});
await check("the course of the risk is a picture with words, the limit and rounds", async () => {
  const plot = page.locator(".audit-contest svg[role=img]").first();
  assert.match(await plot.getAttribute("aria-label"), /it ends at .*; the limit is .* %/);
  const text = await plot.textContent();
  assert.match(text, /limit \d/);
  assert.match(text, /round 1/);
});
await check("a difference leads to what was typed, by keyboard", async () => {
  const link = page.locator('#paper a[href="#drawn"]').first();
  if ((await link.count()) === 0) return "no difference here";
  const unit = await link.textContent();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".audit-drawn tbody tr").length < 5);
  assert.match(await page.locator(".audit-drawn tbody").textContent(), new RegExp(unit));
  await page.fill('#drawn input[type="search"]', "");
  return unit;
});
await check("every event of the log has its digest; the text before the seed is there", async () => {
  assert.ok((await page.locator(".audit-log tbody tr").count()) > 0);
  assert.match(await page.locator("#log > p:last-child").textContent(), /[0-9a-f]{64}/);
  await page.locator("#seed summary").first().click();
  assert.match(await page.locator(".audit-text").textContent(), /BEFORE THE DICE/);
});
await picture(page, "audit");
await check("axe, light", async () => assert.deepEqual(await violations(page), []));
const { page: dark } = await open({ colorScheme: "dark" });
await picture(dark, "audit-dark");
await check("axe, dark", async () => assert.deepEqual(await violations(dark), []));
const { page: phone } = await openPhone();
await check("phone: no sideways scroll", () => fitsPhone(phone));
await picture(phone, "audit-phone");
await check("axe, phone", async () => assert.deepEqual(await violations(phone), []));
await end();
