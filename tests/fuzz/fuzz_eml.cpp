// SPDX-License-Identifier: Apache-2.0
// Whatever the document: every sheet that is named can be made, and a draft of it parses as a record.
#include "acta/read/eml.hpp"

#include <cstdlib>

#include "acta/read/draft/draft.hpp"
#include "acta/read/layout.hpp"
#include "fuzz/input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace acta;
  const std::string file = fuzz::bytes(data, size);
  const auto document = read::read_eml("x.xml", file, fuzz::limits());
  if (!document) return 0;
  for (const std::string& sheet : read::eml_sheets(*document))
    for (const std::string& name : {sheet, sheet + std::string(read::kEmlCandidates)}) {
      read::EmlShape shape;
      const auto table = read::eml_table("x.xml", *document, name, shape, fuzz::limits());
      if (table) (void)fuzz::touch(*table);
    }
  const read::DraftInput input{"x.xml", file, {}};
  const auto draft = read::draft({&input, 1}, {{}, fuzz::limits()});
  if (draft && !read::parse_record(draft->toml, "election.toml")) std::abort();
  return 0;
}
