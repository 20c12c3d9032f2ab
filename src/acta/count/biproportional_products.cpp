// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "acta/count/biproportional_parts.hpp"

namespace acta::count::matrix {
namespace {

using Digits = std::vector<std::uint64_t>;  ///< base 2^64, lowest first, the highest not 0

void multiply(Digits& number, std::uint64_t factor) {
  std::uint64_t carry = 0;
  for (std::uint64_t& digit : number) {
    const base::Uint128 product = static_cast<base::Uint128>(digit) * factor + carry;
    digit = static_cast<std::uint64_t>(product);
    carry = static_cast<std::uint64_t>(product >> 64);
  }
  if (carry != 0) number.push_back(carry);
}

Digits digits_of(std::span<const std::int64_t> factors) {
  Digits number = {1};
  for (const std::int64_t factor : factors) multiply(number, static_cast<std::uint64_t>(factor));
  while (!number.empty() && number.back() == 0) number.pop_back();
  return number;
}

bool multiply_small(std::span<const std::int64_t> factors, base::Int128& product) {
  product = 1;
  for (const std::int64_t factor : factors)
    if (__builtin_mul_overflow(product, static_cast<base::Int128>(factor), &product)) return false;
  return true;
}

std::optional<std::int64_t> product_of(std::span<const std::int64_t> factors) {
  std::int64_t product = 1;
  for (const std::int64_t factor : factors)
    if (__builtin_mul_overflow(product, factor, &product)) return std::nullopt;
  return product;
}

}  // namespace

int compare_products(std::span<const std::int64_t> first, std::span<const std::int64_t> second) {
  base::Int128 a = 0, b = 0;
  if (multiply_small(first, a) && multiply_small(second, b)) return a < b ? -1 : a > b ? 1 : 0;
  const Digits left = digits_of(first), right = digits_of(second);
  if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
  const auto [l, r] = std::mismatch(left.rbegin(), left.rend(), right.rbegin());
  return l == left.rend() ? 0 : *l < *r ? -1 : 1;
}

std::optional<base::Ratio> quotient_of(std::vector<std::int64_t> above, std::vector<std::int64_t> below) {
  for (std::int64_t& a : above)
    for (std::int64_t& b : below) {
      const std::int64_t common = std::gcd(a, b);
      a /= common;
      b /= common;
    }
  const auto numerator = product_of(above), denominator = product_of(below);
  if (!numerator || !denominator) return std::nullopt;
  return base::Ratio(*numerator, *denominator);
}

}  // namespace acta::count::matrix
