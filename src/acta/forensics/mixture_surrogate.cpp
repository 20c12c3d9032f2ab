// SPDX-License-Identifier: Apache-2.0
#include "acta/forensics/mixture_surrogate.hpp"

#include <Eigen/Cholesky>
#include <cmath>

namespace acta::forensics {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Eigen::Map, Eigen::VectorXd;

Eigen::Index index(std::size_t n) { return static_cast<Eigen::Index>(n); }

/// Half the difference of the gradients to either side.
VectorXd change(const MixturePosterior& posterior, const std::vector<double>& at, const VectorXd& step) {
  std::vector<double> point(at.size()), up(at.size()), down(at.size());
  Map<VectorXd>(point.data(), step.size()) = Map<const VectorXd>(at.data(), step.size()) + step;
  (void)posterior(point, up);
  Map<VectorXd>(point.data(), step.size()) = Map<const VectorXd>(at.data(), step.size()) - step;
  (void)posterior(point, down);
  return (Map<VectorXd>(up.data(), step.size()) - Map<VectorXd>(down.data(), step.size())) / 2;
}

/// Steps along the columns of the covariance's root, brought back to single parameters.
Matrix dense_curvature(const MixturePosterior& posterior, const MixtureStart& at) {
  const Eigen::Index n = index(posterior.layout().dense()), all = index(at.parameters.size());
  const Matrix root = Matrix(Map<const Matrix>(at.covariance.first.data(), n, n)).llt().matrixL();
  Matrix changes(all, n);
  for (Eigen::Index k = 0; k < n; ++k) {
    VectorXd step = VectorXd::Zero(all);
    step.head(n) = root.col(k);
    changes.col(k) = change(posterior, at.parameters, step);
  }
  Matrix second = root.transpose().triangularView<Eigen::Upper>().solve(changes.transpose()).transpose();
  second.topRows(n) = (second.topRows(n) + second.topRows(n).transpose()).eval() / 2;
  return second;
}

void fill_areas(MixtureCurvature& result, const MixturePosterior& posterior, const MixtureStart& at) {
  const MixtureLayout& layout = posterior.layout();
  for (const bool support : {false, true}) {
    VectorXd step = VectorXd::Zero(index(at.parameters.size()));
    const auto deviation = [&](std::size_t g) {
      return std::sqrt(at.covariance.others[layout.area(support, g) - layout.dense()]);
    };
    for (std::size_t g = 0; g < layout.areas; ++g) step[index(layout.area(support, g))] = deviation(g);
    const VectorXd changed = change(posterior, at.parameters, step);
    for (std::size_t g = 0; g < layout.areas; ++g) {
      result.own[support ? 2 : 0].push_back(changed[index(layout.area(support, g))] / deviation(g));
      if (support) result.own[1].push_back(changed[index(layout.area(false, g))] / deviation(g));
    }
  }
}

}  // namespace

MixtureCurvature curvature(const MixturePosterior& posterior, const MixtureStart& at) {
  MixtureCurvature result;
  result.gradient.resize(at.parameters.size());
  (void)posterior(at.parameters, result.gradient);
  const Matrix dense = dense_curvature(posterior, at);
  result.dense.assign(dense.data(), dense.data() + dense.size());
  if (posterior.layout().areas) fill_areas(result, posterior, at);
  return result;
}

std::optional<stats::Hamiltonian::Covariance> covariance_of(const MixtureCurvature& curvature) {
  const Eigen::Index all = index(curvature.gradient.size()), n = index(curvature.dense.size()) / all;
  const Eigen::LLT<Matrix> root(-Map<const Matrix>(curvature.dense.data(), all, n).topRows(n));
  if (root.info() != Eigen::Success) return std::nullopt;
  const Matrix inverse = root.solve(Matrix::Identity(n, n));
  stats::Hamiltonian::Covariance result{{inverse.data(), inverse.data() + n * n}, {}};
  for (const std::size_t margin : {0u, 2u})
    for (const double second : curvature.own[margin]) {
      if (second >= 0) return std::nullopt;
      result.others.push_back(-1 / second);
    }
  return result;
}

MixtureCurvature& MixtureCurvature::operator-=(const MixtureCurvature& other) {
  const auto subtract = [](std::vector<double>& from, const std::vector<double>& what) {
    for (std::size_t i = 0; i < from.size(); ++i) from[i] -= what[i];
  };
  subtract(gradient, other.gradient);
  subtract(dense, other.dense);
  for (std::size_t k = 0; k < 3; ++k) subtract(own[k], other.own[k]);
  return *this;
}

double MixtureCurvature::quadratic(std::span<const double> d, std::span<double> pull) const {
  double value = second_order(d, pull);
  for (std::size_t p = 0; p < d.size(); ++p) value += d[p] * gradient[p], pull[p] += gradient[p];
  return value;
}

double MixtureCurvature::second_order(std::span<const double> d, std::span<double> pull) const {
  const Eigen::Index all = index(gradient.size()), n = index(dense.size()) / all, areas = index(own[0].size());
  const Map<const VectorXd> at(d.data(), all);
  const Map<const Matrix> second(dense.data(), all, n);
  VectorXd bend = second * at.head(n);
  bend.head(n) += second.bottomRows(all - n).transpose() * at.tail(all - n);
  const auto turnout = at.segment(n, areas).array(), support = at.segment(n + areas, areas).array();
  const Map<const VectorXd> first(own[0].data(), areas), mixed(own[1].data(), areas), last(own[2].data(), areas);
  bend.segment(n, areas).array() += first.array() * turnout + mixed.array() * support;
  bend.segment(n + areas, areas).array() += mixed.array() * turnout + last.array() * support;
  Map<VectorXd>(pull.data(), all) = bend;
  return at.dot(bend) / 2;
}

MixtureSurrogate::MixtureSurrogate(const MixtureData& data, const MixtureOptions& options, const MixtureStart& peak,
                                   const MixtureCurvature& whole, std::size_t most_stations)
    : m_data(thinned(data, most_stations)),
      m_posterior(m_data, options),
      m_peak(peak.parameters),
      m_whole(whole),
      m_correction(whole) {
  const double times = static_cast<double>(data.stations.size()) / static_cast<double>(m_data.stations.size());
  for (MixtureData::Station& one : m_data.stations) one.weight = static_cast<float>(times);
  m_reach = 3 * times * static_cast<double>(m_peak.size());
  m_correction -= curvature(m_posterior, peak);
}

double MixtureSurrogate::operator()(std::span<const double> x, std::span<double> gradient) const {
  const double value = m_posterior(x, gradient);
  std::vector<double> d(x.begin(), x.end()), bend(x.size()), pull(x.size());
  for (std::size_t p = 0; p < d.size(); ++p) d[p] -= m_peak[p];
  const double distance = -2 * m_whole.second_order(d, bend), part = std::pow(distance / m_reach, 3) / m_reach;
  const double fade = 1 / (1 + part * distance), correction = m_correction.quadratic(d, pull);
  for (std::size_t p = 0; p < d.size(); ++p) gradient[p] += fade * (pull[p] + 8 * fade * correction * part * bend[p]);
  return value + fade * correction;
}

}  // namespace acta::forensics
