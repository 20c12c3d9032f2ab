// SPDX-License-Identifier: Apache-2.0
#include "acta/report/plots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "acta/base/number_text.hpp"
#include "acta/report/elections_svg.hpp"
#include "acta/report/picture_svg.hpp"

namespace acta::report {
namespace {

constexpr const char *kBlue = "#28619f", *kGrey = "#6b737b", *kOrange = "#b45f06";
constexpr const char* kRamp[] = {"#dbe4ea", "#a9c4d3", "#6d9dba", "#39719b", "#1b4572", "#0a1f44"};

std::string file_name(const std::string& text) {
  std::string name;
  for (const char c : text)
    name +=
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ? c : '-';
  return name;
}

/// A number of at most three digits with a unit of thousands: "1.2M".
std::string short_number(double value) {
  const char* const units[] = {"", "k", "M", "G"};
  std::size_t unit = 0;
  for (; value >= 1'000 && unit < 3; ++unit) value /= 1'000;
  return fmt::format("{:.3g}{}", value, units[unit]);
}

/// The next 1, 2 or 5 times a power of ten.
double round_step(double least) {
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double times : {1, 2, 5})
    if (times * power >= least) return times * power;
  return 10 * power;
}

/// Axes from 0 to 100 % across and from 0 to `top` upwards, in a frame.
class Canvas {
 public:
  Canvas(double width, double height, const std::string& title, double top)
      : m_width(width), m_height(height), m_top(std::max(top, 1e-9)) {
    m_body = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
        "font-family=\"sans-serif\" font-size=\"12\">\n<title>{2}</title>\n<rect width=\"{0}\" height=\"{1}\" "
        "fill=\"white\"/>\n<text x=\"{3}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{2}</text>\n",
        width, height, escaped_svg(title), kLeft);
  }

  double x(double percent) const { return kLeft + (m_width - kLeft - kRight) * percent / 100; }
  double y(double value) const { return m_height - kBottom - (m_height - kTop - kBottom) * value / m_top; }
  void add(const std::string& element) { m_body += element + "\n"; }

  void axes(const std::string& across, const std::string& upwards, bool percent) {
    for (int t = 0; t <= 100; t += 10)
      add(fmt::format(
          "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\" stroke=\"#ccc\"/><text x=\"{0:.1f}\" "
          "y=\"{3:.1f}\" text-anchor=\"middle\">{4}</text>",
          x(t), y(0), y(0) + 5, y(0) + 18, t));
    const double step = percent ? 20 : round_step(m_top / 4);
    for (double value = 0; value <= m_top; value += step)
      add(fmt::format(
          "<line x1=\"{0:.1f}\" x2=\"{1:.1f}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\" stroke=\"#e4e4e4\"/><text x=\"{3:.1f}\" "
          "y=\"{4:.1f}\" text-anchor=\"end\">{5}</text>",
          x(0), x(100), y(value), x(0) - 6, y(value) + 4,
          percent ? fmt::format("{:.0f}", value) : short_number(value)));
    add(fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{}</text>", x(50), m_height - 6,
                    escaped_svg(across)));
    add(fmt::format("<text x=\"{:.1f}\" y=\"38\">{}</text>", kLeft, escaped_svg(upwards)));
  }

  std::string text() && { return std::move(m_body) + "</svg>\n"; }

 private:
  static constexpr double kLeft = 56, kRight = 16, kTop = 48, kBottom = 44;
  double m_width, m_height, m_top;
  std::string m_body;
};

std::string histogram_svg(const model::Histogram& chart, const std::string& title) {
  const double most =
      static_cast<double>(chart.bins.empty() ? 1 : *std::max_element(chart.bins.begin(), chart.bins.end()));
  Canvas canvas(720, 360, title, most);
  canvas.axes(chart.label + ", %", chart.weight, false);
  for (std::size_t i = 0; i < chart.bins.size(); ++i) {
    if (chart.bins[i] == 0) continue;
    const double from = canvas.x(chart.width * static_cast<double>(i)),
                 to = canvas.x(chart.width * static_cast<double>(i + 1)),
                 top = canvas.y(static_cast<double>(chart.bins[i]));
    canvas.add(fmt::format("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"{}\"/>", from,
                           top, to - from, canvas.y(0) - top, kBlue));
  }
  return std::move(canvas).text();
}

/// Colours on a logarithmic scale, from a thousandth of the most.
const char* colour_of(double weight, double most) {
  const double u = 1 + std::log10(std::max(weight / most, 1e-3)) / 3;
  return kRamp[std::min<std::size_t>(5, static_cast<std::size_t>(u * 6))];
}

std::string fingerprint_svg(const model::Fingerprint& chart, const std::string& title, const std::string& name) {
  Canvas canvas(640, 640, title, 100);
  canvas.axes("Turnout, %", "Share of " + name + ", %", true);
  double most = 1;
  for (const auto& square : chart.squares) most = std::max(most, static_cast<double>(square.weight));
  for (const auto& square : chart.squares) {
    const double x = chart.width * square.x, y = chart.width * square.y;
    canvas.add(fmt::format("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"{}\"/>",
                           canvas.x(x), canvas.y(y + chart.width), canvas.x(x + chart.width) - canvas.x(x) + 0.1,
                           canvas.y(y) - canvas.y(y + chart.width) + 0.1,
                           colour_of(static_cast<double>(square.weight), most)));
  }
  return std::move(canvas).text();
}

template <class Value>
std::string path_of(const Canvas& canvas, Value value) {
  std::string points;
  for (int t = 0; t <= 100; ++t)
    points +=
        fmt::format("{}{:.1f},{:.1f}", t == 0 ? "" : " ", canvas.x(t), canvas.y(value(static_cast<std::size_t>(t))));
  return points;
}

std::string curve_svg(const model::TurnoutCurve& curve, const std::string& title, const std::string& name) {
  double most = 1;
  for (const std::int64_t votes : curve.leader) most = std::max(most, static_cast<double>(votes));
  for (const std::int64_t votes : curve.others)
    for (const auto& core : curve.cores) most = std::max(most, core.ratio * static_cast<double>(votes));
  Canvas canvas(720, 400, title, most);
  canvas.axes("Turnout, %", "votes in a bin of one point", false);
  const auto others = [&](double ratio) {
    return [&curve, ratio](std::size_t t) { return ratio * static_cast<double>(curve.others[t]); };
  };
  const auto line = [&](const std::string& points, const char* colour, const char* more) {
    canvas.add(fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}/>", points, colour,
                           more));
  };
  if (curve.cores.size() >= 2) {
    const std::string low = path_of(canvas, others(curve.cores[0].ratio));
    std::string back;
    for (int t = 100; t >= 0; --t)
      back += fmt::format(" {:.1f},{:.1f}", canvas.x(t),
                          canvas.y(others(curve.cores[1].ratio)(static_cast<std::size_t>(t))));
    canvas.add(fmt::format("<polygon points=\"{}{}\" fill=\"{}\" fill-opacity=\"0.35\"/>", low, back, kOrange));
  }
  if (curve.cores.size() >= 3)
    line(path_of(canvas, others(curve.cores[2].ratio)), kOrange, " stroke-dasharray=\"4 3\"");
  line(path_of(canvas, others(1)), kGrey, "");
  line(path_of(canvas, [&](std::size_t t) { return static_cast<double>(curve.leader[t]); }), kBlue, "");
  const std::pair<const char*, std::string> legend[] = {
      {kBlue, name}, {kGrey, "all others"}, {kOrange, "expected from the others, all cores"}};
  double at = 64;
  for (const auto& [colour, text] : legend) {
    canvas.add(fmt::format(
        "<rect x=\"64\" y=\"{:.0f}\" width=\"12\" height=\"12\" fill=\"{}\"/><text x=\"82\" y=\"{:.0f}\">{}</text>", at,
        colour, at + 11, escaped_svg(text)));
    at += 18;
  }
  return std::move(canvas).text();
}

std::string regions_svg(const std::vector<model::RegionPrint>& regions, const std::string& title) {
  constexpr double kSide = 132, kGap = 12, kName = 16;
  const std::size_t columns = 6, rows = (regions.size() + columns - 1) / columns;
  const double width = columns * (kSide + kGap) + kGap,
               height = 34 + static_cast<double>(rows) * (kSide + kGap + kName);
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" "
      "font-size=\"11\">\n<title>{2}</title>\n<rect width=\"{0}\" height=\"{1}\" fill=\"white\"/>\n<text x=\"{3}\" "
      "y=\"20\" "
      "font-size=\"14\" font-weight=\"bold\">{2}</text>\n",
      width, height, escaped_svg(title), kGap);
  for (std::size_t r = 0; r < regions.size(); ++r) {
    const double left = kGap + static_cast<double>(r % columns) * (kSide + kGap),
                 top = 34 + static_cast<double>(r / columns) * (kSide + kGap + kName) + kName;
    svg += fmt::format(
        "<text x=\"{:.0f}\" y=\"{:.0f}\">{}</text><rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"{}\" height=\"{}\" "
        "fill=\"none\" stroke=\"#bbb\"/>\n",
        left, top - 4, escaped_svg(std::string(base::cut(regions[r].name, 36))), left, top, kSide, kSide);
    for (const auto& square : regions[r].squares) {
      const double cell = kSide / 20;
      svg += fmt::format("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"{}\"/>\n",
                         left + cell * square.x, top + kSide - cell * (square.y + 1), cell, cell,
                         colour_of(static_cast<double>(square.weight),
                                   0.3 * static_cast<double>(std::max<std::int64_t>(1, regions[r].registered))));
    }
  }
  return svg + "</svg>\n";
}

std::string name_of(const model::Contest& contest, const std::string& option) {
  const std::size_t at = model::find_option(contest, option);
  return at == model::kNone ? option : contest.options[at].name;
}

}  // namespace

std::vector<Plot> plots(const Report& report) {
  std::vector<Plot> all;
  for (const ContestReport& contest : report.contests)
    for (const CopyReport& copy : contest.copies) {
      const std::string prefix = file_name(contest.contest->id + "-" + copy.info->id) + "-";
      const std::string where = contest.contest->name + ", " + copy.info->name + ": ";
      for (const model::Histogram& chart : copy.charts.histograms)
        all.push_back(
            {prefix + file_name(chart.name) + ".svg",
             histogram_svg(chart, where + (chart.name == "turnout" ? "turnout" : "share of " + chart.label))});
      for (const model::Fingerprint& chart : copy.charts.fingerprints) {
        const std::string name = name_of(*contest.contest, chart.option);
        all.push_back({prefix + file_name(chart.option) + "-fingerprint.svg",
                       fingerprint_svg(chart, where + "turnout and share of " + name, name)});
      }
      if (!copy.charts.elections.empty())
        all.push_back({prefix + "elections.svg",
                       elections_svg(copy.charts.elections, where + "turnout and share in several elections")});
      for (const model::TurnoutCurve& curve : copy.charts.curves) {
        const std::string name = name_of(*contest.contest, curve.option);
        all.push_back(
            {prefix + file_name(curve.option) + "-by-turnout.svg", curve_svg(curve, where + "votes by turnout", name)});
        if (copy.charts.regions.size() > 1)
          all.push_back({prefix + file_name(curve.option) + "-areas.svg",
                         regions_svg(copy.charts.regions, where + "turnout and share of " + name + " by area")});
      }
    }
  for (const model::Finding& finding : report.findings)
    for (const model::Picture& picture : finding.pictures)
      all.push_back({file_name(finding.contest + "-" + finding.copy + "-" + finding.code + "-" + picture.name) + ".svg",
                     picture_svg(picture)});
  return all;
}

}  // namespace acta::report
