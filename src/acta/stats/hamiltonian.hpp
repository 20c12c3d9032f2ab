// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "acta/base/random.hpp"
#include "acta/stats/samplers.hpp"

namespace acta::stats {

/// Logarithm of a density at a point, up to a constant, and its gradient there. -infinity or not a number: outside.
using LogDensity = std::function<double(std::span<const double> at, std::span<double> gradient)>;

/// A Markov chain with this stationary density by Hamiltonian dynamics (S. Duane, A. Kennedy, B. Pendleton and D.
/// Roweth 1987; R. Neal 2011, in: Handbook of Markov Chain Monte Carlo, chapter 5): a momentum is drawn, a path of
/// leapfrog steps followed, and its end accepted or not. In coordinates where the guessed covariance is a unit matrix
/// the path is of a length uniform in [pi/4, 3 pi/4], over which the draws of a normal density become independent on
/// the mean; the step is tuned for a mean acceptance of 0.651 (A. Beskos et al. 2013, Bernoulli 19:1501) by dual
/// averaging (M. Hoffman and A. Gelman 2014, J. Machine Learning Research 15:1593, section 3.2).
class Hamiltonian {
 public:
  using Point = std::vector<double>;

  /// What is guessed of the density's covariance: of the first coordinates, row by row, and the variances of the
  /// others, taken as independent. REQUIRES: the first symmetric and positive definite, the others above 0.
  struct Covariance {
    std::vector<double> first, others;
  };

  /// REQUIRES: a finite density at `start`.
  Hamiltonian(LogDensity density, Point start, Covariance guess, base::RandomStream& stream);

  /// Tunes the step; the covariance is taken anew from three windows of the draws (an eighth, a quarter, a quarter),
  /// each time shrunk to the guess before. None of these draws is one of the chain. Standard deviations guessed wrong
  /// by a factor of ten are mended by some hundreds of draws.
  void warm_up(int draws);
  /// The next draw, valid until the next call.
  const Point& next();
  double log_density() const { return m_now.log_density; }
  /// The chain goes on from there.
  void move_to(const Point& point);
  /// How often the density was asked for.
  long evaluations() const { return m_evaluations; }

 private:
  struct State {
    Point x, momentum, pull;  ///< pull: the gradient by the coordinates in which the guess is a unit matrix
    double log_density = 0;

    double energy() const;
  };

  void set_covariance(const Covariance& covariance);
  Covariance covariance_of(const std::vector<Point>& draws) const;
  /// From the coordinates in which the guess is a unit matrix to those of the density; and a gradient the other way.
  Point spread(const Point& unit) const;
  Point gathered(const Point& gradient) const;
  void evaluate(State& state);
  void leap(State& state);
  void draw_momentum();
  void find_step();
  void tune(int draws, std::vector<Point>* kept);

  LogDensity m_density;
  base::RandomStream& m_stream;
  Normal m_normal;
  State m_now;
  Covariance m_guess;
  std::size_t m_first = 0;                   ///< how many coordinates are the first
  std::vector<double> m_root, m_deviations;  ///< Cholesky factor of the first, row by row; of the others
  double m_step = 1;
  double m_chance = 0;  ///< of the last path's end
  long m_evaluations = 0;
};

}  // namespace acta::stats
