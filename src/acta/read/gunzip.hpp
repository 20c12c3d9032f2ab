// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "acta/base/error.hpp"

struct z_stream_s;

namespace acta::read {

/// Inflates gzip bytes (RFC 1952) block by block; every member's CRC-32 and length is verified. Members may follow each
/// other, zero bytes may follow the last. Errors: format for damaged or cut bytes and for anything else behind the last
/// member; limit beyond `most` inflated bytes of all members.
class Gunzip {
 public:
  /// `bytes` must outlive this.
  Gunzip(std::string name, std::string_view bytes, std::uint64_t most);
  ~Gunzip();
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  /// The next inflated bytes, valid until the next call; empty at the end and after an error.
  std::string_view next();
  const std::optional<base::Error>& error() const { return m_error; }

 private:
  bool begin_member();
  bool step();
  void fail(base::ErrorKind kind, std::string message);

  std::string m_name;
  std::string_view m_rest;
  std::uint64_t m_left;
  std::unique_ptr<z_stream_s> m_stream;
  std::vector<char> m_block;
  bool m_inside = false, m_begun = false;
  std::optional<base::Error> m_error;
};

}  // namespace acta::read
