// SPDX-License-Identifier: Apache-2.0
#include "acta/stats/hamiltonian.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>

namespace acta::stats {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Eigen::Map, Eigen::VectorXd;

constexpr double kQuarter = 0.78539816339744831;  ///< pi / 4
constexpr double kLeastStep = 0.02;
constexpr double kAcceptance = 0.651;

Map<const VectorXd> vector(const std::vector<double>& x) { return {x.data(), static_cast<Eigen::Index>(x.size())}; }
Map<VectorXd> vector(std::vector<double>& x) { return {x.data(), static_cast<Eigen::Index>(x.size())}; }
Map<const Matrix> square(const std::vector<double>& x, std::size_t n) {
  return {x.data(), static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(n)};
}

/// Dual averaging of ln(step), Hoffman and Gelman's equation 6 with their constants.
class StepTuner {
 public:
  explicit StepTuner(double step) : m_centre(std::log(10 * step)) {}
  double next(double accepted) {
    ++m_count;
    m_error += (kAcceptance - accepted - m_error) / (m_count + 10);
    const double log_step = m_centre - std::sqrt(m_count) / 0.05 * m_error;
    m_mean += std::pow(m_count, -0.75) * (log_step - m_mean);
    return std::exp(log_step);
  }
  double settled() const { return std::exp(m_mean); }

 private:
  double m_centre, m_error = 0, m_mean = 0, m_count = 0;
};

}  // namespace

Hamiltonian::Hamiltonian(LogDensity density, Point start, Covariance guess, base::RandomStream& stream)
    : m_density(std::move(density)), m_stream(stream), m_normal(stream), m_guess(std::move(guess)) {
  m_first = start.size() - m_guess.others.size();
  m_now.x = std::move(start);
  m_now.momentum = m_now.pull = Point(m_now.x.size());
  set_covariance(m_guess);
}

double Hamiltonian::State::energy() const { return vector(momentum).squaredNorm() / 2 - log_density; }

void Hamiltonian::set_covariance(const Covariance& covariance) {
  const Matrix root = Matrix(square(covariance.first, m_first)).llt().matrixL();
  m_root.assign(root.data(), root.data() + m_first * m_first);
  m_deviations = covariance.others;
  for (double& one : m_deviations) one = std::sqrt(one);
  evaluate(m_now);
}

Hamiltonian::Point Hamiltonian::spread(const Point& unit) const {
  Point x = unit;
  const auto n = static_cast<Eigen::Index>(m_first);
  vector(x).head(n) = square(m_root, m_first).triangularView<Eigen::Lower>() * vector(unit).head(n);
  for (std::size_t i = m_first; i < x.size(); ++i) x[i] *= m_deviations[i - m_first];
  return x;
}

Hamiltonian::Point Hamiltonian::gathered(const Point& gradient) const {
  Point pull = gradient;
  const auto n = static_cast<Eigen::Index>(m_first);
  vector(pull).head(n) = square(m_root, m_first).transpose().triangularView<Eigen::Upper>() * vector(gradient).head(n);
  for (std::size_t i = m_first; i < pull.size(); ++i) pull[i] *= m_deviations[i - m_first];
  return pull;
}

void Hamiltonian::evaluate(State& state) {
  ++m_evaluations;
  Point gradient(state.x.size());
  state.log_density = m_density(state.x, gradient);
  if (!std::isfinite(state.log_density)) state.log_density = -std::numeric_limits<double>::infinity();
  state.pull = gathered(gradient);
}

void Hamiltonian::leap(State& state) {
  vector(state.momentum) += m_step / 2 * vector(state.pull);
  vector(state.x) += m_step * vector(spread(state.momentum));
  evaluate(state);
  vector(state.momentum) += m_step / 2 * vector(state.pull);
}

void Hamiltonian::draw_momentum() {
  for (double& one : m_now.momentum) one = m_normal();
}

const Hamiltonian::Point& Hamiltonian::next() {
  draw_momentum();
  const double length = kQuarter * (1 + 2 * m_stream.uniform()), energy = m_now.energy();
  State end = m_now;
  const int steps = std::max(1, static_cast<int>(std::lround(length / m_step)));
  for (int i = 0; i < steps && std::isfinite(end.energy()); ++i) leap(end);
  m_chance = std::isfinite(end.energy()) ? std::min(1.0, std::exp(energy - end.energy())) : 0;
  if (m_stream.uniform() < m_chance) m_now = std::move(end);
  return m_now.x;
}

void Hamiltonian::move_to(const Point& point) {
  m_now.x = point;
  evaluate(m_now);
}

/// The step at which one leap is accepted about half the time.
void Hamiltonian::find_step() {
  const auto chance = [&] {
    draw_momentum();
    State end = m_now;
    leap(end);
    return std::isfinite(end.energy()) ? std::exp(m_now.energy() - end.energy()) : 0;
  };
  const double factor = chance() > 0.5 ? 2 : 0.5;
  for (int i = 0; i < 30; ++i) {
    m_step *= factor;
    if ((chance() > 0.5) != (factor > 1)) return;
  }
}

void Hamiltonian::tune(int draws, std::vector<Point>* kept) {
  StepTuner tuner(m_step);
  for (int i = 0; i < draws; ++i) {
    const Point& draw = next();
    if (kept) kept->push_back(draw);
    m_step = std::max(kLeastStep, tuner.next(m_chance));
  }
  if (draws > 0) m_step = std::max(kLeastStep, tuner.settled());
}

/// The draws' own weighs n / (n + 5 dimensions), the guess the rest.
Hamiltonian::Covariance Hamiltonian::covariance_of(const std::vector<Point>& draws) const {
  const auto n = static_cast<Eigen::Index>(draws.size()), d = static_cast<Eigen::Index>(m_now.x.size()),
             k = static_cast<Eigen::Index>(m_first);
  Matrix centred(n, d);
  for (Eigen::Index i = 0; i < n; ++i) centred.row(i) = vector(draws[static_cast<std::size_t>(i)]).transpose();
  centred.rowwise() -= centred.colwise().mean().eval();
  const double count = static_cast<double>(n), own = count / (count + 5 * static_cast<double>(k));
  const Matrix first = own / (count - 1) * (centred.leftCols(k).transpose() * centred.leftCols(k)) +
                       (1 - own) * Matrix(square(m_guess.first, m_first));
  const VectorXd others = own / (count - 1) * centred.rightCols(d - k).colwise().squaredNorm().transpose() +
                          (1 - own) * vector(m_guess.others);
  return {{first.data(), first.data() + k * k}, {others.data(), others.data() + (d - k)}};
}

void Hamiltonian::warm_up(int draws) {
  find_step();
  tune(draws / 8, nullptr);
  int left = draws - draws / 8;
  for (const int window : {draws / 8, draws / 4, draws / 4}) {
    std::vector<Point> kept;
    tune(window, &kept);
    left -= window;
    if (kept.size() < 3) continue;
    m_guess = covariance_of(kept);
    set_covariance(m_guess);
    find_step();
  }
  tune(left, nullptr);
}

}  // namespace acta::stats
