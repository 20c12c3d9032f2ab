// SPDX-License-Identifier: Apache-2.0
#include "acta/report/picture_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace acta::report {
namespace {

constexpr double kWidth = 640, kHeight = 420, kLeft = 64, kRight = 20, kTop = 40, kBottom = 48;
constexpr int kTicks = 5;

/// Values on an axis, and where they stand.
struct Axis {
  double from = 0, to = 1, start = 0, end = 1;

  double at(double value) const { return start + (end - start) * (value - from) / (to - from); }
};

Axis axis_of(const std::vector<double>& values, double start, double end, bool from_zero) {
  if (values.empty()) return {0, 1, start, end};
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  Axis axis{from_zero ? std::min(0.0, *least) : *least, *most, start, end};
  if (axis.to - axis.from < 1e-12) axis.to = axis.from + 1;
  return axis;
}

/// One length on the ground is one length in the picture, in both directions.
void keep_proportions(Axis& x, Axis& y) {
  const double wide = (x.to - x.from) * std::cos((y.from + y.to) / 2 * std::acos(-1.0) / 180), high = y.to - y.from;
  const double scale = std::min((x.end - x.start) / std::max(wide, 1e-9), (y.start - y.end) / high);
  x.end = x.start + wide * scale;
  y.end = y.start - high * scale;
}

std::string ticks(const Axis& x, const Axis& y) {
  std::string svg;
  for (int t = 0; t <= kTicks; ++t) {
    const double a = x.from + (x.to - x.from) * t / kTicks, b = y.from + (y.to - y.from) * t / kTicks;
    svg += fmt::format(
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{:.4g}</text>\n"
        "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#e4e4e4\"/>\n"
        "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"end\">{:.3g}</text>\n",
        x.at(a), kHeight - kBottom + 18, a, x.start, x.end, y.at(b), y.at(b), kLeft - 6, y.at(b) + 4, b);
  }
  return svg;
}

std::string line(const model::Picture& picture, const Axis& x, const Axis& y) {
  std::string points;
  for (std::size_t i = 0; i < picture.x.size(); ++i)
    points += fmt::format("{}{:.1f},{:.1f}", i == 0 ? "" : " ", x.at(picture.x[i]), y.at(picture.y[i]));
  return "<polyline points=\"" + points + "\" fill=\"none\" stroke=\"#28619f\" stroke-width=\"2\"/>\n";
}

/// Blue below 0, orange above; the stronger, the farther off.
std::string places(const model::Picture& picture, const Axis& x, const Axis& y) {
  double most = 1e-9;
  for (const double value : picture.values) most = std::max(most, std::abs(value));
  std::string svg;
  for (std::size_t i = 0; i < picture.x.size(); ++i)
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\" fill=\"{}\" fill-opacity=\"{:.2f}\"/>\n",
                       x.at(picture.x[i]), y.at(picture.y[i]), picture.values[i] < 0 ? "#28619f" : "#b45f06",
                       0.15 + 0.85 * std::abs(picture.values[i]) / most);
  return svg;
}

}  // namespace

std::string escaped_svg(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '&')
      result += "&amp;";
    else if (c == '"')
      result += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      result += c;
  }
  return result;
}

std::string picture_svg(const model::Picture& picture) {
  const bool map = picture.kind == model::Picture::Kind::map;
  Axis x = axis_of(picture.x, kLeft, kWidth - kRight, false), y = axis_of(picture.y, kHeight - kBottom, kTop, !map);
  if (map) keep_proportions(x, y);
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
             "font-family=\"sans-serif\" font-size=\"12\">\n<title>{2}</title>\n<rect width=\"{0}\" height=\"{1}\" "
             "fill=\"white\"/>\n<text x=\"{3}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{2}</text>\n",
             kWidth, kHeight, escaped_svg(picture.title), kLeft) +
         ticks(x, y) + (map ? places(picture, x, y) : line(picture, x, y)) +
         fmt::format(
             "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>\n<text x=\"{:.1f}\" "
             "y=\"34\">{}</text>\n</svg>\n",
             (x.start + x.end) / 2, kHeight - 8, escaped_svg(picture.x_label), kLeft - 40,
             escaped_svg(picture.y_label));
}

}  // namespace acta::report
