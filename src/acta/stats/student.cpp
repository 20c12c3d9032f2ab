// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/student.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace acta::stats {

double student_two_sided(double degrees, double confidence) {
  const boost::math::students_t student(degrees);
  return boost::math::quantile(boost::math::complement(student, (1 - confidence) / 2));
}

double student_tails(double degrees, double t) {
  const boost::math::students_t student(degrees);
  return 2 * boost::math::cdf(boost::math::complement(student, std::abs(t)));
}

}  // namespace acta::stats
