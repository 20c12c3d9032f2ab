// SPDX-License-Identifier: Apache-2.0
#include "acta/report/risk_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/report/picture_svg.hpp"

namespace acta::report {
namespace {

constexpr double kWidth = 640, kHeight = 320, kLeft = 64, kRight = 24, kTop = 36, kBottom = 44;
constexpr std::size_t kMostPoints = 1'000;
constexpr const char* kOrange = "#b45f06";
constexpr const char* kColours[] = {"#28619f", "#5a7d2b", "#7b3f8c"};

/// Draws across, ln risk downwards.
struct Frame {
  double draws = 1, lowest = 0.01;

  double x(double value) const { return kLeft + (kWidth - kLeft - kRight) * value / draws; }
  double y(double risk) const {
    const double share = std::log(std::clamp(risk, lowest, 1.0)) / std::log(lowest);
    return kTop + (kHeight - kTop - kBottom) * share;
  }
};

Frame frame_of(const RiskPlot& plot) {
  Frame frame;
  double lowest = plot.limit / 2;
  for (const RiskCurve& one : plot.curves)
    for (const auto& [draws, risk] : one.points) {
      frame.draws = std::max(frame.draws, draws);
      if (risk > 0) lowest = std::min(lowest, risk);
    }
  for (const double round : plot.rounds) frame.draws = std::max(frame.draws, round);
  frame.lowest = std::pow(10, std::max(-12.0, std::floor(std::log10(std::max(lowest, 1e-12)))));
  return frame;
}

std::string axes(const Frame& frame) {
  std::string svg;
  for (double risk = 1; risk >= frame.lowest * 0.99; risk /= 10)
    svg += fmt::format(
        "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#e4e4e4\"/>\n"
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{:g} %</text>\n",
        kLeft, kWidth - kRight, frame.y(risk), frame.y(risk), kLeft - 6, frame.y(risk) + 4, 100 * risk);
  const double step = std::max(1.0, std::ceil(frame.draws / 8));
  for (double draws = 0; draws <= frame.draws; draws += step)
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{:.0f}</text>\n", frame.x(draws),
                       kHeight - kBottom + 16, draws);
  return svg + fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">draws</text>\n",
                           (kLeft + kWidth - kRight) / 2, kHeight - 8);
}

std::string curve(const RiskCurve& one, const Frame& frame, const char* colour) {
  if (one.points.empty()) return {};
  const std::size_t step = one.points.size() / kMostPoints + 1;
  std::string points = fmt::format("{:.1f},{:.1f}", frame.x(0), frame.y(1));
  for (std::size_t i = 0; i < one.points.size(); ++i)
    if (i % step == 0 || i + 1 == one.points.size())
      points += fmt::format(" {:.1f},{:.1f}", frame.x(one.points[i].first), frame.y(one.points[i].second));
  return fmt::format(
      "<polyline points=\"{0}\" fill=\"none\" stroke=\"{1}\" stroke-width=\"2\"/>\n<circle cx=\"{2:.1f}\" "
      "cy=\"{3:.1f}\" r=\"3.5\" fill=\"{1}\"/>\n",
      points, colour, frame.x(one.points.back().first), frame.y(one.points.back().second));
}

std::string legend(const RiskPlot& plot) {
  std::string svg;
  double y = kHeight - kBottom - 12;
  for (std::size_t i = plot.curves.size(); i-- > 0; y -= 16)
    if (!plot.curves[i].label.empty())
      svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"{}\">{}</text>\n", kLeft + 8, y,
                         kColours[i % std::size(kColours)], escaped_svg(plot.curves[i].label));
  return svg;
}

}  // namespace

std::string risk_plot_svg(const RiskPlot& plot) {
  const Frame frame = frame_of(plot);
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" font-size=\"12\">\n<title>{2}</title>\n<rect width=\"{0}\" height=\"{1}\" "
      "fill=\"white\"/>\n<text x=\"{3}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{2}</text>\n",
      kWidth, kHeight, escaped_svg(plot.title), kLeft);
  svg += axes(frame);
  for (std::size_t i = 0; i < plot.rounds.size(); ++i)
    svg += fmt::format(
        "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"#999\" "
        "stroke-dasharray=\"3 3\"/>\n<text x=\"{3:.1f}\" y=\"{4:.1f}\" text-anchor=\"end\" fill=\"#555\">round "
        "{5}</text>\n",
        frame.x(plot.rounds[i]), kTop, kHeight - kBottom, frame.x(plot.rounds[i]) - 4, kTop + 12, i + 1);
  svg += fmt::format(
      "<line x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"{3}\" stroke-width=\"1.5\"/>\n"
      "<text x=\"{4:.1f}\" y=\"{5:.1f}\" fill=\"{3}\">limit {6:.4g} %</text>\n",
      kLeft, kWidth - kRight, frame.y(plot.limit), kOrange, kLeft + 4, frame.y(plot.limit) - 5, 100 * plot.limit);
  for (std::size_t i = 0; i < plot.curves.size(); ++i)
    svg += curve(plot.curves[i], frame, kColours[i % std::size(kColours)]);
  return svg + legend(plot) + "</svg>\n";
}

}  // namespace acta::report
