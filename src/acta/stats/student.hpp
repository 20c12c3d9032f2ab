// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace acta::stats {

/// The t beyond which Student's distribution with so many degrees of freedom has (1 - confidence) / 2 on each side.
/// REQUIRES: degrees >= 1, confidence in (0, 1).
double student_two_sided(double degrees, double confidence);
/// P(|T| >= |t|). REQUIRES: degrees >= 1.
double student_tails(double degrees, double t);

}  // namespace acta::stats
