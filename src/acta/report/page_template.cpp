// SPDX-License-Identifier: Apache-2.0
#include "acta/report/page_template.hpp"

#ifdef ACTA_PAGE_TEMPLATE
// Assembled in, as a string literal of this size would take the compiler seconds.
asm(R"(
  .section .rodata
  .global acta_page_begin
  .global acta_page_end
  .balign 16
acta_page_begin:
  .incbin ")" ACTA_PAGE_TEMPLATE R"("
acta_page_end:
  .byte 0
  .previous
)");
extern "C" {
extern const char acta_page_begin[];
extern const char acta_page_end[];
}
#endif

namespace acta::report {

#ifdef ACTA_PAGE_TEMPLATE

std::string_view page_template() {
  return {acta_page_begin, static_cast<std::size_t>(acta_page_end - acta_page_begin)};
}

#else

std::string_view page_template() {
  return R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>@ACTA_TITLE@</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}</style>
</head><body><main>@ACTA_NOSCRIPT@</main>
<script id="acta-data" type="application/octet-stream" data-encoding="deflate-raw+base64">@ACTA_DATA@</script>
</body></html>
)";
}

#endif

}  // namespace acta::report
