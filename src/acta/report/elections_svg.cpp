// SPDX-License-Identifier: Apache-2.0
#include "acta/report/elections_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "acta/base/number_text.hpp"
#include "acta/report/picture_svg.hpp"

namespace acta::report {
namespace {

constexpr double kSide = 180, kBars = 70, kGap = 16, kTop = 34, kNames = 46, kAxis = 30;
constexpr double kColumn = kNames + 2 * (kBars + kAxis) + kSide + kAxis;  ///< height of one election
constexpr std::size_t kColumns = 6;
constexpr const char *kBlue = "#28619f", *kGrey = "#6b737b";
constexpr const char* kRamp[] = {"#dbe4ea", "#a9c4d3", "#6d9dba", "#39719b", "#1b4572", "#0a1f44"};

using Bins = std::vector<std::int64_t>;

double part_of(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

double highest(const std::vector<model::ElectionPrint>& elections, Bins model::ElectionPrint::*bins) {
  double most = 1e-9;
  for (const model::ElectionPrint& one : elections) {
    const std::int64_t all = std::accumulate((one.*bins).begin(), (one.*bins).end(), std::int64_t{0});
    for (const std::int64_t bin : one.*bins) most = std::max(most, part_of(bin, all));
  }
  return most;
}

std::string axis(double left, double bottom, const char* name) {
  std::string svg;
  for (const int at : {0, 50, 100})
    svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"#555\">{}</text>",
                       left + kSide * at / 100, bottom + 12, at);
  return svg + fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"#555\">{}</text>\n",
                           left + kSide / 2, bottom + 23, name);
}

std::string bars(double left, double top, const Bins& bins, double most, const char* colour) {
  const std::int64_t all = std::accumulate(bins.begin(), bins.end(), std::int64_t{0});
  const double width = kSide / static_cast<double>(bins.size());
  std::string path;
  for (std::size_t i = 0; i < bins.size(); ++i)
    if (const double height = kBars * part_of(bins[i], all) / most; height > 0)
      path += fmt::format("M{:.1f},{:.1f}v{:.2f}h{:.2f}v{:.2f}z", left + width * static_cast<double>(i), top + kBars,
                          -height, width, height);
  return fmt::format(
      "<path d=\"{}\" fill=\"{}\"/><line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#999\"/>\n",
      path, colour, left, left + kSide, top + kBars, top + kBars);
}

/// On a logarithmic scale from a hundred-thousandth to a fiftieth of the voters.
std::string fingerprint(double left, double top, const model::ElectionPrint& election) {
  constexpr double kCell = kSide / 50, kLeast = 1e-5, kMost = 0.02;
  std::string svg =
      fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#bbb\"/>\n", left,
                  top, kSide, kSide);
  for (const auto& square : election.squares) {
    const double depth =
        std::log(std::max(part_of(square.weight, election.registered), kLeast) / kLeast) / std::log(kMost / kLeast);
    svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>",
                       left + kCell * square.x, top + kSide - kCell * (square.y + 1), kCell, kCell,
                       kRamp[std::min<std::size_t>(5, static_cast<std::size_t>(depth * 6))]);
  }
  return svg + "\n";
}

/// In two lines, the first broken at a blank where there is one.
std::pair<std::string, std::string> two_lines(const std::string& name, std::size_t width) {
  if (name.size() <= width) return {name, ""};
  const std::size_t blank = name.rfind(' ', width);
  if (blank == std::string::npos) return {std::string(base::cut(name, width)), ""};
  return {name.substr(0, blank), std::string(base::cut(name.substr(blank + 1), width))};
}

std::string names(double left, double top, const model::ElectionPrint& election) {
  const auto [first, second] = two_lines(election.name, 27);
  return fmt::format(
      "<text x=\"{0:.1f}\" y=\"{1:.1f}\" font-weight=\"bold\">{2}</text><text x=\"{0:.1f}\" y=\"{3:.1f}\" "
      "font-weight=\"bold\">{4}</text><text x=\"{0:.1f}\" y=\"{5:.1f}\" fill=\"#555\">{6}</text>\n",
      left, top + 11, escaped_svg(first), top + 24, escaped_svg(second), top + 38,
      escaped_svg(std::string(base::cut(election.option, 20)) + ", " + base::grouped(election.stations) + " stations"));
}

}  // namespace

std::string elections_svg(const std::vector<model::ElectionPrint>& elections, const std::string& title) {
  const std::size_t across = std::min(kColumns, elections.size()), down = (elections.size() + kColumns - 1) / kColumns;
  const double width = std::max(640.0, static_cast<double>(across) * (kSide + kGap) + kGap),
               height = kTop + static_cast<double>(down) * (kColumn + kGap);
  const double turnout = highest(elections, &model::ElectionPrint::turnout),
               share = highest(elections, &model::ElectionPrint::share);
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" font-size=\"11\">\n<title>{2}</title>\n<rect width=\"{0}\" height=\"{1}\" "
      "fill=\"white\"/>\n<text x=\"{3}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{2}</text>\n",
      width, height, escaped_svg(title), kGap);
  for (std::size_t i = 0; i < elections.size(); ++i) {
    const double left = kGap + static_cast<double>(i % kColumns) * (kSide + kGap),
                 top = kTop + static_cast<double>(i / kColumns) * (kColumn + kGap);
    const double second = top + kNames + kBars + kAxis, third = second + kBars + kAxis;
    svg += names(left, top, elections[i]) + bars(left, top + kNames, elections[i].turnout, turnout, kGrey) +
           axis(left, top + kNames + kBars, "turnout, % (voters)") +
           bars(left, second, elections[i].share, share, kBlue) + axis(left, second + kBars, "share, % (ballots)") +
           fingerprint(left, third, elections[i]) + axis(left, third + kSide, "turnout, %; share upwards");
  }
  return svg + "</svg>\n";
}

}  // namespace acta::report
