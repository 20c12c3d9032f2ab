// SPDX-License-Identifier: Apache-2.0
#include "acta/report/deflate.hpp"

#include <tbb/parallel_for.h>
#include <zlib.h>

#include <algorithm>
#include <vector>

namespace acta::report {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
constexpr std::size_t kWindow = std::size_t{1} << 15;
constexpr int kLevel = 5;

Bytef* bytes_of(std::string_view text) { return reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); }

std::string deflated_block(std::string_view all, std::size_t begin, std::size_t end) {
  z_stream stream{};
  deflateInit2(&stream, kLevel, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
  if (begin > 0) deflateSetDictionary(&stream, bytes_of(all.substr(begin - kWindow)), kWindow);
  const std::string_view block = all.substr(begin, end - begin);
  std::string out(deflateBound(&stream, static_cast<uLong>(block.size())) + 16, '\0');
  stream.next_in = bytes_of(block);
  stream.avail_in = static_cast<uInt>(block.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, end == all.size() ? Z_FINISH : Z_SYNC_FLUSH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string deflated(std::string_view bytes) {
  const std::size_t blocks = std::max<std::size_t>(1, (bytes.size() + kBlock - 1) / kBlock);
  std::vector<std::string> parts(blocks);
  tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t i) {
    parts[i] = deflated_block(bytes, i * kBlock, std::min(bytes.size(), (i + 1) * kBlock));
  });
  std::string out;
  for (const std::string& part : parts) out += part;
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j) group = group << 8 | (j < left ? static_cast<unsigned char>(bytes[i + j]) : 0u);
    for (std::size_t j = 0; j < 4; ++j) out += j <= left ? kDigits[group >> (18 - 6 * j) & 63] : '=';
  }
  return out;
}

}  // namespace acta::report
