// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"

/// Manifests of cards: which batches there are and how many cards each holds.
namespace acta::audit {

/// One row as it was typed.
struct ManifestRow {
  std::string batch;  ///< trimmed; with a tabulator "tabulator-batch"
  std::string cards;  ///< trimmed
  base::Place name_place, cards_place;
};

struct ManifestBatch {
  std::string name;
  std::int64_t cards = 0;
  base::Place place;
};

/// A card's place: the batch, and where it lies in it, from 1.
struct CardPlace {
  std::size_t batch = 0;
  std::int64_t position = 1;
};

/// The order of names: bytes, but runs of digits as numbers ("Box 2" before "Box 10"); names that differ by leading
/// zeros only, by bytes. A strict total order.
bool name_before(std::string_view a, std::string_view b);

/// Batches in order of their names, whatever the order of the file, and their cards counted through. Rows whose
/// count is no whole number from 0 on, and later rows of a name that was there, are left out: manifest_faults() tells.
class Manifest {
 public:
  explicit Manifest(std::span<const ManifestRow> rows = {});
  const std::vector<ManifestBatch>& batches() const { return m_batches; }
  std::int64_t cards() const { return m_begin.back(); }
  /// REQUIRES: 0 <= card < cards().
  CardPlace place(std::int64_t card) const;
  /// REQUIRES: a batch of the manifest, 1 <= position <= its cards.
  std::int64_t card(const CardPlace& place) const;
  /// Index of the batch, or batches().size().
  std::size_t find(std::string_view name) const;

 private:
  std::vector<ManifestBatch> m_batches;
  std::vector<std::int64_t> m_begin{0};  ///< first card of each batch, then all cards
};

/// A whole number as counts are typed: digits, or one to three of them and then groups of three with the same mark
/// before each: comma, blank, point or apostrophe; -1 where it is none, -2 where it is negative.
std::int64_t manifest_count(std::string_view text);

}  // namespace acta::audit
