// SPDX-License-Identifier: Apache-2.0
#include "acta/read/gunzip.hpp"

#include <zlib.h>

#include <algorithm>

namespace acta::read {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;
constexpr std::size_t kPiece = std::size_t{1} << 30;  ///< zlib counts input in 32 bits
constexpr int kGzipWindow = 15 + 16;                  ///< the largest window; gzip header and trailer, verified

}  // namespace

Gunzip::Gunzip(std::string name, std::string_view bytes, std::uint64_t most)
    : m_name(std::move(name)), m_rest(bytes), m_left(most), m_stream(std::make_unique<z_stream>()), m_block(kBlock) {
  if (inflateInit2(m_stream.get(), kGzipWindow) != Z_OK)
    fail(base::ErrorKind::limit, "there is no memory to unpack it");
}

Gunzip::~Gunzip() { inflateEnd(m_stream.get()); }

void Gunzip::fail(base::ErrorKind kind, std::string message) {
  const bool damaged = kind == base::ErrorKind::format;
  m_error = base::Error{
      kind, std::move(message), {m_name, 0, 0}, damaged ? "get the file again: it may have been cut short" : ""};
}

bool Gunzip::begin_member() {
  if (m_begun && m_rest.find_first_not_of('\0') == std::string_view::npos) return false;
  if (!m_rest.starts_with("\x1F\x8B")) {
    fail(base::ErrorKind::format, "the gzip file has bytes behind its end that are no gzip");
    return false;
  }
  m_begun = m_inside = true;
  inflateReset(m_stream.get());
  return true;
}

/// Inflates up to a block; false after an error.
bool Gunzip::step() {
  const std::size_t given = std::min(m_rest.size(), kPiece);
  m_stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(m_rest.data()));  // zlib does not write there
  m_stream->avail_in = static_cast<uInt>(given);
  m_stream->next_out = reinterpret_cast<Bytef*>(m_block.data());
  m_stream->avail_out = static_cast<uInt>(m_block.size());
  const int status = inflate(m_stream.get(), Z_NO_FLUSH);
  m_rest.remove_prefix(given - m_stream->avail_in);
  if (status == Z_STREAM_END) {
    m_inside = false;
  } else if (status == Z_BUF_ERROR || (status == Z_OK && m_rest.empty() && m_stream->avail_out > 0)) {
    fail(base::ErrorKind::format, "the gzip file ends before its data does");
  } else if (status != Z_OK) {
    fail(base::ErrorKind::format,
         std::string("the gzip file is damaged: ") + (m_stream->msg ? m_stream->msg : "unknown reason"));
  }
  return !m_error;
}

std::string_view Gunzip::next() {
  while (!m_error && (m_inside || begin_member())) {
    if (!step()) break;
    const std::size_t made = m_block.size() - m_stream->avail_out;
    if (made > m_left) {
      fail(base::ErrorKind::limit, "it unpacks to more bytes than are read");
      break;
    }
    m_left -= made;
    if (made > 0) return {m_block.data(), made};
  }
  return {};
}

}  // namespace acta::read
