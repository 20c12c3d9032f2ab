// SPDX-License-Identifier: Apache-2.0
#include "acta/report/chance_plot.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "acta/base/number_text.hpp"
#include "acta/report/picture_svg.hpp"

namespace acta::report {
namespace {

constexpr double kWidth = 640, kHeight = 320, kLeft = 64, kRight = 24, kTop = 36, kBottom = 44;
constexpr const char* kColours[] = {"#28619f", "#b45f06", "#5a7d2b"};

double y_of(double chance) { return kTop + (kHeight - kTop - kBottom) * (1 - chance); }
double x_of(double draws, double most) { return kLeft + (kWidth - kLeft - kRight) * draws / most; }

std::string axes(const ChancePlot& plot, double most) {
  std::string svg;
  for (int quarter = 0; quarter <= 4; ++quarter)
    svg += fmt::format(
        "<line x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"#e4e4e4\"/>\n"
        "<text x=\"{3:.1f}\" y=\"{4:.1f}\" text-anchor=\"end\">{5} %</text>\n",
        kLeft, kWidth - kRight, y_of(quarter / 4.0), kLeft - 6, y_of(quarter / 4.0) + 4, 25 * quarter);
  const auto step = std::max<std::int64_t>(1, static_cast<std::int64_t>(most) / 6);
  for (std::int64_t draws = 0; draws <= static_cast<std::int64_t>(most); draws += step)
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n",
                       x_of(static_cast<double>(draws), most), kHeight - kBottom + 16, base::grouped(draws));
  return svg + fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n",
                           (kLeft + kWidth - kRight) / 2, kHeight - 8, escaped_svg(plot.x_label));
}

std::string steps(const ChanceCurve& curve, double most, const char* colour) {
  std::string points = fmt::format("{:.1f},{:.1f}", x_of(0, most), y_of(0));
  double before = 0;
  for (const auto& [draws, chance] : curve.points) {
    const double x = x_of(static_cast<double>(draws), most);
    points += fmt::format(" {:.1f},{:.1f} {:.1f},{:.1f}", x, y_of(before), x, y_of(chance));
    before = chance;
  }
  points += fmt::format(" {:.1f},{:.1f}", x_of(most, most), y_of(before));
  return fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>\n", points, colour);
}

std::string legend(const ChancePlot& plot) {
  std::string svg;
  double y = kTop + 16;
  for (std::size_t i = 0; i < plot.curves.size(); ++i)
    if (!plot.curves[i].label.empty()) {
      svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"{}\">{}</text>\n", kLeft + 8, y,
                         kColours[i % std::size(kColours)], escaped_svg(plot.curves[i].label));
      y += 16;
    }
  return svg;
}

}  // namespace

std::string chance_plot_svg(const ChancePlot& plot) {
  double most = 1;
  for (const ChanceCurve& one : plot.curves)
    if (!one.points.empty()) most = std::max(most, 1.05 * static_cast<double>(one.points.back().first));
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" font-size=\"12\">\n<title>{2}</title>\n<rect width=\"{0}\" height=\"{1}\" "
      "fill=\"white\"/>\n<text x=\"{3}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{2}</text>\n",
      kWidth, kHeight, escaped_svg(plot.title), kLeft);
  svg += axes(plot, most);
  for (std::size_t i = 0; i < plot.curves.size(); ++i)
    svg += steps(plot.curves[i], most, kColours[i % std::size(kColours)]);
  return svg + legend(plot) + "</svg>\n";
}

}  // namespace acta::report
