// SPDX-License-Identifier: Apache-2.0
#include "acta/app/audit_open.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "acta/app/audit_cards.hpp"
#include "acta/app/audit_sheets_kind.hpp"
#include "acta/app/files.hpp"
#include "acta/app/load.hpp"
#include "acta/base/sha256.hpp"

namespace acta::app {
namespace {

using base::Error;
using base::ErrorKind;
namespace fs = std::filesystem;

fs::path resolved(const std::string& name, const AuditFolders& folders) { return folders.audit / name; }

Error changed(const std::string& name) {
  return {ErrorKind::hash,
          "is not the file that the audit began with",
          {name, 0, 0},
          "put the file back as it was; another record needs an audit of its own"};
}

std::string name_of(const fs::path& path, const AuditFolders& folders) {
  const fs::path relative = path.lexically_normal().lexically_relative(folders.audit.lexically_normal());
  return (relative.empty() ? path.lexically_normal() : relative).generic_string();
}

base::Result<std::vector<AuditFile>> files_of(const Loaded& loaded, const AuditFolders& folders) {
  std::vector<AuditFile> files;
  for (const fs::path& input : loaded.inputs) {
    const auto bytes = read_file(input);
    if (!bytes) return bytes.error();
    files.push_back({name_of(input, folders), base::sha256_hex(*bytes)});
  }
  const auto& contests = loaded.file.record.contests;
  for (std::size_t c = 0; c < contests.size(); ++c)
    if (contests[c].law && !loaded.law_texts[c].empty())
      files.push_back({"law " + contests[c].law->id, base::sha256_hex(loaded.law_texts[c])});
  return files;
}

base::Result<OpenedAudit> open_cards(const fs::path& path, const AuditFolders& folders, const StrataRates& rates) {
  auto cards = open_cards_audit(path.string(), rates, folders.laws);
  if (!cards) return cards.error();
  if (const auto same = check_rates(rates, *cards->kind); !same) return same.error();
  OpenedAudit opened;
  opened.kind = std::move(cards->kind), opened.title = std::move(cards->title);
  for (const auto& [name, sha256] : cards->files)
    opened.files.push_back({name.starts_with("law ") ? name : name_of(name, folders), sha256});
  return opened;
}

}  // namespace

base::Result<StrataRates> parse_rates(const std::string& text) {
  const Error refused{ErrorKind::usage,
                      "rates are no JSON of contests, strata and numbers above 0",
                      {},
                      R"(as in --rates '{"mayor":{"adams":594461,"brown":405539}}')"};
  const auto parsed = nlohmann::json::parse(text, nullptr, false);
  if (!parsed.is_object() || parsed.empty()) return refused;
  StrataRates rates;
  for (const auto& [contest, strata] : parsed.items()) {
    if (!strata.is_object()) return refused;
    for (const auto& [stratum, rate] : strata.items()) {
      if (!rate.is_number() || !(rate.get<double>() > 0 && std::isfinite(rate.get<double>()))) return refused;
      rates[contest][stratum] = rate.get<double>();
    }
  }
  return rates;
}

base::Result<void> check_rates(const StrataRates& given, const AuditKind& kind) {
  if (given.empty() || kind.strata_rates() == given) return {};
  return Error{ErrorKind::usage,
               "the rates are of other contests or strata than the audit's",
               {},
               "they are for the file that they were planned with, and for cards in strata alone"};
}

base::Result<OpenedAudit> open_audit_kind(const AuditOrder& order, const AuditFolders& folders) {
  if (const fs::path path = resolved(order.record, folders); is_cards_audit(path.string()))
    return open_cards(path, folders, order.rates);
  if (!order.rates.empty()) return Error{ErrorKind::usage, "rates are of cards in strata, not of sheets", {}, {}};
  LoadOptions options;
  for (const std::string& one : order.data) options.data.push_back(resolved(one, folders));
  options.laws = folders.laws;
  options.strict = order.strict;
  options.progress = folders.progress;
  auto loaded = load(resolved(order.record, folders), options);
  if (!loaded) return loaded.error();
  OpenedAudit opened;
  opened.title = (*loaded)->file.record.title;
  auto files = files_of(**loaded, folders);
  if (!files) return files.error();
  opened.files = std::move(*files);
  const std::vector<model::Contest> contests = (*loaded)->file.record.contests;
  auto kind = open_sheets_audit(std::move(*loaded), order.options);
  if (!kind) return kind.error();
  opened.kind = std::move(*kind);
  const auto audited = opened.kind->first_sizes();
  for (const model::Contest& one : contests)
    if (audited.count(one.id) == 0) opened.not_audited.push_back(one.name);
  return opened;
}

base::Result<void> check_audit_files(const std::vector<AuditFile>& files, const AuditFolders& folders) {
  for (const AuditFile& one : files) {
    if (one.name.starts_with("law ")) continue;
    const auto bytes = read_file(resolved(one.name, folders));
    if (!bytes) return bytes.error();
    if (base::sha256_hex(*bytes) != one.sha256) return changed(one.name);
  }
  return {};
}

base::Result<void> same_audit_files(const std::vector<AuditFile>& logged, const std::vector<AuditFile>& opened) {
  for (std::size_t i = 0; i < std::max(logged.size(), opened.size()); ++i) {
    if (i >= opened.size()) return changed(logged[i].name);
    if (i >= logged.size() || logged[i].sha256 != opened[i].sha256) return changed(opened[i].name);
  }
  return {};
}

}  // namespace acta::app
