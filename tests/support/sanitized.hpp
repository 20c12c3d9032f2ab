// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace acta::test {

/// Whether the tests run with the address sanitizer: it looks at how memory is used, which fewer trials show as well.
/// What is counted in trials is still judged, by their number.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

/// A number of trials, a fifth of it with sanitizers.
constexpr int trials(int many) { return kSanitized ? many / 5 : many; }

/// The step of a loop over worlds that are much alike: all of them, with sanitizers one of so many.
constexpr int one_of(int many) { return kSanitized ? many : 1; }

}  // namespace acta::test
