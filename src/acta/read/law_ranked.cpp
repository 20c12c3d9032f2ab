// SPDX-License-Identifier: Apache-2.0
#include <toml++/toml.h>

#include <algorithm>

#include "acta/read/law_parts.hpp"

namespace acta::read {
namespace {

std::optional<std::string> answer_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* whole = node.as_integer()) return std::to_string(whole->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  return std::nullopt;
}

void read_sources(TomlTable& ranked, model::RankedLaw& law) {
  const toml::table* own = table_at(ranked, "source");
  if (!own) return ranked.fail("source", "source is a table", "[ranked.source] quota = \"Act, s 7\"");
  TomlTable table(*own, ranked.context(), "ranked.source");
  for (const auto& [key, node] : *own) {
    const std::string question(key.str());
    const auto at = std::find_if(law.answers.begin(), law.answers.end(),
                                 [&](const model::RankedAnswer& one) { return one.question == question; });
    const std::string text = table.required_text(question);
    if (at == law.answers.end())
      table.fail(question, "there is a source of \"" + question + "\", and no answer to it");
    else
      at->source = text;
  }
}

}  // namespace

void read_ranked(TomlTable& root, model::Law& law) {
  const toml::table* own = table_at(root, "ranked");
  if (!own) return root.fail("ranked", "ranked is a table", "[ranked]");
  TomlTable table(*own, root.context(), "ranked");
  model::RankedLaw& ranked = law.ranked.emplace();
  for (const auto& [key, node] : *own) {
    const std::string question(key.str());
    if (question == "source") continue;
    table.node(question);
    const auto answer = answer_of(node);
    if (!answer) {
      table.fail(question, "the answer to \"" + question + "\" is a text, a whole number, true or false");
      continue;
    }
    ranked.answers.push_back({question, *answer, {}, table.place(question)});
  }
  if (table.has("source")) read_sources(table, ranked);
}

}  // namespace acta::read
